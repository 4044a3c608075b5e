// Does a text say more than the criterion it answers to? An action must; repeating the regulation is none.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "celah/rules.hpp"
#include "celah/structure.hpp"

namespace celah {

using StemSet = std::unordered_set<std::string_view>;   ///< views into the text they were made of

/// The crude stems of a text's words of meaning: "penyusunan" and "menyusun" give the same.
StemSet stems(std::string_view text);

class OwnWords {
  public:
    OwnWords(const Structure& structure, const RulePack& rules) : structure_(structure), rules_(rules) {}

    /// Nearly all of the text's words stand in one criterion of the indicator, or in its name.
    bool restates(std::string_view text, int area, int indicator);

    /// Nearly all of `text` stands in `criterion`.
    static bool covered_by(const StemSet& text, const StemSet& criterion);

    /// How many words neither the indicator's criteria and guideline nor the plan's standing phrases use.
    std::size_t count(std::string_view text, int area, int indicator);

    /// Whether the indicator's criteria or guideline use this word.
    bool in_criteria(std::string_view stem, int area, int indicator) { return criteria(area, indicator).all.count(stem) > 0; }

  private:
    struct Criteria {
        std::vector<std::string> texts;    // owns what the stems view
        std::vector<StemSet> each;         // one for each item and the name
        StemSet all;                       // these, the area's name and the guideline
    };

    const Criteria& criteria(int area, int indicator);
    bool standing(std::string_view stem);

    const Structure& structure_;
    const RulePack& rules_;
    std::map<std::pair<int, int>, Criteria> criteria_;
    std::unordered_map<std::string_view, int> frequency_;   // by stem, over the whole plan
};

}  // namespace celah
