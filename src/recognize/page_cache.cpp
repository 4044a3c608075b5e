#include "celah/page_cache.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

#include "celah/recognize.hpp"
#include "rules/digest.hpp"

namespace celah {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t default_bytes = std::uint64_t{256} << 20;   // some ten thousand pages
constexpr const char* suffix = ".page";   // the SHA-256 of what follows, a line end, the page

/// An absolute path only: the specification of XDG_CACHE_HOME wants others ignored.
fs::path default_folder() {
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && fs::path(cache).is_absolute()) return fs::path(cache) / "celah" / "pages";
    if (const char* home = std::getenv("HOME"); home != nullptr && fs::path(home).is_absolute()) return fs::path(home) / ".cache" / "celah" / "pages";
    return {};
}

bool is_key(const std::string& key) {
    return !key.empty() && key.size() <= 128 && key.find_first_not_of("0123456789abcdef") == std::string::npos;
}

struct Entry {
    fs::path path;
    fs::file_time_type used;
    std::uint64_t bytes = 0;
};

std::vector<Entry> entries(const fs::path& folder) {
    std::vector<Entry> out;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code unknown;   // another process may remove it meanwhile
        const auto bytes = at->file_size(unknown);
        const auto used = at->last_write_time(unknown);
        if (!unknown) out.push_back({at->path(), used, bytes});
    }
    return out;
}

}  // namespace

PageCache::PageCache() : PageCache(default_folder(), default_bytes) {}

PageCache::PageCache(fs::path folder, std::uint64_t most_bytes) : folder_(std::move(folder)), most_bytes_(most_bytes) {}

std::optional<Page> PageCache::find(const std::string& key) const {
    if (folder_.empty() || !is_key(key)) return std::nullopt;
    const fs::path path = folder_ / (key + suffix);
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    const std::string kept = text.str();
    const std::size_t line = kept.find('\n');
    if (line == std::string::npos || kept.compare(0, line, sha256(kept.substr(line + 1))) != 0) return std::nullopt;
    auto page = read_page(std::string_view(kept).substr(line + 1));
    if (!page) return std::nullopt;
    std::error_code ignored;
    fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);   // used now: it goes last
    return *std::move(page);
}

/// Under a name of its own first: who reads meanwhile, or is killed, never sees half a page.
void PageCache::keep(const std::string& key, const Page& page) {
    if (folder_.empty() || !is_key(key)) return;
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) return;
    const fs::path path = folder_ / (key + suffix);
    const fs::path unfinished = folder_ / (key + "." + std::to_string(::getpid()) + ".tmp");
    const std::string content = write_page(page), text = sha256(content) + '\n' + content;
    {
        std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
        file << text;
        file.close();
        if (!file) error = std::make_error_code(std::errc::io_error);
    }
    if (!error) fs::rename(unfinished, path, error);
    if (error) {
        fs::remove(unfinished, error);
        return;
    }
    kept_since_ += text.size();
    if (!measured_ || kept_since_ > most_bytes_ / 16) make_room();
}

/// Down to seven eighths, so that not every page kept has to look at all of them.
void PageCache::make_room() {
    measured_ = true;
    kept_since_ = 0;
    std::vector<Entry> all = entries(folder_);
    std::uint64_t bytes = 0;
    for (const Entry& entry : all) bytes += entry.bytes;
    if (bytes <= most_bytes_) return;
    std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
    for (const Entry& entry : all) {
        if (bytes <= most_bytes_ - most_bytes_ / 8) return;
        std::error_code ignored;
        if (fs::remove(entry.path, ignored)) bytes -= entry.bytes;
    }
}

}  // namespace celah
