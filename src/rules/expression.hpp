// The small language of phrases and sequences (docs/rules.md) -> expression trees over words.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "rules/affix.hpp"

namespace celah {

/// What a term looks for. Immutable; vocabulary entries are shared by all terms that name them.
struct Expression {
    enum class Kind {
        literal,    ///< the word itself
        root,       ///< an affixed form of a root; "tindak+lanjut" for a root of two words
        regex,      ///< a word that RE2 matches whole
        sequence,   ///< the steps, one after another
        any_of      ///< one of the children
    };
    struct Step {
        std::shared_ptr<const Expression> expression;
        bool optional = false;
        int gap = 0;             ///< how many other words may stand before it
    };

    Kind kind = Kind::literal;
    std::string word;            ///< of literal, root and regex
    std::vector<Step> steps;     ///< of sequence; of any_of: the children, without gaps
};

using ExpressionPtr = std::shared_ptr<const Expression>;

/// Known misspellings: standard form -> other forms met in plans.
using Spelling = TextMap<std::vector<std::string>>;

/// A mistake inside an expression: what is wrong, and at which byte of it.
struct ExpressionError {
    std::string message;
    std::size_t offset = 0;
};

/// Gives the expression of a vocabulary entry, or an error for an unknown or looping one.
using Lookup = std::function<tl::expected<ExpressionPtr, std::string>(std::string_view name)>;

/// "monitoring dan? ~evaluasi". Words are normalised as a plan's text is.
tl::expected<ExpressionPtr, ExpressionError> parse_sequence(std::string_view sequence, const Spelling& spelling, const Lookup& lookup);

/// One of several expressions.
ExpressionPtr any_of(std::vector<ExpressionPtr> choices);

/// A phrase taken apart.
struct ParsedPhrase {
    struct Term {
        ExpressionPtr expression;
        bool before_next = false;
        bool forbidden = false;
    };
    std::vector<Term> terms;
    int window = 12;
};

tl::expected<ParsedPhrase, ExpressionError> parse_phrase(std::string_view phrase, const Spelling& spelling, const Lookup& lookup);

}  // namespace celah
