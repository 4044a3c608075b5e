#include "rules/word_runs.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cinttypes>
#include <cstdio>

#include "celah/normalize.hpp"

namespace celah {
namespace {

constexpr std::uint64_t fnv_offset = 0xcbf29ce484222325, fnv_prime = 0x100000001b3;

constexpr std::size_t digits = 16;   // of a hash in a file

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

void sort_out(RunHashes& runs) {
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
}

void add_runs(std::string_view normal, RunHashes& out) {
    const auto words = telling_words(normal);
    for (std::size_t i = 0; i + regulation_run <= words.size(); ++i) out.push_back(run_hash(std::span(words).subspan(i, regulation_run)));
}

class Runs {
  public:
    explicit Runs(RunHashes runs) : out_(std::move(runs)) {}

    void add(const std::string& text) { add_runs(normalize_text(text), out_); }
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

    RunHashes take() {
        sort_out(out_);
        return std::move(out_);
    }

  private:
    RunHashes out_;
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

RunHashes runs_of(std::span<const std::string> normal_texts) {
    RunHashes out;
    for (const std::string& text : normal_texts) add_runs(text, out);
    sort_out(out);
    return out;
}

std::string write_runs(const RunHashes& runs) {
    std::string out;
    std::array<char, digits + 2> line{};
    for (const std::uint64_t run : runs) {
        std::snprintf(line.data(), line.size(), "%016" PRIx64 "\n", run);
        out += line.data();
    }
    return out;
}

std::optional<RunHashes> read_runs(std::string_view text) {
    RunHashes out;
    for (; !text.empty(); text.remove_prefix(digits + 1)) {
        std::uint64_t run = 0;
        if (text.size() <= digits || text[digits] != '\n') return std::nullopt;
        const auto [end, error] = std::from_chars(text.data(), text.data() + digits, run, 16);
        if (error != std::errc() || end != text.data() + digits) return std::nullopt;
        out.push_back(run);
    }
    return out;
}

RunHashes regulation_runs(const RulePack& pack, RunHashes published) {
    Runs runs(std::move(published));
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
