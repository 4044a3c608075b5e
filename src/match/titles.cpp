#include "match/titles.hpp"

#include <algorithm>

#include "celah/normalize.hpp"

namespace celah {
namespace {

/// A name may come after a few words such as "area perubahan 1" or "penyusunan".
constexpr int words_before_area = 5;
constexpr int words_before_indicator = 2;

/// Takes the candidate when it covers more of the title than the best so far.
void consider(std::optional<Title>& best, Title candidate, const std::vector<TermId>& names, const Sentence& sentence,
              int words_allowed) {
    for (TermId name : names) {
        if (!sentence.may_have(name)) continue;
        for (const Span& span : sentence.places(name)) {
            if (sentence.words_before(span.begin) > words_allowed) break;
            candidate.cover = static_cast<double>(sentence.words_in(span)) / sentence.word_count();
            candidate.span = span;
            if (!best || candidate.cover > best->cover) best = candidate;
        }
    }
}

/// "AREA V PENGUATAN PENGAWASAN, POKJA V": the share of the title that gives the area's number beside its name.
double number_cover(const Sentence& sentence, const Area& area, Span name) {
    int covered = 0;
    std::size_t end = 0;
    for (TermId number : area.numbers)
        for (const Span& span : sentence.places(number)) {
            if (span.begin < end || (span.begin < name.end && name.begin < span.end)) continue;
            covered += sentence.words_in(span);
            end = span.end;
        }
    return static_cast<double>(covered) / sentence.word_count();
}

/// A verb or a noun made of one: menyusun, dibentuk, penetapan, terlaksananya.
bool says_doing(std::string_view word) {
    if (word.size() < 6) return false;
    for (std::string_view prefix : {"mem", "men", "meng", "meny", "di", "ter"})
        if (word.starts_with(prefix)) return true;
    for (std::string_view prefix : {"pem", "pen", "pel"})
        if (word.starts_with(prefix) && (word.ends_with("an") || word.ends_with("annya"))) return true;
    return false;
}

}  // namespace

std::optional<Title> area_title(const Sentence& sentence, const RulePack& rules, int skip) {
    std::optional<Title> best;
    for (std::size_t a = 0; a < rules.areas.size(); ++a)
        consider(best, {static_cast<int>(a), -1, 0, {}}, rules.areas[a].headings, sentence, words_before_area);
    if (best) {
        best->cover += number_cover(sentence, rules.areas[static_cast<std::size_t>(best->area)], best->span);
        return best;
    }
    for (std::size_t a = 0; a < rules.areas.size(); ++a)
        consider(best, {static_cast<int>(a), -1, 0, {}}, rules.areas[a].numbers, sentence, skip);
    return best;
}

int area_by_part_of_name(const Sentence& sentence, const RulePack& rules) {
    constexpr int longest = 3;   // words
    if (sentence.word_count() == 0 || sentence.word_count() > longest) return -1;
    int found = -1;
    for (std::size_t a = 0; a < rules.areas.size(); ++a) {
        const std::string name = " " + normalize_text(rules.areas[a].name) + " ";
        bool all = true;
        for (int w = 0; w < sentence.word_count(); ++w) {
            const Span word = sentence.word(w);
            all = all && name.find(" " + std::string(sentence.text().substr(word.begin, word.end - word.begin)) + " ") != std::string::npos;
        }
        if (all && found >= 0) return -1;
        if (all) found = static_cast<int>(a);
    }
    return found;
}

std::optional<Title> indicator_title(const Sentence& sentence, const RulePack& rules, const Among& among) {
    std::optional<Title> best;
    // "6. Reform: Penanganan Pengaduan"
    const bool reform = sentence.word_count() <= longest_title && sentence.has(rules.vocabulary("bagian_reform"));
    const IndicatorKind wanted = reform ? IndicatorKind::reform : among.kind;
    for (std::size_t a = 0; a < rules.areas.size(); ++a) {
        if (among.area >= 0 && static_cast<int>(a) != among.area) continue;
        const auto& indicators = rules.areas[a].indicators;
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            const Title candidate{static_cast<int>(a), static_cast<int>(i), 0, {}};
            if (wanted != IndicatorKind::none && indicators[i].kind != IndicatorKind::none && indicators[i].kind != wanted) continue;
            consider(best, candidate, indicators[i].headings, sentence, words_before_indicator);
        }
    }
    return best;
}

IndicatorKind kind_title(const Sentence& sentence, const RulePack& rules) {
    constexpr int most_words = 6, words_before = 2;
    if (sentence.word_count() > most_words) return IndicatorKind::none;
    const bool reform = opens_with(sentence, rules.vocabulary("bagian_reform"), words_before);
    const bool pemenuhan = opens_with(sentence, rules.vocabulary("bagian_pemenuhan"), words_before);
    if (reform == pemenuhan) return IndicatorKind::none;   // "Pemenuhan dan Reform" opens both
    return reform ? IndicatorKind::reform : IndicatorKind::pemenuhan;
}

bool opens_with(const Sentence& sentence, TermId term, int skip) {
    const auto places = sentence.places(term);
    return std::any_of(places.begin(), places.end(),
                       [&](const Span& span) { return sentence.words_before(span.begin) <= skip; });
}

bool bare_name(const Sentence& sentence, const Title& title, const RulePack& rules) {
    if (title.cover < names_all) return false;
    // "Persentase penanganan pengaduan masyarakat" is a measure; the name stands for what is measured.
    const auto measures = sentence.places(rules.vocabulary("ukuran"));
    if (std::any_of(measures.begin(), measures.end(), [&](const Span& span) { return span.end <= title.span.begin || span.begin >= title.span.end; })) return false;
    const Indicator& indicator = rules.areas[static_cast<std::size_t>(title.area)].indicators[static_cast<std::size_t>(title.indicator)];
    const std::string official = " " + normalize_text(indicator.name) + " ";
    const std::string_view text = sentence.text();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word(text.substr(begin, end - begin));
        if (says_doing(word) && official.find(" " + word + " ") == std::string::npos) return false;
        begin = end + 1;
    }
    return true;
}

Titles::Titles(const Structure& structure, Sentences& sentences) : structure_(structure), sentences_(sentences) {}

const Sentence* Titles::of(int block) {
    const std::string& text = structure_.blocks[static_cast<std::size_t>(block)].text.text;
    const auto& list = sentences_.of(block);
    int words = 0;
    for (const PlacedSentence& s : list) words += s.sentence.word_count();
    if (list.size() < 2 || words > longest_title) return list.empty() ? nullptr : &list.front().sentence;
    const auto known = joined_.find(block);
    if (known != joined_.end()) return &known->second.sentence;
    std::string one_line = text;
    std::replace(one_line.begin(), one_line.end(), '\n', ' ');
    return &joined_.try_emplace(block, std::move(one_line), sentences_.words()).first->second.sentence;
}

Passage Titles::passage(int block, const Sentence& sentence, Span span) const {
    const char* whole = structure_.blocks[static_cast<std::size_t>(block)].text.text.data();
    const auto offset = joined_.count(block) ? 0U : static_cast<std::uint32_t>(sentence.text().data() - whole);
    return {block, offset + static_cast<std::uint32_t>(span.begin), offset + static_cast<std::uint32_t>(span.end)};
}

}  // namespace celah
