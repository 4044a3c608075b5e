#include "assess/coverage.hpp"

#include <algorithm>

namespace celah {
namespace {

void count(Counts& counts, Status status) {
    ++counts.required;
    switch (status) {
        case Status::present: ++counts.present; break;
        case Status::partial: ++counts.partial; break;
        case Status::missing: ++counts.missing; break;
        case Status::not_assessed: ++counts.not_assessed; break;
    }
}

double worth(Status status) { return status == Status::present ? 1 : status == Status::partial ? 0.5 : 0; }

double mean_of_items(const IndicatorResult& indicator) {
    if (indicator.items.empty()) return 0;
    double sum = 0;
    for (const ItemResult& item : indicator.items) sum += worth(item.verdict.status);
    return sum / static_cast<double>(indicator.items.size());
}

double mean_of_indicators(const AreaResult& area) {
    if (area.indicators.empty()) return 0;
    double sum = 0;
    for (const IndicatorResult& indicator : area.indicators) sum += mean_of_items(indicator);
    return sum / static_cast<double>(area.indicators.size());
}

}  // namespace

IndicatorStatus indicator_status(const IndicatorResult& indicator) {
    const auto all = [&](Status status) {
        return std::all_of(indicator.items.begin(), indicator.items.end(), [&](const ItemResult& item) { return item.verdict.status == status; });
    };
    if (all(Status::present)) return IndicatorStatus::complete;
    if (all(Status::missing)) return IndicatorStatus::missing;
    if (all(Status::not_assessed)) return IndicatorStatus::not_assessed;
    return IndicatorStatus::partial;
}

Summary summarize(const std::vector<AreaResult>& areas) {
    Summary out;
    double weights = 0, covered = 0;
    for (const AreaResult& area : areas) {
        for (const ItemResult& target : area.targets) count(out.targets, target.verdict.status);
        for (const IndicatorResult& indicator : area.indicators) {
            for (const ItemResult& item : indicator.items) count(out.items, item.verdict.status);
            count(out.evidence, indicator.evidence.verdict.status);
            count(out.action, indicator.action.status);
            count(out.time_target, indicator.time_target.status);
        }
        weights += area.weight_percent;
        covered += area.weight_percent * mean_of_indicators(area);
    }
    out.coverage_percent = weights > 0 ? 100 * covered / weights : 0;
    return out;
}

}  // namespace celah
