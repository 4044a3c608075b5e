#include "rules/negation.hpp"

#include <algorithm>
#include <string_view>

namespace celah {
namespace {

constexpr int reach_before = 3, reach_after = 1;
constexpr int reach_after_activity = 3;   // "pembentukan tim (pembangunan zona integritas) belum dilakukan"
constexpr int reach_of_condition = 4;

/// "dibentuk", "di bentuk", "menyusun", "terlaksana", "ada": an activity told as done. By its prefix only: a wrong guess
/// costs no more than a negation that would have counted.
bool is_verb(std::string_view text) {
    constexpr std::size_t shortest = 6;
    if (text == "ada") return true;
    if (text.size() < shortest || text.starts_with("disiplin")) return false;
    return text.starts_with("di") || text.starts_with("me") || text.starts_with("ter") || text.starts_with("ber");
}

class Judge {
  public:
    Judge(const Sentence& sentence, const Phrase& phrase, std::span<const Span> chosen, const RulePack& pack)
        : sentence_(sentence), phrase_(phrase), chosen_(chosen), pack_(pack), span_(chosen.front()) {
        for (const Span& place : chosen) {
            span_.begin = std::min(span_.begin, place.begin);
            span_.end = std::max(span_.end, place.end);
            says_verb_ = says_verb_ || is_verb(text(place));
        }
    }

    bool negated() const { return asks() || governed() || verb_denied() || called_off(); }

  private:
    std::string_view text(Span span) const { return sentence_.text().substr(span.begin, span.end - span.begin); }

    std::span<const Span> places(const char* name) const { return sentence_.places(pack_.vocabulary(name)); }

    /// The words between two places, the first of which ends before the other begins.
    int words_between(Span a, Span b) const { return sentence_.words_before(b.begin) - sentence_.words_before(a.end); }

    bool asks() const {
        const auto opening = places("pertanyaan");
        return !opening.empty() && opening.front().begin == 0;
    }

    bool governed() const {
        const auto all = places("ingkar");
        if (all.empty()) return false;
        const int first = sentence_.words_before(span_.begin) - reach_before;
        auto no = std::partition_point(all.begin(), all.end(), [&](Span s) { return sentence_.words_before(s.end) < first; });
        for (; no != all.end() && reaches_back(*no); ++no)
            if (!own_word(*no) && !spent(*no) && !excused(*no) && !of_something_else(*no)) return true;
        return false;
    }

    /// "Tim telah dibentuk dan tidak ada kendala": behind what is told as done, it denies the thing that follows it.
    bool of_something_else(Span no) const {
        const std::string_view words = text(no);
        const bool existence = words.ends_with(" ada") || words.ends_with(" adanya") || words.ends_with(" terdapat") || words.ends_with(" ditemukan");
        return existence && says_verb_ && no.begin >= span_.end && no.end < sentence_.text().size();
    }

    /// "belum dibentuk, kini tim kerja dibentuk": it denies another place of the match's own verb.
    bool spent(Span no) const {
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            if (no.end > span_.begin || !is_verb(text(chosen_[i]))) continue;
            const auto all = sentence_.places(phrase_.slots[i].term);
            const auto other = std::partition_point(all.begin(), all.end(), [&](Span place) { return place.begin < no.end; });
            if (other != all.end() && other->end <= span_.begin) return true;
        }
        return false;
    }

    /// Whether the negation stands in the match or so soon after it that it denies it.
    bool reaches_back(Span no) const {
        if (no.begin < span_.end) return true;
        const int between = words_between(span_, no);
        return between <= reach_after || (between <= reach_after_activity && of_activity(no));
    }

    /// The match names an activity without saying that it is done, and no other verb comes before the negation.
    bool of_activity(Span no) const {
        return !says_verb_ && !verb_between(span_, no);
    }

    bool verb_between(Span a, Span b) const {
        for (int w = sentence_.words_before(a.end); w < sentence_.words_before(b.begin); ++w)
            if (is_verb(text(sentence_.word(w)))) return true;
        return false;
    }

    /// The phrase asks for this very "tidak".
    bool own_word(Span no) const {
        return std::any_of(chosen_.begin(), chosen_.end(), [&](Span place) { return place.begin == no.begin; });
    }

    bool verb_denied() const {
        const auto all = places("ingkar_kerja");
        if (all.empty()) return false;
        return std::any_of(chosen_.begin(), chosen_.end(), [&](Span place) {
            if (!is_verb(text(place))) return false;
            const auto after = std::partition_point(all.begin(), all.end(), [&](Span no) { return no.end < place.begin; });
            if (after == all.begin()) return false;
            const Span no = *(after - 1);
            return words_between(no, place) == 0 && !part_of_another(no) && !under_condition(no);
        });
    }

    bool part_of_another(Span no) const {
        return std::any_of(chosen_.begin(), chosen_.end(), [&](Span place) { return place.begin <= no.begin && no.end <= place.end; });
    }

    bool called_off() const {
        const auto all = places("ingkar_akhir");
        const auto no = std::partition_point(all.begin(), all.end(), [&](Span s) { return s.begin < span_.end; });
        return no != all.end() && words_between(span_, *no) <= reach_after_activity && of_activity(*no) && !excused(*no);
    }

    bool excused(Span no) const {
        return under_condition(no) || (stands_before(no, places("penjelas")) && !denies_chosen_verb(no));
    }

    bool under_condition(Span no) const { return stands_before(no, places("pengandaian")); }

    bool stands_before(Span no, std::span<const Span> conditions) const {
        const auto after = std::partition_point(conditions.begin(), conditions.end(), [&](Span c) { return c.end <= no.begin; });
        return after != conditions.begin() && words_between(*(after - 1), no) <= reach_of_condition;
    }

    /// "yang belum dibentuk", "yang tidak dibentuk": of the match when it holds the verb.
    bool denies_chosen_verb(Span no) const {
        const int next = sentence_.words_before(no.end);
        return chosen_verb_at(next) || chosen_verb_at(next - 1);
    }

    bool chosen_verb_at(int word) const {
        if (word < 0 || word >= sentence_.word_count()) return false;
        const std::size_t begin = sentence_.word(word).begin;
        return std::any_of(chosen_.begin(), chosen_.end(), [&](Span place) { return place.begin == begin && is_verb(text(place)); });
    }

    const Sentence& sentence_;
    const Phrase& phrase_;
    std::span<const Span> chosen_;
    const RulePack& pack_;
    Span span_;
    bool says_verb_ = false;
};

}  // namespace

bool negated(const Sentence& sentence, const Phrase& phrase, std::span<const Span> chosen, const RulePack& pack) {
    return Judge(sentence, phrase, chosen, pack).negated();
}

}  // namespace celah
