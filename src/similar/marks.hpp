// Sketches, ready to be compared.
#pragma once

#include <cstdint>
#include <vector>

#include "celah/sketch.hpp"

namespace celah {

/// A fingerprint by its hash. Points into the sketch.
struct Mark {
    std::uint64_t hash = 0;
    const Fingerprint* fingerprint = nullptr;
};

struct Marks {
    std::vector<Mark> marks;   ///< in the order of hashes
    std::uint64_t reach = 0;   ///< of the plan's own runs all with a hash up to here are in the sketch
    std::uint32_t gap = 0;     ///< words between fingerprints of one passage
    std::uint32_t runs = 0;    ///< as in the sketch
};

/// Refers to `sketch`, which has to outlive it.
Marks marks_of(const Sketch& sketch);

/// How many marks both have.
std::size_t count_shared(const Marks& left, const Marks& right);

/// What two plans have in common, from each one's side.
struct Agreement {
    std::size_t fingerprints = 0;
    double left_share = 0, right_share = 0;   ///< 0 … 1: of the plan's own runs, about
    double left_runs = 0, right_runs = 0;     ///< about so many
};

/// Of plans that share so many `fingerprints`.
Agreement agreement(const Marks& left, const Marks& right, std::size_t fingerprints);

inline constexpr std::size_t least_fingerprints = 8;   ///< below, a sample says nothing

/// Whether so much in common tells of a copy.
bool says_something(const Agreement& agreement);

}  // namespace celah
