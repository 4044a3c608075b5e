#include "structure/columns.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "structure/column_roles.hpp"

namespace celah::layout {
namespace {

constexpr double cell_gap = 0.9;   // a wider gap, in font sizes, may be one between cells

/// What a header cell with these words would be. Looked up once a chunk: rows are asked again and again.
struct Heading {
    bool asked = false, named = false, styled = false;
    ColumnRole role = ColumnRole::other;
};

/// Lines drawn one below the other in one column: a cell's text, or a paragraph.
struct Chunk {
    Refs units;
    Box box;
    Box last;          // of its last line
    double size = 0;
    double leading = 0;   // between its last two lines
    bool bold = false;
    mutable Heading heading;
};

bool stacks(const Chunk& chunk, const Line& next) {
    // A header's bold words end where a row begins close below.
    if (std::abs(next.size - chunk.size) > 1.25 || next.bold != chunk.bold) return false;
    const double step = next.box.y0 - chunk.last.y0;
    const double most = chunk.leading > 0 ? 1.2 * chunk.leading : 1.8 * std::max<double>(next.size, chunk.size);
    if (step < 0.5 * next.size || step > most) return false;
    return next.box.x0 < chunk.box.x1 && next.box.x1 > chunk.box.x0;
}

std::vector<Chunk> make_chunks(std::vector<Line> lines) {
    std::vector<Chunk> chunks;
    for (Line& line : lines) {
        if (!chunks.empty() && stacks(chunks.back(), line)) {
            Chunk& chunk = chunks.back();
            chunk.units.insert(chunk.units.end(), line.units.begin(), line.units.end());
            chunk.box = cover(chunk.box, line.box);
            chunk.leading = line.box.y0 - chunk.last.y0;
            chunk.last = line.box;
            continue;
        }
        const Box box = line.box;
        chunks.push_back({std::move(line.units), box, box, line.size, 0, line.bold, {}});
    }
    return chunks;
}

bool rows_overlap(const Box& a, const Box& b) { return std::min(a.y1, b.y1) - std::max(a.y0, b.y0) > 1; }

bool is_styled(const Refs& units) {
    for (const Unit* unit : units)
        if (!unit->bold && count_letters(unit->text).lower > 0) return false;
    return true;
}

const Heading& heading_of(const Tokens& tokens, const Chunk& chunk) {
    Heading& heading = chunk.heading;
    if (heading.asked) return heading;
    heading.asked = true;
    const auto words = normal_words(tokens, chunk.units);
    heading.named = names_column(words);
    if (heading.named) heading.role = role_of(words);
    heading.styled = is_styled(chunk.units);
    return heading;
}

/// Length of the header that begins with chunk `begin`: three cells or more from left to right, most of which name a
/// column's role. 0 when there is none.
std::size_t header_length(const Tokens& tokens, const std::vector<Chunk>& chunks, std::size_t begin) {
    Box band = chunks[begin].box;
    std::size_t end = begin;
    for (; end < chunks.size(); ++end) {
        const Chunk& chunk = chunks[end];
        const bool follows = end == begin || (chunk.box.x0 > chunks[end - 1].box.x1 && rows_overlap(band, chunk.box));
        if (!follows || chunk.units.size() > 8) break;
        band = cover(band, chunk.box);
    }
    const std::size_t length = end - begin;
    if (length < 3) return 0;
    std::size_t named = 0;
    bool styled = true;
    std::vector<ColumnRole> roles;
    for (std::size_t i = begin; i < end; ++i) {
        const Heading& heading = heading_of(tokens, chunks[i]);
        named += heading.named;
        styled = styled && heading.styled;
        const bool fresh = std::find(roles.begin(), roles.end(), heading.role) == roles.end();
        if (heading.role != ColumnRole::other && fresh) roles.push_back(heading.role);
    }
    if (roles.size() < 2 || 2 * named < length) return 0;
    // A row's texts may hold a header's words as well; a plain header must name three different roles, the number's or
    // an area's among them.
    const bool leads = roles.front() == ColumnRole::number || roles.front() == ColumnRole::area || roles.front() == ColumnRole::indicator;
    return styled || (roles.size() >= 3 && leads) ? length : 0;
}

/// The chunks of one page that make up a table, and its columns' left edges.
struct Region {
    std::size_t begin = 0, body = 0, end = 0;   // [begin, body) is the header
    std::vector<double> left;
    double right = 0;
};

int column_of(const Region& region, double x) {
    int column = 0;
    for (std::size_t c = 1; c < region.left.size(); ++c)
        if (region.left[c] <= x + 3) column = static_cast<int>(c);
    return column;
}

/// Reaches well into the column after the one it begins in.
bool is_wide(const Region& region, const Chunk& chunk) {
    const auto next = static_cast<std::size_t>(column_of(region, chunk.box.x0)) + 1;
    return next < region.left.size() && chunk.box.x1 > region.left[next] + 6;
}

bool beside(const Region& region, const Chunk& a, const Chunk& b) {
    return rows_overlap(a.box, b.box) && b.box.x0 > a.box.x1 - 1 && column_of(region, a.box.x0) < column_of(region, b.box.x0);
}

/// Lines cut where a word begins in another column; wide gaps within a column, as in justified text, stay.
std::vector<Line> cut_at_columns(const Region& region, const std::vector<Line>& lines) {
    std::vector<Line> cut;
    for (const Line& line : lines) {
        Refs current;
        for (const Unit* unit : line.units) {
            if (!current.empty()) {
                const double gap = unit->box.x0 - current.back()->box.x1;
                const auto column = static_cast<std::size_t>(column_of(region, unit->box.x0));
                const bool other = column != static_cast<std::size_t>(column_of(region, current.back()->box.x0));
                const bool at_edge = std::abs(unit->box.x0 - region.left[column]) < 1.5 && gap > 0.42 * unit->size;
                if (other && (gap > cell_gap * unit->size || at_edge)) {
                    cut.push_back(make_line(std::move(current)));
                    current.clear();
                }
            }
            current.push_back(unit);
        }
        if (!current.empty()) cut.push_back(make_line(std::move(current)));
    }
    return cut;
}

/// Whether cells side by side follow soon: then the table goes on.
bool goes_on(const Region& region, const std::vector<Chunk>& chunks, std::size_t from) {
    constexpr std::size_t soon = 4;
    for (std::size_t i = from; i + 1 < chunks.size() && i < from + soon; ++i) {
        if (is_wide(region, chunks[i])) continue;
        if (beside(region, chunks[i], chunks[i + 1]) && !is_wide(region, chunks[i + 1])) return true;
    }
    return false;
}

/// Left edges: each header cell's own and those of the texts below that touch no other header cell.
void find_edges(const std::vector<Chunk>& chunks, Region& region) {
    region.left.clear();
    std::vector<Box> heads;
    for (std::size_t i = region.begin; i < region.body; ++i) heads.push_back(chunks[i].box);
    for (const Box& head : heads) region.left.push_back(head.x0), region.right = std::max(region.right, head.x1);
    for (std::size_t i = region.body; i < chunks.size(); ++i) {
        const Box& box = chunks[i].box;
        std::size_t at = heads.size(), touched = 0;
        for (std::size_t c = 0; c < heads.size(); ++c)
            if (box.x0 < heads[c].x1 && box.x1 > heads[c].x0) at = c, ++touched;
        // Short numbers stand left of a centred NO.
        const bool outside = touched == 0 && box.x1 < heads.front().x0 && box.x0 > heads.front().x0 - 30;
        if (outside) at = 0;
        if (touched != 1 && !outside) continue;
        // Text that would begin under the header cell before is no column's text.
        if (at > 0 && box.x0 < heads[at - 1].x1 + 1) continue;
        region.left[at] = std::min(region.left[at], box.x0);
        region.right = std::max(region.right, box.x1);
    }
}

void find_end(const Tokens& tokens, const std::vector<Chunk>& chunks, Region& region) {
    region.end = region.body;
    while (region.end < chunks.size()) {
        const std::size_t i = region.end;
        if (header_length(tokens, chunks, i) > 0) return;
        for (std::size_t j = i + 1; j < chunks.size() && j <= i + 2; ++j)
            if (header_length(tokens, chunks, j) > 0 && !rows_overlap(chunks[i].box, chunks[j].box)) return;
        if (i > region.body && chunks[i].box.y1 < chunks[region.begin].box.y0) return;
        // The title of an area, with its number before it, may be the last row of a page.
        const bool numbered = i > region.body && beside(region, chunks[i - 1], chunks[i]) && chunks[i - 1].units.size() == 1;
        if (is_wide(region, chunks[i]) && !numbered && !goes_on(region, chunks, i + 1)) return;
        ++region.end;
    }
}

/// Chunks with the row and column they belong to.
struct Slot {
    int row = 0, column = 0;
    bool wide = false;
};

/// Heights of horizontal lines across most of the region.
std::vector<double> row_rules(const Page& page, const Region& region, double top, double bottom) {
    std::vector<double> ys;
    const double width = region.right - region.left.front();
    std::vector<std::pair<double, double>> pieces;   // height, length: a line may be drawn cell by cell
    for (const Rule& rule : page.rules) {
        const double y = rule.box.center_y();
        const double length = std::min(rule.box.x1, region.right) - std::max(rule.box.x0, region.left.front());
        if (rule.horizontal() && length > 0 && y > top && y < bottom) pieces.emplace_back(y, length);
    }
    std::sort(pieces.begin(), pieces.end());
    for (std::size_t i = 0; i < pieces.size();) {
        std::size_t end = i;
        double length = 0;
        while (end < pieces.size() && pieces[end].first - pieces[i].first < 2) length += pieces[end++].second;
        if (length > 0.6 * width) ys.push_back(pieces[i].first);
        i = end;
    }
    return ys;
}

/// Rows by the drawing order: a new one begins when the column does not increase.
class RowCounter {
  public:
    RowCounter(const Region& region, const std::vector<Chunk>& chunks, bool draw_order)
        : region_(region), chunks_(chunks), draw_order_(draw_order) {}

