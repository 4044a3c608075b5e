#include "rules/sources.hpp"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <future>
#include <thread>

namespace celah {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t largest_file = 1 << 20;  // a rule file is a few kilobytes; more is a mistake or an attack

std::string contents(const fs::path& path, std::uintmax_t size) {
    std::string out(size, '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(out.data(), static_cast<std::streamsize>(size));
    out.resize(static_cast<std::size_t>(stream.gcount()));
    return out;
}

Source read_source(const fs::path& path) {
    Source out;
    out.file.name = path.string();
    auto text = read_text(path);
    if (!text) {
        out.mistake = std::move(text.error());
        return out;
    }
    out.text = *std::move(text);
    try {
        out.file.table = toml::parse(*out.text, out.file.name);
    } catch (const toml::parse_error& wrong) {
        out.mistake = std::string(wrong.description());
        out.mistake_at = wrong.source().begin;
    }
    return out;
}

}  // namespace

tl::expected<std::string, std::string> read_text(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) return tl::unexpected("cannot be read: " + error.message());
    if (size > largest_file) return tl::unexpected(std::string("is larger than 1 MiB: no rule file is"));
    return contents(path, size);
}

std::vector<Source> read_sources(const std::vector<fs::path>& paths) {
    constexpr std::size_t most_helpers = 3, files_worth_one = 4;
    std::vector<Source> out(paths.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < paths.size(); i = next++) out[i] = read_source(paths[i]);
    };
    const std::size_t idle = std::max(std::thread::hardware_concurrency(), 1U) - 1;
    std::vector<std::future<void>> helpers(std::min({idle, most_helpers, paths.size() / files_worth_one}));
    for (auto& helper : helpers) helper = std::async(work);   // where no thread is to be had, it runs in get()
    work();
    for (auto& helper : helpers) helper.get();
    return out;
}

}  // namespace celah
