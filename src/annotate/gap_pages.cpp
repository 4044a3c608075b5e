#include "annotate/gap_pages.hpp"

#include "annotate/marks.hpp"
#include "annotate/sheets.hpp"
#include "render/columns.hpp"
#include "render/messages.hpp"
#include "render/priority.hpp"
#include "render/report_words.hpp"

namespace celah::annotate_detail {
namespace {

namespace text = render::text;
using render::Text;

constexpr Style title{15, true}, heading{11, true}, name{9.5, true}, plain{9.5}, remark{8.5, false, {0.3, 0.3, 0.3}};
constexpr int quote_width = 240, field_width = 300;

class GapPages {
  public:
    GapPages(const Report& report, Language language)
        : report_(report), language_(language), out_(say(text::front_footer, {CELAH_VERSION})) {}

    std::vector<std::string> write(int unmarked) {
        header();
        legend(unmarked);
        const auto gaps = render::gaps_by_weight(report_);
        if (!gaps.empty()) out_.paragraph(0, say(text::gaps), heading);
        for (const auto& area : gaps) area_gaps(area);
        targets();
        per_indicator();
        corrections();
        unread();
        return out_.finish();
    }

  private:
    std::string say(const Text& text) const { return std::string(text.in(language_)); }
    std::string say(const Text& text, std::initializer_list<std::string_view> values) const {
        return render::fill(text.in(language_), values);
    }
    std::string decimal(double value) const { return render::decimal(value, language_); }

    void field(const Text& label, std::string_view value) { out_.paragraph(0, say(label) + ": " + render::shorten(value, field_width), plain); }

    void header() {
        const auto& document = report_.document;
        const auto& items = report_.summary.items;
        out_.paragraph(0, say(text::title, {report_.rules.title.empty() ? report_.rules.id : report_.rules.title}), title);
        out_.space(6);
        field(text::unit, document.agency.value_or(say(text::not_found_in_plan)));
        field(text::year, document.year ? std::to_string(*document.year) : say(text::not_found_in_plan));
        field(text::pages, render::pages_read(document, language_));
        field(text::rules, report_.rules.id + ", " + say(text::version, {report_.rules.version}) + ". " + report_.rules.chosen_because);
        auto coverage = say(text::coverage_line, {decimal(report_.summary.coverage_percent), std::to_string(items.present),
                                                  std::to_string(items.required), std::to_string(items.partial), std::to_string(items.missing)});
        if (items.not_assessed > 0) coverage += say(text::coverage_unread, {std::to_string(items.not_assessed)});
        field(text::coverage, coverage + ".");
    }

    void legend(int unmarked) {
        out_.space(6);
        out_.swatch(green, say(text::legend_present));
        out_.swatch(amber, say(text::legend_partial));
        if (unmarked > 0) out_.paragraph(0, say(text::unmarked, {std::to_string(unmarked)}), remark);
        out_.space(6);
        if (!has_gap(report_)) out_.paragraph(0, say(text::no_gap), heading);
    }

    /// Together with the first lines of what it titles.
    void titled(double indent, const std::string& what, const Style& style) {
        constexpr double with_what_follows = 60;
        out_.keep_together(with_what_follows);
        out_.space(style.size / 2);
        out_.paragraph(indent, what, style);
    }

    void area_gaps(const render::AreaGaps& gaps) {
        const auto& area = *gaps.area;
        titled(0, say(text::area_heading, {area.id, area.name, decimal(area.weight_percent), decimal(gaps.at_risk)}), heading);
        for (const auto& [indicator, items, at_risk] : gaps.indicators) {
            titled(8, indicator->id + " " + indicator->name, name);
            for (const auto* item : items) requirement(*item);
        }
    }

    void requirement(const ItemResult& item) {
        const auto& verdict = item.verdict;
        const bool partial = verdict.status == Status::partial;
        out_.paragraph(16, "[" + item.id + "] " + item.text + " — " + say(partial ? text::partial : text::missing), plain);
        const std::string reason = render::reason_text(verdict, language_);
        if (!reason.empty()) out_.paragraph(24, reason, remark);
        if (partial && !verdict.found.empty()) quote(text::found, verdict.found.front());
        if (verdict.nearest) quote(text::nearest, *verdict.nearest);
    }

    void quote(const Text& label, const Location& place) {
        out_.paragraph(24, say(label) + say(text::place, {std::to_string(place.page)}) + ": “" + render::shorten(place.quote, quote_width) + "”", remark);
    }

    void targets() {
        bool first = true;
        for (const auto& area : report_.areas) {
            const auto lacking = render::gaps_among(area.targets);
            if (lacking.empty()) continue;
            if (first) titled(0, say(text::targets), heading);
            first = false;
            titled(8, area.id + " " + area.name, name);
            for (const auto* target : lacking) requirement(*target);
        }
    }

    void per_indicator() {
        const auto lacks = [](const Counts& counts) { return counts.missing + counts.partial > 0; };
        const auto& sum = report_.summary;
        if (!lacks(sum.evidence) && !lacks(sum.action) && !lacks(sum.time_target)) return;
        titled(0, say(text::per_indicator), heading);
        without(text::no_evidence, [](const IndicatorResult& one) -> const Verdict& { return one.evidence.verdict; });
        without(text::no_action, [](const IndicatorResult& one) -> const Verdict& { return one.action; });
        without(text::no_time, [](const IndicatorResult& one) -> const Verdict& { return one.time_target; });
    }

    void without(const Text& label, const Verdict& (*part)(const IndicatorResult&)) {
        std::vector<std::string> ids;
        for (const auto& area : report_.areas)
            for (const auto& indicator : area.indicators) {
                const auto status = part(indicator).status;
                if (status == Status::missing) ids.push_back(indicator.id);
                if (status == Status::partial) ids.push_back(indicator.id + say(text::partly));
            }
        if (!ids.empty()) out_.paragraph(8, say(label, {render::joined(ids, ", ")}), plain);
    }

    /// Those that are no gaps by an assessor's word; of the others their gap tells.
    void corrections() {
        bool first = true;
        const auto add = [&](const std::vector<ItemResult>& items) {
            for (const auto& item : items) {
                if (!item.verdict.correction || render::lacks(item.verdict)) continue;
                if (first) titled(0, say(text::corrections), heading);
                first = false;
                out_.paragraph(8, "[" + item.id + "] " + item.text, plain);
                out_.paragraph(16, render::correction_text(*item.verdict.correction, language_), remark);
            }
        };
        for (const auto& area : report_.areas) {
            add(area.targets);
            for (const auto& indicator : area.indicators) add(indicator.items);
        }
    }

    void unread() {
        std::vector<std::string> ids;
        const auto add = [&ids](const std::vector<ItemResult>& items) {
            for (const auto& item : items)
                if (item.verdict.status == Status::not_assessed) ids.push_back(item.id);
        };
        for (const auto& area : report_.areas) {
            add(area.targets);
            for (const auto& indicator : area.indicators) add(indicator.items);
        }
        if (ids.empty()) return;
        titled(0, say(text::unread_heading), heading);
        out_.paragraph(8, say(text::unread_items, {render::joined(ids, ", ")}), plain);
    }

    const Report& report_;
    Language language_;
    Sheets out_;
};

}  // namespace

std::vector<std::string> gap_pages(const Report& report, int unmarked, Language language) {
    return GapPages(report, language).write(unmarked);
}

}  // namespace celah::annotate_detail
