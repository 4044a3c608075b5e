#include "assess/findings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "assess/quote.hpp"

namespace celah {
namespace {

/// The regulation that took another's place: the next younger one the rules know of.
const Regulation* successor(const Regulation& old, const RulePack& rules) {
    const Regulation* out = nullptr;
    const auto consider = [&](const Regulation& one) {
        if (one.first_plan_year > old.first_plan_year && (!out || one.first_plan_year < out->first_plan_year)) out = &one;
    };
    consider(rules.regulation);
    for (const Regulation& before : rules.before) consider(before);
    return out;
}

bool cites(const Choice& choice, const Regulation& regulation) {
    return std::any_of(choice.citations.begin(), choice.citations.end(), [&](const Citation& one) { return one.regulation.id == regulation.id; });
}

/// A plan that rests on a regulation which no longer judges plans of its year. Naming the old one beside the new one
/// ("… mencabut 52/2014") is worth a note only.
std::optional<Finding> outdated(const Citation& citation, const Evidence& evidence, bool english) {
    const Regulation& old = citation.regulation;
    const std::optional<int> year = evidence.choice.year;
    if (!year || old.last_plan_year == 0 || *year <= old.last_plan_year) return std::nullopt;
    const Regulation* now = successor(old, evidence.rules);
    const std::string replaced = now ? (english ? ", which " + now->name + " has replaced" : " yang sudah diganti dengan " + now->name)
                                     : (english ? ", which is no longer in force" : " yang sudah tidak berlaku");
    Finding out{"outdated-regulation", now && cites(evidence.choice, *now) ? "info" : "warning",
                (english ? "The plan cites " : "Rencana mengacu pada ") + old.name + replaced + ".", {}};
    if (auto location = quote(evidence, {citation.block, citation.begin, citation.end})) out.found.push_back(std::move(*location));
    return out;
}

/// Where an item is stated best, and of which indicator it is.
using Grounds = std::map<std::tuple<int, std::uint32_t, std::uint32_t>, std::set<std::pair<std::size_t, std::size_t>>>;

Passage whole_sentence(const Structure& structure, const Passage& part) {
    const std::string_view text = structure.blocks[static_cast<std::size_t>(part.block)].text.text;
    const std::size_t before = text.rfind('\n', part.begin);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    return {part.block, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(text.find('\n', part.begin), text.size()))};
}

Grounds grounds_of_items(const Evidence& evidence) {
    const Matches& matches = evidence.matches;
    Grounds out;
    for (std::size_t area = 0; area < matches.areas.size(); ++area)
        for (std::size_t indicator = 0; indicator < matches.areas[area].indicators.size(); ++indicator)
            for (const RequirementMatches& item : matches.areas[area].indicators[indicator].items) {
                if (item.hits.empty()) continue;
                const Passage at = whole_sentence(evidence.structure, item.hits.front().passage);
                out[{at.block, at.begin, at.end}].insert({area, indicator});
            }
    return out;
}

/// A sentence speaks of one thing, or two. What satisfies items of many indicators at once is a list of keywords, or so long
/// that a person should look.
std::vector<Finding> keyword_lists(const Evidence& evidence, bool english) {
    constexpr std::size_t suspicious = 4;
    std::vector<Finding> out;
    for (const auto& [where, indicators] : grounds_of_items(evidence)) {
        if (indicators.size() < suspicious) continue;
        const std::string count = std::to_string(indicators.size());
        Finding finding{"keyword-list", "warning",
                        english ? "Items of " + count + " indicators rest on this one passage: it may be a list of keywords rather than a plan."
                                : "Butir dari " + count + " indikator bertumpu pada satu bagian ini: mungkin daftar kata kunci, bukan rencana.",
                        {}};
        const auto [block, begin, end] = where;
        if (auto location = quote(evidence, {block, begin, end})) finding.found.push_back(std::move(*location));
        out.push_back(std::move(finding));
    }
    return out;
}

/// The same long sentence again and again, other than what stands on every page.
std::optional<Finding> repeated_text(const Evidence& evidence, bool english) {
    constexpr std::size_t long_enough = 120;   // bytes: some fifteen words
    constexpr int often = 8;
    std::map<std::string_view, std::pair<int, Passage>> seen;
    for (std::size_t i = 0; i < evidence.structure.blocks.size(); ++i) {
        const std::string_view text = evidence.structure.blocks[i].text.text;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const Passage here{static_cast<int>(i), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
            if (end - begin >= long_enough) ++seen.try_emplace(text.substr(begin, end - begin), 0, here).first->second.first;
            begin = end + 1;
        }
    }
    const auto most = std::max_element(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
    if (most == seen.end() || most->second.first < often) return std::nullopt;
    const std::string count = std::to_string(most->second.first);
    Finding out{"repeated-text", "warning",
                english ? "This passage stands in the plan " + count + " times." : "Bagian ini berulang " + count + " kali dalam rencana.", {}};
    if (auto location = quote(evidence, most->second.second)) out.found.push_back(std::move(*location));
    return out;
}

}  // namespace

std::vector<Finding> find_oddities(const Evidence& evidence, Language language) {
    const bool english = language == Language::en;
    std::vector<Finding> out;
    for (const Citation& citation : evidence.choice.citations)
        if (auto finding = outdated(citation, evidence, english)) out.push_back(std::move(*finding));
    for (Finding& finding : keyword_lists(evidence, english)) out.push_back(std::move(finding));
    if (auto finding = repeated_text(evidence, english)) out.push_back(std::move(*finding));
    return out;
}

}  // namespace celah
