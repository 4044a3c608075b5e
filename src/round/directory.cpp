// A round's directory: lock, journal, reports, and what of an earlier run still holds.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <cstring>
#include <map>
#include <set>
#include <thread>

#include "celah/round.hpp"
#include "round/files.hpp"
#include "rules/digest.hpp"

namespace celah {
namespace fs = std::filesystem;

namespace {

class OpenFile {
  public:
    OpenFile() = default;
    explicit OpenFile(int file) : file_(file) {}
    OpenFile(OpenFile&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    OpenFile& operator=(OpenFile&& other) noexcept {
        std::swap(file_, other.file_);
        return *this;
    }
    ~OpenFile() {
        if (file_ >= 0) ::close(file_);
    }
    int get() const { return file_; }

  private:
    int file_ = -1;
};

Result<void> make(const fs::path& directory) {
    std::error_code error;
    fs::create_directories(directory, error);
    if (error) return tl::unexpected(cannot_write(directory, error.value()));
    if (!fs::is_directory(directory, error)) return failure("unwritable", directory.string() + ": this is not a directory; --output FILE writes one file", {directory.string(), std::strerror(ENOTDIR)});
    return {};
}

/// What a killed run left in the middle of writing.
void remove_unfinished(const fs::path& directory) {
    std::error_code error;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (entry->path().filename().string().starts_with(unfinished_prefix)) fs::remove(entry->path(), ignored);
    }
}

std::string check_of(std::string_view json) {
    constexpr std::size_t digits = 16;
    return sha256(json).substr(0, digits);
}

/// Reports end in a line; what a full disk or a copy cut off does not.
bool is_whole(const fs::path& report) {
    std::ifstream in(report, std::ios::binary);
    char end[2] = {};
    return in.seekg(-2, std::ios::end) && in.read(end, 2) && end[0] == '}' && end[1] == '\n';
}

}  // namespace

bool may_pass(const Record& record) {
    constexpr const char* passing[] = {"crashed", "timed-out", "out-of-memory", "answer-too-long", "not-started", "internal-error", "no-ocr"};
    return std::any_of(std::begin(passing), std::end(passing), [&](const char* code) {
        return std::find(record.problems.begin(), record.problems.end(), code) != record.problems.end();
    });
}

RoundLock::RoundLock(int file) : file_(file) {}
RoundLock::RoundLock(RoundLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
RoundLock::~RoundLock() {
    if (file_ >= 0) ::close(file_);
}

/// Waits a moment: workers of a run that was just killed may still hold it.
Result<RoundLock> RoundLock::take(const fs::path& directory) {
    const fs::path path = directory / ".lock";
    RoundLock out(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (out.file_ < 0) return tl::unexpected(cannot_write(path, errno));
    for (int tries = 0; ::flock(out.file_, LOCK_EX | LOCK_NB) != 0; ++tries) {
        if (tries == 20)
            return failure("locked", directory.string() + ": another celah is writing there; wait for it to end, or name another directory", {directory.string()});
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return out;
}

struct RoundDirectory::State {
    fs::path directory;
    const std::vector<Input>& inputs;
    std::string fingerprint;
    bool retry_failed;
    RoundLock lock;
    OpenFile journal;
    std::map<std::string, Record> known;          ///< by path: of earlier runs, as far as they still hold
    std::map<std::string, std::string> path_of;   ///< by sha256: one that has a report of these bytes
    std::set<std::string> earlier;                ///< paths in the results of the run before
    std::vector<Record> records;                  ///< of this run
    int not_retried = 0;
    bool wrote = false;

    fs::path journal_path() const { return directory / "journal.jsonl"; }

    void know(Record record) {
        if (record.sha256.empty()) return;
        path_of[record.sha256] = record.path;
        known[record.path] = std::move(record);
    }

    void know_if_it_holds(Record record) {
        const bool old = record.settings != fingerprint || (retry_failed && may_pass(record)) || record.reason == "not-started";
        if (!old && record.report == report_file(record.path) && is_whole(directory / record.report)) know(std::move(record));
    }

    void know_results() {
        const auto lines = read_file(directory / "results.jsonl");
        if (!lines) return;
        for (auto& line : paths_in(*lines, false)) {
            auto record = read_record(line);
            if (!record) continue;
            earlier.insert(record->path);
            know_if_it_holds(*std::move(record));
        }
    }

    /// A power cut may have kept the journal's line and lost the report: it is held against what the line says.
    Result<void> know_journal() {
        const fs::path path = journal_path();
        journal = OpenFile(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
        if (journal.get() < 0) return tl::unexpected(cannot_write(path, errno));
        const auto lines = read_file(path);
        if (!lines) return tl::unexpected(lines.error());
        const std::size_t whole = lines->rfind('\n') + 1;   // the last line may be torn; none: npos + 1 is 0
        for (const auto& line : paths_in(std::string_view(*lines).substr(0, whole), false)) {
            const auto space = std::min(line.find(' '), line.size() - 1);
            auto record = read_record(std::string_view(line).substr(space + 1));
            if (record) known.erase(record->path);   // its report was written anew: what an earlier run said of it is past
            const auto json = record ? read_file(directory / record->report) : tl::unexpected(record.error());
            if (json && check_of(*json) == line.substr(0, space)) know_if_it_holds(*std::move(record));
        }
        if (::ftruncate(journal.get(), static_cast<off_t>(whole)) != 0) return tl::unexpected(cannot_write(path, errno));
        return {};
    }

    Result<void> keep_messages(const std::string& report, const std::string& messages) const {
        const fs::path path = directory / messages_file(report);
        std::error_code error;
        if (messages.empty()) {
            fs::remove(path, error);
            return {};
        }
        fs::create_directories(path.parent_path(), error);
        if (error) return tl::unexpected(cannot_write(path, error.value()));
        return replace_file(path, messages, false);
    }

    Result<void> keep(Record record, const std::string& json) {
        const std::string bytes = json + "\n";
        // The journal first: a line without its report only means that the document is read again.
        if (auto written = write_to(journal.get(), journal_path(), check_of(bytes) + " " + write_record(record) + "\n"); !written) return written;
        if (auto written = replace_file(directory / record.report, bytes, false); !written) return written;
        wrote = true;
        records.push_back(record);
        know(std::move(record));
        return {};
    }

    /// The report of equal bytes, and what was said about them, under this path.
    Result<bool> take_over(const Record& from, const std::string& path) {
        const auto json = read_file(directory / from.report);
        auto report = json ? read_report(*json) : tl::unexpected(json.error());
        if (!report) return false;
        report->document.path = path;
        Record record = from;
        record.path = path;
        record.report = report_file(path);
        const auto messages = read_file(directory / messages_file(from.report));   // most have none
        if (auto kept = keep_messages(record.report, messages ? *messages : ""); !kept) return tl::unexpected(kept.error());
        if (auto kept = keep(std::move(record), render_json(*report, -1)); !kept) return tl::unexpected(kept.error());
        return true;
    }
};

RoundDirectory::RoundDirectory(std::unique_ptr<State> state) : state_(std::move(state)) {}
RoundDirectory::~RoundDirectory() = default;

Result<std::unique_ptr<RoundDirectory>> RoundDirectory::open(const fs::path& directory, const std::vector<Input>& inputs,
                                                             const std::string& fingerprint, bool retry_failed) {
    if (auto made = make(directory); !made) return tl::unexpected(made.error());
    auto locked = RoundLock::take(directory);
    if (!locked) return tl::unexpected(locked.error());
    if (auto made = make(directory / "reports"); !made) return tl::unexpected(made.error());
    for (const char* part : {"", "reports", "messages"}) remove_unfinished(directory / part);
    auto state = std::unique_ptr<State>(new State{directory, inputs, fingerprint, retry_failed, *std::move(locked), {}, {}, {}, {}, {}});
    state->know_results();
    if (auto read = state->know_journal(); !read) return tl::unexpected(read.error());
    return std::unique_ptr<RoundDirectory>(new RoundDirectory(std::move(state)));
}

Result<bool> RoundDirectory::reuse(std::size_t input, const std::string& sha256) {
    const std::string path = shown_path(state_->inputs[input].path);
    const auto same = state_->known.find(path);
    if (same != state_->known.end() && same->second.sha256 == sha256) {
        state_->records.push_back(same->second);
        state_->not_retried += state_->earlier.contains(path) && may_pass(same->second);
        return true;
    }
    const auto elsewhere = state_->path_of.find(sha256);
    if (elsewhere == state_->path_of.end()) return false;
    const auto from = state_->known.find(elsewhere->second);
    if (from == state_->known.end() || from->second.sha256 != sha256) return false;   // another content has taken its place
    return state_->take_over(from->second, path);
}

Result<void> RoundDirectory::keep(std::size_t input, Scanned scanned) {
    scanned.record.path = shown_path(state_->inputs[input].path);
    scanned.record.report = report_file(scanned.record.path);
    scanned.record.settings = state_->fingerprint;
    if (auto kept = state_->keep_messages(scanned.record.report, scanned.messages); !kept) return kept;
    return state_->keep(std::move(scanned.record), scanned.json);
}

int RoundDirectory::not_retried() const { return state_->not_retried; }

int RoundDirectory::left_behind() const {
    std::set<std::string> paths = state_->earlier;
    for (const Record& record : state_->records) paths.erase(record.path);
    return static_cast<int>(paths.size());
}

Result<std::vector<Record>> RoundDirectory::finish() {
    // The reports are on the disk before the results say that they are.
    if (state_->wrote && ::syncfs(state_->journal.get()) != 0) return tl::unexpected(cannot_write(state_->directory, errno));
    std::sort(state_->records.begin(), state_->records.end(), [](const Record& a, const Record& b) { return a.path < b.path; });
    if (auto written = write_round(state_->directory, state_->records); !written) return tl::unexpected(written.error());
    if (::unlink(state_->journal_path().c_str()) != 0) return tl::unexpected(cannot_write(state_->journal_path(), errno));
    return state_->records;
}

}  // namespace celah
