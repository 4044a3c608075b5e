#include <algorithm>
#include <map>

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

/// Of two records of one input. Machines that were restarted may both have read it.
Result<void> settle(Found& known, Found other) {
    if (known.record.sha256 != other.record.sha256 && !known.record.sha256.empty() && !other.record.sha256.empty())
        return failure("two-contents", known.record.path + ": '" + known.directory.string() + "' and '" + other.directory.string() +
                                           "' read different contents of it; scan it again");
    if (failed(known.record) && !failed(other.record)) known = std::move(other);
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

fs::path messages_of(const Record& record) { return fs::path("messages") / fs::path(record.report).filename().replace_extension(".txt"); }

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
    const fs::path messages = messages_of(found.record);
    if (fs::exists(found.directory / messages, error)) return bring(found.directory / messages, out / messages);
    fs::remove(out / messages, error);
    return {};
}

}  // namespace

Result<Merged> merge_rounds(const std::vector<fs::path>& directories, const fs::path& out, const std::vector<std::string>& expected) {
    All all;
    std::string settings;
    for (const fs::path& directory : directories)
        if (auto added = add(all, directory, settings); !added) return tl::unexpected(added.error());

    Merged merged;
    for (const std::string& path : expected)
        if (std::string shown = shown_path(path); all.find(shown) == all.end()) merged.missing.push_back(std::move(shown));
    for (const auto& [path, found] : all) merged.records.push_back(found.record);
    if (!merged.missing.empty()) return merged;

    std::error_code error;
    fs::create_directories(out / "reports", error);
    if (error) return tl::unexpected(cannot_write(out, error.value()));
    for (const auto& [path, found] : all)
        if (auto copied = copy_files(found, out); !copied) return tl::unexpected(copied.error());
    if (auto written = write_round(out, merged.records); !written) return tl::unexpected(written.error());
    return merged;
}

}  // namespace celah
