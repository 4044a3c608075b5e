// Which gaps matter most: those that put most weight at risk.
#pragma once

#include <string>
#include <vector>

#include "celah/report.hpp"

namespace celah::render {

struct IndicatorGaps {
    const IndicatorResult* indicator = nullptr;
    std::vector<const ItemResult*> items;  ///< missing before partial, each in the regulation's order
    double at_risk = 0;                    ///< percent points of weight, as at_risk() of its items
};

struct AreaGaps {
    const AreaResult* area = nullptr;
    std::vector<IndicatorGaps> indicators;  ///< with a gap, most at risk first
    double at_risk = 0;
};

/// The areas with a missing or partial item, most at risk first. Points into `report`.
std::vector<AreaGaps> gaps_by_weight(const Report& report);

/// The missing ones, then the partial ones, each in their order.
std::vector<const ItemResult*> gaps_among(const std::vector<ItemResult>& items);

/// The missing and partial items of the whole plan, most at risk first.
std::vector<const ItemResult*> items_by_weight(const Report& report);

/// Percent points of weight that the plan does not cover: an item missing counts whole, partial half.
double at_risk(const ItemResult& item);

/// By more than a rounding error.
bool riskier(double a, double b);

}  // namespace celah::render
