// The sheets beside the LKE: what answers are worth, scores by area, gaps by weight, what was read.
#include "render/xlsx_sheets.hpp"

#include <algorithm>
#include <cmath>

#include "render/columns.hpp"
#include "render/priority.hpp"
#include "render/xlsx_columns.hpp"
#include "render/xlsx_messages.hpp"

namespace celah::render::xlsx {
namespace {

std::vector<std::string> options_of(const std::string& kind) {
    std::vector<std::string> out;
    if (kind.find('/') == kind.npos) return out;   // "%"
    for (std::size_t at = 0; at <= kind.size();) {
        const auto end = std::min(kind.find('/', at), kind.size());
        out.push_back(kind.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// 1 for the best answer, 0 for the last, evenly between; as the LKE prints them, with two decimals.
double worth(std::size_t option, std::size_t options) {
    if (options < 2) return 1;
    return std::round(100 * (1 - static_cast<double>(option) / static_cast<double>(options - 1))) / 100;
}

Style with_number(Style style, std::string number) {
    style.number = std::move(number);
    return style;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const std::string& part : parts) out.append(out.empty() ? "" : between).append(part);
    return out;
}

void widths(Sheet& sheet, std::initializer_list<double> columns) {
    lxw_col_t at = 0;
    for (const double width : columns) sheet.width(at++, width);
}

void head(Book& book, Sheet& sheet, lxw_row_t row, const std::vector<std::string>& titles) {
    (void)book;
    for (std::size_t i = 0; i < titles.size(); ++i) sheet.text(row, static_cast<lxw_col_t>(i), titles[i], look::header);
}

class Scores {
  public:
    Scores(Book& book, Sheet& sheet, const Report& report, const LkeCells& cells) : book_(book), sheet_(sheet), report_(report), cells_(cells) {}

    void write() {
        widths(sheet_, {8, 36, 9, 12, 12, 12, 10, 12, 12});
        for (lxw_col_t column = fixed_columns; column <= coverage_column(); ++column) sheet_.width(column, (column - fixed_columns) % 2 == 1 ? 22 : 12);
        sheet_.text(0, 0, book_.say(scores_title), look::title);
        titles();
        for (std::size_t a = 0; a < report_.areas.size(); ++a) area(a);
        total();
        notes();
        worksheet_freeze_panes(sheet_.raw(), title_row + 1, 2);
        sheet_.print_setup(title_row, title_row);
    }

  private:
    static constexpr lxw_row_t title_row = 2;
    enum Column : lxw_col_t { id, name, points, pemenuhan, reform, sum, percent, answered_count, fixed_columns };

    lxw_row_t row_of(std::size_t area) const { return title_row + 1 + static_cast<lxw_row_t>(area); }
    lxw_col_t coverage_column() const { return static_cast<lxw_col_t>(fixed_columns + 2 * report_.summary.minima.size()); }
    std::string here(lxw_row_t row, lxw_col_t column) const { return sheet_.cell(row, column, false); }
    std::string down(lxw_col_t column) const { return here(row_of(0), column) + ":" + here(row_of(report_.areas.size() - 1), column); }

    void titles() {
        std::vector<std::string> out{book_.say(column_id),           book_.say(column_area),       book_.say(column_points), book_.say(render::text::column_pemenuhan), book_.say(render::text::column_reform),
                                     book_.say(render::text::total), book_.say(column_percent), book_.say(answered)};
        for (const MinimumResult& one : report_.summary.minima) {
            out.push_back(book_.say(minimum_of, {one.demanded.predicate}));
            out.push_back(book_.say(state_of, {one.demanded.predicate}));
        }
        out.push_back(book_.say(plan_coverage));
        head(book_, sheet_, title_row, out);
    }

    void score(lxw_row_t row, lxw_col_t column, const std::vector<std::string>& cells) {
        sheet_.formula(row, column, "=" + (cells.empty() ? "0" : joined(cells, "+")), 0, with_number({}, "0.00"));
    }

    /// What is reached stays reached, whatever is answered next; what is not, only once all is answered.
    void state(lxw_row_t row, lxw_col_t column, const std::string& reached_when, const std::string& answered_cell, int questions_asked) {
        const std::string formula = "=IF(" + reached_when + ",\"" + book_.say(reached) + "\",IF(" + answered_cell + "<" + std::to_string(questions_asked) + ",\"" +
                                    book_.say(open) + "\",\"" + book_.say(not_reached) + "\"))";
        sheet_.formula(row, column, formula, book_.say(open), {.bold = true, .center = true});
    }

    void area(std::size_t a) {
        const AreaResult& area = report_.areas[a];
        const AreaCells& cells = cells_.areas[a];
        const lxw_row_t row = row_of(a);
        sheet_.text(row, id, area.id, {.center = true});
        sheet_.text(row, name, area.name, {});
        sheet_.number(row, points, area.weight_percent, with_number({}, "0.00"));
        score(row, pemenuhan, cells.pemenuhan);
        score(row, reform, cells.reform);
        std::vector<std::string> all = cells.other;
        all.push_back(here(row, pemenuhan));
        all.push_back(here(row, reform));
        score(row, sum, all);
        sheet_.formula(row, percent, "=IF(" + here(row, points) + "=0,0," + here(row, sum) + "/" + here(row, points) + ")", 0, with_number({}, "0.0%"));
        sheet_.formula(row, answered_count, cells.values.empty() ? std::string("=0") : "=COUNT(" + joined(cells.values, ",") + ")", 0, with_number({.center = true}, "0"));
        lxw_col_t column = fixed_columns;
        for (const MinimumResult& one : report_.summary.minima) {
            sheet_.number(row, column, one.demanded.area_percent / 100, with_number({.center = true}, "0%"));
            state(row, column + 1, "ROUND(" + here(row, percent) + "-" + here(row, column) + ",6)>=0", here(row, answered_count), cells.questions);
            column = static_cast<lxw_col_t>(column + 2);
        }
        double covered = 0;
        for (const AreaCoverage& coverage : report_.summary.areas)
            if (coverage.area == area.id) covered = coverage.coverage.all.percent();
        sheet_.number(row, coverage_column(), share(covered), with_number({.ink = look::grey, .center = true}, "0.0%"));
    }

    void total() {
        const lxw_row_t row = row_of(report_.areas.size());
        const Style bold{.fill = look::band, .bold = true};
        sheet_.blank(row, id, bold);
        sheet_.text(row, name, book_.say(leverage_total), bold);
        const Style middle{.fill = look::band, .bold = true, .center = true};
        for (const lxw_col_t column : {points, pemenuhan, reform, sum})
            sheet_.formula(row, column, "=SUM(" + down(column) + ")", column == points ? report_.summary.coverage.all.weight : 0, with_number(bold, "0.00"));
        sheet_.formula(row, answered_count, "=SUM(" + down(answered_count) + ")", 0, with_number(middle, "0"));
        sheet_.formula(row, percent, "=IF(" + here(row, points) + "=0,0," + here(row, sum) + "/" + here(row, points) + ")", 0, with_number(bold, "0.0%"));
        int asked = 0;
        for (const AreaCells& area : cells_.areas) asked += area.questions;
        lxw_col_t column = fixed_columns;
        for (const MinimumResult& one : report_.summary.minima) {
            sheet_.number(row, column, one.demanded.leverage, with_number(middle, "0.00"));
            state(row, column + 1, "ROUND(" + here(row, sum) + "-" + here(row, column) + ",6)>=0", here(row, answered_count), asked);
            column = static_cast<lxw_col_t>(column + 2);
        }
        sheet_.number(row, coverage_column(), share(report_.summary.coverage_percent), with_number(middle, "0.0%"));
    }

    void notes() {
        lxw_row_t row = row_of(report_.areas.size()) + 2;
        for (const MinimumResult& one : report_.summary.minima)
            sheet_.text(row++, 0, book_.say(scores_note, {one.demanded.predicate, decimal(one.demanded.total, book_.language()), one.demanded.article}), look::note);
        sheet_.text(row, 0, book_.say(scores_coverage), look::note);
    }

    Book& book_;
    Sheet& sheet_;
    const Report& report_;
    const LkeCells& cells_;
};

struct Gap {
    const AreaResult* area = nullptr;
    const IndicatorResult* indicator = nullptr;
};

Gap where(const Report& report, const ItemResult* item) {
    for (const AreaResult& area : report.areas)
        for (const IndicatorResult& indicator : area.indicators)
            if (!indicator.items.empty() && item >= indicator.items.data() && item <= &indicator.items.back()) return {&area, &indicator};
    return {};
}

/// "1-3, 7".
std::string runs(const std::vector<int>& pages) {
    std::string out;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::size_t last = i;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
        out.append(out.empty() ? "" : ", ").append(std::to_string(pages[i]));
        if (last > i) out.append("-").append(std::to_string(pages[last]));
        i = last;
    }
    return out;
}

template <class Function>
void each_verdict(const Report& report, Function use) {
    for (const AreaResult& area : report.areas) {
        for (const ItemResult& target : area.targets) use(target.verdict);
        for (const IndicatorResult& indicator : area.indicators)
            for (const ItemResult& item : indicator.items) use(item.verdict);
    }
}

}  // namespace

const AnswerTable::Kind* AnswerTable::find(const std::string& name) const {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&name](const Kind& kind) { return kind.name == name; });
    return found == kinds.end() ? nullptr : &*found;
}

