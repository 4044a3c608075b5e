#include "similar/marks.hpp"

#include <algorithm>
#include <limits>

#include "rules/word_runs.hpp"

namespace celah {
namespace {

constexpr double least_runs = 30;        // about a hundred words: strangers share formulas of office, a name, a citation
constexpr double most_of_a_plan = 0.5;   // plans with hardly a word of their own are copies when most of both is the same

double share(std::size_t fingerprints, const Marks& of, std::uint64_t reach) {
    const auto end = std::upper_bound(of.marks.begin(), of.marks.end(), reach, [](std::uint64_t hash, const Mark& mark) { return hash < mark.hash; });
    return end == of.marks.begin() ? 0 : static_cast<double>(fingerprints) / static_cast<double>(end - of.marks.begin());
}

}  // namespace

Marks marks_of(const Sketch& sketch) {
    Marks out;
    for (const Fingerprint& one : sketch.fingerprints) out.marks.push_back({run_hash(telling_words(one.text)), &one});
    std::sort(out.marks.begin(), out.marks.end(), [](const Mark& a, const Mark& b) { return a.hash < b.hash; });
    const bool sampled = sketch.runs > sketch.fingerprints.size() && !out.marks.empty();
    out.reach = sampled ? out.marks.back().hash : std::numeric_limits<std::uint64_t>::max();
    // Words between two fingerprints on the average, with room for changed words and for chance.
    constexpr std::uint32_t least_gap = 30, room = 6;
    const auto kept = static_cast<std::uint32_t>(std::max<std::size_t>(sketch.fingerprints.size(), 1));
    out.gap = std::max(least_gap, room * sketch.runs / kept);
    out.runs = sketch.runs;
    return out;
}

std::size_t count_shared(const Marks& left, const Marks& right) {
    std::size_t out = 0;
    for (auto one = left.marks.begin(), other = right.marks.begin(); one != left.marks.end() && other != right.marks.end();) {
        const bool forward = one->hash <= other->hash, backward = other->hash <= one->hash;
        out += forward && backward;
        one += forward;
        other += backward;
    }
    return out;
}

Agreement agreement(const Marks& left, const Marks& right, std::size_t fingerprints) {
    const std::uint64_t reach = std::min(left.reach, right.reach);
    Agreement out{fingerprints, share(fingerprints, left, reach), share(fingerprints, right, reach)};
    out.left_runs = out.left_share * left.runs;
    out.right_runs = out.right_share * right.runs;
    return out;
}

bool says_something(const Agreement& one) {
    return one.fingerprints >= least_fingerprints &&
           (std::min(one.left_share, one.right_share) >= most_of_a_plan || std::min(one.left_runs, one.right_runs) >= least_runs);
}

}  // namespace celah
