#include "render/requirements.hpp"

#include "render/messages.hpp"
#include "render/priority.hpp"
#include "render/report_words.hpp"

namespace celah::render {
namespace {

RequirementRow row(const AreaResult& area, const IndicatorResult* indicator, std::string_view question, const ItemResult& item) {
    return {&area, indicator, question, item.id, item.text, &item.verdict, item.weight, at_risk(item)};
}

std::string evidence_text(const EvidenceResult& evidence, Language language) {
    const std::string name(text::asks_evidence.in(language));
    return evidence.expected.empty() ? name : name + ": " + joined(evidence.expected, "; ");
}

void add_indicator(std::vector<RequirementRow>& out, const AreaResult& area, const IndicatorResult& one, Language language) {
    for (const auto& item : one.items) out.push_back(row(area, &one, "item", item));
    const auto add = [&](std::string_view question, std::string text, const Verdict& verdict) {
        out.push_back({&area, &one, question, std::string(one.id).append("/").append(question), std::move(text), &verdict, 0, 0});
    };
    add("evidence", evidence_text(one.evidence, language), one.evidence.verdict);
    add("action", std::string(text::asks_action.in(language)), one.action);
    add("time_target", std::string(text::asks_time.in(language)), one.time_target);
}

}  // namespace

std::vector<RequirementRow> requirement_rows(const Report& report, Language language) {
    std::vector<RequirementRow> out;
    for (const auto& area : report.areas) {
        for (const auto& target : area.targets) out.push_back(row(area, nullptr, "target", target));
        for (const auto& indicator : area.indicators) add_indicator(out, area, indicator, language);
    }
    return out;
}

}  // namespace celah::render
