// SARIF 2.1.0, for tools that show findings of code reviews: rules are what the regulation asks for, results are the gaps.
//
// SARIF knows lines and bytes, no pages. A place in a plan is therefore a logical location of kind "page", with page, box and
// quote, as in the JSON report, among its properties.
#include <nlohmann/json.hpp>

#include "celah/render.hpp"
#include "render/inert_report.hpp"
#include "render/messages.hpp"
#include "render/names.hpp"
#include "render/report_words.hpp"
#include "render/requirements.hpp"

namespace celah::render {
namespace {

using Json = nlohmann::ordered_json;

/// Viewers make links of "[text](address)" and replace "{0}": neither may come from a plan.
Json message(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == '\\') out += '\\';
        if (c == '{' || c == '}') out += c;
        out += c;
    }
    return {{"text", out}};
}

/// A path as a reference of RFC 3986: relative as it was given, or below file://.
std::string uri(std::string_view path) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos) out += c;
        else (out += '%').append(1, digits[byte >> 4U]).append(1, digits[byte & 0xFU]);
    }
    return out.starts_with("//") ? "." + out : out;
}

const char* level(Status status) {
    switch (status) {
        case Status::missing:
            return "error";
        case Status::partial:
            return "warning";
        default:
            return "none";   // demanded of results that are not failures
    }
}

const char* kind(Status status) {
    return status == Status::not_assessed ? "open" : "fail";
}

/// An assessor says that the plan has it after all: the result stays, suppressed with their reason.
bool overruled(const Verdict& verdict) { return verdict.status == Status::present && own_status(verdict) != Status::present; }

class Log {
  public:
    Log(const Report& report, Language language) : report_(report), language_(language), rows_(requirement_rows(report, language)) {}

    std::string write() const {
        const Json log = {{"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"},
                          {"version", "2.1.0"},
                          {"runs", Json::array({run()})}};
        return log.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
    }

  private:
    Json run() const {
        Json results = Json::array();
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i].verdict->status != Status::present || overruled(*rows_[i].verdict)) results.push_back(result(i));
        return {{"tool", {{"driver", driver()}}},
                {"language", language_ == Language::id ? "id" : "en"},
                {"invocations", Json::array({invocation()})},
                {"artifacts", Json::array({artifact()})},
                {"results", results}};
    }

    Json driver() const {
        Json rules = Json::array();
        for (const auto& row : rows_) rules.push_back(rule(row));
        const auto& pack = report_.rules;
        return {{"name", "celah"},
                {"version", report_.program_version.empty() ? CELAH_VERSION : report_.program_version},
                {"rules", rules},
                {"properties", {{"rules", pack.id}, {"title", pack.title}, {"version", pack.version}, {"digest", pack.digest}}}};
    }

    Json rule(const RequirementRow& row) const {
        Json properties = {{"area", row.area->id + " " + row.area->name}, {"question", row.question}, {"article", row.article()}};
        if (row.indicator != nullptr) properties["indicator"] = row.indicator->id + " " + row.indicator->name;
        if (row.weight > 0) properties["weight"] = row.weight;
        return {{"id", row.id}, {"shortDescription", message(row.text)}, {"help", message(help(row))}, {"properties", properties}};
    }

    std::string help(const RequirementRow& row) const {
        const std::string expected = row.indicator != nullptr && row.question == "item" ? evidence_list(*row.indicator) : "";
        return row.text + ". " + row.article() + "." + (expected.empty() ? "" : " " + expected);
    }

    std::string evidence_list(const IndicatorResult& indicator) const {
        const auto& expected = indicator.evidence.expected;
        return expected.empty() ? "" : fill(text::expected.in(language_), {joined(expected, "; ")});
    }

    Json result(std::size_t index) const {
        const auto& row = rows_[index];
        const Verdict& verdict = *row.verdict;
        const Status status = overruled(verdict) ? own_status(verdict) : verdict.status;
        const std::string reason = reason_text(verdict, language_);
        Json out = {{"ruleId", row.id},
                    {"ruleIndex", index},
                    {"kind", kind(status)},
                    {"level", level(status)},
                    {"message", message(reason.empty() ? row.text : row.text + ": " + reason)},
                    {"locations", Json::array({location(verdict.found.empty() ? nullptr : &verdict.found.front())})},
                    // The same gap of the same plan, whatever celah or the plan's other pages say: with the artifact's place.
                    {"partialFingerprints", {{"celahRequirement/v1", report_.rules.id + "/" + row.id}}},
                    {"properties", {{"status", name(verdict.status)}, {"at_risk", row.at_risk}}},
                    {"suppressions", Json::array()}};   // SARIF wants it on all results or on none
        if (verdict.correction) out["properties"]["correction"] = correction_text(*verdict.correction, language_);
        if (overruled(verdict))
            out["suppressions"].push_back({{"kind", "external"}, {"status", "accepted"}, {"justification", correction_text(*verdict.correction, language_)}});
        if (verdict.nearest) out["relatedLocations"] = Json::array({location(&*verdict.nearest)});
        return out;
    }

    Json location(const Location* place) const {
        Json out = {{"physicalLocation", {{"artifactLocation", artifact_location()}}}};
        if (place == nullptr) return out;
        const auto page = std::to_string(place->page);
        out["logicalLocations"] = Json::array({{{"name", page}, {"fullyQualifiedName", "page/" + page}, {"kind", "page"}}});
        out["message"] = message(fill(text::place.in(language_), {page}) + ": “" + place->quote + "”");
        out["properties"] = {{"page", place->page}, {"box", {place->box.x0, place->box.y0, place->box.x1, place->box.y1}}, {"quote", place->quote}};
        return out;
    }

    Json artifact_location() const { return {{"uri", uri(report_.document.path)}, {"index", 0}}; }

    Json artifact() const {
        Json out = {{"location", artifact_location()}, {"mimeType", "application/pdf"}, {"length", report_.document.bytes}};
        if (!report_.document.sha256.empty()) out["hashes"] = {{"sha-256", report_.document.sha256}};
        return out;
    }

    Json invocation() const {
        const bool failed = report_.status == DocumentStatus::error;
        Json notes = Json::array();
        for (const auto& problem : report_.problems) {
            const bool refusal = failed && &problem == &report_.problems.back();
            notes.push_back({{"descriptor", {{"id", problem.code}}},
                             {"level", refusal ? "error" : "warning"},
                             {"message", message(problem_text(problem, language_))}});
            if (problem.page) notes.back()["properties"] = {{"page", *problem.page}};
        }
        return {{"executionSuccessful", !failed}, {"toolExecutionNotifications", notes}};
    }

    const Report& report_;
    Language language_;
    std::vector<RequirementRow> rows_;
};

}  // namespace

std::string sarif_format(const Report& report, const RenderOptions& options, bool) {
    const Report safe = inert(report);
    return Log(safe, options.language).write();
}

}  // namespace celah::render