    Slot next(std::size_t i) {
        const Chunk& chunk = chunks_[i];
        Slot slot{0, column_of(region_, chunk.box.x0), is_wide(region_, chunk)};
        const bool right_of = i > region_.body && beside_last(chunk);
        const int last_column = static_cast<int>(region_.left.size()) - 1;
        if (right_of && slot.column <= column_ && slot.column < last_column && !same_cell(chunk)) slot.column = column_ + 1;
        if (row_ < 0 || starts_row(i, slot)) ++row_, bottom_ = chunk.box.y1;
        slot.row = row_;
        column_ = slot.column;
        bottom_ = std::max(bottom_, chunk.box.y1);
        last_ = chunk.box;
        wide_ = slot.wide;
        return slot;
    }

  private:
    bool beside_last(const Chunk& chunk) const { return rows_overlap(last_, chunk.box) && chunk.box.x0 >= last_.x1 - 1; }

    /// A gap within a justified line: the same line of the same column.
    bool same_cell(const Chunk& chunk) const {
        const auto next = static_cast<std::size_t>(column_) + 1;
        return next >= region_.left.size() || chunk.box.x1 < region_.left[next] - 1;
    }

    bool starts_row(std::size_t i, const Slot& slot) const {
        const Chunk& chunk = chunks_[i];
        // A band's number stands in a column of its own, before the band's text.
        if (slot.wide && slot.column > column_ && rows_overlap(last_, chunk.box)) return false;
        if (slot.wide || wide_) return true;
        if (slot.column > column_) return false;
        const bool below = chunk.box.y0 > last_.y0 + 0.5 * chunk.size;
        if (slot.column < column_) {
            // Without drawing order a row's lines come one by one across all columns.
            return draw_order_ ? chunk.box.y1 > last_.y0 : slot.column == 0 || chunk.box.y0 > bottom_ + 0.7 * chunk.size;
        }
        if (!below || chunk.box.y0 < bottom_ - 2) return false;
        // Another paragraph of the cell, unless a cell to the right stands beside it.
        return slot.column == 0 || (i + 1 < chunks_.size() && beside(region_, chunk, chunks_[i + 1]));
    }

