#include "render/writer.hpp"

#include <algorithm>

#include "render/columns.hpp"

namespace celah::render {
namespace {

constexpr int narrowest = 20;
constexpr int gutter = 2;

std::string spaces(int count) {
    return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

std::vector<int> column_widths(const std::vector<std::vector<Cell>>& rows) {
    std::vector<int> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i].text));
    }
    return widths;
}

/// One row, in as many lines as the flexible cell needs.
void add_row(std::vector<std::string>& out, const std::vector<Cell>& row, const std::vector<int>& widths,
             std::size_t flexible) {
    const auto wrapped = wrap(row[flexible].text, widths[flexible]);
    for (std::size_t n = 0; n < wrapped.size(); ++n) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string text = i == flexible ? wrapped[n] : n == 0 ? row[i].text : "";
            line += i == 0 ? "" : spaces(gutter);
            line += row[i].right ? pad_left(text, widths[i]) : pad_right(text, widths[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out.push_back(std::move(line));
    }
}

}  // namespace

Writer::Writer(int width, bool color) : width_(std::max(width, narrowest)), color_(color) {}

void Writer::line(std::string_view text) {
    out_.append(text).push_back('\n');
}

void Writer::paragraph(int indent, std::string_view text) {
    for (const auto& part : wrap(text, width_ - indent)) line(part.empty() ? "" : spaces(indent) + part);
}

void Writer::labelled(int indent, std::string_view label, int label_width, std::string_view text) {
    const int hang = indent + label_width;
    if (hang > width_ / 2 || columns(label) >= label_width) {
        return paragraph(indent, std::string(label) + " " + std::string(text));
    }
    bool first = true;
    for (const auto& part : wrap(text, width_ - hang)) {
        line(spaces(indent) + (first ? pad_right(label, label_width) : spaces(label_width)) + part);
        first = false;
    }
}

std::string Writer::take() {
    return std::move(out_);
}

std::string Writer::paint(std::string_view code, std::string_view text) const {
    if (!color_ || text.empty()) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::vector<std::string> table(const std::vector<std::vector<Cell>>& rows, std::size_t flexible, int width, int least) {
    auto widths = column_widths(rows);
    if (flexible >= widths.size()) return {};
    int others = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) others += i == flexible ? 0 : widths[i] + gutter;
    if (width - others < least) return {};
    widths[flexible] = std::min(widths[flexible], width - others);
    std::vector<std::string> out;
    for (const auto& row : rows) add_row(out, row, widths, flexible);
    return out;
}

}  // namespace celah::render
