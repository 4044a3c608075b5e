// The words of a document, each distinct one looked up once among the words of the rules.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "rules/affix.hpp"
#include "rules/pattern.hpp"

namespace celah {

/// The words met so far, in this document and those before it: plans share most of their words.
struct Lexicon {
    struct Entry {
        KnownWord known;
        Start alone;                                // what begins here, whatever follows
        std::map<const Entry*, Start> before;       // by next word, where the two may be one form
    };
    TextMap<Entry> entries;
    std::vector<std::string_view> texts;            // by number of the word, inside of `entries`
};

/// Reads the texts of one document and owns the memory of its sentences.
class Words {
  public:
    explicit Words(const PatternSet& patterns) : patterns_(patterns), lexicon_(patterns.borrow_lexicon()) {}
    ~Words();
    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;

    const PatternSet& patterns() const { return patterns_; }

    /// The words of a text separated by spaces: where each stands, and what begins there.
    void read(std::string_view text, std::pmr::vector<Span>& spans, std::pmr::vector<const Start*>& starts);

    /// The word of that number.
    std::string_view text(std::uint32_t word) const { return lexicon_->texts[word]; }
    std::size_t size() const { return lexicon_->texts.size(); }

    /// For what lives as long as the document: taking is cheap, nothing is given back.
    std::pmr::memory_resource* memory() { return &memory_; }

  private:
    Lexicon::Entry& entry(std::string_view word);
    const Start& start(Lexicon::Entry& word, const Lexicon::Entry& next);

    const PatternSet& patterns_;
    std::unique_ptr<Lexicon> lexicon_;
    std::pmr::monotonic_buffer_resource memory_{1 << 16};
};

}  // namespace celah
