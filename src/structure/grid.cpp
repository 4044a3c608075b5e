#include "structure/grid.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace celah::layout {
namespace {

constexpr double snap = 2.5;   // lines closer than this are one
constexpr double touch = 3.5;  // a line ending this close to another meets it
constexpr std::size_t most_crossings = 4'000'000;
constexpr std::size_t most_cells = 300'000;

/// A ruling line along x (or y) at `at`.
struct Segment {
    double at = 0, from = 0, to = 0;
    int group = 0;
};

std::vector<Segment> collect(const std::vector<Rule>& rules, bool horizontal) {
    std::vector<Segment> raw;
    for (const Rule& rule : rules) {
        if (rule.horizontal() != horizontal) continue;
        const Box& box = rule.box;
        raw.push_back(horizontal ? Segment{box.center_y(), box.x0, box.x1, 0}
                                 : Segment{box.center_x(), box.y0, box.y1, 0});
    }
    std::sort(raw.begin(), raw.end(), [](const Segment& a, const Segment& b) { return a.at < b.at; });
    std::vector<Segment> merged;
    for (std::size_t begin = 0; begin < raw.size();) {
        std::size_t end = begin;
        while (end < raw.size() && raw[end].at - raw[begin].at <= snap) ++end;
        const auto first = raw.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = raw.begin() + static_cast<std::ptrdiff_t>(end);
        const double at = (raw[begin].at + raw[end - 1].at) / 2;
        std::sort(first, last, [](const Segment& a, const Segment& b) { return a.from < b.from; });
        for (auto it = first; it != last; ++it) {
            const bool goes_on = it != first && it->from <= merged.back().to + touch;
            if (goes_on)
                merged.back().to = std::max(merged.back().to, it->to);
            else
                merged.push_back({at, it->from, it->to, 0});
        }
        begin = end;
    }
    return merged;
}

int find_root(std::vector<int>& parent, int i) {
    while (parent[static_cast<std::size_t>(i)] != i) {
        auto& up = parent[static_cast<std::size_t>(i)];
        up = parent[static_cast<std::size_t>(up)];
        i = up;
    }
    return i;
}

bool crosses(const Segment& h, const Segment& v) {
    return v.at >= h.from - touch && v.at <= h.to + touch && h.at >= v.from - touch && h.at <= v.to + touch;
}

/// Numbers lines that cross, directly or through others, with the same group.
void group_crossing(std::vector<Segment>& hs, std::vector<Segment>& vs) {
    std::vector<int> parent(hs.size() + vs.size());
    std::iota(parent.begin(), parent.end(), 0);
    for (std::size_t v = 0; v < vs.size(); ++v) {
        auto h = std::lower_bound(hs.begin(), hs.end(), vs[v].from - touch,
                                  [](const Segment& s, double y) { return s.at < y; });
        for (; h != hs.end() && h->at <= vs[v].to + touch; ++h) {
            if (!crosses(*h, vs[v])) continue;
            const int a = find_root(parent, static_cast<int>(h - hs.begin()));
            parent[static_cast<std::size_t>(a)] = find_root(parent, static_cast<int>(hs.size() + v));
        }
    }
    for (std::size_t i = 0; i < hs.size(); ++i) hs[i].group = find_root(parent, static_cast<int>(i));
    for (std::size_t i = 0; i < vs.size(); ++i) vs[i].group = find_root(parent, static_cast<int>(hs.size() + i));
}

struct Frame {
    std::vector<Segment> hs, vs;
};

std::vector<Frame> make_frames(const std::vector<Rule>& rules) {
    std::vector<Segment> hs = collect(rules, true);
    std::vector<Segment> vs = collect(rules, false);
    if (hs.size() * vs.size() > most_crossings) return {};
    group_crossing(hs, vs);
    std::vector<Frame> frames;
    std::unordered_map<int, std::size_t> frame_of;
    for (const Segment& v : vs) {
        const auto [entry, added] = frame_of.try_emplace(v.group, frames.size());
        if (added) frames.emplace_back();
        frames[entry->second].vs.push_back(v);
    }
    for (const Segment& h : hs) {
        // A line that meets no other is an underline or an ornament.
        const auto found = frame_of.find(h.group);
        if (found != frame_of.end()) frames[found->second].hs.push_back(h);
    }
    std::erase_if(frames, [](const Frame& frame) { return frame.hs.empty(); });
    return frames;
}

std::vector<double> positions(const std::vector<Segment>& segments) {
    std::vector<double> list;
    for (const Segment& segment : segments)
        if (list.empty() || segment.at - list.back() > snap) list.push_back(segment.at);
    return list;
}

/// Adds the ends of the crossing lines as boundaries where they reach beyond the outermost line: the open edge of a
/// table cut by the page end, or a table without its outer lines.
void add_ends(std::vector<double>& edges, const std::vector<Segment>& crossing, bool& open_start, bool& open_end) {
    constexpr double beyond = 4;
    double from = edges.front(), to = edges.back();
    for (const Segment& segment : crossing) from = std::min(from, segment.from), to = std::max(to, segment.to);
    open_start = from < edges.front() - beyond;
    open_end = to > edges.back() + beyond;
    if (open_start) edges.insert(edges.begin(), from);
    if (open_end) edges.push_back(to);
}

/// covered[line * spans + span]: whether the boundary `lines[line]` is drawn along the span between two `edges`.
std::vector<char> coverage(const std::vector<Segment>& segments, const std::vector<double>& lines,
                           const std::vector<double>& edges) {
    const std::size_t spans = edges.size() - 1;
    std::vector<char> covered(lines.size() * spans, 0);
    std::vector<double> lengths(covered.size(), 0.0);
    for (const Segment& segment : segments) {
        const auto near = std::min_element(lines.begin(), lines.end(), [&](double a, double b) {
            return std::abs(a - segment.at) < std::abs(b - segment.at);
        });
        const auto line = static_cast<std::size_t>(near - lines.begin());
        for (std::size_t s = 0; s < spans; ++s) {
            const double shared = std::min(segment.to, edges[s + 1]) - std::max(segment.from, edges[s]);
            if (shared > 0) lengths[line * spans + s] += shared;
        }
    }
    for (std::size_t i = 0; i < covered.size(); ++i) {
        const std::size_t s = i % spans;
        covered[i] = lengths[i] >= 0.6 * (edges[s + 1] - edges[s]);
    }
    return covered;
}

/// Joins grid squares that no line separates and writes the regions to table.cells and table.at.
void make_cells(PageTable& table, const std::vector<char>& h_lines, const std::vector<char>& v_lines) {
    const int rows = table.rows(), columns = table.columns();
    std::vector<int> parent(static_cast<std::size_t>(rows * columns));
    std::iota(parent.begin(), parent.end(), 0);
    const auto at = [&](int r, int c) { return static_cast<int>(table.index(r, c)); };
    const auto unite = [&](int a, int b) {
        parent[static_cast<std::size_t>(find_root(parent, b))] = find_root(parent, a);
    };
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) {
            const bool right = c + 1 < columns && !v_lines[static_cast<std::size_t>((c + 1) * rows + r)];
            const bool below = r + 1 < rows && !h_lines[static_cast<std::size_t>((r + 1) * columns + c)];
            if (right) unite(at(r, c), at(r, c + 1));
            if (below) unite(at(r, c), at(r + 1, c));
        }
    }
    std::vector<int> cell_of(parent.size(), -1);
    table.at.resize(parent.size());
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) {
            int& cell = cell_of[static_cast<std::size_t>(find_root(parent, at(r, c)))];
            if (cell < 0) {
                cell = static_cast<int>(table.cells.size());
                table.cells.push_back({r, r + 1, c, c + 1, {}, 1});
            }
            PageCell& region = table.cells[static_cast<std::size_t>(cell)];
            region.row1 = std::max(region.row1, r + 1);
            region.column0 = std::min(region.column0, c);
            region.column1 = std::max(region.column1, c + 1);
            table.at[static_cast<std::size_t>(at(r, c))] = cell;
        }
    }
}

