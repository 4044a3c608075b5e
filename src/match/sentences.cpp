#include "match/sentences.hpp"

#include <algorithm>

namespace celah {

Sentences::Sentences(const Structure& structure, const RulePack& rules)
    : structure_(structure), words_(*rules.patterns), blocks_(structure.blocks.size()), done_(structure.blocks.size()) {}

const std::vector<PlacedSentence>& Sentences::of(int block) {
    const auto index = static_cast<std::size_t>(block);
    if (done_[index]) return blocks_[index];
    done_[index] = true;
    const std::string_view text = structure_.blocks[index].text.text;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin)
            blocks_[index].push_back(
                {static_cast<std::uint32_t>(begin), Sentence(text.substr(begin, end - begin), words_)});
        begin = end + 1;
    }
    return blocks_[index];
}

const PlacedSentence* Sentences::lead_with_next(int block) {
    constexpr int longest_lead = 5, longest = 40;   // words
    const auto [known, fresh] = joined_.try_emplace(block);
    if (!fresh) return known->second ? &*known->second : nullptr;
    const auto& list = of(block);
    if (list.size() < 2 || list[0].sentence.word_count() > longest_lead ||
        list[0].sentence.word_count() + list[1].sentence.word_count() > longest)
        return nullptr;
    const std::size_t begin = list[0].begin, end = list[1].begin + list[1].sentence.text().size();
    std::string& text = leads_.emplace_back(structure_.blocks[static_cast<std::size_t>(block)].text.text.substr(begin, end - begin));
    std::replace(text.begin(), text.end(), '\n', ' ');   // of the same length: places in it are places in the block
    known->second.emplace(PlacedSentence{list[0].begin, Sentence(text, words_)});
    return &*known->second;
}

}  // namespace celah
