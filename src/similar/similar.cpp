#include "celah/similar.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "rules/word_runs.hpp"
#include "similar/passages.hpp"

namespace celah {
namespace {

constexpr std::size_t least_fingerprints = 8;   // below, a sample says nothing
constexpr double least_runs = 30;               // about a hundred words: strangers share formulas of office, a name, a citation
constexpr double most_of_a_plan = 0.5;          // plans with hardly a word of their own are copies when most of both is the same
constexpr std::size_t small_round = 10;         // in fewer plans nothing can be told to be common
constexpr double common_part = 0.3;             // of a round: what so many say is the round's, not one plan's

/// A fingerprint by its hash, in the order of hashes.
struct Mark {
    std::uint64_t hash = 0;
    const Fingerprint* fingerprint = nullptr;
};

/// A sketch, ready to be compared.
struct Marks {
    std::vector<Mark> marks;
    std::uint64_t reach = 0;   // of the plan's own runs all with a hash up to here are in the sketch
    std::uint32_t gap = 0;     // words between fingerprints of one passage
};

std::uint64_t hash_of(const Fingerprint& one) { return run_hash(telling_words(one.text)); }

Marks marks_of(const Sketch& sketch) {
    Marks out;
    for (const Fingerprint& one : sketch.fingerprints) out.marks.push_back({hash_of(one), &one});
    std::sort(out.marks.begin(), out.marks.end(), [](const Mark& a, const Mark& b) { return a.hash < b.hash; });
    const bool sampled = sketch.runs > sketch.fingerprints.size() && !out.marks.empty();
    out.reach = sampled ? out.marks.back().hash : std::numeric_limits<std::uint64_t>::max();
    // Words between two fingerprints on the average, with room for changed words and for chance.
    constexpr std::uint32_t least_gap = 30, room = 6;
    const auto kept = static_cast<std::uint32_t>(std::max<std::size_t>(sketch.fingerprints.size(), 1));
    out.gap = std::max(least_gap, room * sketch.runs / kept);
    return out;
}

class Search {
  public:
    Search(std::vector<SketchedPlan> plans, const SimilarOptions& options) : options_(options) {
        std::sort(plans.begin(), plans.end(), [](const SketchedPlan& a, const SketchedPlan& b) { return std::tie(a.path, a.sha256) < std::tie(b.path, b.sha256); });
        out_.plans = std::move(plans);
        out_.without_sketch = static_cast<std::size_t>(
            std::count_if(out_.plans.begin(), out_.plans.end(), [](const SketchedPlan& plan) { return plan.sketch.fingerprints.empty(); }));
    }

    Similarity run() {
        for (const SketchedPlan& plan : out_.plans) marks_.push_back(marks_of(plan.sketch));
        leave_common_aside();
        index();
        for (std::size_t right = 0; right < marks_.size(); ++right) compare_with_earlier(right);
        std::sort(out_.pairs.begin(), out_.pairs.end(), [](const SimilarPair& a, const SimilarPair& b) {
            return std::tuple(b.share(), a.left, a.right) < std::tuple(a.share(), b.left, b.right);
        });
        cluster();
        return std::move(out_);
    }

  private:
    void leave_common_aside() {
        const std::size_t compared = out_.plans.size() - out_.without_sketch;
        if (compared < small_round) return;
        std::unordered_map<std::uint64_t, std::size_t> plans_with;
        for (const Marks& one : marks_)
            for (const Mark& mark : one.marks) ++plans_with[mark.hash];
        const auto most = std::max(static_cast<std::size_t>(common_part * static_cast<double>(compared)), small_round);
        const auto is_common = [&](const Mark& mark) { return plans_with.find(mark.hash)->second > most; };
        for (Marks& one : marks_) std::erase_if(one.marks, is_common);
        out_.common = static_cast<std::size_t>(std::count_if(plans_with.begin(), plans_with.end(), [most](const auto& one) { return one.second > most; }));
    }

