// Text on a terminal: how wide it is, where it breaks, and what of it must not get there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace celah::render {

/// A copy that can do nothing to a terminal, to the order of letters on it, or to a line-based reader: line breaks
/// and tabs become a space, other control and bidirectional characters and invalid UTF-8 become U+FFFD, invisible
/// ones are dropped. Always valid UTF-8.
std::string inert(std::string_view text);

/// Each line made inert; the line breaks stay.
std::string inert_lines(std::string_view text);

/// Columns of valid UTF-8: wide letters count 2, combining marks 0. Colours set by this program ("\x1b[…m") count 0.
int columns(std::string_view text);

/// Lines of at most `width` columns, broken at spaces; a word that is wider than a line is cut.
/// At least one line.
std::vector<std::string> wrap(std::string_view text, int width);

/// At most `width` columns, cut at a space where there is one nearby; "…" stands for what is left out.
std::string shorten(std::string_view text, int width);

std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

/// The character at `at`, which is moved behind it. Invalid bytes give U+FFFD, one at a time.
char32_t next_character(std::string_view text, std::size_t& at);

}  // namespace celah::render
