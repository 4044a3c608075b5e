#include "structure/chunks.hpp"

#include <algorithm>
#include <cmath>

#include "structure/column_roles.hpp"

namespace celah::layout {
namespace {

bool separated(const Separators& separators, const Box& above, const Box& below) {
    const double from = above.center_y(), to = below.center_y();
    auto it = std::lower_bound(separators.begin(), separators.end(), from,
                               [](const Box& box, double y) { return box.center_y() < y; });
    for (; it != separators.end() && it->center_y() < to; ++it) {
        // Underlines are no wider than their words.
        const bool wider = it->x1 - it->x0 > above.width() + 4 && it->x1 - it->x0 > below.width() + 4;
        if (wider && it->x0 < below.x1 && it->x1 > below.x0) return true;
    }
    return false;
}

bool stacks(const Chunk& chunk, const Line& next) {
    // A header's bold words end where a row begins close below.
    if (std::abs(next.size - chunk.size) > 1.25 || next.bold != chunk.bold) return false;
    const double step = next.box.y0 - chunk.last.y0;
    const double most = chunk.leading > 0 ? 1.2 * chunk.leading : 1.8 * std::max<double>(next.size, chunk.size);
    if (step < 0.5 * next.size || step > most) return false;
    return next.box.x0 < chunk.box.x1 && next.box.x1 > chunk.box.x0;
}

bool is_styled(const Refs& units) {
    for (const Unit* unit : units)
        if (!unit->bold && unit->letters.lower > 0) return false;
    return true;
}

const Heading& heading_of(const Tokens& tokens, const Chunk& chunk) {
    Heading& heading = chunk.heading;
    if (heading.asked) return heading;
    heading.asked = true;
    const HeaderWords said = read_header(normal_words(tokens, chunk.units));
    heading.named = said.names_column;
    if (heading.named) heading.role = said.role;
    heading.styled = is_styled(chunk.units);
    return heading;
}

/// Whether the words of side by side cells are those of a header.
bool names_roles(const Tokens& tokens, const std::vector<Chunk>& chunks, std::size_t begin, std::size_t end) {
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
    if (roles.size() < 2 || 2 * named < end - begin) return false;
    // A row's texts may hold a header's words as well; a plain header must name three different roles, the number's or
    // an area's among them.
    const bool leads = roles.front() == ColumnRole::number || roles.front() == ColumnRole::area ||
                       roles.front() == ColumnRole::indicator;
    return styled || (roles.size() >= 3 && leads);
}

}  // namespace

Separators find_separators(const Page& page) {
    constexpr double least = 20;
    Separators list;
    for (const Rule& rule : page.rules)
        if (rule.horizontal() && rule.box.width() > least) list.push_back(rule.box);
    for (const Fill& fill : page.fills) {
        if (fill.box.width() < least || fill.box.height() < 8) continue;
        list.push_back({fill.box.x0, fill.box.y0, fill.box.x1, fill.box.y0});
        list.push_back({fill.box.x0, fill.box.y1, fill.box.x1, fill.box.y1});
    }
    std::sort(list.begin(), list.end(), [](const Box& a, const Box& b) { return a.center_y() < b.center_y(); });
    return list;
}

std::vector<Chunk> make_chunks(std::vector<Line> lines, const Separators& separators) {
    std::vector<Chunk> chunks;
    for (Line& line : lines) {
        if (!chunks.empty() && stacks(chunks.back(), line) && !separated(separators, chunks.back().last, line.box)) {
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

bool rows_overlap(const Box& a, const Box& b) {
    return std::min(a.y1, b.y1) - std::max(a.y0, b.y0) > 1;
}

std::size_t header_length(const Tokens& tokens, const std::vector<Chunk>& chunks, std::size_t begin) {
    constexpr std::size_t most_cells = 100;   // a schedule of weeks has sixty
    Box band = chunks[begin].box;
    std::size_t end = begin;
    for (; end < chunks.size() && end - begin < most_cells; ++end) {
        const Chunk& chunk = chunks[end];
        const bool follows = end == begin || (chunk.box.x0 > chunks[end - 1].box.x1 && rows_overlap(band, chunk.box));
        if (!follows || chunk.units.size() > 8) break;
        band = cover(band, chunk.box);
    }
    return end - begin >= 3 && names_roles(tokens, chunks, begin, end) ? end - begin : 0;
}

int column_of(const Region& region, double x) {
    int column = 0;
    for (std::size_t c = 1; c < region.left.size(); ++c)
        if (region.left[c] <= x + 3) column = static_cast<int>(c);
    return column;
}

bool is_wide(const Region& region, const Chunk& chunk) {
    const auto next = static_cast<std::size_t>(column_of(region, chunk.box.x0)) + 1;
    return next < region.left.size() && chunk.box.x1 > region.left[next] + 6;
}

bool beside(const Region& region, const Chunk& a, const Chunk& b) {
    return rows_overlap(a.box, b.box) && b.box.x0 > a.box.x1 - 1 &&
           column_of(region, a.box.x0) < column_of(region, b.box.x0);
}

std::vector<Line> cut_at_columns(const Region& region, const std::vector<Line>& lines) {
    std::vector<Line> cut;
    for (const Line& line : lines) {
        Refs current;
        for (const Unit* unit : line.units) {
            if (!current.empty()) {
                const double gap = unit->box.x0 - current.back()->box.x1;
                const auto column = static_cast<std::size_t>(column_of(region, unit->box.x0));
                const bool other = column != static_cast<std::size_t>(column_of(region, current.back()->box.x0));
                const double left = region.left[column];
                // A ruled column begins at its line, before which the other column's text has ended.
                const bool begins = region.ruled ? current.back()->box.x1 <= left && unit->box.x0 - left < 10
                                                 : std::abs(unit->box.x0 - left) < 1.5;
                const bool at_edge = begins && gap > 0.42 * unit->size;
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

}  // namespace celah::layout
