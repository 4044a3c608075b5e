// The way back: what assessors wrote into the workbook -> corrections of verdicts, kept while what they judged is as it was.
//
//     auto corrections = read_corrections(workbook_bytes);          // nothing is taken over when anything is wrong with it
//     report = corrected(report, *corrections);
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "celah/language.hpp"
#include "celah/report.hpp"
#include "celah/result.hpp"

namespace celah {

struct Correction {
    std::string document;        ///< SHA-256 of the plan that was judged
    std::string plan;            ///< plan_fingerprint(): finds the plan's next version; may be empty
    std::string item;            ///< id of an item or target
    Status from = Status::missing;       ///< celah's verdict
    std::optional<Status> to;            ///< the assessor's; none: an earlier correction is taken back
    std::string reason, by, date;        ///< date: "2025-06-30"
    std::string rule, passage;           ///< fingerprints when it was corrected: ItemResult::rule_digest, passage_fingerprint()
};

/// The most that a workbook may hold, packed or not: it is a stranger's file.
struct WorkbookLimits {
    std::uint64_t packed = std::uint64_t{128} << 20;     ///< bytes
    std::uint64_t part = std::uint64_t{96} << 20;        ///< bytes of one sheet, unpacked
    std::uint64_t all = std::uint64_t{768} << 20;        ///< bytes of all that is read, unpacked
    int sheets = 2000;
};

/// From a workbook that celah wrote and a spreadsheet program saved (.xlsx). Rows may have been sorted, filtered or deleted,
/// columns moved; rows without a correction say nothing. Errors: "bad-workbook" (damaged, no .xlsx, too large, no sheet of celah's),
/// "bad-corrections", naming each cell that is wrong and what was expected in it (the first twenty). Whoever filled it in reads
/// them, so they are said in `language`.
Result<std::vector<Correction>> read_corrections(std::string_view workbook, Language language = Language::id, const WorkbookLimits& limits = {});

/// From a file, .xlsx or as kept by celah, read by a worker of its own (isolate.hpp). Errors: as read_corrections(), as
/// hold_document(), and the codes of how a worker ended.
Result<std::vector<Correction>> read_corrections_file(const std::string& path, Language language = Language::id);

/// As kept: celah.corrections/1 (docs/celah.corrections-1.schema.json). Error: "bad-corrections".
std::string write_corrections_json(std::span<const Correction> corrections);
Result<std::vector<Correction>> read_corrections_json(std::string_view json, Language language = Language::id);

/// SHA-256 of the documents of one round. A correction of one of them speaks of no other, however alike names and units are;
/// one of a document that is not among them is looked for in the plan's next version, by name and unit.
using DocumentSet = std::set<std::string, std::less<>>;

/// `kept` with `given`: of two for the same item of the same document the later one stays, and what is taken back is gone. Those
/// kept of an earlier version of a plan make way for those given.
std::vector<Correction> merge_corrections(std::vector<Correction> kept, std::span<const Correction> given, const DocumentSet& documents);

/// Whether the correction is about this report's document, or an earlier version of the same plan.
bool speaks_of(const Correction& correction, const Report& report, const DocumentSet& documents = {});

/// The report with those of the corrections that speak of it, and only those: earlier ones are taken off first. Where the rule,
/// the passage or, with no passage to compare, the document changed, celah's verdict stays and the correction is shown as stale.
/// Status, coverage and summary are counted anew. A correction of an item that the rules no longer have gives a finding
/// "correction-without-item".
Report corrected(Report report, std::span<const Correction> corrections, const DocumentSet& documents = {}, Language language = Language::id);

/// What became of the corrections of a round.
struct RoundCorrections {
    int hold = 0, stale = 0;           ///< verdicts in the round's reports
    int reports = 0;                   ///< reports that changed
    std::vector<Correction> strangers; ///< that speak of no plan in the round, or of an item it does not have
};

/// DIR/corrections.json; none where there is no such file. Errors: "unreadable", "bad-corrections".
Result<std::vector<Correction>> kept_corrections(const std::filesystem::path& directory, Language language = Language::id);

/// Merges `given` with DIR/corrections.json, applies all of them to the reports of a finished round (round.hpp), and writes the
/// reports that changed, results.jsonl, summary.json and corrections.json anew. Where none are kept nor given, reports that show
/// some (the file is gone) become again as celah alone made them; a round without any is left as it is. Errors:
/// those of read_round() and read_report(), "bad-corrections", "unwritable".
Result<RoundCorrections> apply_to_round(const std::filesystem::path& directory, std::span<const Correction> given, Language language = Language::id);

}  // namespace celah
