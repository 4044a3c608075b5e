#include <algorithm>
#include <string>

#include "assess/kind.hpp"
#include "assess/quote.hpp"
#include "celah/assess.hpp"

namespace celah {
namespace {

/// The rule and the matches behind an id of an item or a target.
struct Subject {
    std::size_t area = 0;
    int indicator = -1;               ///< -1: a target
    const Requirement* rule = nullptr;
    const RequirementMatches* matches = nullptr;
};

Subject find(const Evidence& evidence, const std::string& id) {
    for (std::size_t a = 0; a < evidence.rules.areas.size(); ++a) {
        const Area& area = evidence.rules.areas[a];
        const AreaMatches& matches = evidence.matches.areas[a];
        for (std::size_t t = 0; t < area.targets.size(); ++t)
            if (area.targets[t].id == id) return {a, -1, &area.targets[t], &matches.targets[t]};
        for (std::size_t i = 0; i < area.indicators.size(); ++i)
            for (std::size_t k = 0; k < area.indicators[i].items.size(); ++k)
                if (area.indicators[i].items[k].id == id)
                    return {a, static_cast<int>(i), &area.indicators[i].items[k], &matches.indicators[i].items[k]};
    }
    return {};
}

const char* name(Part part) {
    switch (part) {
        case Part::background: return "background";
        case Part::contents: return "contents";
        case Part::closing: return "closing";
        case Part::heading: return "heading";
        case Part::target: return "target";
        case Part::evidence: return "evidence";
        case Part::time: return "time";
        case Part::action: return "action";
        case Part::body: return "body";
    }
    return "";
}

std::string shown(const Evidence& evidence, const Passage& passage) {
    const auto location = quote(evidence, passage);
    return location ? "p." + std::to_string(location->page) + " \"" + location->quote + "\"" : "";
}

std::string searched(const Evidence& evidence, const Subject& subject) {
    std::string out;
    const auto& blocks = evidence.structure.blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const Place& place = evidence.matches.places[b];
        if (place.area != static_cast<int>(subject.area)) continue;
        const bool own = subject.indicator < 0 || place.indicator == subject.indicator;
        out += std::string(own ? "  * " : "    ") + shown(evidence, {static_cast<int>(b), 0, static_cast<std::uint32_t>(blocks[b].text.text.size())}) +
               " [" + name(place.part) + "]\n";
    }
    return out;
}

std::string phrases(const std::vector<Phrase>& list, const std::string& note) {
    std::string out;
    for (const Phrase& phrase : list) out += "  " + phrase.source + note + "\n";
    return out;
}

std::string tried(const Requirement& rule, bool english) {
    std::string out = phrases(rule.present, "");
    for (std::size_t i = 0; i < rule.parts.size(); ++i) {
        const std::string number = std::to_string(i + 1) + (english ? " of " : " dari ") + std::to_string(rule.parts.size());
        out += phrases(rule.parts[i], (english ? "  (part " : "  (bagian ") + number + ")");
    }
    return out + phrases(rule.partial, english ? "  (partial)" : "  (sebagian)");
}

/// What was found in a document that the report refuses is no verdict.
std::string refused(const Evidence& evidence, Language language) {
    const bool english = language == Language::en;
    const auto& pages = evidence.document.pages;
    const bool unread = std::all_of(pages.begin(), pages.end(), [](const Page& page) { return page.source == PageSource::unreadable; });
    const Kind kind = document_kind(evidence, language);
    if (!unread && kind.is_plan) return "";
    const std::string why = !unread ? kind.reason : english ? "No page holds text that can be read." : "Tidak ada halaman dengan teks yang terbaca.";
    return (english ? "This document was not assessed: " : "Dokumen ini tidak dinilai: ") + why + "\n\n";
}

}  // namespace

std::string explain(const Evidence& evidence, const std::string& requirement_id, Language language) {
    const bool english = language == Language::en;
    const Subject subject = find(evidence, requirement_id);
    if (!subject.rule) return english ? "No item or target has this id.\n" : "Tidak ada butir atau target dengan id ini.\n";
    std::string out = refused(evidence, language) + requirement_id + "  " + subject.rule->text + "\n";
    if (!evidence.rules.regulation.name.empty()) out += evidence.rules.regulation.name + "\n";
    out += english ? "\nFound:\n" : "\nDitemukan:\n";
    for (const Hit& hit : subject.matches->hits)
        out += "  " + shown(evidence, hit.passage) + (hit.full ? "" : english ? " (partial)" : " (sebagian)") + "  <- " + hit.phrase + "\n";
    if (subject.matches->hits.empty()) out += english ? "  nothing\n" : "  tidak ada\n";
    if (subject.matches->nearest)
        out += std::string(english ? "\nNearest miss:\n  " : "\nPaling dekat:\n  ") + shown(evidence, subject.matches->nearest->passage) + "\n";
    out += english ? "\nPhrases tried:\n" : "\nFrasa yang dicoba:\n";
    out += tried(*subject.rule, english);
    out += english ? "\nSearched (* in the indicator's own part):\n" : "\nYang dibaca (* bagian indikator ini sendiri):\n";
    return out + searched(evidence, subject);
}

}  // namespace celah
