#pragma once

#include <string>
#include <vector>

#include "celah/report.hpp"

namespace celah::render {

/// The documents usually expected that none of the documents which the plan names for the indicator resembles. By words in common:
/// a hint to the assessor, no verdict.
std::vector<std::string> evidence_not_named(const EvidenceResult& evidence);

}  // namespace celah::render
