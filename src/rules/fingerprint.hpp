// What an expression looks for, as a number: equal expressions have equal ones, whatever file or entry they came from.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "rules/expression.hpp"

namespace celah {

/// 64-bit FNV-1a over the tree; no defence against an attacker, who could as well write the rules themselves.
class Fingerprints {
  public:
    std::uint64_t of(const ExpressionPtr& expression);

  private:
    std::unordered_map<ExpressionPtr, std::uint64_t> known_;   // keeps what it knows alive, so that no address is used twice
};

/// Mixes a value into a fingerprint.
std::uint64_t mixed(std::uint64_t fingerprint, std::uint64_t value);
constexpr std::uint64_t empty_fingerprint = 0xcbf29ce484222325;   // FNV's offset basis

}  // namespace celah
