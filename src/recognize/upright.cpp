#include <algorithm>
#include <array>
#include <cmath>

#include "celah/document.hpp"

namespace celah {
namespace {

struct Point {
    double x, y;
};

/// Takes a clockwise rotation about the centre of the upright page back.
Point unrotated(const Page& page, Point p) {
    constexpr double radians = 0.017453292519943295;
    const double c = std::cos(page.slant * radians), s = std::sin(page.slant * radians);
    const double x = p.x - page.width / 2, y = p.y - page.height / 2;
    return {page.width / 2 + c * x + s * y, page.height / 2 - s * x + c * y};
}

/// Takes the quarter turns back: what was the left side of the page became its top after one.
Point unturned(const Page& page, Point p) {
    switch (page.turned) {
        case 90:
            return {p.y, page.width - p.x};
        case 180:
            return {page.width - p.x, page.height - p.y};
        case 270:
            return {page.height - p.y, p.x};
        default:
            return p;
    }
}

}  // namespace

Box on_page(const Page& page, const Box& upright) {
    if (page.turned == 0 && page.slant == 0) return upright;
    const auto place = [&](double x, double y) { return unturned(page, unrotated(page, {x, y})); };
    const std::array corners{place(upright.x0, upright.y0), place(upright.x1, upright.y0), place(upright.x0, upright.y1), place(upright.x1, upright.y1)};
    Box out{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
    for (const Point& corner : corners) out = cover(out, {corner.x, corner.y, corner.x, corner.y});
    return out;
}

Page unread_page(int number) {
    Page out;
    out.number = number;
    out.source = PageSource::unreadable;
    return out;
}

bool read_in_full(const Page& page) {
    constexpr float sure = 0.7F;   // mean confidence; see docs/architecture.md for what was measured
    return !page.incomplete && page.source != PageSource::unreadable && page.confidence >= sure;
}

}  // namespace celah
