// What the extract stage hands on: the pages of a PDF as words, ruling lines, filled boxes and images.
//
// Coordinates are PDF points (1/72 inch) on the page as a reader sees it (the page's /Rotate applied, cropped to its
// crop box), with the origin in the top left corner, x to the right and y downwards. Text is UTF-8, always valid.
// All types here are plain values: copying them copies everything, nothing refers back to the PDF library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace celah {

struct Box {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
    double center_x() const { return (x0 + x1) / 2; }
    double center_y() const { return (y0 + y1) / 2; }
    bool contains(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
    bool operator==(const Box&) const = default;
};

/// The smallest box over both.
Box cover(const Box& a, const Box& b);

/// A run of glyphs without white space between them, as the page draws it.
struct Word {
    std::string text;        ///< the plan's own letters; ligatures and accents as drawn
    Box box;                 ///< from ascent to descent of the font
    float size = 0;          ///< font size in points, after scaling
    bool bold = false;
    bool italic = false;
    std::int16_t angle = 0;  ///< reading direction in degrees clockwise from rightwards: 0, 90, 180, 270, or -1 for a slant
    float confidence = 1;    ///< 0 … 1: how sure the reading is; 1 for text, less for what OCR read
    bool hidden = false;     ///< a reader cannot see it: invisible mode, white on white, below 1 pt, off the page
};

/// A straight ruling line or a filled box so thin that it looks like one; horizontal when wider than high.
struct Rule {
    Box box;
    bool horizontal() const { return box.width() >= box.height(); }
};

/// A filled rectangle, such as the shaded cell of a schedule or a coloured header band.
struct Fill {
    Box box;
    float gray = 1;          ///< 0 black … 1 white
};

/// How the words of a page were obtained.
enum class PageSource { text, ocr, unreadable };

struct Page {
    int number = 0;                ///< counts from 1
    double width = 0, height = 0;  ///< as displayed, or of the upright page (see `turned`)
    int rotation = 0;              ///< the page's /Rotate, already applied to all coordinates
    PageSource source = PageSource::text;
    float confidence = 1;          ///< 0 … 1: mean over its words when they come from OCR
    int turned = 0;                ///< a scan: degrees clockwise (0, 90, 180, 270) by which the page as displayed was turned, and
    double slant = 0;              ///< then rotated about its centre, to be read; all that is below is on the upright page
    bool incomplete = false;       ///< holds more words than were read (a limit was reached)
    std::vector<Word> words;       ///< in the order in which the page draws them, see Document::draw_order
    std::vector<Rule> rules;
    std::vector<Fill> fills;       ///< without page-sized and white ones
    std::vector<Box> images;
};

/// Where a box of the upright page stands on the page as displayed: the smallest box over its corners.
Box on_page(const Page& page, const Box& upright);

/// A page of which nothing could be read.
Page unread_page(int number);

/// Nothing that stands on the page can have been overlooked: its text was there, or OCR was sure enough of what it read.
bool read_in_full(const Page& page);

/// Something a reader of the report should know about the document or one of its pages.
struct Problem {
    std::string code;              ///< stable, lower case with hyphens: "encrypted", "no-text", "not-a-plan" …
    std::string message;           ///< one sentence, English; renderers translate by code where they know it
    std::optional<int> page;       ///< counts from 1
};

struct Document {
    std::vector<Page> pages;
    int pages_left_out = 0;        ///< that the PDF has, or claims to have, behind the last of `pages`
    std::string title;             ///< of the PDF's metadata, may be empty or misleading
    std::string producer;
    bool draw_order = true;        ///< false when words come in Poppler-cpp's reading order instead (no private headers)
    std::vector<Problem> problems; ///< odd, but survived: hidden text, damaged pages, limits reached
};

}  // namespace celah
