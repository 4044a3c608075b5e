// Named files and directories -> inputs.
#include <dirent.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>

#include "celah/round.hpp"

namespace celah {
namespace fs = std::filesystem;

namespace {

bool fits(const std::vector<std::string>& patterns, const std::string& name, const std::string& below) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        const std::string& text = pattern.find('/') == std::string::npos ? name : below;
        return ::fnmatch(pattern.c_str(), text.c_str(), FNM_CASEFOLD) == 0;
    });
}

Error cannot_read(const std::string& path, int reason) { return {"unreadable", path + ": cannot be read: " + std::strerror(reason)}; }

class Walk {
  public:
    Walk(const InputPatterns& patterns, const std::vector<fs::path>& left_alone) : patterns_(patterns) {
        struct stat info {};
        for (const fs::path& directory : left_alone)
            if (::stat(directory.c_str(), &info) == 0) left_alone_.insert({info.st_dev, info.st_ino});
    }

    void named(const std::string& path) {
        struct stat info {};
        if (path == "-") return out_.inputs.push_back({path, path});
        if (::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) return directory(path, path.ends_with('/') ? path : path + '/', "");
        std::error_code error;
        const auto target = fs::is_symlink(path, error) ? fs::canonical(path, error) : fs::path(path);
        out_.inputs.push_back({path, error ? path : target.string()});
    }

    Inputs take() { return std::move(out_); }

  private:
    /// `prefix`: what stands before the names in it; `below`: the part of that behind the directory that was named.
    void directory(const std::string& path, const std::string& prefix, const std::string& below) {
        std::vector<std::string> names;
        if (const int reason = list(path, names); reason != 0) out_.inputs.push_back({path, path, cannot_read(path, reason)});
        std::sort(names.begin(), names.end());
        for (const auto& name : names) entry(name, prefix + name, below + name);
    }

    /// 0, or why the list is not whole.
    static int list(const std::string& path, std::vector<std::string>& names) {
        const std::unique_ptr<DIR, int (*)(DIR*)> opened(::opendir(path.c_str()), ::closedir);
        if (!opened) return errno;
        for (;;) {
            errno = 0;
            const dirent* entry = ::readdir(opened.get());
            if (entry == nullptr) return errno;
            const std::string name = entry->d_name;
            if (name != "." && name != "..") names.push_back(name);
        }
    }

    void entry(const std::string& name, const std::string& path, const std::string& below) {
        struct stat info {}, target {};
        // What was just listed and cannot be looked at may be anything.
        if (::lstat(path.c_str(), &info) != 0) return out_.inputs.push_back({path, path, cannot_read(path, errno)});
        if (S_ISDIR(info.st_mode)) {
            if (left_alone_.count({info.st_dev, info.st_ino}) > 0) return;
            if (fits(patterns_.exclude, name, below)) return;
            return directory(path, path + '/', below + '/');
        }
        const bool link = S_ISLNK(info.st_mode);
        if (link && ::stat(path.c_str(), &target) == 0 && S_ISDIR(target.st_mode)) return out_.links_to_directories.push_back(path);
        if (!fits(patterns_.include, name, below) || fits(patterns_.exclude, name, below)) return void(++out_.left_out);
        out_.inputs.push_back({path, path});
        if (link) out_.inputs.back().error = {"not-a-file", path + ": this is a symbolic link; name it, or what it leads to, to have it read"};
    }

    const InputPatterns& patterns_;
    std::set<std::pair<dev_t, ino_t>> left_alone_;
    Inputs out_;
};

/// A name may end so too, but not all of a list. The last line may lack its end.
bool lines_end_with_returns(std::string_view list) {
    if (list.find('\n') == list.npos) return list.ends_with('\r');
    for (auto end = list.find('\n'); end != list.npos; end = list.find('\n', end + 1))
        if (end == 0 || list[end - 1] != '\r') return false;
    return true;
}

}  // namespace

Inputs find_inputs(const std::vector<std::string>& named, const InputPatterns& patterns, const std::vector<fs::path>& left_alone) {
    Walk walk(patterns, left_alone);
    for (const auto& path : named) walk.named(path);
    return walk.take();
}

std::vector<std::string> paths_in(std::string_view list, bool zero_ended) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (!zero_ended && list.starts_with(byte_order_mark)) list.remove_prefix(byte_order_mark.size());
    const bool by_windows = !zero_ended && lines_end_with_returns(list);
    std::vector<std::string> out;
    while (!list.empty()) {
        const auto end = std::min(list.find(zero_ended ? '\0' : '\n'), list.size());
        std::string_view path = list.substr(0, end);
        if (by_windows && path.ends_with('\r')) path.remove_suffix(1);
        if (!path.empty()) out.emplace_back(path);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return out;
}

}  // namespace celah
