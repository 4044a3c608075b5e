#include "structure/columns.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "structure/chunks.hpp"
#include "structure/row_slots.hpp"

namespace celah::layout {
namespace {

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
        const bool numbered =
            i > region.body && beside(region, chunks[i - 1], chunks[i]) && chunks[i - 1].units.size() == 1;
        if (is_wide(region, chunks[i]) && !numbered && !goes_on(region, chunks, i + 1)) return;
        ++region.end;
    }
}

/// Heights of horizontal lines across most of the region.
std::vector<double> row_rules(const Page& page, const Region& region, double top, double bottom) {
    std::vector<double> ys;
    const double width = region.right - region.left.front();
    std::vector<std::pair<double, double>> pieces;  // height, length: a line may be drawn cell by cell
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

std::vector<Slot> make_slots(const Document& document, const PageUnits& page, const std::vector<Chunk>& chunks,
                             const Region& region) {
    std::vector<Slot> slots = slots_by_order(document, chunks, region);
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

/// An empty grid for the slots, with `first_row` rows before them.
PageTable make_grid(const Region& region, const std::vector<Slot>& slots, int first_row) {
    PageTable table;
    table.xs = region.left;
    table.xs.push_back(std::max(region.right, region.left.back() + 10));
    int rows = first_row;
    for (const Slot& slot : slots) rows = std::max(rows, slot.row + first_row + 1);
    table.ys.assign(static_cast<std::size_t>(rows) + 1, -1);
    table.at.assign(static_cast<std::size_t>(rows * table.columns()), 0);
    table.grays.assign(table.at.size(), 1.0F);
    std::vector<int> merged(static_cast<std::size_t>(rows), table.columns());
    for (const Slot& slot : slots)
        if (slot.wide) merged[static_cast<std::size_t>(slot.row + first_row)] = slot.column;
    for (int r = 0; r < rows; ++r) add_row_cells(table, r, merged[static_cast<std::size_t>(r)]);
    return table;
}

/// A grid of cells with the chunks in them, the header as first row.
PageTable build(const std::vector<Chunk>& chunks, const Region& region, const std::vector<Slot>& slots,
                PageUnits& page) {
    const int first_row = region.body > region.begin ? 1 : 0;
    PageTable table = make_grid(region, slots, first_row);
    table.page = page.units.front().page;
    table.first_unit = chunks[region.begin].units.front()->index;
    for (std::size_t i = region.begin; i < region.end; ++i) {
        const bool header = i < region.body;
        const int row = header ? 0 : slots[i - region.body].row + first_row;
        const int column = header ? static_cast<int>(i - region.begin) : slots[i - region.body].column;
        Refs& units = table.cell(row, column).units;
        units.insert(units.end(), chunks[i].units.begin(), chunks[i].units.end());
        for (const Unit* unit : chunks[i].units) page.units[unit->index].place = Place::table;
        double& y = table.ys[static_cast<std::size_t>(row)];
        y = y < 0 ? chunks[i].box.y0 : std::min(y, chunks[i].box.y0);
        table.ys.back() = std::max(table.ys.back(), chunks[i].box.y1);
    }
    for (std::size_t r = 1; r < table.ys.size(); ++r) table.ys[r] = std::max(table.ys[r], table.ys[r - 1]);
    return table;
}

/// The same columns as the table on the page before: both get the outermost edges seen.
void share_edges(PageTable& before, Region& region) {
    if (before.ruled || before.xs.size() != region.left.size() + 1) return;
    for (std::size_t c = 0; c < region.left.size(); ++c)
        if (std::abs(before.xs[c] - region.left[c]) > 60) return;
    for (std::size_t c = 0; c < region.left.size(); ++c)
        before.xs[c] = region.left[c] = std::min(before.xs[c], region.left[c]);
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
std::vector<Chunk> cut_region(const PageUnits& page, const Separators& separators, const std::vector<Chunk>& all,
                              Region& region) {
    std::vector<Chunk> chunks(all.begin() + static_cast<std::ptrdiff_t>(region.begin),
                              all.begin() + static_cast<std::ptrdiff_t>(region.body));
    std::uint32_t from = all[region.begin].units.front()->index;
    for (const Chunk& chunk : chunks) from = std::max(from, chunk.units.back()->index + 1);
    const auto lines = cut_at_columns(region, make_lines(body_units(page, from)));
    for (Chunk& chunk : make_chunks(lines, separators)) chunks.push_back(std::move(chunk));
    region.body -= region.begin;
    region.begin = 0;
    return chunks;
}

/// The columns of the table that ends the page before, for a page that goes on without a header.
std::optional<Region> continued(const Refs& units, const Separators& separators, const std::vector<PageTable>& before) {
    if (before.empty() || before.back().ruled || units.empty()) return std::nullopt;
    Region region;
    region.left.assign(before.back().xs.begin(), before.back().xs.end() - 1);
    region.right = before.back().xs.back();
    const std::vector<Chunk> chunks = make_chunks(cut_at_columns(region, make_lines(units)), separators);
    const bool aligned = std::any_of(region.left.begin(), region.left.end(),
                                     [&](double x) { return std::abs(x - chunks.front().box.x0) < 8; });
    if (!aligned || is_wide(region, chunks.front()) || !goes_on(region, chunks, 0)) return std::nullopt;
    return region;
}

}  // namespace

void protect_headers(const Tokens& tokens, PageUnits& page) {
    const auto chunks = make_chunks(make_lines(page, Place::body, cell_gap), find_separators(*page.page));
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
    const Separators separators = find_separators(*page.page);
    std::uint32_t from = 0;
    const auto add = [&](Region region, const std::vector<Chunk>& all) {
        const std::vector<Chunk> chunks = cut_region(page, separators, all, region);
        find_end(tokens, chunks, region);
        if (region.end == region.begin) return false;
        tables.push_back(build(chunks, region, make_slots(document, page, chunks, region), page));
        for (std::size_t i = region.begin; i < region.end; ++i)
            from = std::max(from, chunks[i].units.back()->index + 1);
        return true;
    };
    std::vector<Chunk> chunks = make_chunks(make_lines(body_units(page, 0), cell_gap), separators);
    if (auto region = continued(body_units(page, 0), separators, before); region && add(*region, chunks))
        chunks = make_chunks(make_lines(body_units(page, from), cell_gap), separators);
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
        chunks = make_chunks(make_lines(body_units(page, from), cell_gap), separators);
        i = 0;
    }
    return tables;
}

}  // namespace celah::layout
