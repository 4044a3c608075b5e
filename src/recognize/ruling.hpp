// Ruling lines in the image of a page, and the cells between them.
#pragma once

#include <vector>

#include "recognize/image.hpp"

namespace celah::recognition {

struct Ruling {
    std::vector<Box> lines;   ///< pixels; along x or y
    std::vector<Box> cells;   ///< pixels, within their lines: areas enclosed on all sides, row by row
};

/// Finds the lines and paints them over with white, so that no letter is read from them.
Ruling take_ruling(UprightImage& image);

}  // namespace celah::recognition
