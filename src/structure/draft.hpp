// A block in the making: what the later steps ask about it, with its words still as units.
#pragma once

#include <vector>

#include "celah/structure.hpp"
#include "structure/labels.hpp"
#include "structure/layout.hpp"

namespace celah::layout {

struct Draft {
    BlockKind kind = BlockKind::paragraph;
    Label label;
    Refs units;  ///< of the text; a label of its own words is not among them
    std::uint32_t page = 0;
    Box box;            ///< of the part on `page`, label included
    double x = 0;       ///< where its first line begins
    double text_x = 0;  ///< where the text after the label begins
    int lines = 0;
    int words = 0;
    bool bold = false, upper = false, centered = false;
    float size = 0;
    bool leader = false;
    bool ends_sentence = false;
    bool ends_with_colon = false;  ///< ':' or, as some plans have it, ';' after a few words
    int level = 0;
    int table = -1, row = -1, column = -1;
};

/// Bold, capitals and size from the letters of all units.
void measure(Draft& draft);

Block finish(const Document& document, const Tokens& tokens, const Draft& draft);

}  // namespace celah::layout
