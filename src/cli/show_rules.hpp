// A pack, or a part of it, spelt out for people.
#pragma once

#include <string>

#include "celah/rules.hpp"

namespace celah::cli {

/// All ids and names.
std::string show(const RulePack& pack);

/// One area, indicator, item or target; empty when the pack has no such id.
std::string show(const RulePack& pack, const std::string& id);

}  // namespace celah::cli
