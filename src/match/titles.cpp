#include "match/titles.hpp"

#include <algorithm>

namespace celah {
namespace {

/// A name may come after a few words such as "area perubahan 1" or "penyusunan".
constexpr int words_before_area = 5;
constexpr int words_before_indicator = 2;

int words_before(const Sentence& sentence, Span span) {
    return word_count(sentence.text().substr(0, span.begin)) - (span.begin > 0 ? 1 : 0);
}

/// Takes the candidate when it covers more of the title than the best so far.
void consider(std::optional<Title>& best, Title candidate, const std::vector<TermId>& names, const Sentence& sentence,
              int words_allowed) {
    const int total = word_count(sentence.text());
    for (TermId name : names) {
        for (const Span& span : sentence.places(name)) {
            if (words_before(sentence, span) > words_allowed) break;
            const int covered = word_count(sentence.text().substr(span.begin, span.end - span.begin));
            candidate.cover = static_cast<double>(covered) / total;
            candidate.span = span;
            if (!best || candidate.cover > best->cover) best = candidate;
        }
    }
}

}  // namespace

std::optional<Title> area_title(const Sentence& sentence, const RulePack& rules) {
    std::optional<Title> best;
    for (std::size_t a = 0; a < rules.areas.size(); ++a)
        consider(best, {static_cast<int>(a), -1, 0, {}}, rules.areas[a].headings, sentence, words_before_area);
    return best;
}

std::optional<Title> indicator_title(const Sentence& sentence, const RulePack& rules, int area) {
    std::optional<Title> best;
    for (std::size_t a = 0; a < rules.areas.size(); ++a) {
        if (area >= 0 && static_cast<int>(a) != area) continue;
        const auto& indicators = rules.areas[a].indicators;
        for (std::size_t i = 0; i < indicators.size(); ++i)
            consider(best, {static_cast<int>(a), static_cast<int>(i), 0, {}}, indicators[i].headings, sentence,
                     words_before_indicator);
    }
    return best;
}

bool opens_with(const Sentence& sentence, TermId term, int skip) {
    const auto& places = sentence.places(term);
    return std::any_of(places.begin(), places.end(),
                       [&](const Span& span) { return words_before(sentence, span) <= skip; });
}

}  // namespace celah
