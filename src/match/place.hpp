// Where in the plan each block belongs: the area and indicator of its heading or table row.
#pragma once

#include <vector>

#include "celah/match.hpp"
#include "match/sentences.hpp"
#include "match/titles.hpp"

namespace celah {

/// Blocks inside an area's part whose indicator no heading tells: [first, last).
struct Orphan {
    int area = -1;
    int first = 0, last = 0;
    int indicator_before = -1;   ///< the indicator whose section came last in this area, -1 for none
    IndicatorKind kind = IndicatorKind::none;   ///< only an indicator of this kind; none: of any
    bool titled = true;          ///< the first block is a heading of the unit's own; else a paragraph by itself
};

struct Placement {
    std::vector<Place> places;                                            ///< parallel to Structure::blocks
    std::vector<std::vector<Passage>> area_headings;                      ///< by area
    std::vector<std::vector<std::vector<Passage>>> indicator_headings;    ///< by area and indicator
    std::vector<Orphan> orphans;

    Place& at(int block) { return places[static_cast<std::size_t>(block)]; }
    std::vector<Passage>& headings(const Title& title) {
        return indicator_headings[static_cast<std::size_t>(title.area)][static_cast<std::size_t>(title.indicator)];
    }
};

Placement place(const Structure& structure, const RulePack& rules, Sentences& sentences);

// The steps of place(), each in a file of its own.

/// Where the text before a table left off, and after it goes on.
struct Context {
    int area = -1, indicator = -1;
    IndicatorKind kind = IndicatorKind::none;   ///< in a part of the plan for indicators of this kind
};

/// Places the cells of a table. Returns whether its rows name areas of their own (the context after it is then as before).
bool place_table(const Table& table, const RulePack& rules, Sentences& sentences, Titles& titles, Context& context, Placement& out);

/// Gives each orphan to the indicator that its sentences speak of, where one stands out.
void adopt_orphans(const RulePack& rules, Sentences& sentences, Placement& out);

}  // namespace celah
