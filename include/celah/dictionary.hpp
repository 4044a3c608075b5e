// What is a word: the words of the language and those of the rules, as one value for the stages that know no rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace celah {

struct RulePack;

/// Sorted words in one piece of memory: nothing is built, looking up is a binary search.
class WordList {
  public:
    /// A word a line, small letters; lines that begin with '#' are comments. Text that is sorted already is taken as it is.
    explicit WordList(std::string text = {});

    std::size_t size() const { return begin_.size() - 1; }
    std::string_view operator[](std::size_t i) const { return std::string_view(text_).substr(begin_[i], begin_[i + 1] - begin_[i] - 1); }
    char letter(std::size_t i, std::size_t at) const { return text_[begin_[i] + at]; }   ///< '\n' behind the last
    bool contains(std::string_view word) const;

  private:
    bool index();

    std::string text_;
    std::vector<std::uint32_t> begin_;   // and the end of the last
};

/// One of the things that a word may mean to the rules: two words that share one are forms of the same root.
using Meaning = std::uint32_t;

class Dictionary {
  public:
    /// Knows nothing, so that nothing can be told from it.
    Dictionary() = default;
    /// The packs must outlive it; making one is cheap.
    explicit Dictionary(std::span<const RulePack> packs);

    /// False when it holds no list of the language: a word that it does not know may then still be one.
    bool usable() const { return !lists_.empty(); }

    /// Whether this is a word, of the language or of the rules, or a regular form of one. `word`: normal form (normalize.hpp).
    bool knows(std::string_view word) const;

    /// Whether this very word is on a list.
    bool has(std::string_view word) const;

    /// What the word means to the rules, ascending; empty for words that no rule asks for.
    std::vector<Meaning> meanings(std::string_view word) const;

    /// All words that are written out: the language's, and the rules' own.
    std::span<const WordList* const> lists() const { return lists_; }

  private:
    bool doubled(std::string_view word) const;

    std::span<const RulePack> packs_;
    std::vector<const WordList*> lists_;
};

}  // namespace celah
