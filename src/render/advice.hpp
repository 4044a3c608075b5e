// What a unit can do about the gaps of an indicator, in one sentence.
#pragma once

#include <string>

#include "celah/render.hpp"

namespace celah::render {

/// Empty when nothing is lacking.
std::string advice(const IndicatorResult& indicator, Language language);

}  // namespace celah::render
