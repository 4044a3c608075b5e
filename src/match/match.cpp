#include "celah/match.hpp"

#include <algorithm>
#include <utility>

#include "match/bare_row.hpp"
#include "match/indicator_parts.hpp"
#include "match/place.hpp"
#include "match/sentences.hpp"
#include "match/telling.hpp"
#include "match/titles.hpp"

namespace celah {
namespace {

/// A sentence together with where it stands.
struct Spot {
    int block;
    const PlacedSentence* sentence;
    Place place;
    std::size_t taken_back = 0;   // its first bytes, by a "nihil" behind them: "Pembentukan tim kerja: nihil"
    bool joined = false; // a lead and the sentence behind it
    bool bare = false;   // in a row of a table that leaves all that is to be done about it empty
    std::vector<int> topic = {};   // the indicators that the sentences before it speak of
    bool after_hope = false;       // a sentence before it hopes for targets
};

Passage passage(const Spot& spot, Span span) {
    return {spot.block, spot.sentence->begin + static_cast<std::uint32_t>(span.begin),
            spot.sentence->begin + static_cast<std::uint32_t>(span.end)};
}

Passage whole(const Spot& spot) { return passage(spot, {0, spot.sentence->sentence.text().size()}); }

void keep_nearest(RequirementMatches& out, const Requirement& requirement, const Spot& spot) {
    const double so_far = out.nearest ? out.nearest->closeness : 0;
    const double close = closeness(requirement, spot.sentence->sentence, so_far);
    if (close > so_far) out.nearest = NearMiss{whole(spot), close};
}

/// "Gratifikasi adalah …", "… bertujuan untuk …": says what something is, not what the unit does.
bool defines(const Sentence& sentence, const RulePack& rules) { return sentence.has(rules.vocabulary("batasan")); }

/// "Di sisi lain, balai lain sudah memakai aplikasi …": its subject is not the unit. Where it speaks of "kami" as well, or somebody
/// does something with the others ("mengundang instansi lain"), it is.
bool tells_of_others(const Sentence& sentence, const RulePack& rules) {
    const auto others = sentence.places(rules.vocabulary("pihak_lain"));
    if (others.empty() || sentence.has(rules.vocabulary("kami"))) return false;
    const auto leads = sentence.places(rules.vocabulary("sambungan"));
    std::size_t at = 0;   // up to there only words that connect
    for (const Span& lead : leads)
        if (lead.begin <= at + 1) at = std::max(at, lead.end);
    return others.front().begin <= (at == 0 ? 0 : at + 1);
}

/// "Bentuk kompensasi akan dikaji lebih lanjut": nothing is decided. A hedge that is part of the match is the substance itself.
bool hedged(const Sentence& sentence, Span match, const RulePack& rules) {
    const auto hedges = sentence.places(rules.vocabulary("ragu"));
    return std::any_of(hedges.begin(), hedges.end(), [&](const Span& hedge) { return hedge.end <= match.begin || hedge.begin >= match.end; });
}

void try_requirement(const Requirement& requirement, const Spot& spot, Tier tier, const RulePack& rules, RequirementMatches& out) {
    if (spot.joined && !out.hits.empty() && out.hits.back().full && out.hits.back().passage.block == spot.block) return;   // one of the two says it alone
    const Evaluation found = evaluate(requirement, spot.sentence->sentence, rules);
    if (found.strength == Strength::none || found.span.end <= spot.taken_back) return keep_nearest(out, requirement, spot);
    const bool full = found.strength == Strength::full && !spot.bare && !hedged(spot.sentence->sentence, found.span, rules);
    out.hits.push_back({passage(spot, found.span), full, tier, found.phrase->source});
}

void try_parts(const Requirement& requirement, const Spot& spot, Tier tier, const RulePack& rules, RequirementMatches& out) {
    const auto found = evaluate_parts(requirement, spot.sentence->sentence, rules);
    out.parts.resize(found.size());
    for (std::size_t p = 0; p < found.size(); ++p)
        if (found[p] && found[p]->span.end > spot.taken_back) out.parts[p].push_back({passage(spot, found[p]->span), !spot.bare, tier, found[p]->phrase->source});
}

/// An item of several parts is stated in full when each part is stated somewhere, else in part.
void combine_parts(RequirementMatches& matches) {
    const bool all = std::all_of(matches.parts.begin(), matches.parts.end(), [](const auto& part) {
        return std::any_of(part.begin(), part.end(), [](const Hit& hit) { return hit.full; });
    });
    for (const auto& part : matches.parts) {
        if (part.empty()) continue;
        matches.hits.push_back(part.front());
        matches.hits.back().full = all;
    }
}

bool can_state_item(Part part) { return part == Part::body || part == Part::action || part == Part::target; }

class Matcher {
  public:
    Matcher(const Structure& structure, const RulePack& rules) : structure_(structure), rules_(rules), sentences_(structure, rules), bare_rows_(structure, rules, sentences_) {
        for (const Area& area : rules.areas) {
            AreaMatches matches;
            matches.targets.resize(area.targets.size());
            for (const Indicator& indicator : area.indicators) {
                matches.indicators.emplace_back();
                matches.indicators.back().items.resize(indicator.items.size());
            }
            out_.areas.push_back(std::move(matches));
        }
    }

