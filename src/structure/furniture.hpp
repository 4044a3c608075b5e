// What repeats on the pages without being text of the plan: running heads, page numbers, watermarks, e-signatures.
#pragma once

#include <vector>

#include "structure/layout.hpp"

namespace celah::layout {

/// Sets Place::furniture for units in place body. Words in tables must have left the body before, so that header rows
/// repeated at page tops are kept.
void mark_furniture(std::vector<PageUnits>& pages);

}  // namespace celah::layout
