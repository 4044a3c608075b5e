#include "annotate/marks.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <tuple>

#include "annotate/lines.hpp"
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
    if (item.verdict.correction) line += ". " + render::fill(text::correction_is.in(language), {render::correction_text(*item.verdict.correction, language)});
    for (const auto& place : item.verdict.found) {
        Mark& mark = out.try_emplace(key(place, partial), Mark{place, partial}).first->second;
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

std::string rectangle_around(const std::vector<Quad>& quads) {
    Box all{1e7, 1e7, -1e7, -1e7};
    for (const Quad& quad : quads)
        for (const Point& at : quad) all = cover(all, {at.x, at.y, at.x, at.y});
    return "[" + numbers({all.x0, all.y0, all.x1, all.y1}) + "]";
}

std::string corners(const std::vector<Quad>& quads) {
    std::string out;
    for (const Quad& quad : quads)
        for (const Point& at : quad) out += numbers({at.x, at.y});
    return "[" + out + "]";
}

/// Multiplied with what is below, so that the text stays black.
QPDFObjectHandle appearance(Update& update, const std::vector<Quad>& quads, const Color& color) {
    std::string drawn = "/M gs " + numbers({color.red, color.green, color.blue}) + "rg ";
    for (const Quad& quad : quads)
        drawn += numbers({quad[0].x, quad[0].y}) + "m " + numbers({quad[1].x, quad[1].y}) + "l " + numbers({quad[3].x, quad[3].y}) + "l " +
                 numbers({quad[2].x, quad[2].y}) + "l h ";
    return update.add_stream(drawn + "f", QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Form /BBox " + rectangle_around(quads) +
                                                                  " /Resources << /ExtGState << /M << /BM /Multiply >> >> >> >>"));
}

QPDFObjectHandle highlight(Update& update, QPDFObjectHandle page, const PageFrame& frame, const Mark& mark, std::size_t index) {
    std::vector<Quad> quads;
    for (const Box& line : mark.lines) quads.push_back(frame.from_display(line));
    const Color& color = mark.partial ? amber : green;
    QPDFObjectHandle out = QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Highlight /T (celah) /Rect " + rectangle_around(quads) +
                                                   " /QuadPoints " + corners(quads) + " /C [" + numbers({color.red, color.green, color.blue}) +
                                                   "] >>");
    constexpr int printed = 4;
    out.replaceKey("/F", QPDFObjectHandle::newInteger(printed));
    out.replaceKey("/P", page);
    out.replaceKey("/NM", QPDFObjectHandle::newString("celah-" + std::to_string(mark.place.page) + "-" + std::to_string(index)));
    out.replaceKey("/Contents", QPDFObjectHandle::newUnicodeString(mark.note));
    QPDFObjectHandle appearances = QPDFObjectHandle::newDictionary();
    appearances.replaceKey("/N", appearance(update, quads, color));
    out.replaceKey("/AP", appearances);
    return update.add(out);
}

std::vector<Box> lines_on(const Document& document, const Location& place) {
    const auto index = static_cast<std::size_t>(place.page) - 1;
    return place.page >= 1 && index < document.pages.size() ? lines_of(place, document.pages[index]) : std::vector<Box>{place.box};
}

}  // namespace

std::vector<Mark> marks(const Report& report, const Document& document, Language language) {
    std::map<Key, Mark> all;
    for (const auto& area : report.areas) {
        for (const auto& target : area.targets) add_item(all, target, language);
        for (const auto& indicator : area.indicators)
            for (const auto& item : indicator.items) add_item(all, item, language);
    }
    std::vector<Mark> out;
    for (auto& [_, mark] : all) {
        mark.lines = lines_on(document, mark.place);
        out.push_back(std::move(mark));
    }
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
