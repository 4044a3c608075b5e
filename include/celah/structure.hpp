// Stage 3, structure: tokens on pages -> the plan as a reader sees it: headings, paragraphs, list items, tables.
//
// Nothing here knows a regulation. Running headers and footers, page numbers and watermarks are left out of `blocks`
// (and listed in `furniture`); everything else is in exactly one block.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "celah/document.hpp"
#include "celah/normalize.hpp"

namespace celah {

enum class BlockKind { heading, paragraph, item, cell };

/// The form of a block's own number. Order carries no meaning: plans mix, skip and repeat numbering.
enum class LabelStyle {
    none,
    chapter /* BAB I */,
    upper_letter /* A. */,
    upper_roman /* I. */,
    decimal /* 1. */,
    dotted /* 1.2. */,
    lower_letter /* a. */,
    lower_roman /* i. */,
    decimal_paren /* 1) */,
    letter_paren /* a) */,
    decimal_parens /* (1) */,
    letter_parens /* (a) */,
    bullet
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    LabelStyle style = LabelStyle::none;
    std::string label;       ///< as drawn: "1.", "BAB II", "(a)"; not part of `text`
    NormalText text;         ///< without the label
    std::uint32_t page = 0;  ///< index of the page on which it begins
    Box box;                 ///< of its part on that page
    int level = 0;           ///< depth in the outline: 0 for unlabelled body text at top, deeper is larger
    int section =
        -1;  ///< index of the innermost section that holds it (a heading: its own section); -1 before the first
    bool bold = false;   ///< most of its letters
    bool upper = false;  ///< all letters are capitals
    bool centered = false;
    float size = 0;                         ///< most frequent font size
    bool leader = false;                    ///< ends in dot leaders or looks like a line of a table of contents
    int table = -1, row = -1, column = -1;  ///< for kind cell: where in `tables`
};

/// A heading and all that follows up to the next heading of the same or a higher level.
struct Section {
    int heading = -1;  ///< index of its block
    int parent = -1;   ///< index of the enclosing section, -1 at the top
    int level = 0;
    std::uint32_t first = 0, last = 0;  ///< blocks [first, last), the heading included, subsections included
};

/// What a column of an action-plan table is for, as told by its header.
enum class ColumnRole {
    other,
    number,
    area,
    indicator,
    action,
    evidence,
    time,
    responsible,
    realisation,
    target,
    month
};

struct Column {
    ColumnRole role = ColumnRole::other;
    std::string header;     ///< as drawn, words separated by one space; all header rows of a column joined
    double x0 = 0, x1 = 0;  ///< on the table's first page
};

struct Row {
    std::uint32_t page = 0;  ///< index of the page on which it begins
    std::vector<int> cells;  ///< a block index a column, -1 for an empty cell
    std::vector<bool>
        carried;  ///< a column: the cell is merged or left empty and continues the one above, whose block is named
    bool band = false;                ///< one text over (nearly) the whole width: an area's title, a note
    std::vector<std::uint8_t> marks;  ///< a column: 1 where a month cell holds X, v, a tick or a shade
};

struct Table {
    std::vector<Column> columns;
    std::vector<Row> rows;                        ///< without header rows
    std::uint32_t first_page = 0, last_page = 0;  ///< indices
    bool ruled = false;
};

struct Structure {
    std::vector<Block> blocks;  ///< in reading order; the cells of a table row by row
    std::vector<Section> sections;
    std::vector<Table> tables;
    std::vector<TokenRef> furniture;
};

/// Never fails: a page without any recognisable order becomes paragraphs in drawing order.
Structure structure(const Document& document, const Tokens& tokens);

/// Plain text for `celah dump` and for tests, one line a block (cells left out): page, level by indent, kind, label,
/// text.
std::string print_outline(const Structure& structure);

/// The tables: columns with their roles, then one line a row, cells between bars; ^ for a carried cell, [x] for a mark.
std::string print_tables(const Structure& structure);

}  // namespace celah
