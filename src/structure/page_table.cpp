#include "structure/page_table.hpp"

#include <algorithm>
#include <cmath>

namespace celah::layout {

void add_row_cells(PageTable& table, int row, int merged) {
    for (int c = 0; c < table.columns(); ++c) {
        if (c <= merged) table.cells.push_back({row, row + 1, c, c == merged ? table.columns() : c + 1, {}, 1});
        table.at[table.index(row, c)] = static_cast<int>(table.cells.size()) - 1;
    }
}

int interval(const std::vector<double>& edges, double x) {
    if (edges.empty() || x < edges.front() - 2 || x > edges.back() + 2) return -1;
    const auto above = std::upper_bound(edges.begin(), edges.end(), x) - edges.begin();
    return static_cast<int>(std::clamp<std::ptrdiff_t>(above - 1, 0, static_cast<std::ptrdiff_t>(edges.size()) - 2));
}

bool compatible(const PageTable& a, const PageTable& b) {
    constexpr double tolerance = 5;
    const double shift = b.xs.front() - a.xs.front();
    if (std::abs(b.xs.back() - a.xs.back() - shift) > tolerance || std::abs(shift) > 60) return false;
    const auto found = [&](const std::vector<double>& in, double x) {
        return std::any_of(in.begin(), in.end(), [&](double other) { return std::abs(other - x) <= tolerance; });
    };
    const bool b_in_a = std::all_of(b.xs.begin(), b.xs.end(), [&](double x) { return found(a.xs, x - shift); });
    const bool a_in_b = std::all_of(a.xs.begin(), a.xs.end(), [&](double x) { return found(b.xs, x + shift); });
    return a_in_b || b_in_a;
}

}  // namespace celah::layout
