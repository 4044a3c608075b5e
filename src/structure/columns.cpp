#include "structure/columns.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
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

/// Left edges: each header cell's own and those of the texts below, up to chunk `end`, that touch no other header cell.
void find_edges(const std::vector<Chunk>& chunks, std::size_t end, Region& region) {
    region.left.clear();
    std::vector<Box> heads;
    for (std::size_t i = region.begin; i < region.body; ++i) heads.push_back(chunks[i].box);
    for (const Box& head : heads) region.left.push_back(head.x0), region.right = std::max(region.right, head.x1);
    for (std::size_t i = region.body; i < end; ++i) {
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

/// Those of [from, until) that are in no table and no furniture.
Refs body_units(const PageUnits& page, std::size_t from, std::size_t until) {
    Refs units;
    for (std::size_t i = from; i < until; ++i)
        if (page.units[i].place == Place::body) units.push_back(&page.units[i]);
    return units;
}

/// The header's chunks, then what is drawn after it up to unit `until`, cut anew now that the columns are known. `region` is
/// set to the new indices.
std::vector<Chunk> cut_region(const PageUnits& page, const Separators& separators, const std::vector<Chunk>& all,
                              std::size_t until, Region& region) {
    std::vector<Chunk> chunks(all.begin() + static_cast<std::ptrdiff_t>(region.begin),
                              all.begin() + static_cast<std::ptrdiff_t>(region.body));
    std::size_t from = all[region.begin].units.front()->index;
    for (const Chunk& chunk : chunks) from = std::max<std::size_t>(from, chunk.units.back()->index + 1);
    const auto lines = cut_at_columns(region, make_lines(body_units(page, from, until)));
    for (Chunk& chunk : make_chunks(lines, separators)) chunks.push_back(std::move(chunk));
    region.body -= region.begin;
    region.begin = 0;
    return chunks;
}

/// The index of the `nth` header at or after chunk `from`; all chunks' number when there are not so many.
std::size_t find_header(const Tokens& tokens, const std::vector<Chunk>& chunks, std::size_t from, std::size_t nth) {
    for (std::size_t i = from; i + 2 < chunks.size(); ++i) {
        const std::size_t length = rows_overlap(chunks[i].box, chunks[i + 1].box) ? header_length(tokens, chunks, i) : 0;
        if (length == 0) continue;
        if (--nth == 0) return i;
        i += length - 1;
    }
    return chunks.size();
}

/// The first chunk from `i` on that begins at unit `from` or after; one that a table ended in is cut there.
std::size_t resume(const Separators& separators, std::vector<Chunk>& chunks, std::size_t i, std::size_t from) {
    while (i < chunks.size() && chunks[i].units.back()->index < from) ++i;
    if (i == chunks.size() || chunks[i].units.front()->index >= from) return i;
    Refs rest = chunks[i].units;
    std::erase_if(rest, [from](const Unit* unit) { return unit->index < from; });
    std::vector<Chunk> pieces = make_chunks(make_lines(rest, cell_gap), separators);
    chunks[i] = std::move(pieces.front());
    chunks.insert(chunks.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::make_move_iterator(pieces.begin() + 1), std::make_move_iterator(pieces.end()));
    return i;
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

/// The tables of one page. Each is looked for from where the one before ended, and hardly beyond the header of the next, so
/// that a page of a thousand tables costs little more than its length.
class BorderlessTables {
  public:
    BorderlessTables(const Document& document, const Tokens& tokens, PageUnits& page, std::vector<PageTable>& before)
        : document_(document), tokens_(tokens), page_(page), before_(before), separators_(find_separators(*page.page)) {}

    std::vector<PageTable> find() {
        const Refs units = body_units(page_, 0, page_.units.size());
        chunks_ = make_chunks(make_lines(units, cell_gap), separators_);
        std::size_t at = 0;
        if (const auto region = continued(units, separators_, before_)) at = add(*region);
        while ((at = find_header(tokens_, chunks_, at, 1)) < chunks_.size()) {
            Region region;
            region.begin = at;
            region.body = at + header_length(tokens_, chunks_, at);
            at = add(region);
        }
        return std::move(tables_);
    }

  private:
    static constexpr std::size_t looked_beyond = 8;   // chunks: what find_end() asks of those after the end

    /// Adds the table that begins with `region`; returns the chunk to go on from.
    std::size_t add(const Region& region) {
        for (std::size_t headers = 1;; headers *= 2) {
            // Cut by columns, the next header may turn out to be none; then the table may reach up to a later one.
            const std::size_t next = find_header(tokens_, chunks_, region.body, headers);
            const std::size_t end = std::min(next + 3 * looked_beyond, chunks_.size());
            const bool all = end == chunks_.size();
            Region tried = region;
            if (region.body > region.begin) {
                find_edges(chunks_, next, tried);
                if (tables_.empty() && !before_.empty()) share_edges(before_.back(), tried);
            }
            const std::size_t until = all ? page_.units.size() : chunks_[end - 1].units.back()->index + 1;
            const std::vector<Chunk> cut = cut_region(page_, separators_, chunks_, until, tried);
            find_end(tokens_, cut, tried);
            if (!all && tried.end + looked_beyond > cut.size()) continue;
            return build_from(cut, tried, region.begin);
        }
    }

    std::size_t build_from(const std::vector<Chunk>& cut, const Region& region, std::size_t at) {
        if (region.end == region.begin) return at;
        tables_.push_back(build(cut, region, make_slots(document_, page_, cut, region), page_));
        std::size_t from = 0;
        for (std::size_t i = region.begin; i < region.end; ++i) from = std::max<std::size_t>(from, cut[i].units.back()->index + 1);
        return resume(separators_, chunks_, at, from);
    }

    const Document& document_;
    const Tokens& tokens_;
    PageUnits& page_;
    std::vector<PageTable>& before_;
    Separators separators_;
    std::vector<Chunk> chunks_;
    std::vector<PageTable> tables_;
};

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
    return BorderlessTables(document, tokens, page, before).find();
}

}  // namespace celah::layout
