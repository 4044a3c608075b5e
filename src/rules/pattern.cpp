#include "rules/pattern.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <map>

#include "rules/affix.hpp"

namespace celah {
namespace {

RE2::Options options() {
    RE2::Options out;
    out.set_log_errors(false);
    out.set_max_mem(128 << 20);  // one automaton for all roots: room for its states instead of a slow fallback
    return out;
}

using NodeId = std::uint32_t;

struct Node {
    Expression::Kind kind = Expression::Kind::literal;
    WordClass word = 0;                                         // literal, root, regex
    std::vector<std::pair<WordClass, WordClass>> two_words;     // root
    struct Step {
        NodeId node;
        bool optional;
        int gap;
    };
    std::vector<Step> steps;                                    // sequence, any_of
};

/// Ends of matches, without repeats. Few at any place, so a linear look is the fastest.
void add_end(std::vector<std::size_t>& ends, std::size_t end) {
    if (std::find(ends.begin(), ends.end(), end) == ends.end()) ends.push_back(end);
}

bool holds(const WordClasses& classes, WordClass word) { return std::binary_search(classes.begin(), classes.end(), word); }

}  // namespace

struct PatternSet::Compiled {
    std::unordered_map<std::string, WordClass> literals;
    std::map<std::string, WordClass> regexes;
    std::vector<WordClass> class_of_regex;        // by index in `set`
    RE2::Set set{options(), RE2::ANCHOR_BOTH};
    WordClass next_class = 0;

    std::vector<Node> nodes;
    std::map<const Expression*, NodeId> known;
    std::vector<ExpressionPtr> kept;              // so that an address stays one expression's
    std::vector<NodeId> terms;
    std::map<NodeId, TermId> term_of;
    std::vector<std::vector<bool>> first;         // by term: classes of words it may begin with
    std::vector<std::vector<TermId>> beginning;   // by class: the terms that may begin with it

    WordClass literal(const std::string& word) {
        const auto [it, fresh] = literals.try_emplace(word, next_class);
        if (fresh) ++next_class;
        return it->second;
    }

    WordClass regex(const std::string& pattern) {
        const auto [it, fresh] = regexes.try_emplace(pattern, next_class);
        if (!fresh) return it->second;
        std::string error;
        set.Add(pattern, &error);
        class_of_regex.push_back(next_class);
        return next_class++;
    }

    NodeId node(const ExpressionPtr& expression) {
        if (const auto it = known.find(expression.get()); it != known.end()) return it->second;
        Node out;
        out.kind = expression->kind;
        switch (expression->kind) {
            case Expression::Kind::literal: out.word = literal(expression->word); break;
            case Expression::Kind::regex: out.word = regex(expression->word); break;
            case Expression::Kind::root: root(expression->word, out); break;
            default:
                for (const auto& step : expression->steps) out.steps.push_back({node(step.expression), step.optional, step.gap});
        }
        const NodeId id = static_cast<NodeId>(nodes.size());
        nodes.push_back(std::move(out));
        known.emplace(expression.get(), id);
        kept.push_back(expression);
        return id;
    }

    void root(const std::string& word, Node& out) {
        const RootForms forms = affixed_forms(word);
        out.word = regex(forms.word);
        for (const auto& [before, after] : forms.two_words) out.two_words.emplace_back(regex(before), regex(after));
    }

    void collect_first(NodeId id, std::vector<bool>& out) const {
        const Node& node = nodes[id];
        if (node.kind == Expression::Kind::any_of) {
            for (const auto& step : node.steps) collect_first(step.node, out);
        } else if (node.kind == Expression::Kind::sequence) {
            for (const auto& step : node.steps) {
                collect_first(step.node, out);
                if (!step.optional) break;
            }
        } else {
            out[node.word] = true;
            for (const auto& two : node.two_words) out[two.first] = true;
        }
    }

    // --- matching: the ends of all matches of a node that begin at `at` ---

    using Text = std::vector<const WordClasses*>;

    void match(NodeId id, const Text& words, std::size_t at, std::vector<std::size_t>& ends) const {
        const Node& node = nodes[id];
        switch (node.kind) {
            case Expression::Kind::any_of:
                for (const auto& step : node.steps) match(step.node, words, at, ends);
                break;
            case Expression::Kind::sequence: match_steps(node, 0, words, at, ends); break;
            default: match_word(node, words, at, ends);
        }
    }

    static void match_word(const Node& node, const Text& words, std::size_t at, std::vector<std::size_t>& ends) {
        if (at >= words.size()) return;
        if (holds(*words[at], node.word)) add_end(ends, at + 1);
        if (at + 1 >= words.size()) return;
        for (const auto& [before, after] : node.two_words)
            if (holds(*words[at], before) && holds(*words[at + 1], after)) add_end(ends, at + 2);
    }

    void match_steps(const Node& node, std::size_t step, const Text& words, std::size_t at, std::vector<std::size_t>& ends) const {
        if (step == node.steps.size()) return add_end(ends, at);
        const auto& [next, optional, gap] = node.steps[step];
        if (optional) match_steps(node, step + 1, words, at, ends);
        for (std::size_t skipped = 0; skipped <= static_cast<std::size_t>(gap) && at + skipped < words.size(); ++skipped) {
            std::vector<std::size_t> here;
            match(next, words, at + skipped, here);
            for (std::size_t end : here) match_steps(node, step + 1, words, end, ends);
        }
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
    compiled_->set.Compile();
    for (NodeId node : compiled_->terms) {
        compiled_->first.emplace_back(compiled_->next_class);
        compiled_->collect_first(node, compiled_->first.back());
    }
    compiled_->beginning.resize(compiled_->next_class);
    for (TermId term = 0; term < compiled_->first.size(); ++term)
        for (WordClass c = 0; c < compiled_->next_class; ++c)
            if (compiled_->first[term][c]) compiled_->beginning[c].push_back(term);
}

WordClasses PatternSet::classify(std::string_view word) const {
    WordClasses out;
    if (const auto it = compiled_->literals.find(std::string(word)); it != compiled_->literals.end()) out.push_back(it->second);
    if (!compiled_->class_of_regex.empty()) {
        std::vector<int> hits;
        compiled_->set.Match(re2::StringPiece(word.data(), word.size()), &hits);
        for (int hit : hits) out.push_back(compiled_->class_of_regex[static_cast<std::size_t>(hit)]);
    }
    std::sort(out.begin(), out.end());
    return out;
}

void PatternSet::add_candidates(const WordClasses& word, std::vector<std::uint64_t>& terms) const {
    for (WordClass c : word)
        for (TermId term : compiled_->beginning[c]) terms[term / 64] |= std::uint64_t{1} << (term % 64);
}

std::size_t PatternSet::match(TermId term, const std::vector<const WordClasses*>& words, std::size_t at) const {
    const std::vector<bool>& first = compiled_->first[term];
    const WordClasses& word = *words[at];
    if (std::none_of(word.begin(), word.end(), [&](WordClass c) { return first[c]; })) return 0;
    std::vector<std::size_t> ends;
    compiled_->match(compiled_->terms[term], words, at, ends);
    return ends.empty() ? 0 : *std::max_element(ends.begin(), ends.end()) - at;
}

std::size_t PatternSet::size() const { return compiled_->terms.size(); }

const WordClasses& Words::classes(std::string_view word) {
    const auto [it, fresh] = known_.try_emplace(std::string(word));
    if (fresh) it->second = patterns_.classify(word);
    return it->second;
}

}  // namespace celah
