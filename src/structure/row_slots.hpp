// Which row of a table without row lines a piece of a cell belongs to.
#pragma once

#include <vector>

#include "structure/chunks.hpp"

namespace celah::layout {

/// Chunks with the row and column they belong to.
struct Slot {
    int row = 0, column = 0;
    bool wide = false;
};

/// Rows by the drawing order: a new one begins when the column does not increase. One slot for each chunk of
/// [region.body, region.end).
std::vector<Slot> slots_by_order(const Document& document, const std::vector<Chunk>& chunks, const Region& region);

}  // namespace celah::layout
