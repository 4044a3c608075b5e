#include "rules/evaluate.hpp"

#include <algorithm>

namespace celah {
namespace {

int words_in(std::string_view text, Span span) {
    return 1 + static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(span.begin),
                                           text.begin() + static_cast<std::ptrdiff_t>(span.end), ' '));
}

bool inside(Span inner, Span outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }
bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// The places of a term that no `ignore` span hides. A place that reaches beyond the span stays visible.
std::vector<Span> visible(TermId term, const Sentence& sentence, const std::vector<Span>& hidden) {
    std::vector<Span> out = sentence.places(term);
    std::erase_if(out, [&](Span place) {
        return std::any_of(hidden.begin(), hidden.end(), [&](Span h) { return inside(place, h); });
    });
    return out;
}

/// Searches the shortest choice of one place a slot, without overlaps, in the order the slots ask for.
class Arrangement {
  public:
    Arrangement(const Phrase& phrase, std::vector<std::vector<Span>> places, std::string_view text)
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
    std::vector<std::vector<Span>> places_;
    std::string_view text_;
    std::vector<Span> chosen_;
    std::optional<Span> best_;
};

std::optional<Span> match(const Phrase& phrase, const Sentence& sentence, const std::vector<Span>& hidden) {
    for (const Phrase::Slot& slot : phrase.slots)
        if (!sentence.has(slot.term)) return std::nullopt;
    if (sentence.has_any(phrase.forbidden)) return std::nullopt;
    std::vector<std::vector<Span>> places;
    for (const Phrase::Slot& slot : phrase.slots) {
        places.push_back(visible(slot.term, sentence, hidden));
        if (places.back().empty()) return std::nullopt;
        // A sentence that repeats one word dozens of times is not worth an exponential search.
        if (places.back().size() > 6) places.back().resize(6);
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
        const auto& conditions = sentence.places(pack.vocabulary("pengandaian"));
        const bool conditional = std::any_of(conditions.begin(), conditions.end(), [&](Span c) {
            return c.end <= no.begin && words_in(sentence.text(), {c.end, no.begin}) <= 6;
        });
        if (!conditional) return true;
    }
    return false;
}

Evaluation best(const std::vector<Phrase>& phrases, Strength strength, const Sentence& sentence,
                const std::vector<Span>& hidden, const RulePack& pack) {
    Evaluation out;
    for (const Phrase& phrase : phrases) {
        const auto span = match(phrase, sentence, hidden);
        if (!span || negated(sentence, *span, pack)) continue;
        if (out.phrase && span->end - span->begin >= out.span.end - out.span.begin) continue;
        out = {strength, *span, &phrase};
    }
    return out;
}

std::vector<Span> ignored(const Requirement& requirement, const Sentence& sentence) {
    std::vector<Span> out;
    for (TermId term : requirement.ignore)
        for (const Span& place : sentence.places(term)) out.push_back(place);
    return out;
}

}  // namespace

Sentence::Sentence(std::string_view text, Words& words)
    : text_(text), patterns_(&words.patterns()), candidates_((patterns_->size() + 63) / 64) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) {
            spans_.push_back({begin, end});
            words_.push_back(&words.classes(text.substr(begin, end - begin)));
            patterns_->add_candidates(*words_.back(), candidates_);
        }
        begin = end + 1;
    }
}

bool Sentence::has_any(const std::vector<TermId>& terms) const {
    return std::any_of(terms.begin(), terms.end(), [&](TermId term) { return has(term); });
}

const std::vector<Span>& Sentence::places(TermId term) const {
    static const std::vector<Span> none;
    if (!patterns_) return none;
    std::uint64_t& bits = candidates_[term / 64];
    const std::uint64_t bit = std::uint64_t{1} << (term % 64);
    if (!(bits & bit)) return none;
    for (const auto& [known, spans] : found_)
        if (known == term) return spans;
    std::vector<Span> spans = find(term);
    if (spans.empty()) {
        bits &= ~bit;
        return none;
    }
    found_.emplace_back(term, std::move(spans));
    return found_.back().second;
}

std::vector<Span> Sentence::find(TermId term) const {
    std::vector<Span> out;
    for (std::size_t at = 0; at < words_.size();) {
        const std::size_t taken = patterns_->match(term, words_, at);
        if (taken > 0) out.push_back({spans_[at].begin, spans_[at + taken - 1].end});
        at += std::max<std::size_t>(taken, 1);
    }
    return out;
}

Evaluation evaluate(const Requirement& requirement, const Sentence& sentence, const RulePack& pack) {
    const std::vector<Span> hidden = ignored(requirement, sentence);
    Evaluation out = best(requirement.present, Strength::full, sentence, hidden, pack);
    if (out.strength == Strength::none) out = best(requirement.partial, Strength::partial, sentence, hidden, pack);
    return out;
}

std::vector<std::optional<Evaluation>> evaluate_parts(const Requirement& requirement, const Sentence& sentence, const RulePack& pack) {
    std::vector<std::optional<Evaluation>> out(requirement.parts.size());
    if (out.empty()) return out;
    const std::vector<Span> hidden = ignored(requirement, sentence);
    for (std::size_t p = 0; p < out.size(); ++p) {
        const Evaluation found = best(requirement.parts[p], Strength::partial, sentence, hidden, pack);
        if (found.strength != Strength::none) out[p] = found;
    }
    return out;
}

double closeness(const Requirement& requirement, const Sentence& sentence) {
    double out = 0;
    for (const Phrase& phrase : requirement.present) {
        double found = 0;
        for (const Phrase::Slot& slot : phrase.slots) found += sentence.has(slot.term) ? 1 : 0;
        out = std::max(out, found / static_cast<double>(phrase.slots.size()));
    }
    return out;
}

}  // namespace celah
