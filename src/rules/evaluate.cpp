#include "rules/evaluate.hpp"

#include <algorithm>
#include <array>

namespace celah {
namespace {

/// Words between two bytes of a sentence, those at both ends included.
int words_in(std::string_view text, Span span) {
    return 1 + static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(span.begin),
                                           text.begin() + static_cast<std::ptrdiff_t>(span.end), ' '));
}

bool inside(Span inner, Span outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }
bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// The spans of a requirement's `ignore` terms, looked up when a phrase first needs them: most sentences never do.
class Ignored {
  public:
    Ignored(const Requirement& requirement, const Sentence& sentence) : requirement_(requirement), sentence_(sentence) {}

    /// Whether one of them hides the place. A place that reaches beyond the span stays visible.
    bool hides(Span place) {
        if (!known_) look_up();
        return std::any_of(spans_.begin(), spans_.end(), [&](Span span) { return inside(place, span); });
    }

  private:
    void look_up() {
        known_ = true;
        for (TermId term : requirement_.ignore)
            for (const Span& place : sentence_.places(term)) spans_.push_back(place);
    }

    const Requirement& requirement_;
    const Sentence& sentence_;
    std::vector<Span> spans_;
    bool known_ = false;
};

/// The first visible places of a term. A sentence that repeats one word dozens of times is not worth an exponential
/// search.
struct Places {
    static constexpr std::size_t most = 6;
    std::array<Span, most> list;
    std::size_t count = 0;

    Places(std::span<const Span> all, Ignored& ignored) {
        for (const Span& place : all) {
            if (count == most) break;
            if (!ignored.hides(place)) list[count++] = place;
        }
    }
    const Span* begin() const { return list.data(); }
    const Span* end() const { return list.data() + count; }
};

/// Searches the shortest choice of one place a slot, without overlaps, in the order the slots ask for.
class Arrangement {
  public:
    Arrangement(const Phrase& phrase, std::vector<Places> places, std::string_view text)
        : phrase_(phrase), places_(std::move(places)), text_(text), chosen_(places_.size()) {}

    std::optional<Span> shortest() {
        choose(0);
        return best_;
    }

  private:
    void choose(std::size_t slot) {
        if (slot == places_.size()) return keep();
        for (const Span& place : places_[slot]) {
            if (!fits(slot, place)) continue;
            chosen_[slot] = place;
            choose(slot + 1);
        }
    }

    bool fits(std::size_t slot, Span place) const {
        for (std::size_t i = 0; i < slot; ++i)
            if (overlap(chosen_[i], place)) return false;
        return slot == 0 || !phrase_.slots[slot - 1].before_next || chosen_[slot - 1].end <= place.begin;
    }

    void keep() {
        Span span = chosen_.front();
        for (const Span& place : chosen_) {
            span.begin = std::min(span.begin, place.begin);
            span.end = std::max(span.end, place.end);
        }
        if (words_in(text_, span) > phrase_.window) return;
        if (!best_ || span.end - span.begin < best_->end - best_->begin) best_ = span;
    }

    const Phrase& phrase_;
    std::vector<Places> places_;
    std::string_view text_;
    std::vector<Span> chosen_;
    std::optional<Span> best_;
};

std::optional<Span> match(const Phrase& phrase, const Sentence& sentence, Ignored& ignored) {
    const auto& slots = phrase.slots;
    // Most phrases end here, so the cheap question comes first.
    if (!std::all_of(slots.begin(), slots.end(), [&](const auto& slot) { return sentence.may_have(slot.term); })) return std::nullopt;
    if (!std::all_of(slots.begin(), slots.end(), [&](const auto& slot) { return sentence.has(slot.term); })) return std::nullopt;
    if (sentence.has_any(phrase.forbidden)) return std::nullopt;
    std::vector<Places> places;
    places.reserve(slots.size());
    for (const Phrase::Slot& slot : slots) {
        places.emplace_back(sentence.places(slot.term), ignored);
        if (places.back().count == 0) return std::nullopt;
    }
    return Arrangement(phrase, std::move(places), sentence.text()).shortest();
}

/// "belum", "tidak ada" … stands in the match, up to three words before it or right after it ("evaluasi belum
/// dilakukan"), and no "bila", "yang", "agar" … governs it.
bool negated(const Sentence& sentence, Span span, const RulePack& pack) {
    constexpr int reach_before = 3, reach_after = 1;
    for (const Span& no : sentence.places(pack.vocabulary("ingkar"))) {
        if (no.begin >= span.end && words_in(sentence.text(), {span.end, no.begin}) - 2 > reach_after) break;
        if (no.end < span.begin && words_in(sentence.text(), {no.end, span.begin}) - 2 > reach_before) continue;
        const auto conditions = sentence.places(pack.vocabulary("pengandaian"));
        const bool conditional = std::any_of(conditions.begin(), conditions.end(), [&](Span c) {
            return c.end <= no.begin && words_in(sentence.text(), {c.end, no.begin}) <= 6;
        });
        if (!conditional) return true;
    }
    return false;
}

