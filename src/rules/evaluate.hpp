// One requirement against one sentence: the innermost step of matching, and what a rule's examples test.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "celah/rules.hpp"
#include "rules/pattern.hpp"

namespace celah {

/// A sentence with the terms found in it. Places are looked up when a phrase needs them, once a term.
class Sentence {
  public:
    Sentence() = default;
    /// `text` must outlive the sentence: normalised, without '\n'.
    Sentence(std::string_view text, const PatternSet& patterns);

    std::string_view text() const { return text_; }
    bool has(TermId term) const;
    const std::vector<Span>& places(TermId term) const;
    bool has_any(const std::vector<TermId>& terms) const;

  private:
    std::string_view text_;
    const PatternSet* patterns_ = nullptr;
    std::vector<TermId> terms_;
    mutable std::map<TermId, std::vector<Span>> places_;
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
