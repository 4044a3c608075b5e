#include "structure/flow.hpp"

#include <algorithm>

namespace celah::layout {
namespace {

struct Placed {
    std::uint32_t order;   // index of the unit drawn first
    FlowItem item;
};

/// Lines between two tables were made from units that need not follow each other: a table drawn in the midst of a line
/// cannot happen, words left over beside a table can.
void add_lines(const PageUnits& page, std::vector<Placed>& placed) {
    for (Line& line : make_lines(page, Place::body)) {
        const std::uint32_t order = line.first().index;
        placed.push_back({order, {nullptr, std::move(line)}});
    }
}

/// Some programs draw text after the tables it precedes: a line above a table comes before it.
void move_up(std::vector<Placed>& placed) {
    for (std::size_t i = 1; i < placed.size(); ++i) {
        if (placed[i].item.table != nullptr) continue;
        std::size_t to = i;
        const Box& box = placed[i].item.line.box;
        for (std::size_t j = i; j-- > 0 && placed[j].item.table != nullptr;) {
            const PageTable& table = *placed[j].item.table;
            if (box.y1 <= table.ys.front() + 3 && box.x1 > table.xs.front() && box.x0 < table.xs.back()) to = j;
        }
        if (to == i) continue;
        const auto begin = placed.begin();
        std::rotate(begin + static_cast<std::ptrdiff_t>(to), begin + static_cast<std::ptrdiff_t>(i),
                    begin + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

}  // namespace

std::vector<FlowItem> make_flow(const std::vector<PageUnits>& pages, const std::vector<std::vector<PageTable>>& tables) {
    std::vector<FlowItem> flow;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::vector<Placed> placed;
        add_lines(pages[i], placed);
        for (const PageTable& table : tables[i]) placed.push_back({table.first_unit, {&table, {}}});
        std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.order < b.order; });
        move_up(placed);
        for (Placed& one : placed) flow.push_back(std::move(one.item));
    }
    return flow;
}

}  // namespace celah::layout
