#include "rules/affix.hpp"

#include <algorithm>

namespace celah {
namespace {

struct Nasal {
    std::string_view prefix;  ///< what follows me- and pe-
    bool drops_first;         ///< the root's first letter falls away
};

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// How me- and pe- join this root, the regular form first.
std::vector<Nasal> nasals(std::string_view root) {
    switch (root.front()) {
        case 'p': return {{"m", true}, {"m", false}};
        case 't': return {{"n", true}, {"n", false}};
        case 'k': return {{"ng", true}, {"ng", false}};
        case 's': return {{"ny", true}, {"n", false}};
        case 'b': case 'f': case 'v': return {{"m", false}};
        case 'd': case 'c': case 'j': case 'z': return {{"n", false}};
        case 'g': case 'h': case 'q': case 'x': return {{"ng", false}};
        default: break;
    }
    if (is_vowel(root.front())) return {{"ng", false}};
    return {{"", false}};
}

std::string after_nasal(std::string_view root, const Nasal& nasal) {
    return std::string(nasal.prefix) + std::string(root.substr(nasal.drops_first ? 1 : 0));
}

std::string plain(std::string_view root) {
    std::string out(root);
    std::erase(out, '+');
    return out;
}

/// Without the nasal ones.
constexpr std::string_view prefixes[] = {"di", "ke", "se", "ter", "ber", "be", "per", "pe", "memper", "mem", "diper", "keter", "keber", "penge", "menge"};
constexpr std::string_view suffixes[] = {"", "kan", "an", "i", "nya", "kannya", "annya", "inya"};

}  // namespace

RootId Roots::add(std::string_view root) {
    const auto [it, fresh] = ids_.try_emplace(std::string(root), static_cast<RootId>(ids_.size()));
    if (!fresh) return it->second;
    stems_[it->first].push_back({it->second, false});
    for (const Nasal& nasal : nasals(root)) stems_[after_nasal(root, nasal)].push_back({it->second, true});
    return it->second;
}

std::vector<RootForm> Roots::forms(std::string_view word) const {
    std::vector<RootForm> out;
    const auto look_up = [&](std::string_view stem, bool nasal, RootForm form) {
        const auto found = stems_.find(stem);
        if (found == stems_.end()) return;
        for (const Stem& s : found->second)
            if (s.nasal == nasal) {
                form.root = s.root;
                out.push_back(form);
            }
    };
    for (std::string_view suffix : suffixes) {
        if (!word.ends_with(suffix)) continue;
        const std::string_view rest = word.substr(0, word.size() - suffix.size());
        const bool suffixed = !suffix.empty();
        look_up(rest, false, {0, false, suffixed, suffix.starts_with('i')});
        for (std::string_view prefix : prefixes)
            if (!rest.empty() && rest.front() == prefix.front() && rest.starts_with(prefix)) look_up(rest.substr(prefix.size()), false, {0, true, suffixed, false});
        if (rest.starts_with("me") || rest.starts_with("pe")) look_up(rest.substr(2), true, {0, true, suffixed, false});
    }
    return out;
}

std::vector<std::string> affixed_examples(std::string_view root) {
    if (root.empty()) return {};
    const Nasal nasal = nasals(root).front();
    const std::string whole = plain(root);
    const std::string stem = after_nasal(whole, nasal);
    return {whole, "me" + stem, "me" + stem + "kan", "me" + stem + "i", "di" + whole, "di" + whole + "kan",
            "di" + whole + "i", "ter" + whole + "nya", "pe" + stem + "an", whole + "an"};
}

}  // namespace celah
