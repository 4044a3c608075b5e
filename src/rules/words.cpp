#include "rules/words.hpp"

#include <algorithm>

namespace celah {

/// A lexicon that grew over so many words met a document that was no plan: it is not worth its memory.
constexpr std::size_t most_kept = 1 << 14;

Words::~Words() {
    if (met_->texts.size() <= most_kept) patterns_.give_back(std::move(met_));
}

void Words::read(std::string_view text, std::pmr::vector<Span>& spans, std::pmr::vector<const Start*>& starts) {
    const auto words = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    spans.reserve(words);
    starts.reserve(words);
    const Lexicon::Entry* before = nullptr;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) {
            const Lexicon::Entry& word = entry(text.substr(begin, end - begin));
            if (before && !before->known.first_halves.empty() && !word.known.second_halves.empty())
                starts.back() = &start(*before, word);
            spans.push_back({begin, end});
            starts.push_back(&word.alone);
            before = &word;
        }
        begin = end + 1;
    }
}

const Lexicon::Entry& Words::entry(std::string_view word) {
    if (const auto it = learned_.entries.find(word); it != learned_.entries.end()) return it->second;
    if (const auto it = met_->entries.find(word); it != met_->entries.end()) return it->second;
    const auto it = met_->entries.try_emplace(std::string(word)).first;
    Lexicon::Entry& out = it->second;
    out.known = patterns_.look_up(word);
    out.alone = patterns_.start(out.known);
    out.alone.word = static_cast<std::uint32_t>(size());
    met_->texts.push_back(it->first);
    return out;
}

const Start& Words::start(const Lexicon::Entry& word, const Lexicon::Entry& next) {
    if (const auto it = learned_.pairs.find({&word, &next}); it != learned_.pairs.end()) return it->second;
    const auto [it, fresh] = met_->pairs.try_emplace({&word, &next}, word.alone);
    if (fresh) patterns_.add_two_words(word.known, next.known, it->second);
    return it->second;
}

}  // namespace celah
