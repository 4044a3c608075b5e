// Tables drawn with ruling lines.
#pragma once

#include <vector>

#include "structure/page_table.hpp"

namespace celah::layout {

/// Finds the ruled tables of a page and moves their words from Place::body to Place::table. `before` holds the tables
/// at the end of the page before: a single row of boxes is a table only when it goes on with one of them.
std::vector<PageTable> find_ruled_tables(PageUnits& page, const std::vector<PageTable>& before);

}  // namespace celah::layout
