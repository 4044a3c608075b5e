// The way back from the published report to a Report: for results kept in a folder, sent by a worker, or merged.
#include <array>
#include <stdexcept>

#include "celah/render.hpp"
#include "render/names.hpp"
#include "render/parsed_json.hpp"
#include "render/sketch_json.hpp"

namespace celah {
namespace {

using Json = render::JsonValue;

/// The value that is written as `text`.
template <class Enum, std::size_t count>
Enum named(const std::string& text, const Enum (&values)[count]) {
    for (const Enum value : values)
        if (text == render::name(value)) return value;
    throw std::invalid_argument("\"" + text + "\" is not known here");
}

template <class T, class Function>
std::vector<T> list(const Json& values, Function one) {
    std::vector<T> out;
    out.reserve(values.size());
    values.for_each([&](const Json& value) { out.push_back(one(value)); });
    return out;
}

std::string text(const Json& object, const char* key) { return object.value(key, std::string()); }

Status status(const Json& object, const char* key = "status") {
    return named<Status>(object.at(key), {Status::present, Status::partial, Status::missing, Status::not_assessed});
}

Location location(const Json& value) {
    const std::array<double, 4> box = value.at("box");
    return {value.at("page"), {box[0], box[1], box[2], box[3]}, value.at("quote")};
}

std::vector<Location> locations(const Json& object) { return list<Location>(object.at("found"), location); }

VerdictCorrection correction(const Json& value) {
    return {status(value, "from"), status(value, "to"), value.at("reason"), value.at("by"), value.at("date"), value.at("stale")};
}

Verdict verdict(const Json& value) {
    Verdict out{status(value), locations(value), text(value, "reason"), std::nullopt};
    if (value.contains("nearest")) out.nearest = location(value.at("nearest"));
    if (value.contains("correction")) out.correction = correction(value.at("correction"));
    return out;
}

ItemResult item(const Json& value) {
    return {value.at("id"),       value.at("text"),          verdict(value),         value.value("weight", 0.0), text(value, "best"),
            text(value, "frequency"), text(value, "follows"), text(value, "rule"), text(value, "answer")};
}

IndicatorResult indicator(const Json& value) {
    IndicatorResult out;
    out.id = value.at("id");
    out.name = value.at("name");
    out.article = value.at("article");
    out.follows = text(value, "follows");
    out.kind = named<IndicatorKind>(value.value("kind", std::string("none")), {IndicatorKind::none, IndicatorKind::pemenuhan, IndicatorKind::reform});
    out.weight = value.value("weight", 0.0);
    out.status = named<IndicatorStatus>(
        value.at("status"), {IndicatorStatus::complete, IndicatorStatus::partial, IndicatorStatus::missing, IndicatorStatus::not_assessed});
    out.heading = verdict(value.at("heading"));
    out.items = list<ItemResult>(value.at("items"), item);
    out.evidence = {verdict(value.at("evidence")), value.at("evidence").at("expected")};
    out.action = verdict(value.at("action"));
    out.time_target = verdict(value.at("time_target"));
    return out;
}

AreaResult area(const Json& value) {
    return {value.at("id"),
            value.at("name"),
            value.at("article"),
            value.at("weight_percent"),
            list<ItemResult>(value.at("targets"), item),
            list<IndicatorResult>(value.at("indicators"), indicator),
            value.at("pages")};
}

Counts counts(const Json& value) {
    return {value.at("required"), value.at("present"), value.at("partial"), value.at("missing"), value.at("not_assessed")};
}

Points points(const Json& value) { return {value.at("weight"), value.at("covered")}; }

Coverage coverage(const Json& value) {
    Coverage out{points(value), {}, {}};
    if (value.contains("pemenuhan")) out.pemenuhan = points(value.at("pemenuhan"));
    if (value.contains("reform")) out.reform = points(value.at("reform"));
    return out;
}

MinimumResult minimum(const Json& value) {
    return {{value.at("predicate"), value.at("article"), value.at("total"), value.at("leverage"), value.at("area_percent")},
            value.at("leverage_covered"),
            value.at("areas_below")};
}

/// A figure that the oldest reports do not have counts nothing.
Counts counts_if_any(const Json& object, const char* key) { return object.contains(key) ? counts(object.at(key)) : Counts{}; }

Summary summary(const Json& value) {
    Summary out;
    out.items = counts_if_any(value, "items");
    out.evidence = counts_if_any(value, "evidence");
    out.action = counts_if_any(value, "action");
    out.time_target = counts_if_any(value, "time_target");
    out.targets = counts_if_any(value, "targets");
    out.coverage_percent = value.at("coverage_percent");
    if (value.contains("coverage")) out.coverage = coverage(value.at("coverage"));
    if (value.contains("coverage_by_area"))
        out.areas = list<AreaCoverage>(value.at("coverage_by_area"), [](const Json& one) { return AreaCoverage{one.at("area"), coverage(one)}; });
    if (value.contains("minima")) out.minima = list<MinimumResult>(value.at("minima"), minimum);
    return out;
}

RulesInfo rules(const Json& value) {
    RulesInfo out{value.at("id"), text(value, "title"), value.at("version"), value.at("digest"), ChosenBy::asked, text(value, "chosen_because")};
    out.chosen_by = named<ChosenBy>(value.value("chosen_by", std::string("asked")),
                                    {ChosenBy::asked, ChosenBy::as_of, ChosenBy::year, ChosenBy::citation, ChosenBy::in_force});
    return out;
}

template <class T>
std::optional<T> nullable(const Json& value) {
    return value.is_null() ? std::nullopt : std::optional<T>(value.get<T>());
}

PageReading reading(const Json& value) {
    return {value.at("page"), named<PageSource>(value.at("source"), {PageSource::text, PageSource::ocr, PageSource::unreadable}),
            value.at("confidence")};
}

DocumentInfo document(const Json& value) {
    DocumentInfo out;
    out.path = value.at("path");
    out.sha256 = value.at("sha256");
    out.bytes = value.at("bytes");
    out.pages = value.at("pages");
    out.pages_text = value.at("pages_text");
    out.pages_ocr = value.at("pages_ocr");
    out.pages_unreadable = value.at("pages_unreadable");
    if (value.contains("readings")) out.readings = list<PageReading>(value.at("readings"), reading);
    out.agency = nullable<std::string>(value.at("agency"));
    out.year = nullable<int>(value.at("year"));
    out.kind = value.at("kind");
    out.kind_reason = value.at("kind_reason");
    return out;
}

Problem problem(const Json& value) {
    Problem out{value.at("code"), value.at("message"), std::nullopt};
    if (value.contains("page")) out.page = value.at("page").get<int>();
    return out;
}

Finding finding(const Json& value) { return {value.at("kind"), value.at("severity"), value.at("message"), locations(value)}; }

Report report(const Json& value) {
    if (value.at("schema").get<std::string>() != "celah.report/1") throw std::invalid_argument("its schema is not celah.report/1");
    Report out;
    out.program_version = value.at("tool").at("version");
    out.rules = rules(value.at("rules"));
    out.document = document(value.at("document"));
    out.status = named<DocumentStatus>(value.at("status"), {DocumentStatus::ok, DocumentStatus::warning, DocumentStatus::error});
    out.problems = list<Problem>(value.at("problems"), problem);
    out.summary = summary(value.at("summary"));
    out.areas = list<AreaResult>(value.at("areas"), area);
    out.findings = list<Finding>(value.at("findings"), finding);
    if (value.contains("sketch")) out.sketch = render::read_sketch(value.at("sketch"));
    return out;
}

}  // namespace

Result<Report> read_report(std::string_view json) {
    try {
        const render::ParsedJson parsed(json, render::deepest_report);
        return report(parsed.root());
    } catch (const std::exception& error) {   // simdjson's, and those above
        return failure("not-a-report", std::string("This is no report of celah: ") + error.what());
    }
}

}  // namespace celah
