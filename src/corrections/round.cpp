// A round's reports with the corrections that are kept beside them.
#include <algorithm>
#include <set>

#include "celah/corrections.hpp"
#include "celah/render.hpp"
#include "celah/round.hpp"
#include "round/files.hpp"

namespace celah {
namespace {

namespace fs = std::filesystem;

constexpr const char* kept_file = "corrections.json";

/// A quick look, which may be wrong in saying so: most rounds have no correction, and reports are long.
Result<bool> shows_corrections(const fs::path& report) {
    return read_file(report).map([](const std::string& json) { return json.find("\"correction") != json.npos; });
}

template <class Function>
void each_correction(const Report& report, Function use) {
    const auto all = [&use](const std::vector<ItemResult>& items) {
        for (const ItemResult& item : items)
            if (item.verdict.correction) use(item.id, *item.verdict.correction);
    };
    for (const AreaResult& area : report.areas) {
        all(area.targets);
        for (const IndicatorResult& indicator : area.indicators) all(indicator.items);
    }
}

/// What the record says about its input stays; what it says about the verdicts follows the report.
Record renewed(const Record& old, const Report& report) {
    Record out = record_of(report);
    out.path = old.path;
    out.report = old.report;
    out.settings = old.settings;
    return out;
}

class RoundApplier {
  public:
    RoundApplier(const fs::path& directory, const std::vector<Correction>& corrections, const DocumentSet& documents, Language language)
        : directory_(directory), corrections_(corrections), documents_(documents), language_(language), used_(corrections.size()) {}

    Result<void> apply_to(Record& record) {
        const fs::path file = directory_ / record.report;
        const auto before = read_file(file);
        if (!before) return tl::unexpected(before.error());
        auto report = read_report(*before);
        if (!report) return failure(report.error().code, file.string() + ": " + report.error().message, {file.string()});
        const int indent = before->find("\n ") == before->npos ? -1 : 2;
        const std::string unchanged = render_json(*report, indent);   // not the file: another version of celah may have written it
        const Report changed = celah::corrected(*std::move(report), corrections_, documents_, language_);
        count(changed);
        std::string after = render_json(changed, indent);
        record = renewed(record, changed);   // also where an earlier run got as far as the report
        if (after == unchanged) return {};
        if (before->ends_with('\n')) after += '\n';
        ++out_.reports;
        return write_file(file, after);
    }

    RoundCorrections result() {
        for (std::size_t i = 0; i < corrections_.size(); ++i)
            if (!used_[i]) out_.strangers.push_back(corrections_[i]);
        return std::move(out_);
    }

  private:
    void count(const Report& report) {
        std::set<std::string> items;
        each_correction(report, [&](const std::string& id, const VerdictCorrection& one) {
            ++(one.stale.empty() ? out_.hold : out_.stale);
            items.insert(id);
        });
        for (std::size_t i = 0; i < corrections_.size(); ++i)
            if (items.count(corrections_[i].item) > 0 && speaks_of(corrections_[i], report, documents_)) used_[i] = true;
    }

    const fs::path& directory_;
    const std::vector<Correction>& corrections_;
    const DocumentSet& documents_;
    Language language_;
    std::vector<bool> used_;
    RoundCorrections out_;
};

}  // namespace

Result<std::vector<Correction>> kept_corrections(const fs::path& directory, Language language) {
    const fs::path file = directory / kept_file;
    std::error_code error;
    if (!fs::exists(file, error)) return std::vector<Correction>{};
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    auto out = read_corrections_json(*bytes, language);
    if (!out) return failure(out.error().code, file.string() + ": " + out.error().message, {file.string()});
    return out;
}

Result<RoundCorrections> apply_to_round(const fs::path& directory, std::span<const Correction> given, Language language) {
    auto kept = kept_corrections(directory, language);
    if (!kept) return tl::unexpected(kept.error());
    const bool any = !kept->empty() || !given.empty();
    auto records = read_round(directory);
    if (!records) return tl::unexpected(records.error());
    DocumentSet documents;
    for (const Record& record : *records) documents.insert(record.sha256);
    const auto all = merge_corrections(*std::move(kept), given, documents);
    // First what must not be lost: whatever stops the rest, the next run takes it up from here.
    if (any)
        if (auto written = write_file(directory / kept_file, write_corrections_json(all)); !written) return tl::unexpected(written.error());
    RoundApplier applier(directory, all, documents, language);
    for (Record& record : *records) {
        const auto concerned = any ? Result<bool>(true) : shows_corrections(directory / record.report);
        if (!concerned) return tl::unexpected(concerned.error());
        if (!*concerned) continue;
        if (auto done = applier.apply_to(record); !done) return tl::unexpected(done.error());
    }
    RoundCorrections out = applier.result();
    if (!any && out.reports == 0) return out;
    if (auto written = write_round(directory, *std::move(records)); !written) return tl::unexpected(written.error());
    return out;
}

}  // namespace celah
