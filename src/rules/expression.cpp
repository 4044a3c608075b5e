#include "rules/expression.hpp"

#include <algorithm>
#include <charconv>

#include "celah/normalize.hpp"
#include "rules/pattern.hpp"

namespace celah {
namespace {

using Parsed = tl::expected<ExpressionPtr, ExpressionError>;

tl::unexpected<ExpressionError> mistake(std::string message, std::size_t offset) {
    return tl::unexpected<ExpressionError>(ExpressionError{std::move(message), offset});
}

/// A piece of text with its place in the expression it came from.
struct Piece {
    std::string_view text;
    std::size_t offset = 0;
};

std::vector<Piece> split(Piece whole, std::string_view separators) {
    std::vector<Piece> out;
    out.reserve(4);
    std::size_t begin = 0;
    const auto separates = [&](char c) { return std::find(separators.begin(), separators.end(), c) != separators.end(); };
    for (std::size_t i = 0; i <= whole.text.size(); ++i) {
        if (i < whole.text.size() && !separates(whole.text[i])) continue;
        if (i > begin) out.push_back({whole.text.substr(begin, i - begin), whole.offset + begin});
        begin = i + 1;
    }
    return out;
}

ExpressionPtr word_expression(Expression::Kind kind, std::string word) {
    auto out = std::make_shared<Expression>();
    out->kind = kind;
    out->word = std::move(word);
    return out;
}

ExpressionPtr with_spelling(Expression::Kind kind, std::string_view word, const Spelling& spelling) {
    ExpressionPtr standard = word_expression(kind, std::string(word));
    const auto known = spelling.find(word);
    if (known == spelling.end()) return standard;
    std::vector<ExpressionPtr> forms = {std::move(standard)};
    for (const std::string& other : known->second) forms.push_back(word_expression(kind, other));
    return any_of(std::move(forms));
}

bool is_root(std::string_view text) {
    if (text.empty() || text.front() == '+' || text.back() == '+') return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '+'; });
}

Parsed root(Piece text, const Spelling& spelling) {
    if (!is_root(text.text)) return mistake("a root is written in small letters a-z, as in ~bentuk", text.offset);
    return with_spelling(Expression::Kind::root, text.text, spelling);
}

Parsed vocabulary(Piece name, const Lookup& lookup) {
    if (name.text.back() != '}') return mistake("a vocabulary name needs its closing brace", name.offset);
    auto found = lookup(name.text.substr(1, name.text.size() - 2));
    if (!found) return mistake(found.error(), name.offset);
    return *found;
}

Parsed regex(Piece term) {
    const std::string pattern(term.text.substr(1, term.text.size() - 2));
    if (pattern.find(' ') != std::string::npos)
        return mistake("a regular expression is matched against one whole word, which holds no space; write words as terms of their own", term.offset);
    const std::string error = PatternSet::regex_error(pattern);
    if (!error.empty()) return mistake("not a valid regular expression: " + error, term.offset);
    return word_expression(Expression::Kind::regex, pattern);
}

Parsed literal(Piece word, const Spelling& spelling) {
    if (word.text.size() > 2 && word.text.front() == '/' && word.text.back() == '/') return regex(word);
    const std::string normal = normalize_text(word.text);
    if (normal.empty()) return mistake("\"" + std::string(word.text) + "\" holds no letter or digit", word.offset);
    const std::vector<Piece> parts = split({normal, 0}, " \n");
    if (parts.size() == 1) return with_spelling(Expression::Kind::literal, parts.front().text, spelling);
    auto out = std::make_shared<Expression>();
    out->kind = Expression::Kind::sequence;
    for (const Piece& part : parts) out->steps.push_back({with_spelling(Expression::Kind::literal, part.text, spelling), false, 0});
    return out;
}

Parsed one_word(Piece word, const Spelling& spelling, const Lookup& lookup) {
    if (word.text.front() == '~') return root({word.text.substr(1), word.offset + 1}, spelling);
    if (word.text.front() == '{') return vocabulary(word, lookup);
    return literal(word, spelling);
}

