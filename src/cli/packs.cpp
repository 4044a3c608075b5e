#include "packs.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <future>
#include <iterator>
#include <map>

#include "rules/digest.hpp"

namespace celah::cli {
namespace fs = std::filesystem;

namespace {

bool is_pack(const fs::path& directory) {
    std::error_code ignored;
    return fs::is_regular_file(directory / "pack.toml", ignored);
}

/// The rules that came with this very program, in its build tree or wherever it was installed or moved to.
void add_own_rules(std::vector<fs::path>& out) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return;
    const fs::path built = fs::canonical(program.parent_path() / "celah-rules", error);
    if (!error) out.push_back(built);
    out.push_back((program.parent_path() / CELAH_RULES_FROM_PROGRAM).lexically_normal());
}

std::vector<fs::path> roots() {
    std::vector<fs::path> out;
    if (const char* own = std::getenv("CELAH_RULES"); own != nullptr && *own != '\0') out.emplace_back(own);
    add_own_rules(out);
    const fs::path installed(CELAH_INSTALLED_RULES);
    if (std::find(out.begin(), out.end(), installed) == out.end()) out.push_back(installed);
    return out;
}

bool holds_rules(const fs::path& file) { return file.extension() == ".toml" || file.filename() == "regulation.runs" || file.filename() == "kata.txt"; }

Error cannot_look_into(const fs::path& directory, const std::error_code& error) {
    return {"no-rules", "the rules in '" + directory.string() + "' cannot be read: " + error.message()};
}

/// A pack, with its own vocabulary, or the vocabulary of a shelf; `place`: its name there.
Result<void> add_rule_files(const fs::path& directory, const std::string& place, std::map<std::string, fs::path>& out) {
    std::error_code error;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
        const fs::path& file = entry->path();
        const std::string below = place + '/' + file.filename().string();
        if (holds_rules(file)) out.try_emplace(below, file);
        if (file.filename() != "vocabulary" || directory.filename() == "vocabulary") continue;
        if (auto added = add_rule_files(file, below, out); !added) return added;
    }
    if (error) return tl::unexpected(cannot_look_into(directory, error));
    return {};
}

/// What a shelf offers: its packs, and the words that they share. It may stand in a directory of anything else.
Result<void> add_shelf(const fs::path& shelf, std::map<std::string, fs::path>& out) {
    std::error_code error;
    for (fs::directory_iterator entry(shelf, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code unreadable;
        const bool shared = entry->path().filename() == "vocabulary" && fs::is_directory(entry->path(), unreadable);
        if (!shared && !is_pack(entry->path())) continue;
        if (auto added = add_rule_files(entry->path(), entry->path().filename().string(), out); !added) return added;
    }
    if (error && error != std::errc::no_such_file_or_directory) return tl::unexpected(cannot_look_into(shelf, error));
    return {};
}

}  // namespace

Result<fs::path> find_pack(const std::string& id_or_directory) {
    const fs::path named(id_or_directory);
    if (is_pack(named)) return named;
    std::string looked = "'" + id_or_directory + "'";
    if (!id_or_directory.empty() && id_or_directory.find('/') == std::string::npos) {
        for (const auto& root : roots()) {
            if (is_pack(root / named)) return root / named;
            looked += ", '" + (root / named).string() + "'";
        }
    }
    return failure("no-rules", "there are no rules '" + id_or_directory + "': no pack.toml in " + looked +
                                   "; 'celah rules list' shows the packs there are");
}

std::vector<fs::path> all_packs() {
    std::vector<fs::path> out;
    for (const auto& root : roots()) {
        std::error_code error;
        for (fs::directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error)) {
            const auto& path = entry->path();
            const bool known = std::any_of(out.begin(), out.end(),
                                           [&path](const fs::path& p) { return p.filename() == path.filename(); });
            if (!known && is_pack(path)) out.push_back(path);
        }
    }
    std::sort(out.begin(), out.end(), [](const fs::path& a, const fs::path& b) { return a.filename() < b.filename(); });
    return out;
}

Result<RulePack> load_pack(const std::string& id_or_directory) {
    const auto directory = find_pack(id_or_directory);
    if (!directory) return tl::unexpected(directory.error());
    auto pack = load_rules(*directory, roots());
    if (pack) return *std::move(pack);
    return failure("bad-rules", "the rules in '" + directory->string() + "' have mistakes:\n" + to_text(pack.error()));
}

Result<std::vector<RulePack>> load_packs(const std::string& name) {
    std::vector<std::future<Result<RulePack>>> loading;   // side by side: each takes a while
    if (name == any_pack)
        for (const auto& directory : all_packs()) loading.push_back(std::async(std::launch::async, load_pack, directory.string()));
    else
        loading.push_back(std::async(std::launch::deferred, load_pack, name));
    std::vector<RulePack> out;
    for (auto& one : loading) {
        auto pack = one.get();
        if (!pack) return tl::unexpected(pack.error());
        // Rules of one's own that extend a regulation's are used when asked for.
        const bool official = pack->regulation.first_plan_year > 0 && pack->extends.empty();
        if (name != any_pack || official) out.push_back(*std::move(pack));
    }
    if (out.empty()) return failure("no-rules", "there is no rule pack to choose from; 'celah rules list' shows the packs there are");
    return out;
}

Result<std::string> rules_digest(const std::string& name) {
    std::map<std::string, fs::path> files;   // by the place on the shelf; the first shelf counts
    auto shelves = roots();
    if (name != any_pack) {
        const auto directory = find_pack(name);
        if (!directory) return tl::unexpected(directory.error());
        const fs::path pack = fs::weakly_canonical(*directory);
        if (auto added = add_rule_files(pack, pack.filename().string(), files); !added) return tl::unexpected(added.error());
        shelves.insert(shelves.begin(), pack.parent_path());
    }
    for (const auto& shelf : shelves)
        if (auto added = add_shelf(shelf, files); !added) return tl::unexpected(added.error());
    Digest digest;
    for (const auto& [place, file] : files) {
        std::ifstream in(file, std::ios::binary);
        digest.add(place + '\n' + std::string(std::istreambuf_iterator<char>(in), {}) + '\0');
    }
    return digest.hex();
}

std::string to_text(const std::vector<Diagnostic>& diagnostics) {
    std::string out;
    for (const auto& diagnostic : diagnostics) {
        out += to_string(diagnostic);
        if (!out.ends_with('\n')) out += '\n';
    }
    return out;
}

}  // namespace celah::cli
