#include "structure/schedule.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace celah::layout {
namespace {

/// The shade of the columns that are no months: zebra stripes and bands shade those as well.
bool row_has_shade(const PageTable& part, int row, const std::vector<ColumnRole>& roles, float gray) {
    for (int c = 0; c < part.columns(); ++c) {
        const float other = part.grays[part.index(row, c)];
        if (roles[static_cast<std::size_t>(c)] != ColumnRole::month && std::abs(other - gray) < 0.02F) return true;
    }
    return false;
}

}  // namespace

bool is_mark(const PageCell& cell) {
    static constexpr std::array<std::string_view, 28> marks = {"X", "x", "v", "V",  "√",  "✓",  "✔",  "●", "■", "•",
                                                               "▪", "*", "✗", "✘",  "⚫",  "⬛",  "☑",  "☒", "○", "◼",
                                                               "█", "▓", "+", "xx", "XX", "vv", "VV", "✅"};
    if (cell.units.empty() || cell.units.size() > 2) return false;
    return std::all_of(cell.units.begin(), cell.units.end(), [](const Unit* unit) {
        return is_symbol(unit->text) || std::find(marks.begin(), marks.end(), unit->text) != marks.end();
    });
}

std::vector<std::uint8_t> row_marks(const PageTable& part, int row, const std::vector<ColumnRole>& roles) {
    std::vector<std::uint8_t> marks(roles.size(), 0);
    for (int c = 0; c < part.columns(); ++c) {
        const auto i = static_cast<std::size_t>(c);
        if (roles[i] != ColumnRole::month) continue;
        const float gray = part.grays.empty() ? 1.0F : part.grays[part.index(row, c)];
        const bool shade = gray < 0.98F && !row_has_shade(part, row, roles, gray);
        if (shade || is_mark(part.cell(row, c))) marks[i] = 1;
    }
    return marks;
}

}  // namespace celah::layout
