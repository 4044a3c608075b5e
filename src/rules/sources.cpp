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

Source read_source(const fs::path& path) {
    Source out;
    out.file.name = path.string();
    Contents contents = read_contents(path);
    out.text = std::move(contents.text);
    out.mistake = std::move(contents.mistake);
    if (!out.text) return out;
    try {
        out.file.table = toml::parse(*out.text, out.file.name);
    } catch (const toml::parse_error& wrong) {
        out.mistake = std::string(wrong.description());
        out.mistake_at = wrong.source().begin;
    }
    return out;
}

}  // namespace

Contents read_contents(const fs::path& path) {
    Contents out;
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error || size > largest_file) {
        out.mistake = error ? "cannot be read: " + error.message() : "is larger than 1 MiB: no rule file is";
        return out;
    }
    out.text.emplace(size, '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(out.text->data(), static_cast<std::streamsize>(size));
    out.text->resize(static_cast<std::size_t>(stream.gcount()));
    return out;
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