    const Region& region_;
    const std::vector<Chunk>& chunks_;
    bool draw_order_;
    int row_ = -1, column_ = -1;
    double bottom_ = 0;
    Box last_;
    bool wide_ = false;
};

std::vector<Slot> make_slots(const Document& document, const PageUnits& page, const std::vector<Chunk>& chunks, const Region& region) {
    std::vector<Slot> slots;
    RowCounter counter(region, chunks, document.draw_order);
    for (std::size_t i = region.body; i < region.end; ++i) slots.push_back(counter.next(i));
    if (slots.empty()) return slots;
    const double top = chunks[region.body].box.y0 + 2;
    double bottom = top;
    for (std::size_t i = region.body; i < region.end; ++i) bottom = std::max(bottom, chunks[i].box.y1);
    const std::vector<double> rules = row_rules(*page.page, region, top, bottom);
    if (rules.empty() || 5 * rules.size() < 4 * static_cast<std::size_t>(slots.back().row)) return slots;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const double y = chunks[region.body + i].box.center_y();
        slots[i].row = static_cast<int>(std::lower_bound(rules.begin(), rules.end(), y) - rules.begin());
    }
    return slots;
}

/// A grid of cells with the chunks in them, the header as first row.
PageTable build(const std::vector<Chunk>& chunks, const Region& region, const std::vector<Slot>& slots, PageUnits& page) {
    PageTable table;
    table.page = page.units.front().page;
    table.xs = region.left;
    table.xs.push_back(std::max(region.right, region.left.back() + 10));
    const int first_row = region.body > region.begin ? 1 : 0;
    int rows = first_row;
    for (const Slot& slot : slots) rows = std::max(rows, slot.row + first_row + 1);
    const int columns = static_cast<int>(region.left.size());
    table.ys.assign(static_cast<std::size_t>(rows) + 1, -1);
    std::vector<int> band(static_cast<std::size_t>(rows), columns);   // the column from which on a row's cells are merged
    const auto row_of = [&](std::size_t i) { return i < region.body ? 0 : slots[i - region.body].row + first_row; };
    for (std::size_t i = region.body; i < region.end; ++i)
        if (slots[i - region.body].wide) band[static_cast<std::size_t>(row_of(i))] = slots[i - region.body].column;
    table.at.assign(static_cast<std::size_t>(rows * columns), 0);
    for (int r = 0; r < rows; ++r) {
        const int merged = band[static_cast<std::size_t>(r)];
        for (int c = 0; c < columns; ++c) {
            if (c <= merged) table.cells.push_back({r, r + 1, c, c == merged ? columns : c + 1, {}, 1});
            table.at[table.index(r, c)] = static_cast<int>(table.cells.size()) - 1;
        }
    }
    table.first_unit = chunks[region.begin].units.front()->index;
    for (std::size_t i = region.begin; i < region.end; ++i) {
        const int row = row_of(i);
        const int column = i < region.body ? static_cast<int>(i - region.begin) : slots[i - region.body].column;
        Refs& units = table.cell(row, column).units;
        units.insert(units.end(), chunks[i].units.begin(), chunks[i].units.end());
        for (const Unit* unit : chunks[i].units) page.units[unit->index].place = Place::table;
        double& y = table.ys[static_cast<std::size_t>(row)];
        y = y < 0 ? chunks[i].box.y0 : std::min(y, chunks[i].box.y0);
        table.ys.back() = std::max(table.ys.back(), chunks[i].box.y1);
    }
    for (std::size_t r = 1; r < table.ys.size(); ++r) table.ys[r] = std::max(table.ys[r], table.ys[r - 1]);
    table.grays.assign(table.at.size(), 1.0F);
    return table;
}

/// The same columns as the table on the page before: both get the outermost edges seen.
void share_edges(PageTable& before, Region& region) {
    if (before.ruled || before.xs.size() != region.left.size() + 1) return;
    for (std::size_t c = 0; c < region.left.size(); ++c)
        if (std::abs(before.xs[c] - region.left[c]) > 60) return;
    for (std::size_t c = 0; c < region.left.size(); ++c) before.xs[c] = region.left[c] = std::min(before.xs[c], region.left[c]);
    before.xs.back() = region.right = std::max(before.xs.back(), region.right);
}

Refs body_units(const PageUnits& page, std::uint32_t from) {
    Refs units;
    for (const Unit& unit : page.units)
        if (unit.place == Place::body && unit.index >= from) units.push_back(&unit);
    return units;
}

/// The header's chunks, then all that is drawn later, cut anew now that the columns are known. `region` is set to the
/// new indices.
std::vector<Chunk> cut_region(const PageUnits& page, const std::vector<Chunk>& all, Region& region) {
    std::vector<Chunk> chunks(all.begin() + static_cast<std::ptrdiff_t>(region.begin), all.begin() + static_cast<std::ptrdiff_t>(region.body));
    std::uint32_t from = all[region.begin].units.front()->index;
    for (const Chunk& chunk : chunks) from = std::max(from, chunk.units.back()->index + 1);
    const auto lines = cut_at_columns(region, make_lines(body_units(page, from)));
    for (Chunk& chunk : make_chunks(lines)) chunks.push_back(std::move(chunk));
    region.body -= region.begin;
    region.begin = 0;
    return chunks;
}

/// The columns of the table that ends the page before, for a page that goes on without a header.
std::optional<Region> continued(const Refs& units, const std::vector<PageTable>& before) {
    if (before.empty() || before.back().ruled || units.empty()) return std::nullopt;
    Region region;
    region.left.assign(before.back().xs.begin(), before.back().xs.end() - 1);
    region.right = before.back().xs.back();
    const std::vector<Chunk> chunks = make_chunks(cut_at_columns(region, make_lines(units)));
    const bool aligned = std::any_of(region.left.begin(), region.left.end(),
                                     [&](double x) { return std::abs(x - chunks.front().box.x0) < 8; });
    if (!aligned || is_wide(region, chunks.front()) || !goes_on(region, chunks, 0)) return std::nullopt;
    return region;
}

/// The words of a row none of whose cells is shared with another row, in drawing order.
Refs row_units(const PageTable& table, int row) {
    Refs units;
    for (int c = 0; c < table.columns(); ++c) {
        const PageCell& cell = table.cell(row, c);
        if (cell.row1 - cell.row0 != 1) return {};
        if (cell.column0 == c) units.insert(units.end(), cell.units.begin(), cell.units.end());
    }
    std::sort(units.begin(), units.end(), [](const Unit* a, const Unit* b) { return a->index < b->index; });
    return units;
}

/// Several rows for sure: one stands below the other without overlap, and texts of several lines show that the page
/// draws cell by cell, not line by line.
bool is_split(const std::vector<Chunk>& chunks, const std::vector<Slot>& slots) {
    int starts = 0, leading = 0, lines = 0;
    double bottom = -1, above = -1;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (i == 0 || slots[i].row != slots[i - 1].row) {
            above = bottom;
            ++starts;
            leading += slots[i].column <= 1;
        }
        if (chunks[i].box.y0 < above - 1) return false;
        bottom = std::max(bottom, chunks[i].box.y1);
        lines += chunks[i].box.height() > 1.9 * chunks[i].size;
    }
    return starts >= 3 && leading > 0 && lines >= 2;
}

