// A sentence against all requirements, for those who write rules.
#include <algorithm>
#include <sstream>

#include "celah/normalize.hpp"
#include "celah/rules.hpp"
#include "rules/affix.hpp"
#include "rules/evaluate.hpp"

namespace celah {
namespace {

constexpr double near_enough = 0.5;        // of a phrase's terms; less is another subject
constexpr std::size_t most_nearest = 5;

/// The terms of a phrase as written, one a slot.
std::vector<std::string> slot_texts(const Phrase& phrase) {
    std::istringstream in(phrase.source);
    std::vector<std::string> out;
    for (std::string term; in >> term;)
        if (term != ">" && term.front() != '@' && term.front() != '!') out.push_back(term);
    return out;
}

struct Near {
    Trial trial;
    double closeness = 0;
};

class Trials {
  public:
    Trials(const RulePack& pack, const Sentence& sentence, Language language)
        : pack_(pack), sentence_(sentence), english_(language == Language::en) {}

    void add(const Requirement& requirement, bool named) {
        const Evaluation found = evaluate(requirement, sentence_, pack_);
        if (found.strength == Strength::full) present_.push_back({&requirement, Trial::Outcome::present, found.phrase->source, {}, named});
        else if (found.strength == Strength::partial) partial_.push_back({&requirement, Trial::Outcome::partial, found.phrase->source, {}, named});
        else if (auto near = nearest(requirement)) nearest_.push_back(std::move(*near));
    }

    std::vector<Trial> take() {
        std::stable_sort(nearest_.begin(), nearest_.end(), [](const Near& a, const Near& b) { return a.closeness > b.closeness; });
        if (nearest_.size() > most_nearest) nearest_.resize(most_nearest);
        for (auto* list : {&present_, &partial_})
            std::stable_partition(list->begin(), list->end(), [](const Trial& trial) { return trial.named; });
        std::vector<Trial> out = std::move(present_);
        out.insert(out.end(), partial_.begin(), partial_.end());
        for (Near& near : nearest_) out.push_back(std::move(near.trial));
        return out;
    }

  private:
    std::optional<Near> nearest(const Requirement& requirement) const {
        std::optional<Near> best;
        for (const auto* list : {&requirement.present, &requirement.partial})
            for (const Phrase& phrase : *list) {
                const Attempt tried = attempt(phrase, requirement, sentence_, pack_);
                const double closeness = 1 - static_cast<double>(tried.slots.size()) / static_cast<double>(phrase.slots.size());
                if (closeness < near_enough || (best && closeness <= best->closeness)) continue;
                best = Near{{&requirement, Trial::Outcome::nearest, phrase.source, said(phrase, tried), true}, closeness};
            }
        return best;
    }

    std::string said(const Phrase& phrase, const Attempt& tried) const {
        switch (tried.obstacle) {
            case Obstacle::lacking: return lacking(phrase, tried);
            case Obstacle::forbidden: return english_ ? "the sentence holds a word the phrase forbids (!)" : "kalimat memuat kata yang dilarang frasa (!)";
            case Obstacle::apart:
                return english_ ? "its words stand too far apart, in another order, or in a span that is ignored"
                                : "kata-katanya terlalu berjauhan, berbeda urutan, atau termasuk bagian yang diabaikan (ignore)";
            case Obstacle::negated: return english_ ? "a negation governs it" : "diingkari (belum, tidak ada, …)";
            case Obstacle::none: break;
        }
        return {};
    }

    std::string lacking(const Phrase& phrase, const Attempt& tried) const {
        const std::vector<std::string> terms = slot_texts(phrase);
        std::string out = english_ ? "lacks " : "belum ada ";
        for (std::size_t i = 0; i < tried.slots.size(); ++i) out += (i ? ", " : "") + (tried.slots[i] < terms.size() ? terms[tried.slots[i]] : "?");
        return out;
    }

    const RulePack& pack_;
    const Sentence& sentence_;
    bool english_;
    std::vector<Trial> present_, partial_;
    std::vector<Near> nearest_;
};

}  // namespace

std::vector<Trial> try_sentence(const RulePack& pack, const std::string& sentence, Language language, const std::string& only_id) {
    std::string text = normalize_text(sentence);
    std::replace(text.begin(), text.end(), '\n', ' ');
    Words words(*pack.patterns);
    const Sentence read(text, words);
    Trials trials(pack, read, language);
    const auto wanted = [&](const Requirement& one) { return only_id.empty() || one.id == only_id; };
    for (const Area& area : pack.areas) {
        for (const Indicator& indicator : area.indicators)
            for (const Requirement& item : indicator.items)
                if (wanted(item)) trials.add(item, read.has_any(indicator.subject));
        for (const Requirement& target : area.targets)
            if (wanted(target)) trials.add(target, true);
    }
    return trials.take();
}

std::map<std::string, std::vector<std::string>> example_forms(const Phrase& phrase) {
    std::map<std::string, std::vector<std::string>> out;
    const std::string& text = phrase.source;
    for (std::size_t at = text.find('~'); at != std::string::npos; at = text.find('~', at + 1)) {
        const std::size_t end = std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz+", at + 1), text.size());
        const std::string root = text.substr(at + 1, end - at - 1);
        if (!root.empty()) out["~" + root] = affixed_examples(root);
    }
    return out;
}

}  // namespace celah
