// What the verdicts add up to.
#pragma once

#include <span>
#include <vector>

#include "celah/report.hpp"

namespace celah {

IndicatorStatus indicator_status(const IndicatorResult& indicator);

/// `minima`: what the predicates demand.
Summary summarize(const std::vector<AreaResult>& areas, std::span<const Minimum> minima);

}  // namespace celah
