#include "celah/normalize.hpp"
#include "celah/rules.hpp"
#include "rules/evaluate.hpp"

namespace celah {
namespace {

Strength strongest(const Requirement& requirement, const std::string& example, const RulePack& pack) {
    const std::string text = normalize_text(example);
    Words words(*pack.patterns);
    Strength out = Strength::none;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const Sentence sentence(std::string_view(text).substr(begin, end - begin), words);
        out = std::max(out, evaluate(requirement, sentence, pack).strength);
        begin = end + 1;
    }
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

}  // namespace

std::vector<Diagnostic> test_rules(const RulePack& pack) {
    std::vector<Diagnostic> out;
    for (const Area& area : pack.areas) {
        for (const Requirement& target : area.targets) check_all(target, pack, out);
        for (const Indicator& indicator : area.indicators)
            for (const Requirement& item : indicator.items) check_all(item, pack, out);
    }
    return out;
}

}  // namespace celah