/// The words of a sequence, honouring `..` (up to three words between) and a trailing `?` (optional word).
Parsed sequence(const std::vector<Piece>& words, const Spelling& spelling, const Lookup& lookup) {
    constexpr int words_in_gap = 3;
    auto out = std::make_shared<Expression>();
    out->kind = Expression::Kind::sequence;
    int gap = 0;
    bool needed = false;
    for (Piece word : words) {
        if (word.text == "..") {
            if (out->steps.empty()) return mistake("\"..\" needs a word on both sides", word.offset);
            gap = words_in_gap;
            continue;
        }
        const bool optional = word.text.size() > 1 && word.text.back() == '?';
        if (optional) word.text.remove_suffix(1);
        Parsed parsed = one_word(word, spelling, lookup);
        if (!parsed) return parsed;
        out->steps.push_back({*std::move(parsed), optional, gap});
        needed = needed || !optional;
        gap = 0;
    }
    if (gap > 0) return mistake("\"..\" needs a word on both sides", words.back().offset);
    if (!needed) return mistake("the sequence needs a word that is not optional", words.empty() ? 0 : words.front().offset);
    if (out->steps.size() == 1) return out->steps.front().expression;
    return out;
}

/// Words joined by '_'; vocabulary names hold '_' of their own, shielded by their braces.
std::vector<Piece> joined_words(Piece term) {
    std::vector<Piece> out;
    std::size_t begin = 0;
    bool braces = false;
    for (std::size_t i = 0; i <= term.text.size(); ++i) {
        const bool end = i == term.text.size();
        if (!end) braces = (braces || term.text[i] == '{') && term.text[i] != '}';
        if (!end && (term.text[i] != '_' || braces)) continue;
        if (i > begin) out.push_back({term.text.substr(begin, i - begin), term.offset + begin});
        begin = i + 1;
    }
    return out;
}

/// One term of a phrase: alternatives separated by '|', each a sequence whose words are joined by '_'.
Parsed phrase_term(Piece term, const Spelling& spelling, const Lookup& lookup) {
    if (term.text.size() > 2 && term.text.front() == '/' && term.text.back() == '/') return regex(term);
    std::vector<ExpressionPtr> choices;
    for (const Piece& alternative : split(term, "|")) {
        Parsed parsed = sequence(joined_words(alternative), spelling, lookup);
        if (!parsed) return parsed;
        choices.push_back(*std::move(parsed));
    }
    if (choices.empty()) return mistake("a term is missing", term.offset);
    return any_of(std::move(choices));
}

/// Splits at spaces, but keeps /regular expressions/ whole.
std::vector<Piece> phrase_terms(std::string_view phrase) {
    std::vector<Piece> out;
    std::size_t begin = 0;
    bool regex = false;
    for (std::size_t i = 0; i <= phrase.size(); ++i) {
        if (i < phrase.size() && phrase[i] == '/' && (regex || i == begin)) regex = !regex;
        if (i < phrase.size() && (phrase[i] != ' ' || regex)) continue;
        if (i > begin) out.push_back({phrase.substr(begin, i - begin), begin});
        begin = i + 1;
    }
    return out;
}

}  // namespace

ExpressionPtr any_of(std::vector<ExpressionPtr> choices) {
    if (choices.size() == 1) return choices.front();
    auto out = std::make_shared<Expression>();
    out->kind = Expression::Kind::any_of;
    for (ExpressionPtr& choice : choices) out->steps.push_back({std::move(choice), false, 0});
    return out;
}

Parsed parse_sequence(std::string_view text, const Spelling& spelling, const Lookup& lookup) {
    return sequence(split({text, 0}, " "), spelling, lookup);
}

tl::expected<ParsedPhrase, ExpressionError> parse_phrase(std::string_view phrase, const Spelling& spelling,
                                                         const Lookup& lookup) {
    ParsedPhrase out;
    for (Piece term : phrase_terms(phrase)) {
        if (term.text == ">") {
            if (out.terms.empty()) return mistake("\">\" needs a term on both sides", term.offset);
            out.terms.back().before_next = true;
            continue;
        }
        if (term.text.front() == '@') {
            const auto number = term.text.substr(1);
            const auto end = number.data() + number.size();
            const auto [read, error] = std::from_chars(number.data(), end, out.window);
            if (error != std::errc() || read != end || out.window < 1)
                return mistake("after @ stands a number of words, as in @6", term.offset);
            continue;
        }
        const bool forbidden = term.text.front() == '!';
        if (forbidden) term = {term.text.substr(1), term.offset + 1};
        if (term.text.empty()) return mistake("after ! stands a term", term.offset);
        Parsed parsed = phrase_term(term, spelling, lookup);
        if (!parsed) return tl::unexpected<ExpressionError>(parsed.error());
        out.terms.push_back({*std::move(parsed), false, forbidden});
    }
    if (!out.terms.empty() && out.terms.back().before_next)
        return mistake("\">\" needs a term on both sides", phrase.rfind('>'));
    for (const auto& term : out.terms)
        if (!term.forbidden) return out;
    return mistake("a phrase needs at least one term that must be found", 0);
}

}  // namespace celah
