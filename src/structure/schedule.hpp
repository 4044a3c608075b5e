// Marks in the month columns of a schedule.
#pragma once

#include "celah/structure.hpp"
#include "structure/page_table.hpp"

namespace celah::layout {

/// Whether a cell's text is a mark alone: X, v, a tick, a dot.
bool is_mark(const PageCell& cell);

/// A column of `part`: 1 where the row is marked, by text or by a shade that the rest of the row does not have.
/// `roles` are the columns' roles, parallel to the part's columns.
std::vector<std::uint8_t> row_marks(const PageTable& part, int row, const std::vector<ColumnRole>& roles);

}  // namespace celah::layout