/// A row without lines between its cells, as in tables ruled at every other row: texts side by side, each within its
/// column.
bool is_unruled(const PageTable& table, int row, const Region& region, const std::vector<Chunk>& chunks, const std::vector<Slot>& slots) {
    int widest = 0;
    for (int c = 0; c < table.columns(); ++c) widest = std::max(widest, table.cell(row, c).column1 - table.cell(row, c).column0);
    if (widest < 3) return false;
    int columns = 0;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const auto next = static_cast<std::size_t>(slots[i].column) + 1;
        if (slots[i].wide || (next < region.left.size() && chunks[i].box.x1 > region.left[next] + 2)) return false;
        columns += i == 0 || slots[i].column > slots[i - 1].column;
    }
    return columns >= 3;
}

void insert_rows(PageTable& table, int row, int count) {
    const int added = count - 1;
    std::vector<int> at;
    std::vector<float> grays;
    for (int r = 0; r < table.rows(); ++r) {
        for (int k = 0; k < (r == row ? count : 1); ++k) {
            for (int c = 0; c < table.columns(); ++c) {
                at.push_back(table.at[table.index(r, c)]);
                grays.push_back(table.grays[table.index(r, c)]);
            }
        }
    }
    for (PageCell& cell : table.cells) {
        if (cell.row0 > row) cell.row0 += added;
        if (cell.row1 > row + 1) cell.row1 += added;
    }
    const double y = table.ys[static_cast<std::size_t>(row)];
    table.ys.insert(table.ys.begin() + row + 1, static_cast<std::size_t>(added), y);
    table.at = std::move(at);
    table.grays = std::move(grays);
}

