// A passage of the structure -> page, box and the plan's own words.
#pragma once

#include <optional>

#include "celah/assess.hpp"

namespace celah {

/// The passage, widened to its whole sentence when that is short enough to read. Only the page on which it begins.
std::optional<Location> quote(const Evidence& evidence, const Passage& passage);

/// The words of the tokens [first, last) of a text as drawn, without line-break hyphens, on the page of the first one.
std::optional<Location> quote_tokens(const Evidence& evidence, const NormalText& text, std::size_t first, std::size_t last);

}  // namespace celah
