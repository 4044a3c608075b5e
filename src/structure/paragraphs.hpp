// Lines -> paragraphs, list items and candidate headings.
#pragma once

#include <vector>

#include "structure/draft.hpp"

namespace celah::layout {

/// Blocks of consecutive lines; a sentence that runs over a page end stays one block. Fills all but kind and level.
std::vector<Draft> make_paragraphs(const Document& document, const Tokens& tokens,
                                   const std::vector<const Line*>& lines);

}  // namespace celah::layout
