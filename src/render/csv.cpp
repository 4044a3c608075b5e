// CSV (RFC 4180) for spreadsheets and statistics: a row for everything the report has a verdict on. docs/formats.md.
#include <array>
#include <cmath>
#include <cstdio>

#include "celah/render.hpp"
#include "render/columns.hpp"
#include "render/inert_report.hpp"
#include "render/names.hpp"
#include "render/report_words.hpp"
#include "render/requirements.hpp"

namespace celah::render {
namespace {

enum Column { col_document, col_agency, col_year, col_rules, col_area, col_area_name, col_indicator, col_indicator_name, col_kind,
              col_question, col_id, col_text, col_status, col_page, col_quote, col_reason, col_article, col_weight, col_at_risk, col_correction, col_count };

constexpr std::array columns_of_table = std::to_array<std::string_view>(
    {"document", "agency", "year", "rules", "area", "area_name", "indicator", "indicator_name", "kind", "question", "id", "text",
     "status", "page", "quote", "reason", "article", "weight", "at_risk", "correction"});

static_assert(columns_of_table.size() == col_count);

using Cells = std::array<std::string, col_count>;

/// A spreadsheet would run what begins so, and some of them look behind white space first.
bool looks_like_formula(std::string_view text) {
    const auto first = text.find_first_not_of(" \u00A0");   // tabs and line ends are spaces by now
    if (first == std::string_view::npos) return false;
    for (const std::string_view start : {"=", "+", "-", "@", "＝", "＋", "－", "＠"})
        if (text.substr(first).starts_with(start)) return true;
    return false;
}

/// What comes from a plan or a rule file: text, and nothing else, for whoever opens it.
std::string words(std::string_view text) {
    constexpr int longest = 32'000;   // a spreadsheet's cell holds 32,767 characters
    const std::string safe = shorten(text, longest);
    return looks_like_formula(safe) ? "'" + safe : safe;
}

std::string number(double value) {
    std::array<char, 64> out{};
    std::snprintf(out.data(), out.size(), "%.4g", std::isfinite(value) ? value : 0);
    return out.data();
}

std::string line(const auto& cells) {
    std::string out;
    for (const std::string_view cell : cells) {
        if (!out.empty()) out += ',';
        out += '"';
        for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
        out += '"';
    }
    return out + "\r\n";
}

/// The cells that all rows of a report share.
Cells document_cells(const Report& report) {
    Cells out;
    out[col_document] = words(report.document.path);
    out[col_agency] = words(report.document.agency.value_or(""));
    out[col_year] = report.document.year ? std::to_string(*report.document.year) : "";
    out[col_rules] = words(report.rules.id);
    return out;
}

Cells requirement_cells(Cells out, const RequirementRow& row, Language language) {
    const Verdict& verdict = *row.verdict;
    const Location* where = !verdict.found.empty() ? &verdict.found.front() : nullptr;
    out[col_area] = words(row.area->id);
    out[col_area_name] = words(row.area->name);
    if (row.indicator != nullptr) {
        out[col_indicator] = words(row.indicator->id);
        out[col_indicator_name] = words(row.indicator->name);
        if (row.indicator->kind != IndicatorKind::none) out[col_kind] = name(row.indicator->kind);
    }
    out[col_question] = row.question;
    out[col_id] = words(row.id);
    out[col_text] = words(row.text);
    out[col_status] = name(verdict.status);
    if (where != nullptr) {
        out[col_page] = std::to_string(where->page);
        out[col_quote] = words(where->quote);
    }
    out[col_reason] = words(verdict.reason);
    out[col_article] = words(row.article());
    out[col_weight] = number(row.weight);
    out[col_at_risk] = number(row.at_risk);
    if (verdict.correction) out[col_correction] = words(correction_text(*verdict.correction, language));
    return out;
}

/// A document that was not assessed has a row too: nobody may take it for one without gaps.
Cells failure_cells(Cells out, const Report& report, Language language) {
    out[col_question] = "document";
    out[col_status] = name(report.status);
    out[col_reason] = words(why_not_assessed(report, language));
    return out;
}

std::string table(const Report& given, Language language, bool with_header) {
    const Report report = inert(given);
    const Cells shared = document_cells(report);
    std::string out = with_header ? line(columns_of_table) : "";
    if (report.status == DocumentStatus::error) return out + line(failure_cells(shared, report, language));
    for (const auto& row : requirement_rows(report, language)) out += line(requirement_cells(shared, row, language));
    return out;
}

}  // namespace

std::string csv_format(const Report& report, const RenderOptions& options, bool first) {
    return table(report, options.language, first);
}

std::string csv_excel_format(const Report& report, const RenderOptions& options, bool first) {
    const std::string byte_order_mark = first ? "\uFEFF" : "";   // without it Excel reads UTF-8 as another encoding
    return byte_order_mark + table(report, options.language, first);
}

}  // namespace celah::render
