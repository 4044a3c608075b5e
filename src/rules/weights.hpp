// What areas and indicators weigh, and whether it adds up.
#pragma once

#include <map>
#include <string>

#include "rules/complaints.hpp"

namespace celah {

/// Where the pack weighs none of an area's indicators, they get equal shares. Complains in the pack's file and in those of
/// the areas (`file_of`, by id) about sums that are not what is said.
void weigh(RulePack& pack, const std::string& pack_file, const std::map<std::string, std::string>& file_of, Complaints& complaints);

}  // namespace celah
