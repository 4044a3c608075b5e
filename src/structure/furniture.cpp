#include "structure/furniture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
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
    bool division = false, numbered_title = false;
    std::vector<int> numbers;  // in it, at most a few; -1 for one that is too long to count pages
    std::size_t key = 0;       // the same for lines that differ in digits only
    std::size_t seen = 0;      // on how many pages, when it is a running line
    bool running = false;
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

/// Sets the candidate's key and numbers.
void read_words(const PageUnits& page, Candidate& line) {
    std::size_t key = line.units.front()->angle == 0 ? 1 : 2;
    if (line.margin) key += 2;
    bool words = false;
    // "6) Dinas …" at a page's top is a list point, not a page number before a running head.
    const std::string_view first = line.units.front()->text;
    const bool label = line.units.size() > 2 && (first.ends_with(')') || first.ends_with('.'));
    for (const Unit* unit : line.units) {
        for (std::uint32_t i = 0; i < unit->tokens; ++i) {
            const std::string& normal = token_of(page, *unit, i).normal;
            if (normal.empty()) continue;
            if (is_digits(normal) && !(label && unit == line.units.front())) {
                line.numbers.push_back(normal.size() < 6 ? std::stoi(normal) : -1);
                hash_into(key, "#");
                if (normal.size() >= 6) hash_into(key, normal);
            } else {
                hash_into(key, normal);
                words = true;
            }
        }
    }
    if (words && line.units.size() == 1) {
        const int roman = roman_page(token_of(page, *line.units.front(), 0).normal);
        words = roman < 0;
        if (!words) line.numbers = {roman}, key = line.margin ? 6 : 5;
    }
    line.number_only = !words && !line.numbers.empty() && line.numbers.back() >= 0;
    line.key = key;
}

bool pages_word(std::string_view word) {
    return word == "halaman" || word == "hal" || word == "hlm" || word == "page" || word == "lembar";
}

/// Chapters often begin at the same height with texts that differ in a digit only.
bool is_division(const PageUnits& page, const Candidate& line) {
    if (line.numbers.empty() || line.numbers.back() < 0) return false;
    const std::string& first = token_of(page, *line.units.front(), 0).normal;
    return first == "bab" || first == "lampiran" || first == "bagian" || first == "tabel";
}

/// A few words at a page's top, no smaller than the text below, and right behind them a number of which they do not say that
/// it counts pages: "POKJA 3". Even where parts take a page each, so that the numbers count with the pages, it is their title.
bool is_numbered_title(const PageUnits& page, const Candidate& line, float text_size) {
    constexpr std::size_t most_words = 4;
    const std::size_t count = line.units.size();
    const bool top = line.margin && line.from_top < line.from_bottom;
    if (!top || count < 2 || count > most_words || line.numbers.size() != 1) return false;
    const Unit& number = *line.units.back();
    if (number.size < text_size - 0.5F) return false;
    if (number.box.x0 - line.units[count - 2]->box.x1 > number.size || !is_digits(token_of(page, number, 0).normal)) return false;
    return std::all_of(line.units.begin(), line.units.end() - 1, [&](const Unit* unit) {
        const std::string& normal = token_of(page, *unit, 0).normal;
        return !normal.empty() && !pages_word(normal);
    });
}

using Candidates = std::vector<Candidate>;

void collect(const PageUnits& page, std::size_t index, Candidates& out) {
    constexpr std::size_t longest = 30;
    std::vector<Line> lines = make_lines(page, Place::body);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line& line = lines[i];
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
        read_words(page, candidate);
        candidate.division = is_division(page, candidate);
        candidate.numbered_title = is_numbered_title(page, candidate, i + 1 < lines.size() ? lines[i + 1].size : 0.0F);
        out.push_back(std::move(candidate));
    }
}

constexpr int none_counts = -1;

/// The same for lines that are one running line if they stand in the same place: their numbers are equal ("Tahun 2024") but
/// for the one that counts with the pages ("3 dari 12").
std::size_t running_key(const Candidate& line, int counting) {
    std::size_t key = line.key;
    for (std::size_t i = 0; i < line.numbers.size(); ++i) {
        const bool counts = static_cast<int>(i) == counting;
        hash_into(key, std::to_string(counts ? line.numbers[i] - static_cast<int>(line.page) : line.numbers[i]) + (counts ? "+" : "="));
    }
    return key;
}

bool may_run(const Candidate& line, int counting) {
    if (line.division) return false;
    // A bare number is a page number only when it counts with the pages.
    if (counting == none_counts) return !line.number_only;
    return counting < static_cast<int>(line.numbers.size()) && !line.numbered_title;
}

/// On how many pages lines are seen, and on how many they could have been: between the first and the last of them. Pages
/// enter and leave as a window moves over the lines of one running key.
class Sightings {
  public:
    void add(std::size_t page) { ++pages_[page]; }
    void remove(std::size_t page) {
        const auto at = pages_.find(page);
        if (--at->second == 0) pages_.erase(at);
    }
    std::size_t count() const { return pages_.size(); }
    std::size_t span() const { return pages_.empty() ? 0 : pages_.rbegin()->first - pages_.begin()->first + 1; }

