// Stage 4a, choose: which regulation a plan is judged by. Between structure and match; needs the plan's outline only.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "celah/language.hpp"
#include "celah/rules.hpp"
#include "celah/structure.hpp"

namespace celah {

/// What decided.
enum class ChosenBy {
    asked,      ///< there was one pack to choose from
    as_of,      ///< the year the user gave
    year,       ///< the plan's own year
    citation,   ///< a regulation the plan cites, younger than its year or in place of one
    in_force    ///< the plan tells neither: the regulation in force
};

/// Where a plan cites a regulation.
struct Citation {
    Regulation regulation;
    int block = 0;
    std::uint32_t begin = 0, end = 0;   ///< bytes of the block's text
};

struct Choice {
    const RulePack* rules = nullptr;    ///< one of those given
    ChosenBy by = ChosenBy::asked;
    std::string reason;                 ///< one sentence a reader understands
    std::optional<int> year;            ///< of the plan, as it says itself
    std::vector<Citation> citations;    ///< of regulations that the packs know, the first of each
};

/// `packs` holds at least one and must outlive the choice. A plan of a year is judged by the regulation that judges plans of
/// that year, whatever it cites, unless it cites a younger one: it cannot have been written before that was made.
Choice choose(const Structure& structure, std::span<const RulePack> packs, std::optional<int> as_of = {}, Language language = Language::id);

}  // namespace celah
