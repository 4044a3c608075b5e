// What characters mean to the tokenizer. ICU is used here only, and only for words that are not plain ASCII.
#pragma once

#include <string>
#include <string_view>

namespace celah::detail {

// Stand-ins in cleaned text; both are controls, which cleaned text has otherwise none of.
inline constexpr char bullet_mark = '\x01';  ///< any list mark other than - and *
inline constexpr char dash_mark = '\x02';    ///< a dash that is wider than a hyphen

/// True if `text` needs no cleaning: printable ASCII and spaces.
bool is_plain(std::string_view text);

/// Compatibility forms, accents, look-alikes and invisible characters resolved; ASCII keeps its case.
/// What is left above ASCII is letters, lower case, in valid UTF-8; white space is ' ', several symbols are too.
std::string clean(std::string_view utf8);

}  // namespace celah::detail
