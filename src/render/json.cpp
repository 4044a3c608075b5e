// The machine-readable report: the contract docs/celah.report-1.schema.json.
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "celah/render.hpp"
#include "render/columns.hpp"
#include "render/names.hpp"
#include "render/priority.hpp"
#include "render/sketch_json.hpp"

namespace celah {
namespace {

using Json = nlohmann::ordered_json;

/// JSON has no infinity, and "-0.0" or 17 digits help nobody.
double rounded(double value, double steps = 100) {
    if (!std::isfinite(value)) return 0;
    const double shown = std::abs(value) < 1e9 ? std::round(value * steps) / steps : value;
    return shown == 0 ? 0 : shown;
}

/// Weights are summed up by those who read the report, celah among them (read_json.cpp).
double weight(double value) {
    return rounded(value, 1e6);
}

template <class Range, class Function>
Json list(const Range& range, Function one) {
    Json::array_t out;
    out.reserve(range.size());
    for (const auto& entry : range) out.push_back(one(entry));
    return out;
}

struct Member {
    const char* key;
    Json value;
};

/// `more`: how many members follow. The library's own way from a list in braces copies every value, with all that is
/// inside, and an object that grows copies them once more.
template <std::size_t count>
Json object(Member (&&members)[count], std::size_t more = 0) {
    Json::object_t out;
    out.reserve(count + more);
    for (Member& member : members) out.emplace(member.key, std::move(member.value));
    return out;
}

template <class T>
Json nullable(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json location(const Location& place) {
    const std::array box = {rounded(place.box.x0), rounded(place.box.y0), rounded(place.box.x1), rounded(place.box.y1)};
    return object({{"page", place.page}, {"box", box}, {"quote", place.quote}});
}

Json locations(const std::vector<Location>& places) {
    return list(places, location);
}

constexpr std::size_t verdict_members = 5;

Json correction(const VerdictCorrection& one) {
    return object({{"from", render::name(one.from)},
                   {"to", render::name(one.to)},
                   {"reason", one.reason},
                   {"by", one.by},
                   {"date", one.date},
                   {"stale", one.stale}});
}

void add_verdict(Json& out, const Verdict& verdict) {
    out["status"] = render::name(verdict.status);
    out["found"] = locations(verdict.found);
    if (!verdict.reason.empty()) out["reason"] = verdict.reason;
    if (verdict.nearest) out["nearest"] = location(*verdict.nearest);
    if (verdict.correction) out["correction"] = correction(*verdict.correction);
}

Json verdict(const Verdict& one) {
    Json::object_t members;
    members.reserve(verdict_members);
    Json out = std::move(members);
    add_verdict(out, one);
    return out;
}

void add_text(Json& out, const char* key, const std::string& text) {
    if (!text.empty()) out[key] = text;
}

Json item(const ItemResult& one) {
    constexpr std::size_t item_members = 6;
    Json out = object({{"id", one.id}, {"text", one.text}}, verdict_members + item_members);
    add_verdict(out, one.verdict);
    if (!out.contains("reason")) out["reason"] = "";
    if (one.weight > 0) out["weight"] = weight(one.weight);
    add_text(out, "answer", one.answer);
    add_text(out, "best", one.best);
    add_text(out, "frequency", one.frequency);
    add_text(out, "follows", one.follows);
    add_text(out, "rule", one.rule_digest);
    return out;
}

Json evidence(const EvidenceResult& one) {
    Json out = object({{"status", render::name(one.verdict.status)}, {"expected", one.expected}}, verdict_members);
    add_verdict(out, one.verdict);
    return out;
}

Json indicator(const IndicatorResult& one) {
    Json out = object({{"id", one.id},
            {"name", one.name},
            {"article", one.article},
            {"kind", render::name(one.kind)},
            {"weight", weight(one.weight)},
            {"status", render::name(one.status)},
            {"heading", verdict(one.heading)},
            {"items", list(one.items, item)},
            {"evidence", evidence(one.evidence)},
            {"action", verdict(one.action)},
            {"time_target", verdict(one.time_target)}}, 1);
    add_text(out, "follows", one.follows);
    return out;
}

Json area(const AreaResult& one) {
    return object({{"id", one.id},
            {"name", one.name},
            {"article", one.article},
            {"weight_percent", weight(one.weight_percent)},
            {"pages", one.pages},
            {"targets", list(one.targets, item)},
            {"indicators", list(one.indicators, indicator)}});
}

Json counts(const Counts& one) {
    return object({{"required", one.required},
            {"present", one.present},
            {"partial", one.partial},
            {"missing", one.missing},
            {"not_assessed", one.not_assessed}});
}

Json points(const Points& one) {
    return object({{"weight", weight(one.weight)}, {"covered", weight(one.covered)}, {"percent", rounded(one.percent())}}, 2);
}

/// Of a regulation that does not part them there is nothing to say about pemenuhan and reform.
Json coverage(const Coverage& one) {
    Json out = points(one.all);
    if (one.reform.weight > 0) {
        out["pemenuhan"] = points(one.pemenuhan);
        out["reform"] = points(one.reform);
    }
    return out;
}

Json area_coverage(const AreaCoverage& one) {
    Json out = {{"area", one.area}};
    out.update(coverage(one.coverage));
    return out;
}

Json minimum(const MinimumResult& one) {
    return object({{"predicate", one.demanded.predicate},
            {"article", one.demanded.article},
            {"total", one.demanded.total},
            {"leverage", one.demanded.leverage},
            {"area_percent", one.demanded.area_percent},
            {"leverage_covered", one.leverage_reached},
            {"areas_below", one.areas_below}});
}

Json gap(const ItemResult* one) {
    return object({{"id", one->id}, {"status", render::name(one->verdict.status)}, {"at_risk", rounded(render::at_risk(*one))}});
}

Json summary(const Summary& one) {
    return object({{"items", counts(one.items)},     {"evidence", counts(one.evidence)},
            {"action", counts(one.action)},   {"time_target", counts(one.time_target)},
            {"targets", counts(one.targets)}, {"coverage_percent", rounded(one.coverage_percent)},
            {"coverage", coverage(one.coverage)},
            {"coverage_by_area", list(one.areas, area_coverage)},
            {"minima", list(one.minima, minimum)}});
}

Json rules(const RulesInfo& one) {
    return object({{"id", one.id},
                   {"title", one.title},
                   {"version", one.version},
                   {"digest", one.digest},
                   {"chosen_by", render::name(one.chosen_by)},
                   {"chosen_because", one.chosen_because}});
}

Json reading(const PageReading& one) {
    return object({{"page", one.page}, {"source", render::name(one.source)}, {"confidence", rounded(one.confidence)}});
}

Json document(const DocumentInfo& one) {
    return object({{"path", one.path},
            {"sha256", one.sha256},
            {"bytes", one.bytes},
            {"pages", one.pages},
            {"agency", nullable(one.agency)},
            {"year", nullable(one.year)},
            {"pages_text", one.pages_text},
            {"pages_ocr", one.pages_ocr},
            {"pages_unreadable", one.pages_unreadable},
            {"readings", list(one.readings, reading)},
            {"kind", one.kind},
            {"kind_reason", one.kind_reason}});
}

Json problem(const Problem& one) {
    Json out = object({{"code", one.code}, {"message", one.message}}, 1);
    if (one.page) out["page"] = *one.page;
    return out;
}

Json finding(const Finding& one) {
    return object({{"kind", one.kind}, {"severity", one.severity}, {"message", one.message}, {"found", locations(one.found)}});
}

bool is_harmful(char32_t c) {
    return (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0xFEFF || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Control and bidirectional characters are legal in JSON strings, but harm terminals and readers that split lines at
/// U+0085 or U+2028. Outside of strings JSON is ASCII, so each can be written as its escape.
std::string escaped(const std::string& json) {
    std::string out;
    out.reserve(json.size());
    std::size_t copied = 0;
    for (std::size_t at = 0; at < json.size();) {
        if (static_cast<unsigned char>(json[at]) < 0x7F) {
            ++at;
            continue;
        }
        const auto begin = at;
        const char32_t c = render::next_character(json, at);
        if (!is_harmful(c)) continue;
        out.append(json, copied, begin - copied);
        copied = at;
        constexpr const char* digits = "0123456789abcdef";
        out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4) out += digits[(c >> shift) & 0xFU];
    }
    return out.append(json, copied);
}

}  // namespace

std::string render_json(const Report& report, int indent) {
    Json out = object({
        {"schema", "celah.report/1"},
        {"tool", object({{"name", "celah"}, {"version", report.program_version.empty() ? CELAH_VERSION : report.program_version}})},
        {"rules", rules(report.rules)},
        {"document", document(report.document)},
        {"status", render::name(report.status)},
        {"problems", list(report.problems, problem)},
        {"summary", summary(report.summary)},
        {"areas", list(report.areas, area)},
        {"gaps", list(render::items_by_weight(report), gap)},
        {"findings", list(report.findings, finding)},
    }, 1);
    if (report.sketch) out["sketch"] = render::sketch_json(*report.sketch);
    return escaped(out.dump(indent, ' ', false, Json::error_handler_t::replace));
}

}  // namespace celah
