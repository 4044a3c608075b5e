#include "match/telling.hpp"

#include <algorithm>
#include <string_view>

namespace celah {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

bool is_number(std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), is_digit); }

bool is_year(std::string_view word) {
    return word.size() == 4 && is_number(word) && (word.starts_with("19") || word.starts_with("20"));
}

/// "2020", "6/1/2020".
bool ends_in_year(std::string_view word) {
    if (word.size() <= 4) return is_year(word);
    return is_year(word.substr(word.size() - 4)) && !is_digit(word[word.size() - 5]);
}

std::string_view word(const Sentence& sentence, int at) {
    const Span span = sentence.word(at);
    return sentence.text().substr(span.begin, span.end - span.begin);
}

bool begins_at(const Sentence& sentence, int at, TermId term) {
    const auto places = sentence.places(term);
    const std::size_t begin = sentence.word(at).begin;
    const auto place = std::partition_point(places.begin(), places.end(), [&](Span one) { return one.begin < begin; });
    return place != places.end() && place->begin == begin;
}

/// A day, month, year, or a date written in digits; 32 … 999 are none of these.
bool may_be_date(std::string_view number) {
    if (number.size() <= 2) return number <= (number.size() == 1 ? "9" : "31");
    return number.size() > 4 || is_year(number);
}

bool number_is_date(const Sentence& sentence, int at, const RulePack& rules) {
    const std::string_view number = word(sentence, at);
    if (!has_digit(number)) return false;
    const bool last = at + 1 == sentence.word_count();
    if (!last && begins_at(sentence, at + 1, rules.vocabulary("kurun"))) return true;
    if (!last && (begins_at(sentence, at + 1, rules.vocabulary("satuan_hitung")) || begins_at(sentence, at + 1, rules.vocabulary("dokumen")))) return false;
    return !is_number(number) || may_be_date(number);
}

}  // namespace

bool says_nothing(const Sentence& sentence, const RulePack& rules) {
    const auto places = sentence.places(rules.vocabulary("kosong"));
    return !places.empty() && places.front() == Span{0, sentence.text().size()};
}

bool opens_with_denial(const Sentence& sentence, const RulePack& rules) {
    const auto places = sentence.places(rules.vocabulary("ingkar"));
    return says_nothing(sentence, rules) || (!places.empty() && places.front().begin == 0);
}

bool names_proof(const Sentence& sentence, const RulePack& rules) {
    if (opens_with_denial(sentence, rules)) return false;
    const auto places = sentence.places(rules.vocabulary("bagian_bukti"));
    return places.empty() || sentence.word_count() > sentence.words_in(places.front());
}

bool names_document(const Sentence& sentence, const RulePack& rules) {
    return sentence.has(rules.vocabulary("dokumen")) && names_proof(sentence, rules);
}

bool is_dated(const Sentence& sentence, const RulePack& rules) { return sentence.has(rules.vocabulary("waktu")); }

bool is_date(const Sentence& sentence, const RulePack& rules) {
    if (is_dated(sentence, rules) || sentence.has(rules.vocabulary("waktu_singkat"))) return true;
    for (int at = 0; at < sentence.word_count(); ++at)
        if (number_is_date(sentence, at, rules)) return true;
    return false;
}

bool only_a_date(const Sentence& sentence, const RulePack& rules) {
    constexpr int longest = 6;   // words
    if (sentence.word_count() > longest) return false;
    if (is_dated(sentence, rules)) return true;
    bool year = false;
    for (int at = 0; at < sentence.word_count(); ++at) year = year || ends_in_year(word(sentence, at));
    return year && is_date(sentence, rules);
}

}  // namespace celah
