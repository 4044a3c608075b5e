// Everything that a report has a verdict on, one after another, for the formats that list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "celah/language.hpp"
#include "celah/report.hpp"

namespace celah::render {

/// Points into the report.
struct RequirementRow {
    const AreaResult* area = nullptr;
    const IndicatorResult* indicator = nullptr;   ///< none for a target
    std::string_view question;                    ///< "item", "target", "evidence", "action" or "time_target"
    std::string id;                               ///< "1.a.3", "1.Ta"; "1.a/evidence": no other row has it
    std::string text;
    const Verdict* verdict = nullptr;
    double weight = 0, at_risk = 0;               ///< percent points

    const std::string& article() const { return indicator != nullptr ? indicator->article : area->article; }
};

/// In the regulation's order: of each area the targets, then of each indicator items, evidence, action, time target.
std::vector<RequirementRow> requirement_rows(const Report& report, Language language);

}  // namespace celah::render
