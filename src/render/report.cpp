#include "celah/report.hpp"

#include <algorithm>
#include <filesystem>

#include "render/columns.hpp"
#include "render/names.hpp"
#include "rules/digest.hpp"

namespace celah {
namespace {

bool gap(const Verdict& verdict) {
    return verdict.status == Status::missing || verdict.status == Status::partial;
}

bool unread(const Verdict& verdict) {
    return verdict.status == Status::not_assessed;
}

using Test = bool (*)(const Verdict&);

bool any(const std::vector<ItemResult>& items, Test test) {
    return std::any_of(items.begin(), items.end(), [test](const ItemResult& item) { return test(item.verdict); });
}

bool any(const IndicatorResult& indicator, Test test) {
    return any(indicator.items, test) || test(indicator.evidence.verdict) || test(indicator.action) || test(indicator.time_target);
}

bool any(const Report& report, Test test) {
    return std::any_of(report.areas.begin(), report.areas.end(), [test](const AreaResult& area) {
        return any(area.targets, test) || std::any_of(area.indicators.begin(), area.indicators.end(),
                                                      [test](const IndicatorResult& indicator) { return any(indicator, test); });
    });
}

std::string fingerprint(std::string_view text) { return sha256(text).substr(0, 16); }

}  // namespace

Status own_status(const Verdict& verdict) {
    return verdict.correction && verdict.correction->stale.empty() ? verdict.correction->from : verdict.status;
}

std::string passage_fingerprint(const Verdict& verdict) {
    std::string text = render::name(own_status(verdict));
    for (const Location& place : verdict.found) text += '\n' + place.quote;
    if (verdict.nearest) text += "\n?" + verdict.nearest->quote;
    return fingerprint(text);
}

std::string plan_fingerprint(const DocumentInfo& document) {
    if (!document.agency) return {};
    return fingerprint(render::inert(std::filesystem::path(document.path).filename().string()) + '\n' + render::inert(*document.agency));
}

bool has_gap(const Report& report) {
    return any(report, gap);
}

bool has_unread(const Report& report) {
    return any(report, unread);
}

}  // namespace celah
