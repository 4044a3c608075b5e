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
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "celah/isolate.hpp"
#include "celah/report.hpp"
#include "celah/result.hpp"
#include "celah/scan.hpp"

namespace celah {

/// One input of a round; with an error when it is known already that it cannot be opened.
struct Input {
    std::string path;              ///< as given; "-": standard input
    std::string file;              ///< what is opened: for a link that was named, what it leads to
    std::optional<Error> error = {};
};

/// Which files of a directory are taken; shell patterns, matched against a file's name without regard to case, or, where they
/// hold a '/', against its path below the directory.
struct InputPatterns {
    std::vector<std::string> include = {"*.pdf"}, exclude = {};
};

struct Inputs {
    std::vector<Input> inputs;
    std::vector<std::string> links_to_directories;   ///< met on the way and not followed: they may lead in circles
    int left_out = 0;                                ///< files that the patterns leave out
};

/// Files in the order given, those of a directory sorted by name, directories within it included. A symbolic link is followed
/// where it is named, and never where it is found in a directory: whoever hands in a folder does not choose which other files
/// are read. Nothing that fits the patterns is left out: what cannot be opened is an input with an error.
/// Directories of `left_alone` that are found in a directory are not looked into: celah's own output, say.
Inputs find_inputs(const std::vector<std::string>& named, const InputPatterns& patterns = {}, const std::vector<std::filesystem::path>& left_alone = {});

/// The paths of a list, one a line, or each ended by a zero byte. Of lines, what Windows adds is dropped: a byte order mark in
/// front, and carriage returns where all lines end with one.
std::vector<std::string> paths_in(std::string_view list, bool zero_ended);

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

/// A crash, a limit or the like: what `retry_failed` reads again.
bool may_pass(const Record& record);

/// One line of results.jsonl, without the line break. Error: "not-a-record".
std::string write_record(const Record& record);
Result<Record> read_record(std::string_view line);

/// How documents are read.
struct RoundSettings {
    ScanOptions scan = {};
    std::function<Result<Packs>()> packs;   ///< asked for once, when there is something to read
    int jobs = 1;                           ///< worker processes at once
    std::uint64_t most_bytes = std::uint64_t{512} << 20;   ///< of a document
    IsolationLimits document = {};          ///< of a look at a document: there are several when OCR reads pages of it
    IsolationLimits page = {std::chrono::seconds(90), std::chrono::seconds(90), std::chrono::seconds(60)};   ///< of OCR of one page
    int json_indent = -1;                   ///< of reports, as in render_json()
    std::chrono::milliseconds ocr_wall = std::chrono::minutes(30);   ///< of OCR of all pages of a document, looking for them included; the rest stays unread
    /// In place of scan_step(), for tests.
    std::function<ScanStep(std::string_view bytes, const std::string& path, const ScanOptions& options, const Recognized& recognized)> step = {};
};

/// What came of one input.
struct Scanned {
    Record record;
    std::string json;              ///< the report, without a line break at its end
    std::string messages;          ///< of its workers; a last line says where they were cut
};

/// Where reports go, in the order in which they are finished. What these return as an error ends the round.
class RoundResults {
  public:
    virtual ~RoundResults() = default;
    /// There is a report of these bytes already, and it now also stands for `input` (its index); else it has to be read.
    virtual Result<bool> reuse(std::size_t input, const std::string& sha256) = 0;
    virtual Result<void> keep(std::size_t input, Scanned scanned) = 0;
};

struct RoundProgress {
    int documents = 0, done = 0, reused = 0, failed = 0;
    std::int64_t pages = 0;                 ///< of documents that are done
    int pages_wanted = 0, pages_read = 0;   ///< by OCR, so far known
};

/// Reads all inputs, each in workers of its own; inputs of equal bytes once. A crash is tried a second time. Fails only where
/// the rules or the results do.
Result<void> run_round(const std::vector<Input>& inputs, const RoundSettings& settings, RoundResults& results,
                       const std::function<void(const RoundProgress&)>& tell = {});

/// Held by the one run that may write into a round's directory.
class RoundLock {
  public:
    /// Errors: "locked" (another run writes there), "unwritable".
    static Result<RoundLock> take(const std::filesystem::path& directory);
    RoundLock(RoundLock&& other) noexcept;
    RoundLock& operator=(RoundLock&&) = delete;
    ~RoundLock();

  private:
    explicit RoundLock(int file);
    int file_;
};

/// A round's directory while a run writes to it.
class RoundDirectory : public RoundResults {
  public:
    /// Makes the directory where it is not there. `fingerprint` tells settings apart that give different reports; records of
    /// other settings, and with `retry_failed` those of failures that may pass, are not reused. Errors: "locked" (another run
    /// writes there), "unwritable".
    static Result<std::unique_ptr<RoundDirectory>> open(const std::filesystem::path& directory, const std::vector<Input>& inputs,
                                                        const std::string& fingerprint, bool retry_failed);
    ~RoundDirectory() override;

    Result<bool> reuse(std::size_t input, const std::string& sha256) override;
    Result<void> keep(std::size_t input, Scanned scanned) override;

    /// Writes results.jsonl and summary.json. To be called when every input was kept or reused.
    Result<std::vector<Record>> finish();

    /// So many inputs of the run before are no inputs of this one: their reports stay, the results name them no more.
    int left_behind() const;

    /// So many records of the run before that may_pass() were reused.
    int not_retried() const;

  private:
    struct State;
    explicit RoundDirectory(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// The records of a finished round, sorted by path. Errors: "no-round" (no results.jsonl), "unfinished-round" (run the same
/// command again), "not-a-record".
Result<std::vector<Record>> read_round(const std::filesystem::path& directory);

/// Writes results.jsonl and summary.json, whatever the order of `records`. Error: "unwritable", naming the file.
Result<void> write_round(const std::filesystem::path& directory, std::vector<Record> records);

/// Pages for the browser, beside the JSON reports of a finished round: DIR/index.html and a page a document, DIR/html/NAME-HASH.html.
/// Errors: as read_round() and write_file(); "unreadable" or "not-a-report" where a report is gone or damaged.
Result<void> write_round_pages(const std::filesystem::path& directory, Language language);

/// The path as it stands in records and reports, always UTF-8: as given; but where it holds invalid UTF-8 or "\x", each
/// invalid byte is "\xHH" and each backslash doubled. Different paths stay different.
std::string shown_path(const std::string& path);

/// "reports/NAME-HASH.json" for the input that is shown as `shown`.
std::string report_file(const std::string& shown);

/// A file under another name, synced, renamed. Error: "unwritable", naming it.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

struct WrittenWorkbooks {
    std::vector<std::string> written;   ///< names in the directory: "lke.xlsx", or "lke-1.xlsx", "lke-2.xlsx" … of many plans
    std::vector<std::string> kept;      ///< what lay there and somebody had filled in, under its new name
};

/// The round's workbook: a recapitulation, and the LKE of each plan. Errors: "unreadable", "not-a-report", "unwritable".
Result<WrittenWorkbooks> write_workbooks(const std::filesystem::path& directory, const std::vector<Record>& records, const RenderOptions& options);

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
    std::optional<std::string> agency;   ///< as the first plan writes it, whatever its capitals; none: those that name none
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
