// One requirement against one sentence: the innermost step of matching, and what a rule's examples test.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "celah/rules.hpp"
#include "rules/words.hpp"

namespace celah {

/// A sentence as word classes. Where a term stands is looked up when a phrase asks for it, once a term.
class Sentence {
  public:
    /// `text` and `words` must outlive the sentence; `text` is normalised, without '\n'.
    Sentence(std::string_view text, Words& words);

    std::string_view text() const { return text_; }
    Starts words() const { return starts_; }
    int word_count() const { return static_cast<int>(spans_.size()); }
    Span word(int index) const { return spans_[static_cast<std::size_t>(index)]; }
    /// How many words begin before this byte.
    int words_before(std::size_t offset) const;
    int words_in(Span span) const { return words_before(span.end) - words_before(span.begin); }

    /// False when the term cannot occur; true says nothing yet.
    bool may_have(TermId term) const {
        if (candidates_.no_room()) find_candidates();
        return candidates_.has(term);
    }
    bool has(TermId term) const { return may_have(term) && !places(term).empty(); }
    bool has_any(const std::vector<TermId>& terms) const;
    /// Every place of a term, leftmost and longest, without overlaps, in order.
    std::span<const Span> places(TermId term) const;

  private:
    void find_candidates() const;
    std::span<const Span> find(TermId term) const;

    struct Found {
        TermId term;
        std::span<const Span> places;
    };

    std::string_view text_;
    Words& words_;
    std::pmr::vector<Span> spans_;                        // of the words
    std::pmr::vector<const Start*> starts_;               // parallel
    mutable TermSet candidates_;   // that may occur here, once somebody asks; a look in vain removes one
    mutable std::pmr::vector<Found> found_;
};

enum class Strength { none, partial, full };

struct Evaluation {
    Strength strength = Strength::none;
    Span span;                        ///< from the first to the last matched word
    const Phrase* phrase = nullptr;   ///< the one that matched
};

/// The best that `requirement` finds in the sentence: a `present` phrase before a `partial` one, the shortest span that is
/// not negated (rules/negation.hpp).
Evaluation evaluate(const Requirement& requirement, const Sentence& sentence, const RulePack& pack);

/// Which of `requirement.parts` the sentence states, by index; empty spans for those it does not.
std::vector<std::optional<Evaluation>> evaluate_parts(const Requirement& requirement, const Sentence& sentence, const RulePack& pack);

/// Why a phrase does not match a sentence, for the author of the rule.
enum class Obstacle {
    none,        ///< it matches
    lacking,     ///< terms are not in the sentence
    forbidden,   ///< a !term is
    apart,       ///< all terms are there, but too far apart, in the wrong order, or hidden by `ignore`
    negated      ///< "belum", "tidak ada" … governs the match
};

struct Attempt {
    Obstacle obstacle = Obstacle::none;
    std::vector<std::size_t> slots;   ///< with lacking: which of the phrase's slots
};

/// One phrase of `requirement` against the sentence.
Attempt attempt(const Phrase& phrase, const Requirement& requirement, const Sentence& sentence, const RulePack& pack);

/// How many of a phrase's terms the sentence holds, for the nearest miss: 0 … 1, and 1 only for a match of all terms.
/// Only a share above `floor` is worth looking for; anything else gives `floor`.
double closeness(const Requirement& requirement, const Sentence& sentence, double floor);

}  // namespace celah
