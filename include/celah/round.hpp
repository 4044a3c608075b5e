// A submission round: any number of inputs -> a report each, every one by workers of its own (isolate.hpp).
//
// A round's directory is its result and its checkpoint at once:
//
//     DIR/reports/NAME-HASH.json   the report of one input (celah.report/1); NAME for people, HASH of the input's path
//     DIR/messages/NAME-HASH.txt   what its workers wrote to standard error, where they did
//     DIR/results.jsonl            a line an input (celah.result/1, struct Record), sorted by path
//     DIR/summary.json             celah.summary/1, struct RoundSummary
//     DIR/journal.jsonl            while a run is unfinished: the records so far, in the order of finishing
//     DIR/.lock                    held by the one run that may write
//
// Files are written under another name, synced and renamed: each is whole or not there. Further formats stand beside them and
// are made from read_round() and the reports it names; reports that results.jsonl does not name belong to earlier runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "celah/isolate.hpp"
#include "celah/report.hpp"
#include "celah/result.hpp"
#include "celah/scan.hpp"

namespace celah {

/// What became of one input.
struct Record {
    std::string path;              ///< as given, by shown_path()
    std::string sha256;            ///< of its bytes; empty when it could not be opened
    std::uint64_t bytes = 0;
    DocumentStatus status = DocumentStatus::ok;
    std::string outcome;           ///< "complete", "gaps", "not-assessed", "not-a-plan", "failed"
    std::string reason;            ///< the code of the problem behind the last three; else empty
    std::optional<std::string> agency;
    std::optional<int> year;
    std::string kind;              ///< as DocumentInfo::kind
    std::string rules;             ///< id of the pack that judged it
    int pages = 0, pages_text = 0, pages_ocr = 0, pages_unreadable = 0;
    double coverage_percent = 0;   ///< says something for the outcomes "complete" and "gaps" only
    Counts items, evidence, action, time_target, targets;
    std::vector<std::string> missing, partial;   ///< ids of items and targets, in the regulation's order
    std::vector<std::string> problems;           ///< codes, sorted, each once
    std::string report;            ///< "reports/NAME-HASH.json"
    std::string settings;          ///< fingerprint of the program, rules and options; other settings: to be read again
};

/// `report` and `settings` stay empty.
Record record_of(const Report& report);

/// One line of results.jsonl, without the line break. Error: "not-a-record".
std::string write_record(const Record& record);
Result<Record> read_record(std::string_view line);

/// The records of a finished round, sorted by path. Errors: "no-round" (no results.jsonl), "unfinished-round" (run the same
/// command again), "not-a-record".
Result<std::vector<Record>> read_round(const std::filesystem::path& directory);

/// Writes results.jsonl and summary.json, whatever the order of `records`. Error: "unwritable", naming the file.
Result<void> write_round(const std::filesystem::path& directory, std::vector<Record> records);

/// The path as it stands in records and reports, always UTF-8: as given; but where it holds invalid UTF-8 or "\x", each
/// invalid byte is "\xHH" and each backslash doubled. Different paths stay different.
std::string shown_path(const std::string& path);

/// "reports/NAME-HASH.json" for the input that is shown as `shown`.
std::string report_file(const std::string& shown);

/// A file under another name, synced, renamed. Error: "unwritable", naming it.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

struct Tally {
    std::string name;
    int documents = 0;
};

/// Of one item or target over the round.
struct CommonGap {
    std::string rules, id, text;
    int missing = 0, partial = 0;  ///< documents
    int judged = 0;                ///< documents judged by these rules
};

struct AgencyCoverage {
    std::optional<std::string> agency;   ///< as the plans name it; none: those that do not
    int documents = 0;
    double coverage_percent = 0;         ///< mean
};

struct RoundSummary {
    int documents = 0;
    std::int64_t pages = 0, pages_ocr = 0, pages_unreadable = 0;
    std::vector<Tally> outcomes;           ///< all five, in the order of Record::outcome
    std::vector<Tally> reasons;            ///< most common first
    int judged = 0;                        ///< documents with a coverage
    double mean = 0, median = 0, least = 0, most = 0;   ///< their coverage, percent
    std::vector<AgencyCoverage> agencies;  ///< by name; those without one last
    std::vector<CommonGap> gaps;           ///< most common first: missing counts whole, partial half
};

/// The texts of the gaps are looked up in the reports of `directory`, one a rule pack.
RoundSummary summarize_round(const std::vector<Record>& records, const std::filesystem::path& directory);
std::string render_summary_json(const RoundSummary& summary);
std::string render_summary_text(const RoundSummary& summary, const RenderOptions& options = {});

}  // namespace celah
