#include <algorithm>

#include "match/place.hpp"

namespace celah {
namespace {

constexpr int enough_votes = 3;
constexpr int enough_of_a_paragraph = 2;   // it names the subject and states an item
constexpr int votes_for_order = 2;     // the indicator that comes next in the regulation's order, and has no section yet

class Adoption {
  public:
    Adoption(const RulePack& rules, Sentences& sentences, Placement& out) : rules_(rules), sentences_(sentences), out_(out) {}

    void adopt(const Orphan& orphan) {
        const Area& area = rules_.areas[static_cast<std::size_t>(orphan.area)];
        int best = 0, second = 0, chosen = -1;
        for (std::size_t i = 0; i < area.indicators.size(); ++i) {
            const IndicatorKind kind = area.indicators[i].kind;
            if (orphan.kind != IndicatorKind::none && kind != IndicatorKind::none && kind != orphan.kind) continue;
            int votes = votes_for(orphan, area.indicators[i]);
            if (votes > 0 && follows(orphan, static_cast<int>(i))) votes += votes_for_order;
            if (votes > best) {
                second = best;
                best = votes;
                chosen = static_cast<int>(i);
            } else {
                second = std::max(second, votes);
            }
        }
        if (best >= (orphan.titled ? enough_votes : enough_of_a_paragraph) && best > second) settle(orphan, chosen);
    }

  private:
    /// Sentences that name the subject, and items that are stated, count alike.
    int votes_for(const Orphan& orphan, const Indicator& indicator) {
        int votes = 0;
        std::vector<bool> stated(indicator.items.size());
        for (int b = orphan.first; b < orphan.last; ++b) {
            if (!speaks(b, orphan)) continue;
            for (const PlacedSentence& s : sentences_.of(b)) {
                if (s.sentence.has(rules_.vocabulary("arah"))) continue;   // a hope of the whole area, not an indicator's
                votes += s.sentence.has_any(indicator.subject) || s.sentence.has_any(indicator.headings);
                for (std::size_t k = 0; k < indicator.items.size(); ++k)
                    stated[k] = stated[k] || evaluate(indicator.items[k], s.sentence, rules_).strength == Strength::full;
            }
        }
        return votes + static_cast<int>(std::count(stated.begin(), stated.end(), true));
    }

    bool speaks(int b, const Orphan& orphan) const {
        const Place& place = out_.places[static_cast<std::size_t>(b)];
        return place.area == orphan.area && place.indicator < 0 && place.part != Part::target;
    }

    bool follows(const Orphan& orphan, int indicator) const {
        const auto& headings = out_.indicator_headings[static_cast<std::size_t>(orphan.area)];
        return indicator == orphan.indicator_before + 1 && headings[static_cast<std::size_t>(indicator)].empty();
    }

    void settle(const Orphan& orphan, int indicator) {
        for (int b = orphan.first; b < orphan.last; ++b)
            if (speaks(b, orphan)) out_.at(b).indicator = indicator;
        const auto& heading = sentences_.of(orphan.first);
        if (!orphan.titled || heading.empty()) return;
        Title title{orphan.area, indicator, 0, {}};
        out_.headings(title).push_back({orphan.first, 0, static_cast<std::uint32_t>(heading.front().sentence.text().size())});
    }

    const RulePack& rules_;
    Sentences& sentences_;
    Placement& out_;
};

}  // namespace

void adopt_orphans(const RulePack& rules, Sentences& sentences, Placement& out) {
    Adoption adoption(rules, sentences, out);
    for (const Orphan& orphan : out.orphans) adoption.adopt(orphan);
}

}  // namespace celah
