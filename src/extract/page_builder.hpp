// Puts a page together from what is drawn on it, glyph by glyph and box by box. Knows nothing of Poppler: coordinates
// are those of Page (displayed, top left origin), whoever draws them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "celah/document.hpp"
#include "celah/extract.hpp"
#include "extract/words.hpp"

namespace celah::detail {

using Color = std::array<float, 3>;

inline constexpr Color white{1, 1, 1};

/// How glyphs look from here on, until the next style.
struct TextStyle {
    double size = 0;                       ///< height of an em on the page
    double em = 0;                         ///< the same along the line: differs where text is condensed or expanded
    double dir_x = 1, dir_y = 0;           ///< unit vector of the reading direction
    double ascent = 0.75, descent = 0.25;  ///< of an em, both positive
    std::int16_t angle = 0;
    bool bold = false;
    bool italic = false;
    bool transparent = false;  ///< painted, but without a trace
    bool unpainted = false;    ///< render modes 3 and 7: visible only as what lies over the image of a scan
    Color color{0, 0, 0};
    Box clip{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
             std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
};

/// What both boxes share; its right edge is left of its left one, or its bottom above its top, if that is nothing.
Box intersect(const Box& a, const Box& b);

class PageBuilder {
  public:
    PageBuilder(Page& page, PageNotes& notes, const ExtractLimits& limits);

    void set_style(const TextStyle& style);

    /// Draws a glyph whose origin is at (x, y) and which moves the pen by `advance` along the style's direction.
    void glyph(double x, double y, double advance, std::span<const std::uint32_t> code_points);

    void line(const Box& clip, double x0, double y0, double x1, double y1, double width, const Color& color);
    void filled(const Box& box, const Color& color);
    void image(const Box& box);
    /// Something painted here whose color is not known: a gradient, a pattern, a translucent or curved shape.
    void painted(const Box& box);

    void finish();

  private:
    struct Cover {
        Box box;
        Color color;
        bool known;
    };
    struct Position {
        double along, across;
    };

    Position position(double x, double y) const;
    bool repeats_last_glyph(Position at, std::span<const std::uint32_t> code_points) const;
    bool continues_word(Position at, double x, double y) const;
    void draw(std::uint32_t code_point, Position at, double x, double y);
    void begin_word(Position at, double x, double y);
    void end_word();
    Box word_box() const;
    bool drawn_before(const Word& word) const;
    bool hidden_here(double x, double y) const;
    bool same_color_below(double x, double y, const Color& color) const;
    void add_cover(const Box& box, const Color& color, bool known);
    bool room_for_marks();
    void add_rule(const Box& box, const Color& color);
    bool page_sized(const Box& box) const;
    bool over_picture(const Box& box) const;
    void drop_hidden_copies();

    Page& page_;
    PageNotes& notes_;
    const ExtractLimits& limits_;
    TextStyle style_;
    bool style_changed_ = false;

    Word word_;
    bool open_ = false;
    bool readable_ = false;  ///< the open word has at least one letter, not only unmapped glyphs
    TextStyle word_style_;
    double start_ = 0, end_ = 0, across_ = 0;  ///< of the open word, in its own direction
    double last_start_ = 0;
    std::uint32_t last_code_ = 0;

    std::vector<std::size_t> unpainted_;  ///< words that are hidden unless a picture lies there
    std::vector<Cover> covers_;           ///< in painting order
};

}  // namespace celah::detail
