// The index of a round: units by indicators, each cell a link into the unit's page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "celah/render.hpp"
#include "celah/round.hpp"

namespace celah::render {

/// An indicator of a report, as a cell of the heat map.
struct IndexCell {
    IndicatorStatus status = IndicatorStatus::missing;
    int lacking = 0;            ///< of its items, evidence, action and time target
};

/// One document of the round. Reports are large, this is what stays of them.
struct IndexRow {
    std::string link;           ///< to its page
    std::string path, unit;     ///< the unit may be empty
    std::optional<int> year;
    double coverage_percent = 0;
    std::string rules;          ///< id of the pack; documents of a pack share a table
    std::vector<IndexCell> cells;   ///< in the pack's order; empty: not assessed
    std::string reason;         ///< why it was not assessed
};

/// The columns of a pack, from any report that it judged.
struct IndexPack {
    struct Indicator {
        std::string id, name;
    };
    struct Area {
        std::string id, name;
        std::vector<Indicator> indicators;
    };
    std::string id, title, version, digest;
    std::vector<Area> areas;
};

/// Add the reports of a round one after another, then render.
class HtmlIndex {
  public:
    explicit HtmlIndex(Language language) : language_(language) {}

    void add(const Report& report, std::string link);
    std::string render(const RoundSummary& summary) const;

  private:
    Language language_;
    std::vector<IndexPack> packs_;
    std::vector<IndexRow> rows_;
};

}  // namespace celah::render
