// pack.toml: what a pack says of itself.
#pragma once

#include "rules/pack_files.hpp"

namespace celah {

/// A pack without areas. What an extending pack leaves out comes from the pack it extends.
RulePack describe(const PackFiles& files, Complaints& complaints);

}  // namespace celah
