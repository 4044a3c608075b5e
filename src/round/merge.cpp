#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "celah/corrections.hpp"
#include "celah/shard.hpp"
#include "round/files.hpp"

namespace celah {
namespace fs = std::filesystem;

namespace {

/// A record, and where its report is.
struct Found {
    Record record;
    fs::path directory;
};
using All = std::map<std::string, Found>;   // by path: in the order of results

bool failed(const Record& record) { return record.outcome == "failed"; }

/// Whatever the order in which directories are named: what was read best, and of equals always the same.
bool goes_before(const Found& one, const Found& other) {
    const auto rank = [](const Found& found) { return std::tuple(failed(found.record), found.record.pages_unreadable, write_record(found.record), found.directory); };
    return rank(one) < rank(other);
}

/// Of two records of one input. Machines that were restarted may both have read it.
Result<void> settle(Found& known, Found other) {
    if (known.record.sha256 != other.record.sha256 && !known.record.sha256.empty() && !other.record.sha256.empty())
        return failure("two-contents", known.record.path + ": '" + known.directory.string() + "' and '" + other.directory.string() +
                                           "' read different contents of it; scan it again");
    if (goes_before(other, known)) known = std::move(other);
    return {};
}

Result<void> add(All& all, const fs::path& directory, std::string& settings) {
    auto records = read_round(directory);
    if (!records) return tl::unexpected(records.error());
    for (Record& record : *records) {
        if (settings.empty()) settings = record.settings;
        if (record.settings != settings)
            return failure("other-settings", directory.string() + ": was scanned by other rules, with other options or by another celah than the directories before it");
        Found found{std::move(record), directory};
        const auto [known, is_new] = all.try_emplace(found.record.path, found);
        if (is_new) continue;
        if (auto settled = settle(known->second, std::move(found)); !settled) return settled;
    }
    return {};
}

Result<void> bring(const fs::path& from, const fs::path& to) {
    auto bytes = read_file(from);
    if (!bytes) return tl::unexpected(bytes.error());
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    if (error) return tl::unexpected(cannot_write(to.parent_path(), error.value()));
    return replace_file(to, *bytes, false);
}

Result<void> copy_files(const Found& found, const fs::path& out) {
    std::error_code error;
    if (fs::equivalent(found.directory, out, error)) return {};
    if (auto copied = bring(found.directory / found.record.report, out / found.record.report); !copied) return copied;
    const fs::path messages = messages_file(found.record.report);
    if (fs::exists(found.directory / messages, error)) return bring(found.directory / messages, out / messages);
    fs::remove(out / messages, error);
    return {};
}

/// Nobody else writes there from now on, nor was somebody interrupted doing it.
Result<void> hold(std::optional<RoundLock>& lock, const fs::path& out) {
    if (lock) return {};
    auto taken = RoundLock::take(out);
    if (!taken) return tl::unexpected(taken.error());
    lock.emplace(*std::move(taken));
    const auto there = read_round(out);
    if (!there && there.error().code == "unfinished-round") return tl::unexpected(there.error());
    return {};
}

/// Those of the parts and of an earlier merge, the earlier ones first: of two for one item the last one counts.
Result<std::vector<Correction>> corrections_of(std::vector<fs::path> directories, const fs::path& out, Language language) {
    directories.push_back(out);   // what was decided about the whole goes before what a part says of the same day
    std::vector<std::pair<Correction, bool>> all;
    for (const fs::path& directory : directories) {
        auto kept = kept_corrections(directory, language);
        if (!kept) return kept;
        for (Correction& one : *kept) all.emplace_back(std::move(one), &directory == &directories.back());
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        const auto rank = [](const auto& one) { return std::tie(one.first.date, one.second, one.first.by, one.first.to, one.first.reason, one.first.rule, one.first.passage); };
        return rank(a) < rank(b);
    });
    std::vector<Correction> given;
    for (auto& one : all) given.push_back(std::move(one.first));
    return merge_corrections({}, given, {});
}

/// The corrections first: reports that show some must not stand without them.
Result<void> write(const All& all, const std::vector<Record>& records, const std::vector<Correction>& corrections, const fs::path& out) {
    if (!corrections.empty())
        if (auto written = write_file(out / "corrections.json", write_corrections_json(corrections)); !written) return written;
    for (const auto& [path, found] : all)
        if (auto copied = copy_files(found, out); !copied) return copied;
    return write_round(out, records);
}

}  // namespace

Result<Merged> merge_rounds(const std::vector<fs::path>& directories, const fs::path& out, const std::vector<std::string>& expected, Language language) {
    std::error_code error;
    std::optional<RoundLock> lock;
    if (fs::exists(out, error))   // and may be one of those that are read
        if (auto held = hold(lock, out); !held) return tl::unexpected(held.error());
    All all;
    std::string settings;
    for (const fs::path& directory : directories)
        if (auto added = add(all, directory, settings); !added) return tl::unexpected(added.error());

    Merged merged;
    for (const std::string& path : expected)
        if (std::string shown = shown_path(path); all.find(shown) == all.end()) merged.missing.push_back(std::move(shown));
    for (const auto& [path, found] : all) merged.records.push_back(found.record);
    if (!merged.missing.empty()) return merged;

    const auto corrections = corrections_of(directories, out, language);
    if (!corrections) return tl::unexpected(corrections.error());
    fs::create_directories(out / "reports", error);
    if (error) return tl::unexpected(cannot_write(out, error.value()));
    if (auto held = hold(lock, out); !held) return tl::unexpected(held.error());
    if (auto written = write(all, merged.records, *corrections, out); !written) return tl::unexpected(written.error());
    if (corrections->empty()) return merged;
    if (const auto applied = apply_to_round(out, {}, language); !applied) return tl::unexpected(applied.error());
    return read_round(out).map([](std::vector<Record> records) { return Merged{std::move(records), {}}; });
}

}  // namespace celah
