// What assessors said -> the report.
#include <algorithm>

#include "assess/coverage.hpp"
#include "celah/corrections.hpp"
#include "render/messages.hpp"

namespace celah {
namespace {

constexpr const char* without_item = "correction-without-item";
constexpr render::Text gone{"Koreksi {} tanggal {} atas butir {} tidak berlaku: butir itu tidak ada dalam aturan yang dipakai.",
                            "The correction by {} of {} for item {} does not hold: these rules have no such item."};

template <class Function>
void each_item(Report& report, Function use) {
    for (AreaResult& area : report.areas) {
        for (ItemResult& target : area.targets) use(target);
        for (IndicatorResult& indicator : area.indicators)
            for (ItemResult& item : indicator.items) use(item);
    }
}

/// The report as celah alone made it. False when it was that already.
bool take_off(Report& report) {
    bool any = std::erase_if(report.findings, [](const Finding& finding) { return finding.kind == without_item; }) > 0;
    each_item(report, [&any](ItemResult& item) {
        any |= item.verdict.correction.has_value();
        item.verdict.status = own_status(item.verdict);
        item.verdict.correction.reset();
    });
    return any;
}

/// An absence has no passage: for another file nobody can say whether it is still the one that the assessor looked at.
std::vector<std::string> changes(const Correction& correction, const ItemResult& item, const std::string& document) {
    std::vector<std::string> out;
    if (correction.rule != item.rule_digest) out.push_back("rule");
    if (correction.passage != passage_fingerprint(item.verdict)) out.push_back("passage");
    else if (item.verdict.found.empty() && !item.verdict.nearest && correction.document != document) out.push_back("document");
    return out;
}

void put_on(ItemResult& item, const Correction& correction, const std::string& document) {
    if (!correction.to) return;
    VerdictCorrection note{correction.from, *correction.to, correction.reason, correction.by, correction.date, changes(correction, item, document)};
    if (note.stale.empty()) item.verdict.status = *correction.to;
    item.verdict.correction = std::move(note);
}

void count_anew(Report& report) {
    for (AreaResult& area : report.areas)
        for (IndicatorResult& indicator : area.indicators) indicator.status = indicator_status(indicator);
    std::vector<Minimum> minima;
    for (const MinimumResult& one : report.summary.minima) minima.push_back(one.demanded);
    report.summary = summarize(report.areas, minima);
}

/// What is said of the document itself goes before what was said of an earlier version, and there what still holds before the rest.
const Correction* choose(const std::vector<const Correction*>& mine, const ItemResult& item, const std::string& document) {
    const Correction* out = nullptr;
    int best = 0;
    for (const Correction* one : mine) {
        if (one->item != item.id) continue;
        const int rank = one->document == document ? 2 : changes(*one, item, document).empty() ? 1 : 0;
        if (out == nullptr || rank >= best) out = one, best = rank;
    }
    return out;
}

}  // namespace

bool speaks_of(const Correction& correction, const Report& report, const DocumentSet& documents) {
    if (!report.document.sha256.empty() && correction.document == report.document.sha256) return true;
    if (documents.count(correction.document) > 0) return false;
    return !correction.plan.empty() && correction.plan == plan_fingerprint(report.document);
}

std::vector<Correction> merge_corrections(std::vector<Correction> kept, std::span<const Correction> given, const DocumentSet& documents) {
    // Those given together are of one time: none of them is an earlier version of another.
    for (const Correction& one : given)
        std::erase_if(kept, [&](const Correction& old) {
            const bool earlier = !old.plan.empty() && old.plan == one.plan && documents.count(old.document) == 0;
            return old.item == one.item && (old.document == one.document || earlier);
        });
    const auto first_given = static_cast<std::ptrdiff_t>(kept.size());
    for (const Correction& one : given) {
        const auto same = [&one](const Correction& other) { return other.item == one.item && other.document == one.document; };
        kept.erase(std::remove_if(kept.begin() + first_given, kept.end(), same), kept.end());
        if (one.to) kept.push_back(one);
    }
    std::stable_sort(kept.begin(), kept.end(), [](const Correction& a, const Correction& b) { return a.document != b.document ? a.document < b.document : a.item < b.item; });
    return kept;
}

Report corrected(Report report, std::span<const Correction> corrections, const DocumentSet& documents, Language language) {
    if (report.areas.empty()) return report;
    const bool was_corrected = take_off(report);
    std::vector<const Correction*> mine;
    for (const Correction& one : corrections)
        if (speaks_of(one, report, documents)) mine.push_back(&one);
    if (mine.empty() && !was_corrected) return report;
    std::vector<const Correction*> left = mine;
    each_item(report, [&](ItemResult& item) {
        const Correction* chosen = choose(mine, item, report.document.sha256);
        if (chosen == nullptr) return;
        std::erase_if(left, [&](const Correction* one) { return one->item == item.id; });
        put_on(item, *chosen, report.document.sha256);
    });
    for (const Correction* one : left)
        report.findings.push_back({without_item, "info", render::fill(gone.in(language), {one->by, one->date, one->item}), {}});
    count_anew(report);
    return report;
}

}  // namespace celah
