// Where a quoted passage stands, line by line.
#pragma once

#include <vector>

#include "celah/report.hpp"

namespace celah::annotate_detail {

/// A box for each line of the passage, together as large as its own. Where its words cannot be told apart on the page (a page
/// that was read by OCR has none), the passage's own box alone.
std::vector<Box> lines_of(const Location& place, const Page& page);

}  // namespace celah::annotate_detail
