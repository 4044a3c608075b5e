#include "match/bare_row.hpp"

#include <algorithm>

#include "match/telling.hpp"

namespace celah {
namespace {

bool plans(ColumnRole role) {
    return role == ColumnRole::action || role == ColumnRole::evidence || role == ColumnRole::time || role == ColumnRole::month ||
           role == ColumnRole::target || role == ColumnRole::realisation;
}

bool has_columns_to_fill(const Table& table) {
    const auto has = [&](ColumnRole role) {
        return std::any_of(table.columns.begin(), table.columns.end(), [role](const Column& column) { return column.role == role; });
    };
    return has(ColumnRole::action) && has(ColumnRole::evidence);
}

}  // namespace

BareRows::BareRows(const Structure& structure, const RulePack& rules, Sentences& sentences)
    : structure_(structure), rules_(rules), sentences_(sentences) {
    for (const Table& table : structure.tables)
        if (has_columns_to_fill(table))
            for (const Row& row : table.rows) plan_fills_columns_ = plan_fills_columns_ || plans_something(table, row);
}

bool BareRows::holds(int block) {
    const Block& cell = structure_.blocks[static_cast<std::size_t>(block)];
    if (cell.table < 0 || !plan_fills_columns_) return false;
    const Table& table = structure_.tables[static_cast<std::size_t>(cell.table)];
    const auto column = static_cast<std::size_t>(cell.column);
    if (column >= table.columns.size() || plans(table.columns[column].role) || !has_columns_to_fill(table)) return false;
    const Row& row = table.rows[static_cast<std::size_t>(cell.row)];
    return !row.band && !plans_something(table, row);
}

/// A cell merged down from a row above counts: it is said of this row too. So does a mark in a month.
bool BareRows::plans_something(const Table& table, const Row& row) {
    if (std::any_of(row.marks.begin(), row.marks.end(), [](std::uint8_t mark) { return mark != 0; })) return true;
    for (std::size_t c = 0; c < row.cells.size() && c < table.columns.size(); ++c)
        if (row.cells[c] >= 0 && plans(table.columns[c].role) && says_something(row.cells[c])) return true;
    return false;
}

bool BareRows::says_something(int block) {
    const auto& list = sentences_.of(block);
    return std::any_of(list.begin(), list.end(), [&](const PlacedSentence& s) { return !opens_with_denial(s.sentence, rules_); });
}

}  // namespace celah
