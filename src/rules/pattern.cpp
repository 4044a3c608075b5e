#include "rules/pattern.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <bit>

namespace celah {
namespace {

RE2::Options options() {
    RE2::Options out;
    out.set_log_errors(false);
    return out;
}

using NodeId = std::uint32_t;

/// An expression ready for matching. What it is made of stands in one list for all nodes: they are visited by the
/// thousand, and memory that lies together is what makes that fast.
struct Node {
    Expression::Kind kind = Expression::Kind::literal;
    WordClass word = 0;                 // literal, root, regex
    std::uint32_t begin = 0, end = 0;   // sequence: its steps; any_of: its choices
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
    std::vector<NodeId> node_of_word;                     // by class
    std::vector<NodeId> terms;
    std::unordered_map<NodeId, TermId> term_of;
    std::vector<std::vector<TermId>> beginning;           // by class: the terms that may begin with it

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
            case Expression::Kind::literal: return word_node(literal(expression->word));
            case Expression::Kind::regex: return word_node(regex(expression->word));
            case Expression::Kind::root: return word_node(root(expression->word));
            default: break;
        }
        if (const auto it = known.find(expression.get()); it != known.end()) return it->second;
        const NodeId id = push(expression->kind == Expression::Kind::sequence ? sequence(*expression) : any_of(*expression));
        known.emplace(expression.get(), id);
        kept.push_back(expression);
        return id;
    }

    NodeId word_node(WordClass word) {
        if (word == node_of_word.size()) node_of_word.push_back(push({Expression::Kind::literal, word}));
        return node_of_word[word];
    }

    Node sequence(const Expression& expression) {
        std::vector<Step> own;
        for (const auto& step : expression.steps) own.push_back({node(step.expression), step.optional, step.gap});
        return {expression.kind, 0, append(own, steps), static_cast<std::uint32_t>(steps.size())};
    }

    /// The choices of a choice become the node's own.
    Node any_of(const Expression& expression) {
        std::vector<Choice> own;
        for (const auto& step : expression.steps) {
            const NodeId child = node(step.expression);
            if (nodes[child].kind == Expression::Kind::any_of) own.insert(own.end(), begin(nodes[child]), end(nodes[child]));
            else for (WordClass first : first_words(child)) own.push_back({first, child});
        }
        sort_unique(own);
        return {expression.kind, 0, append(own, choices), static_cast<std::uint32_t>(choices.size())};
    }

    /// Where they begin in the list.
    template <class T>
    static std::uint32_t append(const std::vector<T>& own, std::vector<T>& all) {
        all.insert(all.end(), own.begin(), own.end());
        return static_cast<std::uint32_t>(all.size() - own.size());
    }

    NodeId push(Node node) {
        nodes.push_back(node);
        return static_cast<NodeId>(nodes.size() - 1);
    }

    const Choice* begin(const Node& any_of) const { return choices.data() + any_of.begin; }
    const Choice* end(const Node& any_of) const { return choices.data() + any_of.end; }

    /// The classes of words that a node may begin with.
    std::vector<WordClass> first_words(NodeId id) const {
        const Node& node = nodes[id];
        std::vector<WordClass> out;
        if (node.kind == Expression::Kind::any_of) {
            for (auto choice = begin(node); choice != end(node); ++choice) out.push_back(choice->first);
        } else if (node.kind == Expression::Kind::sequence) {
            for (std::uint32_t s = node.begin; s != node.end; ++s) {
                const auto first = first_words(steps[s].node);
                out.insert(out.end(), first.begin(), first.end());
                if (!steps[s].optional) break;
            }
        } else {
            out.push_back(node.word);
        }
        sort_unique(out);
        return out;
    }

    // --- matching ---

    void add(WordClass word, std::uint32_t words, Start& out) const {
        out.matches.push_back({word, words});
        out.terms.resize((terms.size() + 63) / 64);
        for (TermId term : beginning[word]) out.terms[term / 64] |= std::uint64_t{1} << (term % 64);
    }

    Lengths match(NodeId id, Starts text, std::size_t at) const {
        if (at >= text.size()) return 0;
        const Node& node = nodes[id];
        switch (node.kind) {
            case Expression::Kind::any_of: return match_choices(node, text, at);
            case Expression::Kind::sequence: return match_steps(node, text, at);
            default: return match_word(node.word, *text[at]);
        }
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
            auto choice = std::lower_bound(begin(node), end(node), Choice{match.word, 0});
            for (; choice != end(node) && choice->first == match.word; ++choice) out |= this->match(choice->node, text, at);
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
    for (TermId term = 0; term < size(); ++term)
        for (WordClass first : compiled_->first_words(compiled_->terms[term])) compiled_->beginning[first].push_back(term);
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

void Words::read(std::string_view text, std::pmr::vector<Span>& spans, std::pmr::vector<const Start*>& starts) {
    const auto words = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    spans.reserve(words);
    starts.reserve(words);
    Entry* before = nullptr;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) {
            Entry& word = entry(text.substr(begin, end - begin));
            if (before && !before->known.first_halves.empty() && !word.known.second_halves.empty())
                starts.back() = &start(*before, word);
            spans.push_back({begin, end});
            starts.push_back(&word.alone);
            before = &word;
        }
        begin = end + 1;
    }
}

Words::Entry& Words::entry(std::string_view word) {
    if (const auto it = entries_.find(word); it != entries_.end()) return it->second;
    const auto it = entries_.try_emplace(std::string(word)).first;
    Entry& out = it->second;
    out.known = patterns_.look_up(word);
    out.alone = patterns_.start(out.known);
    out.alone.word = static_cast<std::uint32_t>(texts_.size());
    texts_.push_back(it->first);
    return out;
}

const Start& Words::start(Entry& word, const Entry& next) {
    const auto [it, fresh] = word.before.try_emplace(&next, word.alone);
    if (fresh) patterns_.add_two_words(word.known, next.known, it->second);
    return it->second;
}

}  // namespace celah
