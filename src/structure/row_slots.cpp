#include "structure/row_slots.hpp"

#include <algorithm>

namespace celah::layout {
namespace {

class RowCounter {
  public:
    RowCounter(const Region& region, const std::vector<Chunk>& chunks, bool draw_order)
        : region_(region), chunks_(chunks), draw_order_(draw_order) {}

    Slot next(std::size_t i) {
        const Chunk& chunk = chunks_[i];
        Slot slot{0, column_of(region_, chunk.box.x0), is_wide(region_, chunk)};
        const bool right_of = i > region_.body && beside_last(chunk);
        const int last_column = static_cast<int>(region_.left.size()) - 1;
        if (right_of && slot.column <= column_ && slot.column < last_column && !same_cell(chunk))
            slot.column = column_ + 1;
        if (row_ < 0 || starts_row(i, slot)) ++row_, bottom_ = chunk.box.y1;
        slot.row = row_;
        column_ = slot.column;
        bottom_ = std::max(bottom_, chunk.box.y1);
        last_ = chunk.box;
        wide_ = slot.wide;
        return slot;
    }

  private:
    bool beside_last(const Chunk& chunk) const {
        return rows_overlap(last_, chunk.box) && chunk.box.x0 >= last_.x1 - 1;
    }

    /// A gap within a justified line: the same line of the same column.
    bool same_cell(const Chunk& chunk) const {
        const auto next = static_cast<std::size_t>(column_) + 1;
        return next >= region_.left.size() || chunk.box.x1 < region_.left[next] - 1;
    }

    bool starts_row(std::size_t i, const Slot& slot) const {
        const Chunk& chunk = chunks_[i];
        // A band's number stands in a column of its own, before the band's text.
        if (slot.wide && slot.column > column_ && rows_overlap(last_, chunk.box)) return false;
        if (slot.wide || wide_) return true;
        if (slot.column > column_) return false;
        const bool below = chunk.box.y0 > last_.y0 + 0.5 * chunk.size;
        if (slot.column < column_) {
            // Without drawing order a row's lines come one by one across all columns.
            return draw_order_ ? chunk.box.y1 > last_.y0
                               : slot.column == 0 || chunk.box.y0 > bottom_ + 0.7 * chunk.size;
        }
        if (!below || chunk.box.y0 < bottom_ - 2) return false;
        // Another paragraph of the cell, unless a cell to the right stands beside it.
        return slot.column == 0 || (i + 1 < chunks_.size() && beside(region_, chunk, chunks_[i + 1]));
    }

    const Region& region_;
    const std::vector<Chunk>& chunks_;
    bool draw_order_;
    int row_ = -1, column_ = -1;
    double bottom_ = 0;
    Box last_;
    bool wide_ = false;
};

}  // namespace

std::vector<Slot> slots_by_order(const Document& document, const std::vector<Chunk>& chunks, const Region& region) {
    std::vector<Slot> slots;
    RowCounter counter(region, chunks, document.draw_order);
    for (std::size_t i = region.body; i < region.end; ++i) slots.push_back(counter.next(i));
    return slots;
}

}  // namespace celah::layout