std::vector<AnswerTable::Kind> answer_kinds(const Report& report) {
    std::vector<AnswerTable::Kind> out;
    for (const AreaResult& area : report.areas)
        for (const IndicatorResult& indicator : area.indicators)
            for (const ItemResult& item : indicator.items) {
                const auto same = [&item](const AnswerTable::Kind& kind) { return kind.name == item.answer; };
                if (!item.answer.empty() && std::none_of(out.begin(), out.end(), same)) out.push_back({item.answer, options_of(item.answer), ""});
            }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return out;
}

AnswerTable write_answers(Book& book, std::vector<AnswerTable::Kind> kinds) {
    Sheet& sheet = book.add(book.say(sheet_answers));
    widths(sheet, {16, 16, 24});
    sheet.text(0, 0, book.say(answers_title), look::title);
    sheet.text(1, 0, book.say(answers_note), look::note);
    head(book, sheet, 3, {book.say(answer_kind), book.say(answer_option), book.say(column_value)});
    lxw_row_t row = 4;
    for (AnswerTable::Kind& kind : kinds) {
        const lxw_row_t first = row;
        if (kind.options.empty()) {
            sheet.text(row, 0, kind.name, {.center = true});
            sheet.text(row, 1, book.say(percent_answer), {.center = true});
            sheet.text(row++, 2, book.say(percent_value), {.center = true});
        }
        for (std::size_t i = 0; i < kind.options.size(); ++i, ++row) {
            sheet.text(row, 0, kind.name, {.center = true});
            sheet.text(row, 1, kind.options[i], {.bold = true, .center = true});
            sheet.number(row, 2, worth(i, kind.options.size()), with_number({.fill = look::tpi, .center = true}, "0.00"));
        }
        kind.range = sheet.cell(first, 1) + ":" + sheet.cell(row - 1, 2, false);
    }
    worksheet_freeze_panes(sheet.raw(), 4, 0);
    sheet.print_setup(3, 3);
    return {std::move(kinds)};
}

