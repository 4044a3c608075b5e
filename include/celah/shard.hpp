// One round on several machines: which inputs each of them reads, and one result out of theirs.
//
// No machine talks to another. Each is given the same inputs and its number, and deals them by itself (deal); their
// directories are joined afterwards (merge_rounds).
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "celah/language.hpp"
#include "celah/result.hpp"
#include "celah/round.hpp"

namespace celah {

struct Shard {
    int number = 1;   ///< from 1
    int count = 1;
    bool operator==(const Shard&) const = default;
};

/// A variable of the environment; none where it is not set.
using Environment = std::function<std::optional<std::string>(const char* name)>;

/// "2/8"; or "auto": by the variables that a Slurm job array sets (SLURM_ARRAY_TASK_ID, _COUNT, _MIN, _STEP), or by a Kubernetes
/// Indexed Job's JOB_COMPLETION_INDEX and by JOB_COMPLETIONS, which the manifest has to set: Kubernetes does not tell.
/// Error: "usage".
Result<Shard> read_shard(std::string_view text, const Environment& environment);

/// What this shard reads, in the order given. The same inputs give every shard its part: each input is in exactly one. The
/// largest files go first, each to the shard that has least so far. The size stands for the cost because nothing but a PDF
/// reader, in a process of its own, could tell more, on every machine for every document; and what costs is OCR, whose pages
/// are pictures, tens of times larger than text.
std::vector<Input> deal(const std::vector<Input>& inputs, const Shard& shard);

struct Merged {
    std::vector<Record> records;        ///< sorted by path
    std::vector<std::string> missing;   ///< expected, as shown_path(), and without a record
};

/// Joins the rounds of `directories` in `out`, as if one machine had read all: reports, messages, results.jsonl, summary.json,
/// and the corrections kept beside any of them or in `out`, which are applied to all (of two for one item the later one; what
/// that adds to reports is said in `language`).
/// `expected`: paths that must have a record; when one has none, nothing is written. The same call again changes nothing, and
/// `out` may be one of the directories. Where two have a record of one input, the one that was read to its end counts,
/// and of such the one with fewer unreadable pages.
///
/// Errors: those of read_round(), also of an unfinished one in `out`, and of apply_to_round(); "locked" (another run writes to `out`); "other-settings" (other rules, options or program: their records do not belong together);
/// "two-contents" (an input changed while the round was read); "unwritable".
Result<Merged> merge_rounds(const std::vector<std::filesystem::path>& directories, const std::filesystem::path& out,
                            const std::vector<std::string>& expected = {}, Language language = Language::id);

}  // namespace celah
