// Out of a report, only what a search for copies needs.
#include <stdexcept>

#include "celah/similar.hpp"
#include "render/sketch_json.hpp"

namespace celah {
namespace {

using Json = render::JsonValue;

std::string text_or_nothing(const Json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

Result<SketchedPlan> plan(const Json& report) {
    if (report.at("schema").get<std::string>() != "celah.report/1") return failure("not-a-report", "its schema is not celah.report/1");
    const Json document = report.at("document");
    SketchedPlan out{document.at("path"), document.at("sha256"), text_or_nothing(document.at("agency")), {}};
    if (report.contains("sketch")) out.sketch = render::read_sketch(report.at("sketch"));
    else if (report.at("status").get<std::string>() != "error") return failure("no-sketch", "it has no sketch of the plan: scan the plan again");
    return out;
}

}  // namespace

Result<SketchedPlan> read_sketched_plan(std::string_view report) {
    try {
        const render::ParsedJson parsed(report, render::deepest_report);
        return plan(parsed.root());
    } catch (const std::exception& error) {   // simdjson's
        return failure("not-a-report", std::string("this is no report of celah: ") + error.what());
    }
}

}  // namespace celah
