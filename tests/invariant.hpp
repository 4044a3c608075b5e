// What is true of every report (docs/architecture.md): every end-to-end test asserts it.
//
//     EXPECT_EQ(broken_invariants(report, document, rules), "");
#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "celah/document.hpp"
#include "celah/report.hpp"
#include "celah/rules.hpp"

namespace celah::test {

/// The letters and digits of a text: what a quote must share with the page, whatever became of hyphens and spaces.
inline std::string letters(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c))) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// Whether some of `words`, in this order and each of them whole, spell `quote`.
inline bool spell(const std::vector<const Word*>& words, const std::string& quote) {
    std::set<std::size_t> reached{0};
    for (const Word* word : words) {
        const std::string text = letters(word->text);
        if (text.empty()) continue;
        std::set<std::size_t> further;
        for (const std::size_t at : reached)
            if (quote.compare(at, text.size(), text) == 0) further.insert(at + text.size());
        reached.merge(further);
    }
    return reached.count(quote.size()) > 0;
}

/// The quoted words stand on the page inside the box: in the order in which the page draws them, or in that of reading.
inline bool stands_in_box(const Location& location, const Page& page) {
    constexpr double tolerance = 0.01;
    const Box& box = location.box;
    std::vector<const Word*> inside;
    for (const Word& word : page.words) {
        const Box at = on_page(page, word.box);
        if (at.x0 >= box.x0 - tolerance && at.x1 <= box.x1 + tolerance && at.y0 >= box.y0 - tolerance && at.y1 <= box.y1 + tolerance)
            inside.push_back(&word);
    }
    const std::string quote = letters(location.quote);
    if (spell(inside, quote)) return true;
    std::stable_sort(inside.begin(), inside.end(), [](const Word* a, const Word* b) {
        // Words of one line overlap in height; their boxes need not begin at the same point.
        const double line = std::min(a->box.height(), b->box.height()) / 2;
        if (std::abs(a->box.center_y() - b->box.center_y()) > line) return a->box.center_y() < b->box.center_y();
        return a->box.x0 < b->box.x0;
    });
    return spell(inside, quote);
}

/// Collects what is wrong with one report.
class Invariant {
  public:
    Invariant(const Report& report, const Document& document, const RulePack& rules)
        : report_(report), document_(document), rules_(rules) {}

    std::string broken() {
        if (report_.status == DocumentStatus::error) {
            if (!report_.areas.empty()) complain("a report with status error has areas");
            if (report_.problems.empty()) complain("a report with status error names no problem");
            return out_;
        }
        for (const AreaResult& result : report_.areas) area(result);
        for (const Finding& finding : report_.findings)
            for (const Location& location : finding.found) check(location, "finding " + finding.kind);
        every_id_once();
        counts("items", report_.summary.items, items_);
        counts("targets", report_.summary.targets, targets_);
        counts("evidence", report_.summary.evidence, evidence_);
        counts("action", report_.summary.action, action_);
        counts("time_target", report_.summary.time_target, time_);
        if (report_.summary.coverage_percent < 0 || report_.summary.coverage_percent > 100) complain("coverage is no percentage");
        return out_;
    }

  private:
    void complain(const std::string& what) { out_ += what + '\n'; }

    void area(const AreaResult& result) {
        ++ids_["area " + result.id];
        for (const ItemResult& target : result.targets) {
            ++ids_["target " + target.id];
            verdict(target.verdict, "target " + target.id, targets_);
        }
        for (const IndicatorResult& indicator : result.indicators) {
            ++ids_["indicator " + indicator.id];
            for (const ItemResult& item : indicator.items) {
                ++ids_["item " + item.id];
                verdict(item.verdict, "item " + item.id, items_);
            }
            std::vector<Status> headings;
            verdict(indicator.heading, indicator.id + " heading", headings);
            verdict(indicator.evidence.verdict, indicator.id + " evidence", evidence_);
            verdict(indicator.action, indicator.id + " action", action_);
            verdict(indicator.time_target, indicator.id + " time_target", time_);
        }
    }

    void verdict(const Verdict& verdict, const std::string& of, std::vector<Status>& all) {
        all.push_back(verdict.status);
        const bool found = verdict.status == Status::present || verdict.status == Status::partial;
        if (found && verdict.found.empty()) complain(of + ": said to be there, but nothing is quoted");
        if (!found && !verdict.found.empty()) complain(of + ": said to be absent, but a passage is quoted");
        if (verdict.reason.empty()) complain(of + ": no reason");
        if (verdict.status == Status::not_assessed && report_.document.pages_unreadable == 0)
            complain(of + ": not assessed, although every page was read");
        for (const Location& location : verdict.found) check(location, of);
        if (verdict.nearest) check(*verdict.nearest, of + " (nearest)");
    }

    void check(const Location& location, const std::string& of) {
        const std::string where = of + ", page " + std::to_string(location.page) + ": \"" + location.quote + "\"";
        if (location.page < 1 || location.page > static_cast<int>(document_.pages.size())) return complain(where + " is on no page");
        if (letters(location.quote).empty()) return complain(where + " says nothing");
        if (!stands_in_box(location, document_.pages[static_cast<std::size_t>(location.page) - 1]))
            complain(where + " does not stand in its box");
    }

    void every_id_once() {
        std::map<std::string, int> wanted;
        for (const Area& area : rules_.areas) {
            ++wanted["area " + area.id];
            for (const Requirement& target : area.targets) ++wanted["target " + target.id];
            for (const Indicator& indicator : area.indicators) {
                ++wanted["indicator " + indicator.id];
                for (const Requirement& item : indicator.items) ++wanted["item " + item.id];
            }
        }
        for (const auto& [id, count] : wanted)
            if (ids_[id] != count) complain(id + " stands " + std::to_string(ids_[id]) + " times in the report");
        for (const auto& [id, count] : ids_)
            if (!wanted.count(id)) complain(id + " is not of the rule pack");
    }

    void counts(const std::string& of, const Counts& told, const std::vector<Status>& all) {
        const auto of_status = [&](Status status) { return static_cast<int>(std::count(all.begin(), all.end(), status)); };
        if (told.required != static_cast<int>(all.size()) || told.present != of_status(Status::present) ||
            told.partial != of_status(Status::partial) || told.missing != of_status(Status::missing) ||
            told.not_assessed != of_status(Status::not_assessed))
            complain("the summary of " + of + " does not add up");
    }

    const Report& report_;
    const Document& document_;
    const RulePack& rules_;
    std::map<std::string, int> ids_;
    std::vector<Status> items_, targets_, evidence_, action_, time_;
    std::string out_;
};

/// One line for each thing that is wrong; empty when the report keeps the invariant.
inline std::string broken_invariants(const Report& report, const Document& document, const RulePack& rules) {
    return Invariant(report, document, rules).broken();
}

}  // namespace celah::test
