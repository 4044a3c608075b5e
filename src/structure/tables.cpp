#include "structure/tables.hpp"

#include <algorithm>
#include <cmath>

#include "structure/header.hpp"
#include "structure/schedule.hpp"

namespace celah::layout {
namespace {

constexpr double same_edge = 5;

bool leading_role(ColumnRole role) {
    return role == ColumnRole::number || role == ColumnRole::area || role == ColumnRole::indicator;
}

/// All parts' column boundaries on the first part's x axis.
std::vector<double> common_edges(const std::vector<const PageTable*>& parts) {
    std::vector<double> edges = parts.front()->xs;
    for (const PageTable* part : parts) {
        const double shift = part->xs.front() - parts.front()->xs.front();
        for (const double x : part->xs) {
            const bool known = std::any_of(edges.begin(), edges.end(),
                                           [&](double e) { return std::abs(e - (x - shift)) <= same_edge; });
            if (!known) edges.push_back(x - shift);
        }
    }
    std::sort(edges.begin(), edges.end());
    return edges;
}

class Builder {
  public:
    Builder(const Document& document, const Tokens& tokens, const std::vector<const PageTable*>& parts)
        : document_(document), tokens_(tokens), parts_(parts), edges_(common_edges(parts)) {}

    TableDraft build();

  private:
    void set_columns();
    void add_part(const PageTable& part, int header, const PageTable* before);
    void add_header(const PageTable& part, int rows);
    void add_row(const PageTable& part, int row);
    bool continues_row(const PageTable& part, int row, const PageTable& before) const;
    int continuation_score(const Draft& above, const PageCell& cell, int column, double bottom) const;
    void append_row(const PageTable& part, int row);
    int add_cell(const PageTable& part, const PageCell& cell, int row, int column);
    void carry_leading(Row& row) const;
    bool repeats(int cell, int above) const;
    bool is_band(const PageTable& part, int row, const Row& made) const;
    int part_column(const PageTable& part, std::size_t column) const;
    std::vector<ColumnRole> part_roles(const PageTable& part) const;
    std::size_t first_column(const PageTable& part, const PageCell& cell) const;

