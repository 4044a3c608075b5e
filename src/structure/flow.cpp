#include "structure/flow.hpp"

#include <algorithm>

namespace celah::layout {
namespace {

struct Placed {
    std::uint32_t order = 0;  // index of the unit drawn first
    Box box;
    FlowItem item;
};

/// `next` stands higher on the page than what was drawn before it, in the same text column.
bool goes_back(const Placed& previous, const Placed& next) {
    if (next.box.center_y() > previous.box.y0) return false;
    const bool overlap = next.box.x0 < previous.box.x1 && next.box.x1 > previous.box.x0;
    // Some programs draw all list numbers of a page after its text.
    const bool number = next.item.table == nullptr && next.item.line.units.size() == 1 && next.item.line.letters <= 4;
    return overlap || number;
}

bool same_row(const Box& a, const Box& b) {
    return std::min(a.y1, b.y1) - std::max(a.y0, b.y0) > 0.5 * std::min(a.height(), b.height());
}

/// Whether much of the page stands side by side, so that sorting by height would mix text columns.
bool has_columns(const std::vector<Placed>& by_height) {
    std::size_t beside = 0;
    for (std::size_t i = 1; i < by_height.size(); ++i) {
        const Box& a = by_height[i - 1].box;
        const Box& b = by_height[i].box;
        const double gap = std::max(a.x0, b.x0) - std::min(a.x1, b.x1);
        const bool wide = std::min(a.width(), b.width()) > 60;
        beside += same_row(a, b) && gap > 0 && wide;
    }
    return 5 * beside > by_height.size();
}

/// Sorts by height; lines on one base line, such as a list number and its text, become one line.
void sort_by_height(std::vector<Placed>& placed) {
    std::vector<Placed> sorted = placed;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Placed& a, const Placed& b) { return a.box.center_y() < b.box.center_y(); });
    if (has_columns(sorted)) return;
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin + 1;
        while (end < sorted.size() && sorted[end].item.table == nullptr && sorted[begin].item.table == nullptr &&
               same_row(sorted[begin].box, sorted[end].box))
            ++end;
        std::stable_sort(sorted.begin() + static_cast<std::ptrdiff_t>(begin),
                         sorted.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const Placed& a, const Placed& b) { return a.box.x0 < b.box.x0; });
        begin = end;
    }
    placed.clear();
    for (Placed& next : sorted) {
        const bool joins = !placed.empty() && placed.back().item.table == nullptr && next.item.table == nullptr &&
                           same_line(placed.back().item.line.last(), next.item.line.first());
        if (!joins) {
            placed.push_back(std::move(next));
            continue;
        }
        Refs units = std::move(placed.back().item.line.units);
        units.insert(units.end(), next.item.line.units.begin(), next.item.line.units.end());
        placed.back().item.line = make_line(std::move(units));
        placed.back().box = placed.back().item.line.box;
    }
}

std::vector<Placed> place(const PageUnits& page, const std::vector<PageTable>& tables) {
    std::vector<Placed> placed;
    for (Line& line : make_lines(page, Place::body)) {
        const std::uint32_t order = line.first().index;
        const Box box = line.box;
        placed.push_back({order, box, {nullptr, std::move(line)}});
    }
    for (const PageTable& table : tables)
        placed.push_back(
            {table.first_unit, {table.xs.front(), table.ys.front(), table.xs.back(), table.ys.back()}, {&table, {}}});
    std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.order < b.order; });
    bool disordered = false;
    for (std::size_t i = 1; i < placed.size(); ++i) disordered = disordered || goes_back(placed[i - 1], placed[i]);
    if (disordered) sort_by_height(placed);
    return placed;
}

}  // namespace

std::vector<FlowItem> make_flow(const std::vector<PageUnits>& pages,
                                const std::vector<std::vector<PageTable>>& tables) {
    std::vector<FlowItem> flow;
    for (std::size_t i = 0; i < pages.size(); ++i)
        for (Placed& one : place(pages[i], tables[i])) flow.push_back(std::move(one.item));
    return flow;
}

}  // namespace celah::layout
