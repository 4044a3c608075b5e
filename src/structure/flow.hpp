// Everything of the plan in reading order: lines of text and the parts of tables between them.
#pragma once

#include <vector>

#include "structure/page_table.hpp"

namespace celah::layout {

/// A line of text, or the part of a table that stands on one page.
struct FlowItem {
    const PageTable* table = nullptr;
    Line line;  ///< when there is no table
};

std::vector<FlowItem> make_flow(const std::vector<PageUnits>& pages, const std::vector<std::vector<PageTable>>& tables);

}  // namespace celah::layout
