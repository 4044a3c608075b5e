// For which year a plan is made.
#pragma once

#include <optional>

#include "celah/structure.hpp"

namespace celah {

/// "TAHUN 2019" on the cover or in the title; else the year named most often on the first pages.
std::optional<int> find_year(const Structure& structure);

}  // namespace celah
