// Who submits the plan and for which year, as the plan itself says.
#pragma once

#include <optional>
#include <string>

#include "celah/assess.hpp"

namespace celah {

/// The unit named on the cover, or on the first page that names one; as drawn, title case where the cover shouts.
std::optional<std::string> find_agency(const Evidence& evidence);

/// "TAHUN 2019" on the cover or in the title; else the year named most often on the first pages.
std::optional<int> find_year(const Evidence& evidence);

}  // namespace celah
