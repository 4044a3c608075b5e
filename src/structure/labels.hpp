// The number or list mark in front of a heading or list item.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "celah/structure.hpp"
#include "structure/layout.hpp"

namespace celah::layout {

struct Label {
    LabelStyle style = LabelStyle::none;
    std::string text;        ///< as drawn
    int value = 0;           ///< 1 for "1.", "a", "I"; of dotted labels the last part; 0 for bullets
    int roman = 0;           ///< value if read as a roman numeral, else 0
    int depth = 1;           ///< parts of a dotted label
    std::size_t units = 1;   ///< how many units the label fills …
    std::size_t tokens = 0;  ///< … and, when the text is glued to the label ("1.Tim"), how many tokens of the last
                             ///< unit; 0: all of them
};

/// The label that a line begins with.
std::optional<Label> parse_label(const Tokens& tokens, const Line& line);

int roman_value(std::string_view numeral);  ///< 0 when it is none

}  // namespace celah::layout
