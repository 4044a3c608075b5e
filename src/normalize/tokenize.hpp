// Splits one cleaned word into tokens: the rules that hold for words on a page and for plain strings alike.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "celah/normalize.hpp"

namespace celah::detail {

/// Appends the tokens of one word, which is at least one: a word without letters and digits gives an empty token.
/// Token::glue says here that the word ends in a hyphen; the caller, who knows what follows, takes it back if need be.
/// Returns true if the word is a lone dash or star, which is a list mark only where a line begins.
bool tokenize(std::string_view cleaned, std::uint32_t word, std::vector<Token>& tokens);

/// Whether `cleaned`, a word that tokenize() took for a label ("12.", "IV.", "2.1."), is a number whose full stop ends a
/// sentence unless a list point or heading begins there. A letter is none: it may be the initial of a name.
bool is_number_with_stop(std::string_view cleaned);

/// Whether the word begins a sentence, as told by its letter.
bool begins_with_capital(std::string_view word);

/// The fast way for most words: appends a word of ASCII letters and digits only, or does nothing and returns false.
bool add_simple(std::string_view text, std::uint32_t word, std::vector<Token>& tokens);

}  // namespace celah::detail