    const Document& document_;
    const Tokens& tokens_;
    const std::vector<const PageTable*>& parts_;
    std::vector<double> edges_;
    std::vector<int> draft_of_;  // of the current part's cells
    TableDraft result_;
};

int Builder::part_column(const PageTable& part, std::size_t column) const {
    const double shift = part.xs.front() - edges_.front();
    return std::max(0, interval(part.xs, (edges_[column] + edges_[column + 1]) / 2 + shift));
}

std::vector<ColumnRole> Builder::part_roles(const PageTable& part) const {
    std::vector<ColumnRole> roles(static_cast<std::size_t>(part.columns()), ColumnRole::other);
    for (std::size_t c = 0; c < result_.table.columns.size(); ++c)
        roles[static_cast<std::size_t>(part_column(part, c))] = result_.table.columns[c].role;
    return roles;
}

std::size_t Builder::first_column(const PageTable& part, const PageCell& cell) const {
    for (std::size_t c = 0; c < result_.table.columns.size(); ++c)
        if (part_column(part, c) >= cell.column0) return c;
    return 0;
}

void Builder::set_columns() {
    const PageTable& first = *parts_.front();
    const auto known = header_columns(document_, tokens_, first, header_rows(tokens_, first));
    for (std::size_t c = 0; c + 1 < edges_.size(); ++c) {
        Column column = known[static_cast<std::size_t>(part_column(first, c))];
        column.x0 = edges_[c];
        column.x1 = edges_[c + 1];
        result_.table.columns.push_back(std::move(column));
    }
}

int Builder::add_cell(const PageTable& part, const PageCell& cell, int row, int column) {
    Draft draft;
    draft.kind = BlockKind::cell;
    draft.units = cell.units;
    draft.page = part.page;
    draft.box = cell.units.front()->box;
    for (const Unit* unit : cell.units) draft.box = cover(draft.box, unit->box);
    draft.row = row;
    draft.column = column;
    draft.table = 0;
    measure(draft);
    result_.cells.push_back(std::move(draft));
    return static_cast<int>(result_.cells.size()) - 1;
}

void Builder::add_header(const PageTable& part, int rows) {
    for (std::size_t i = 0; i < part.cells.size(); ++i) {
        const PageCell& cell = part.cells[i];
        if (cell.row0 >= rows || cell.units.empty()) continue;
        draft_of_[i] = add_cell(part, cell, -1, static_cast<int>(first_column(part, cell)));
    }
}

void Builder::add_row(const PageTable& part, int row) {
    Table& table = result_.table;
    const std::size_t columns = table.columns.size();
    Row made;
    made.page = part.page;
    made.cells.assign(columns, -1);
    made.carried.assign(columns, false);
    bool anything = false;
    for (std::size_t c = 0; c < columns; ++c) {
        const int at = part.at[part.index(row, part_column(part, c))];
        const PageCell& cell = part.cells[static_cast<std::size_t>(at)];
        const bool left_part = c > 0 && part.at[part.index(row, part_column(part, c - 1))] == at;
        if (cell.units.empty() || left_part) continue;
        int& draft = draft_of_[static_cast<std::size_t>(at)];
        made.carried[c] = draft >= 0;
        if (draft < 0) draft = add_cell(part, cell, static_cast<int>(table.rows.size()), static_cast<int>(c));
        anything = anything || !made.carried[c];
        // A header cell that runs down into the rows says nothing about them.
        if (result_.cells[static_cast<std::size_t>(draft)].row < 0)
            made.carried[c] = false;
        else
            made.cells[c] = draft;
    }
    const auto marks = row_marks(part, row, part_roles(part));
    made.marks.assign(columns, 0);
    for (std::size_t c = 0; c < columns; ++c) made.marks[c] = marks[static_cast<std::size_t>(part_column(part, c))];
    anything = anything || std::find(made.marks.begin(), made.marks.end(), 1) != made.marks.end();
    if (!anything) return;
    made.band = is_band(part, row, made);
    if (!made.band) carry_leading(made);
    table.rows.push_back(std::move(made));
}

/// The same number again: "a." below "a.".
bool Builder::repeats(int cell, int above) const {
    if (cell < 0 || above < 0 || cell == above) return false;
    const Refs& one = result_.cells[static_cast<std::size_t>(cell)].units;
    const Refs& other = result_.cells[static_cast<std::size_t>(above)].units;
    return one.size() == 1 && other.size() == 1 && one.front()->text == other.front()->text;
}

/// Empty cells left of the first filled one repeat the row above, where they name or number what the row is about.
void Builder::carry_leading(Row& row) const {
    const Table& table = result_.table;
    if (table.rows.empty() || table.rows.back().band) return;
    const Row& above = table.rows.back();
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const bool same_number =
            c == 0 && table.columns[c].role == ColumnRole::number && repeats(row.cells[c], above.cells[c]);
        if (row.cells[c] >= 0 && !row.carried[c] && !same_number) break;
        if (row.cells[c] >= 0 || !leading_role(table.columns[c].role)) continue;
        row.cells[c] = above.cells[c];
        row.carried[c] = row.cells[c] >= 0;
    }
}

/// One text in a cell merged over most of the width: a title, never the rest of a row.
bool is_merged_over(const PageTable& part, int row) {
    const PageCell& first = part.cell(row, 0);
    if (first.units.empty() || first.column1 - first.column0 < 2) return false;
    for (int c = first.column1; c < part.columns(); ++c)
        if (!part.cell(row, c).units.empty()) return false;
    const double width = part.xs[static_cast<std::size_t>(first.column1)] - part.xs[static_cast<std::size_t>(first.column0)];
    return width > 0.6 * (part.xs.back() - part.xs.front());
}

bool Builder::is_band(const PageTable& part, int row, const Row& made) const {
    const Table& table = result_.table;
    int filled = 0;
    std::size_t at = 0;
    for (std::size_t c = 0; c < made.cells.size(); ++c) {
        if (made.cells[c] < 0 || made.carried[c]) continue;
        if (table.columns[c].role == ColumnRole::month && made.marks[c]) return false;
        const Draft& draft = result_.cells[static_cast<std::size_t>(made.cells[c])];
        const bool number = c == 0 && draft.units.size() <= 1;
        if (!number) ++filled, at = c;
        if (number) at = std::max(at, c);
    }
    if (filled != 1) return false;
    const PageCell& cell = part.cell(row, part_column(part, at));
    const double share =
        (part.xs[static_cast<std::size_t>(cell.column1)] - part.xs[static_cast<std::size_t>(cell.column0)]) /
        (part.xs.back() - part.xs.front());
    if (cell.column1 - cell.column0 > 1 && (share > 0.6 || cell.column1 - cell.column0 + 1 >= part.columns()))
        return true;
    // Not merged, but a bold or capital title with nothing to its right.
    const Draft& draft = result_.cells[static_cast<std::size_t>(made.cells[at])];
    return at <= 1 && part.columns() >= 4 && (draft.bold || draft.upper) && draft.words <= 8 && made.cells.size() > 3 &&
           draft.words > 0;
}

/// Whether the text of a cell overleaf reads on from the cell above: positive yes, negative no. `bottom` is the lower
/// edge of the table on the page before.
int Builder::continuation_score(const Draft& above, const PageCell& cell, int column, double bottom) const {
    const Unit& last = *above.units.back();
    const Unit& first = *cell.units.front();
    // Two lines or more would still have fitted below the text.
    if (bottom - last.box.y1 > 3.2 * last.size) return -2;
    if (starts_lower(first.text) || last.glue) return 2;
    if (first.bullet || last.ends_sentence) return 0;
    const Line line = make_line(cell.units);
    if (parse_label(tokens_, line)) return 0;
    const double right = edges_[static_cast<std::size_t>(column) + 1];
    const double room = right - last.box.x1;
    return room < first.box.width() + 0.8 * first.size + 6 ? 2 : -2;
}

bool Builder::continues_row(const PageTable& part, int row, const PageTable& before) const {
    const bool open = before.open_bottom;
    const Table& table = result_.table;
    if (table.rows.empty() || table.rows.back().band || is_merged_over(part, row)) return false;
    const Row& above = table.rows.back();
    int score = 0, lower = 0, upper = 0, broken = 0;
    bool text = false;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const PageCell& cell = part.cell(row, part_column(part, c));
        const bool left_part = c > 0 && &part.cell(row, part_column(part, c - 1)) == &cell;
        if (left_part) continue;
        const ColumnRole role = table.columns[c].role;
        if (cell.units.empty()) {
            const bool expected = role != ColumnRole::number && role != ColumnRole::area && role != ColumnRole::other;
            score += expected && above.cells[c] >= 0 && !above.carried[c] ? 1 : 0;
            continue;
        }
        text = true;
        if (role == ColumnRole::number && cell.units.size() <= 2) return false;
        if (role == ColumnRole::month || is_mark(cell)) continue;
        if (above.cells[c] < 0) {
            --score;
            continue;
        }
        const Draft& draft = result_.cells[static_cast<std::size_t>(above.cells[c])];
        const int one = above.carried[c] ? 0 : continuation_score(draft, cell, static_cast<int>(c), before.ys.back());
        broken += one < 0;
        score += std::max(one, 0);
        ++(starts_lower(cell.units.front()->text) || draft.units.back()->glue ? lower : upper);
    }
    if (open) return text;
    // A text that cannot go on is a new one, unless those beside it do; several texts that all begin with a capital
    // are a row of their own.
    if (broken > 0 && lower < 2) return false;
    return score >= 2 && (lower > 0 || upper == 1);
}

