#include "render/priority.hpp"

#include <algorithm>

namespace celah::render {
namespace {

std::size_t item_count(const AreaResult& area) {
    std::size_t count = 0;
    for (const auto& indicator : area.indicators) count += indicator.items.size();
    return count;
}

IndicatorGaps gaps_of(const IndicatorResult& indicator, double item_weight) {
    IndicatorGaps out{&indicator, gaps_among(indicator.items), 0};
    for (const auto* item : out.items)
        out.at_risk += item->verdict.status == Status::missing ? item_weight : item_weight / 2;
    return out;
}

AreaGaps gaps_of(const AreaResult& area) {
    AreaGaps out{&area, {}, 0};
    const auto items = item_count(area);
    const double item_weight = items == 0 ? 0 : area.weight_percent / static_cast<double>(items);
    for (const auto& indicator : area.indicators) {
        auto gaps = gaps_of(indicator, item_weight);
        if (gaps.items.empty()) continue;
        out.at_risk += gaps.at_risk;
        out.indicators.push_back(std::move(gaps));
    }
    return out;
}

/// Equal risk keeps the regulation's order.
template <class T>
void sort_by_risk(std::vector<T>& gaps) {
    std::stable_sort(gaps.begin(), gaps.end(), [](const T& a, const T& b) { return a.at_risk > b.at_risk; });
}

double coverage(const IndicatorResult& indicator) {
    double sum = 0;
    for (const auto& item : indicator.items) {
        if (item.verdict.status == Status::present) sum += 1;
        if (item.verdict.status == Status::partial) sum += 0.5;
    }
    return indicator.items.empty() ? 0 : sum / static_cast<double>(indicator.items.size());
}

}  // namespace

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

double coverage_percent(const AreaResult& area) {
    double sum = 0;
    for (const auto& indicator : area.indicators) sum += coverage(indicator);
    return area.indicators.empty() ? 0 : 100 * sum / static_cast<double>(area.indicators.size());
}

}  // namespace celah::render
