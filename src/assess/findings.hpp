// What an assessor would remark besides gaps: old regulations, copied parts, broken numbering.
#pragma once

#include <vector>

#include "celah/assess.hpp"

namespace celah {

std::vector<Finding> find_oddities(const Evidence& evidence, Language language);

}  // namespace celah
