// The record of one input: from its report, and to and from a line of results.jsonl.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "celah/round.hpp"
#include "render/names.hpp"
#include "round/files.hpp"

namespace celah {
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

bool has(const Report& report, const char* code) {
    return std::any_of(report.problems.begin(), report.problems.end(), [code](const Problem& one) { return one.code == code; });
}

std::string outcome(const Report& report) {
    if (has(report, "not-a-plan")) return "not-a-plan";
    if (has(report, "no-text") || (report.status != DocumentStatus::error && report.document.kind == "unknown")) return "not-assessed";
    if (report.status == DocumentStatus::error) return "failed";
    if (has_gap(report)) return "gaps";
    return has_unread(report) ? "not-assessed" : "complete";
}

std::string reason(const Report& report, const std::string& outcome) {
    if (outcome == "complete" || outcome == "gaps") return {};
    if (outcome == "not-a-plan") return outcome;
    if (outcome == "not-assessed") return has(report, "no-text") ? "no-text" : "unread-pages";
    return report.problems.empty() ? "internal-error" : report.problems.front().code;   // what stopped the work comes first
}

void add_gap(Record& out, const ItemResult& item) {
    if (item.verdict.status == Status::missing) out.missing.push_back(item.id);
    if (item.verdict.status == Status::partial) out.partial.push_back(item.id);
}

Json json(const Counts& counts) {
    return {{"required", counts.required}, {"present", counts.present}, {"partial", counts.partial}, {"missing", counts.missing}, {"not_assessed", counts.not_assessed}};
}

Counts counts(const Json& value) {
    return {value.at("required"), value.at("present"), value.at("partial"), value.at("missing"), value.at("not_assessed")};
}

template <class T>
Json nullable(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

DocumentStatus status(const std::string& text) {
    for (const auto value : {DocumentStatus::ok, DocumentStatus::warning, DocumentStatus::error})
        if (text == render::name(value)) return value;
    throw std::invalid_argument("status \"" + text + "\" is not known here");
}

Record record(const Json& value) {
    if (value.at("schema") != "celah.result/1") throw std::invalid_argument("its schema is not celah.result/1");
    Record out;
    out.path = value.at("path");
    out.sha256 = value.at("sha256");
    out.bytes = value.at("bytes");
    out.status = status(value.at("status"));
    out.outcome = value.at("outcome");
    out.reason = value.at("reason");
    if (!value.at("agency").is_null()) out.agency = value.at("agency").get<std::string>();
    if (!value.at("year").is_null()) out.year = value.at("year").get<int>();
    out.kind = value.at("kind");
    out.rules = value.at("rules");
    out.pages = value.at("pages");
    out.pages_text = value.at("pages_text");
    out.pages_ocr = value.at("pages_ocr");
    out.pages_unreadable = value.at("pages_unreadable");
    out.coverage_percent = value.at("coverage_percent");
    out.items = counts(value.at("items"));
    out.evidence = counts(value.at("evidence"));
    out.action = counts(value.at("action"));
    out.time_target = counts(value.at("time_target"));
    out.targets = counts(value.at("targets"));
    out.missing = value.at("missing");
    out.partial = value.at("partial");
    out.problems = value.at("problems");
    out.report = value.at("report");
    out.settings = value.at("settings");
    return out;
}

}  // namespace

Record record_of(const Report& report) {
    Record out;
    out.path = report.document.path;
    out.sha256 = report.document.sha256;
    out.bytes = report.document.bytes;
    out.status = report.status;
    out.outcome = outcome(report);
    out.reason = reason(report, out.outcome);
    out.agency = report.document.agency;
    out.year = report.document.year;
    out.kind = report.document.kind;
    out.rules = report.rules.id;
    out.pages = report.document.pages;
    out.pages_text = report.document.pages_text;
    out.pages_ocr = report.document.pages_ocr;
    out.pages_unreadable = report.document.pages_unreadable;
    out.coverage_percent = std::round(report.summary.coverage_percent * 100) / 100;
    out.items = report.summary.items;
    out.evidence = report.summary.evidence;
    out.action = report.summary.action;
    out.time_target = report.summary.time_target;
    out.targets = report.summary.targets;
    for (const AreaResult& area : report.areas) {
        for (const ItemResult& target : area.targets) add_gap(out, target);
        for (const IndicatorResult& indicator : area.indicators)
            for (const ItemResult& item : indicator.items) add_gap(out, item);
    }
    std::set<std::string> codes;
    for (const Problem& problem : report.problems) codes.insert(problem.code);
    out.problems.assign(codes.begin(), codes.end());
    return out;
}

std::string write_record(const Record& record) {
    const Json out = {{"schema", "celah.result/1"},
                      {"path", record.path},
                      {"sha256", record.sha256},
                      {"bytes", record.bytes},
                      {"status", render::name(record.status)},
                      {"outcome", record.outcome},
                      {"reason", record.reason},
                      {"agency", nullable(record.agency)},
                      {"year", nullable(record.year)},
                      {"kind", record.kind},
                      {"rules", record.rules},
                      {"pages", record.pages},
                      {"pages_text", record.pages_text},
                      {"pages_ocr", record.pages_ocr},
                      {"pages_unreadable", record.pages_unreadable},
                      {"coverage_percent", record.coverage_percent},
                      {"items", json(record.items)},
                      {"evidence", json(record.evidence)},
                      {"action", json(record.action)},
                      {"time_target", json(record.time_target)},
                      {"targets", json(record.targets)},
                      {"missing", record.missing},
                      {"partial", record.partial},
                      {"problems", record.problems},
                      {"report", record.report},
                      {"settings", record.settings}};
    // ASCII only: no line separator of Unicode, nothing that moves on a terminal.
    return out.dump(-1, ' ', true, Json::error_handler_t::replace);
}

Result<Record> read_record(std::string_view line) {
    try {
        return record(Json::parse(line));
    } catch (const std::exception& error) {
        return failure("not-a-record", std::string("This is no record of celah: ") + error.what());
    }
}

Result<std::vector<Record>> read_round(const fs::path& directory) {
    std::error_code ignored;
    if (fs::exists(directory / "journal.jsonl", ignored))
        return failure("unfinished-round", directory.string() + ": this round is not finished; run the same 'celah scan' again to continue it", {directory.string()});
    const auto lines = read_file(directory / "results.jsonl");
    if (!lines) return failure("no-round", directory.string() + ": holds no results of 'celah scan -o'; " + lines.error().message, {directory.string()});
    std::vector<Record> out;
    for (std::size_t at = 0; at < lines->size();) {
        const auto end = std::min(lines->find('\n', at), lines->size());
        auto record = read_record(std::string_view(*lines).substr(at, end - at));
        if (!record) return failure(record.error().code, (directory / "results.jsonl").string() + ": " + record.error().message,
                                    {(directory / "results.jsonl").string(), record.error().message});
        out.push_back(*std::move(record));
        at = end + 1;
    }
    return out;
}

Result<void> write_round(const fs::path& directory, std::vector<Record> records) {
    std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return a.path < b.path; });
    std::string lines;
    for (const Record& record : records) lines += write_record(record) + "\n";
    if (auto written = write_file(directory / "results.jsonl", lines); !written) return written;
    return write_file(directory / "summary.json", render_summary_json(summarize_round(records, directory)) + "\n");
}

}  // namespace celah
