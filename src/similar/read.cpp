// Out of a report, only what a search for copies needs: a round of thousands is read at once.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "celah/similar.hpp"
#include "render/sketch_json.hpp"

namespace celah {
namespace {

using Json = nlohmann::json;

constexpr std::string_view left_out[] = {"areas", "gaps", "summary", "findings", "problems", "readings"};

/// The report less the verdicts; the reader of reports is not asked, because they are nearly all of it.
Json parse(std::string_view report) {
    return Json::parse(report, [](int, Json::parse_event_t event, Json& value) {
        if (event != Json::parse_event_t::key) return true;
        const auto& key = value.get_ref<const std::string&>();
        return std::find(std::begin(left_out), std::end(left_out), key) == std::end(left_out);
    });
}

std::string text_or_nothing(const Json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

Result<SketchedPlan> plan(const Json& report) {
    if (report.at("schema") != "celah.report/1") return failure("not-a-report", "its schema is not celah.report/1");
    const Json& document = report.at("document");
    SketchedPlan out{document.at("path"), document.at("sha256"), text_or_nothing(document.at("agency")), {}};
    if (report.contains("sketch")) out.sketch = render::read_sketch(report.at("sketch"));
    else if (report.at("status") != "error") return failure("no-sketch", "it has no sketch of the plan: scan the plan again");
    return out;
}

}  // namespace

Result<SketchedPlan> read_sketched_plan(std::string_view report) {
    try {
        return plan(parse(report));
    } catch (const std::exception& error) {   // nlohmann's
        return failure("not-a-report", std::string("this is no report of celah: ") + error.what());
    }
}

}  // namespace celah
