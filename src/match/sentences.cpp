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

}  // namespace celah
