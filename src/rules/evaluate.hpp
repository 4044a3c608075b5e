// One requirement against one sentence: the innermost step of matching, and what a rule's examples test.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "celah/rules.hpp"
#include "rules/pattern.hpp"

namespace celah {

/// A sentence as word classes. Where a term stands is looked up when a phrase asks for it, once a term.
class Sentence {
  public:
    Sentence() = default;
    /// `text` and `words` must outlive the sentence; `text` is normalised, without '\n'.
    Sentence(std::string_view text, Words& words);

    std::string_view text() const { return text_; }
    bool has(TermId term) const { return !places(term).empty(); }
    bool has_any(const std::vector<TermId>& terms) const;
    /// Every place of a term, leftmost and longest, without overlaps, in order.
    const std::vector<Span>& places(TermId term) const;

  private:
    std::vector<Span> find(TermId term) const;

    std::string_view text_;
    const PatternSet* patterns_ = nullptr;
    std::vector<Span> spans_;                      // of the words
    std::vector<const WordClasses*> words_;        // parallel
    // Terms that may occur here: bits that a look in vain clears again.
    mutable std::vector<std::uint64_t> candidates_;
    mutable std::deque<std::pair<TermId, std::vector<Span>>> found_;   // a deque: references stay valid
};

enum class Strength { none, partial, full };

struct Evaluation {
    Strength strength = Strength::none;
    Span span;                        ///< from the first to the last matched word
    const Phrase* phrase = nullptr;   ///< the one that matched
};

/// The best that `requirement` finds in the sentence: a `present` phrase before a `partial` one, the shortest span first.
/// `vocabulary` supplies the negations that void a match.
Evaluation evaluate(const Requirement& requirement, const Sentence& sentence, const RulePack& pack);

/// Which of `requirement.parts` the sentence states, by index; empty spans for those it does not.
std::vector<std::optional<Evaluation>> evaluate_parts(const Requirement& requirement, const Sentence& sentence, const RulePack& pack);

/// How many of a phrase's terms the sentence holds, for the nearest miss: 0 … 1, and 1 only for a match of all terms.
double closeness(const Requirement& requirement, const Sentence& sentence);

}  // namespace celah
