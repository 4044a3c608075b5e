// The contract docs/celah.summary-1.schema.json.
#include <cmath>
#include <nlohmann/json.hpp>

#include "celah/round.hpp"

namespace celah {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 100) / 100; }

}  // namespace

std::string render_summary_json(const RoundSummary& summary) {
    Json outcomes = Json::object(), reasons = Json::array(), agencies = Json::array(), gaps = Json::array();
    for (const Tally& one : summary.outcomes) outcomes[one.name] = one.documents;
    for (const Tally& one : summary.reasons) reasons.push_back({{"reason", one.name}, {"documents", one.documents}});
    for (const AgencyCoverage& one : summary.agencies)
        agencies.push_back({{"agency", one.agency ? Json(*one.agency) : Json(nullptr)},
                            {"documents", one.documents},
                            {"coverage_percent", rounded(one.coverage_percent)}});
    for (const CommonGap& one : summary.gaps)
        gaps.push_back({{"rules", one.rules}, {"id", one.id}, {"text", one.text}, {"missing", one.missing}, {"partial", one.partial}, {"judged", one.judged}});
    const Json out = {{"schema", "celah.summary/1"},
                      {"tool", {{"name", "celah"}, {"version", CELAH_VERSION}}},
                      {"documents", summary.documents},
                      {"pages", {{"all", summary.pages}, {"ocr", summary.pages_ocr}, {"unreadable", summary.pages_unreadable}}},
                      {"outcomes", outcomes},
                      {"reasons", reasons},
                      {"coverage",
                       {{"documents", summary.judged},
                        {"mean", rounded(summary.mean)},
                        {"median", rounded(summary.median)},
                        {"least", rounded(summary.least)},
                        {"most", rounded(summary.most)}}},
                      {"agencies", agencies},
                      {"gaps", gaps}};
    return out.dump(2, ' ', true, Json::error_handler_t::replace);
}

}  // namespace celah
