// Plans that share words of their own: which submissions of a round were copied from each other.
//
// Works on the sketches in published reports alone (sketch.hpp), so also over results that were merged from several machines:
// no plan is read again. A sketch is a sample; what it shows of a shared passage are runs of words, not all of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "celah/language.hpp"
#include "celah/result.hpp"
#include "celah/sketch.hpp"

namespace celah {

/// A report, as far as a search for copies needs it.
struct SketchedPlan {
    std::string path, sha256;  ///< sha256: empty when it could not be opened
    std::string agency;        ///< empty: not known
    Sketch sketch;             ///< without fingerprints where the report has none: the document could not be read
};

/// Errors: "not-a-report"; "no-sketch" (a plan that was read, by a celah that made no sketches yet).
Result<SketchedPlan> read_sketched_plan(std::string_view report);

struct PageRange {
    int first = 0, last = 0;   ///< count from 1
};

/// A stretch of text that stands in both plans, perhaps with words changed in between.
struct SharedPassage {
    PageRange left, right;
    std::size_t fingerprints = 0;   ///< how many runs of the sketches it holds
    std::string quote;              ///< their words, normalised; "…" where words between them are not known or differ
};

struct SimilarPair {
    std::size_t left = 0, right = 0;             ///< indices in Similarity::plans
    bool same_file = false;                      ///< byte for byte
    std::size_t fingerprints = 0;                ///< that both sketches hold
    double left_share = 0, right_share = 0;      ///< 0 … 1: about so much of the plan's own words stands in the other one
    std::vector<SharedPassage> passages;         ///< the longest first; of the same file, none where it has no sketch
    double share() const { return left_share > right_share ? left_share : right_share; }
};

/// Plans that pairs join, directly or by way of others.
struct Cluster {
    std::vector<std::size_t> plans;   ///< ascending
    double least_share = 0, most_share = 0;   ///< of its pairs
};

struct SimilarOptions {
    double least_share = 0.05;   ///< 0 … 1: pairs that share less are left out
};

struct Similarity {
    std::vector<SketchedPlan> plans;      ///< in the order of their paths
    std::vector<SimilarPair> pairs;       ///< most alike first
    std::vector<Cluster> clusters;        ///< largest first
    std::size_t without_sketch = 0;       ///< plans of which nothing could be compared
    std::size_t common = 0;               ///< fingerprints left aside because a large part of the round has them, plans with little else in common
    std::size_t large_groups = 0;         ///< of more than 30 plans that are nearly one text: paired with the first five of them only
};

/// Plans of equal bytes are always a pair. Of two records of one input (path and bytes), the one with more of a sketch counts.
/// Takes time in proportion to the plans and to the pairs that share anything; the order of `plans` changes nothing.
Similarity find_similar(std::vector<SketchedPlan> plans, const SimilarOptions& options = {});

/// For people, in `language`; and docs/celah.similarity-1.schema.json.
std::string render_text(const Similarity& similarity, Language language = Language::id);
std::string render_json(const Similarity& similarity, int indent = 2);

}  // namespace celah