    Matches run() {
        take_places(place(structure_, rules_, sentences_));
        for (int b = 0; b < static_cast<int>(structure_.blocks.size()); ++b) block(b);
        find_indicator_parts(structure_, rules_, sentences_, out_);
        for (AreaMatches& area : out_.areas) {
            for (RequirementMatches& target : area.targets) best_first(target);
            for (IndicatorMatches& indicator : area.indicators)
                for (RequirementMatches& item : indicator.items) {
                    combine_parts(item);
                    best_first(item);
                }
        }
        return std::move(out_);
    }

  private:
    void take_places(Placement placement) {
        out_.places = std::move(placement.places);
        for (std::size_t a = 0; a < out_.areas.size(); ++a) {
            out_.areas[a].headings = std::move(placement.area_headings[a]);
            for (std::size_t i = 0; i < out_.areas[a].indicators.size(); ++i)
                out_.areas[a].indicators[i].headings = std::move(placement.indicator_headings[a][i]);
        }
    }

    void block(int b) {
        const Place& place = out_.places[static_cast<std::size_t>(b)];
        if (!can_state_item(place.part)) return;
        const bool bare = bare_rows_.holds(b);
        const auto& list = sentences_.of(b);
        const auto of_others = [&](std::size_t s) { return tells_of_others(list[s].sentence, rules_); };
        const auto taken_back = [&](std::size_t s) { return s + 1 < list.size() && says_nothing(list[s + 1].sentence, rules_); };
        std::vector<int> topic;
        bool after_hope = false;
        for (std::size_t s = 0; s < list.size(); ++s) {
            const Spot spot{b, &list[s], place, 0, false, bare, std::exchange(topic, {}), after_hope};
            if (taken_back(s) || of_others(s)) continue;
            const std::vector<int> named = spot_in(spot);
            topic = topic_after(spot, named);
            after_hope = after_hope || opens_hopes(spot);
        }
        if (const PlacedSentence* lead = sentences_.lead_with_next(b); lead && !of_others(0))
            spot_in({b, lead, place, taken_back(0) ? list[0].sentence.text().size() : 0, true, bare});
    }

