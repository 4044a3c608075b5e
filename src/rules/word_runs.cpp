#include "rules/word_runs.hpp"

#include <algorithm>

#include "celah/normalize.hpp"

namespace celah {
namespace {

constexpr std::uint64_t fnv_offset = 0xcbf29ce484222325, fnv_prime = 0x100000001b3;

bool is_space(char c) { return c == ' ' || c == '\n'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Spreads the bits: FNV alone leaves neighbours close together, and sketches keep the smallest hashes.
std::uint64_t spread(std::uint64_t x) {
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9;
    x ^= x >> 27;
    x *= 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

class Runs {
  public:
    void add(const std::string& text) {
        const auto words = telling_words(normalize_text(text));
        for (std::size_t i = 0; i + regulation_run <= words.size(); ++i) out_.push_back(run_hash(std::span(words).subspan(i, regulation_run)));
    }
    void add(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) add(text);
    }
    void add(const std::vector<Phrase>& phrases) {
        for (const Phrase& phrase : phrases) add(phrase.source);
    }
    void add(const Requirement& one) {
        for (const std::string* text : {&one.text, &one.best, &one.frequency}) add(*text);
        for (const auto* phrases : {&one.present, &one.partial}) add(*phrases);
        for (const auto& part : one.parts) add(part);
        for (const auto* examples : {&one.passes, &one.partially, &one.fails}) add(*examples);
    }

    std::vector<std::uint64_t> take() {
        std::sort(out_.begin(), out_.end());
        out_.erase(std::unique(out_.begin(), out_.end()), out_.end());
        return std::move(out_);
    }

  private:
    std::vector<std::uint64_t> out_;
};

}  // namespace

std::vector<TellingWord> telling_words(std::string_view normal) {
    std::vector<TellingWord> out;
    for (std::size_t at = 0; at < normal.size();) {
        const std::size_t begin = at;
        bool digit = false;
        std::uint64_t hash = fnv_offset;
        for (; at < normal.size() && !is_space(normal[at]); ++at) {
            digit |= is_digit(normal[at]);
            hash = (hash ^ static_cast<unsigned char>(normal[at])) * fnv_prime;
        }
        if (!digit && at - begin > 1) out.push_back({spread(hash), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
        ++at;
    }
    return out;
}

std::uint64_t run_hash(std::span<const TellingWord> run) {
    std::uint64_t hash = run.size();
    for (const TellingWord& word : run) hash = spread(hash + word.hash);
    return hash;
}

std::vector<std::uint64_t> regulation_runs(const RulePack& pack, const std::string& regulation) {
    Runs runs;
    runs.add(regulation);
    for (const Area& area : pack.areas) {
        runs.add(area.name);
        for (const Requirement& target : area.targets) runs.add(target);
        for (const Indicator& indicator : area.indicators) {
            runs.add(indicator.name);
            runs.add(indicator.expected_evidence);
            runs.add(indicator.guideline);
            for (const Requirement& item : indicator.items) runs.add(item);
        }
    }
    return runs.take();
}

}  // namespace celah
