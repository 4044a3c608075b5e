// Where rule packs are: a directory the user names, else an id below one of the usual places.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "celah/result.hpp"
#include "celah/rules.hpp"

namespace celah::cli {

/// In place of a pack's id: let each plan's year and citations choose among all packs.
inline constexpr const char* any_pack = "auto";

/// The directory of a pack. Error: "no-rules", naming the places that were looked at.
Result<std::filesystem::path> find_pack(const std::string& id_or_directory);

/// All packs in the usual places; where an id stands twice, the first one counts.
std::vector<std::filesystem::path> all_packs();

/// Error: as find_pack, or "bad-rules" with all mistakes in the message.
Result<RulePack> load_pack(const std::string& id_or_directory);

/// The packs to choose from: all that say which years' plans they judge, for `any_pack`, else the one that is named.
/// Error: as load_pack.
Result<std::vector<RulePack>> load_packs(const std::string& name);

/// Of all rule files that load_packs() could read, without reading them as rules. Error: "no-rules".
Result<std::string> rules_digest(const std::string& name);

/// As a compiler shows them, one after another, each ends with a newline.
std::string to_text(const std::vector<Diagnostic>& diagnostics);

}  // namespace celah::cli