std::optional<PageTable> make_table(const Frame& frame, std::uint32_t page) {
    PageTable table;
    table.page = page;
    table.ruled = true;
    table.ys = positions(frame.hs);
    table.xs = positions(frame.vs);
    bool open_left = false, open_right = false, open_top = false;
    std::vector<double> ys = table.ys;
    add_ends(ys, frame.vs, open_top, table.open_bottom);
    add_ends(table.xs, frame.hs, open_left, open_right);
    table.ys = std::move(ys);
    const auto rows = static_cast<std::size_t>(table.rows()), columns = static_cast<std::size_t>(table.columns());
    if (columns < 2 || rows < 1 || rows * columns > most_cells) return std::nullopt;
    make_cells(table, coverage(frame.hs, table.ys, table.xs), coverage(frame.vs, table.xs, table.ys));
    return table.cells.size() >= 2 ? std::optional(std::move(table)) : std::nullopt;
}

Box bounds(const PageTable& table) {
    return {table.xs.front(), table.ys.front(), table.xs.back(), table.ys.back()};
}

bool inside(const Box& inner, const Box& outer) {
    return inner.x0 >= outer.x0 - 1 && inner.x1 <= outer.x1 + 1 && inner.y0 >= outer.y0 - 1 && inner.y1 <= outer.y1 + 1;
}

