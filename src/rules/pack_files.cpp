#include "rules/pack_files.hpp"

#include <algorithm>

namespace celah {
namespace {

namespace fs = std::filesystem;
constexpr int most_packs = 8;   // in a chain of packs that follow or extend each other; more is a loop

std::vector<fs::path> toml_files(const fs::path& directory) {
    std::vector<fs::path> out;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(directory, none))
        if (entry.path().extension() == ".toml") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

/// Where the packs beside this one are: also behind "." and a symbolic link.
fs::path beside(const fs::path& directory) { return fs::weakly_canonical(directory).parent_path(); }

std::string text_of(const RuleFile& file, std::string_view key) {
    return file.table[key].value_or(std::string());
}

bool is_area(const RuleFile& file) { return fs::path(file.name).filename().string().starts_with("area-"); }
bool is_pack(const RuleFile& file) { return fs::path(file.name).filename() == "pack.toml"; }

/// A file of the extending pack stands in place of the one with the same id.
void take_over(const std::vector<const RuleFile*>& extended, std::vector<const RuleFile*>& own) {
    const std::size_t count = own.size();
    for (const RuleFile* file : extended) {
        const auto same = [&](const RuleFile* other) { return text_of(*other, "id") == text_of(*file, "id"); };
        if (std::none_of(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(count), same)) own.push_back(file);
    }
}

void add(const RunHashes& more, RunHashes& runs) { runs.insert(runs.end(), more.begin(), more.end()); }

}  // namespace

const RuleFile* PackReader::take(Source source) {
    const RuleFile& out = files_.emplace_back(std::move(source.file));
    if (!source.text) {
        complaints_.add(out.name, std::move(source.mistake));
        return &out;
    }
    digest_.add(fs::path(out.name).filename().string());
    digest_.add(*source.text);
    complaints_.remember(out.name, *source.text);
    if (!source.mistake.empty()) complaints_.add(out.name, source.mistake_at, std::move(source.mistake));
    return &out;
}

std::vector<const RuleFile*> PackReader::files_in(const fs::path& directory) {
    std::vector<const RuleFile*> out;
    for (Source& source : read_sources(toml_files(directory))) out.push_back(take(std::move(source)));
    return out;
}

RunHashes PackReader::regulation_in(const fs::path& directory) {
    const fs::path path = directory / "regulation.runs";
    std::error_code none;
    if (!fs::exists(path, none)) return {};
    auto text = read_text(path);
    if (!text) {
        complaints_.add(path.string(), std::move(text.error()));
        return {};
    }
    digest_.add(path.filename().string());
    digest_.add(*text);
    auto runs = read_runs(*text);
    if (!runs) complaints_.add(path.string(), "is no list of runs; `celah dump runs REGULATION.pdf` writes one");
    return runs ? *std::move(runs) : RunHashes{};
}

void PackReader::read_vocabulary(const fs::path& directory) {
    if (std::find(vocabulary_read_.begin(), vocabulary_read_.end(), directory) != vocabulary_read_.end()) return;
    vocabulary_read_.push_back(directory);
    for (const RuleFile* file : files_in(directory)) vocabulary_.push_back(file);
    read_language(directory / "kata.txt");
}

void PackReader::read_language(const fs::path& file) {
    std::error_code none;
    if (!fs::is_regular_file(file, none)) return;
    const auto words = read_text(file);
    if (!words) return complaints_.add(file.string(), words.error());
    digest_.add(file.filename().string());
    digest_.add(*words);
    language_ += *words;
}

/// Words that packs share stand beside them; a pack of a user's own takes the shipped ones.
void PackReader::read_shared_vocabulary(const fs::path& directory) {
    std::error_code none;
    std::vector<fs::path> places = {beside(directory)};
    places.insert(places.end(), shelves_.begin(), shelves_.end());
    for (const fs::path& place : places)
        if (fs::is_directory(place / "vocabulary", none)) return read_vocabulary(fs::weakly_canonical(place / "vocabulary"));
}

PackFiles PackReader::read(const fs::path& directory) { return read(directory, 0); }

PackFiles PackReader::read(const fs::path& directory, int depth) {
    PackFiles out;
    read_shared_vocabulary(directory);
    read_vocabulary(directory / "vocabulary");
    const std::vector<const RuleFile*> all = files_in(directory);
    for (const RuleFile* file : all) (is_pack(*file) ? out.packs : is_area(*file) ? out.areas : out.indicators).push_back(file);
    if (all.empty()) complaints_.add(directory.string(), "holds no rule file (*.toml)");
    else if (out.packs.empty()) complaints_.add(directory.string(), "holds no pack.toml: id, title and version of the rules");
    if (out.packs.empty()) return out;
    out.regulation = regulation_in(directory);
    const RuleFile& pack = *out.packs.front();
    out.followed = named_pack(pack, "follows", directory, depth);
    if (out.followed) add(out.followed->regulation, out.regulation);
    if (auto extended = named_pack(pack, "extends", directory, depth)) {
        take_over(extended->areas, out.areas);
        take_over(extended->indicators, out.indicators);
        out.packs.insert(out.packs.end(), extended->packs.begin(), extended->packs.end());
        add(extended->regulation, out.regulation);
        if (!out.followed) out.followed = std::move(extended->followed);
    }
    return out;
}

std::unique_ptr<PackFiles> PackReader::named_pack(const RuleFile& pack, std::string_view key, const fs::path& directory, int depth) {
    const std::string id = text_of(pack, key);
    if (id.empty()) return nullptr;
    const toml::source_position at = pack.table[key].node()->source().begin;
    if (depth + 1 >= most_packs) {
        complaints_.add(pack.name, at, "the packs follow or extend each other in a circle");
        return nullptr;
    }
    std::vector<fs::path> places = {beside(directory)};
    places.insert(places.end(), shelves_.begin(), shelves_.end());
    for (const fs::path& place : places) {
        std::error_code none;
        if (fs::is_regular_file(place / id / "pack.toml", none)) return std::make_unique<PackFiles>(read(place / id, depth + 1));
    }
    complaints_.add(pack.name, at, "no pack is called \"" + id + "\"; packs are directories beside this one that hold a pack.toml");
    return nullptr;
}

}  // namespace celah
