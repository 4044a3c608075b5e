#include "rules/vocabulary.hpp"

namespace celah {

tl::expected<ExpressionPtr, std::string> Vocabulary::expression(std::string_view name, Complaints& complaints) {
    const auto it = entries_.find(name);
    for (Vocabulary* words = behind_; it == entries_.end() && words; words = words->behind_)
        if (words->knows(name)) return words->expression(name, complaints);
    if (it == entries_.end()) return tl::unexpected<std::string>(unknown(name));
    Entry& entry = it->second;
    if (entry.busy) return tl::unexpected<std::string>("the vocabulary entry {" + std::string(name) + "} asks for itself");
    if (entry.expression) return entry.expression;
    constexpr int deepest = 64;   // entries that name each other; more is a mistake, and would exhaust the stack
    if (depth_ >= deepest) return tl::unexpected<std::string>("vocabulary entries name each other more than 64 deep");
    ++depth_;
    build(entry, complaints);
    --depth_;
    return entry.expression;
}

void Vocabulary::build(Entry& entry, Complaints& complaints) {
    entry.busy = true;
    const Lookup lookup = [&](std::string_view name) { return expression(name, complaints); };
    std::vector<ExpressionPtr> choices;
    for (const Text& text : entry.expressions) {
        const auto made = parse_sequence(text.value, spelling(), lookup);
        if (made) choices.push_back(*made);
        else complaints.add(*text.file, place_in(text, made.error().offset), made.error().message);
    }
    entry.expression = any_of(std::move(choices));
    entry.busy = false;
}

std::string Vocabulary::unknown(std::string_view name) const {
    std::string out = "no vocabulary entry is called {" + std::string(name) + "}";
    for (const Vocabulary* words = this; words; words = words->behind_)
        for (const auto& [known, entry] : words->entries_)
            if (known.substr(0, 3) == name.substr(0, 3)) return out + "; did you mean {" + known + "}?";
    return out;
}

}  // namespace celah
