#include "recognize/image.hpp"

#include <algorithm>
#include <cmath>

namespace celah::recognition {
namespace {

constexpr double least_slant = 0.1;        // degrees: less bends no line out of its cell
constexpr float least_skew_confidence = 2; // Leptonica's own measure: below 3 the angle is doubtful, of tables often less
constexpr int evened_paper = 195;          // Leptonica evens the paper out to 200
constexpr int ink_threshold = 155, darkest = 10;

Image owned(Pix* pix) { return Image(pix); }

/// As Leptonica's detectors like it: about 150 dpi, one bit.
Image small_ink(const Pix& gray, double dpi) {
    Pix* const source = const_cast<Pix*>(&gray);
    const auto factor = static_cast<float>(std::min(1.0, 150 / dpi));
    const Image reduced = owned(pixScale(source, factor, factor));
    if (!reduced) return nullptr;
    const Image even = owned(pixBackgroundNormSimple(reduced.get(), nullptr, nullptr));
    return owned(pixThresholdToBinary(even ? even.get() : reduced.get(), ink_threshold));
}

/// Quarter turns clockwise that bring the text upright; 0 when the letters do not tell.
int quarter_turns(Pix* small) {
    float up = 0, left = 0;
    int orientation = L_TEXT_ORIENT_UNKNOWN;
    if (pixOrientDetect(small, &up, &left, 0, 0) != 0 || makeOrientDecision(up, left, 0, 0, &orientation, 0) != 0) return 0;
    switch (orientation) {
        case L_TEXT_ORIENT_LEFT:
            return 1;
        case L_TEXT_ORIENT_DOWN:
            return 2;
        case L_TEXT_ORIENT_RIGHT:
            return 3;
        default:
            return 0;
    }
}

}  // namespace

UprightImage straighten(Image gray, double dpi) {
    setMsgSeverity(L_SEVERITY_NONE);   // what it cannot tell of a page is no news
    UprightImage out{std::move(gray), dpi};
    Image small = small_ink(*out.gray, dpi);
    if (!small) return out;
    if (const int turns = quarter_turns(small.get()); turns != 0) {
        out.gray = owned(pixRotateOrth(out.gray.get(), turns));
        small = owned(pixRotateOrth(small.get(), turns));
        out.turned = 90 * turns;
    }
    float angle = 0, confidence = 0;
    if (pixFindSkew(small.get(), &angle, &confidence) != 0 || confidence < least_skew_confidence || std::fabs(angle) < least_slant) return out;
    constexpr double radians = 0.017453292519943295;
    if (Image rotated = owned(pixRotateAMGray(out.gray.get(), static_cast<float>(angle * radians), 255))) {
        out.gray = std::move(rotated);
        out.slant = static_cast<double>(angle);
    }
    return out;
}

/// Paper becomes wholly white, so that what is painted white later does not stand out.
void even_out(UprightImage& image) {
    if (Image even = owned(pixBackgroundNormSimple(image.gray.get(), nullptr, nullptr))) image.gray = std::move(even);
    pixGammaTRC(image.gray.get(), image.gray.get(), 1, darkest, evened_paper);
}

Image ink(const UprightImage& image) { return owned(pixThresholdToBinary(image.gray.get(), 255 * ink_threshold / evened_paper)); }

std::optional<Box> inked(Pix* ink, const Box& pixels, double dpi) {
    constexpr double dust = 1e-4;   // square inches: a full stop has about twice that
    const auto x = static_cast<l_int32>(pixels.x0), y = static_cast<l_int32>(pixels.y0);
    ::Box* box = boxCreate(x, y, static_cast<l_int32>(pixels.width()), static_cast<l_int32>(pixels.height()));
    const Image part = owned(pixClipRectangle(ink, box, nullptr));
    boxDestroy(&box);
    if (!part) return std::nullopt;
    l_int32 count = 0;
    pixCountPixels(part.get(), &count, nullptr);
    ::Box* marks = nullptr;
    if (count <= dust * dpi * dpi || pixClipToForeground(part.get(), nullptr, &marks) != 0 || marks == nullptr) return std::nullopt;
    l_int32 left = 0, top = 0, width = 0, height = 0;
    boxGetGeometry(marks, &left, &top, &width, &height);
    boxDestroy(&marks);
    return Box{static_cast<double>(x + left), static_cast<double>(y + top), static_cast<double>(x + left + width), static_cast<double>(y + top + height)};
}

}  // namespace celah::recognition
