#include "mend/near.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace celah::mending {
namespace {

struct Pair {
    char drawn, meant;
};

/// What is taken for what: each also the other way round, but for digits.
constexpr auto alike = std::to_array<Pair>({{'c', 'e'}, {'c', 'o'}, {'e', 'o'}, {'i', 'l'}, {'i', 't'}, {'l', 't'}, {'f', 't'}, {'b', 'h'},
                                            {'h', 'n'}, {'n', 'u'}, {'u', 'v'}, {'v', 'y'}, {'g', 'q'}, {'i', 'j'}});
constexpr auto digits = std::to_array<Pair>({{'0', 'o'}, {'1', 'i'}, {'1', 'l'}, {'1', 't'}, {'2', 'z'}, {'3', 'e'}, {'4', 'a'}, {'5', 's'},
                                             {'6', 'b'}, {'6', 'g'}, {'7', 't'}, {'8', 'b'}, {'9', 'g'}});

struct Run {
    std::string_view drawn, meant;
};
constexpr auto runs = std::to_array<Run>({{"rn", "m"}, {"m", "rn"}, {"in", "m"}, {"ni", "m"}, {"ii", "u"}, {"u", "ii"}, {"li", "u"}, {"cl", "d"},
                                          {"d", "cl"}, {"vv", "w"}, {"ri", "n"}, {"li", "h"}, {"lc", "k"}, {"tn", "m"}, {"nn", "m"}});

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr int never = 100;

/// By letter drawn and letter meant.
constexpr auto make_costs() {
    std::array<std::array<std::uint8_t, 128>, 128> out{};
    for (std::size_t drawn = 0; drawn < out.size(); ++drawn)
        for (std::size_t meant = 0; meant < out.size(); ++meant)
            out[drawn][meant] = drawn == meant ? 0 : drawn == unreadable ? look_alike : is_digit(static_cast<char>(drawn)) ? never : edit;
    for (const Pair pair : alike) {
        const auto a = static_cast<std::size_t>(pair.drawn), b = static_cast<std::size_t>(pair.meant);
        out[a][b] = out[b][a] = look_alike;
    }
    for (const Pair pair : digits) out[static_cast<std::size_t>(pair.drawn)][static_cast<std::size_t>(pair.meant)] = look_alike;
    return out;
}

constexpr auto costs = make_costs();

int cost_of(char drawn, char meant) { return costs[static_cast<std::size_t>(drawn)][static_cast<std::size_t>(meant) & 127]; }

/// Walks a sorted list as the tree of its beginnings: the words with one beginning stand together.
class Search {
  public:
    Search(std::string_view damaged, int budget, const WordList& list, std::map<std::string, int, std::less<>>& found)
        : damaged_(damaged), budget_(budget), list_(list), found_(found) {}

    void run() { walk(0, {0, list_.size(), 0}, 0); }

  private:
    /// The words [first, last) whose first `depth` letters are the same.
    struct Range {
        std::size_t first, last, depth;
        bool empty() const { return first == last; }
    };

    char letter(std::size_t word, std::size_t depth) const { return list_.letter(word, depth); }

    /// Those of the range, all longer than its depth, that go on with this letter.
    Range with(const Range& range, char next) const {
        if (range.empty()) return {range.first, range.first, range.depth + 1};
        const auto bound = [&](std::size_t low, auto before) {
            std::size_t high = range.last;
            while (low < high) {
                const std::size_t middle = (low + high) / 2;
                if (before(letter(middle, range.depth))) low = middle + 1;
                else high = middle;
            }
            return low;
        };
        const std::size_t first = bound(longer(range).first, [&](char c) { return c < next; });
        return {first, bound(first, [&](char c) { return c <= next; }), range.depth + 1};
    }

    /// Without the word that ends at the range's depth: it stands first.
    Range longer(Range range) const {
        if (!range.empty() && letter(range.first, range.depth) == '\n') ++range.first;
        return range;
    }

