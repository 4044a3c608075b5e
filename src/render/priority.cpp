#include "render/priority.hpp"

#include <algorithm>
#include <cmath>

namespace celah::render {
namespace {

IndicatorGaps gaps_of(const IndicatorResult& indicator) {
    IndicatorGaps out{&indicator, gaps_among(indicator.items), 0};
    for (const auto* item : out.items) out.at_risk += at_risk(*item);
    return out;
}

AreaGaps gaps_of(const AreaResult& area) {
    AreaGaps out{&area, {}, 0};
    for (const auto& indicator : area.indicators) {
        auto gaps = gaps_of(indicator);
        if (gaps.items.empty()) continue;
        out.at_risk += gaps.at_risk;
        out.indicators.push_back(std::move(gaps));
    }
    return out;
}

/// Equal risk keeps the regulation's order.
template <class T>
void sort_by_risk(std::vector<T>& gaps) {
    std::stable_sort(gaps.begin(), gaps.end(), [](const T& a, const T& b) { return riskier(a.at_risk, b.at_risk); });
}

}  // namespace

double at_risk(const ItemResult& item) {
    if (item.verdict.status == Status::missing) return item.weight;
    return item.verdict.status == Status::partial ? item.weight / 2 : 0;
}

bool riskier(double a, double b) {
    constexpr double alike = 1e-4;   // sums of weights carry rounding errors
    return std::round(a / alike) > std::round(b / alike);
}

std::vector<const ItemResult*> gaps_among(const std::vector<ItemResult>& items) {
    std::vector<const ItemResult*> out;
    for (const auto status : {Status::missing, Status::partial}) {
        for (const auto& item : items) {
            if (item.verdict.status == status) out.push_back(&item);
        }
    }
    return out;
}

std::vector<AreaGaps> gaps_by_weight(const Report& report) {
    std::vector<AreaGaps> out;
    for (const auto& area : report.areas) {
        auto gaps = gaps_of(area);
        if (gaps.indicators.empty()) continue;
        sort_by_risk(gaps.indicators);
        out.push_back(std::move(gaps));
    }
    sort_by_risk(out);
    return out;
}

std::vector<const ItemResult*> items_by_weight(const Report& report) {
    std::vector<const ItemResult*> out;
    for (const auto& area : report.areas)
        for (const auto& indicator : area.indicators)
            for (const auto* item : gaps_among(indicator.items)) out.push_back(item);
    std::stable_sort(out.begin(), out.end(), [](const ItemResult* a, const ItemResult* b) { return riskier(at_risk(*a), at_risk(*b)); });
    return out;
}

}  // namespace celah::render
