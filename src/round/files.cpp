#include "round/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "celah/round.hpp"

namespace celah {
namespace fs = std::filesystem;

fs::path messages_file(const std::string& report) { return fs::path("messages") / fs::path(report).filename().replace_extension(".txt"); }

Error cannot_write(const fs::path& path, int reason) {
    return {"unwritable", path.string() + ": cannot be written: " + std::strerror(reason), {path.string(), std::strerror(reason)}};
}

Result<std::string> read_file(const fs::path& path) {
    const auto failed = [&](int reason) { return tl::unexpected(Error{"unreadable", path.string() + ": cannot be read: " + std::strerror(reason), {path.string(), std::strerror(reason)}}); };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return failed(errno);
    std::string bytes;
    std::array<char, 1 << 16> buffer{};
    for (;;) {
        const auto count = ::read(file, buffer.data(), buffer.size());
        if (count > 0) bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (count == 0 || (count < 0 && errno != EINTR)) {
            const int reason = errno;
            ::close(file);
            if (count < 0) return failed(reason);
            return bytes;
        }
    }
}

Result<void> write_to(int file, const fs::path& path, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) return tl::unexpected(cannot_write(path, errno));
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

Result<void> replace_file(const fs::path& path, std::string_view bytes, bool synced) {
    const fs::path unfinished = path.parent_path() / (std::string(unfinished_prefix) + path.filename().string());
    const int file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0) return tl::unexpected(cannot_write(path, errno));
    auto written = write_to(file, path, bytes);
    if (written && synced && ::fsync(file) != 0) written = tl::unexpected(cannot_write(path, errno));
    if (::close(file) != 0 && written) written = tl::unexpected(cannot_write(path, errno));
    if (written && ::rename(unfinished.c_str(), path.c_str()) != 0) written = tl::unexpected(cannot_write(path, errno));
    if (!written) ::unlink(unfinished.c_str());
    return written;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) { return replace_file(path, bytes, true); }

}  // namespace celah
