#include "structure/split_rows.hpp"

#include <algorithm>

#include "structure/row_slots.hpp"

namespace celah::layout {
namespace {

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
    return starts >= 2 && leading > 0 && lines >= 1;
}

/// A row without lines between its cells, as in tables ruled at every other row: texts side by side, each within its
/// column.
bool is_unruled(const PageTable& table, int row, const Region& region, const std::vector<Chunk>& chunks,
                const std::vector<Slot>& slots) {
    int widest = 0;
    for (int c = 0; c < table.columns(); ++c)
        widest = std::max(widest, table.cell(row, c).column1 - table.cell(row, c).column0);
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

/// Replaces a row by the rows of its slots.
void apply_slots(PageTable& table, int row, const std::vector<Chunk>& chunks, const std::vector<Slot>& slots) {
    const int count = slots.back().row + 1;
    for (int c = 0; c < table.columns(); ++c) table.cell(row, c).units.clear();
    insert_rows(table, row, count);
    std::vector<int> merged(static_cast<std::size_t>(count), table.columns());
    for (const Slot& slot : slots)
        if (slot.wide) merged[static_cast<std::size_t>(slot.row)] = slot.column;
    for (int k = 0; k < count; ++k) add_row_cells(table, row + k, merged[static_cast<std::size_t>(k)]);
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        Refs& units = table.cell(row + slots[i].row, slots[i].column).units;
        units.insert(units.end(), chunks[i].units.begin(), chunks[i].units.end());
        double& y = table.ys[static_cast<std::size_t>(row + slots[i].row)];
        y = std::max(y, chunks[i].box.y0);
    }
}

/// Returns the number of rows that the row has become.
int split_row(const Document& document, PageTable& table, int row) {
    Region region;
    region.left.assign(table.xs.begin(), table.xs.end() - 1);
    region.right = table.xs.back();
    region.ruled = true;
    const auto chunks = make_chunks(cut_at_columns(region, make_lines(row_units(table, row))), {});
    if (chunks.size() < 3) return 1;
    region.end = chunks.size();
    const std::vector<Slot> slots = slots_by_order(document, chunks, region);
    if (!is_split(chunks, slots) && !is_unruled(table, row, region, chunks, slots)) return 1;
    apply_slots(table, row, chunks, slots);
    if (slots.back().row > 0) table.open_bottom = false;  // no row here ends with a line, nor does the last
    return slots.back().row + 1;
}

}  // namespace

void split_tall_rows(const Document& document, PageTable& table) {
    if (!document.draw_order || table.columns() < 3) return;
    for (int row = 0; row < table.rows();) row += split_row(document, table, row);
}

}  // namespace celah::layout
