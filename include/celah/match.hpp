// Stage 4, match: structure + rules -> which passages speak of which requirement, and where they stand.
//
// A match counts only in the right place. Every block gets a place first: the area and indicator whose part of the plan
// it belongs to, or a part that can never satisfy an item (background, contents, closing). Nothing is judged here:
// what is missing is decided in assess.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "celah/rules.hpp"
#include "celah/structure.hpp"

namespace celah {

/// What a block is for.
enum class Part {
    background,   ///< cover, foreword, definitions, legal basis, description of the unit
    contents,     ///< table of contents
    closing,      ///< closing chapter, signatures
    heading,      ///< titles an area or an indicator and says no more
    target,       ///< in a list of the area's targets
    evidence,     ///< in a list or column of evidence
    time,         ///< in a column of dates
    action,       ///< in a column of actions
    body          ///< anything else that the plan says
};

struct Place {
    Part part = Part::background;
    int area = -1;         ///< index in RulePack::areas, -1: none or unknown
    int indicator = -1;    ///< index in Area::indicators, -1: none or unknown
};

/// How sure the place of a match is, best first.
enum class Tier {
    own_section,   ///< the indicator's own section or table row
    own_area,      ///< elsewhere in the area's part, the sentence names the indicator's subject
    unplaced       ///< in a part of the plan that no heading assigns, the sentence names the indicator's subject
};

/// A passage: bytes [begin, end) of Structure::blocks[block].text.text.
struct Passage {
    int block = -1;
    std::uint32_t begin = 0, end = 0;
};

struct Hit {
    Passage passage;
    bool full = true;      ///< false: a `partial` phrase
    Tier tier = Tier::own_section;
    std::string phrase;    ///< as written in the rule file
};

struct NearMiss {
    Passage passage;
    double closeness = 0;  ///< share of a phrase's terms that the sentence holds
};

struct RequirementMatches {
    std::vector<Hit> hits;              ///< best first
    std::vector<std::vector<Hit>> parts;  ///< parallel to Requirement::parts; where each part is stated
    std::optional<NearMiss> nearest;    ///< the sentence that came closest, in the area's part
};

struct IndicatorMatches {
    std::vector<Passage> headings;
    std::vector<RequirementMatches> items;   ///< parallel to Indicator::items
    std::vector<Passage> evidence, actions, times;
};

struct AreaMatches {
    std::vector<Passage> headings;
    std::vector<RequirementMatches> targets;      ///< parallel to Area::targets
    std::vector<IndicatorMatches> indicators;     ///< parallel to Area::indicators
};

struct Matches {
    std::vector<Place> places;         ///< parallel to Structure::blocks
    std::vector<AreaMatches> areas;    ///< parallel to RulePack::areas
};

Matches match(const Structure& structure, const RulePack& rules);

}  // namespace celah