void split_row(const Document& document, PageTable& table, int& row) {
    Region region;
    region.left.assign(table.xs.begin(), table.xs.end() - 1);
    region.right = table.xs.back();
    const auto chunks = make_chunks(cut_at_columns(region, make_lines(row_units(table, row))));
    if (chunks.size() < 3) return;
    region.end = chunks.size();
    std::vector<Slot> slots;
    RowCounter counter(region, chunks, document.draw_order);
    for (std::size_t i = 0; i < chunks.size(); ++i) slots.push_back(counter.next(i));
    if (!is_split(chunks, slots) && !is_unruled(table, row, region, chunks, slots)) return;
    const int count = slots.back().row + 1, columns = table.columns();
    for (int c = 0; c < columns; ++c) table.cell(row, c).units.clear();
    insert_rows(table, row, count);
    std::vector<int> band(static_cast<std::size_t>(count), columns);
    for (const Slot& slot : slots)
        if (slot.wide) band[static_cast<std::size_t>(slot.row)] = slot.column;
    for (int k = 0; k < count; ++k) {
        const int merged = band[static_cast<std::size_t>(k)];
        for (int c = 0; c < columns; ++c) {
            if (c <= merged) table.cells.push_back({row + k, row + k + 1, c, c == merged ? columns : c + 1, {}, 1});
            table.at[table.index(row + k, c)] = static_cast<int>(table.cells.size()) - 1;
        }
    }
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        Refs& units = table.cell(row + slots[i].row, slots[i].column).units;
        units.insert(units.end(), chunks[i].units.begin(), chunks[i].units.end());
        double& y = table.ys[static_cast<std::size_t>(row + slots[i].row)];
        y = std::max(y, chunks[i].box.y0);
    }
    row += count - 1;
}

}  // namespace

