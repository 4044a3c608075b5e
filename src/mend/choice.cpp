#include "mend/choice.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace celah::mending {
namespace {

constexpr std::size_t shortest = 5, short_word = 6, long_word = 8, longest_word = 10;   // letters
constexpr std::size_t most_letters = 30;

constexpr auto prefixes = std::to_array<std::string_view>({"antar", "anti", "ber", "mal", "mem", "men", "meng", "multi", "non", "pasca", "pem", "pen", "peng", "per", "pra", "sub", "ter"});

constexpr auto little_words = std::to_array<std::string_view>({"atas", "dan", "dari", "dengan", "di", "ke", "oleh", "pada", "serta", "untuk", "yang"});

/// What is left of a word before a space that should not be there.
constexpr auto torn_prefixes = std::to_array<std::string_view>({"ber", "mem", "men", "meng", "meny", "pem", "pen", "peng", "peny", "ter"});

bool is_torn(std::string_view token) { return std::binary_search(torn_prefixes.begin(), torn_prefixes.end(), token); }

bool is_little(std::string_view word) { return std::binary_search(little_words.begin(), little_words.end(), word); }

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What may be a damaged word: letters, and few digits or marks among them.
bool mendable(std::string_view word) {
    if (word.size() < shortest || word.size() > most_letters) return false;
    const auto letters = std::count_if(word.begin(), word.end(), is_letter);
    const bool others = std::any_of(word.begin(), word.end(), [](char c) { return !is_letter(c) && !is_digit(c) && c != unreadable; });
    return !others && 3 * (word.size() - static_cast<std::size_t>(letters)) <= word.size();
}

/// What a correction may cost, and how far rivals are looked for: a word as near as that and a half edit stands in the way.
struct Budget {
    int accepted, searched;
};

Budget budget_for(std::string_view word) {
    if (word.size() >= 12) return {2 * edit, 2 * edit};   // so long a word has hardly a neighbour
    if (word.size() >= longest_word) return {edit + look_alike, 2 * edit};
    return {edit, edit + look_alike};
}

bool share(const std::vector<Meaning>& a, const std::vector<Meaning>& b) {
    return std::any_of(a.begin(), a.end(), [&](Meaning one) { return std::binary_search(b.begin(), b.end(), one); });
}

}  // namespace

Words::Word& Words::count(const std::string& word) {
    Word& out = *entries_.try_emplace(word).first;
    ++out.second.count;
    return out;
}

int Words::times(const std::string& word) const {
    const auto found = entries_.find(word);
    return found == entries_.end() ? 0 : found->second.count;
}

bool Words::knows(Word& word_met) {
    auto& [token, entry] = word_met;
    if (entry.known) return *entry.known;
    const bool word = std::any_of(token.begin(), token.end(), is_letter);
    if (!word) entry.known = true;
    else if (is_torn(token)) entry.known = false;
    else if (token.size() <= 3) entry.known = is_little(token) || !dictionary_.meanings(token).empty();
    else entry.known = dictionary_.knows(token);
    return *entry.known;
}

bool Words::wanted(std::string_view word) { return dictionary_.has(word) && !dictionary_.meanings(word).empty(); }

std::optional<std::string> Words::mended(const std::string& damaged, bool may_be_name) {
    auto& known = entries_[damaged].mended[may_be_name ? 1 : 0];
    if (!known) known = mendable(damaged) ? choose(damaged, may_be_name) : std::nullopt;
    return *known;
}

/// The words near a damaged one. One edit may be anywhere, its first letter included; "-nya" may follow any word.
std::vector<Near> Words::near(std::string_view damaged, int budget) const {
    constexpr std::string_view clitic = "nya";
    std::map<std::string, int> found;
    const auto add = [&](std::string_view part, int most, std::string_view behind) {
        for (const Near& one : words_near(part, most, dictionary_.lists())) {
            const auto [it, fresh] = found.try_emplace(one.word + std::string(behind), one.cost);
            if (!fresh) it->second = std::min(it->second, one.cost);
        }
    };
    const auto add_both = [&](std::string_view part, std::string_view behind) {
        add(part, edit, behind);
        if (budget > edit) add(part, budget, behind);
    };
    add_both(damaged, "");
    if (damaged.ends_with(clitic) && damaged.size() >= clitic.size() + shortest) add_both(damaged.substr(0, damaged.size() - clitic.size()), clitic);
    std::vector<Near> out;
    for (const auto& [word, cost] : found) out.push_back({word, cost});
    std::stable_sort(out.begin(), out.end(), [](const Near& a, const Near& b) { return a.cost < b.cost; });
    return out;
}

