// Evidence, actions and dates of an indicator: tied to it by a table column, a list, or a sentence of its section.
#pragma once

#include "celah/match.hpp"
#include "match/sentences.hpp"

namespace celah {

/// Fills evidence, actions and times of every indicator in `matches`, from the places that are already in it.
void find_indicator_parts(const Structure& structure, const RulePack& rules, Sentences& sentences, Matches& matches);

}  // namespace celah
