// The terms of a rule pack, compiled once and searched many times.
//
// A plan repeats its words: each distinct word is matched once against all words of the rules (literal words by a hash
// table, affixed roots and regular expressions by one RE2::Set), and terms are then compared over word classes instead
// of letters. One RE2::Set over whole sentences was tried first: with some thousand terms its automaton never stops
// growing (4.5 s for a plan that this takes a few milliseconds).
//
// The only place that knows RE2.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "celah/rules.hpp"
#include "rules/expression.hpp"

namespace celah {

/// Bytes [begin, end) of a searched text.
struct Span {
    std::size_t begin = 0, end = 0;
    bool operator==(const Span&) const = default;
};

/// A class of words: a literal, the forms of a root, the words of a regular expression.
using WordClass = std::uint32_t;

/// The classes of one word, ascending.
using WordClasses = std::vector<WordClass>;

class PatternSet {
  public:
    PatternSet();
    ~PatternSet();
    PatternSet(const PatternSet&) = delete;
    PatternSet& operator=(const PatternSet&) = delete;

    /// Why RE2 refuses a regular expression; empty when it does not.
    static std::string regex_error(const std::string& regex);

    /// Equal expressions (the same shared tree) have one id.
    TermId add(const ExpressionPtr& expression);

    /// After the last add() and before the first search.
    void compile();

    /// The classes of a word. Safe to call from several threads.
    WordClasses classify(std::string_view word) const;

    /// Adds the terms that can begin at a word of these classes to `terms`, a set of bits as long as size().
    void add_candidates(const WordClasses& word, std::vector<std::uint64_t>& terms) const;

    /// How many words the longest match of the term takes at `at`, 0 for none.
    std::size_t match(TermId term, const std::vector<const WordClasses*>& words, std::size_t at) const;

    std::size_t size() const;

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

/// The classes of the words of one document, looked up once a word.
class Words {
  public:
    explicit Words(const PatternSet& patterns) : patterns_(patterns) {}
    const WordClasses& classes(std::string_view word);
    const PatternSet& patterns() const { return patterns_; }

  private:
    const PatternSet& patterns_;
    std::unordered_map<std::string, WordClasses> known_;
};

}  // namespace celah
