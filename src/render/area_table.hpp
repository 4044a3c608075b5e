// The text report's table: a row an area, and their sum.
#pragma once

#include <vector>

#include "celah/render.hpp"
#include "render/writer.hpp"

namespace celah::render {

/// The first row holds the titles; column 0 is the area's id, column 1 its name. The column of items that could not be
/// assessed is only there when a plan has such items.
std::vector<std::vector<Cell>> area_table(const Report& report, Language language);

}  // namespace celah::render
