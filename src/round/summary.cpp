// What the records of a round add up to.
#include <algorithm>
#include <map>
#include <tuple>

#include "celah/normalize.hpp"
#include "celah/render.hpp"
#include "celah/round.hpp"
#include "round/files.hpp"

namespace celah {
namespace fs = std::filesystem;

namespace {

constexpr const char* outcomes[] = {"complete", "gaps", "not-assessed", "not-a-plan", "failed"};

bool is_judged(const Record& record) { return record.outcome == "complete" || record.outcome == "gaps"; }

std::vector<Tally> by_frequency(const std::map<std::string, int>& counted) {
    std::vector<Tally> out;
    for (const auto& [name, documents] : counted) out.push_back({name, documents});
    std::stable_sort(out.begin(), out.end(), [](const Tally& a, const Tally& b) { return a.documents > b.documents; });
    return out;
}

void summarize_coverage(RoundSummary& out, std::vector<double> coverages) {
    if (coverages.empty()) return;
    std::sort(coverages.begin(), coverages.end());
    const std::size_t count = coverages.size();
    double sum = 0;
    for (const double one : coverages) sum += one;
    out.judged = static_cast<int>(count);
    out.mean = sum / static_cast<double>(count);
    out.median = (coverages[(count - 1) / 2] + coverages[count / 2]) / 2;
    out.least = coverages.front();
    out.most = coverages.back();
}

/// Every judged report names all items of its pack.
std::map<std::string, std::string> texts_in(const fs::path& file) {
    std::map<std::string, std::string> out;
    const auto json = read_file(file);
    const auto report = json ? read_report(*json) : tl::unexpected(json.error());
    if (!report) return out;
    for (const AreaResult& area : report->areas) {
        for (const ItemResult& target : area.targets) out[target.id] = target.text;
        for (const IndicatorResult& indicator : area.indicators)
            for (const ItemResult& item : indicator.items) out[item.id] = item.text;
    }
    return out;
}

/// The gaps of the documents that one rule pack judged.
struct PackGaps {
    int judged = 0;
    std::map<std::string, std::pair<int, int>> counted;   ///< by id: missing, partial
    std::string report;                                   ///< one of its documents' reports
};

std::vector<CommonGap> common_gaps(const std::map<std::string, PackGaps>& packs, const fs::path& directory) {
    std::vector<CommonGap> out;
    for (const auto& [rules, pack] : packs) {
        const auto texts = pack.counted.empty() ? std::map<std::string, std::string>() : texts_in(directory / pack.report);
        for (const auto& [id, count] : pack.counted) {
            const auto text = texts.find(id);
            out.push_back({rules, id, text == texts.end() ? "" : text->second, count.first, count.second, pack.judged});
        }
    }
    // Half points as whole numbers: a sum of fractions would depend on its order.
    std::stable_sort(out.begin(), out.end(), [](const CommonGap& a, const CommonGap& b) { return 2 * a.missing + a.partial > 2 * b.missing + b.partial; });
    return out;
}

}  // namespace

RoundSummary summarize_round(const std::vector<Record>& records, const fs::path& directory) {
    RoundSummary out;
    std::map<std::string, int> by_outcome, by_reason;
    std::map<std::pair<bool, std::string>, AgencyCoverage> agencies;   // one however it is written; those without a name sort last
    std::map<std::string, PackGaps> packs;
    std::vector<double> coverages;
    for (const Record& record : records) {
        ++out.documents;
        out.pages += record.pages;
        out.pages_ocr += record.pages_ocr;
        out.pages_unreadable += record.pages_unreadable;
        ++by_outcome[record.outcome];
        if (!record.reason.empty()) ++by_reason[record.reason];
        if (!is_judged(record)) continue;
        coverages.push_back(record.coverage_percent);
        auto& agency = agencies[{!record.agency, normalize_text(record.agency.value_or(""))}];
        if (!agency.agency) agency.agency = record.agency;
        ++agency.documents;
        agency.coverage_percent += (record.coverage_percent - agency.coverage_percent) / agency.documents;
        PackGaps& pack = packs[record.rules];
        ++pack.judged;
        pack.report = record.report;
        for (const auto& id : record.missing) ++pack.counted[id].first;
        for (const auto& id : record.partial) ++pack.counted[id].second;
    }
    for (const char* name : outcomes) out.outcomes.push_back({name, by_outcome[name]});
    out.reasons = by_frequency(by_reason);
    summarize_coverage(out, std::move(coverages));
    for (auto& [name, agency] : agencies) out.agencies.push_back(std::move(agency));
    out.gaps = common_gaps(packs, directory);
    return out;
}

}  // namespace celah
