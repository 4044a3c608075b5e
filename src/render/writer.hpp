// Wrapped, indented, perhaps coloured lines: all layout of the text report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace celah::render {

class Writer {
  public:
    Writer(int width, bool color);

    int width() const { return width_; }

    void line(std::string_view text = {});              ///< as it is
    void paragraph(int indent, std::string_view text);  ///< wrapped, all lines indented
    /// `label` and, beside it, the wrapped text; the text begins `label_width` columns after the indent.
    void labelled(int indent, std::string_view label, int label_width, std::string_view text);

    std::string bold(std::string_view text) const { return paint("1", text); }
    std::string red(std::string_view text) const { return paint("31", text); }
    std::string yellow(std::string_view text) const { return paint("33", text); }
    std::string green(std::string_view text) const { return paint("32", text); }

    std::string take();  ///< what was written

  private:
    std::string paint(std::string_view code, std::string_view text) const;

    int width_;
    bool color_;
    std::string out_;
};

struct Cell {
    std::string text;
    bool right = false;  ///< aligned to the right
};

/// Rows as columns two spaces apart. The column `flexible` takes what the others leave of `width` and wraps.
/// Empty when that is less than `least` columns: the caller must show the rows in another way.
std::vector<std::string> table(const std::vector<std::vector<Cell>>& rows, std::size_t flexible, int width, int least);

}  // namespace celah::render
