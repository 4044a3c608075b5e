// What one damaged word was, if that can be told: from the dictionary, and from what the plan writes elsewhere.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "celah/dictionary.hpp"
#include "mend/near.hpp"

namespace celah::mending {

/// The words of one plan.
class Words {
  public:
    explicit Words(const Dictionary& dictionary) : dictionary_(dictionary) {}

    struct Entry;
    /// A distinct word and what is known of it.
    using Word = std::pair<const std::string, Entry>;

    /// Before the first question: a word stands in the plan once more. What is returned lives as long as this.
    Word& count(const std::string& word);

    /// Whether a token needs no mending: a word, a number, a sign. Bits of up to three letters are words only where a rule asks for
    /// them: any two letters stand for something somewhere.
    bool knows(Word& token);

    /// Whether broken pieces may be put together to this word: it is on a list, and a rule asks for it.
    bool wanted(std::string_view word);

    /// The word that `damaged` was; nothing when there is none, or more than one. What is drawn with one capital may be a name.
    std::optional<std::string> mended(const std::string& damaged, bool may_be_name);

    /// The two words that `joined` is, when a space is lost; nothing when it can be parted in several ways. Each has at least `least`
    /// letters, or is a word like "di", "dan".
    std::optional<std::pair<std::string, std::string>> halves(std::string_view joined, std::size_t least);

    struct Entry {
        int count = 0;
        std::optional<bool> known;
        std::array<std::optional<std::optional<std::string>>, 2> mended;   // as no name, as a name
    };

  private:
    int times(const std::string& word) const;
    std::optional<std::string> choose(std::string_view damaged, bool may_be_name) const;
    std::vector<Near> near(std::string_view damaged, int budget) const;
    bool misspells(const std::string& word, const std::string& standard) const;
    bool beats(const Near& best, const std::vector<Meaning>& meanings, const Near& rival) const;
    bool is_half(std::string_view word, bool other_is_long) const;

    const Dictionary& dictionary_;
    std::unordered_map<std::string, Entry> entries_;
};

}  // namespace celah::mending
