#include "structure/layout.hpp"

#include <algorithm>
#include <cmath>

namespace celah::layout {
namespace {

Letters count_letters(std::string_view utf8) {
    Letters letters;
    for (const char ch : utf8) {
        const auto byte = static_cast<unsigned char>(ch);
        if ((byte & 0xC0) == 0x80) continue;
        ++letters.all;
        if (ch >= 'a' && ch <= 'z') ++letters.lower;
        if (ch >= 'A' && ch <= 'Z') ++letters.upper;
    }
    return letters;
}

Unit make_unit(const Page& page, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t count) {
    Unit unit;
    unit.word = tokens[first].word;
    unit.token = first;
    unit.tokens = count;
    for (std::uint32_t i = first; i < first + count; ++i)
        unit.words = std::max<std::uint32_t>(unit.words, tokens[i].words);
    const Word& word = page.words[unit.word];
    unit.text = word.text;
    unit.letters = count_letters(word.text);
    unit.box = word.box;
    unit.size = word.size;
    unit.angle = word.angle;
    unit.bold = word.bold;
    for (std::uint32_t i = 1; i < unit.words && unit.word + i < page.words.size(); ++i)
        unit.box = cover(unit.box, page.words[unit.word + i].box);
    const Token& last = tokens[first + count - 1];
    unit.bullet = count == 1 && last.bullet;
    unit.ends_sentence = last.ends_sentence;
    unit.glue = last.glue;
    return unit;
}

bool overlap_half(double a0, double a1, double b0, double b1) {
    const double shared = std::min(a1, b1) - std::max(a0, b0);
    return shared > 0.5 * std::min(a1 - a0, b1 - b0);
}

void add_letters(const Unit& unit, Letters& sum, std::uint32_t& bold) {
    // Digits and marks count as well: a bold "1." makes its line bolder.
    sum.all += unit.letters.all;
    sum.lower += unit.letters.lower;
    sum.upper += unit.letters.upper;
    if (unit.bold) bold += unit.letters.all;
}

}  // namespace

PageUnits make_units(const Document& document, const Tokens& tokens, std::uint32_t page) {
    PageUnits result;
    result.page = &document.pages[page];
    result.tokens = &tokens.pages[page];
    const auto& list = *result.tokens;
    result.units.reserve(list.size());
    for (std::uint32_t i = 0; i < list.size();) {
        std::uint32_t end = i + 1;
        while (end < list.size() && list[end].word == list[i].word) ++end;
        Unit unit = make_unit(*result.page, list, i, end - i);
        unit.page = page;
        unit.index = static_cast<std::uint32_t>(result.units.size());
        result.units.push_back(unit);
        i = end;
    }
    return result;
}

double thickness(const Unit& unit) {
    return unit.angle == 90 || unit.angle == 270 ? unit.box.width() : unit.box.height();
}

bool same_line(const Unit& previous, const Unit& next) {
    if (previous.angle != next.angle) return false;
    const Box& a = previous.box;
    const Box& b = next.box;
    const double slack = 0.4 * std::max(previous.size, next.size);
    if (next.angle == 90) return overlap_half(a.x0, a.x1, b.x0, b.x1) && b.y0 >= a.y1 - slack;
    if (next.angle == 270) return overlap_half(a.x0, a.x1, b.x0, b.x1) && b.y1 <= a.y0 + slack;
    if (next.angle == 180) return overlap_half(a.y0, a.y1, b.y0, b.y1) && b.x1 <= a.x0 + slack;
    return overlap_half(a.y0, a.y1, b.y0, b.y1) && b.x0 >= a.x1 - slack;
}

Line make_line(Refs units) {
    Line line;
    line.page = units.front()->page;
    line.box = units.front()->box;
    Letters letters;
    std::uint32_t bold = 0, most = 0;
    for (const Unit* unit : units) {
        line.box = cover(line.box, unit->box);
        add_letters(*unit, letters, bold);
        const auto weight = static_cast<std::uint32_t>(unit->text.size());
        if (weight > most) most = weight, line.size = unit->size;
    }
    line.bold = letters.all > 0 && 2 * bold > letters.all;
    line.upper = letters.lower == 0 && letters.upper >= 2;
    line.letters = letters.all;
    line.units = std::move(units);
    return line;
}

std::vector<Line> make_lines(const Refs& units, double gap) {
    constexpr std::size_t usual_line = 8;
    std::vector<Line> lines;
    lines.reserve(units.size() / usual_line + 1);
    const auto goes_on = [gap](const Unit& last, const Unit& next) {
        return same_line(last, next) && (gap <= 0 || next.box.x0 - last.box.x1 <= gap * next.size);
    };
    for (auto begin = units.begin(); begin != units.end();) {
        auto end = begin + 1;
        while (end != units.end() && goes_on(**(end - 1), **end)) ++end;
        lines.push_back(make_line({begin, end}));
        begin = end;
    }
    return lines;
}

std::vector<Line> make_lines(const PageUnits& page, Place place, double gap) {
    Refs units;
    units.reserve(page.units.size());
    for (const Unit& unit : page.units)
        if (unit.place == place) units.push_back(&unit);
    return make_lines(units, gap);
}

bool starts_lower(std::string_view utf8) {
    for (const char ch : utf8) {
        if (ch >= 'a' && ch <= 'z') return true;
        if ((ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9')) return false;
    }
    return false;
}

bool is_symbol(std::string_view utf8) {
    // EF 80 80 … EF 83 BF
    return utf8.size() == 3 && utf8[0] == '\xEF' && static_cast<unsigned char>(utf8[1]) >= 0x80 &&
           static_cast<unsigned char>(utf8[1]) <= 0x83;
}

std::string drawn_text(const Document& document, const Refs& units) {
    std::string text;
    for (const Unit* unit : units) {
        if (!text.empty()) text += ' ';
        for (std::uint32_t i = 0; i < unit->words; ++i) text += document.pages[unit->page].words[unit->word + i].text;
    }
    return text;
}

std::vector<std::string_view> normal_words(const Tokens& tokens, const Refs& units) {
    std::vector<std::string_view> words;
    for (const Unit* unit : units) {
        for (std::uint32_t i = 0; i < unit->tokens; ++i) {
            const std::string& normal = tokens.pages[unit->page][unit->token + i].normal;
            if (!normal.empty()) words.emplace_back(normal);
        }
    }
    return words;
}

std::vector<TokenRef> token_refs(const Refs& units) {
    std::vector<TokenRef> refs;
    refs.reserve(units.size());
    for (const Unit* unit : units)
        for (std::uint32_t i = 0; i < unit->tokens; ++i) refs.push_back({unit->page, unit->token + i});
    return refs;
}

}  // namespace celah::layout
