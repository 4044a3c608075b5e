// Plans as bad reading and bad typing leave them: the words of a document, changed by a seed.
#pragma once

#include <algorithm>
#include <array>
#include <cctype>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "celah/document.hpp"

namespace celah::test {

enum class Damage { ocr, typing, broken, joined, spaced };

inline constexpr std::array all_damages = {Damage::ocr, Damage::typing, Damage::broken, Damage::joined, Damage::spaced};

inline const char* name_of(Damage damage) {
    switch (damage) {
        case Damage::ocr: return "ocr";
        case Damage::typing: return "typing";
        case Damage::broken: return "broken";
        case Damage::joined: return "joined";
        case Damage::spaced: return "spaced";
    }
    return "";
}

/// `rate`: of letters for ocr and typing, of words else. Nothing is ever made that the page had not.
class Damager {
  public:
    Damager(Damage damage, double rate, unsigned seed) : damage_(damage), rate_(rate), random_(seed) {}

    Document operator()(const Document& plan) {
        Document out = plan;
        for (Page& page : out.pages) {
            std::vector<Word> words;
            for (const Word& word : page.words) add(word, words);
            page.words = std::move(words);
        }
        return out;
    }

  private:
    bool happens(double rate) { return std::uniform_real_distribution<>(0, 1)(random_) < rate; }
    template <class List>
    auto any(const List& list) { return list[std::uniform_int_distribution<std::size_t>(0, std::size(list) - 1)(random_)]; }

    static bool letters(std::string_view text) {
        return std::all_of(text.begin(), text.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    }

    void add(Word word, std::vector<Word>& out) {
        if (damage_ == Damage::ocr || damage_ == Damage::typing) {
            word.text = changed(word.text);
            if (!word.text.empty()) out.push_back(std::move(word));
        } else if (damage_ == Damage::broken && word.text.size() >= 5 && letters(word.text) && happens(rate_)) {
            cut(word, {std::uniform_int_distribution<std::size_t>(1, word.text.size() - 1)(random_)}, out);
        } else if (damage_ == Damage::spaced && word.text.size() >= 5 && letters(word.text) && happens(rate_)) {
            std::vector<std::size_t> cuts;
            for (std::size_t i = 1; i < word.text.size(); ++i) cuts.push_back(i);
            cut(word, cuts, out);
        } else if (damage_ == Damage::joined && !out.empty() && letters(word.text) && letters(out.back().text) && near(out.back(), word) && happens(rate_)) {
            out.back().text += word.text;
            out.back().box = cover(out.back().box, word.box);
        } else {
            out.push_back(std::move(word));
        }
    }

    static bool near(const Word& a, const Word& b) {
        return a.angle == 0 && b.angle == 0 && a.box.y0 == b.box.y0 && b.box.x0 > a.box.x0 && b.box.x0 - a.box.x1 < static_cast<double>(a.size);
    }

    /// Before each of these letters, with a gap of a fifth of a letter's height where each letter gives way.
    static void cut(const Word& word, std::vector<std::size_t> at, std::vector<Word>& out) {
        const double letter = word.box.width() / static_cast<double>(word.text.size());
        at.push_back(word.text.size());
        std::size_t begin = 0;
        for (const std::size_t end : at) {
            Word& piece = out.emplace_back(word);
            piece.text = word.text.substr(begin, end - begin);
            piece.box.x0 = word.box.x0 + letter * static_cast<double>(begin) + (begin > 0 ? 0.1 * letter : 0);
            piece.box.x1 = word.box.x0 + letter * static_cast<double>(end) - 0.1 * letter;
            begin = end;
        }
    }

    std::string changed(const std::string& text) {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (!std::isalpha(static_cast<unsigned char>(c)) || !happens(rate_)) out += c;
            else if (damage_ == Damage::ocr) misread(text, i, out);
            else mistype(text, i, out);
        }
        return out;
    }

    /// Mostly letters that look alike; some that do not, some lost, a speck of dirt.
    void misread(const std::string& text, std::size_t& i, std::string& out) {
        struct Alike {
            std::string_view is, becomes;
        };
        static constexpr auto list = std::to_array<Alike>({{"m", "rn"}, {"rn", "m"}, {"u", "ii"}, {"u", "n"}, {"n", "u"}, {"d", "cl"}, {"c", "e"}, {"e", "c"}, {"e", "o"},
            {"l", "1"}, {"i", "l"}, {"l", "i"}, {"i", "1"}, {"i", "t"}, {"o", "0"}, {"a", "o"}, {"h", "b"}, {"t", "f"}, {"g", "q"}, {"s", "5"}, {"w", "vv"}, {"n", "ri"},
            {"a", "e"}, {"k", "lc"}, {"b", "6"}, {"M", "N"}, {"I", "l"}, {"O", "0"}, {"N", "H"}, {"E", "F"}, {"S", "5"}, {"B", "8"}, {"R", "B"}, {"G", "C"}, {"U", "V"}, {"A", "4"}});
        std::vector<Alike> fitting;
        for (const Alike& one : list)
            if (std::string_view(text).substr(i).starts_with(one.is)) fitting.push_back(one);
        if (!fitting.empty() && !happens(0.3)) {
            const Alike one = any(fitting);
            out += one.becomes;
            i += one.is.size() - 1;
        } else if (happens(0.4)) {
            return;
        } else if (happens(0.1)) {
            out += any(std::string_view(".'|\\"));
        } else {
            out += like(text[i], any(std::string_view("abcdefghijklmnoprstuvwy")));
        }
    }

    void mistype(const std::string& text, std::size_t& i, std::string& out) {
        static constexpr std::array<std::string_view, 3> rows = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
        const char c = text[i], small = static_cast<char>(c | 0x20);
        switch (std::uniform_int_distribution<>(0, 3)(random_)) {
            case 0: return;
            case 1: out += c; out += c; return;
            case 2:
                if (i + 1 < text.size() && std::isalpha(static_cast<unsigned char>(text[i + 1]))) {
                    out += text[i + 1];
                    out += c;
                    ++i;
                    return;
                }
                [[fallthrough]];
            default:
                for (const std::string_view row : rows)
                    if (const std::size_t at = row.find(small); at != std::string_view::npos) out += like(c, row[at > 0 && happens(0.5) ? at - 1 : std::min(at + 1, row.size() - 1)]);
        }
    }

    static char like(char drawn, char small) { return drawn >= 'A' && drawn <= 'Z' ? static_cast<char>(small & ~0x20) : small; }

    Damage damage_;
    double rate_;
    std::mt19937 random_;
};

}  // namespace celah::test
