// Runs of words as numbers: how a text is told apart from the regulation's own words, and from other plans (sketch.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "celah/rules.hpp"

namespace celah {

/// A word that says something: no number and no single letter. Those are what a copy changes first.
struct TellingWord {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0, end = 0;   ///< bytes of the text
};

/// Of a normalised text (normalize.hpp), in order.
std::vector<TellingWord> telling_words(std::string_view normal);

/// The same on every machine and in every version: sketches of different reports are compared by it.
std::uint64_t run_hash(std::span<const TellingWord> run);

/// How many words that follow each other in the regulation make a passage its own.
inline constexpr std::size_t regulation_run = 3;

/// Hashes of runs, ascending, each once.
using RunHashes = std::vector<std::uint64_t>;

/// Of all such runs in normalised texts; a run does not reach from one text into the next.
RunHashes runs_of(std::span<const std::string> normal_texts);

/// Of the regulation as published (`published`, see read_runs) and of what the pack says: names, questions, expected evidence,
/// phrases and examples.
RunHashes regulation_runs(const RulePack& pack, RunHashes published);

/// A pack's regulation.runs: a hash a line, 16 hexadecimal digits. The words themselves are not shipped: they are not ours.
std::string write_runs(const RunHashes& runs);

/// None when it is no such file.
std::optional<RunHashes> read_runs(std::string_view text);

}  // namespace celah
