#include "render/xlsx_round.hpp"

#include <algorithm>

#include "render/xlsx_messages.hpp"

namespace celah::render::xlsx {
namespace {

constexpr lxw_row_t title_row = 3;
enum Column : lxw_col_t { number, sheet, unit, year, file, status, coverage, first_area };

Style with_number(Style style, std::string format) {
    style.number = std::move(format);
    return style;
}

}  // namespace

RoundWorkbook::RoundWorkbook(const RenderOptions& options, std::size_t part, std::size_t parts)
    : book_(options.date, options.language), recapitulation_(book_.add(book_.say(sheet_round))) {
    if (parts > 1) part_ = book_.say(round_part, {std::to_string(part), std::to_string(parts)});
}

/// Plans of one regulation share the values of its answers: changed once, changed for all.
const AnswerTable& RoundWorkbook::answers_for(const Report& report) {
    for (const auto& [rules, table] : answers_)
        if (rules == report.rules.id) return *table;
    const auto kinds = answer_kinds(report);
    answers_.emplace_back(report.rules.id, std::make_unique<AnswerTable>(kinds.empty() ? AnswerTable{} : write_answers(book_, kinds)));
    return *answers_.back().second;
}

void RoundWorkbook::add(const Report& report) {
    Line out;
    out.agency = report.document.agency.value_or("");
    out.year = report.document.year ? std::to_string(*report.document.year) : "";
    out.file = report.document.path;
    out.status = book_.say(report.status == DocumentStatus::ok ? status_ok : report.status == DocumentStatus::warning ? status_warning : status_error);
    if (report.status != DocumentStatus::ok && !report.problems.empty()) out.problem = problem_text(report.problems.back(), book_.language());
    out.coverage = report.summary.coverage_percent;
    out.items = report.summary.items;
    out.corrections = count_corrections(report);
    out.areas = report.summary.areas;
    if (!report.areas.empty()) {
        const AnswerTable& answers = answers_for(report);
        Sheet& lke = book_.add(report.document.agency.value_or(report.document.path));
        out.sheet = &lke;
        out.score = write_lke(book_, lke, report, answers).score;
    }
    for (const AreaCoverage& area : out.areas)
        if (std::find(area_ids_.begin(), area_ids_.end(), area.area) == area_ids_.end()) area_ids_.push_back(area.area);
    lines_.push_back(std::move(out));
}

void RoundWorkbook::titles() {
    std::vector<Text> after{render::text::column_present, render::text::column_partial, render::text::column_missing, render::text::column_unread, corrections_line, column_tpi_score, column_why};
    std::vector<std::string> out{book_.say(column_rank), book_.say(column_sheet), book_.say(column_unit), book_.say(render::text::year), book_.say(column_file), book_.say(document_status), book_.say(column_coverage)};
    for (const std::string& area : area_ids_) out.push_back(book_.say(column_coverage_of, {area}));
    for (const Text& one : after) out.push_back(book_.say(one));
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        constexpr double narrow = 8.5;   // on A4 landscape all of them fit, and can be read
        const double wide[] = {5, 33, 32, 7, 24, 12, 9};
        recapitulation_.width(column, i + 1 == out.size() ? 28 : i < std::size(wide) ? wide[i] : narrow);
        recapitulation_.text(title_row, column, out[i], look::header);
    }
    worksheet_freeze_panes(recapitulation_.raw(), title_row + 1, unit + 1);
    worksheet_autofilter(recapitulation_.raw(), title_row, 0, std::max<lxw_row_t>(title_row + 1, title_row + static_cast<lxw_row_t>(lines_.size())), static_cast<lxw_col_t>(out.size() - 1));
    recapitulation_.print_setup(title_row, title_row);
}

void RoundWorkbook::line(lxw_row_t row, int count, const Line& one) {
    const Style middle{.center = true};
    Sheet& to = recapitulation_;
    to.number(row, number, count, with_number(middle, "0"));
    if (one.sheet != nullptr) to.link(row, sheet, *one.sheet, {.ink = 0x0563C1});
    else to.blank(row, sheet, {});
    to.text(row, unit, one.agency, {.bold = true});
    to.text(row, year, one.year, middle);
    to.text(row, file, one.file, {});
    to.text(row, status, one.status, {.ink = one.sheet == nullptr ? look::red : 0});
    auto column = static_cast<lxw_col_t>(first_area + area_ids_.size());
    if (one.sheet != nullptr) {
        const Style percent = with_number(middle, "0.0%");
        to.number(row, coverage, share(one.coverage), percent);
        for (std::size_t a = 0; a < area_ids_.size(); ++a)
            for (const AreaCoverage& area : one.areas)
                if (area.area == area_ids_[a]) to.number(row, static_cast<lxw_col_t>(first_area + a), share(area.coverage.all.percent()), percent);
        const Style whole = with_number(middle, "0");
        for (const int value : {one.items.present, one.items.partial, one.items.missing, one.items.not_assessed, one.corrections.hold}) to.number(row, column++, value, whole);
        if (!one.score.empty()) to.formula(row, column, "=" + one.score, 0, with_number({.fill = look::tpi, .center = true}, "0.00"));
        else to.blank(row, column, middle);
        ++column;
    } else {
        const auto last = static_cast<lxw_col_t>(column + 6);
        for (lxw_col_t empty = coverage; empty < last; ++empty) to.blank(row, empty, middle);
        column = last;
    }
    to.text(row, column, one.problem, {});
}

Result<std::string> RoundWorkbook::take() {
    titles();
    recapitulation_.text(0, 0, book_.say(round_title) + (part_.empty() ? "" : " — " + part_), look::title);
    recapitulation_.text(1, 0, book_.say(scores_coverage), look::note);
    for (std::size_t i = 0; i < lines_.size(); ++i) line(title_row + 1 + static_cast<lxw_row_t>(i), static_cast<int>(i) + 1, lines_[i]);
    return book_.take();
}

}  // namespace celah::render::xlsx
