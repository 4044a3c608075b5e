#include "rules/weights.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace celah {
namespace {

std::string two_decimals(double number) {
    char out[32];
    std::snprintf(out, sizeof out, "%.2f", number);
    return out;
}

bool differ(double a, double b) { return std::abs(a - b) > 0.005; }

double sum_of(const Area& area) {
    double out = 0;
    for (const Indicator& indicator : area.indicators) out += indicator.weight;
    return out;
}

void share(Area& area) {
    if (sum_of(area) > 0) return;
    for (Indicator& indicator : area.indicators) indicator.weight = area.weight_percent / static_cast<double>(area.indicators.size());
}

}  // namespace

void weigh(RulePack& pack, const std::string& pack_file, const std::map<std::string, std::string>& file_of, Complaints& complaints) {
    double all = 0;
    for (Area& area : pack.areas) {
        all += area.weight_percent;
        share(area);
        const double sum = sum_of(area);
        const auto file = file_of.find(area.id);
        if (!area.indicators.empty() && file != file_of.end() && differ(sum, area.weight_percent))
            complaints.add(file->second, "the indicators of area " + area.id + " weigh " + two_decimals(sum) + " together, but its weight_percent is " +
                                             two_decimals(area.weight_percent));
    }
    if (!pack.areas.empty() && differ(all, pack.leverage_weight_percent))
        complaints.add(pack_file, "the areas weigh " + two_decimals(all) + " together, but leverage_weight_percent is " +
                                      two_decimals(pack.leverage_weight_percent));
}

}  // namespace celah
