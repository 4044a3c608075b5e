#include "celah/assess.hpp"

#include <algorithm>
#include <set>

#include "assess/coverage.hpp"
#include "assess/findings.hpp"
#include "assess/identity.hpp"
#include "assess/kind.hpp"
#include "assess/quote.hpp"
#include "assess/reasons.hpp"

namespace celah {
namespace {

constexpr std::size_t most_locations = 5;   // of one verdict; a reader opens the first

class Assessor {
  public:
    Assessor(const Evidence& evidence, Language language) : evidence_(evidence), reasons_(language) {
        for (const Page& page : evidence.document.pages)
            if (page.source == PageSource::unreadable) unreadable_.push_back(page.number);
    }

    AreaResult area(std::size_t a) {
        const Area& rule = evidence_.rules.areas[a];
        const AreaMatches& matches = evidence_.matches.areas[a];
        AreaResult out{rule.id, rule.name, rule.article, rule.weight_percent, {}, {}, pages_of(a)};
        pages_ = out.pages;
        for (std::size_t t = 0; t < rule.targets.size(); ++t)
            out.targets.push_back(item(rule.targets[t], 0, requirement(matches.targets[t], Sought::target)));
        for (std::size_t i = 0; i < rule.indicators.size(); ++i)
            out.indicators.push_back(indicator(rule.indicators[i], matches.indicators[i]));
        return out;
    }

  private:
    /// Where a requirement was looked for: the list of targets, the indicator's own section, or the area's part at large.
    enum class Sought { target, section, area };

    IndicatorResult indicator(const Indicator& rule, const IndicatorMatches& matches) {
        IndicatorResult out;
        out.id = rule.id;
        out.name = rule.name;
        out.article = rule.article;
        out.follows = rule.follows;
        out.kind = rule.kind;
        out.weight = rule.weight;
        const double share = rule.items.empty() ? 0 : rule.weight / static_cast<double>(rule.items.size());
        out.heading = passages(matches.headings, reasons_.no_heading());
        for (std::size_t k = 0; k < rule.items.size(); ++k)
            out.items.push_back(item(rule.items[k], share, requirement(matches.items[k], matches.headings.empty() ? Sought::area : Sought::section)));
        out.evidence = {passages(matches.evidence, reasons_.no_evidence()), rule.expected_evidence};
        out.action = passages(matches.actions, reasons_.no_action());
        out.time_target = passages(matches.times, reasons_.no_time());
        out.status = indicator_status(out);
        return out;
    }

    static ItemResult item(const Requirement& rule, double weight, Verdict verdict) {
        return {rule.id, rule.text, std::move(verdict), weight, rule.best, rule.frequency, rule.follows, rule.digest};
    }

    Verdict requirement(const RequirementMatches& matches, Sought sought) const {
        Verdict out;
        for (const Hit& hit : matches.hits) {
            if (out.found.size() == most_locations || (!hit.full && matches.hits.front().full)) break;
            if (auto location = quote(evidence_, hit.passage)) out.found.push_back(std::move(*location));
        }
        if (out.found.empty()) return absent(matches, sought);
        const Hit& best = matches.hits.front();
        out.status = best.full ? Status::present : Status::partial;
        out.reason = best.full ? reasons_.found(best.tier, out.found.front().page) : reasons_.partial(out.found.front().page);
        return out;
    }

    Verdict absent(const RequirementMatches& matches, Sought sought) const {
        Verdict out = nothing("");
        if (out.status == Status::not_assessed) return out;
        if (pages_.empty()) out.reason = reasons_.area_missing();
        else if (sought == Sought::target) out.reason = reasons_.target_missing(pages_);
        else out.reason = reasons_.missing(pages_, sought == Sought::section);
        if (matches.nearest && matches.nearest->closeness >= 0.5) out.nearest = quote(evidence_, matches.nearest->passage);
        return out;
    }

    Verdict passages(const std::vector<Passage>& found, const std::string& reason) const {
        Verdict out;
        for (const Passage& passage : found) {
            if (out.found.size() == most_locations) break;
            if (auto location = quote(evidence_, passage)) out.found.push_back(std::move(*location));
        }
        if (out.found.empty()) return nothing(reason);
        out.status = Status::present;
        out.reason = reasons_.found_at(out.found.front().page);
        return out;
    }

