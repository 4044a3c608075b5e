#include "annotate/marks.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <tuple>

#include "render/messages.hpp"

namespace celah::annotate_detail {
namespace {

namespace text = render::text;

using Key = std::tuple<int, double, double, double, double, bool>;

Key key(const Location& place, bool partial) {
    return {place.page, place.box.y0, place.box.x0, place.box.y1, place.box.x1, partial};
}

void add_item(std::map<Key, Mark>& out, const ItemResult& item, Language language) {
    if (item.verdict.status != Status::present && item.verdict.status != Status::partial) return;   // an assessor may have overruled it
    const bool partial = item.verdict.status == Status::partial;
    std::string line = item.id + " " + item.text;
    if (partial) line += std::string(text::partly.in(language)) + ". " + item.verdict.reason;
    for (const auto& place : item.verdict.found) {
        Mark& mark = out.try_emplace(key(place, partial), Mark{place, partial, ""}).first->second;
        mark.note += (mark.note.empty() ? "" : "\n") + line;
    }
}

std::string numbers(std::initializer_list<double> values) {
    std::string out;
    std::array<char, 64> buffer{};
    for (const double value : values) {
        std::snprintf(buffer.data(), buffer.size(), "%.2f ", std::clamp(value, -1e7, 1e7));   // of a page nobody can print
        out += buffer.data();
    }
    return out;
}

std::string rectangle_around(const Quad& quad) {
    const auto [left, right] = std::minmax({quad[0].x, quad[1].x, quad[2].x, quad[3].x});
    const auto [low, high] = std::minmax({quad[0].y, quad[1].y, quad[2].y, quad[3].y});
    return "[" + numbers({left, low, right, high}) + "]";
}

std::string corners(const Quad& quad) {
    std::string out;
    for (const Point& at : quad) out += numbers({at.x, at.y});
    return out;
}

/// Multiplied with what is below, so that the text stays black.
QPDFObjectHandle appearance(Update& update, const Quad& quad, const Color& color) {
    const std::string drawn = "/M gs " + numbers({color.red, color.green, color.blue}) + "rg " + numbers({quad[0].x, quad[0].y}) + "m " +
                              numbers({quad[1].x, quad[1].y}) + "l " + numbers({quad[3].x, quad[3].y}) + "l " +
                              numbers({quad[2].x, quad[2].y}) + "l h f";
    return update.add_stream(drawn, QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Form /BBox " + rectangle_around(quad) +
                                                            " /Resources << /ExtGState << /M << /BM /Multiply >> >> >> >>"));
}

QPDFObjectHandle highlight(Update& update, QPDFObjectHandle page, const PageFrame& frame, const Mark& mark, std::size_t index) {
    constexpr int print = 4;
    const Quad quad = frame.from_display(mark.place.box);
    const Color& color = mark.partial ? amber : green;
    QPDFObjectHandle out = QPDFObjectHandle::parse(
        "<< /Type /Annot /Subtype /Highlight /T (celah) /F " + std::to_string(print) + " /Rect " + rectangle_around(quad) + " /QuadPoints [" +
        corners(quad) + "] /C [" + numbers({color.red, color.green, color.blue}) + "] >>");
    out.replaceKey("/P", page);
    out.replaceKey("/NM", QPDFObjectHandle::newString("celah-" + std::to_string(mark.place.page) + "-" + std::to_string(index)));
    out.replaceKey("/Contents", QPDFObjectHandle::newUnicodeString(mark.note));
    QPDFObjectHandle appearances = QPDFObjectHandle::newDictionary();
    appearances.replaceKey("/N", appearance(update, quad, color));
    out.replaceKey("/AP", appearances);
    return update.add(out);
}

}  // namespace

std::vector<Mark> marks(const Report& report, Language language) {
    std::map<Key, Mark> all;
    for (const auto& area : report.areas) {
        for (const auto& target : area.targets) add_item(all, target, language);
        for (const auto& indicator : area.indicators)
            for (const auto& item : indicator.items) add_item(all, item, language);
    }
    std::vector<Mark> out;
    for (auto& [_, mark] : all) out.push_back(std::move(mark));
    return out;
}

void mark_page(Update& update, QPDFObjectHandle page, const std::vector<const Mark*>& marks) {
    const PageFrame frame(page);
    QPDFObjectHandle old = page.getKey("/Annots");
    QPDFObjectHandle all = QPDFObjectHandle::newArray(old.isArray() ? old.getArrayAsVector() : std::vector<QPDFObjectHandle>{});
    for (std::size_t i = 0; i < marks.size(); ++i) all.appendItem(highlight(update, page, frame, *marks[i], i + 1));
    page.replaceKey("/Annots", all);
    update.changed(page);
}

}  // namespace celah::annotate_detail
