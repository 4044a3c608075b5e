// Stage 2, normalize: words as drawn -> tokens that compare equal when a reader would call them the same word.
//
//     "P E N E T A P A N" -> "penetapan"     "ﬁsik" -> "fisik"      "E-Office" -> "eoffice"
//     "“SOP”"             -> "sop"           "WBK/WBBM" -> "wbk" "wbbm"      "masing-masing" -> "masingmasing"
//     "April-Oktober" -> "april" "oktober" (a hyphen between two whole words)
//     "pem-" + "bangunan" on the next line -> glued into "pembangunan" when a text is built
//
// ICU is known in src/normalize only. Every byte of a normalised text leads back to a token, its word and its page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "celah/document.hpp"

namespace celah {

struct Token {
    std::string normal;       ///< [a-z0-9] and other letters, lower case, NFKC; "" for a bullet or lone punctuation
    std::uint32_t word = 0;   ///< index of its first word in Page::words
    std::uint16_t words = 1;  ///< how many words it covers: more than one only for letter-spaced text
    bool glue = false;        ///< ends in a line-break hyphen: without a space before the next token, if that stands on a later line
    bool ends_sentence = false;  ///< followed by . ; ? ! or : (not within a number or after a known abbreviation)
    bool bullet = false;      ///< a list mark: - • ● ▪ ✓ 
};

/// One token list a page, in the order of Page::words. Hidden words have no token.
/// A word that holds several ("WBK/WBBM") gives several tokens with the same `word`.
struct Tokens {
    std::vector<std::vector<Token>> pages;   ///< parallel to Document::pages
};

/// Never fails: text that cannot be normalised is kept as it is.
Tokens normalize(const Document& document);

/// The normal form of a text that is not on a page: a rule's phrase, an example sentence. Words are separated by one
/// space, sentences by '\n'. The same function of characters as for tokens, so both sides always agree.
std::string normalize_text(std::string_view utf8);

/// Where a token stands: page index (not number) and index in Tokens::pages[page].
struct TokenRef {
    std::uint32_t page = 0;
    std::uint32_t token = 0;
    bool operator==(const TokenRef&) const = default;
    auto operator<=>(const TokenRef&) const = default;
};

/// A piece of the plan as one searchable string: words separated by ' '; sentences, list points and lines that begin
/// a paragraph of their own by '\n'.
struct NormalText {
    std::string text;
    std::vector<TokenRef> tokens;       ///< in reading order, without those that have no letters or digits
    std::vector<std::uint32_t> begin;   ///< byte offset in `text` of each token; parallel to `tokens`

    /// Index in `tokens` of the token that holds the byte at `offset`.
    std::size_t token_at(std::size_t offset) const;
};

/// Joins tokens in the given order, gluing line-break hyphens and ending sentences.
NormalText join(const Document& document, const Tokens& tokens, const std::vector<TokenRef>& order);

}  // namespace celah
