// Tables without ruling lines, or with horizontal ones only: found by their header, filled in drawing order.
#pragma once

#include <vector>

#include "structure/page_table.hpp"

namespace celah::layout {

/// Keeps the words of header rows from being taken for running heads: sets Unit::keep.
void protect_headers(const Tokens& tokens, PageUnits& page);

/// Finds tables in the body of a page and moves their words to Place::table. `before` are the tables of the page
/// before: the last one may go on here without a header; its columns are widened when this page shows more of them.
std::vector<PageTable> find_borderless_tables(const Document& document, const Tokens& tokens, PageUnits& page,
                                              std::vector<PageTable>& before);

}  // namespace celah::layout
