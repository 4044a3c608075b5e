// The small language of phrases and sequences (docs/rules.md) -> regular expressions.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace celah {

/// Known misspellings: standard form -> other forms met in plans.
using Spelling = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A mistake inside an expression: what is wrong, and at which byte of it.
struct ExpressionError {
    std::string message;
    std::size_t offset = 0;
};

/// Gives the regular expression of a vocabulary entry, or an error for an unknown or looping one.
using Lookup = std::function<tl::expected<std::string, std::string>(std::string_view name)>;

/// "monitoring dan? ~evaluasi" -> a regular expression. Words are normalised as a plan's text is.
tl::expected<std::string, ExpressionError> sequence_pattern(std::string_view sequence, const Spelling& spelling,
                                                            const Lookup& lookup);

/// A phrase taken apart, its terms as regular expressions.
struct ParsedPhrase {
    struct Term {
        std::string pattern;
        bool before_next = false;
        bool forbidden = false;
    };
    std::vector<Term> terms;
    int window = 12;
};

tl::expected<ParsedPhrase, ExpressionError> parse_phrase(std::string_view phrase, const Spelling& spelling,
                                                         const Lookup& lookup);

}  // namespace celah
