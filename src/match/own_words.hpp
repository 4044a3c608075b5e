// Does a text say more than the criterion it answers to? An action must; repeating the regulation is none.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "celah/rules.hpp"
#include "celah/structure.hpp"
#include "match/sentences.hpp"

namespace celah {

/// The number of a crude stem: "penyusunan" and "menyusun" have the same.
using StemId = std::uint32_t;
using StemSet = std::vector<StemId>;   ///< ascending, without repeats

class OwnWords {
  public:
    OwnWords(const Structure& structure, const RulePack& rules, Sentences& sentences)
        : structure_(structure), rules_(rules), sentences_(sentences) {}

    /// The stems of the words of meaning of a sentence, of a span of it, of a block.
    StemSet stems(const Sentence& sentence);
    StemSet stems(const Sentence& sentence, Span span);
    StemSet stems(int block);

    /// Nearly all of the text's words stand in one criterion of the indicator, or in its name.
    bool restates(const StemSet& text, int area, int indicator);

    /// Nearly all of `text` stands in `criterion`.
    static bool covered_by(const StemSet& text, const StemSet& criterion);

    /// How many words neither the indicator's criteria and guideline nor the plan's standing phrases use.
    std::size_t count(const Sentence& sentence, int area, int indicator);

    /// Whether the indicator's criteria or guideline use this word.
    bool in_criteria(StemId stem, int area, int indicator);

  private:
    struct Criteria {
        std::vector<StemSet> each;         // one for each item and the name
        StemSet all;                       // these, the area's name and the guideline
    };

    void add_stems(Starts words, StemSet& out);
    StemId stem_of(std::uint32_t word);
    const Criteria& criteria(int area, int indicator);
    bool standing(StemId stem);
    void count_blocks();

    const Structure& structure_;
    const RulePack& rules_;
    Sentences& sentences_;
    std::vector<std::optional<StemId>> stem_of_word_;         // by number of the word, where known
    std::unordered_map<std::string_view, StemId> ids_;        // by stem
    std::map<std::pair<int, int>, Criteria> criteria_;
    std::vector<int> blocks_with_;                            // by stem: how many blocks of the plan hold it
};

}  // namespace celah
