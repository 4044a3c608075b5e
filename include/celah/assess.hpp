// Stage 5, assess: matches -> verdicts. Absence is decided here and nowhere else.
//
// Invariant of every report without status error: every id of the rule pack appears exactly once, the counts of the
// summary add up to what is required, and every quote stands on its page inside its box.
#pragma once

#include "celah/choose.hpp"
#include "celah/match.hpp"
#include "celah/normalize.hpp"
#include "celah/render.hpp"
#include "celah/report.hpp"
#include "celah/structure.hpp"

namespace celah {

/// All that the earlier stages found out about one document; nothing is owned.
struct Evidence {
    const Document& document;
    const Tokens& tokens;
    const Structure& structure;
    const Matches& matches;
    const RulePack& rules;
    const Choice& choice;
};

/// Never fails. Reasons and messages are written in `language`. A document that is not a work plan gets status error,
/// the problem "not-a-plan" and no areas; so does one of which no page could be read ("no-text").
Report assess(const Evidence& evidence, Language language = Language::id);

/// Why an item has its verdict: where celah looked, which phrases it tried, what it found, what came nearest.
/// Plain text for people; a sentence saying so when no such item or target exists.
std::string explain(const Evidence& evidence, const std::string& requirement_id, Language language = Language::id);

}  // namespace celah
