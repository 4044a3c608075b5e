#include "celah/report.hpp"

#include <algorithm>

namespace celah {
namespace {

bool gap(const Verdict& verdict) {
    return verdict.status == Status::missing || verdict.status == Status::partial;
}

bool gap(const std::vector<ItemResult>& items) {
    return std::any_of(items.begin(), items.end(), [](const ItemResult& item) { return gap(item.verdict); });
}

bool gap(const IndicatorResult& indicator) {
    return gap(indicator.items) || gap(indicator.evidence.verdict) || gap(indicator.action) ||
           gap(indicator.time_target);
}

}  // namespace

bool has_gap(const Report& report) {
    return std::any_of(report.areas.begin(), report.areas.end(), [](const AreaResult& area) {
        return gap(area.targets) || std::any_of(area.indicators.begin(), area.indicators.end(),
                                                [](const IndicatorResult& indicator) { return gap(indicator); });
    });
}

}  // namespace celah
