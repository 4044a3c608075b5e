// Where two plans say the same.
#pragma once

#include <vector>

#include "celah/similar.hpp"

namespace celah {

/// A fingerprint that both plans hold.
struct Shared {
    const Fingerprint* left;
    const Fingerprint* right;
};

/// Joins what stands close together in both plans, in the same order; the longest passage first. `left_gap` and `right_gap`:
/// how many words may lie between two fingerprints of a passage.
std::vector<SharedPassage> passages(std::vector<Shared> shared, std::uint32_t left_gap, std::uint32_t right_gap);

}  // namespace celah
