#include "structure/labels.hpp"

#include <algorithm>
#include <array>

namespace celah::layout {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool letter(char c) {
    return lower(c) || upper(c);
}

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

/// A first word cut into number, punctuation and glued rest.
struct Cut {
    std::string_view core;   // "1", "a", "iv", "1.2"
    bool open = false;       // "("
    char close = 0;          // '.', ')' or 0
    std::size_t length = 0;  // bytes up to the rest
};

std::size_t core_length(std::string_view text) {
    std::size_t i = 0;
    if (digit(text[0])) {
        while (i < text.size() && digit(text[i])) ++i;
        return i <= 3 ? i : 0;
    }
    while (i < text.size() && i < 6 && letter(text[i])) ++i;
    return i == 1 || roman_value(text.substr(0, i)) > 0 ? i : 0;
}

/// Extends "1" to "1.2.3" when digits follow the points; parts are at most two digits, so "1.500" is none.
std::size_t dotted_length(std::string_view text, std::size_t i) {
    while (i + 1 < text.size() && text[i] == '.' && digit(text[i + 1])) {
        std::size_t end = i + 1;
        while (end < text.size() && digit(text[end])) ++end;
        if (end - i - 1 > 2) return 0;
        i = end;
    }
    return i;
}

std::optional<Cut> cut_label(std::string_view text) {
    Cut cut;
    std::size_t i = 0;
    if (!text.empty() && text[0] == '(') cut.open = true, i = 1;
    if (i >= text.size()) return std::nullopt;
    const std::size_t core = core_length(text.substr(i));
    if (core == 0) return std::nullopt;
    const std::size_t end = cut.open ? i + core : dotted_length(text, i + core);
    if (end == 0) return std::nullopt;
    cut.core = text.substr(i, end - i);
    i = end;
    if (i < text.size() && (text[i] == '.' || text[i] == ')')) cut.close = text[i++];
    if (cut.close == '.' && i < text.size() && text[i] == ')') cut.close = text[i++];
    if (cut.open && cut.close != ')') return std::nullopt;
    cut.length = i;
    return cut;
}

LabelStyle style_of(const Cut& cut) {
    const char first = cut.core.front();
    if (cut.open) return digit(first) ? LabelStyle::decimal_parens : LabelStyle::letter_parens;
    if (cut.core.find('.') != std::string_view::npos) return LabelStyle::dotted;
    if (cut.close == ')') return digit(first) ? LabelStyle::decimal_paren : LabelStyle::letter_paren;
    if (digit(first)) return LabelStyle::decimal;
    const bool roman = cut.core.size() > 1 || first == 'i' || first == 'I';
    if (upper(first)) return roman ? LabelStyle::upper_roman : LabelStyle::upper_letter;
    return roman ? LabelStyle::lower_roman : LabelStyle::lower_letter;
}

Label make_label(const Cut& cut) {
    Label label;
    label.style = style_of(cut);
    const std::size_t point = cut.core.rfind('.');
    const std::string_view last = point == std::string_view::npos ? cut.core : cut.core.substr(point + 1);
    label.roman = letter(last.front()) ? roman_value(last) : 0;
    if (digit(last.front())) {
        label.value = number(last);
    } else if (last.size() == 1 && label.style != LabelStyle::upper_roman && label.style != LabelStyle::lower_roman) {
        label.value = (last.front() | 0x20) - 'a' + 1;
    } else {
        label.value = label.roman;
    }
    label.depth = 1 + static_cast<int>(std::count(cut.core.begin(), cut.core.end(), '.'));
    return label;
}

std::optional<Label> chapter_label(const Tokens& tokens, const Line& line) {
    if (line.units.size() < 2) return std::nullopt;
    const auto& page = tokens.pages[line.page];
    if (page[line.units[0]->token].normal != "bab") return std::nullopt;
    std::string_view numeral = line.units[1]->text;
    while (!numeral.empty() && !digit(numeral.back()) && !letter(numeral.back())) numeral.remove_suffix(1);
    const bool decimal = !numeral.empty() && numeral.size() <= 2 && std::all_of(numeral.begin(), numeral.end(), digit);
    const int value = decimal ? number(numeral) : roman_value(numeral);
    // "Bab II Pembentukan" within a sentence is drawn in small letters after other words; at a line's start accept
    // capitals only, or a line of the two words alone.
    const bool capitals = line.units[0]->text == "BAB";
    if (value == 0 || (!capitals && line.units.size() > 2)) return std::nullopt;
    Label label;
    label.style = LabelStyle::chapter;
    label.text = std::string(line.units[0]->text) + " " + std::string(line.units[1]->text);
    label.value = value;
    label.units = 2;
    return label;
}

std::size_t bullet_length(std::string_view text) {
    static constexpr std::array<std::string_view, 19> marks = {"-", "–", "—", "•", "▪", "▫", "●", "○", "◦", "➢",
                                                               "✓", "✔", "■", "□", "►", "➤", "»", "·", "*"};
    for (const std::string_view mark : marks)
        if (text.starts_with(mark)) return mark.size();
    return 0;
}

std::optional<Label> bullet_label(const Line& line) {
    const Unit& first = line.first();
    const std::size_t length = bullet_length(first.text);
    const bool whole = first.bullet || is_symbol(first.text) || (length > 0 && length == first.text.size());
    // "-Menyusun": the mark is glued to the text; "-5" and "-nya" are not marked.
    const bool glued = length > 0 && length < first.text.size() && (upper(first.text[length]) || length > 1);
    if ((!whole && !glued) || (whole && line.units.size() < 2)) return std::nullopt;
    Label label;
    label.style = LabelStyle::bullet;
    label.text = std::string(whole ? first.text : first.text.substr(0, length));
    label.units = whole ? 1 : 0;
    return label;
}

/// Tokens of the unit that the label itself fills; nullopt when label and text share one token.
std::optional<std::size_t> glued_tokens(const Tokens& tokens, const Unit& unit, std::string_view core) {
    std::string joined;
    for (std::uint32_t i = 0; i + 1 < unit.tokens; ++i) {
        joined += tokens.pages[unit.page][unit.token + i].normal;
        std::string plain;
        for (const char c : core)
            if (c != '.') plain += upper(c) ? static_cast<char>(c | 0x20) : c;
        if (joined == plain) return i + 1;
    }
    return std::nullopt;
}

bool plausible(const Cut& cut, const Line& line) {
    const bool dotted = cut.core.find('.') != std::string_view::npos;
    if (cut.length < line.first().text.size()) {
        // "1.Tim": a capital must follow; "a.n." and "S.H." are abbreviations.
        const char next = line.first().text[cut.length];
        return cut.close != 0 && upper(next) && (digit(cut.core.front()) || line.first().text.size() > cut.length + 3);
    }
    if (cut.close == 0) return dotted && line.units.size() > 1 && letter(line.units[1]->text.front());
    return true;
}

}  // namespace