void Builder::append_row(const PageTable& part, int row) {
    Row& above = result_.table.rows.back();
    for (std::size_t c = 0; c < above.cells.size(); ++c) {
        const int at = part.at[part.index(row, part_column(part, c))];
        const PageCell& cell = part.cells[static_cast<std::size_t>(at)];
        if (cell.units.empty() || draft_of_[static_cast<std::size_t>(at)] >= 0) continue;
        int draft = above.cells[c];
        // A carried text is another row's; only a word cut in its midst can go on here.
        if (draft < 0 || (above.carried[c] && !starts_lower(cell.units.front()->text))) {
            draft = add_cell(part, cell, static_cast<int>(result_.table.rows.size()) - 1, static_cast<int>(c));
            above.cells[c] = draft;
            above.carried[c] = false;
        } else {
            Draft& joined = result_.cells[static_cast<std::size_t>(draft)];
            joined.units.insert(joined.units.end(), cell.units.begin(), cell.units.end());
            measure(joined);
        }
        draft_of_[static_cast<std::size_t>(at)] = draft;
    }
    const auto marks = row_marks(part, row, part_roles(part));
    for (std::size_t c = 0; c < above.marks.size(); ++c)
        above.marks[c] |= marks[static_cast<std::size_t>(part_column(part, c))];
}

void Builder::add_part(const PageTable& part, int header, const PageTable* before) {
    draft_of_.assign(part.cells.size(), -1);
    add_header(part, header);
    int row = header;
    const bool next_page = before != nullptr && before->page != part.page;
    if (next_page && row < part.rows() && continues_row(part, row, *before)) append_row(part, row++);
    for (; row < part.rows(); ++row) add_row(part, row);
}

TableDraft Builder::build() {
    Table& table = result_.table;
    table.first_page = parts_.front()->page;
    table.last_page = parts_.back()->page;
    table.ruled = parts_.front()->ruled;
    set_columns();
    const int first_rows = header_rows(tokens_, *parts_.front());
    const auto header = header_words(tokens_, *parts_.front(), first_rows);
    const PageTable* before = nullptr;
    for (const PageTable* part : parts_) {
        int rows = first_rows;
        if (before != nullptr) {
            rows = std::min(first_rows, part->rows());
            if (!same_header(header, header_words(tokens_, *part, rows))) rows = 0;
        }
        add_part(*part, rows, before);
        before = part;
    }
    return std::move(result_);
}

}  // namespace

std::size_t table_length(const Tokens& tokens, const std::vector<const PageTable*>& parts, std::size_t begin) {
    const int rows = header_rows(tokens, *parts[begin]);
    const auto header = header_words(tokens, *parts[begin], rows);
    std::size_t end = begin + 1;
    for (; end < parts.size(); ++end) {
        const PageTable& part = *parts[end];
        if (part.page > parts[end - 1]->page + 1 || !compatible(*parts[end - 1], part)) break;
        const int own = header_rows(tokens, part);
        if (own > 0 && !same_header(header, header_words(tokens, part, own))) break;
    }
    return end - begin;
}

TableDraft make_table(const Document& document, const Tokens& tokens, const std::vector<const PageTable*>& parts) {
    return Builder(document, tokens, parts).build();
}

}  // namespace celah::layout
