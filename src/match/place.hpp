// Where in the plan each block belongs: the area and indicator of its heading or table row.
#pragma once

#include <vector>

#include "celah/match.hpp"
#include "match/sentences.hpp"

namespace celah {

struct Placement {
    std::vector<Place> places;                 ///< parallel to Structure::blocks
    std::vector<std::vector<Passage>> area_headings;                      ///< by area
    std::vector<std::vector<std::vector<Passage>>> indicator_headings;    ///< by area and indicator
};

Placement place(const Structure& structure, const RulePack& rules, Sentences& sentences);

}  // namespace celah
