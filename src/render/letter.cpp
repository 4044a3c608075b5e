// Surat hasil reviu: a draft of the letter that tells the unit what its plan lacks. What only people know stands in brackets.
#include <algorithm>
#include <set>

#include "celah/render.hpp"
#include "render/columns.hpp"
#include "render/inert_report.hpp"
#include "render/letter_messages.hpp"
#include "render/report_words.hpp"
#include "render/templates.hpp"

namespace celah {
namespace {

using namespace render;

constexpr int name_width = 300;

class Letter {
  public:
    Letter(const Report& report, Language language)
        : report_(report), language_(language), page_("letter.tpl", language, letter_labels, "letter_style.tpl"), top_(page_.dictionary()) {}

    std::string render() {
        const auto& document = report_.document;
        const auto version = report_.program_version.empty() ? CELAH_VERSION : report_.program_version;
        const auto year = document.year ? say(text::letter_year, {std::to_string(*document.year)}) : "";
        put(top_, "VERSION", version);
        put(top_, "UNIT", document.agency ? shorten(*document.agency, name_width) : say(text::letter_unit));
        put(top_, "OPENING", say(text::letter_opening, {year, report_.rules.title.empty() ? report_.rules.id : report_.rules.title}));
        put(top_, "MADE_FROM", say(text::letter_made_from, {version, shorten(file_name(document.path), name_width)}));
        if (report_.status == DocumentStatus::error) {
            put(section(top_, "NOT_REVIEWED"), "NOT_REVIEWED_TEXT", say(text::letter_not_reviewed, {why_not_assessed(report_, language_)}));
        } else {
            review(section(top_, "REVIEWED"));
        }
        return page_.render();
    }

  private:
    std::string say(const Text& text) const { return std::string(text.in(language_)); }
    std::string say(const Text& text, std::initializer_list<std::string_view> values) const { return fill(text.in(language_), values); }

    void review(Dictionary& out) {
        const auto& items = report_.summary.items;
        number(out, "N_RESULT");
        put(out, "RESULT", say(text::letter_result, {std::to_string(items.required), std::to_string(items.present), std::to_string(items.partial),
                                                     std::to_string(items.missing), decimal(report_.summary.coverage_percent, language_)}));
        if (items.not_assessed > 0) put(section(out, "UNREAD"), "UNREAD_TEXT", say(text::letter_unread, {std::to_string(items.not_assessed)}));
        complete(out);
        lacking(out);
        number(out, "N_TO_SEND");
        const auto lines = to_send();
        Dictionary& send = section(out, lines.empty() ? "NOTHING" : "SEND");
        for (const auto& line : lines) put(section(send, "SEND_LINE"), "SEND_LINE_TEXT", line + (&line == &lines.back() ? "." : ";"));
    }

    /// Sections that a plan does not need are left out, and the numbers of the others have no holes. The number given.
    std::string number(Dictionary& out, const char* slot) {
        const std::string given = std::to_string(++sections_);
        put(out, slot, given);
        return given;
    }

    std::vector<std::string> to_send() const {
        std::vector<std::string> out;
        if (!lacking_number_.empty())
            out = {say(text::letter_send_plan, {lacking_number_}), say(text::letter_send_evidence), say(text::letter_send_place)};
        if (!has_unread(report_)) return out;
        const auto pages = pages_to_send();
        out.insert(out.begin(), pages.empty() ? say(text::letter_send_unread) : say(text::letter_send_unread_pages, {page_ranges(pages)}));
        return out;
    }

    std::vector<int> pages_to_send() const {
        const auto unread = unread_pages(report_.document);
        std::set<int> out(unread.begin(), unread.end());
        for (const auto& problem : report_.problems)
            if (problem.page && (problem.code == "unreadable-page" || problem.code == "badly-read-page" || problem.code == "damaged-page")) out.insert(*problem.page);
        return {out.begin(), out.end()};
    }

    void complete(Dictionary& out) {
        Dictionary* all = nullptr;
        for (const auto& area : report_.areas) {
            std::vector<std::string> names;
            for (const auto& one : area.indicators)
                if (shown_status(one) == IndicatorStatus::complete) names.push_back(one.name);
            if (names.empty()) continue;
            if (all == nullptr) number(*(all = &section(out, "HAS_COMPLETE")), "N_COMPLETE");
            Dictionary& line = section(*all, "COMPLETE");
            put(line, "COMPLETE_AREA", area.id + " " + area.name);
            put(line, "COMPLETE_NAMES", joined(names, "; "));
        }
    }

    void lacking(Dictionary& out) {
        if (!has_gap(report_)) return;
        Dictionary& all = section(out, "HAS_LACKING");
        lacking_number_ = number(all, "N_LACKING");
        for (const auto& area : report_.areas) {
            Dictionary* part = nullptr;
            const auto row = [&](const std::string& name, const std::vector<std::string>& missing, const std::vector<std::string>& evidence) {
                if (missing.empty()) return;
                if (part == nullptr) put(*(part = &section(all, "AREA")), "AREA_NAME", area.id + " " + area.name);
                Dictionary& gap = section(*part, "GAP");
                put(gap, "GAP_NAME", name);
                put(gap, "GAP_SEND", joined(evidence, "; "));
                for (const auto& one : missing) put(section(gap, "LACK"), "LACK_TEXT", one);
            };
            row(say(text::letter_targets), lacks_of(area.targets), {});
            for (const auto& one : area.indicators) row(one.id + " " + one.name, lacks_of(one), needs_evidence(one) ? one.evidence.expected : std::vector<std::string>{});
        }
    }

    static bool needs_evidence(const IndicatorResult& one) {
        return lacks(one.evidence.verdict) ||
               std::any_of(one.items.begin(), one.items.end(), [](const ItemResult& item) { return lacks(item.verdict); });
    }

    std::vector<std::string> lacks_of(const std::vector<ItemResult>& items) const {
        std::vector<std::string> out;
        for (const auto& item : items) {
            if (item.verdict.status == Status::missing) out.push_back(item.text);
            if (item.verdict.status == Status::partial) out.push_back(say(text::letter_partial, {item.text}));
        }
        return out;
    }

    std::vector<std::string> lacks_of(const IndicatorResult& one) const {
        auto out = lacks_of(one.items);
        if (lacks(one.action)) out.push_back(say(text::letter_no_action));
        if (lacks(one.evidence.verdict)) out.push_back(say(text::letter_no_evidence));
        if (lacks(one.time_target)) out.push_back(say(text::letter_no_time));
        return out;
    }

    const Report& report_;
    Language language_;
    HtmlPage page_;
    Dictionary& top_;
    int sections_ = 0;
    std::string lacking_number_;   ///< of the section that lists what is lacking; empty without one
};

}  // namespace

std::string render_letter(const Report& report, const RenderOptions& options) {
    const Report safe = inert(report);
    return Letter(safe, options.language).render();
}

}  // namespace celah
