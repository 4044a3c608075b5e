#include "round/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "celah/round.hpp"

namespace celah {
namespace fs = std::filesystem;

Error cannot_write(const fs::path& path, int reason) {
    return {"unwritable", path.string() + ": cannot be written: " + std::strerror(reason)};
}

Result<std::string> read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in.is_open() || in.bad()) return failure("unreadable", path.string() + ": cannot be read: " + std::strerror(errno));
    return bytes;
}

Result<void> write_to(int file, const fs::path& path, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) return tl::unexpected(cannot_write(path, errno));
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
    const fs::path unfinished = path.parent_path() / (std::string(unfinished_prefix) + path.filename().string());
    const int file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0) return tl::unexpected(cannot_write(path, errno));
    auto written = write_to(file, path, bytes);
    if (written && ::fsync(file) != 0) written = tl::unexpected(cannot_write(path, errno));
    if (::close(file) != 0 && written) written = tl::unexpected(cannot_write(path, errno));
    if (written && ::rename(unfinished.c_str(), path.c_str()) != 0) written = tl::unexpected(cannot_write(path, errno));
    if (!written) ::unlink(unfinished.c_str());
    return written;
}

}  // namespace celah
