// From code points, as fonts and metadata give them, to UTF-8 that is always valid and has no controls.
#pragma once

#include <cstdint>
#include <string>

namespace celah::detail {

enum class Glyph {
    letter,   ///< any code point that leaves a mark
    space,    ///< separates words
    ignored,  ///< without a mark of its own: zero-width, bidi control, tag, variation selector
    unknown,  ///< U+FFFD and the private use area: the font does not say what it shows
    odd,      ///< control, surrogate, noncharacter: not text at all
};

Glyph classify(std::uint32_t code_point);

void append_utf8(std::string& text, std::uint32_t code_point);

}  // namespace celah::detail
