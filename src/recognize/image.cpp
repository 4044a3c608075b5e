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
    const auto factor = static_cast<float>(std::min(1.0, 150 / dpi));
    const Image reduced = owned(pixScale(const_cast<Pix*>(&gray), factor, factor));
    if (!reduced) return nullptr;
    const Image even = owned(pixBackgroundNormSimple(reduced.get(), nullptr, nullptr));
    return owned(pixThresholdToBinary(even ? even.get() : reduced.get(), ink_threshold));
}

/// White letters on dark bands become dark ones on white. Photographs are turned as well: nobody reads those.
void invert_dark_bands(Pix* gray, double dpi) {
    constexpr double band_dpi = 36;   // letters are gone at this size, bands are not
    const auto factor = static_cast<float>(std::min(1.0, band_dpi / dpi));
    const Image reduced = owned(pixScaleSmooth(gray, factor, factor));
    l_uint32 paper = 255;
    if (!reduced || pixGetRankValue(reduced.get(), 1, 0.7F, &paper) != 0) return;
    const Image dark = owned(pixThresholdToBinary(reduced.get(), static_cast<l_int32>(paper / 2)));
    const Image solid = owned(pixOpenBrick(nullptr, dark.get(), 9, 3));
    const Image whole = solid ? owned(pixCloseSafeBrick(nullptr, solid.get(), 9, 5)) : nullptr;
    if (!whole) return;
    Boxa* bands = pixConnCompBB(whole.get(), 8);
    for (l_int32 i = 0; i < boxaGetCount(bands); ++i) {
        l_int32 x = 0, y = 0, width = 0, height = 0;
        boxaGetBoxGeometry(bands, i, &x, &y, &width, &height);
        const auto full = [&](l_int32 at) { return static_cast<l_int32>(static_cast<float>(at) / factor); };
        pixRasterop(gray, full(x), full(y), full(width), full(height), PIX_NOT(PIX_DST), nullptr, 0, 0);
    }
    boxaDestroy(&bands);
}

}  // namespace

bool is_blank(const Pix& page, double dpi) {
    constexpr double blank_dpi = 75;       // a letter is still several pixels
    constexpr float almost_none = 2e-5F;   // of the pixels: less than a short word
    constexpr l_uint32 even = 24;          // levels of 256: faint pencil differs by more
    constexpr l_uint32 light = 160;        // a dark page is a copy that failed
    const auto factor = static_cast<float>(std::min(1.0, blank_dpi / dpi));
    const Image reduced = owned(pixScaleSmooth(const_cast<Pix*>(&page), factor, factor));
    l_uint32 darkest_mark = 0, paper = 0, brightest_mark = 0;
    if (!reduced || pixGetRankValue(reduced.get(), 1, almost_none, &darkest_mark) != 0) return false;
    if (pixGetRankValue(reduced.get(), 1, 0.5F, &paper) != 0 || pixGetRankValue(reduced.get(), 1, 1 - almost_none, &brightest_mark) != 0) return false;
    return paper > light && paper - std::min(darkest_mark, paper) < even && brightest_mark - std::min(paper, brightest_mark) < even;
}

UprightImage straighten(const Pix& page, double dpi, int quarters) {
    setMsgSeverity(L_SEVERITY_NONE);   // what it cannot tell of a page is no news
    UprightImage out{owned(pixRotateOrth(const_cast<Pix*>(&page), quarters)), dpi, 90 * quarters};
    const Image small = small_ink(*out.gray, dpi);
    if (!small) return out;
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
    invert_dark_bands(image.gray.get(), image.dpi);
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
