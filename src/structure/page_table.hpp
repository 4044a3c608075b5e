// A table as far as one page shows it: boundaries, cells and the words in them.
#pragma once

#include <cstdint>
#include <vector>

#include "structure/layout.hpp"

namespace celah::layout {

struct PageCell {
    int row0 = 0, row1 = 0;        ///< rows [row0, row1)
    int column0 = 0, column1 = 0;  ///< columns [column0, column1)
    Refs units;
    float gray = 1;  ///< of the fill that covers most of it; 1 without
};

struct PageTable {
    std::uint32_t page = 0;
    std::vector<double> xs, ys;   ///< boundaries, ascending: one more than columns and rows
    std::vector<PageCell> cells;  ///< by first row, then column
    std::vector<int> at;          ///< row * columns + column -> index in cells
    std::vector<float> grays;     ///< row * columns + column -> fill; 1 without
    bool ruled = false;
    bool open_bottom = false;      ///< its lower edge is not drawn: the last row goes on overleaf
    std::uint32_t first_unit = 0;  ///< index of the unit drawn first: its place in reading order

    int columns() const { return static_cast<int>(xs.size()) - 1; }
    int rows() const { return static_cast<int>(ys.size()) - 1; }
    const PageCell& cell(int row, int column) const { return cells[static_cast<std::size_t>(at[index(row, column)])]; }
    PageCell& cell(int row, int column) { return cells[static_cast<std::size_t>(at[index(row, column)])]; }
    std::size_t index(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns()) + static_cast<std::size_t>(column);
    }
};

/// Whether two parts could be one table: the same width, and the boundaries of one are also the other's.
bool compatible(const PageTable& a, const PageTable& b);

/// Adds a row's cells, one a column, those from `merged` on as one; `at` is set, `ys` is not.
void add_row_cells(PageTable& table, int row, int merged);

/// Index of the interval of `edges` that holds `x`, or -1.
int interval(const std::vector<double>& edges, double x);

}  // namespace celah::layout
