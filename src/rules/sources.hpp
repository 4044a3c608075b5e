// Rule files as they were read, before anybody looks at what they say.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rules/toml_table.hpp"

namespace celah {

/// The table is empty when there is a mistake.
struct Source {
    RuleFile file;
    std::optional<std::string> text;   ///< none: the file could not be read
    std::string mistake;
    toml::source_position mistake_at;
};

/// The bytes of a file, or what is wrong with it.
tl::expected<std::string, std::string> read_text(const std::filesystem::path& path);

/// In the order of `paths`. Parsing takes half of the time before the first plan, and no file waits for another: several
/// are read at once.
std::vector<Source> read_sources(const std::vector<std::filesystem::path>& paths);

}  // namespace celah
