#include "render/inert_report.hpp"

#include "render/columns.hpp"

namespace celah::render {
namespace {

/// A struct, so that the overloads see each other in whatever order they stand.
struct Cleaner {
    static void clean(std::string& text) { text = inert(std::string_view(text)); }

    static void clean(Location& place) { clean(place.quote); }

    template <class T>
    static void clean(std::vector<T>& list) {
        for (auto& entry : list) clean(entry);
    }

    template <class T>
    static void clean(std::optional<T>& value) {
        if (value) clean(*value);
    }

    template <class... Texts>
    static void clean_all(Texts&... texts) {
        (clean(texts), ...);
    }

    static void clean(VerdictCorrection& one) { clean_all(one.reason, one.by, one.date, one.stale); }

    static void clean(Verdict& verdict) { clean_all(verdict.reason, verdict.found, verdict.nearest, verdict.correction); }

    static void clean(ItemResult& item) { clean_all(item.id, item.text, item.best, item.frequency, item.answer, item.verdict); }

    static void clean(IndicatorResult& one) {
        clean_all(one.id, one.name, one.article, one.heading, one.items, one.evidence.verdict, one.evidence.expected,
                  one.action, one.time_target);
    }

    static void clean(AreaResult& area) { clean_all(area.id, area.name, area.article, area.targets, area.indicators); }

    static void clean(Finding& finding) { clean_all(finding.kind, finding.severity, finding.message, finding.found); }

    static void clean(Problem& problem) { clean_all(problem.code, problem.message); }

    static void clean(DocumentInfo& one) { clean_all(one.path, one.sha256, one.agency, one.kind, one.kind_reason); }

    static void clean(RulesInfo& rules) { clean_all(rules.id, rules.title, rules.version, rules.digest, rules.chosen_because); }
};

}  // namespace

Report inert(Report report) {
    Cleaner::clean_all(report.rules, report.document, report.problems, report.areas, report.findings);
    return report;
}

}  // namespace celah::render
