#include "celah/dictionary.hpp"

#include <algorithm>
#include <array>

#include "celah/rules.hpp"
#include "rules/pattern.hpp"

namespace celah {
namespace {

constexpr std::size_t shortest_stem = 4;

// What stands before and behind words of all kinds; forms with other affixes are on the list themselves.
constexpr auto clitics = std::to_array<std::string_view>({"nya", "lah", "kah", "pun", "ku", "mu"});
constexpr auto prefixes = std::to_array<std::string_view>({"di", "ter", "se", "ke", "ber", "e", "non", "pra", "pasca", "antar", "anti", "multi", "sub", "inter"});

}  // namespace

Dictionary::Dictionary(std::span<const RulePack> packs) : packs_(packs) {
    const auto has_language = [](const RulePack& pack) { return pack.language != nullptr && pack.language->size() > 0; };
    const auto first = std::find_if(packs.begin(), packs.end(), has_language);
    if (first == packs.end()) return;
    lists_.push_back(first->language.get());   // packs share their shelf, and with it the language
    for (const RulePack& pack : packs)
        if (pack.own_words) lists_.push_back(pack.own_words.get());
}

bool Dictionary::has(std::string_view word) const {
    return std::any_of(lists_.begin(), lists_.end(), [&](const WordList* list) { return list->contains(word); });
}

bool Dictionary::knows(std::string_view word) const {
    if (has(word)) return true;
    for (const std::string_view clitic : clitics)
        if (word.ends_with(clitic) && word.size() >= clitic.size() + shortest_stem && has(word.substr(0, word.size() - clitic.size()))) return true;
    for (const std::string_view prefix : prefixes)
        if (word.starts_with(prefix) && word.size() >= prefix.size() + shortest_stem && has(word.substr(prefix.size()))) return true;
    return doubled(word) || !meanings(word).empty();
}

/// "kegiatan-kegiatan", "tugas-tugasnya" in their normal form.
bool Dictionary::doubled(std::string_view word) const {
    for (std::size_t half = shortest_stem; 2 * half <= word.size(); ++half) {
        const std::string_view rest = word.substr(half);
        const bool twice = rest.starts_with(word.substr(0, half));
        if (twice && (rest.size() == half || rest.substr(half) == "nya") && knows(word.substr(0, half))) return true;
    }
    return false;
}

std::vector<Meaning> Dictionary::meanings(std::string_view word) const {
    constexpr int bits_of_a_class = 24;
    std::vector<Meaning> out;
    for (std::size_t p = 0; p < packs_.size(); ++p)
        for (const WordClass c : packs_[p].patterns->look_up(word).classes) out.push_back(static_cast<Meaning>(p << bits_of_a_class | c));
    return out;
}

}  // namespace celah
