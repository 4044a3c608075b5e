// What the verdicts add up to.
#pragma once

#include <vector>

#include "celah/report.hpp"

namespace celah {

IndicatorStatus indicator_status(const IndicatorResult& indicator);

Summary summarize(const std::vector<AreaResult>& areas, const RulePack& rules);

}  // namespace celah
