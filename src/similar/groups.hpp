// Plans that are nearly one text.
#pragma once

#include <span>
#include <vector>

#include "celah/similar.hpp"
#include "similar/marks.hpp"

namespace celah {

/// For each plan the first one of its group: plans of equal bytes, and those of which, formulas included, a large part is the
/// same. A formula that a whole round uses makes no group as long as it is the smaller part of the plans. Takes time in
/// proportion to the plans.
std::vector<std::size_t> group_copies(std::span<const SketchedPlan> plans, std::span<const Marks> marks);

}  // namespace celah
