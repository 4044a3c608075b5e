#include "assess/coverage.hpp"

#include <algorithm>
#include <cmath>

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

void add(Points& points, const ItemResult& item) {
    points.weight += item.weight;
    points.covered += item.weight * worth(item.verdict.status);
}

void add(Points& sum, const Points& points) {
    sum.weight += points.weight;
    sum.covered += points.covered;
}

Coverage coverage_of(const AreaResult& area) {
    Coverage out;
    for (const IndicatorResult& indicator : area.indicators)
        for (const ItemResult& item : indicator.items) {
            add(out.all, item);
            if (indicator.kind == IndicatorKind::pemenuhan) add(out.pemenuhan, item);
            if (indicator.kind == IndicatorKind::reform) add(out.reform, item);
        }
    return out;
}

/// Sums of weights carry rounding errors: what differs by less is the same.
bool reaches(double covered, double demanded) { return covered > demanded - 1e-9; }

MinimumResult beside(const Minimum& demanded, const Summary& summary) {
    MinimumResult out{demanded, reaches(summary.coverage.all.covered, demanded.leverage), {}};
    for (const AreaCoverage& area : summary.areas)
        if (!reaches(area.coverage.all.percent(), demanded.area_percent)) out.areas_below.push_back(area.area);
    return out;
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

Summary summarize(const std::vector<AreaResult>& areas, std::span<const Minimum> minima) {
    Summary out;
    for (const AreaResult& area : areas) {
        for (const ItemResult& target : area.targets) count(out.targets, target.verdict.status);
        for (const IndicatorResult& indicator : area.indicators) {
            for (const ItemResult& item : indicator.items) count(out.items, item.verdict.status);
            count(out.evidence, indicator.evidence.verdict.status);
            count(out.action, indicator.action.status);
            count(out.time_target, indicator.time_target.status);
        }
        out.areas.push_back({area.id, coverage_of(area)});
        add(out.coverage.all, out.areas.back().coverage.all);
        add(out.coverage.pemenuhan, out.areas.back().coverage.pemenuhan);
        add(out.coverage.reform, out.areas.back().coverage.reform);
    }
    out.coverage_percent = std::round(out.coverage.all.percent() * 100) / 100;
    for (const Minimum& minimum : minima) out.minima.push_back(beside(minimum, out));
    return out;
}

}  // namespace celah
