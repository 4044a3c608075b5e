#include "celah/similar.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "similar/groups.hpp"
#include "similar/marks.hpp"
#include "similar/passages.hpp"

namespace celah {
namespace {

// What many plans say that have little else in common is the round's, not one plan's.
constexpr std::size_t small_round = 10, few_groups = 5;   // in fewer nothing can be told to be common
constexpr double common_part = 0.3;                       // of the round

// Pairs grow with the square of the plans that are one text; beyond so many, the first ones stand for the rest.
constexpr std::size_t large_group = 30, stand_ins = 5;

bool is_many(std::size_t count, std::size_t of, std::size_t least) { return count > std::max(static_cast<std::size_t>(common_part * static_cast<double>(of)), least); }

/// By path, each input once: a shard and the round that it was merged into both have it.
std::vector<SketchedPlan> inputs_once(std::vector<SketchedPlan> plans) {
    const auto key = [](const SketchedPlan& plan) { return std::tie(plan.path, plan.sha256); };
    std::stable_sort(plans.begin(), plans.end(), [&](const SketchedPlan& a, const SketchedPlan& b) {
        return std::tuple_cat(key(a), std::tuple(b.sketch.fingerprints.size())) < std::tuple_cat(key(b), std::tuple(a.sketch.fingerprints.size()));
    });
    plans.erase(std::unique(plans.begin(), plans.end(), [&](const SketchedPlan& a, const SketchedPlan& b) { return key(a) == key(b); }), plans.end());
    return plans;
}

class Search {
  public:
    Search(std::vector<SketchedPlan> plans, const SimilarOptions& options) : options_(options) {
        out_.plans = inputs_once(std::move(plans));
        out_.without_sketch = static_cast<std::size_t>(
            std::count_if(out_.plans.begin(), out_.plans.end(), [](const SketchedPlan& plan) { return plan.sketch.fingerprints.empty(); }));
    }

    Similarity run() {
        for (const SketchedPlan& plan : out_.plans) marks_.push_back(marks_of(plan.sketch));
        group_ = group_copies(out_.plans, marks_);
        find_stand_ins();
        pair_equal_files();
        leave_common_aside();
        for (std::size_t plan = 0; plan < marks_.size(); ++plan)
            if (!has_stand_in_[plan]) index(plan);
        for (std::size_t plan = 0; plan < marks_.size(); ++plan) compare(plan);
        std::sort(out_.pairs.begin(), out_.pairs.end(), [](const SimilarPair& a, const SimilarPair& b) {
            return std::tuple(b.share(), a.left, a.right) < std::tuple(a.share(), b.left, b.right);
        });
        cluster();
        return std::move(out_);
    }

  private:
    void find_stand_ins() {
        std::unordered_map<std::size_t, std::size_t> members, before;
        for (const std::size_t group : group_) ++members[group];
        for (const std::size_t group : group_) has_stand_in_.push_back(members[group] > large_group && before[group]++ >= stand_ins);
        out_.large_groups = static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [](const auto& one) { return one.second > large_group; }));
    }

    bool same_file(std::size_t left, std::size_t right) const {
        return !out_.plans[left].sha256.empty() && out_.plans[left].sha256 == out_.plans[right].sha256;
    }

    /// Whether anything of them could be compared or not.
    void pair_equal_files() {
        std::unordered_map<std::string_view, std::vector<std::size_t>> earlier;   // by sha256: those to be paired with
        for (std::size_t plan = 0; plan < out_.plans.size(); ++plan) {
            const std::string& bytes = out_.plans[plan].sha256;
            if (bytes.empty()) continue;
            auto& others = earlier[bytes];
            for (const std::size_t left : others)
                out_.pairs.push_back({left, plan, true, count_shared(marks_[left], marks_[plan]), 1, 1, passages(shared(left, plan), marks_[left].gap, marks_[plan].gap)});
            // In a large group of nearly one text, one file may only be among the rest: its first ones stand for it then.
            if (others.size() < stand_ins || !has_stand_in_[plan]) others.push_back(plan);
        }
    }

    /// The marks of different contents, each with the group of its plan; sorted.
    std::vector<std::pair<std::uint64_t, std::size_t>> held_marks(std::size_t& contents, std::size_t& groups) const {
        std::set<std::string_view> seen;
        std::set<std::size_t> all_groups;
        std::vector<std::pair<std::uint64_t, std::size_t>> out;
        contents = 0;
        for (std::size_t plan = 0; plan < marks_.size(); ++plan) {
            const std::string& bytes = out_.plans[plan].sha256;
            if (marks_[plan].marks.empty() || (!bytes.empty() && !seen.insert(bytes).second)) continue;
            ++contents;
            all_groups.insert(group_[plan]);
            for (const Mark& mark : marks_[plan].marks) out.emplace_back(mark.hash, group_[plan]);
        }
        groups = all_groups.size();
        std::sort(out.begin(), out.end());
        return out;
    }

    /// Counts contents, not files; and what only copies of few texts say is theirs, however many copies there are.
    void leave_common_aside() {
        std::size_t contents = 0, groups = 0;
        const auto held = held_marks(contents, groups);
        std::unordered_set<std::uint64_t> common;
        for (auto first = held.begin(); first != held.end();) {
            const auto end = std::find_if(first, held.end(), [first](const auto& one) { return one.first != first->first; });
            std::size_t by_groups = 1;
            for (auto one = first + 1; one < end; ++one) by_groups += one->second != (one - 1)->second;
            if (is_many(static_cast<std::size_t>(end - first), contents, small_round) && is_many(by_groups, groups, few_groups)) common.insert(first->first);
            first = end;
        }
        out_.common = common.size();
        if (common.empty()) return;
        for (Marks& one : marks_) std::erase_if(one.marks, [&](const Mark& mark) { return common.count(mark.hash) > 0; });
    }

    void index(std::size_t plan) {
        for (const Mark& mark : marks_[plan].marks) plans_with_[mark.hash].push_back(plan);
    }

    /// With those before it; one that others stand for with all others that are indexed.
    void compare(std::size_t plan) {
        const std::size_t end = has_stand_in_[plan] ? marks_.size() : plan;
        std::vector<std::size_t> shared(end, 0);
        for (const Mark& mark : marks_[plan].marks) {
            const auto found = plans_with_.find(mark.hash);
            if (found == plans_with_.end()) continue;
            for (const std::size_t other : found->second) {
                if (other >= end) break;
                ++shared[other];
            }
        }
        for (std::size_t other = 0; other < end; ++other)
            if (shared[other] >= least_fingerprints && !same_file(other, plan)) consider(std::min(other, plan), std::max(other, plan), shared[other]);
    }

    void consider(std::size_t left, std::size_t right, std::size_t fingerprints) {
        const Agreement both = agreement(marks_[left], marks_[right], fingerprints);
        SimilarPair pair{left, right, false, fingerprints, both.left_share, both.right_share, {}};
        if (pair.share() < options_.least_share || !says_something(both)) return;
        pair.passages = passages(shared(left, right), marks_[left].gap, marks_[right].gap);
        out_.pairs.push_back(std::move(pair));
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
    std::vector<Marks> marks_;                                                 // these three are parallel to out_.plans
    std::vector<std::size_t> group_;                                           // the first plan of its group
    std::vector<bool> has_stand_in_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> plans_with_;   // ascending
};

}  // namespace

Similarity find_similar(std::vector<SketchedPlan> plans, const SimilarOptions& options) { return Search(std::move(plans), options).run(); }

}  // namespace celah