    /// A paragraph speaks of one thing: "Pengaduan. … Laporan warga diselidiki …". What a sentence names the next ones go on with, as
    /// long as they say something of it.
    std::vector<int> topic_after(const Spot& spot, const std::vector<int>& named) const {
        constexpr std::size_t most = 2;   // a question's two halves, pemenuhan and reform; more is an enumeration
        const Sentence& sentence = spot.sentence->sentence;
        const bool running_text = spot.place.area >= 0 && spot.place.indicator < 0 && spot.place.part == Part::body &&
                                  structure_.blocks[static_cast<std::size_t>(spot.block)].kind != BlockKind::cell;
        if (!running_text || named.size() > most || sentence.has(rules_.vocabulary("ingkar")) || defines(sentence, rules_)) return {};
        if (!named.empty()) return named;
        const auto goes_on = [&](int indicator) {
            const auto& items = rules_.areas[static_cast<std::size_t>(spot.place.area)].indicators[static_cast<std::size_t>(indicator)].items;
            return std::any_of(items.begin(), items.end(), [&](const Requirement& item) { return evaluate(item, sentence, rules_).strength != Strength::none; });
        };
        return std::any_of(spot.topic.begin(), spot.topic.end(), goes_on) ? spot.topic : std::vector<int>{};
    }

    /// Returns the indicators that the sentence names, or alone can mean.
    std::vector<int> spot_in(const Spot& spot) {
        if (spot.place.area >= 0) return area(spot, static_cast<std::size_t>(spot.place.area), Tier::own_area);
        unplaced(spot);
        return {};
    }

    /// Where no heading tells the area, a sentence counts when its subjects belong to one area only.
    void unplaced(const Spot& spot) {
        int only = -1;
        for (std::size_t a = 0; a < rules_.areas.size(); ++a) {
            const auto& indicators = rules_.areas[a].indicators;
            const bool named = std::any_of(indicators.begin(), indicators.end(), [&](const Indicator& indicator) {
                return spot.sentence->sentence.has_any(indicator.subject);
            });
            if (!named) continue;
            if (only >= 0) return;
            only = static_cast<int>(a);
        }
        if (only >= 0 && out_.areas[static_cast<std::size_t>(only)].headings.empty())
            area(spot, static_cast<std::size_t>(only), Tier::unplaced);
    }

    std::vector<int> area(const Spot& spot, std::size_t a, Tier tier) {
        const Area& rule = rules_.areas[a];
        if (tier == Tier::own_area) targets(spot, a);
        if (spot.place.part == Part::target && spot.place.indicator < 0) return {};
        const std::vector<int> named = named_in(spot, rule);
        const std::vector<int>& about = named.empty() ? spot.topic : named;
        const bool outcome = tier == Tier::own_area && spot.place.indicator >= 0 &&
                             rule.indicators[static_cast<std::size_t>(spot.place.indicator)].kind == IndicatorKind::reform;
        for (std::size_t i = 0; i < rule.indicators.size(); ++i) {
            const bool own = tier == Tier::own_area && spot.place.indicator == static_cast<int>(i);
            // What came of it ("digitalisasi proses bisnis utama memberi manfaat") does not say that the thing itself is there.
            if (!own && outcome && rule.indicators[i].kind == IndicatorKind::pemenuhan) continue;
            if (!own && std::find(about.begin(), about.end(), static_cast<int>(i)) == about.end()) continue;
            if (!own && defines(spot.sentence->sentence, rules_)) continue;
            auto& items = out_.areas[a].indicators[i].items;
            for (std::size_t k = 0; k < items.size(); ++k) {
                try_requirement(rule.indicators[i].items[k], spot, own ? Tier::own_section : tier, rules_, items[k]);
                try_parts(rule.indicators[i].items[k], spot, own ? Tier::own_section : tier, rules_, items[k]);
            }
        }
        return named;
    }

    std::vector<int> named_in(const Spot& spot, const Area& rule) const {
        const int lone = lone_indicator(spot, rule);
        std::vector<int> out;
        for (int i = 0; i < static_cast<int>(rule.indicators.size()); ++i)
            if (i == lone || spot.sentence->sentence.has_any(rule.indicators[static_cast<std::size_t>(i)].subject)) out.push_back(i);
        return out;
    }

