// Rule packs: what a regulation requires, as data (docs/rules.md), loaded and compiled.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "celah/language.hpp"

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

/// "Permenpan RB 90/2021": what a pack stands for, and which plans are judged by it.
struct Regulation {
    std::string id;                       ///< of its pack
    std::string name;
    int number = 0, year = 0;             ///< as plans cite it: "Nomor 90 Tahun 2021"; 0: not told
    int first_plan_year = 0;              ///< the first year whose plans it judges; 0: not told
    int last_plan_year = 0;               ///< the last one; 0: still in force
};

/// What a unit must reach for a predicate.
struct Minimum {
    std::string predicate, article;       ///< "WBK"
    double total = 0;                     ///< of 100: leverage (pengungkit) and result together
    double leverage = 0;                  ///< points of the pack's leverage weight
    double area_percent = 0;              ///< of every area's own weight
};

struct Requirement {                      ///< an item or a target
    std::string id, text;
    std::string answer;                   ///< how the LKE asks for it: "A/B/C", "Ya/Tidak", "%"; may be empty
    std::string best;                     ///< what the best answer asks for; may be empty
    std::string frequency;                ///< how often the best answer wants it done; may be empty
    std::string follows;                  ///< id of the same question in the regulation before; may be empty
    std::string digest;                   ///< of the phrases with all their vocabulary: equal digests match alike
    std::vector<Phrase> present, partial;
    std::vector<std::vector<Phrase>> parts;   ///< the item is present when every part is stated, in whatever sentence
    std::vector<TermId> ignore;
    std::vector<std::string> passes, partially, fails;
};

/// 90/2021 parts the indicators of an area: what must be there, and what must have come of it. 52/2014 does not.
enum class IndicatorKind { none, pemenuhan, reform };

struct Indicator {
    std::string id, name, article;
    std::string follows;                  ///< as Requirement::follows
    IndicatorKind kind = IndicatorKind::none;
    double weight = 0;                    ///< percent points; where the pack gives none, an equal share of its area's
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
class WordList;     ///< dictionary.hpp

struct RulePack {
    std::string id, title, version, digest;
    std::string extends;                  ///< id of the pack whose files it takes over; empty for most
    Regulation regulation;
    std::vector<Regulation> before;       ///< the regulations it follows, youngest first
    double leverage_weight_percent = 0, result_weight_percent = 0;
    std::vector<Minimum> minima;
    std::vector<Area> areas;
    std::shared_ptr<const PatternSet> patterns;
    std::shared_ptr<const WordList> language;    ///< vocabulary/kata.txt: words that are no misspelt others; may be empty
    std::shared_ptr<const WordList> own_words;   ///< that the rules write out, without known misspellings
    std::vector<std::uint64_t> regulation_runs;   ///< hashes of what the regulation says word by word (src/rules/word_runs.hpp)

    /// The shared vocabulary that the program itself asks for, by name (rules/vocabulary/program.toml): what titles a
    /// background chapter, what is a document, a date, a negation …
    std::map<std::string, TermId, std::less<>> program;

    /// The term of one of those. Loading has made sure that all of `program_vocabulary()` are there.
    TermId vocabulary(std::string_view name) const { return program.find(name)->second; }
};

/// Loads the pack in `directory`. Packs that it follows or extends, and shared vocabulary, are looked for beside it and then
/// in `shelves` (directories of packs). All mistakes are reported at once.
tl::expected<RulePack, std::vector<Diagnostic>> load_rules(const std::filesystem::path& directory,
                                                           const std::vector<std::filesystem::path>& shelves = {});

/// Runs the examples of every rule; one diagnostic per example that does not do as it says.
std::vector<Diagnostic> test_rules(const RulePack& pack);

/// Looks up the words of all examples, which are most words that plans consist of: processes forked afterwards know them. Changes no
/// result; worth it for more than a handful of plans. Not while another thread reads one.
void learn_words(std::span<const RulePack> packs);

/// What the examples leave untried: a diagnostic for each phrase that no example reaches, and one for each item none of whose
/// phrases is reached. Diagnostic::file is the requirement's id.
std::vector<Diagnostic> untried_phrases(const RulePack& pack);

/// What a sentence says for one requirement, as if it stood in the requirement's own section.
struct Trial {
    enum class Outcome { present, partial, nearest };
    const Requirement* requirement = nullptr;   ///< inside the pack
    Outcome outcome = Outcome::nearest;
    std::string phrase;                         ///< as written in the rule: the one that matched or came nearest
    std::string obstacle;                       ///< of the nearest ones: what is lacking, or what stands in the way
    bool named = true;                          ///< the sentence names the indicator's subject: it counts anywhere in the area
};

/// All requirements that a sentence satisfies, whole before in part, and then those it comes nearest to, a handful; or
/// only what it says for one of them. Those whose subject it names come first.
std::vector<Trial> try_sentence(const RulePack& pack, const std::string& sentence, Language language = Language::id,
                                const std::string& only_id = {});

/// Some forms of each root in a phrase, by root as written: "~bentuk" -> membentuk, dibentuk …
std::map<std::string, std::vector<std::string>> example_forms(const Phrase& phrase);

}  // namespace celah
