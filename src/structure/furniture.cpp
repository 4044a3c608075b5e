#include "structure/furniture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace celah::layout {
namespace {

constexpr double margin_share = 0.13;  // of the page height, at the top and at the bottom

/// A short line with what is needed to find it again on other pages.
struct Candidate {
    std::size_t page = 0;
    Refs units;
    Box box;
    double from_top = 0, from_bottom = 0;
    bool margin = false;
    bool number_only = false;
    int number = -1;  // the last number in it
};

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const Token& token_of(const PageUnits& page, const Unit& unit, std::uint32_t i) {
    return (*page.tokens)[unit.token + i];
}

/// Page numbers in front matter are small roman numerals.
int roman_page(std::string_view text) {
    static constexpr std::array<std::string_view, 20> numerals = {"i",    "ii",  "iii",  "iv",    "v",   "vi",   "vii",
                                                                  "viii", "ix",  "x",    "xi",    "xii", "xiii", "xiv",
                                                                  "xv",   "xvi", "xvii", "xviii", "xix", "xx"};
    const auto found = std::find(numerals.begin(), numerals.end(), text);
    return found == numerals.end() ? -1 : static_cast<int>(found - numerals.begin()) + 1;
}

void hash_into(std::size_t& seed, std::string_view text) {
    seed = (seed ^ std::hash<std::string_view>{}(text)) * 0x9E3779B97F4A7C15ULL + 0x7F4A7C15ULL;
}

/// The same for lines that differ in digits only; sets the candidate's number.
std::size_t key_of(const PageUnits& page, Candidate& line) {
    std::size_t key = line.units.front()->angle == 0 ? 1 : 2;
    bool words = false;
    // "6) Dinas …" at a page's top is a list point, not a page number before a running head.
    const std::string_view first = line.units.front()->text;
    const bool label = line.units.size() > 2 && (first.ends_with(')') || first.ends_with('.'));
    for (const Unit* unit : line.units) {
        for (std::uint32_t i = 0; i < unit->tokens; ++i) {
            const std::string& normal = token_of(page, *unit, i).normal;
            if (normal.empty()) continue;
            if (is_digits(normal) && !(label && unit == line.units.front())) {
                line.number = normal.size() < 6 ? std::stoi(normal) : -1;
                hash_into(key, "#");
            } else {
                hash_into(key, normal);
                words = true;
            }
        }
    }
    if (words && line.units.size() == 1) {
        line.number = roman_page(token_of(page, *line.units.front(), 0).normal);
        words = line.number < 0;
        if (!words) key = 3;
    }
    line.number_only = !words && line.number >= 0;
    return key;
}

/// Chapters often begin at the same height with texts that differ in a digit only.
bool is_division(const PageUnits& page, const Candidate& line) {
    const std::string& first = token_of(page, *line.units.front(), 0).normal;
    return (first == "bab" || first == "lampiran" || first == "bagian" || first == "tabel") && line.number >= 0;
}

using Groups = std::unordered_map<std::size_t, std::vector<Candidate>>;

void collect(const PageUnits& page, std::size_t index, Groups& groups) {
    constexpr std::size_t longest = 30;
    for (Line& line : make_lines(page, Place::body)) {
        const bool kept =
            std::any_of(line.units.begin(), line.units.end(), [](const Unit* unit) { return unit->keep; });
        if (line.units.size() > longest || kept) continue;
        Candidate candidate;
        candidate.page = index;
        candidate.box = line.box;
        candidate.from_top = line.box.center_y();
        candidate.from_bottom = page.page->height - line.box.center_y();
        const double margin = margin_share * page.page->height;
        candidate.margin = candidate.from_top < margin || candidate.from_bottom < margin || line.first().angle != 0;
        candidate.units = std::move(line.units);
        const std::size_t key = key_of(page, candidate);
        if (!is_division(page, candidate)) groups[key].push_back(std::move(candidate));
    }
}

bool same_place(const Candidate& a, const Candidate& b, double tolerance) {
    const bool height =
        std::abs(a.from_top - b.from_top) < tolerance || std::abs(a.from_bottom - b.from_bottom) < tolerance;
    if (a.margin) return height;
    return height && std::abs(a.box.center_x() - b.box.center_x()) < tolerance;
}

/// On how many pages a line is seen, and on how many it could have been: between the first and the last of them.
struct Sightings {
    std::size_t count = 0, span = 0;
};

Sightings sightings(const std::vector<Candidate>& group, const Candidate& line) {
    Sightings seen;
    std::size_t first = 0, last = static_cast<std::size_t>(-1);
    for (const Candidate& other : group) {
        if (other.page == last || other.margin != line.margin) continue;
        // A bare number is a page number when it counts with the pages.
        if (line.number_only &&
            other.number - static_cast<int>(other.page) != line.number - static_cast<int>(line.page))
            continue;
        if (!same_place(line, other, line.margin ? 9.0 : 3.0)) continue;
        if (seen.count++ == 0) first = other.page;
        last = other.page;
    }
    seen.span = seen.count == 0 ? 0 : last - first + 1;
    return seen;
}

bool is_running(const std::vector<Candidate>& group, const Candidate& line, std::size_t pages) {
    if (line.number_only && line.margin && line.number == static_cast<int>(line.page) + 1 && line.from_bottom < 80)
        return true;
    if (group.size() < 2) return false;
    const Sightings seen = sightings(group, line);
    if (!line.margin) return seen.count >= 4 && 10 * seen.count >= 6 * pages;
    // Left and right pages may differ, so a running head is on every other page at least. Forms filled in several times
    // in one file repeat their lines more rarely.
    return (seen.count >= 3 && 20 * seen.count >= 9 * seen.span) || (seen.count == 2 && pages <= 3);
}

void mark(PageUnits& page, const Refs& units) {
    for (const Unit* unit : units) page.units[unit->index].place = Place::furniture;
}

bool has_word(const PageUnits& page, const Line& line, std::string_view word) {
    for (const Unit* unit : line.units)
        for (std::uint32_t i = 0; i < unit->tokens; ++i)
            if (token_of(page, *unit, i).normal == word) return true;
    return false;
}

/// "Dokumen ini ditandatangani secara elektronik … diterbitkan oleh Balai Sertifikasi Elektronik (BSrE), BSSN."
void mark_signatures(PageUnits& page) {
    constexpr std::string_view signed_word = "ditandatangani";
    const auto says_signed = [&](const Token& token) { return token.normal == signed_word; };
    if (std::none_of(page.tokens->begin(), page.tokens->end(), says_signed)) return;
    const auto lines = make_lines(page, Place::body);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double y = lines[i].box.center_y() / page.page->height;
        if (y > 0.15 && y < 0.8) continue;
        const bool signed_here = (has_word(page, lines[i], signed_word) && has_word(page, lines[i], "elektronik"));
        if (!signed_here) continue;
        mark(page, lines[i].units);
        for (std::size_t j = i + 1; j < lines.size() && j < i + 4; ++j) {
            const bool goes_on = has_word(page, lines[j], "bsre") || has_word(page, lines[j], "bssn") ||
                                 has_word(page, lines[j], "sertifikat") || has_word(page, lines[j], "sertifikasi");
            if (!goes_on) break;
            mark(page, lines[j].units);
        }
    }
}

}  // namespace

void mark_furniture(std::vector<PageUnits>& pages) {
    Groups groups;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (Unit& unit : pages[i].units)
            if (unit.angle == -1 && unit.place == Place::body) unit.place = Place::furniture;
        mark_signatures(pages[i]);
        collect(pages[i], i, groups);
    }
    for (const auto& [key, group] : groups)
        for (const Candidate& line : group)
            if (is_running(group, line, pages.size())) mark(pages[line.page], line.units);
}

}  // namespace celah::layout
