// Pieces of cells: lines drawn one below the other, and the columns they stand in.
#pragma once

#include <vector>

#include "celah/structure.hpp"
#include "structure/layout.hpp"

namespace celah::layout {

constexpr double cell_gap = 0.9;  // a wider gap, in font sizes, may be one between cells

/// What a header cell with these words would be. Looked up once a chunk: rows are asked again and again.
struct Heading {
    bool asked = false, named = false, styled = false;
    ColumnRole role = ColumnRole::other;
};

/// Lines drawn one below the other in one column: a cell's text, or a paragraph.
struct Chunk {
    Refs units;
    Box box;
    Box last;  // of its last line
    double size = 0;
    double leading = 0;  // between its last two lines
    bool bold = false;
    mutable Heading heading;
};

/// Horizontal lines and edges of shades, by height: no text goes on across one.
using Separators = std::vector<Box>;

Separators find_separators(const Page& page);

std::vector<Chunk> make_chunks(std::vector<Line> lines, const Separators& separators);

bool rows_overlap(const Box& a, const Box& b);

/// Length of the header that begins with chunk `begin`: three cells or more from left to right, most of which name a
/// column's role. 0 when there is none.
std::size_t header_length(const Tokens& tokens, const std::vector<Chunk>& chunks, std::size_t begin);

/// The chunks of one page that make up a table, and its columns' left edges.
struct Region {
    std::size_t begin = 0, body = 0, end = 0;  // [begin, body) is the header
    std::vector<double> left;
    double right = 0;
    bool ruled = false;  ///< `left` are lines, not the edges of texts
};

/// The column in which a text begins that begins at `x`.
int column_of(const Region& region, double x);

/// Reaches well into the column after the one it begins in.
bool is_wide(const Region& region, const Chunk& chunk);

/// `b` stands right of `a`, in another column.
bool beside(const Region& region, const Chunk& a, const Chunk& b);

/// Lines cut where a word begins in another column; wide gaps within a column, as in justified text, stay.
std::vector<Line> cut_at_columns(const Region& region, const std::vector<Line>& lines);

}  // namespace celah::layout
