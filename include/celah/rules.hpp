// Rule packs: what a regulation requires, as data (docs/rules.md), loaded and compiled.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace celah {

/// A mistake in a rule file, as a compiler would show it.
struct Diagnostic {
    std::string file;
    std::uint32_t line = 0, column = 0;   ///< count from 1; 0: the whole file
    std::string message;                  ///< what is wrong and what to write instead
    std::string source;                   ///< the offending line, may be empty
};

/// "file:line:column: error: message", the line and a caret.
std::string to_string(const Diagnostic& diagnostic);

/// Index of a compiled term (a word, root, sequence or vocabulary entry) in the pack's PatternSet.
using TermId = std::uint32_t;

/// One phrase: terms that must stand together in a sentence. See docs/rules.md.
struct Phrase {
    struct Slot {
        TermId term = 0;
        bool before_next = false;         ///< must stand before the next slot's term
    };
    std::string source;                   ///< as written in the rule file
    std::vector<Slot> slots;
    std::vector<TermId> forbidden;        ///< !terms
    int window = 12;                      ///< words from the first to the last matched one
};

struct Requirement {                      ///< an item or a target
    std::string id, text;
    std::vector<Phrase> present, partial;
    std::vector<std::vector<Phrase>> parts;   ///< the item is present when every part is stated, in whatever sentence
    std::vector<TermId> ignore;
    std::vector<std::string> passes, partially, fails;
};

struct Indicator {
    std::string id, name, article;
    std::vector<TermId> headings, subject, naming;
    std::vector<std::string> expected_evidence;
    std::vector<std::string> guideline;   ///< words of the regulation's own explanation: repeating them is no action
    std::vector<Requirement> items;
};

struct Area {
    std::string id, name, article;
    double weight_percent = 0;
    std::vector<TermId> headings;
    std::vector<TermId> numbers;          ///< names by number alone: "area i", "pokja 1"
    std::vector<Requirement> targets;
    std::vector<Indicator> indicators;
};

/// The names of shared vocabulary that the stages after this one rely on.
const std::vector<std::string>& program_vocabulary();

class PatternSet;   ///< src/rules/pattern.hpp, the only place that knows RE2

struct RulePack {
    std::string id, title, version, digest;
    std::vector<Area> areas;
    std::shared_ptr<const PatternSet> patterns;

    /// The shared vocabulary that the program itself asks for, by name (rules/vocabulary/program.toml): what titles a
    /// background chapter, what is a document, a date, a negation …
    std::map<std::string, TermId, std::less<>> program;

    /// The term of one of those. Loading has made sure that all of `program_vocabulary()` are there.
    TermId vocabulary(std::string_view name) const { return program.find(name)->second; }
};

/// Loads the pack in `directory`; shared vocabulary is read from `directory/../vocabulary` and `directory/vocabulary`,
/// where they exist. All mistakes are reported at once.
tl::expected<RulePack, std::vector<Diagnostic>> load_rules(const std::filesystem::path& directory);

/// Runs the examples of every rule; one diagnostic per example that does not do as it says.
std::vector<Diagnostic> test_rules(const RulePack& pack);

}  // namespace celah
