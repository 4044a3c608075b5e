// Headings, levels and sections from labels, indents and styles.
#pragma once

#include <vector>

#include "structure/draft.hpp"

namespace celah::layout {

/// Decides which drafts are headings and items and sets all levels. Cells are skipped.
void set_levels(std::vector<Draft>& drafts);

/// Sections of the finished blocks; sets Block::section.
std::vector<Section> make_sections(std::vector<Block>& blocks);

}  // namespace celah::layout
