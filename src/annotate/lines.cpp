#include "annotate/lines.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace celah::annotate_detail {
namespace {

/// What a quote shares with its words, whatever became of hyphens and spaces.
std::string letters(std::string_view text) {
    std::string out;
    for (const char c : text)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out += c;
    return out;
}

bool lies_in(const Box& inner, const Box& outer, double tolerance) {
    return inner.x0 >= outer.x0 - tolerance && inner.y0 >= outer.y0 - tolerance && inner.x1 <= outer.x1 + tolerance &&
           inner.y1 <= outer.y1 + tolerance;
}

bool on_one_line(const Box& a, const Box& b) {
    const double shared = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
    return shared > std::min(a.height(), b.height()) / 2 && b.center_x() > a.center_x();
}

}  // namespace

std::vector<Box> lines_of(const Location& place, const Page& page) {
    constexpr double tolerance = 0.02;   // reports are written in hundredths of a point
    const std::string quote = letters(place.quote);
    std::size_t spelt = 0;
    std::vector<Box> lines;
    Box all;
    for (const Word& word : page.words) {
        const std::string text = letters(word.text);
        if (text.empty() || word.hidden || !lies_in(word.box, place.box, tolerance) || quote.compare(spelt, text.size(), text) != 0) continue;
        spelt += text.size();
        all = lines.empty() ? word.box : cover(all, word.box);
        if (!lines.empty() && on_one_line(lines.back(), word.box)) lines.back() = cover(lines.back(), word.box);
        else lines.push_back(word.box);
    }
    const bool whole = spelt == quote.size() && lies_in(place.box, all, tolerance);
    return whole && !lines.empty() ? lines : std::vector<Box>{place.box};
}

}  // namespace celah::annotate_detail
