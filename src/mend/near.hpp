// Which words of a list a damaged word may have been.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "celah/dictionary.hpp"

namespace celah::mending {

// Costs, in half edits: a letter lost, added, changed or swapped with the next costs an edit; letters that look alike to a camera
// (rn and m, c and e, 0 and o) half of one.
inline constexpr int look_alike = 1, edit = 2;

struct Near {
    std::string word;
    int cost = 0;
    bool operator==(const Near&) const = default;
};

/// Any symbol: one letter that could not be read, or a speck.
inline constexpr char unreadable = '?';

/// Every word of the lists that `damaged` ([a-z0-9?]) may have been for at most `budget`, once, by cost and then alphabet. Digits
/// only stand for letters that look like them.
std::vector<Near> words_near(std::string_view damaged, int budget, std::span<const WordList* const> lists);

}  // namespace celah::mending
