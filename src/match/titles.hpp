// Which area or indicator a title names.
#pragma once

#include <optional>
#include <vector>

#include "celah/rules.hpp"
#include "match/sentences.hpp"

namespace celah {

struct Title {
    int area = -1;
    int indicator = -1;   ///< -1: the title names the area itself
    double cover = 0;     ///< share of the title's words that the name covers
    Span span;            ///< of the name in the sentence
};

/// The area whose name opens the sentence, if any. Longer names win.
std::optional<Title> area_title(const Sentence& sentence, const RulePack& rules);

/// The indicator whose name opens the sentence; of all areas, or only of `area` when it is not negative.
std::optional<Title> indicator_title(const Sentence& sentence, const RulePack& rules, int area = -1);

/// Whether a program vocabulary entry opens the sentence, after at most `skip` words.
bool opens_with(const Sentence& sentence, TermId term, int skip = 0);

}  // namespace celah
