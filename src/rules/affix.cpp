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

std::string plain(std::string_view root) {
    std::string out(root);
    std::erase(out, '+');
    return out;
}

/// All prefixes before the root, the nasal ones with their sound changes; the bare root too unless one is `needed`.
std::string prefixed(const std::string& root, bool needed = false) {
    std::string out = "(?:(?:di|ke|se|ter|ber|be|per|pe|memper|mem|diper|keter|keber|penge|menge)" + std::string(needed ? "" : "?") + root;
    for (const Nasal& nasal : nasals(root)) {
        if (nasal.prefix.empty()) out += "|me" + root;
        else out += "|[mp]e" + std::string(nasal.prefix) + root.substr(nasal.drops_first ? 1 : 0);
    }
    return out + ")";
}

}  // namespace

RootForms affixed_forms(std::string_view root) {
    const std::string suffix = "(?:kan|an|i)?(?:nya)?";
    const std::string whole = plain(root);
    RootForms out;
    // "tetapi" is no form of tetap: -i without a prefix is an imperative, which a plan writes of compound roots only.
    const bool compound = root.find('+') != std::string_view::npos;
    out.word = prefixed(whole) + suffix;
    if (!compound) out.word = prefixed(whole, true) + suffix + "|" + whole + "(?:kan|an)?(?:nya)?";
    out.two_words.emplace_back("di|ke|se", whole + suffix);   // the commonest mistake in plans: "di bentuk"
    const std::size_t seam = root.find('+');
    if (seam == std::string_view::npos) return out;
    const std::string first(root.substr(0, seam)), second(root.substr(seam + 1));
    out.two_words.emplace_back(prefixed(first), second + suffix);
    return out;
}

std::vector<std::string> affixed_examples(std::string_view root) {
    if (root.empty()) return {};
    const Nasal nasal = nasals(root).front();
    const std::string whole = plain(root);
    const std::string stem = std::string(nasal.prefix) + plain(root.substr(nasal.drops_first ? 1 : 0));
    return {whole, "me" + stem, "me" + stem + "kan", "me" + stem + "i", "di" + whole, "di" + whole + "kan",
            "di" + whole + "i", "ter" + whole + "nya", "pe" + stem + "an", whole + "an"};
}

}  // namespace celah
