// A file's bytes, copied into memory that nobody can change any more, and hashed on the way.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "celah/isolate.hpp"
#include "rules/digest.hpp"

namespace celah {
namespace {

class Descriptor {
  public:
    explicit Descriptor(int file) : file_(file) {}
    ~Descriptor() {
        if (file_ > STDERR_FILENO) ::close(file_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return file_; }
    int release() { return std::exchange(file_, -1); }

  private:
    int file_;
};

Error opening_failed(const std::string& path, int reason) {
    switch (reason) {
        case ENOENT:
        case ENOTDIR:
            return {"not-found", path + ": there is no such file", {path}};
        case EISDIR:
            return {"is-a-directory", path + ": this is a directory, not a file", {path}};
        case ELOOP:
            return {"not-a-file", path + ": this is a symbolic link, which is not followed", {path}};
        case ENXIO:
            return {"not-a-file", path + ": this is a socket or device, not a file", {path}};
        default:
            return {"unreadable", path + ": cannot be read: " + std::strerror(reason), {path, std::strerror(reason)}};
    }
}

Error too_large(const std::string& path, std::uint64_t most_bytes) {
    return {"too-large", path + ": larger than " + std::to_string(most_bytes >> 20) + " MiB", {path}};
}

Result<void> check_kind(int file, const std::string& path, std::uint64_t most_bytes) {
    struct stat info {};
    if (::fstat(file, &info) != 0) return tl::unexpected(opening_failed(path, errno));
    if (S_ISDIR(info.st_mode)) return tl::unexpected(opening_failed(path, EISDIR));
    if (!S_ISREG(info.st_mode)) return failure("not-a-file", path + ": this is a pipe, socket or device, not a file", {path});
    if (static_cast<std::uint64_t>(info.st_size) > most_bytes) return tl::unexpected(too_large(path, most_bytes));
    return {};
}

bool write_all(int file, const char* bytes, std::size_t count) {
    while (count > 0) {
        const auto written = ::write(file, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        count -= static_cast<std::size_t>(written);
    }
    return true;
}

Result<HeldDocument> copy(int from, const std::string& path, std::uint64_t most_bytes) {
    Descriptor memory(::memfd_create("celah-document", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (memory.get() < 0) return failure("unreadable", path + ": no memory to hold it: " + std::strerror(errno), {path, std::strerror(errno)});
    Digest digest;
    std::uint64_t bytes = 0;
    std::array<char, std::size_t{1} << 16> buffer{};
    for (;;) {
        const auto count = ::read(from, buffer.data(), buffer.size());
        if (count == 0) break;
        if (count < 0) return tl::unexpected(opening_failed(path, errno));
        bytes += static_cast<std::uint64_t>(count);
        if (bytes > most_bytes) return tl::unexpected(too_large(path, most_bytes));
        digest.add({buffer.data(), static_cast<std::size_t>(count)});
        if (!write_all(memory.get(), buffer.data(), static_cast<std::size_t>(count)))
            return failure("unreadable", path + ": no memory to hold it: " + std::strerror(errno), {path, std::strerror(errno)});
    }
    if (::fcntl(memory.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
        return failure("unreadable", path + ": its copy cannot be sealed: " + std::strerror(errno), {path, std::strerror(errno)});
    return HeldDocument(memory.release(), bytes, digest.hex());
}

}  // namespace

HeldDocument::HeldDocument(int file, std::uint64_t bytes, std::string sha256) : file_(file), bytes_(bytes), sha256_(std::move(sha256)) {}

HeldDocument::HeldDocument(HeldDocument&& other) noexcept
    : file_(std::exchange(other.file_, -1)), bytes_(std::exchange(other.bytes_, 0)), sha256_(std::move(other.sha256_)) {}

HeldDocument& HeldDocument::operator=(HeldDocument&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(bytes_, other.bytes_);
    std::swap(sha256_, other.sha256_);
    return *this;
}

HeldDocument::~HeldDocument() {
    if (file_ >= 0) ::close(file_);
}

Result<HeldDocument> hold_document(const std::string& path, std::uint64_t most_bytes) {
    if (path == "-") return copy(STDIN_FILENO, "standard input", most_bytes);
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (file.get() < 0) return tl::unexpected(opening_failed(path, errno));
    if (const auto checked = check_kind(file.get(), path, most_bytes); !checked) return tl::unexpected(checked.error());
    return copy(file.get(), path, most_bytes);
}

}  // namespace celah