Evaluation best(const std::vector<Phrase>& phrases, Strength strength, const Sentence& sentence,
                Ignored& ignored, const RulePack& pack) {
    Evaluation out;
    for (const Phrase& phrase : phrases) {
        const auto span = match(phrase, sentence, ignored);
        if (!span || negated(sentence, *span, pack)) continue;
        if (out.phrase && span->end - span->begin >= out.span.end - out.span.begin) continue;
        out = {strength, *span, &phrase};
    }
    return out;
}

}  // namespace

Sentence::Sentence(std::string_view text, Words& words)
    : text_(text), words_(words), spans_(words.memory()), starts_(words.memory()), candidates_(words.memory()), found_(words.memory()) {
    words.read(text, spans_, starts_);
}

void Sentence::find_candidates() const {
    candidates_.resize(words_.patterns().size());
    for (const Start* start : starts_) candidates_.unite(start->beginning);
}

int Sentence::words_before(std::size_t offset) const {
    const auto after = std::lower_bound(spans_.begin(), spans_.end(), offset, [](Span word, std::size_t at) { return word.begin < at; });
    return static_cast<int>(after - spans_.begin());
}

bool Sentence::has_any(const std::vector<TermId>& terms) const {
    return std::any_of(terms.begin(), terms.end(), [&](TermId term) { return has(term); });
}

std::span<const Span> Sentence::places(TermId term) const {
    if (!may_have(term)) return {};
    for (const Found& found : found_)
        if (found.term == term) return found.places;
    const std::span<const Span> places = find(term);
    if (places.empty()) candidates_.remove(term);
    else found_.push_back({term, places});
    return places;
}

std::span<const Span> Sentence::find(TermId term) const {
    std::pmr::vector<Span> out(words_.memory());
    // "tim kerja" is not worth a look behind the last "kerja".
    std::size_t end = starts_.size();
    while (end > 0 && !starts_[end - 1]->may_close(term)) --end;
    for (std::size_t at = 0; at < end;) {
        const std::size_t taken = starts_[at]->may_begin(term) ? words_.patterns().match(term, starts_, at) : 0;
        if (taken > 0) out.push_back({spans_[at].begin, spans_[at + taken - 1].end});
        at += std::max<std::size_t>(taken, 1);
    }
    return {out.data(), out.size()};   // the document's memory keeps them
}

Evaluation evaluate(const Requirement& requirement, const Sentence& sentence, const RulePack& pack) {
    Ignored ignored(requirement, sentence);
    Evaluation out = best(requirement.present, Strength::full, sentence, ignored, pack);
    if (out.strength == Strength::none) out = best(requirement.partial, Strength::partial, sentence, ignored, pack);
    return out;
}

std::vector<std::optional<Evaluation>> evaluate_parts(const Requirement& requirement, const Sentence& sentence, const RulePack& pack) {
    std::vector<std::optional<Evaluation>> out(requirement.parts.size());
    if (out.empty()) return out;
    Ignored ignored(requirement, sentence);
    for (std::size_t p = 0; p < out.size(); ++p) {
        const Evaluation found = best(requirement.parts[p], Strength::partial, sentence, ignored, pack);
        if (found.strength != Strength::none) out[p] = found;
    }
    return out;
}

Attempt attempt(const Phrase& phrase, const Requirement& requirement, const Sentence& sentence, const RulePack& pack) {
    Attempt out;
    for (std::size_t slot = 0; slot < phrase.slots.size(); ++slot)
        if (!sentence.has(phrase.slots[slot].term)) out.slots.push_back(slot);
    if (!out.slots.empty()) out.obstacle = Obstacle::lacking;
    else if (sentence.has_any(phrase.forbidden)) out.obstacle = Obstacle::forbidden;
    else {
        Ignored ignored(requirement, sentence);
        const auto span = match(phrase, sentence, ignored);
        out.obstacle = !span ? Obstacle::apart : negated(sentence, *span, pack) ? Obstacle::negated : Obstacle::none;
    }
    return out;
}

double closeness(const Requirement& requirement, const Sentence& sentence, double floor) {
    double out = floor;
    for (const Phrase& phrase : requirement.present) {
        const auto& slots = phrase.slots;
        const auto share = [&](auto holds) {
            return static_cast<double>(std::count_if(slots.begin(), slots.end(), holds)) / static_cast<double>(slots.size());
        };
        if (share([&](const auto& slot) { return sentence.may_have(slot.term); }) <= out) continue;
        out = std::max(out, share([&](const auto& slot) { return sentence.has(slot.term); }));
    }
    return out;
}

}  // namespace celah