    /// "Missing" is an accusation: it is only raised when every page that could hold the thing was read.
    Verdict nothing(const std::string& reason) const {
        Verdict out;
        const std::vector<int> unread = unread_neighbours();
        if (!unread.empty()) {
            out.status = Status::not_assessed;
            out.reason = reasons_.not_assessed(unread);
        } else {
            out.status = Status::missing;
            out.reason = reason;
        }
        return out;
    }

    /// Runs of unreadable pages that touch the area's part; all of them when the area has no part.
    std::vector<int> unread_neighbours() const {
        if (pages_.empty()) return unreadable_;
        const auto in_part = [&](int page) { return std::binary_search(pages_.begin(), pages_.end(), page); };
        std::vector<int> out;
        for (std::size_t i = 0; i < unreadable_.size();) {
            std::size_t end = i + 1;
            while (end < unreadable_.size() && unreadable_[end] == unreadable_[end - 1] + 1) ++end;
            if (in_part(unreadable_[i] - 1) || in_part(unreadable_[end - 1] + 1))
                out.insert(out.end(), unreadable_.begin() + static_cast<std::ptrdiff_t>(i), unreadable_.begin() + static_cast<std::ptrdiff_t>(end));
            i = end;
        }
        return out;
    }

    std::vector<int> pages_of(std::size_t area) const {
        std::set<int> pages;
        const auto& blocks = evidence_.structure.blocks;
        for (std::size_t b = 0; b < blocks.size(); ++b)
            if (evidence_.matches.places[b].area == static_cast<int>(area))
                pages.insert(evidence_.document.pages[blocks[b].page].number);
        return {pages.begin(), pages.end()};
    }

    const Evidence& evidence_;
    Reasons reasons_;
    std::vector<int> unreadable_;
    std::vector<int> pages_;
};

DocumentInfo document_info(const Evidence& evidence) {
    DocumentInfo out;
    out.pages = static_cast<int>(evidence.document.pages.size());
    for (const Page& page : evidence.document.pages) {
        out.pages_text += page.source == PageSource::text;
        out.pages_ocr += page.source == PageSource::ocr;
        out.pages_unreadable += page.source == PageSource::unreadable;
    }
    out.agency = find_agency(evidence);
    out.year = evidence.choice.year;
    return out;
}

RulesInfo rules_info(const Evidence& evidence) {
    const RulePack& rules = evidence.rules;
    return {rules.id, rules.title, rules.version, "sha256:" + rules.digest, evidence.choice.by, evidence.choice.reason};
}

void refuse(Report& report, std::string code, std::string message) {
    report.status = DocumentStatus::error;
    report.problems.push_back({std::move(code), std::move(message), std::nullopt});
}

}  // namespace

Report assess(const Evidence& evidence, Language language) {
    Report out;
    out.rules = rules_info(evidence);
    out.document = document_info(evidence);
    out.problems = evidence.document.problems;
    for (const Page& page : evidence.document.pages)
        if (page.source == PageSource::unreadable)
            out.problems.push_back({"unreadable-page", "the page holds no text that can be read: it may be a scan", page.number});
    if (!out.problems.empty()) out.status = DocumentStatus::warning;
    if (out.document.pages_unreadable == out.document.pages) {
        refuse(out, "no-text", "no page holds text that can be read: a scan needs OCR first");
        return out;
    }
    const Kind kind = document_kind(evidence, language);
    out.document.kind = !kind.certain ? "unknown" : kind.is_plan ? "zi-work-plan" : "not-a-plan";
    out.document.kind_reason = kind.reason;
    if (!kind.is_plan) {
        refuse(out, "not-a-plan", kind.reason);
        return out;
    }
    Assessor assessor(evidence, language);
    for (std::size_t a = 0; a < evidence.rules.areas.size(); ++a) out.areas.push_back(assessor.area(a));
    out.summary = summarize(out.areas, evidence.rules);
    out.findings = find_oddities(evidence, language);
    return out;
}

}  // namespace celah
