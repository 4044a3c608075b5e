#include "celah/sketch.hpp"

#include <algorithm>
#include <unordered_map>

#include "rules/word_runs.hpp"

namespace celah {
namespace {

constexpr std::ptrdiff_t most_of_the_regulation = 1;   // words of a run; names and formulas reach into the plan's own
constexpr int most_repeats = 2;   // a run that stands in a plan more often is a name or a formula

/// A run of a plan, where it stands first.
struct Run {
    std::uint64_t hash = 0;
    int block = 0;
    std::uint32_t begin = 0, end = 0;   // bytes of the block's text
    std::uint32_t word = 0;
    int times = 1;
};

constexpr std::size_t regulations_part = 2;   // a sentence of which 1 in so many words stands in a run of the regulation says its words again

bool regulation_says(std::span<const TellingWord> run, std::span<const RulePack> packs) {
    const std::uint64_t hash = run_hash(run);
    return std::any_of(packs.begin(), packs.end(), [hash](const RulePack& pack) {
        return std::binary_search(pack.regulation_runs.begin(), pack.regulation_runs.end(), hash);
    });
}

using Flags = std::vector<char>;

/// Where the word after each word of a sentence begins another one.
Flags sentence_ends(const std::string& text, std::span<const TellingWord> words) {
    Flags out(words.size(), 0);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t next = i + 1 < words.size() ? words[i + 1].begin : text.size();
        out[i] = i + 1 == words.size() || text.find('\n', words[i].end) < next;
    }
    return out;
}

/// A word for each: 0 own, 1 the regulation's.
Flags regulations_words(const std::string& text, std::span<const TellingWord> words, std::span<const RulePack> packs) {
    Flags in_run(words.size(), 0);
    for (std::size_t i = 0; i + regulation_run <= words.size(); ++i)
        if (regulation_says(words.subspan(i, regulation_run), packs)) std::fill_n(in_run.begin() + static_cast<std::ptrdiff_t>(i), regulation_run, 1);
    const Flags ends = sentence_ends(text, words);
    Flags out(words.size(), 0);
    for (std::size_t first = 0, i = 0; i < words.size(); ++i) {
        if (!ends[i]) continue;
        const auto begin = in_run.begin() + static_cast<std::ptrdiff_t>(first), end = in_run.begin() + static_cast<std::ptrdiff_t>(i) + 1;
        const auto said = static_cast<std::size_t>(std::count(begin, end, 1));
        if (regulations_part * said >= i + 1 - first) std::fill(out.begin() + static_cast<std::ptrdiff_t>(first), out.begin() + static_cast<std::ptrdiff_t>(i) + 1, 1);
        else std::copy(begin, end, out.begin() + static_cast<std::ptrdiff_t>(first));
        first = i + 1;
    }
    return out;
}

class OwnRuns {
  public:
    explicit OwnRuns(std::span<const RulePack> packs) : packs_(packs) {}

    /// Runs do not reach from one block into the next: what stands beside a cell or behind a heading differs from one layout of
    /// the same text to the other.
    void add(const Structure& structure, int block) {
        const Block& from = structure.blocks[static_cast<std::size_t>(block)];
        if (from.leader) return;   // contents repeat headings
        const auto words = telling_words(from.text.text);
        const Flags regulations = regulations_words(from.text.text, words, packs_);
        for (std::size_t i = 0; i + words_in_a_run <= words.size(); ++i) {
            const auto begin = regulations.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::count(begin, begin + words_in_a_run, 1) > most_of_the_regulation) continue;
            add(std::span(words).subspan(i, words_in_a_run), block, static_cast<std::uint32_t>(i));
        }
        word_ += static_cast<std::uint32_t>(words.size());
    }

    /// Those with the smallest hashes, in the order of the plan.
    std::vector<Run> keep(std::uint32_t& of) {
        std::erase_if(runs_, [](const Run& run) { return run.times > most_repeats; });
        of = static_cast<std::uint32_t>(runs_.size());
        if (runs_.size() > most_fingerprints) {
            std::nth_element(runs_.begin(), runs_.begin() + most_fingerprints, runs_.end(), [](const Run& a, const Run& b) { return a.hash < b.hash; });
            runs_.resize(most_fingerprints);
        }
        std::sort(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) { return a.word < b.word; });
        return std::move(runs_);
    }

  private:
    void add(std::span<const TellingWord> run, int block, std::uint32_t first) {
        const std::uint64_t hash = run_hash(run);
        const auto [known, is_new] = places_.try_emplace(hash, runs_.size());
        if (is_new) runs_.push_back({hash, block, run.front().begin, run.back().end, word_ + first});
        else ++runs_[known->second].times;
    }

    std::span<const RulePack> packs_;
    std::vector<Run> runs_;
    std::unordered_map<std::uint64_t, std::size_t> places_;
    std::uint32_t word_ = 0;
};

/// The words of a run without those between them that do not tell.
std::string text_of(const NormalText& text, const Run& run) {
    const std::string_view passage = std::string_view(text.text).substr(run.begin, run.end - run.begin);
    std::string out;
    for (const TellingWord& word : telling_words(passage)) {
        if (!out.empty()) out += ' ';
        out += passage.substr(word.begin, word.end - word.begin);
    }
    return out;
}

}  // namespace

Sketch sketch(const Document& document, const Structure& structure, std::span<const RulePack> packs) {
    OwnRuns runs(packs);
    for (std::size_t block = 0; block < structure.blocks.size(); ++block) runs.add(structure, static_cast<int>(block));
    Sketch out;
    for (const Run& run : runs.keep(out.runs)) {
        const NormalText& text = structure.blocks[static_cast<std::size_t>(run.block)].text;
        const TokenRef first = text.tokens[text.token_at(run.begin)];
        out.fingerprints.push_back({document.pages[first.page].number, run.word, text_of(text, run)});
    }
    return out;
}

}  // namespace celah
