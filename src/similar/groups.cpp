// Every plan is held against the first plans of groups before it, and only against those that probably share much with it:
// of many orders of all marks (permutations by hashing) the first mark is the same in two plans as often as they share marks.
#include "similar/groups.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace celah {
namespace {

// A round's formula is a paragraph or a page; a template is a plan.
constexpr double large_part = 0.4, part_of_small_plans = 0.8;
constexpr double runs_of_a_page = 100;   // of fewer a formula may be four tenths

constexpr std::size_t orders = 32;        // plans that share four tenths miss each other in all of them once in ten thousand
constexpr std::size_t most_listed = 32;   // plans behind one mark: what more of them begin with is a formula, of which other orders know nothing
constexpr std::size_t most_held = 8;      // against one plan

using Firsts = std::array<std::uint64_t, orders>;

/// The finalizer of MurmurHash3.
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdULL;
    value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return value ^ (value >> 33);
}

Firsts firsts(const Marks& marks) {
    Firsts out;
    out.fill(std::numeric_limits<std::uint64_t>::max());
    for (std::size_t order = 0; order < orders; ++order) {
        const std::uint64_t salt = mixed(order + 1);
        for (const Mark& mark : marks.marks) out[order] = std::min(out[order], mixed(mark.hash ^ salt));
    }
    return out;
}

bool nearly_one_text(const Marks& left, const Marks& right) {
    const Agreement both = agreement(left, right, count_shared(left, right));
    if (!says_something(both)) return false;
    const double share = std::min(both.left_share, both.right_share), runs = std::min(both.left_runs, both.right_runs);
    return share >= part_of_small_plans || (share >= large_part && runs >= runs_of_a_page);
}

class Groups {
  public:
    explicit Groups(std::span<const Marks> marks) : marks_(marks), parent_(marks.size()) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

    /// A plan that is nearly one text with the first ones of several groups makes them one: in what was made from a template, no
    /// two need to have kept the same parts.
    void join(std::size_t plan) {
        if (marks_[plan].marks.size() < least_fingerprints) return;
        const Firsts own = firsts(marks_[plan]);
        for (const std::size_t first : most_alike(own))
            if (nearly_one_text(marks_[first], marks_[plan])) join(first, plan);
        if (group(plan) == plan) list(plan, own);
    }

    void join(std::size_t one, std::size_t other) {
        const std::size_t left = group(one), right = group(other);
        parent_[std::max(left, right)] = std::min(left, right);
    }

    /// The first plan of its group.
    std::size_t group(std::size_t plan) {
        while (parent_[plan] != plan) plan = parent_[plan] = parent_[parent_[plan]];
        return plan;
    }

  private:
    std::vector<std::size_t> most_alike(const Firsts& own) const {
        std::unordered_map<std::size_t, std::size_t> times;
        for (std::size_t order = 0; order < orders; ++order)
            if (const auto found = listed_[order].find(own[order]); found != listed_[order].end())
                for (const std::size_t first : found->second) ++times[first];
        std::vector<std::pair<std::size_t, std::size_t>> out(times.begin(), times.end());
        std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
        std::vector<std::size_t> plans;
        for (std::size_t i = 0; i < std::min(out.size(), most_held); ++i) plans.push_back(out[i].first);
        return plans;
    }

    void list(std::size_t plan, const Firsts& own) {
        for (std::size_t order = 0; order < orders; ++order)
            if (auto& plans = listed_[order][own[order]]; plans.size() < most_listed) plans.push_back(plan);
    }

    std::span<const Marks> marks_;
    std::vector<std::size_t> parent_;
    std::array<std::unordered_map<std::uint64_t, std::vector<std::size_t>>, orders> listed_;
};

}  // namespace

std::vector<std::size_t> group_copies(std::span<const SketchedPlan> plans, std::span<const Marks> marks) {
    Groups groups(marks);
    std::unordered_map<std::string_view, std::size_t> first_of;   // by sha256
    for (std::size_t plan = 0; plan < plans.size(); ++plan) {
        const std::string& bytes = plans[plan].sha256;
        const auto [known, is_new] = first_of.try_emplace(bytes, plan);
        if (is_new || bytes.empty()) groups.join(plan);   // empty: it could not be opened
        else groups.join(known->second, plan);
    }
    std::vector<std::size_t> out;
    for (std::size_t plan = 0; plan < plans.size(); ++plan) out.push_back(groups.group(plan));
    return out;
}

}  // namespace celah
