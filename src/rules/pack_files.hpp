// The files that make up a pack: its own, those of the pack it extends, and, for what it takes over, those of the
// regulation it follows.
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "rules/digest.hpp"
#include "rules/sources.hpp"
#include "rules/word_runs.hpp"

namespace celah {

struct PackFiles {
    std::vector<const RuleFile*> packs;          ///< pack.toml, and behind it those of the packs it extends
    std::vector<const RuleFile*> areas, indicators;
    RunHashes regulation;                        ///< of the regulation as published and of those it extends and follows; may be empty
    std::unique_ptr<PackFiles> followed;         ///< of the regulation before; null where there is none
};

/// Reads and parses files; what is wrong with them goes to the complaints.
class PackReader {
  public:
    PackReader(std::vector<std::filesystem::path> shelves, Complaints& complaints, Digest& digest)
        : shelves_(std::move(shelves)), complaints_(complaints), digest_(digest) {}

    PackFiles read(const std::filesystem::path& directory);

    /// The shared vocabulary of all packs read so far. Files belong to the reader.
    const std::vector<const RuleFile*>& vocabulary() const { return vocabulary_; }

    /// The words of the language that stand beside the vocabulary (kata.txt), as dictionary.hpp wants them.
    std::string take_language() { return std::move(language_); }

  private:
    PackFiles read(const std::filesystem::path& directory, int depth);
    std::vector<const RuleFile*> files_in(const std::filesystem::path& directory);
    const RuleFile* take(Source source);
    RunHashes regulation_in(const std::filesystem::path& directory);
    void read_shared_vocabulary(const std::filesystem::path& directory);
    void read_vocabulary(const std::filesystem::path& directory);
    void read_language(const std::filesystem::path& file);
    /// Null, with a complaint, when `key` of the pack names a pack that is nowhere.
    std::unique_ptr<PackFiles> named_pack(const RuleFile& pack, std::string_view key, const std::filesystem::path& directory, int depth);

    std::vector<std::filesystem::path> shelves_;
    Complaints& complaints_;
    Digest& digest_;
    std::deque<RuleFile> files_;                 // a deque: pointers to its elements stay good
    std::vector<const RuleFile*> vocabulary_;
    std::vector<std::filesystem::path> vocabulary_read_;
    std::string language_;
};

}  // namespace celah
