#include <algorithm>

#include "celah/normalize.hpp"
#include "celah/rules.hpp"
#include "rules/evaluate.hpp"

namespace celah {
namespace {

/// Calls `use` with every sentence of an example.
template <class Use>
void for_each_sentence(const std::string& example, const RulePack& pack, Use use) {
    const std::string text = normalize_text(example);
    Words words(*pack.patterns);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        use(Sentence(std::string_view(text).substr(begin, end - begin), words));
        begin = end + 1;
    }
}

Strength strongest(const Requirement& requirement, const std::string& example, const RulePack& pack) {
    Strength out = Strength::none;
    for_each_sentence(example, pack, [&](const Sentence& sentence) { out = std::max(out, evaluate(requirement, sentence, pack).strength); });
    return out;
}

void check(const Requirement& requirement, const std::vector<std::string>& examples, Strength wanted,
           const char* complaint, const RulePack& pack, std::vector<Diagnostic>& out) {
    for (const std::string& example : examples) {
        const Strength got = strongest(requirement, example, pack);
        if (got == wanted) continue;
        out.push_back({requirement.id, 0, 0, std::string(complaint) + ": \"" + example + "\"", {}});
    }
}

void check_all(const Requirement& requirement, const RulePack& pack, std::vector<Diagnostic>& out) {
    check(requirement, requirement.passes, Strength::full, "no phrase makes this example present", pack, out);
    check(requirement, requirement.partially, Strength::partial, "this example should be partial", pack, out);
    check(requirement, requirement.fails, Strength::none, "this example should not match", pack, out);
}

std::vector<const Phrase*> phrases_of(const Requirement& requirement) {
    std::vector<const Phrase*> out;
    const auto add = [&](const std::vector<Phrase>& list) {
        for (const Phrase& phrase : list) out.push_back(&phrase);
    };
    add(requirement.present);
    add(requirement.partial);
    for (const auto& part : requirement.parts) add(part);
    return out;
}

void find_untried(const Requirement& requirement, const RulePack& pack, std::vector<Diagnostic>& out) {
    const std::vector<const Phrase*> all = phrases_of(requirement);
    std::vector<const Phrase*> untried = all;
    for (const auto* examples : {&requirement.passes, &requirement.partially})
        for (const std::string& example : *examples)
            for_each_sentence(example, pack, [&](const Sentence& sentence) {
                std::erase_if(untried, [&](const Phrase* phrase) { return attempt(*phrase, requirement, sentence, pack).obstacle == Obstacle::none; });
            });
    if (untried.size() == all.size()) out.push_back({requirement.id, 0, 0, "no example reaches any of its phrases", {}});
    else
        for (const Phrase* phrase : untried) out.push_back({requirement.id, 0, 0, "no example reaches the phrase \"" + phrase->source + "\"", {}});
}

template <class Use>
void for_each_requirement(const RulePack& pack, Use use) {
    for (const Area& area : pack.areas) {
        for (const Requirement& target : area.targets) use(target);
        for (const Indicator& indicator : area.indicators)
            for (const Requirement& item : indicator.items) use(item);
    }
}

}  // namespace

std::vector<Diagnostic> test_rules(const RulePack& pack) {
    std::vector<Diagnostic> out;
    for_each_requirement(pack, [&](const Requirement& requirement) { check_all(requirement, pack, out); });
    return out;
}

void learn_words(std::span<const RulePack> packs) {
    std::string all;
    for (const RulePack& pack : packs)
        for_each_requirement(pack, [&](const Requirement& requirement) {
            for (const auto* examples : {&requirement.passes, &requirement.partially, &requirement.fails})
                for (const std::string& example : *examples) all += example + "\n";
        });
    all = normalize_text(all);
    std::replace(all.begin(), all.end(), '\n', ' ');
    for (const RulePack& pack : packs) {
        {
            Words words(*pack.patterns);
            const Sentence read(all, words);
        }
        pack.patterns->learn_met();
    }
}

std::vector<Diagnostic> untried_phrases(const RulePack& pack) {
    std::vector<Diagnostic> out;
    for_each_requirement(pack, [&](const Requirement& requirement) { find_untried(requirement, pack, out); });
    return out;
}

}  // namespace celah
