#include "recognize/page_key.hpp"

#include "rules/digest.hpp"

namespace celah::recognition {
namespace {

/// Another number whenever the same image would be read differently: no page of an older cache fits then.
constexpr int way_of_reading = 3;
constexpr double key_dpi = 72;   // two pages that differ at this size differ in their words; drawing it costs hundredths of a second

}  // namespace

std::string page_key(const Drawer& drawer, int number, const OcrSettings& settings) {
    std::string shown = std::to_string(way_of_reading) + ' ' + settings.languages + ' ' + std::to_string(settings.dpi) + ' ';
    if (const auto drawn = drawer.draw(number, key_dpi)) {
        const Pix* const gray = drawn->gray.get();
        shown += std::to_string(pixGetWidth(gray)) + ' ' + std::to_string(pixGetHeight(gray)) + ' ';
        const auto bytes = static_cast<std::size_t>(pixGetWpl(gray)) * static_cast<std::size_t>(pixGetHeight(gray)) * 4;
        shown.append(reinterpret_cast<const char*>(pixGetData(const_cast<Pix*>(gray))), bytes);
    } else {
        shown += "cannot be drawn";
    }
    return sha256(shown);
}

}  // namespace celah::recognition
