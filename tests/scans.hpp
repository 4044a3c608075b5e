// Scans for tests: the pages of a PDF drawn, spoilt as scanners and telephones do, and put into a PDF as images.
#pragma once

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "make_pdf.hpp"
#include "recognize/draw.hpp"

namespace celah::test {

using recognition::Image;
using Spoil = std::function<Image(Image)>;   ///< takes and gives a grey image of 8 bits a pixel

inline Image as_it_is(Image image) { return image; }

inline std::string samples(const Pix& image) {
    Pix* const pix = const_cast<Pix*>(&image);
    std::string out;
    for (l_int32 y = 0; y < pixGetHeight(pix); ++y)
        for (l_int32 x = 0; x < pixGetWidth(pix); ++x) {
            l_uint32 value = 0;
            pixGetPixel(pix, x, y, &value);
            out += static_cast<char>(value);
        }
    return out;
}

/// Adds the image as a page of its own size; `over` is drawn after it, such as a text layer.
inline void add_image_page(PdfMaker& pdf, const Pix& image, double dpi, const std::string& over = "") {
    Pix* const pix = const_cast<Pix*>(&image);
    const int width = pixGetWidth(pix), height = pixGetHeight(pix);
    const int object = pdf.stream(samples(image), "/Type /XObject /Subtype /Image /Width " + std::to_string(width) + " /Height " + std::to_string(height) +
                                                      " /ColorSpace /DeviceGray /BitsPerComponent 8");
    const std::string w = std::to_string(width * 72 / dpi), h = std::to_string(height * 72 / dpi);
    pdf.page("q " + w + " 0 0 " + h + " 0 0 cm /X1 Do Q " + over, "/MediaBox [0 0 " + w + " " + h + "]", "/XObject << /X1 " + std::to_string(object) + " 0 R >>");
}

inline Image draw_page(const std::string& pdf, int number, double dpi) {
    const auto drawer = recognition::Drawer::open(pdf);
    if (!drawer) return nullptr;
    auto drawn = drawer->draw(number, dpi);
    return drawn ? std::move(drawn->gray) : nullptr;
}

/// One page of `pdf` as nothing but an image.
inline std::string scanned(const std::string& pdf, double dpi = 150, const Spoil& spoil = as_it_is, const std::string& over = "") {
    PdfMaker out;
    Image image = spoil(draw_page(pdf, 1, dpi));
    add_image_page(out, *image, dpi, over);
    return out.str();
}

inline Image turned(Image image, int quarters) { return Image(pixRotateOrth(image.get(), quarters)); }

inline Image slanted(Image image, double degrees) {
    return Image(pixRotateAMGray(image.get(), static_cast<float>(degrees * 0.017453292519943295), 255));
}

/// The light falls off to one corner, as under a telephone.
inline Image shaded(Image image) {
    const l_int32 width = pixGetWidth(image.get()), height = pixGetHeight(image.get());
    for (l_int32 y = 0; y < height; ++y)
        for (l_int32 x = 0; x < width; ++x) {
            l_uint32 value = 0;
            pixGetPixel(image.get(), x, y, &value);
            const double light = 1 - 0.55 * (static_cast<double>(x) / width + static_cast<double>(y) / height) / 2;
            pixSetPixel(image.get(), x, y, static_cast<l_uint32>(value * light));
        }
    return image;
}

}  // namespace celah::test
