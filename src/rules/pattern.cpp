#include "rules/pattern.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <bit>
#include <mutex>

#include "rules/words.hpp"

namespace celah {
namespace {

RE2::Options options() {
    RE2::Options out;
    out.set_log_errors(false);
    return out;
}

/// An index in `nodes`, or a word class with the highest bit set: a single word needs no node.
using NodeId = std::uint32_t;
constexpr NodeId word_bit = NodeId{1} << 31;

constexpr NodeId node_of(WordClass word) { return word | word_bit; }
constexpr bool is_word(NodeId node) { return (node & word_bit) != 0; }
constexpr WordClass word_of(NodeId node) { return node & ~word_bit; }

/// A sequence or a choice, ready for matching. What it is made of stands in one list for all nodes: they are visited by
/// the thousand, and memory that lies together is what makes that fast.
struct Node {
    bool sequence;
    std::uint32_t begin, end;           // its steps or its choices
};

struct Step {
    NodeId node;
    bool optional;
    int gap;
};

/// Ascending within a node: only choices that can begin at a word are tried there.
struct Choice {
    WordClass first;                    // a class of words that it may begin with
    NodeId node;
    auto operator<=>(const Choice&) const = default;
};

/// Lengths of matches in words, as bits: bit 2 stands for a match of two words. No term of a rule comes near 64.
using Lengths = std::uint64_t;
constexpr std::size_t most_words = 64;

template <class T>
void sort_unique(std::vector<T>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// The commonest mistake in plans: "di bentuk" for "dibentuk".
bool torn_prefix(std::string_view word) { return word == "di" || word == "ke" || word == "se"; }

}  // namespace

struct PatternSet::Compiled {
    /// The class that the forms of a root belong to.
    struct OneWord {
        WordClass word;
        bool compound;
    };
    /// A form of two words: which first word makes, with the second one it is listed under, a form of the class.
    struct TwoWords {
        RootId first;
        WordClass word;
    };
    static constexpr RootId torn = static_cast<RootId>(-1);   // as a first half: di, ke, se

    // --- words ---

    WordClass next_class = 0;
    TextMap<WordClass> literals, roots;
    TextMap<WordClass> regexes;
    Roots affixed;
    std::vector<std::vector<OneWord>> one_word;           // by RootId
    std::vector<std::vector<TwoWords>> two_words;         // by RootId of the second word
    std::vector<bool> first_half;                         // by RootId: of a compound
    std::vector<std::pair<std::unique_ptr<RE2>, WordClass>> compiled_regexes;

    // --- expressions ---

    std::vector<Node> nodes;
    std::vector<Step> steps;
    std::vector<Choice> choices;
    std::unordered_map<const Expression*, NodeId> known;
    std::vector<ExpressionPtr> kept;                      // so that an address stays one expression's
    std::vector<NodeId> terms;
    std::unordered_map<NodeId, TermId> term_of;
    std::vector<std::vector<TermId>> beginning;           // by class: the terms that may begin with it
    std::vector<std::vector<TermId>> closing;             // by class: those whose last needed step may begin with it

    // --- words looked up ---

    Lexicon learned;
    std::mutex mutex;
    std::unique_ptr<Lexicon> met;

    WordClass literal(const std::string& word) {
        const auto [it, fresh] = literals.try_emplace(word, next_class);
        if (fresh) ++next_class;
        return it->second;
    }

    WordClass regex(const std::string& pattern) {
        const auto [it, fresh] = regexes.try_emplace(pattern, next_class);
        if (!fresh) return it->second;
        compiled_regexes.emplace_back(std::make_unique<RE2>(pattern, options()), next_class);
        return next_class++;
    }

    /// "bentuk", or "tindak+lanjut" for a root of two words.
    WordClass root(const std::string& text) {
        const auto [it, fresh] = roots.try_emplace(text, next_class);
        if (!fresh) return it->second;
        const std::size_t seam = text.find('+');
        std::string whole = text;
        std::erase(whole, '+');
        const RootId id = root_id(whole);
        one_word[id].push_back({next_class, seam != std::string::npos});
        two_words[id].push_back({torn, next_class});
        if (seam != std::string::npos) {
            const RootId first = root_id(whole.substr(0, seam));
            first_half[first] = true;
            two_words[root_id(whole.substr(seam))].push_back({first, next_class});
        }
        return next_class++;
    }

    RootId root_id(std::string_view plain) {
        const RootId id = affixed.add(plain);
        one_word.resize(affixed.size());
        two_words.resize(affixed.size());
        first_half.resize(affixed.size());
        return id;
    }

