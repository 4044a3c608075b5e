#include "recognize/image.hpp"

#include <algorithm>
#include <cmath>

namespace celah::recognition {
namespace {

constexpr double least_slant = 0.1;        // degrees: less bends no line out of its cell
constexpr float least_skew_confidence = 2; // Leptonica's own measure: below 3 the angle is doubtful, of tables often less
constexpr int ink_threshold = 160;         // of grey that was evened out to a background of 200 and more

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

void even_out(UprightImage& image) {
    if (Image even = owned(pixBackgroundNormSimple(image.gray.get(), nullptr, nullptr))) image.gray = std::move(even);
}

Image ink(const UprightImage& image) { return owned(pixThresholdToBinary(image.gray.get(), ink_threshold)); }

bool has_ink(Pix* ink, const Box& pixels, double dpi) {
    constexpr double dust = 1e-4;   // square inches: a full stop has about twice that
    ::Box* box = boxCreate(static_cast<l_int32>(pixels.x0), static_cast<l_int32>(pixels.y0), static_cast<l_int32>(pixels.width()), static_cast<l_int32>(pixels.height()));
    l_int32 count = 0;
    pixCountPixelsInRect(ink, box, &count, nullptr);
    boxDestroy(&box);
    return count > dust * dpi * dpi;
}

}  // namespace celah::recognition
