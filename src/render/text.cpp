// The report for people. An assessor should understand it without having seen celah before.
#include <algorithm>

#include "celah/render.hpp"
#include "render/area_table.hpp"
#include "render/columns.hpp"
#include "render/inert_report.hpp"
#include "render/messages.hpp"
#include "render/priority.hpp"
#include "render/report_words.hpp"
#include "render/writer.hpp"

namespace celah {
namespace {

using namespace render;

constexpr int quote_width = 240;
constexpr std::size_t places_shown = 3;

std::string number(int value) {
    return std::to_string(value);
}

class TextReport {
  public:
    TextReport(const Report& report, const RenderOptions& options)
        : report_(report), language_(options.language), out_(options.width, options.color) {}

    std::string render() {
        if (report_.status == DocumentStatus::error) {
            failure();
        } else {
            header();
            areas();
            minima();
            verdict();
            gaps();
            targets();
            not_assessed();
            per_indicator();
            corrections();
        }
        findings();
        problems();
        return out_.take();
    }

  private:
    std::string say(const Text& text) const { return std::string(text.in(language_)); }
    std::string say(const Text& text, std::initializer_list<std::string_view> values) const {
        return fill(text.in(language_), values);
    }

    void failure();
    void header();
    void areas();
    void minima();
    void verdict();
    void gaps();
    void targets();
    void not_assessed();
    void per_indicator();
    void corrections();
    void findings();
    void problems();

    void heading(const Text& title);
    void field(const Text& label, std::string_view value);
    void area_lines(const std::vector<std::vector<Cell>>& rows);
    void area_gaps(const AreaGaps& gaps);
    void requirement(const ItemResult& item, bool with_reason);
    void requirements(const std::vector<const ItemResult*>& items);
    void quote(const Text& label, const Location& where);
    std::string place(const Location& where) const;
    void without(const Text& label, const Verdict& (*part)(const IndicatorResult&));

