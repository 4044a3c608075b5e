#include "scan_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <iostream>

#include "render/columns.hpp"
#include "commands.hpp"

namespace celah::cli {

namespace {

bool wants_color(const Output& out) {
    const char* refused = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return out.is_terminal() && (refused == nullptr || *refused == '\0') &&
           (terminal == nullptr || std::string_view(terminal) != "dumb");
}

Error aside_failed(int reason) {
    return {"unwritable", std::filesystem::temp_directory_path().string() + ": a temporary file there cannot be used: " + std::strerror(reason)};
}

int open_nameless() {
    std::string name = (std::filesystem::temp_directory_path() / "celah-XXXXXX").string();
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file >= 0) ::unlink(name.c_str());
    return file;
}

/// The parser's complaints about a damaged document: a few lines, which cannot harm a terminal.
void show_messages(const std::string& path, const std::string& messages) {
    constexpr std::size_t most_lines = 5;
    std::size_t at = 0;
    for (std::size_t line = 0; line < most_lines && at < messages.size(); ++line) {
        const auto end = std::min(messages.find('\n', at), messages.size());
        std::cerr << "celah: " << render::inert(path) << ": " << render::inert(messages.substr(at, end - at)) << '\n';
        at = end + 1;
    }
    if (at < messages.size()) std::cerr << "celah: " << render::inert(path) << ": …\n";
}

}  // namespace

/// Nothing is said to be sound that nobody read: where no gap was found, but something could not be assessed, the plan could
/// not be assessed.
int exit_code(const Record& record) {
    if (record.outcome == "complete") return exit_no_gap;
    return record.outcome == "gaps" ? exit_gaps : exit_not_assessed;
}

RenderOptions text_options(const Output& out, Language language) {
    constexpr int most_readable = 120;
    RenderOptions options{language, wants_color(out)};
    options.date = today();
    if (const int columns = out.columns(); columns > 0) options.width = std::min(columns, most_readable);
    return options;
}

std::string today() {
    const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
    const std::time_t now = fixed != nullptr ? static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10)) : std::time(nullptr);
    std::tm day{};
    if ((fixed != nullptr ? ::gmtime_r(&now, &day) : ::localtime_r(&now, &day)) == nullptr) return {};
    std::array<char, 16> out{};
    return {out.data(), std::strftime(out.data(), out.size(), "%Y-%m-%d", &day)};
}

OrderedReports::OrderedReports(const std::vector<Input>& inputs, const OutputFormat& format, const std::vector<Correction>& corrections, Language language, Output out)
    : inputs_(inputs), format_(format), corrections_(corrections), options_(text_options(out, language)), out_(std::move(out)) {}

OrderedReports::~OrderedReports() {
    if (aside_ >= 0) ::close(aside_);
}

Result<bool> OrderedReports::reuse(std::size_t input, const std::string& sha256) {
    const auto known = place_of_.find(sha256);
    if (known == place_of_.end()) return false;
    waiting_[input] = known->second;
    if (auto written = write_when_known(); !written) return tl::unexpected(written.error());
    return true;
}

Result<void> OrderedReports::keep(std::size_t input, Scanned scanned) {
    if (!scanned.messages.empty()) show_messages(scanned.record.path, scanned.messages);
    const auto place = put_aside(scanned.json);
    if (!place) return tl::unexpected(place.error());
    if (!scanned.record.sha256.empty()) place_of_[scanned.record.sha256] = *place, documents_.insert(scanned.record.sha256);
    waiting_[input] = *place;
    return write_when_known();
}

/// Which plan a correction speaks of is known when all documents are.
Result<void> OrderedReports::write_when_known() { return corrections_.empty() ? write_those_in_turn() : Result<void>(); }

Result<OrderedReports::Place> OrderedReports::put_aside(const std::string& json) {
    if (aside_ < 0) aside_ = open_nameless();
    if (aside_ < 0) return tl::unexpected(aside_failed(errno));
    const Place place{aside_end_, json.size()};
    for (std::string_view rest = json; !rest.empty();) {
        const auto count = ::pwrite(aside_, rest.data(), rest.size(), aside_end_);
        if (count < 0 && errno != EINTR) return tl::unexpected(aside_failed(errno));
        if (count <= 0) continue;
        rest.remove_prefix(static_cast<std::size_t>(count));
        aside_end_ += count;
    }
    return place;
}

Result<std::string> OrderedReports::fetch(Place place) {
    std::string out(place.bytes, '\0');
    for (std::size_t done = 0; done < out.size();) {
        const auto count = ::pread(aside_, out.data() + done, out.size() - done, place.at + static_cast<off_t>(done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return tl::unexpected(aside_failed(count < 0 ? errno : EIO));
        done += static_cast<std::size_t>(count);
    }
    return out;
}

Result<void> OrderedReports::write_those_in_turn() {
    for (auto next = waiting_.find(next_); next != waiting_.end(); next = waiting_.find(next_)) {
        const auto json = fetch(next->second);
        if (!json) return tl::unexpected(json.error());
        auto report = read_report(*json);
        if (!report) return tl::unexpected(report.error());
        report->document.path = shown_path(inputs_[next_].path);   // of equal bytes, the report may be another input's
        *report = corrected(*std::move(report), corrections_, documents_, options_.language);
        code_ = std::max(code_, exit_code(record_of(*report)));
        if (auto written = out_.write(format_.render(*report, options_, next_ == 0)); !written) return written;
        waiting_.erase(next);
        ++next_;
    }
    return {};
}

Result<int> OrderedReports::finish() {
    if (auto written = write_those_in_turn(); !written) return tl::unexpected(written.error());
    if (auto finished = out_.finish(); !finished) return tl::unexpected(finished.error());
    return code_;
}

}  // namespace celah::cli
