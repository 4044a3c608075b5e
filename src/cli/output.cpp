#include "output.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "commands.hpp"

namespace celah::cli {
namespace fs = std::filesystem;

namespace {

// For the signal handler, which may not touch a std::string.
std::array<char, 4096> unfinished{};
std::array<char, 1024> last_words{};
std::size_t last_words_length = 0;

void remember_unfinished(const std::string& path) {
    unfinished[0] = '\0';
    if (path.size() < unfinished.size()) std::memcpy(unfinished.data(), path.c_str(), path.size() + 1);
}

extern "C" void interrupted(int signal) {
    if (unfinished[0] != '\0') ::unlink(unfinished.data());
    if (last_words_length > 0 && ::write(STDERR_FILENO, last_words.data(), last_words_length) < 0) {
        // nobody is there to be told
    }
    ::_exit(128 + signal);
}

/// A name in the target's directory, so that renaming is one step.
std::string temporary_beside(const fs::path& target) {
    return (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
}

void allow_as_umask_says(int file) {
    const auto mask = ::umask(0);
    ::umask(mask);
    ::fchmod(file, 0666 & ~mask);
}

Error cannot_write(const std::string& path, int reason) {
    return {"unwritable", path + ": cannot be written: " + std::strerror(reason), {path, std::strerror(reason)}};
}

}  // namespace

void prepare_streams() {
    // A file opened later must not become standard output. Opened for reading, so writing still fails.
    for (int file = 0; file <= 2; ++file) {
        if (::fcntl(file, F_GETFD) < 0) (void)::open("/dev/null", O_RDONLY);
    }
    for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        if (std::signal(signal, interrupted) == SIG_IGN) std::signal(signal, SIG_IGN);  // nohup
    }
}

void say_when_interrupted(std::string_view text) {
    last_words_length = 0;
    const std::size_t length = std::min(text.size(), last_words.size());
    std::copy_n(text.begin(), length, last_words.begin());
    last_words_length = length;
}

Result<Output> Output::open(const std::string& path) {
    if (path == "-") return Output(STDOUT_FILENO, "standard output", "", "");
    std::error_code error;
    // Links are followed; devices and pipes are written in place, a rename would replace them.
    const fs::path target = fs::exists(path, error) ? fs::canonical(path, error) : fs::path(path);
    if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
        const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (file < 0) return tl::unexpected(cannot_write(path, errno));
        return Output(file, path, "", "");
    }
    std::string temporary = temporary_beside(target);
    const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (file < 0) return tl::unexpected(cannot_write(path, errno));
    allow_as_umask_says(file);
    return Output(file, path, temporary, target.string());
}

Output::Output(int file, std::string path, std::string temporary, std::string target)
    : file_(file), path_(std::move(path)), temporary_(std::move(temporary)), target_(std::move(target)) {
    remember_unfinished(temporary_);
}

Output::Output(Output&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, "")),
      target_(std::move(other.target_)) {}

Output::~Output() {
    if (file_ > STDERR_FILENO) ::close(file_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Error Output::failed(int reason) const {
    return cannot_write(path_, reason);
}

Result<void> Output::write(std::string_view text) {
    while (!text.empty()) {
        const auto count = ::write(file_, text.data(), text.size());
        if (count >= 0) {
            text.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            return tl::unexpected(failed(errno));
        }
    }
    return {};
}

Result<void> Output::finish() {
    if (::close(std::exchange(file_, -1)) != 0) return tl::unexpected(failed(errno));  // a full disk may show only here
    if (temporary_.empty()) return {};
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return tl::unexpected(failed(errno));
    temporary_.clear();
    remember_unfinished("");
    return {};
}

bool Output::is_terminal() const {
    return ::isatty(file_) == 1;
}

int Output::columns() const {
    winsize size{};
    return is_terminal() && ::ioctl(file_, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int print(std::string_view text) {
    auto out = Output::open("-");
    auto done = out->write(text);
    if (done) done = out->finish();
    return done ? exit_no_gap : complain(done.error());
}

}  // namespace celah::cli
