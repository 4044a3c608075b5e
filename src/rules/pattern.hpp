// The terms of a rule pack, compiled once and searched many times.
//
// A plan repeats its words: each distinct word is looked up once among all words of the rules (literal words in a hash
// table, affixed roots by taking the affixes off, the few regular expressions one by one), and terms are then compared over
// word classes instead of letters. One RE2::Set over whole sentences was tried first: with some thousand terms its
// automaton never stops growing (4.5 s for a plan that this takes a few milliseconds).
//
// The only place that knows RE2.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "celah/rules.hpp"
#include "rules/affix.hpp"
#include "rules/expression.hpp"
#include "rules/term_set.hpp"

namespace celah {

/// Bytes [begin, end) of a searched text.
struct Span {
    std::size_t begin = 0, end = 0;
    bool operator==(const Span&) const = default;
};

/// A class of words: a literal, the forms of a root, the words of a regular expression.
using WordClass = std::uint32_t;

/// What the rules know of one word.
struct KnownWord {
    std::vector<WordClass> classes;
    std::vector<RootId> first_halves, second_halves;   ///< of forms written as two words: "di bentuk", "tindak lanjuti"
};

/// What begins at a word of a text.
struct Start {
    std::uint32_t word = 0;               ///< number of the word among the distinct ones
    struct Match {
        WordClass word;
        std::uint32_t words;              ///< how many it takes: two for a form written as two words
    };
    std::vector<Match> matches;
    TermSet beginning;                    ///< the terms that may begin here; no room when there are none
    TermSet closing;                      ///< the terms whose last step, of those they cannot do without, may begin here

    bool may_begin(TermId term) const { return !beginning.no_room() && beginning.has(term); }
    bool may_close(TermId term) const { return !closing.no_room() && closing.has(term); }
};

/// The words of a sentence as the rules see them.
using Starts = std::span<const Start* const>;

struct Lexicon;   ///< rules/words.hpp

class PatternSet {
  public:
    PatternSet();
    ~PatternSet();
    PatternSet(const PatternSet&) = delete;
    PatternSet& operator=(const PatternSet&) = delete;

    /// Why RE2 refuses a regular expression; empty when it does not.
    static std::string regex_error(const std::string& regex);

    /// Equal expressions have one id.
    TermId add(const ExpressionPtr& expression);

    /// After the last add() and before the first search.
    void compile();

    /// All words that are no root and no regular expression.
    std::set<std::string> literals() const;

    // All that follows is safe to call from several threads.

    KnownWord look_up(std::string_view word) const;

    /// What begins at `word` when no form of two words does.
    Start start(const KnownWord& word) const;

    /// Adds the forms that `word` and the next one are together.
    void add_two_words(const KnownWord& word, const KnownWord& next, Start& start) const;

    /// How many words the longest match of the term takes at `at`, 0 for none; asked where it may begin.
    std::size_t match(TermId term, Starts text, std::size_t at) const;

    std::size_t size() const;

    /// Words looked up before the first document; never written to, so that processes share them.
    const Lexicon& learned() const;
    /// Words looked up since: to be given back for the next text.
    std::unique_ptr<Lexicon> borrow_met() const;
    void give_back(std::unique_ptr<Lexicon> met) const;

    /// The words met so far become learned ones. Not while a text is read.
    void learn_met() const;

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace celah
