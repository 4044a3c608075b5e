#include "celah/assess.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
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
            if (!read_in_full(page)) add_unread(page.number, page.number);
        const int last = static_cast<int>(evidence.document.pages.size());
        const int left_out = std::min(evidence.document.pages_left_out, std::numeric_limits<int>::max() - 1 - last);   // a PDF may lie
        if (left_out > 0) add_unread(last + 1, last + left_out);
        for (std::size_t a = 0; a < evidence.rules.areas.size(); ++a) parts_.push_back(pages_of(a));
    }

    AreaResult area(std::size_t a) {
        const Area& rule = evidence_.rules.areas[a];
        const AreaMatches& matches = evidence_.matches.areas[a];
        AreaResult out{rule.id, rule.name, rule.article, rule.weight_percent, {}, {}, parts_[a]};
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
        return {rule.id, rule.text, std::move(verdict), weight, rule.best, rule.frequency, rule.follows, rule.digest, rule.answer};
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
        const std::vector<PageRun> unread = unread_that_could_hold();
        if (!unread.empty()) {
            out.status = Status::not_assessed;
            out.reason = reasons_.not_assessed(unread);
        } else {
            out.status = Status::missing;
            out.reason = reason;
        }
        return out;
    }

    void add_unread(int first, int last) {
        if (!unread_.empty() && unread_.back().last + 1 == first) unread_.back().last = last;
        else unread_.push_back({first, last});
    }

    /// Runs of unread pages in which the area could be spoken of: all but those within another area's part, and a cover.
    std::vector<PageRun> unread_that_could_hold() const {
        std::vector<PageRun> out;
        std::copy_if(unread_.begin(), unread_.end(), std::back_inserter(out), [&](const PageRun& run) {
            if (pages_.empty()) return true;
            const auto mine = [&](int page) { return std::binary_search(pages_.begin(), pages_.end(), page); };
            for (int page = run.first; page <= run.last && page <= pages_.back(); ++page)
                if (mine(page)) return true;   // it was read in part
            if (mine(run.first - 1) || mine(run.last + 1)) return true;
            const bool cover = run.first == 1 && run.last == 1;
            return !cover && !within_one_area(run);
        });
        return out;
    }

    /// The page before and the page after belong to the same area's part.
    bool within_one_area(const PageRun& run) const {
        for (const std::vector<int>& pages : parts_)
            if (std::binary_search(pages.begin(), pages.end(), run.first - 1) && std::binary_search(pages.begin(), pages.end(), run.last + 1)) return true;
        return false;
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
    std::vector<PageRun> unread_;            ///< in order
    std::vector<std::vector<int>> parts_;    ///< an area: the pages of its part
    std::vector<int> pages_;                 ///< those of the area at hand
};

DocumentInfo document_info(const Evidence& evidence) {
    DocumentInfo out;
    const int left_out = evidence.document.pages_left_out;
    out.pages = static_cast<int>(evidence.document.pages.size()) + left_out;
    out.pages_unreadable = left_out;
    for (const Page& page : evidence.document.pages) {
        const bool unread = !read_in_full(page);
        out.readings.push_back({page.number, page.source, page.confidence});
        out.pages_unreadable += unread;
        out.pages_text += !unread && page.source == PageSource::text;
        out.pages_ocr += !unread && page.source == PageSource::ocr;
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
    for (const Page& page : evidence.document.pages) {
        if (page.source == PageSource::unreadable)
            out.problems.push_back({"unreadable-page", "This page holds no text that can be read; it may be a scan.", page.number});
        else if (page.source == PageSource::ocr && !read_in_full(page))
            out.problems.push_back({"badly-read-page", "This scanned page could be read in part only; what was not found may stand on it.", page.number});
    }
    if (!out.problems.empty()) out.status = DocumentStatus::warning;
    const auto& pages = evidence.document.pages;
    if (std::all_of(pages.begin(), pages.end(), [](const Page& page) { return page.source == PageSource::unreadable; })) {
        refuse(out, "no-text", "No page holds text that can be read; a scan needs OCR first.");
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
