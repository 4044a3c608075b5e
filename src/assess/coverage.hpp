// Counts and percentages over finished verdicts.
#pragma once

#include "celah/report.hpp"

namespace celah {

Summary summarize(const std::vector<AreaResult>& areas);

/// What the items, alone, say of an indicator: all present, some, none.
IndicatorStatus indicator_status(const IndicatorResult& indicator);

}  // namespace celah