int roman_value(std::string_view numeral) {
    static constexpr std::string_view digits = "ivxlc";
    static constexpr std::array<int, 5> values = {1, 5, 10, 50, 100};
    int sum = 0, before = 0;
    if (numeral.empty() || numeral.size() > 6) return 0;
    for (std::size_t i = numeral.size(); i-- > 0;) {
        if (upper(numeral[i]) != upper(numeral[0])) return 0;
        const auto at = digits.find(static_cast<char>(numeral[i] | 0x20));
        if (at == std::string_view::npos) return 0;
        const int value = values[at];
        sum += value < before ? -value : value;
        before = std::max(before, value);
    }
    return sum;
}

std::optional<Label> parse_label(const Tokens& tokens, const Line& line) {
    if (line.units.empty() || line.first().text.empty()) return std::nullopt;
    if (auto chapter = chapter_label(tokens, line)) return chapter;
    if (auto bullet = bullet_label(line)) return bullet;
    const auto cut = cut_label(line.first().text);
    if (!cut || !plausible(*cut, line)) return std::nullopt;
    Label label = make_label(*cut);
    label.text = std::string(line.first().text.substr(0, cut->length));
    if (cut->length < line.first().text.size()) {
        const auto own = glued_tokens(tokens, line.first(), cut->core);
        label.units = 0;
        label.tokens = own.value_or(0);
    }
    return label;
}

}  // namespace celah::layout
