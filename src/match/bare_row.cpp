#include "match/bare_row.hpp"

#include <algorithm>

namespace celah {
namespace {

bool plans(ColumnRole role) {
    return role == ColumnRole::action || role == ColumnRole::evidence || role == ColumnRole::time || role == ColumnRole::month ||
           role == ColumnRole::target || role == ColumnRole::realisation;
}

bool has_column(const Table& table, ColumnRole role) {
    return std::any_of(table.columns.begin(), table.columns.end(), [role](const Column& column) { return column.role == role; });
}

/// A cell merged down from a row above counts: it is said of this row too.
bool plans_something(const Table& table, const Row& row) {
    for (std::size_t c = 0; c < row.cells.size() && c < table.columns.size(); ++c)
        if (row.cells[c] >= 0 && plans(table.columns[c].role)) return true;
    return false;
}

bool has_columns_to_fill(const Table& table) { return has_column(table, ColumnRole::action) && has_column(table, ColumnRole::evidence); }

bool fills_its_columns(const Table& table) {
    return has_columns_to_fill(table) && std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& row) { return plans_something(table, row); });
}

}  // namespace

bool is_bare_row(const Structure& structure, int block) {
    const Block& cell = structure.blocks[static_cast<std::size_t>(block)];
    if (cell.table < 0) return false;
    const Table& table = structure.tables[static_cast<std::size_t>(cell.table)];
    const auto column = static_cast<std::size_t>(cell.column);
    if (column >= table.columns.size() || plans(table.columns[column].role)) return false;
    if (!has_columns_to_fill(table)) return false;
    const Row& row = table.rows[static_cast<std::size_t>(cell.row)];
    if (row.band || plans_something(table, row)) return false;
    return std::any_of(structure.tables.begin(), structure.tables.end(), fills_its_columns);
}

}  // namespace celah
