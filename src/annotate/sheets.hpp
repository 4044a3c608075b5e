// Text on A4 sheets in Helvetica, one of the fonts that every reader of PDFs has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace celah::annotate_detail {

struct Color {
    double red = 0, green = 0, blue = 0;
};

struct Style {
    double size = 9.5;
    bool bold = false;
    Color color = {};
};

class Sheets {
  public:
    static constexpr double width = 595.28, height = 841.89;

    explicit Sheets(std::string footer) : footer_(std::move(footer)) {}

    /// Wrapped, and continued on the next sheet when this one is full. UTF-8; letters that WinAnsi lacks become "?".
    void paragraph(double indent, std::string_view text, const Style& style = {});
    /// A paragraph behind a coloured square.
    void swatch(const Color& color, std::string_view text);
    void space(double points) { y_ -= points; }
    /// The next so many points stand together on one sheet.
    void keep_together(double points);

    /// A content stream a sheet; /F1 is Helvetica, /F2 Helvetica-Bold, both in WinAnsiEncoding.
    std::vector<std::string> finish() const;

  private:
    void line(double indent, const std::string& text, const Style& style);

    std::string footer_;
    std::vector<std::string> sheets_;
    double y_ = 0;   ///< of the last line that was drawn
};

}  // namespace celah::annotate_detail
