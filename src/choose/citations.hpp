// Which of the known regulations a plan cites.
#pragma once

#include <vector>

#include "celah/choose.hpp"

namespace celah {

/// The first citation of each, in the order of `known`.
std::vector<Citation> find_citations(const Structure& structure, const std::vector<Regulation>& known);

}  // namespace celah