    /// In the area's part, outside of any indicator's section, a sentence without a subject still counts when it states
    /// items of one indicator only: "Kepala kantor menjadi teladan" can mean nothing else there. -1: none, or several.
    int lone_indicator(const Spot& spot, const Area& rule) const {
        if (spot.place.area < 0 || spot.place.indicator >= 0 || spot.place.part == Part::target) return -1;
        int found = -1;
        for (std::size_t i = 0; i < rule.indicators.size(); ++i) {
            const auto& items = rule.indicators[i].items;
            const bool states = std::any_of(items.begin(), items.end(), [&](const Requirement& item) {
                return evaluate(item, spot.sentence->sentence, rules_).strength == Strength::full;
            });
            if (!states) continue;
            if (found >= 0) return -1;
            found = static_cast<int>(i);
        }
        return found;
    }

    /// A target stands in a list of targets, opens like one ("Meningkatnya …"), or is announced in its own sentence
    /// ("Yang ingin dicapai ialah meningkatnya …").
    bool may_be_target(const Spot& spot) {
        const Sentence& sentence = spot.sentence->sentence;
        const TermId outcome = rules_.vocabulary("capaian");
        // A list point of the area itself that tells how things change: "disiplin pegawai makin baik".
        const bool point = spot.place.indicator < 0 && structure_.blocks[static_cast<std::size_t>(spot.block)].kind == BlockKind::item;
        return spot.place.part == Part::target || opens_with(sentence, outcome, 1) ||
               (point && sentence.has(rules_.vocabulary("arah"))) ||
               ((announces_targets(spot) || hopes(spot)) && (sentence.has(outcome) || sentence.has(rules_.vocabulary("arah"))));
    }

    /// A paragraph of the area itself that says somewhere what is hoped for.
    bool announces_targets(const Spot& spot) {
        if (spot.place.indicator >= 0) return spot.sentence->sentence.has(rules_.vocabulary("bagian_target"));
        const auto& list = sentences_.of(spot.block);
        return std::any_of(list.begin(), list.end(), [&](const PlacedSentence& s) { return s.sentence.has(rules_.vocabulary("bagian_target")); });
    }

    /// "Dinas mengharapkan …", and what follows a hope.
    bool hopes(const Spot& spot) const {
        return spot.place.indicator < 0 && (spot.after_hope || spot.sentence->sentence.has(rules_.vocabulary("harapan")));
    }

    /// "Yang dikehendaki: …; …", or a hope that states a target: more may follow.
    bool opens_hopes(const Spot& spot) const {
        constexpr int longest_lead = 4;   // words
        const Sentence& sentence = spot.sentence->sentence;
        if (spot.place.area < 0 || !hopes(spot)) return false;
        const auto& targets = rules_.areas[static_cast<std::size_t>(spot.place.area)].targets;
        return sentence.word_count() <= longest_lead ||
               std::any_of(targets.begin(), targets.end(), [&](const Requirement& target) { return evaluate(target, sentence, rules_).strength != Strength::none; });
    }

    void targets(const Spot& spot, std::size_t a) {
        if (spot.bare) return;   // a question of the regulation's, no outcome of the unit's
        const bool certain = may_be_target(spot);
        // "… ialah: (1) berubahnya budaya kerja; (2) nilai BerAKHLAK diterapkan": the second point does not open like a target.
        if (!certain && (spot.place.indicator >= 0 || !(announces_targets(spot) || hopes(spot)))) return;
        auto& targets = out_.areas[a].targets;
        for (std::size_t t = 0; t < targets.size(); ++t) {
            const Requirement& target = rules_.areas[a].targets[t];
            if (certain || evaluate(target, spot.sentence->sentence, rules_).strength == Strength::full)
                try_requirement(target, spot, Tier::own_section, rules_, targets[t]);
        }
    }

    static void best_first(RequirementMatches& matches) {
        std::stable_sort(matches.hits.begin(), matches.hits.end(), [](const Hit& x, const Hit& y) {
            return std::tuple(!x.full, x.tier) < std::tuple(!y.full, y.tier);
        });
    }

    const Structure& structure_;
    const RulePack& rules_;
    Sentences sentences_;
    BareRows bare_rows_;
    Matches out_;
};

}  // namespace

Matches match(const Structure& structure, const RulePack& rules) { return Matcher(structure, rules).run(); }

}  // namespace celah
