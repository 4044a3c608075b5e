// Parsed rule files -> a pack with compiled patterns.
#pragma once

#include "rules/pack_files.hpp"

namespace celah {

/// What is wrong goes to the complaints, all of it; the pack is then not to be used. Nothing of the files is kept.
RulePack build_pack(const PackFiles& files, const std::vector<const RuleFile*>& vocabulary, Complaints& complaints);

}  // namespace celah
