// The words of a document, each distinct one looked up once among the words of the rules.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/affix.hpp"
#include "rules/pattern.hpp"

namespace celah {

/// Words looked up.
struct Lexicon {
    struct Entry {
        KnownWord known;
        Start alone;                                // what begins here, whatever follows
    };
    TextMap<Entry> entries;
    std::map<std::pair<const Entry*, const Entry*>, Start> pairs;   // what begins at a word before another, where the two may be one form
    std::vector<std::string_view> texts;            // by number of the word, inside of `entries`
};

/// Reads the texts of one document and owns the memory of its sentences.
class Words {
  public:
    explicit Words(const PatternSet& patterns) : patterns_(patterns), learned_(patterns.learned()), met_(patterns.borrow_met()) {}
    ~Words();
    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;

    const PatternSet& patterns() const { return patterns_; }

    /// The words of a text separated by spaces: where each stands, and what begins there.
    void read(std::string_view text, std::pmr::vector<Span>& spans, std::pmr::vector<const Start*>& starts);

    /// The word of that number.
    std::string_view text(std::uint32_t word) const {
        return word < learned_.texts.size() ? learned_.texts[word] : met_->texts[word - learned_.texts.size()];
    }
    std::size_t size() const { return learned_.texts.size() + met_->texts.size(); }

    /// For what lives as long as the document: taking is cheap, nothing is given back.
    std::pmr::memory_resource* memory() { return &memory_; }

  private:
    const Lexicon::Entry& entry(std::string_view word);
    const Start& start(const Lexicon::Entry& word, const Lexicon::Entry& next);

    const PatternSet& patterns_;
    const Lexicon& learned_;   // not written to: processes share it
    std::unique_ptr<Lexicon> met_;   // before this text, too: stages and documents share most of their words
    std::pmr::monotonic_buffer_resource memory_{1 << 16};
};

}  // namespace celah
