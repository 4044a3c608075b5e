#include "render/report_words.hpp"

#include <algorithm>
#include <utility>

namespace celah::render {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const auto& part : parts) out.append(out.empty() ? "" : between).append(part);
    return out;
}

std::string page_ranges(const std::vector<int>& pages) {
    std::vector<std::string> runs;
    for (std::size_t first = 0, next = 0; first < pages.size(); first = next) {
        for (next = first + 1; next < pages.size() && pages[next] == pages[next - 1] + 1;) ++next;
        runs.push_back(std::to_string(pages[first]) + (next > first + 1 ? "-" + std::to_string(pages[next - 1]) : ""));
    }
    return joined(runs, ", ");
}

std::vector<int> unread_pages(const DocumentInfo& document) {
    std::vector<int> out;
    for (const PageReading& page : document.readings)
        if (page.source == PageSource::unreadable) out.push_back(page.page);
    return out;
}

std::string pages_read(const DocumentInfo& document, Language language) {
    std::vector<std::string> how;
    const auto add = [&](const Text& text, int pages) {
        if (pages > 0) how.push_back(fill(text.in(language), {std::to_string(pages)}));
    };
    add(text::pages_text, document.pages_text);
    add(text::pages_ocr, document.pages_ocr);
    const auto unread = unread_pages(document);
    // Pages that a limit left out, and those read in part, are counted among the unreadable: then the list would not be all.
    if (!unread.empty() && static_cast<int>(unread.size()) == document.pages_unreadable)
        how.push_back(fill(text::pages_unreadable_at.in(language), {std::to_string(unread.size()), page_ranges(unread)}));
    else add(text::pages_unreadable, document.pages_unreadable);
    const auto total = fill(text::pages_total.in(language), {std::to_string(document.pages)});
    return how.empty() ? total : total + ": " + joined(how, ", ");
}

const Problem* refusal(const Report& report) {
    return report.status == DocumentStatus::error && !report.problems.empty() ? &report.problems.back() : nullptr;
}

std::string why_not_assessed(const Report& report, Language language) {
    if (report.document.kind == "not-a-plan") return std::string(text::not_a_plan.in(language));
    const Problem* why = refusal(report);
    return why ? problem_text(*why, language) : std::string(text::unknown_reason.in(language));
}

std::vector<std::string> problem_lines(const Report& report, Language language) {
    std::vector<std::pair<std::string, std::vector<int>>> groups;
    for (const Problem& problem : report.problems) {
        if (&problem == refusal(report)) continue;   // why_not_assessed() has named it
        const auto message = problem_text(problem, language);
        auto group = std::find_if(groups.begin(), groups.end(), [&message](const auto& one) { return one.first == message; });
        if (group == groups.end()) group = groups.insert(groups.end(), {message, {}});
        if (problem.page) group->second.push_back(*problem.page);
    }
    std::vector<std::string> out;
    for (const auto& [message, pages] : groups)
        out.push_back((pages.empty() ? "" : fill(text::place.in(language), {page_ranges(pages)}) + ": ") + message);
    return out;
}

bool lacks(const Verdict& verdict) { return verdict.status == Status::missing || verdict.status == Status::partial; }

IndicatorStatus shown_status(const IndicatorResult& one) {
    const bool parts_lack = lacks(one.action) || lacks(one.evidence.verdict) || lacks(one.time_target);
    return one.status == IndicatorStatus::complete && parts_lack ? IndicatorStatus::partial : one.status;
}

std::string reason_text(const Verdict& verdict, Language language) {
    if (!verdict.correction) return verdict.reason;
    const auto correction = fill(text::correction_is.in(language), {correction_text(*verdict.correction, language)});
    return verdict.reason.empty() ? correction : verdict.reason + " " + correction;
}

std::string file_name(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

const Text& word(Status status) {
    switch (status) {
        case Status::present:
            return text::is_present;
        case Status::partial:
            return text::is_partial;
        case Status::missing:
            return text::is_missing;
        case Status::not_assessed:
            break;
    }
    return text::is_unread;
}

const Text& word(IndicatorStatus status) {
    switch (status) {
        case IndicatorStatus::complete:
            return text::indicator_complete;
        case IndicatorStatus::partial:
            return text::indicator_partial;
        case IndicatorStatus::missing:
            return text::is_missing;
        case IndicatorStatus::not_assessed:
            break;
    }
    return text::is_unread;
}

}  // namespace celah::render
