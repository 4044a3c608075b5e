#include "structure/header.hpp"

#include <algorithm>
#include <charconv>

#include "structure/column_roles.hpp"

namespace celah::layout {
namespace {

using Words = std::vector<std::string_view>;

/// The cells that begin in a row, empty ones left out.
std::vector<const PageCell*> row_cells(const PageTable& part, int row) {
    std::vector<const PageCell*> list;
    for (const PageCell& cell : part.cells)
        if (cell.row0 == row && !cell.units.empty()) list.push_back(&cell);
    return list;
}

bool is_header_row(const Tokens& tokens, const PageTable& part, int row) {
    const auto cells = row_cells(part, row);
    std::size_t named = 0, brief = 0;
    for (const PageCell* cell : cells) {
        const Words words = normal_words(tokens, cell->units);
        // NO stands over numbers, whatever the other columns are called.
        const HeaderWords said = read_header(words);
        const bool number = cell == cells.front() && cell->column0 == 0 && said.role == ColumnRole::number;
        if (number && words.size() == 1 && cells.size() >= 2 && row == 0) return true;
        if (!said.names_column) continue;
        ++named;
        brief += words.size() <= 3;
    }
    const bool few_columns = part.columns() <= 3;
    return (named >= 3 || (named == 2 && (few_columns || brief == 2) && named == cells.size())) &&
           2 * named >= cells.size() && 2 * brief >= named;
}

bool all_bold(const std::vector<const PageCell*>& cells) {
    std::size_t bold = 0, all = 0;
    for (const PageCell* cell : cells)
        for (const Unit* unit : cell->units) ++all, bold += unit->bold;
    return all > 0 && 10 * bold >= 9 * all;
}

bool shaded(const PageTable& part, int row) {
    int count = 0;
    for (int c = 0; c < part.columns(); ++c) count += part.grays[part.index(row, c)] < 0.98F;
    return 10 * count >= 9 * part.columns();
}

/// A first row that only looks like a header: bold or shaded above one that is not.
bool is_styled_header(const PageTable& part) {
    if (part.rows() < 2) return false;
    const auto first = row_cells(part, 0);
    const auto second = row_cells(part, 1);
    if (first.size() < 2 || static_cast<int>(3 * first.size()) < 2 * part.columns() || second.empty()) return false;
    for (const PageCell* cell : first)
        if (cell->units.size() > 6) return false;
    const bool bold = all_bold(first) && !all_bold(second);
    return bold || (!part.grays.empty() && shaded(part, 0) && !shaded(part, 1));
}

/// (1) (2) (3) … below the header.
bool counts_columns(const Tokens& tokens, const PageTable& part, int row) {
    const auto cells = row_cells(part, row);
    if (cells.size() < 3 || cells.front()->column0 > 0 || static_cast<int>(2 * cells.size()) < part.columns())
        return false;
    int expected = 1;
    for (const PageCell* cell : cells) {
        const Words words = normal_words(tokens, cell->units);
        int value = 0;
        if (words.size() != 1) return false;
        std::from_chars(words[0].data(), words[0].data() + words[0].size(), value);
        if (value != expected++) return false;
    }
    return true;
}

/// `spans`: a cell above spans several columns; without one it takes more periods to be sure.
bool holds_months(const Tokens& tokens, const PageTable& part, int row, bool spans) {
    const auto cells = row_cells(part, row);
    std::size_t months = 0;
    for (const PageCell* cell : cells) months += is_month(normal_words(tokens, cell->units), true);
    return months >= (spans ? 2 : 4) && months + 1 >= cells.size();
}

/// Sub-headers below cells that span several columns, where the other header cells span the rows.
int header_depth(const Tokens& tokens, const PageTable& part, int row) {
    int end = row + 1;
    for (const PageCell& cell : part.cells)
        if (cell.row0 == row && !cell.units.empty() && cell.row1 - cell.row0 <= 4) end = std::max(end, cell.row1);
    bool spans = false;
    for (const PageCell& cell : part.cells)
        spans = spans ||
                (cell.row0 == row && cell.column1 - cell.column0 > 1 && cell.column1 - cell.column0 < part.columns());
    while (end < part.rows() && (spans || end == row + 1) && holds_months(tokens, part, end, spans)) ++end;
    while (end < part.rows() && counts_columns(tokens, part, end)) ++end;
    return end;
}

/// `spans`: columns below the header cell above.
ColumnRole column_role(const std::vector<Words>& levels, int spans) {
    bool below_time = false;
    for (std::size_t i = 0; i + 1 < levels.size(); ++i) below_time = below_time || speaks_of_time(levels[i]);
    if (levels.empty()) return ColumnRole::other;
    if (is_month(levels.back(), below_time)) return ColumnRole::month;
    // "J F M A …" or numbered weeks below TAHUN 2024.
    const bool brief = levels.back().size() == 1 && levels.back().front().size() <= 3;
    if (below_time && spans >= 4 && brief) return ColumnRole::month;
    for (std::size_t i = levels.size(); i-- > 0;)
        if (const ColumnRole role = read_header(levels[i]).role; role != ColumnRole::other) return role;
    return ColumnRole::other;
}

/// A row of numerals 1 … 12 or I … IV without a header above it that speaks of time.
void promote_numeral_months(std::vector<Column>& columns, const std::vector<Words>& lowest) {
    if (!lowest.empty() && is_month(lowest.front(), true)) return;  // counts all columns
    for (std::size_t i = 1; i < columns.size();) {
        std::size_t end = i;
        while (end < columns.size() && columns[end].role == ColumnRole::other && is_month(lowest[end], true)) ++end;
        if (end - i >= 4)
            for (std::size_t j = i; j < end; ++j) columns[j].role = ColumnRole::month;
        i = std::max(end, i + 1);
    }
}

}  // namespace

int header_rows(const Tokens& tokens, const PageTable& part) {
    constexpr int titles = 3;  // a table's name may stand in its first rows
    for (int row = 0; row < std::min(titles, part.rows()); ++row) {
        if (is_header_row(tokens, part, row)) return header_depth(tokens, part, row);
        if (row_cells(part, row).size() > 1) break;
    }
    return is_styled_header(part) ? header_depth(tokens, part, 0) : (counts_columns(tokens, part, 0) ? 1 : 0);
}

std::vector<std::string_view> header_words(const Tokens& tokens, const PageTable& part, int rows) {
    std::vector<std::string_view> all;
    for (const PageCell& cell : part.cells) {
        if (cell.row0 >= rows) continue;
        const Words words = normal_words(tokens, cell.units);
        all.insert(all.end(), words.begin(), words.end());
    }
    return all;
}

bool same_header(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    if (a.empty() || b.empty()) return false;
    std::vector<std::string_view> left = a, right = b, both;
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
    return 10 * both.size() >= 8 * std::max(left.size(), right.size());
}

std::vector<Column> header_columns(const Document& document, const Tokens& tokens, const PageTable& part, int rows) {
    std::vector<Column> columns;
    std::vector<Words> lowest;
    for (int c = 0; c < part.columns(); ++c) {
        Column column;
        column.x0 = part.xs[static_cast<std::size_t>(c)];
        column.x1 = part.xs[static_cast<std::size_t>(c) + 1];
        std::vector<Words> levels;
        const PageCell* above = nullptr;
        int spans = 1;
        for (int r = 0; r < rows; ++r) {
            const PageCell& cell = part.cell(r, c);
            const bool title = cell.column1 - cell.column0 == part.columns() && part.columns() > 1;
            if (&cell == above || cell.units.empty() || title || (r > 0 && counts_columns(tokens, part, r))) continue;
            above = &cell;
            if (cell.column1 - cell.column0 > 1) spans = cell.column1 - cell.column0;
            if (!column.header.empty()) column.header += ' ';
            column.header += drawn_text(document, cell.units);
            levels.push_back(normal_words(tokens, cell.units));
        }
        column.role = column_role(levels, spans);
        lowest.push_back(levels.empty() ? Words() : levels.back());
        columns.push_back(std::move(column));
    }
    promote_numeral_months(columns, lowest);
    return columns;
}

}  // namespace celah::layout