    NodeId node(const ExpressionPtr& expression) {
        switch (expression->kind) {
            case Expression::Kind::literal: return node_of(literal(expression->word));
            case Expression::Kind::regex: return node_of(regex(expression->word));
            case Expression::Kind::root: return node_of(root(expression->word));
            default: break;
        }
        if (const auto it = known.find(expression.get()); it != known.end()) return it->second;
        nodes.push_back(expression->kind == Expression::Kind::sequence ? sequence(*expression) : any_of(*expression));
        const NodeId id = static_cast<NodeId>(nodes.size() - 1);
        known.emplace(expression.get(), id);
        kept.push_back(expression);
        return id;
    }

    Node sequence(const Expression& expression) {
        std::vector<Step> own;
        for (const auto& step : expression.steps) own.push_back({node(step.expression), step.optional, step.gap});
        return {true, append(own, steps), static_cast<std::uint32_t>(steps.size())};
    }

    /// The choices of a choice become the node's own.
    Node any_of(const Expression& expression) {
        std::vector<Choice> own;
        for (const auto& step : expression.steps) {
            const NodeId child = node(step.expression);
            if (!is_word(child) && !nodes[child].sequence) own.insert(own.end(), begin(nodes[child]), end(nodes[child]));
            else first_words(child, [&](WordClass first) { own.push_back({first, child}); });
        }
        sort_unique(own);
        return {false, append(own, choices), static_cast<std::uint32_t>(choices.size())};
    }

    /// Where they begin in the list.
    template <class T>
    static std::uint32_t append(const std::vector<T>& own, std::vector<T>& all) {
        all.insert(all.end(), own.begin(), own.end());
        return static_cast<std::uint32_t>(all.size() - own.size());
    }

    const Choice* begin(const Node& any_of) const { return choices.data() + any_of.begin; }
    const Choice* end(const Node& any_of) const { return choices.data() + any_of.end; }

    /// Calls `use` with the classes of words that a node may begin with; with some more than once.
    template <class Use>
    void first_words(NodeId id, const Use& use) const {
        if (is_word(id)) return use(word_of(id));
        const Node& node = nodes[id];
        if (!node.sequence) {
            for (auto choice = begin(node); choice != end(node); ++choice) use(choice->first);
            return;
        }
        for (std::uint32_t s = node.begin; s != node.end; ++s) {
            first_words(steps[s].node, use);
            if (!steps[s].optional) return;
        }
    }

    /// The same for the last step that a node cannot do without.
    template <class Use>
    void closing_words(NodeId id, const Use& use) const {
        if (is_word(id)) return use(word_of(id));
        const Node& node = nodes[id];
        if (!node.sequence) {
            for (auto choice = begin(node); choice != end(node); ++choice) closing_words(choice->node, use);
            return;
        }
        std::uint32_t last = node.end - 1;
        while (last > node.begin && steps[last].optional) --last;
        closing_words(steps[last].node, use);
    }

    // --- matching ---

    void add(WordClass word, std::uint32_t words, Start& out) const {
        out.matches.push_back({word, words});
        out.beginning.resize(terms.size());
        out.closing.resize(terms.size());
        for (TermId term : beginning[word]) out.beginning.add(term);
        for (TermId term : closing[word]) out.closing.add(term);
    }

    Lengths match(NodeId id, Starts text, std::size_t at) const {
        if (at >= text.size()) return 0;
        if (is_word(id)) return match_word(word_of(id), *text[at]);
        const Node& node = nodes[id];
        return node.sequence ? match_steps(node, text, at) : match_choices(node, text, at);
    }

    static Lengths match_word(WordClass word, const Start& start) {
        Lengths out = 0;
        for (const Start::Match& match : start.matches)
            if (match.word == word) out |= Lengths{1} << match.words;
        return out;
    }

    Lengths match_choices(const Node& node, Starts text, std::size_t at) const {
        Lengths out = 0;
        for (const Start::Match& match : text[at]->matches) {
            auto choice = std::partition_point(begin(node), end(node), [&](const Choice& c) { return c.first < match.word; });
            for (; choice != end(node) && choice->first == match.word; ++choice)
                out |= is_word(choice->node) ? Lengths{1} << match.words : this->match(choice->node, text, at);
        }
        return out;
    }

