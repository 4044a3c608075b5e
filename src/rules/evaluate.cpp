#include "rules/evaluate.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

#include "rules/negation.hpp"

namespace celah {
namespace {

bool inside(Span inner, Span outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }
bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }
std::size_t length(Span span) { return span.end - span.begin; }

/// The spans of a requirement's `ignore` terms, looked up when a phrase first needs them: most sentences never do.
class Ignored {
  public:
    Ignored(const Requirement& requirement, const Sentence& sentence) : requirement_(requirement), sentence_(sentence) {}

    /// Whether one of them hides the place. A place that reaches beyond the span stays visible.
    bool hides(Span place) {
        if (!known_) look_up();
        const auto after = std::partition_point(spans_.begin(), spans_.end(), [&](Span span) { return span.begin <= place.begin; });
        return after != spans_.begin() && inside(place, *(after - 1));
    }

  private:
    void look_up() {
        known_ = true;
        for (TermId term : requirement_.ignore)
            for (const Span& place : sentence_.places(term)) spans_.push_back(place);
        std::sort(spans_.begin(), spans_.end(), [](Span a, Span b) { return a.begin < b.begin; });
        // Each begins at its own first byte or inside of the one before it; only how far they reach counts.
        for (std::size_t i = 1; i < spans_.size(); ++i)
            if (spans_[i].end < spans_[i - 1].end) spans_[i] = spans_[i - 1];
    }

    const Requirement& requirement_;
    const Sentence& sentence_;
    std::vector<Span> spans_;
    bool known_ = false;
};

/// The visible places of a term, in order.
class Places {
  public:
    Places(std::span<const Span> all, Ignored& ignored) : list_(all) {
        const auto hidden = [&](Span place) { return ignored.hides(place); };
        if (std::none_of(all.begin(), all.end(), hidden)) return;
        std::remove_copy_if(all.begin(), all.end(), std::back_inserter(visible_), hidden);
        copied_ = true;
    }

    std::span<const Span> all() const { return copied_ ? std::span<const Span>(visible_) : list_; }

    /// Those inside of `room`. Of many only the ones around `near`: a sentence that repeats one word is not worth an
    /// exponential search.
    std::span<const Span> around(Span room, std::size_t near) const {
        constexpr std::ptrdiff_t most = 6;
        const auto list = all();
        const auto before = [](const Span& place, std::size_t byte) { return place.begin < byte; };
        auto first = std::lower_bound(list.begin(), list.end(), room.begin, before);
        auto last = std::lower_bound(first, list.end(), room.end, before);
        if (last - first > most) {
            const auto middle = std::lower_bound(first, last, near, before);
            first = std::min(std::max(first, middle - std::min(middle - first, most / 2)), last - most);
            last = first + most;
        }
        return {first, last};
    }

  private:
    std::span<const Span> list_;
    std::vector<Span> visible_;
    bool copied_ = false;
};

/// Searches the shortest choice of one place a slot that is not denied, without overlaps, in the order the slots ask for.
class Arrangement {
  public:
    Arrangement(const Phrase& phrase, std::vector<Places> places, const Sentence& sentence, const RulePack& pack)
        : phrase_(phrase), places_(std::move(places)), sentence_(sentence), pack_(pack), chosen_(places_.size()) {}

    /// Nothing unless it is shorter than `limit` bytes.
    std::optional<Span> shortest(std::size_t limit) {
        limit_ = limit;
        for (const Span& place : places_.front().all()) {
            chosen_.front() = place;
            choose(1, place);
        }
        return best_;
    }

    /// Whether there is a choice at all, denied or not.
    bool any() const { return any_; }

  private:
    /// `span`: of what is chosen so far.
    void choose(std::size_t slot, Span span) {
        if (length(span) >= limit_ || sentence_.words_in(span) > phrase_.window) return;
        if (slot == places_.size()) return keep(span);
        for (const Span& place : places_[slot].around(room(span), span.begin)) {
            if (!fits(slot, place)) continue;
            chosen_[slot] = place;
            choose(slot + 1, {std::min(span.begin, place.begin), std::max(span.end, place.end)});
        }
    }

    /// Where a further place may begin so that all stand within the phrase's window.
    Span room(Span span) const {
        const int first = sentence_.words_before(span.end) - phrase_.window, last = sentence_.words_before(span.begin) + phrase_.window;
        return {first > 0 ? sentence_.word(first).begin : 0, last < sentence_.word_count() ? sentence_.word(last).begin : sentence_.text().size()};
    }

    bool fits(std::size_t slot, Span place) const {
        for (std::size_t i = 0; i < slot; ++i)
            if (overlap(chosen_[i], place)) return false;
        return !phrase_.slots[slot - 1].before_next || chosen_[slot - 1].end <= place.begin;
    }

    void keep(Span span) {
        any_ = true;
        if (negated(sentence_, phrase_, chosen_, pack_)) return;
        best_ = span;
        limit_ = length(span);
    }

    const Phrase& phrase_;
    std::vector<Places> places_;
    const Sentence& sentence_;
    const RulePack& pack_;
    std::vector<Span> chosen_;
    std::size_t limit_ = 0;
    std::optional<Span> best_;
    bool any_ = false;
};

/// Null when the sentence lacks one of the phrase's terms or holds one that it forbids.
std::optional<Arrangement> arrangement(const Phrase& phrase, const Sentence& sentence, Ignored& ignored, const RulePack& pack) {
    const auto& slots = phrase.slots;
    // Most phrases end here, so the cheap question comes first.
    if (!std::all_of(slots.begin(), slots.end(), [&](const auto& slot) { return sentence.may_have(slot.term); })) return std::nullopt;
    if (!std::all_of(slots.begin(), slots.end(), [&](const auto& slot) { return sentence.has(slot.term); })) return std::nullopt;
    if (sentence.has_any(phrase.forbidden)) return std::nullopt;
    std::vector<Places> places;
    places.reserve(slots.size());
    for (const Phrase::Slot& slot : slots) {
        places.emplace_back(sentence.places(slot.term), ignored);
        if (places.back().all().empty()) return std::nullopt;
    }
    return std::optional<Arrangement>(std::in_place, phrase, std::move(places), sentence, pack);
}

constexpr std::size_t any_length = std::numeric_limits<std::size_t>::max();

Evaluation best(const std::vector<Phrase>& phrases, Strength strength, const Sentence& sentence,
                Ignored& ignored, const RulePack& pack) {
    Evaluation out;
    for (const Phrase& phrase : phrases) {
        auto found = arrangement(phrase, sentence, ignored, pack);
        if (!found) continue;
        if (const auto span = found->shortest(out.phrase ? length(out.span) : any_length)) out = {strength, *span, &phrase};
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
        auto found = arrangement(phrase, sentence, ignored, pack);
        if (!found) out.obstacle = Obstacle::apart;
        else if (!found->shortest(any_length)) out.obstacle = found->any() ? Obstacle::negated : Obstacle::apart;
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