    void walk(std::size_t at, const Range& range, int spent) {
        if (range.empty()) return;
        if (spent == budget_) return walk_straight(at, range, spent);
        const std::string_view rest = damaged_.substr(at);
        if (rest.empty() && letter(range.first, range.depth) == '\n') keep(range.first, spent);
        const bool first = range.depth == 0 && budget_ > edit;   // one edit may be anywhere; with more the first letter must be right
        if (first || spent + edit > budget_) return walk_alike(at, longer(range), spent);
        for (Range child = longer(range); child.first < range.last; child.first = child.last) {
            const char next = letter(child.first, range.depth);
            child = with({child.first, range.last, range.depth}, next);
            branch(at, child, next, spent);
        }
        if (rest.empty() || is_digit(rest.front())) return;
        walk(at + 1, range, spent + (rest.front() == unreadable ? look_alike : edit));
    }

    /// A whole edit is more than is left: only what looks alike may differ.
    void walk_alike(std::size_t at, const Range& range, int spent) {
        const std::string_view rest = damaged_.substr(at);
        if (rest.empty() || range.empty()) return;
        if (rest[0] == unreadable) {
            for (char c = 'a'; c <= 'z'; ++c) walk(at + 1, with(range, c), spent + look_alike);
            return walk(at + 1, range, spent + look_alike);
        }
        walk(at + 1, with(range, rest[0]), spent);
        for (char c = 'a'; c <= 'z'; ++c)
            if (c != rest[0] && cost_of(rest[0], c) == look_alike) walk(at + 1, with(range, c), spent + look_alike);
        for (const Run& run : runs)
            if (rest.starts_with(run.drawn)) walk_run(at, with(range, run.meant[0]), run, spent);
    }

    /// `range`: of words that go on with the run's first letter.
    void walk_run(std::size_t at, const Range& range, const Run& run, int spent) {
        walk(at + run.drawn.size(), run.meant.size() > 1 ? with(longer(range), run.meant[1]) : range, spent + look_alike);
    }

    void branch(std::size_t at, const Range& child, char next, int spent) {
        const std::string_view rest = damaged_.substr(at);
        walk(at, child, spent + edit);   // a letter is lost
        if (rest.empty()) return;
        const int cost = cost_of(rest[0], next);
        if (spent + cost <= budget_) walk(at + 1, child, spent + cost);
        if (rest.size() > 1 && rest[1] == next && rest[0] != next) walk(at + 2, with(longer(child), rest[0]), spent + edit);
        for (const Run& run : runs)
            if (run.meant[0] == next && rest.starts_with(run.drawn)) walk_run(at, child, run, spent);
    }

    /// Nothing may differ any more: there is one word at most.
    void walk_straight(std::size_t at, Range range, int spent) {
        const std::string_view rest = damaged_.substr(at);
        std::size_t low = range.first, high = range.last;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            const int order = list_[middle].substr(range.depth).compare(rest);
            if (order == 0) return keep(middle, spent);
            if (order < 0) low = middle + 1;
            else high = middle;
        }
    }

    void keep(std::size_t word, int spent) {
        const auto [it, fresh] = found_.try_emplace(std::string(list_[word]), spent);
        if (!fresh) it->second = std::min(it->second, spent);
    }

    std::string_view damaged_;
    int budget_;
    const WordList& list_;
    std::map<std::string, int, std::less<>>& found_;
};

}  // namespace

std::vector<Near> words_near(std::string_view damaged, int budget, std::span<const WordList* const> lists) {
    std::map<std::string, int, std::less<>> found;
    for (const WordList* list : lists) Search(damaged, budget, *list, found).run();
    std::vector<Near> out;
    for (const auto& [word, cost] : found) out.push_back({word, cost});
    std::stable_sort(out.begin(), out.end(), [](const Near& a, const Near& b) { return a.cost < b.cost; });
    return out;
}

}  // namespace celah::mending
