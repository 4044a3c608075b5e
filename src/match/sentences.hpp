// The blocks of a plan cut into sentences, each searched once for all terms of the rules.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "celah/structure.hpp"
#include "rules/evaluate.hpp"

namespace celah {

struct PlacedSentence {
    std::uint32_t begin = 0;   ///< byte offset in the block's text
    Sentence sentence;
};

/// Sentences by block, made when first asked for: most of a plan's background is never searched.
class Sentences {
  public:
    Sentences(const Structure& structure, const RulePack& rules);
    const std::vector<PlacedSentence>& of(int block);

    /// "Penyampaian LHKPN: 3 dari 3 orang": a lead of a few words together with the sentence behind it, which says nothing
    /// without it. Null where the block does not begin so.
    const PlacedSentence* lead_with_next(int block);

    /// For further texts of the same plan.
    Words& words() { return words_; }

  private:
    const Structure& structure_;
    Words words_;
    std::vector<std::vector<PlacedSentence>> blocks_;
    std::vector<bool> done_;
    std::deque<std::string> leads_;                  // texts of the joined ones
    std::map<int, std::optional<PlacedSentence>> joined_;
};

}  // namespace celah