void protect_headers(const Tokens& tokens, PageUnits& page) {
    const auto chunks = make_chunks(make_lines(page, Place::body, cell_gap));
    for (std::size_t i = 0; i + 2 < chunks.size(); ++i) {
        if (!rows_overlap(chunks[i].box, chunks[i + 1].box)) continue;
        const std::size_t length = header_length(tokens, chunks, i);
        for (std::size_t j = i; j < i + length; ++j)
            for (const Unit* unit : chunks[j].units) page.units[unit->index].keep = true;
    }
}

std::vector<PageTable> find_borderless_tables(const Document& document, const Tokens& tokens, PageUnits& page,
                                              std::vector<PageTable>& before) {
    std::vector<PageTable> tables;
    std::uint32_t from = 0;
    const auto add = [&](Region region, const std::vector<Chunk>& all) {
        const std::vector<Chunk> chunks = cut_region(page, all, region);
        find_end(tokens, chunks, region);
        if (region.end == region.begin) return false;
        tables.push_back(build(chunks, region, make_slots(document, page, chunks, region), page));
        for (std::size_t i = region.begin; i < region.end; ++i) from = std::max(from, chunks[i].units.back()->index + 1);
        return true;
    };
    std::vector<Chunk> chunks = make_chunks(make_lines(body_units(page, 0), cell_gap));
    if (auto region = continued(body_units(page, 0), before); region && add(*region, chunks))
        chunks = make_chunks(make_lines(body_units(page, from), cell_gap));
    for (std::size_t i = 0; i + 2 < chunks.size();) {
        const bool maybe = rows_overlap(chunks[i].box, chunks[i + 1].box);
        const std::size_t length = maybe ? header_length(tokens, chunks, i) : 0;
        if (length == 0) {
            ++i;
            continue;
        }
        Region region;
        region.begin = i;
        region.body = i + length;
        find_edges(chunks, region);
        if (tables.empty() && !before.empty()) share_edges(before.back(), region);
        add(region, chunks);
        chunks = make_chunks(make_lines(body_units(page, from), cell_gap));
        i = 0;
    }
    return tables;
}

void split_tall_rows(const Document& document, PageTable& table) {
    if (!document.draw_order || table.columns() < 3) return;
    for (int r = 0; r < table.rows(); ++r) split_row(document, table, r);
}

}  // namespace celah::layout
