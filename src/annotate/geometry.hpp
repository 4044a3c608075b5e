// From the page as a reader sees it (document.hpp) to the page's own space, where annotations stand.
#pragma once

#include <array>
#include <qpdf/QPDFObjectHandle.hh>

#include "celah/document.hpp"

namespace celah::annotate_detail {

struct Point {
    double x = 0, y = 0;
};

/// The corners of a box as a reader sees them: top left, top right, bottom left, bottom right. The order of /QuadPoints.
using Quad = std::array<Point, 4>;

/// A page's crop box and rotation, as Poppler understands them.
class PageFrame {
  public:
    explicit PageFrame(QPDFObjectHandle page);

    Point from_display(Point at) const;
    Quad from_display(const Box& box) const;

  private:
    Box crop_;             ///< in the page's own space, y upwards
    int rotation_ = 0;     ///< 0, 90, 180 or 270
};

}  // namespace celah::annotate_detail
