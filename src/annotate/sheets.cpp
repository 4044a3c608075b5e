#include "annotate/sheets.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <qpdf/QUtil.hh>

namespace celah::annotate_detail {
namespace {

constexpr double margin = 56, leading = 1.35;

// Widths of WinAnsi's characters from 32 on, in thousandths of the size, from Adobe's font metrics.
using Widths = std::array<std::uint16_t, 224>;
constexpr Widths helvetica{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278,
    584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944,
    667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 350, 556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350,
    350, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350, 500, 667, 278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556,
    584, 333, 737, 333, 400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722,
    667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556,
    556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500};
constexpr Widths helvetica_bold{
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333,
    584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944,
    667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 350, 556, 350, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350,
    350, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 350, 500, 667, 278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556,
    584, 333, 737, 333, 400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722, 722, 722, 722, 722, 1000, 722,
    667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556,
    556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278, 611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556};

double width_of(std::string_view text, const Style& style) {
    const Widths& widths = style.bold ? helvetica_bold : helvetica;
    double sum = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 32) sum += widths[byte - 32U];
    }
    return sum * style.size / 1000;
}

/// As much of `word` as fits, at least one character.
std::size_t fitting(std::string_view word, double room, const Style& style) {
    std::size_t count = 1;
    while (count < word.size() && width_of(word.substr(0, count + 1), style) <= room) ++count;
    return count;
}

std::vector<std::string> wrap(std::string_view text, double room, const Style& style) {
    std::vector<std::string> out{""};
    while (!text.empty()) {
        const auto space = std::min(text.find(' '), text.size());
        std::string_view word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        if (word.empty()) continue;
        if (!out.back().empty() && width_of(out.back() + ' ' + std::string(word), style) > room) out.emplace_back();
        while (out.back().empty() && width_of(word, style) > room) {
            const auto count = fitting(word, room, style);
            out.back() = word.substr(0, count);
            word.remove_prefix(count);
            out.emplace_back();
        }
        out.back().append(out.back().empty() ? "" : " ").append(word);
    }
    return out;
}

std::string numbers(std::initializer_list<double> values) {
    std::string out;
    std::array<char, 32> buffer{};
    for (const double value : values) {
        std::snprintf(buffer.data(), buffer.size(), "%.2f ", value);
        out += buffer.data();
    }
    return out;
}

std::string literal(std::string_view text) {
    std::string out = "(";
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\') out += '\\';
        out += static_cast<unsigned char>(c) < 32 ? ' ' : c;
    }
    return out + ")";
}

std::string drawn(double x, double y, const std::string& text, const Style& style) {
    return numbers({style.color.red, style.color.green, style.color.blue}) + "rg BT /" + (style.bold ? "F2 " : "F1 ") + numbers({style.size}) +
           "Tf " + numbers({x, y}) + "Td " + literal(text) + " Tj ET\n";
}

}  // namespace

void Sheets::line(double indent, const std::string& text, const Style& style) {
    const double step = style.size * leading;
    if (sheets_.empty() || y_ - step < margin) {
        sheets_.emplace_back();
        y_ = height - margin;
    }
    y_ -= step;
    sheets_.back() += drawn(margin + indent, y_, text, style);
}

void Sheets::paragraph(double indent, std::string_view text, const Style& style) {
    const std::string encoded = QUtil::utf8_to_win_ansi(std::string(text), '?');
    for (const auto& one : wrap(encoded, width - 2 * margin - indent, style)) line(indent, one, style);
}

void Sheets::swatch(const Color& color, std::string_view text) {
    constexpr double side = 8, indent = 14;
    paragraph(indent, text);
    sheets_.back() += numbers({color.red, color.green, color.blue}) + "rg " + numbers({margin, y_ - 1, side, side}) + "re f\n";
}

void Sheets::keep_together(double points) {
    if (y_ - points < margin) y_ = 0;   // the next line begins a sheet
}

std::vector<std::string> Sheets::finish() const {
    constexpr Style small{8, false, {0.4, 0.4, 0.4}};
    std::vector<std::string> out = sheets_;
    const std::string note = QUtil::utf8_to_win_ansi(footer_, '?');
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::string number = std::to_string(i + 1) + "/" + std::to_string(out.size());
        out[i] += drawn(margin, margin / 2, note, small);
        out[i] += drawn(width - margin - width_of(number, small), margin / 2, number, small);
    }
    return out;
}

}  // namespace celah::annotate_detail
