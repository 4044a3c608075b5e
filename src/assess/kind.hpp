// Is it a Zona Integritas work plan at all?
#pragma once

#include <string>

#include "celah/assess.hpp"

namespace celah {

struct Kind {
    bool is_plan = true;  ///< also when it cannot be told, because pages that could tell were not readable
    bool certain = true;
    std::string reason;   ///< one sentence in the report's language
};

Kind document_kind(const Evidence& evidence, Language language);

}  // namespace celah
