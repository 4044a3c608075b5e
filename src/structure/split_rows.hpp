// Rows of ruled tables whose boxes hold more than one row, or more than one column's text.
#pragma once

#include "structure/page_table.hpp"

namespace celah::layout {

/// Splits rows of a table that has lines between its columns only, where one box holds the texts of many rows, and
/// rows that miss the lines between their cells.
void split_tall_rows(const Document& document, PageTable& table);

}  // namespace celah::layout