    void index() {
        for (std::size_t plan = 0; plan < marks_.size(); ++plan)
            for (const Mark& mark : marks_[plan].marks) plans_with_[mark.hash].push_back(plan);
    }

    void compare_with_earlier(std::size_t right) {
        std::vector<std::size_t> shared(right, 0);
        for (const Mark& mark : marks_[right].marks)
            for (const std::size_t left : plans_with_.find(mark.hash)->second) {
                if (left >= right) break;
                ++shared[left];
            }
        for (std::size_t left = 0; left < right; ++left)
            if (shared[left] >= least_fingerprints) consider(left, right, shared[left]);
    }

    void consider(std::size_t left, std::size_t right, std::size_t fingerprints) {
        const std::uint64_t reach = std::min(marks_[left].reach, marks_[right].reach);
        const auto share = [&](std::size_t plan) {
            const auto& marks = marks_[plan].marks;
            const auto within = std::count_if(marks.begin(), marks.end(), [reach](const Mark& mark) { return mark.hash <= reach; });
            return static_cast<double>(fingerprints) / static_cast<double>(within);
        };
        SimilarPair pair{left, right, out_.plans[left].sha256 == out_.plans[right].sha256, fingerprints, share(left), share(right), {}};
        if (pair.share() < options_.least_share || !says_something(pair)) return;
        pair.passages = passages(shared(left, right), marks_[left].gap, marks_[right].gap);
        out_.pairs.push_back(std::move(pair));
    }

    bool says_something(const SimilarPair& pair) const {
        const auto runs = [this](std::size_t plan, double share) { return share * static_cast<double>(out_.plans[plan].sketch.runs); };
        return std::min(pair.left_share, pair.right_share) >= most_of_a_plan ||
               std::min(runs(pair.left, pair.left_share), runs(pair.right, pair.right_share)) >= least_runs;
    }

    std::vector<Shared> shared(std::size_t left, std::size_t right) const {
        std::vector<Shared> out;
        auto one = marks_[left].marks.begin(), other = marks_[right].marks.begin();
        while (one != marks_[left].marks.end() && other != marks_[right].marks.end()) {
            if (one->hash == other->hash) out.push_back({one->fingerprint, other->fingerprint});
            const bool forward = one->hash <= other->hash, backward = other->hash <= one->hash;
            one += forward;
            other += backward;
        }
        return out;
    }

    void cluster() {
        std::vector<std::size_t> parent(out_.plans.size());
        std::iota(parent.begin(), parent.end(), std::size_t{0});
        const auto root = [&parent](std::size_t plan) {
            while (parent[plan] != plan) plan = parent[plan] = parent[parent[plan]];
            return plan;
        };
        for (const SimilarPair& pair : out_.pairs) {
            const std::size_t left = root(pair.left), right = root(pair.right);
            parent[std::max(left, right)] = std::min(left, right);
        }
        std::unordered_map<std::size_t, std::size_t> number;   // of the cluster, by its root
        for (const SimilarPair& pair : out_.pairs) {           // from the most alike to the least
            const auto [found, is_new] = number.try_emplace(root(pair.left), out_.clusters.size());
            if (is_new) out_.clusters.push_back({{}, pair.share(), pair.share()});
            out_.clusters[found->second].least_share = pair.share();
        }
        for (std::size_t plan = 0; plan < parent.size(); ++plan)
            if (const auto found = number.find(root(plan)); found != number.end()) out_.clusters[found->second].plans.push_back(plan);
        std::stable_sort(out_.clusters.begin(), out_.clusters.end(), [](const Cluster& a, const Cluster& b) { return a.plans.size() > b.plans.size(); });
    }

    SimilarOptions options_;
    Similarity out_;
    std::vector<Marks> marks_;                                              // parallel to out_.plans
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> plans_with_;   // ascending
};

}  // namespace

Similarity find_similar(std::vector<SketchedPlan> plans, const SimilarOptions& options) { return Search(std::move(plans), options).run(); }

}  // namespace celah
