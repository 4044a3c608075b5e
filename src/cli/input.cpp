#include "input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "celah/round.hpp"

namespace celah::cli {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30;  // a larger plan is a mistake, such as /dev/zero

Error reading_failed(const std::string& path, int reason) {
    if (reason == ENOENT || reason == ENOTDIR) return {"not-found", path + ": there is no such file", {path}};
    if (reason == EISDIR) return {"is-a-directory", path + ": this is a directory, not a PDF file", {path}};
    return {"unreadable", path + ": cannot be read: " + std::strerror(reason), {path, std::strerror(reason)}};
}

Result<std::string> read_all(int file, const std::string& path) {
    std::string bytes;
    struct stat info {};
    if (fstat(file, &info) == 0 && S_ISREG(info.st_mode) && static_cast<std::size_t>(info.st_size) < most_bytes) {
        bytes.reserve(static_cast<std::size_t>(info.st_size));
    }
    std::array<char, 1 << 16> buffer{};
    while (bytes.size() <= most_bytes) {
        const auto count = ::read(file, buffer.data(), buffer.size());
        if (count == 0) return bytes;
        if (count > 0) bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (count < 0 && errno != EINTR) return tl::unexpected(reading_failed(path, errno));
    }
    return failure("too-large", path + ": larger than 1 GiB", {path});
}

}  // namespace

Result<std::string> read_input(const std::string& path) {
    if (path == "-") return read_all(STDIN_FILENO, "standard input");
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return tl::unexpected(reading_failed(path, errno));
    auto bytes = read_all(file, path);
    ::close(file);
    return bytes;
}

Result<std::vector<std::string>> read_list(const std::string& path, bool zero_ended) {
    const auto text = read_input(path);
    if (!text) return tl::unexpected(text.error());
    if (!zero_ended && text->find('\0') != text->npos) return failure("usage", "the list of inputs holds zero bytes; -0 is missing");
    return paths_in(*text, zero_ended);
}

}  // namespace celah::cli