double share(double percent) { return std::round(percent * 10) / 1000; }

void write_scores(Book& book, Sheet& sheet, const Report& report, const LkeCells& cells) { Scores(book, sheet, report, cells).write(); }

void write_gaps(Book& book, Sheet& sheet, const Report& report) {
    widths(sheet, {5, 9, 15, 20, 28, 12, 8, 28, 30, 28, 18});   // wider ones would print too small
    sheet.text(0, 0, book.say(gaps_title), look::title);
    head(book, sheet, 2, {book.say(column_rank), book.say(column_id), book.say(column_area), book.say(column_indicator), book.say(column_item), book.say(column_verdict),
                          book.say(column_at_risk), book.say(column_reason), book.say(column_quote), book.say(column_expected), book.say(column_article)});
    worksheet_freeze_panes(sheet.raw(), 3, 2);
    sheet.print_setup(2, 2);
    const auto gaps = items_by_weight(report);
    lxw_row_t row = 3;
    for (const ItemResult* item : gaps) {
        const Gap gap = where(report, item);
        const Verdict& verdict = item->verdict;
        sheet.number(row, 0, row - 2, with_number({.center = true}, "0"));
        sheet.text(row, 1, item->id, {});
        sheet.text(row, 2, gap.area->name, {});
        sheet.text(row, 3, gap.indicator->name, {});
        sheet.text(row, 4, item->text, {.bold = true});
        sheet.text(row, 5, verdict_text(verdict, book.language()), verdict_style(verdict.status));
        // Half a weight: JSON keeps weights in millionths, and a report that was read back must give the same figure.
        sheet.number(row, 6, std::round(at_risk(*item) * 1e4) / 1e4, with_number({.center = true}, "0.00"));
        sheet.text(row, 7, verdict.correction && verdict.correction->stale.empty() ? verdict.correction->reason : verdict.reason, {});
        const auto quoted = [&](const Location& place) { return book.say(page_quote, {std::to_string(place.page), place.quote}); };
        sheet.text(row, 8, !verdict.found.empty() ? quoted(verdict.found.front()) : verdict.nearest ? book.say(nearest_quote, {quoted(*verdict.nearest)}) : "", {});
        sheet.text(row, 9, joined(gap.indicator->evidence.expected, "; "), {});
        sheet.text(row, 10, gap.indicator->article, {});
        ++row;
    }
    if (gaps.empty()) sheet.text(row, 0, book.say(no_gaps), look::note);
    else worksheet_autofilter(sheet.raw(), 2, 0, row - 1, 10);
}

