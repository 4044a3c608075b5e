// The summary of a round for people.
#include <algorithm>

#include "celah/round.hpp"
#include "render/columns.hpp"
#include "render/writer.hpp"
#include "round/messages.hpp"

namespace celah {
namespace {

using render::fill;
using render::Text;

constexpr std::size_t most_listed = 10;

std::string number(std::int64_t value) { return std::to_string(value); }

const Text* outcome_text(std::string_view name) {
    if (name == "complete") return &round_text::complete;
    if (name == "gaps") return &round_text::gaps;
    if (name == "not-assessed") return &round_text::not_assessed;
    if (name == "not-a-plan") return &round_text::not_a_plan;
    return &round_text::failed;
}

class SummaryText {
  public:
    SummaryText(const RoundSummary& summary, const RenderOptions& options)
        : summary_(summary), language_(options.language), out_(options.width, options.color) {}

    std::string render() {
        outcomes();
        reasons();
        coverage();
        agencies();
        gaps();
        return out_.take();
    }

  private:
    std::string say(const Text& text, std::initializer_list<std::string_view> values = {}) const { return fill(text.in(language_), values); }
    std::string percent(double value) const { return render::decimal(value, language_); }

    void heading(const Text& text) {
        out_.line();
        out_.line(out_.bold(text.in(language_)));
    }

    /// A figure, then what it counts.
    void count(int documents, std::string_view what) {
        constexpr int figure_width = 8;
        out_.labelled(0, render::pad_left(number(documents), figure_width - 2), figure_width, what);
    }

    void outcomes() {
        std::string line = say(round_text::documents, {number(summary_.documents), number(summary_.pages)});
        if (summary_.pages_ocr > 0) line += say(round_text::pages_ocr, {number(summary_.pages_ocr)});
        if (summary_.pages_unreadable > 0) line += say(round_text::pages_unreadable, {number(summary_.pages_unreadable)});
        out_.line(line);
        for (const Tally& one : summary_.outcomes)
            if (one.documents > 0) count(one.documents, say(*outcome_text(one.name)));
    }

    void reasons() {
        if (summary_.reasons.empty()) return;
        heading(round_text::reasons);
        for (const Tally& one : summary_.reasons) count(one.documents, render::problem_text({one.name, "", {}}, language_));
    }

    void coverage() {
        if (summary_.judged == 0) return;
        out_.line();
        out_.line(say(round_text::coverage, {percent(summary_.mean), percent(summary_.median), percent(summary_.least), percent(summary_.most)}));
    }

    void agencies() {
        if (summary_.agencies.size() < 2) return;
        auto listed = summary_.agencies;
        std::stable_sort(listed.begin(), listed.end(), [](const AgencyCoverage& a, const AgencyCoverage& b) { return a.coverage_percent < b.coverage_percent; });
        listed.resize(std::min(listed.size(), most_listed));
        heading(round_text::least_covered);
        for (const AgencyCoverage& one : listed) {
            const std::string name = one.agency ? render::inert(*one.agency) : say(round_text::no_agency);
            out_.labelled(0, render::pad_left(percent(one.coverage_percent) + "%", 7), 9, one.documents > 1 ? name + " (" + number(one.documents) + ")" : name);
        }
    }

    void gaps() {
        if (summary_.gaps.empty()) return;
        heading(round_text::common_gaps);
        for (std::size_t i = 0; i < std::min(summary_.gaps.size(), most_listed); ++i) {
            const CommonGap& gap = summary_.gaps[i];
            std::string figures = say(round_text::gap_count, {number(gap.missing), number(gap.judged)});
            if (gap.partial > 0) figures += say(round_text::gap_partial, {number(gap.partial)});
            out_.paragraph(2, "[" + render::inert(gap.id) + "] " + render::inert(gap.text) + " — " + figures);
        }
    }

    const RoundSummary& summary_;
    Language language_;
    render::Writer out_;
};

}  // namespace

std::string render_summary_text(const RoundSummary& summary, const RenderOptions& options) {
    return SummaryText(summary, options).render();
}

}  // namespace celah
