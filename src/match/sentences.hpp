// The blocks of a plan cut into sentences, each searched once for all terms of the rules.
#pragma once

#include <cstdint>
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

    /// For further texts of the same plan.
    Words& words() { return words_; }

  private:
    const Structure& structure_;
    Words words_;
    std::vector<std::vector<PlacedSentence>> blocks_;
    std::vector<bool> done_;
};

}  // namespace celah
