// The report as one HTML page for a meeting: readable without a network and without script, on paper and on a telephone.
#include <algorithm>
#include <span>

#include "celah/render.hpp"
#include "render/advice.hpp"
#include "render/area_table.hpp"
#include "render/columns.hpp"
#include "render/inert_report.hpp"
#include "render/page_messages.hpp"
#include "render/priority.hpp"
#include "render/templates.hpp"
#include "render/report_words.hpp"

namespace celah {
namespace {

using namespace render;

constexpr int quote_width = 600;   // a cell of a table may hold a chapter
constexpr int name_width = 300;
constexpr std::size_t places_shown = 2;
constexpr std::size_t top_gaps = 5;

std::string number(int value) { return std::to_string(value); }

/// For SVG, whose numbers have a point in every language.
std::string coordinate(double value) { return decimal(std::clamp(value, 0.0, 100.0), Language::en); }

class HtmlReport {
  public:
    HtmlReport(const Report& report, const RenderOptions& options)
        : report_(report), language_(options.language), page_("report.tpl", options.language, page_labels, "style.tpl", "report_script.tpl"),
          top_(page_.dictionary()) {
        if (options.index.empty()) return;
        put(section(top_, "BACK"), "BACK_LINK", options.index);
    }

    std::string render() {
        head();
        if (report_.status == DocumentStatus::error) {
            refused();
        } else {
            assessed(section(top_, "ASSESSED"));
        }
        findings();
        problems();
        foot();
        return page_.render();
    }

  private:
    std::string say(const Text& text) const { return std::string(text.in(language_)); }
    std::string say(const Text& text, std::initializer_list<std::string_view> values) const { return fill(text.in(language_), values); }
    std::string figure(double value) const { return decimal(value, language_); }

    void head();
    void refused();
    void assessed(Dictionary& out);
    void tally(Dictionary& out);
    void bars(Dictionary& out);
    void minima(Dictionary& out);
    void top(Dictionary& out);
    void numbers(Dictionary& out);
    void area(Dictionary& out, const AreaResult& area);
    void indicator(Dictionary& out, const IndicatorResult& one);
    void requirement(Dictionary& out, const char* slot, const ItemResult& item);
    void requirement(Dictionary& out, const char* slot, std::string_view name, const Verdict& verdict);
    Dictionary& line(Dictionary& out, const char* slot, std::string_view name, const Verdict& verdict);
    void places(Dictionary& out, const Verdict& verdict);
    void findings();
    void problems();
    void foot();

    const Coverage& coverage(const AreaResult& area) const;
    double open_percent(const Points& all, std::span<const AreaResult> areas) const;
    std::string no_gap_text() const;

