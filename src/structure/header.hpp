// The header rows of a table's part, and whether two headers are the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "celah/structure.hpp"
#include "structure/page_table.hpp"

namespace celah::layout {

/// Number of rows at the top that are header: titles above the header proper, all its levels and a row that counts
/// the columns, (1) (2) (3). 0 when there is none.
int header_rows(const Tokens& tokens, const PageTable& part);

/// The normalised words of the first rows, cell by cell.
std::vector<std::string_view> header_words(const Tokens& tokens, const PageTable& part, int rows);

/// Nearly the same words.
bool same_header(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b);

/// Roles and header texts of all columns of `part`.
std::vector<Column> header_columns(const Document& document, const Tokens& tokens, const PageTable& part, int rows);

}  // namespace celah::layout