  private:
    std::map<std::size_t, std::size_t> pages_;
};

bool is_running(const Candidate& line, const Sightings& seen, std::size_t pages) {
    if (!line.margin) return seen.count() >= 4 && 10 * seen.count() >= 6 * pages;
    // Left and right pages may differ, so a running head is on every other page at least. Forms filled in several times
    // in one file repeat their lines more rarely.
    return (seen.count() >= 3 && 20 * seen.count() >= 9 * seen.span()) || (seen.count() == 2 && pages <= 3);
}

using Group = std::vector<Candidate*>;

/// Marks the lines of a group that stand at the same height, as told by `height`, of enough pages.
void find_running(Group& group, double Candidate::*height, std::size_t pages) {
    if (group.size() < 2) return;
    std::sort(group.begin(), group.end(), [&](const Candidate* a, const Candidate* b) { return a->*height < b->*height; });
    const double tolerance = group.front()->margin ? 9.0 : 3.0;
    Sightings seen;
    std::size_t begin = 0, end = 0;
    for (Candidate* line : group) {
        while (end < group.size() && group[end]->*height < line->*height + tolerance) seen.add(group[end++]->page);
        while (group[begin]->*height <= line->*height - tolerance) seen.remove(group[begin++]->page);
        if (!is_running(*line, seen, pages)) continue;
        line->running = true;
        line->seen = std::max(line->seen, seen.count());
    }
}

/// Lines within a page's body must also share their middle.
std::vector<Group> parted_by_middle(Group group) {
    std::vector<Group> out;
    if (group.front()->margin) return {std::move(group)};
    std::sort(group.begin(), group.end(), [](const Candidate* a, const Candidate* b) { return a->box.center_x() < b->box.center_x(); });
    for (Candidate* line : group) {
        if (out.empty() || line->box.center_x() - out.back().back()->box.center_x() >= 3) out.emplace_back();
        out.back().push_back(line);
    }
    return out;
}

void find_running(Candidates& candidates, std::size_t pages) {
    constexpr int most_numbers = 4;
    for (int counting = none_counts; counting < most_numbers; ++counting) {
        std::unordered_map<std::size_t, Group> groups;
        for (Candidate& line : candidates)
            if (may_run(line, counting)) groups[running_key(line, counting)].push_back(&line);
        for (auto& [key, group] : groups)
            for (Group& part : parted_by_middle(std::move(group))) {
                find_running(part, &Candidate::from_top, pages);
                find_running(part, &Candidate::from_bottom, pages);
            }
    }
}

/// What announces the text below it: "Data dukung:".
bool announces(const Candidate& line) {
    return line.units.back()->text.ends_with(':') && line.from_top < line.from_bottom;
}

/// A few words at the top of the body that some pages begin with, below a head that more pages have, and nearer to the
/// text than to the head.
bool heads_the_body(const Candidate& line, const Candidate* above, const Candidate* below) {
    constexpr std::size_t most_words = 6;
    if (above == nullptr || below == nullptr || !above->running || line.units.size() > most_words) return false;
    if (5 * line.seen > 4 * above->seen) return false;
    const double to_head = line.box.y0 - above->box.y1, to_text = below->box.y0 - line.box.y1;
    return to_text < to_head && to_head > line.box.height() && std::abs(line.box.x0 - below->box.x0) < 40;
}

/// Takes back what looks like a running line, but belongs to the page's text. `lines` are those of one page.
void keep_text(std::vector<Candidate*>& lines) {
    std::sort(lines.begin(), lines.end(), [](const Candidate* a, const Candidate* b) { return a->from_top < b->from_top; });
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Candidate& line = *lines[i];
        if (!line.running || !line.margin || line.units.front()->angle != 0) continue;
        const bool top = line.from_top < line.from_bottom;
        const bool heads = top && heads_the_body(line, i > 0 ? lines[i - 1] : nullptr, i + 1 < lines.size() ? lines[i + 1] : nullptr);
        if (heads || announces(line)) line.running = false;
    }
    const double foot = 80;
    for (Candidate* line : lines)
        if (line->number_only && line->margin && line->numbers.back() == static_cast<int>(line->page) + 1 && line->from_bottom < foot) line->running = true;
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
    Candidates candidates;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (Unit& unit : pages[i].units)
            if (unit.angle == -1 && unit.place == Place::body) unit.place = Place::furniture;
        mark_signatures(pages[i]);
        collect(pages[i], i, candidates);
    }
    find_running(candidates, pages.size());
    for (std::size_t begin = 0, end = 0; begin < candidates.size(); begin = end) {
        std::vector<Candidate*> lines;
        for (; end < candidates.size() && candidates[end].page == candidates[begin].page; ++end) lines.push_back(&candidates[end]);
        keep_text(lines);
        PageUnits& page = pages[candidates[begin].page];
        for (const Candidate* line : lines)
            if (line->running) mark(page, line->units);
    }
}

}  // namespace celah::layout