void fill_words(PageTable& table, const PageUnits& page) {
    bool first = true;
    for (const Unit& unit : page.units) {
        if (unit.place != Place::body || unit.angle == -1) continue;
        const int row = interval(table.ys, unit.box.center_y());
        const int column = interval(table.xs, unit.box.center_x());
        if (row < 0 || column < 0) continue;
        table.cell(row, column).units.push_back(&unit);
        if (first) table.first_unit = unit.index;
        first = false;
    }
}

bool is_table(const PageTable& table, const std::vector<PageTable>& before) {
    std::size_t filled = 0, wide = 0;
    for (const PageCell& cell : table.cells) {
        filled += !cell.units.empty();
        wide += cell.column1 - cell.column0 < table.columns();
    }
    if (filled == 0 || wide < 2) return false;
    if (table.rows() >= 2 && table.cells.size() >= 4) return true;
    return std::any_of(before.begin(), before.end(), [&](const PageTable& other) { return compatible(other, table); });
}

void take_words(PageTable& table, PageUnits& page) {
    for (const PageCell& cell : table.cells)
        for (const Unit* unit : cell.units) page.units[unit->index].place = Place::table;
}

/// The fill of each grid square, by the last fill that covers most of it.
void set_grays(PageTable& table, const Page& page) {
    table.grays.assign(static_cast<std::size_t>(table.rows() * table.columns()), 1.0F);
    for (const Fill& fill : page.fills) {
        if (fill.box.y1 < table.ys.front() || fill.box.y0 > table.ys.back()) continue;
        for (int r = 0; r < table.rows(); ++r) {
            const double y0 = table.ys[static_cast<std::size_t>(r)], y1 = table.ys[static_cast<std::size_t>(r) + 1];
            const double high = std::min(fill.box.y1, y1) - std::max(fill.box.y0, y0);
            if (high < 0.5 * (y1 - y0)) continue;
            for (int c = 0; c < table.columns(); ++c) {
                const double x0 = table.xs[static_cast<std::size_t>(c)], x1 = table.xs[static_cast<std::size_t>(c) + 1];
                const double wide = std::min(fill.box.x1, x1) - std::max(fill.box.x0, x0);
                if (wide > 0 && wide * high >= 0.5 * (x1 - x0) * (y1 - y0)) table.grays[table.index(r, c)] = fill.gray;
            }
        }
    }
}

}  // namespace

std::vector<PageTable> find_ruled_tables(PageUnits& page, const std::vector<PageTable>& before) {
    std::vector<PageTable> candidates;
    const std::uint32_t number = page.units.empty() ? 0 : page.units.front().page;
    if (page.units.empty()) return candidates;
    for (const Frame& frame : make_frames(page.page->rules))
        if (auto table = make_table(frame, number)) candidates.push_back(std::move(*table));
    // Outer frames first: a grid inside a cell of another one stays that cell's text.
    std::sort(candidates.begin(), candidates.end(), [](const PageTable& a, const PageTable& b) {
        return bounds(a).width() * bounds(a).height() > bounds(b).width() * bounds(b).height();
    });
    std::vector<PageTable> tables;
    for (PageTable& table : candidates) {
        const bool nested = std::any_of(tables.begin(), tables.end(),
                                        [&](const PageTable& outer) { return inside(bounds(table), bounds(outer)); });
        if (nested) continue;
        fill_words(table, page);
        if (!is_table(table, before)) continue;
        take_words(table, page);
        set_grays(table, *page.page);
        tables.push_back(std::move(table));
    }
    std::sort(tables.begin(), tables.end(),
              [](const PageTable& a, const PageTable& b) { return a.first_unit < b.first_unit; });
    return tables;
}

}  // namespace celah::layout
