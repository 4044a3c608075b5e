#include "rules/fingerprint.hpp"

namespace celah {

namespace {

constexpr std::uint64_t prime = 0x100000001b3;
constexpr std::uint64_t power(int exponent) { return exponent == 0 ? 1 : prime * power(exponent - 1); }

/// Of what has no steps: its kind and its word.
std::uint64_t start_of(const Expression& expression) {
    std::uint64_t out = mixed(empty_fingerprint, static_cast<std::uint64_t>(expression.kind));
    for (char letter : expression.word) out = mixed(out, static_cast<unsigned char>(letter));
    return out;
}

}  // namespace

std::uint64_t mixed(std::uint64_t fingerprint, std::uint64_t value) {
    // Nearly all values are one byte; the seven zeros behind it only multiply.
    if (value <= 0xff) return (fingerprint ^ value) * power(8);
    for (int byte = 0; byte < 8; ++byte) {
        fingerprint = (fingerprint ^ (value & 0xff)) * prime;
        value >>= 8;
    }
    return fingerprint;
}

std::uint64_t Fingerprints::of(const ExpressionPtr& expression) {
    if (expression->steps.empty()) return start_of(*expression);   // sooner made than looked up
    const auto found = known_.find(expression);
    if (found != known_.end()) return found->second;
    std::uint64_t out = start_of(*expression);
    for (const Expression::Step& step : expression->steps) {
        out = mixed(out, of(step.expression));
        out = mixed(out, static_cast<std::uint64_t>(step.optional) + 2 * static_cast<std::uint64_t>(step.gap));
    }
    return known_.emplace(expression, out).first->second;
}

}  // namespace celah
