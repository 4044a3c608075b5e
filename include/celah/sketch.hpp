// Stage 5b, sketch: structure -> a handful of the plan's own runs of words, so that copies can be found among reports alone
// (similar.hpp).
//
// Own is what neither the regulation says (its text and that of the rule packs) nor the plan repeats like a name. Of the own
// runs those with the smallest hashes are kept: two plans that share a run both keep it or both do not, whatever stands
// around it, so the share of runs kept in common tells the share of text in common.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "celah/document.hpp"
#include "celah/rules.hpp"
#include "celah/structure.hpp"

namespace celah {

struct Fingerprint {
    int page = 0;             ///< on which its first word stands; counts from 1
    std::uint32_t word = 0;   ///< place of its first word among the words of the plan, numbers not counted
    std::string text;         ///< its words, normalised (normalize.hpp), separated by one space
};

inline constexpr std::size_t words_in_a_run = 4;
inline constexpr std::size_t most_fingerprints = 320;

struct Sketch {
    std::size_t words = words_in_a_run;      ///< in a run; sketches with other runs cannot be compared
    std::uint32_t runs = 0;                  ///< different own runs of the plan
    std::vector<Fingerprint> fingerprints;   ///< at most most_fingerprints of them, in the order of the plan
};

/// Never fails; a plan that says nothing of its own has no fingerprints. The words of all `packs` are discounted, so that a
/// plan's sketch does not depend on which of them it is judged by.
Sketch sketch(const Document& document, const Structure& structure, std::span<const RulePack> packs);

}  // namespace celah
