// Parts of tables on single pages -> whole tables with headers, roles, rows and schedule marks.
#pragma once

#include <vector>

#include "structure/draft.hpp"
#include "structure/page_table.hpp"

namespace celah::layout {

struct TableDraft {
    Table table;               ///< rows' cells are indices into `cells`
    std::vector<Draft> cells;  ///< in reading order: header cells (row -1), then row by row
};

/// How many parts from `begin` on make up one table: on following pages, with the same columns and no other header.
std::size_t table_length(const Tokens& tokens, const std::vector<const PageTable*>& parts, std::size_t begin);

TableDraft make_table(const Document& document, const Tokens& tokens, const std::vector<const PageTable*>& parts);

}  // namespace celah::layout
