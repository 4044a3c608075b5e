#include "assess/findings.hpp"

#include <algorithm>

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

}  // namespace

std::vector<Finding> find_oddities(const Evidence& evidence, Language language) {
    std::vector<Finding> out;
    for (const Citation& citation : evidence.choice.citations)
        if (auto finding = outdated(citation, evidence, language == Language::en)) out.push_back(std::move(*finding));
    return out;
}

}  // namespace celah
