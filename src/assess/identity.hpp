// Who submits the plan, as the plan itself says.
#pragma once

#include <optional>
#include <string>

#include "celah/assess.hpp"

namespace celah {

/// The unit named on the cover, or on the first page that names one; as drawn, title case where the cover shouts.
std::optional<std::string> find_agency(const Evidence& evidence);

}  // namespace celah