    const Report& report_;
    Language language_;
    HtmlPage page_;
    Dictionary& top_;
};

void HtmlReport::head() {
    const auto& document = report_.document;
    put(top_, "UNIT", shorten(document.agency.value_or(file_name(document.path)), name_width));
    put(top_, "YEAR", document.year ? number(*document.year) : say(text::year_unknown));
    put(top_, "PAGES", pages_read(document, language_));
    put(top_, "FILE", shorten(document.path, name_width));
    put(top_, "RULES", report_.rules.title.empty() ? report_.rules.id : report_.rules.title);
    if (!report_.rules.chosen_because.empty()) put(section(top_, "CHOSEN"), "CHOSEN_BECAUSE", report_.rules.chosen_because);
    const bool odd = report_.status != DocumentStatus::error && document.kind != "zi-work-plan" && !document.kind_reason.empty();
    if (odd) put(section(top_, "NOTE"), "NOTE_TEXT", document.kind_reason);
}

void HtmlReport::refused() {
    Dictionary& out = section(top_, "REFUSED");
    put(out, "WHY", why_not_assessed(report_, language_));
    if (!report_.document.kind_reason.empty()) put(section(out, "WHY_KIND"), "KIND_REASON", report_.document.kind_reason);
}

void HtmlReport::assessed(Dictionary& out) {
    tally(out);
    bars(out);
    minima(out);
    top(out);
    numbers(out);
    for (const auto& one : report_.areas) {
        Dictionary& option = section(out, "OPTION");
        put(option, "OPTION_ID", one.id);
        put(option, "OPTION_NAME", one.name);
        area(section(out, "AREA"), one);
    }
}

void HtmlReport::tally(Dictionary& out) {
    const auto& items = report_.summary.items;
    put(out, "COVERAGE", figure(report_.summary.coverage_percent));
    put(out, "PRESENT", number(items.present));
    put(out, "PRESENT_OF", say(text::present_of, {number(items.required)}));
    put(out, "PARTIAL", number(items.partial));
    put(out, "MISSING", number(items.missing));
    if (items.not_assessed == 0) return;
    const double least = report_.summary.coverage_percent, open = open_percent(report_.summary.coverage.all, report_.areas);
    Dictionary& unread = section(out, "UNREAD");
    put(unread, "NOT_ASSESSED", number(items.not_assessed));
    put(unread, "OPEN_SHARE", say(text::open_share, {number(items.not_assessed), figure(least), figure(std::min(least + open, 100.0))}));
}

/// How much of the weight nobody could judge.
double HtmlReport::open_percent(const Points& all, std::span<const AreaResult> areas) const {
    Points open{all.weight};
    for (const auto& area : areas)
        for (const auto& indicator : area.indicators)
            for (const auto& item : indicator.items)
                if (item.verdict.status == Status::not_assessed) open.covered += item.weight;
    return open.percent();
}

const Coverage& HtmlReport::coverage(const AreaResult& area) const {
    static const Coverage none;
    const auto& all = report_.summary.areas;
    const auto found = std::find_if(all.begin(), all.end(), [&](const AreaCoverage& one) { return one.area == area.id; });
    return found == all.end() ? none : found->coverage;
}

const char* line_class(std::size_t n) { return n % 2 == 0 ? "l0" : "l1"; }

/// A bar an area, with a line where each predicate's minimum lies.
void HtmlReport::bars(Dictionary& out) {
    for (const auto& one : report_.areas) {
        const double percent = coverage(one).all.percent();
        Dictionary& bar = section(out, "BAR");
        put(bar, "BAR_ID", one.id);
        put(bar, "BAR_NAME", one.name);
        put(bar, "BAR_WEIGHT", figure(one.weight_percent));
        put(bar, "BAR_PERCENT", figure(percent));
        put(bar, "BAR_WIDTH", coordinate(percent));
        const double open = open_percent(coverage(one).all, {&one, 1});
        put(bar, "BAR_LABEL", open > 0 ? say(text::bar_label_open, {one.id, figure(percent), figure(open)}) : say(text::bar_label, {one.id, figure(percent)}));
        if (open > 0) put(section(bar, "BAR_OPEN"), "OPEN_WIDTH", coordinate(std::min(open, 100 - percent)));
        for (std::size_t n = 0; n < report_.summary.minima.size(); ++n) {
            Dictionary& line = section(bar, "BAR_LINE");
            put(line, "LINE_CLASS", line_class(n));
            put(line, "LINE_AT", coordinate(report_.summary.minima[n].demanded.area_percent));
        }
    }
}

void HtmlReport::minima(Dictionary& out) {
    const auto& sum = report_.summary;
    if (sum.minima.empty()) return;
    Dictionary& all = section(out, "HAS_MINIMA");
    for (std::size_t n = 0; n < sum.minima.size(); ++n) {
        const auto& [demanded, leverage_reached, below] = sum.minima[n];
        Dictionary& key = section(all, "LINE_KEY");
        put(key, "LINE_CLASS", line_class(n));
        put(key, "LINE_NAME", say(text::line_name, {demanded.predicate, figure(demanded.area_percent)}));
        Dictionary& one = section(all, "MINIMUM");
        const bool reached = leverage_reached && below.empty();
        put(one, "MINIMUM_CLASS", reached ? "s-p" : "s-m");
        put(one, "MINIMUM_STATUS", say(reached ? text::minimum_reached : text::minimum_not_reached));
        put(one, "PREDICATE", demanded.predicate);
        const auto areas = below.empty() ? say(text::no_area_below) : say(text::areas_below, {joined(below, ", ")});
        put(one, "MINIMUM_TEXT", say(text::minimum_plan, {figure(sum.coverage.all.covered), figure(demanded.leverage), areas}));
    }
}

std::string HtmlReport::no_gap_text() const {
    const auto& sum = report_.summary;
    const int unread = sum.items.not_assessed + sum.targets.not_assessed + sum.evidence.not_assessed + sum.action.not_assessed +
                       sum.time_target.not_assessed;
    return unread > 0 ? say(text::complete_where_read, {number(unread)}) : say(text::complete, {number(sum.items.required)});
}

void HtmlReport::top(Dictionary& out) {
    if (!has_gap(report_)) put(section(out, "NO_GAP"), "NO_GAP_TEXT", no_gap_text());
    const auto gaps = items_by_weight(report_);
    if (gaps.empty()) return;
    Dictionary& all = section(out, "HAS_TOP");
    for (std::size_t n = 0; n < std::min(gaps.size(), top_gaps); ++n) {
        const ItemResult& item = *gaps[n];
        Dictionary& one = section(all, "TOP");
        put(one, "TOP_ID", item.id);
        put(one, "TOP_TEXT", item.text);
        put(one, "TOP_CLASS", css_class(item.verdict.status));
        put(one, "TOP_STATUS", say(word(item.verdict.status)));
        for (const auto& area : report_.areas)
            for (const auto& indicator : area.indicators)
                if (&item >= indicator.items.data() && &item < indicator.items.data() + indicator.items.size())
                    put(one, "TOP_PLACE", say(text::gap_place, {indicator.id, indicator.name, area.id, figure(at_risk(item))}));
    }
}

void HtmlReport::numbers(Dictionary& out) {
    const auto rows = area_table(report_, language_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& cells = rows[i];
        Dictionary* row = i == 0 ? nullptr : &section(out, "ROW");
        if (row) put(*row, "ROW_NAME", cells[0].text + (cells[0].text.empty() ? "" : " ") + cells[1].text);
        for (std::size_t j = 1; j < cells.size(); ++j) {
            if (row) {
                if (j > 1) put(section(*row, "CELL"), "CELL_TEXT", cells[j].text);
                continue;
            }
            Dictionary& title = section(out, "TITLE");
            put(title, "TITLE_TEXT", cells[j].text);
            if (cells[j].right) section(title, "TITLE_RIGHT");
        }
    }
    const bool some_unread = report_.summary.items.not_assessed > 0;
    put(out, "TABLE_LEGEND", say(text::table_legend) + (some_unread ? " " + say(text::table_legend_unread) : ""));
}

const char* gap_class(bool gap) { return gap ? " g" : ""; }

bool open(const Verdict& verdict) { return verdict.status != Status::present; }

bool any_open(const std::vector<ItemResult>& items) {
    return std::any_of(items.begin(), items.end(), [](const ItemResult& item) { return open(item.verdict); });
}

void HtmlReport::area(Dictionary& out, const AreaResult& area) {
    put(out, "AREA_ID", area.id);
    put(out, "AREA_NAME", area.name);
    put(out, "AREA_ARTICLE", area.article);
    const auto pages = area.pages.empty() ? say(text::area_no_pages) : say(text::area_pages, {page_ranges(area.pages)});
    put(out, "AREA_FACTS", say(text::area_facts, {figure(area.weight_percent), figure(coverage(area).all.percent()), pages}));
    if (!area.targets.empty()) {
        Dictionary& targets = section(out, "HAS_TARGETS");
        put(targets, "TARGETS_GAP", gap_class(any_open(area.targets)));
        for (const auto& target : area.targets) requirement(targets, "TARGET", target);
    }
    for (const auto& one : area.indicators) indicator(section(out, "INDICATOR"), one);
}

void HtmlReport::indicator(Dictionary& out, const IndicatorResult& one) {
    const auto& evidence = one.evidence;
    const bool gap = any_open(one.items) || open(one.action) || open(evidence.verdict) || open(one.time_target);
    put(out, "INDICATOR_ID", one.id);
    put(out, "INDICATOR_NAME", one.name);
    put(out, "INDICATOR_ARTICLE", one.article);
    put(out, "INDICATOR_GAP", gap_class(gap));
    put(out, "INDICATOR_CLASS", css_class(shown_status(one)));
    put(out, "INDICATOR_STATUS", say(word(shown_status(one))));
    put(out, "INDICATOR_FACTS", say(text::weight_points, {figure(one.weight)}));
    if (one.heading.found.empty()) {
        section(out, "NO_HEADING");
    } else {
        Dictionary& heading = section(out, "HEADING");
        put(heading, "HEADING_PAGE", say(text::place, {number(one.heading.found.front().page)}));
        put(heading, "HEADING_QUOTE", shorten(one.heading.found.front().quote, name_width));
    }
    for (const auto& item : one.items) requirement(out, "ITEM", item);
    requirement(out, "PART", say(text::action), one.action);
    requirement(out, "PART", say(text::evidence), evidence.verdict);
    requirement(out, "PART", say(text::time_target), one.time_target);
    if (!evidence.expected.empty()) put(section(out, "EXPECTED"), "EXPECTED_LIST", joined(evidence.expected, "; "));
    if (const auto sentence = advice(one, language_); !sentence.empty()) put(section(out, "ADVICE"), "ADVICE_TEXT", sentence);
}

void HtmlReport::places(Dictionary& out, const Verdict& verdict) {
    const auto shown = std::min(verdict.found.size(), places_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        Dictionary& place = section(out, "IT_FOUND");
        put(place, "IT_FOUND_PAGE", say(text::place, {number(verdict.found[i].page)}));
        put(place, "IT_FOUND_QUOTE", shorten(verdict.found[i].quote, quote_width));
    }
    if (verdict.found.size() > shown)
        put(section(out, "IT_MORE"), "IT_MORE_TEXT", say(text::more, {std::to_string(verdict.found.size() - shown)}));
    if (!verdict.nearest) return;
    Dictionary& near = section(out, "IT_NEAREST");
    put(near, "IT_NEAREST_PAGE", say(text::place, {number(verdict.nearest->page)}));
    put(near, "IT_NEAREST_QUOTE", shorten(verdict.nearest->quote, quote_width));
}

Dictionary& HtmlReport::line(Dictionary& out, const char* slot, std::string_view name, const Verdict& verdict) {
    Dictionary& one = *out.AddIncludeDictionary(slot);
    one.SetFilename("requirement.tpl");
    put(one, "IT_GAP", gap_class(open(verdict)));
    put(one, "IT_CLASS", css_class(verdict.status));
    put(one, "IT_STATUS", say(word(verdict.status)));
    put(one, "IT_TEXT", name);
    if (open(verdict) && !verdict.reason.empty()) put(section(one, "IT_REASON"), "IT_REASON_TEXT", verdict.reason);
    places(one, verdict);
    if (verdict.correction) put(section(one, "IT_CORRECTION"), "IT_CORRECTION_TEXT", correction_text(*verdict.correction, language_));
    return one;
}

void HtmlReport::requirement(Dictionary& out, const char* slot, std::string_view name, const Verdict& verdict) {
    line(out, slot, name, verdict);
}

void HtmlReport::requirement(Dictionary& out, const char* slot, const ItemResult& item) {
    Dictionary& one = line(out, slot, item.text, item.verdict);
    put(section(one, "IT_HAS_ID"), "IT_ID", item.id);
    if (open(item.verdict) && !item.best.empty()) put(section(one, "IT_BEST"), "IT_BEST_TEXT", item.best);
}

void HtmlReport::findings() {
    if (report_.findings.empty()) return;
    Dictionary& all = section(top_, "HAS_FINDINGS");
    for (const auto& finding : report_.findings) {
        const bool warning = finding.severity == "warning";
        Dictionary& one = section(all, "FINDING");
        put(one, "FINDING_CLASS", warning ? "s-h" : "s-u");
        put(one, "FINDING_SEVERITY", say(warning ? text::is_warning : text::is_info));
        put(one, "FINDING_TEXT", finding.message);
        const auto shown = std::min(finding.found.size(), places_shown + 1);
        for (std::size_t i = 0; i < shown; ++i) {
            Dictionary& place = section(one, "FINDING_PLACE");
            put(place, "FINDING_PAGE", say(text::place, {number(finding.found[i].page)}));
            put(place, "FINDING_QUOTE", shorten(finding.found[i].quote, quote_width));
        }
        if (finding.found.size() > shown)
            put(section(one, "FINDING_MORE"), "FINDING_MORE_TEXT", say(text::more, {std::to_string(finding.found.size() - shown)}));
    }
}

void HtmlReport::problems() {
    const auto lines = problem_lines(report_, language_);
    if (lines.empty()) return;
    Dictionary& all = section(top_, "HAS_PROBLEMS");
    for (const auto& one : lines) put(section(all, "PROBLEM"), "PROBLEM_TEXT", one);
}

void HtmlReport::foot() {
    put(top_, "VERSION", report_.program_version.empty() ? CELAH_VERSION : report_.program_version);
    if (!report_.rules.id.empty()) {
        Dictionary& rules = section(top_, "RULES_KNOWN");
        put(rules, "RULES_ID", report_.rules.id + ", " + say(text::version, {report_.rules.version}));
        put(rules, "RULES_DIGEST", report_.rules.digest);
    }
    if (!report_.document.sha256.empty()) put(section(top_, "DOCUMENT_KNOWN"), "DOCUMENT_DIGEST", report_.document.sha256);
}

}  // namespace

std::string render_html(const Report& report, const RenderOptions& options) {
    const Report safe = inert(report);
    return HtmlReport(safe, options).render();
}

}  // namespace celah