/// The nearest word that rules ask for, if every other one that is as near may be left aside.
std::optional<std::string> Words::choose(std::string_view damaged, bool may_be_name) const {
    const Budget budget = budget_for(damaged);
    // Nearly always no word is asked for: then rivals, which take longest to find, need not be looked for. (What an unreadable letter
    // may cost depends on what is left of the budget.)
    const bool quick = damaged.find(unreadable) == damaged.npos;
    std::vector<Near> near = this->near(damaged, quick ? budget.accepted : budget.searched);
    if (std::all_of(near.begin(), near.end(), [&](const Near& one) { return one.cost > budget.accepted || dictionary_.meanings(one.word).empty(); })) return std::nullopt;
    if (quick && budget.searched > budget.accepted) near = this->near(damaged, budget.searched);
    std::erase_if(near, [limit = near.front().cost + look_alike](const Near& one) { return one.cost > limit; });
    const auto better = [&](const Near& a, const Near& b) {   // of two forms of a root: letters are lost more often than added
        return std::tuple(a.cost, -times(a.word), b.word.size()) < std::tuple(b.cost, -times(b.word), a.word.size());
    };
    std::stable_sort(near.begin(), near.end(), better);
    for (const Near& best : near) {
        const std::vector<Meaning> meanings = dictionary_.meanings(best.word);
        if (meanings.empty()) continue;
        if (best.cost > budget.accepted) return std::nullopt;
        const bool bold = best.cost > edit || (damaged.size() <= short_word && may_be_name);   // only to a word that the plan writes elsewhere
        if (bold && times(best.word) == 0) return std::nullopt;
        const bool clear = std::all_of(near.begin(), near.end(), [&](const Near& rival) { return &rival == &best || beats(best, meanings, rival); });
        return clear ? std::optional(best.word) : std::nullopt;
    }
    return std::nullopt;
}

/// Forms of one root are one term; a word of the language that no rule asks for gives way to one that the plan writes elsewhere.
bool Words::beats(const Near& best, const std::vector<Meaning>& meanings, const Near& rival) const {
    const std::vector<Meaning> others = dictionary_.meanings(rival.word);
    if (!others.empty()) return share(meanings, others) || misspells(rival.word, best.word);
    const bool clearly = rival.cost > best.cost || best.word.size() >= long_word;
    return times(rival.word) == 0 && times(best.word) >= (clearly ? 1 : 2);
}

/// "kepentingn", which a rule lists beside "kepentingan": no word of the language, and one edit from a long one.
bool Words::misspells(const std::string& word, const std::string& standard) const {
    const WordList& language = *dictionary_.lists().front();
    if (standard.size() < long_word || !language.contains(standard) || language.contains(word)) return false;
    const WordList only(standard);
    const WordList* const list = &only;
    return !words_near(word, edit, {&list, 1}).empty();
}

bool Words::is_half(std::string_view word, bool other_is_long) const {
    if (is_little(word)) return true;
    if (word.size() < 3 || (word.size() == 3 && !other_is_long) || !dictionary_.has(word)) return false;
    return word.size() > short_word || !dictionary_.meanings(word).empty();
}

std::optional<std::pair<std::string, std::string>> Words::halves(std::string_view joined, std::size_t least) {
    if (joined.size() < 7 || joined.size() > most_letters || !std::all_of(joined.begin(), joined.end(), is_letter)) return std::nullopt;
    std::optional<std::pair<std::string, std::string>> out;
    for (std::size_t cut = 2; cut + 2 <= joined.size(); ++cut) {
        const std::string_view first = joined.substr(0, cut), second = joined.substr(cut);
        const bool long_first = first.size() >= shortest && wanted(first), long_second = second.size() >= shortest && wanted(second);
        if (!long_first && !long_second) continue;
        const bool little = (first.size() < least && !is_little(first)) || (second.size() < least && !is_little(second));
        if (little || !is_half(first, long_second) || !is_half(second, long_first)) continue;
        if (std::binary_search(prefixes.begin(), prefixes.end(), first)) continue;
        if (out) return std::nullopt;
        out = {std::string(first), std::string(second)};
    }
    return out;
}

}  // namespace celah::mending