    const Report& report_;
    Language language_;
    Writer out_;
};

void TextReport::heading(const Text& title) {
    out_.line();
    out_.paragraph(0, out_.bold(say(title)));
}

void TextReport::field(const Text& label, std::string_view value) {
    out_.labelled(0, say(label), 10, value);
}

void TextReport::failure() {
    out_.paragraph(0, out_.red(say(text::cannot_assess, {why_not_assessed(report_, language_)})));
    field(text::file, report_.document.path);
    if (!report_.document.kind_reason.empty()) field(text::note, report_.document.kind_reason);
}

void TextReport::header() {
    const auto& rules = report_.rules;
    const auto& document = report_.document;
    const auto& items = report_.summary.items;
    out_.paragraph(0, out_.bold(say(text::title, {rules.title.empty() ? rules.id : rules.title})));
    out_.line();
    field(text::unit, document.agency.value_or(say(text::not_found_in_plan)));
    field(text::year, document.year ? number(*document.year) : say(text::not_found_in_plan));
    field(text::file, document.path);
    field(text::pages, pages_read(document, language_));
    field(text::rules, rules.id + ", " + say(text::version, {rules.version}) + (rules.chosen_because.empty() ? "." : ". " + rules.chosen_because));
    auto coverage =
        say(text::coverage_line, {decimal(report_.summary.coverage_percent, language_), number(items.present),
                                  number(items.required), number(items.partial), number(items.missing)});
    if (items.not_assessed > 0) coverage += say(text::coverage_unread, {number(items.not_assessed)});
    field(text::coverage, coverage + ".");
    if (document.kind != "zi-work-plan" && !document.kind_reason.empty()) field(text::note, document.kind_reason);
}

/// The table's rows as sentences, for narrow windows.
void TextReport::area_lines(const std::vector<std::vector<Cell>>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        std::string numbers;
        for (std::size_t j = 2; j < row.size(); ++j)
            numbers += (j == 2 ? "" : ", ") + rows[0][j].text + " " + row[j].text;
        out_.paragraph(0, row[0].text + " " + row[1].text);
        out_.paragraph(2, numbers);
    }
}

void TextReport::areas() {
    constexpr int narrowest_name = 18;
    out_.line();
    const auto rows = area_table(report_, language_);
    const auto lines = table(rows, 1, out_.width(), narrowest_name);
    if (lines.empty()) area_lines(rows);
    for (std::size_t i = 0; i < lines.size(); ++i) out_.line(i == 0 ? out_.bold(lines[i]) : lines[i]);
    out_.line();
    const bool some_unread = report_.summary.items.not_assessed > 0;
    out_.paragraph(0, say(text::table_legend) + (some_unread ? " " + say(text::table_legend_unread) : ""));
}

void TextReport::verdict() {
    if (has_gap(report_)) return;
    const auto& sum = report_.summary;
    const int unread = sum.items.not_assessed + sum.targets.not_assessed + sum.evidence.not_assessed +
                       sum.action.not_assessed + sum.time_target.not_assessed;
    out_.line();
    out_.paragraph(0, unread > 0 ? out_.yellow(say(text::complete_where_read, {number(unread)}))
                                 : out_.green(say(text::complete, {number(sum.items.required)})));
}

std::string TextReport::place(const Location& where) const {
    const auto page = say(text::place, {number(where.page)});
    return where.quote.empty() ? page : page + ": “" + shorten(where.quote, quote_width) + "”";
}

void TextReport::quote(const Text& label, const Location& where) {
    out_.paragraph(6, say(label) + place(where));
}

void TextReport::requirement(const ItemResult& item, bool with_reason) {
    const auto& found = item.verdict;
    const bool partial = found.status == Status::partial;
    const auto status = partial ? out_.yellow(say(text::partial)) : out_.red(say(text::missing));
    out_.paragraph(4, "[" + item.id + "] " + item.text + " — " + status);
    if (with_reason && !found.reason.empty()) out_.paragraph(6, found.reason);
    if (partial && !found.found.empty()) quote(text::found, found.found.front());
    if (found.nearest) quote(text::nearest, *found.nearest);
}

/// What the predicates demand, beside what the plan covers.
void TextReport::minima() {
    const auto& sum = report_.summary;
    if (sum.minima.empty()) return;
    heading(text::minima);
    const auto percent = [&](const Points& points) { return decimal(points.percent(), language_); };
    const auto plain = [&](double value) { return decimal(value, language_); };
    if (sum.coverage.reform.weight > 0)
        out_.paragraph(2, say(text::by_kind, {percent(sum.coverage.pemenuhan), plain(sum.coverage.pemenuhan.weight), percent(sum.coverage.reform),
                                              plain(sum.coverage.reform.weight)}));
    for (const auto& [demanded, reached, below] : sum.minima) {
        const auto areas = below.empty() ? say(text::no_area_below) : say(text::areas_below, {joined(below, ", ")});
        out_.paragraph(2, out_.bold(demanded.predicate) + ": " +
                              say(text::minimum, {plain(demanded.leverage), plain(sum.coverage.all.weight), plain(sum.coverage.all.covered),
                                                  plain(demanded.area_percent), areas, plain(demanded.total)}));
    }
    out_.paragraph(2, say(text::no_score));
}

/// A reason that holds for all of them is said once, before them.
void TextReport::requirements(const std::vector<const ItemResult*>& items) {
    const auto& reason = items.front()->verdict.reason;
    const bool shared =
        items.size() > 1 && !reason.empty() &&
        std::all_of(items.begin(), items.end(), [&](const ItemResult* one) { return one->verdict.reason == reason; });
    if (shared) out_.paragraph(4, reason);
    for (const auto* item : items) requirement(*item, !shared);
}

void TextReport::area_gaps(const AreaGaps& gaps) {
    const auto& area = *gaps.area;
    out_.line();
    out_.paragraph(0, out_.bold(say(text::area_heading, {area.id, area.name, decimal(area.weight_percent, language_),
                                                         decimal(gaps.at_risk, language_)})));
    for (const auto& [indicator, items, at_risk] : gaps.indicators) {
        out_.paragraph(2, out_.bold(indicator->id + " " + indicator->name));
        requirements(items);
        const auto& expected = indicator->evidence.expected;
        if (!expected.empty()) out_.paragraph(4, say(text::expected, {joined(expected, "; ")}));
    }
}

void TextReport::gaps() {
    const auto all = gaps_by_weight(report_);
    if (!all.empty()) heading(text::gaps);
    for (const auto& area : all) area_gaps(area);
}

void TextReport::targets() {
    bool first = true;
    for (const auto& area : report_.areas) {
        const auto lacking = gaps_among(area.targets);
        if (lacking.empty()) continue;
        if (first) heading(text::targets);
        first = false;
        out_.paragraph(2, out_.bold(area.id + " " + area.name));
        requirements(lacking);
    }
}

void TextReport::not_assessed() {
    std::vector<std::string> ids;
    const auto add = [&ids](const std::vector<ItemResult>& items) {
        for (const auto& item : items) {
            if (item.verdict.status == Status::not_assessed) ids.push_back(item.id);
        }
    };
    for (const auto& area : report_.areas) {
        for (const auto& indicator : area.indicators) add(indicator.items);
        add(area.targets);
    }
    if (ids.empty()) return;
    out_.line();
    out_.paragraph(0, say(text::unread_items, {joined(ids, ", ")}));
}

/// One line for all indicators that lack the same thing.
void TextReport::without(const Text& label, const Verdict& (*part)(const IndicatorResult&)) {
    std::vector<std::string> ids;
    for (const auto& area : report_.areas) {
        for (const auto& indicator : area.indicators) {
            const auto status = part(indicator).status;
            if (status == Status::missing) ids.push_back(indicator.id);
            if (status == Status::partial) ids.push_back(indicator.id + say(text::partly));
        }
    }
    if (!ids.empty()) out_.paragraph(2, say(label, {joined(ids, ", ")}));
}

void TextReport::per_indicator() {
    const auto lacks = [](const Counts& counts) { return counts.missing + counts.partial > 0; };
    const auto& sum = report_.summary;
    if (!lacks(sum.evidence) && !lacks(sum.action) && !lacks(sum.time_target)) return;
    heading(text::per_indicator);
    without(text::no_evidence, [](const IndicatorResult& one) -> const Verdict& { return one.evidence.verdict; });
    without(text::no_action, [](const IndicatorResult& one) -> const Verdict& { return one.action; });
    without(text::no_time, [](const IndicatorResult& one) -> const Verdict& { return one.time_target; });
}

/// What assessors said against verdicts, also against those that are no gap any more.
void TextReport::corrections() {
    bool first = true;
    const auto tell = [&](const ItemResult& item) {
        const auto& one = item.verdict.correction;
        if (!one) return;
        if (first) heading(text::corrections);
        first = false;
        out_.paragraph(2, "[" + item.id + "] " + item.text);
        const auto said = correction_text(*one, language_);
        out_.paragraph(4, one->stale.empty() ? said : out_.yellow(said));
    };
    for (const auto& area : report_.areas) {
        for (const auto& indicator : area.indicators)
            for (const auto& item : indicator.items) tell(item);
        for (const auto& target : area.targets) tell(target);
    }
}

void TextReport::findings() {
    if (report_.findings.empty()) return;
    heading(text::findings);
    for (const auto& finding : report_.findings) {
        const bool warning = finding.severity == "warning";
        out_.paragraph(2, (warning ? out_.yellow(say(text::warning)) : say(text::info)) + finding.message);
        const auto shown = std::min(finding.found.size(), places_shown);
        for (std::size_t i = 0; i < shown; ++i) out_.paragraph(6, place(finding.found[i]));
        const auto more = finding.found.size() - shown;
        if (more > 0) out_.paragraph(5, say(text::more_places, {std::to_string(more)}));
    }
}

void TextReport::problems() {
    const auto lines = problem_lines(report_, language_);
    if (lines.empty()) return;
    heading(text::problems);
    for (const auto& one : lines) out_.paragraph(2, one);
}

}  // namespace

std::string render_text(const Report& report, const RenderOptions& options) {
    const Report safe = inert(report);
    return TextReport(safe, options).render();
}

}  // namespace celah