    Lengths match_steps(const Node& node, Starts text, std::size_t at) const {
        Lengths taken = 1;   // after the steps so far; at first no word
        for (std::uint32_t s = node.begin; s != node.end; ++s) {
            const auto& [next, optional, gap] = steps[s];
            Lengths after = optional ? taken : 0;
            for (Lengths rest = taken; rest != 0; rest &= rest - 1) {
                const auto begin = static_cast<std::size_t>(std::countr_zero(rest));
                for (std::size_t skip = begin; skip <= begin + static_cast<std::size_t>(gap) && skip < most_words; ++skip)
                    after |= match(next, text, at + skip) << skip;
            }
            if (after == 0) return 0;
            taken = after;
        }
        return taken;
    }
};

PatternSet::PatternSet() : compiled_(std::make_unique<Compiled>()) {}
PatternSet::~PatternSet() = default;

std::string PatternSet::regex_error(const std::string& regex) {
    const RE2 re(regex, options());
    return re.ok() ? std::string() : re.error();
}

TermId PatternSet::add(const ExpressionPtr& expression) {
    const NodeId node = compiled_->node(expression);
    const auto [it, fresh] = compiled_->term_of.try_emplace(node, static_cast<TermId>(compiled_->terms.size()));
    if (fresh) compiled_->terms.push_back(node);
    return it->second;
}

void PatternSet::compile() {
    compiled_->beginning.resize(compiled_->next_class);
    compiled_->closing.resize(compiled_->next_class);
    for (TermId term = 0; term < size(); ++term) {
        const auto list_in = [term](auto& lists) {
            return [term, &lists](WordClass word) {
                if (lists[word].empty() || lists[word].back() != term) lists[word].push_back(term);
            };
        };
        compiled_->first_words(compiled_->terms[term], list_in(compiled_->beginning));
        compiled_->closing_words(compiled_->terms[term], list_in(compiled_->closing));
    }
}

std::set<std::string> PatternSet::literals() const {
    std::set<std::string> out;
    for (const auto& [word, c] : compiled_->literals) out.insert(word);
    return out;
}

KnownWord PatternSet::look_up(std::string_view word) const {
    KnownWord out;
    if (const auto it = compiled_->literals.find(word); it != compiled_->literals.end()) out.classes.push_back(it->second);
    for (const RootForm& form : compiled_->affixed.forms(word)) {
        for (const auto& [c, compound] : compiled_->one_word[form.root])
            if (!form.imperative || compound) out.classes.push_back(c);
        if (!form.suffixed && compiled_->first_half[form.root]) out.first_halves.push_back(form.root);
        if (!form.prefixed) out.second_halves.push_back(form.root);
    }
    if (torn_prefix(word)) out.first_halves.push_back(Compiled::torn);
    for (const auto& [regex, c] : compiled_->compiled_regexes)
        if (RE2::FullMatch(re2::StringPiece(word.data(), word.size()), *regex)) out.classes.push_back(c);
    sort_unique(out.classes);
    sort_unique(out.first_halves);
    sort_unique(out.second_halves);
    return out;
}

Start PatternSet::start(const KnownWord& word) const {
    Start out;
    for (WordClass c : word.classes) compiled_->add(c, 1, out);
    return out;
}

void PatternSet::add_two_words(const KnownWord& word, const KnownWord& next, Start& start) const {
    for (RootId second : next.second_halves)
        for (const auto& [first, c] : compiled_->two_words[second])
            if (std::binary_search(word.first_halves.begin(), word.first_halves.end(), first)) compiled_->add(c, 2, start);
}

std::size_t PatternSet::match(TermId term, Starts text, std::size_t at) const {
    const Lengths lengths = compiled_->match(compiled_->terms[term], text, at);
    return lengths == 0 ? 0 : static_cast<std::size_t>(std::bit_width(lengths)) - 1;
}

std::size_t PatternSet::size() const { return compiled_->terms.size(); }

const Lexicon& PatternSet::learned() const { return compiled_->learned; }

std::unique_ptr<Lexicon> PatternSet::borrow_met() const {
    const std::lock_guard lock(compiled_->mutex);
    return compiled_->met ? std::move(compiled_->met) : std::make_unique<Lexicon>();
}

void PatternSet::give_back(std::unique_ptr<Lexicon> met) const {
    const std::lock_guard lock(compiled_->mutex);
    compiled_->met = std::move(met);
}

void PatternSet::learn_met() const {
    if (compiled_->learned.texts.empty()) compiled_->learned = std::move(*borrow_met());   // later ones know addresses in it
}

}  // namespace celah