void write_read(Book& book, Sheet& sheet, const Report& report, const std::string& date) {
    widths(sheet, {26, 110});
    sheet.text(0, 0, book.say(read_title), look::title);
    lxw_row_t row = 2;
    const auto line = [&](const Text& label, const std::string& value) {
        sheet.text(row, 0, book.say(label), {.fill = look::band, .bold = true});
        sheet.text(row++, 1, value, {});
    };
    const auto& document = report.document;
    const auto unknown = book.say(render::text::not_found_in_plan);
    line(render::text::unit, document.agency.value_or(unknown));
    line(render::text::year, document.year ? std::to_string(*document.year) : unknown);
    line(render::text::file, document.path);
    line(digest_of_file, document.sha256);
    line(bytes_of_file, std::to_string(document.bytes));
    line(document_status, book.say(report.status == DocumentStatus::ok ? status_ok : report.status == DocumentStatus::warning ? status_warning : status_error) +
                              (document.kind_reason.empty() ? "" : ". " + document.kind_reason));
    std::vector<int> unread, ocr;
    for (const PageReading& page : document.readings) {
        if (page.source == PageSource::unreadable) unread.push_back(page.page);
        if (page.source == PageSource::ocr) ocr.push_back(page.page);
    }
    const auto with_pages = [](const std::string& what, const std::vector<int>& pages) { return pages.empty() ? what : what + " (" + runs(pages) + ")"; };
    line(render::text::pages, book.say(render::text::pages_total, {std::to_string(document.pages)}) + ": " +
                                  book.say(render::text::pages_text, {std::to_string(document.pages_text)}) + ", " +
                                  with_pages(book.say(render::text::pages_ocr, {std::to_string(document.pages_ocr)}), ocr));
    line(pages_unread, document.pages_unreadable == 0 ? book.say(none) : with_pages(std::to_string(document.pages_unreadable), unread));
    line(rules_title, report.rules.title);
    line(rules_pack, report.rules.id + ", " + book.say(render::text::version, {report.rules.version}));
    line(chosen, report.rules.chosen_because);
    line(rules_digest, report.rules.digest);
    line(program, "celah " + (report.program_version.empty() ? std::string(CELAH_VERSION) : report.program_version));
    if (!date.empty()) line(made_on, date);
    const Counts& items = report.summary.items;
    line(items_line, book.say(counts_line, {std::to_string(items.required), std::to_string(items.present), std::to_string(items.partial), std::to_string(items.missing),
                                            std::to_string(items.not_assessed)}));
    line(render::text::coverage, decimal(report.summary.coverage_percent, book.language()) + "%");
    const CorrectionCounts corrections = count_corrections(report);
    line(corrections_line, book.say(corrections_count, {std::to_string(corrections.hold), std::to_string(corrections.stale)}));
    for (const Problem& problem : report.problems)
        line(problem_line, (problem.page ? book.say(render::text::place, {std::to_string(*problem.page)}) + ": " : "") + problem_text(problem, book.language()));
    for (const Finding& finding : report.findings) line(finding_line, finding.message);
    worksheet_freeze_panes(sheet.raw(), 2, 1);
    sheet.print_setup(0, 0);
}

std::string verdict_text(const Verdict& verdict, Language language) {
    const auto words = [language](Status status) {
        const Text& text = status == Status::present ? present : status == Status::partial ? partial : status == Status::missing ? missing : not_assessed;
        return text.in(language);
    };
    const auto own = words(verdict.status);
    if (!verdict.correction) return std::string(own);
    const VerdictCorrection& correction = *verdict.correction;
    if (correction.stale.empty()) return fill(corrected.in(language), {own, words(correction.from)});
    return fill(outdated.in(language), {own, correction.by, correction.date, stale_text(correction, language)});
}

Style verdict_style(Status status) {
    const std::uint32_t ink = status == Status::present ? look::green : status == Status::partial ? look::amber : status == Status::missing ? look::red : look::grey;
    return {.ink = ink, .bold = true};
}

CorrectionCounts count_corrections(const Report& report) {
    CorrectionCounts out;
    each_verdict(report, [&out](const Verdict& verdict) {
        if (verdict.correction) ++(verdict.correction->stale.empty() ? out.hold : out.stale);
    });
    return out;
}

}  // namespace celah::render::xlsx
