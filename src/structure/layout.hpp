// Words of a page as units that carry their tokens, and units gathered to lines as the page draws them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "celah/document.hpp"
#include "celah/normalize.hpp"

namespace celah::layout {

/// What has become of a unit; a unit leaves `body` at most once.
enum class Place : std::uint8_t { body, furniture, table };

/// Visible letters of a run: counts used for bold and capitals.
struct Letters {
    std::uint32_t all = 0, lower = 0, upper = 0;
};

/// One drawn word (or one letter-spaced word of several) with all of its tokens.
struct Unit {
    std::uint32_t page = 0;
    std::uint32_t index = 0;  ///< position in the page's units
    std::uint32_t word = 0, words = 1;
    std::uint32_t token = 0, tokens = 1;
    std::string_view text;  ///< of its first word; lives as long as the document
    Letters letters;        ///< of that word: lines are made and measured several times over
    Box box;
    float size = 0;
    std::int16_t angle = 0;
    bool bold = false;
    bool bullet = false;
    bool ends_sentence = false;
    bool glue = false;  ///< ends in a line-break hyphen
    bool keep = false;  ///< in the header row of a table: no furniture
    Place place = Place::body;
};

using Units = std::vector<Unit>;
using Refs = std::vector<const Unit*>;

/// Everything of one page that later steps ask for.
struct PageUnits {
    const Page* page = nullptr;
    const std::vector<Token>* tokens = nullptr;
    Units units;
};

PageUnits make_units(const Document& document, const Tokens& tokens, std::uint32_t page);

/// Units drawn one after the other on one base line.
struct Line {
    Refs units;
    Box box;
    float size = 0;      ///< of most of its letters
    bool bold = false;   ///< most of its letters
    bool upper = false;  ///< no lower-case letter, at least two capitals
    std::uint32_t page = 0;
    std::uint32_t letters = 0;

    const Unit& first() const { return *units.front(); }
    const Unit& last() const { return *units.back(); }
};

/// Lines of units in drawing order. With a `gap`, a gap wider than so many font sizes also ends a line, as between the
/// cells of a table.
std::vector<Line> make_lines(const Refs& units, double gap = 0);

/// The same for the units of a page with the given place.
std::vector<Line> make_lines(const PageUnits& page, Place place, double gap = 0);

/// Whether `next` goes on with the line that `previous` ends.
bool same_line(const Unit& previous, const Unit& next);

Line make_line(Refs units);

bool starts_lower(std::string_view utf8);

/// A lone mark of a symbol font, such as Symbol or Wingdings: U+F000 … U+F0FF.
bool is_symbol(std::string_view utf8);

/// Words as drawn, separated by one space.
std::string drawn_text(const Document& document, const Refs& units);

/// Normal forms of the units' tokens, empty ones left out.
std::vector<std::string_view> normal_words(const Tokens& tokens, const Refs& units);

std::vector<TokenRef> token_refs(const Refs& units);

/// Height of ascent and descent or, for rotated words, their width.
double thickness(const Unit& unit);

}  // namespace celah::layout
