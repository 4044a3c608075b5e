#include "rules/expression.hpp"

#include <charconv>

#include "celah/normalize.hpp"
#include "rules/affix.hpp"

namespace celah {
namespace {

using Pattern = tl::expected<std::string, ExpressionError>;

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
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= whole.text.size(); ++i) {
        if (i < whole.text.size() && separators.find(whole.text[i]) == std::string_view::npos) continue;
        if (i > begin) out.push_back({whole.text.substr(begin, i - begin), whole.offset + begin});
        begin = i + 1;
    }
    return out;
}

std::string escaped(std::string_view word) {
    std::string out;
    for (char c : word) {
        if (std::string_view(".+*?()|[]{}^$\\/").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string with_spelling(std::string_view word, const Spelling& spelling,
                          const std::function<std::string(std::string_view)>& form) {
    const auto known = spelling.find(word);
    if (known == spelling.end()) return form(word);
    std::string out = "(?:" + form(word);
    for (const std::string& other : known->second) out += "|" + form(other);
    return out + ")";
}

bool is_root(std::string_view text) {
    if (text.empty()) return false;
    for (char c : text)
        if ((c < 'a' || c > 'z') && c != '+') return false;
    return true;
}

Pattern root_pattern(Piece root, const Spelling& spelling) {
    if (!is_root(root.text)) return mistake("a root is written in small letters a-z, as in ~bentuk", root.offset);
    return with_spelling(root.text, spelling, affixed_forms);
}

Pattern name_pattern(Piece name, const Lookup& lookup) {
    if (name.text.empty() || name.text.back() != '}') return mistake("a vocabulary name needs its closing brace", name.offset);
    auto found = lookup(name.text.substr(1, name.text.size() - 2));
    if (!found) return mistake(found.error(), name.offset);
    return "(?:" + *found + ")";
}

Pattern literal_pattern(Piece word, const Spelling& spelling) {
    const std::string normal = normalize_text(word.text);
    if (normal.empty()) return mistake("\"" + std::string(word.text) + "\" holds no letter or digit", word.offset);
    std::string out;
    for (const Piece& part : split({normal, 0}, " \n")) {
        if (!out.empty()) out += ' ';
        out += with_spelling(part.text, spelling, escaped);
    }
    return out;
}

Pattern word_pattern(Piece word, const Spelling& spelling, const Lookup& lookup) {
    if (word.text.front() == '~') return root_pattern({word.text.substr(1), word.offset + 1}, spelling);
    if (word.text.front() == '{') return name_pattern(word, lookup);
    return literal_pattern(word, spelling);
}

/// Joins the words of a sequence, honouring `..` (up to three words between) and a trailing `?` (optional word).
Pattern join_sequence(const std::vector<Piece>& words, const Spelling& spelling, const Lookup& lookup) {
    std::string out;
    std::string gap;           // what must stand before the next word
    bool leading_optional = false;
    for (Piece word : words) {
        if (word.text == "..") {
            if (out.empty()) return mistake("\"..\" needs a word on both sides", word.offset);
            gap = " (?:[^ \\n]+ ){0,3}";
            continue;
        }
        const bool optional = word.text.size() > 1 && word.text.back() == '?';
        if (optional) word.text.remove_suffix(1);
        const Pattern pattern = word_pattern(word, spelling, lookup);
        if (!pattern) return pattern;
        if (out.empty() || leading_optional) {
            out += optional ? "(?:" + *pattern + " )?" : *pattern;
            leading_optional = optional;
        } else {
            out += optional ? "(?:" + gap + *pattern + ")?" : gap + *pattern;
        }
        gap = " ";
    }
    if (out.empty() || leading_optional) return mistake("the sequence is empty", words.empty() ? 0 : words.front().offset);
    return out;
}

/// One term of a phrase: alternatives separated by '|', each a sequence whose words are joined by '_'.
Pattern term_pattern(Piece term, const Spelling& spelling, const Lookup& lookup) {
    if (term.text.size() > 2 && term.text.front() == '/' && term.text.back() == '/')
        return std::string(term.text.substr(1, term.text.size() - 2));
    std::string out;
    for (const Piece& alternative : split(term, "|")) {
        // Vocabulary names hold '_' of their own: shield those inside braces.
        std::vector<Piece> words;
        std::size_t begin = 0;
        bool braces = false;
        for (std::size_t i = 0; i <= alternative.text.size(); ++i) {
            const char c = i < alternative.text.size() ? alternative.text[i] : '_';
            braces = (braces || c == '{') && c != '}';
            if (c != '_' || (braces && i < alternative.text.size())) continue;
            if (i > begin) words.push_back({alternative.text.substr(begin, i - begin), alternative.offset + begin});
            begin = i + 1;
        }
        const Pattern pattern = join_sequence(words, spelling, lookup);
        if (!pattern) return pattern;
        out += (out.empty() ? "" : "|") + *pattern;
    }
    if (out.empty()) return mistake("a term is missing", term.offset);
    return out;
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

Pattern sequence_pattern(std::string_view sequence, const Spelling& spelling, const Lookup& lookup) {
    return join_sequence(split({sequence, 0}, " "), spelling, lookup);
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
            if (std::from_chars(number.data(), number.data() + number.size(), out.window).ec != std::errc() || out.window < 1)
                return mistake("after @ stands a number of words, as in @6", term.offset);
            continue;
        }
        const bool forbidden = term.text.front() == '!';
        if (forbidden) term = {term.text.substr(1), term.offset + 1};
        if (term.text.empty()) return mistake("after ! stands a term", term.offset);
        auto pattern = term_pattern(term, spelling, lookup);
        if (!pattern) return tl::unexpected<ExpressionError>(pattern.error());
        out.terms.push_back({*pattern, false, forbidden});
    }
    for (const auto& term : out.terms)
        if (!term.forbidden) return out;
    return mistake("a phrase needs at least one term that must be found", 0);
}

}  // namespace celah
