// Leptonica's images with an owner, and where a point of a straightened image stands on its page.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>
#include <optional>

#include "celah/document.hpp"

namespace celah::recognition {

struct DestroyPix {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Image = std::unique_ptr<Pix, DestroyPix>;

/// A grey image (8 bits a pixel) of a page, straightened so that its lines run from left to right.
struct UprightImage {
    Image gray;
    double dpi = 300;
    int turned = 0;      ///< degrees clockwise by which the page was turned: 0, 90, 180, 270
    double slant = 0;    ///< degrees clockwise by which it was rotated about its centre after that

    double to_points(double pixels) const { return pixels * 72 / dpi; }
    double to_pixels(double points) const { return points * dpi / 72; }
};

/// White or light paper without a mark. Cheap; in doubt it is not.
bool is_blank(const Pix& page, double dpi);

/// The page turned clockwise by so many quarters, its skew found and taken back.
UprightImage straighten(const Pix& page, double dpi, int quarters);

/// Evens out shading, and turns white text on dark bands into dark text on white.
void even_out(UprightImage& image);

/// Black is ink, one bit a pixel; of an image that was evened out.
Image ink(const UprightImage& image);

/// The part of `pixels` that holds ink; nothing when that is no more than dust.
std::optional<Box> inked(Pix* ink, const Box& pixels, double dpi);

}  // namespace celah::recognition
