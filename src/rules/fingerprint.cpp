#include "rules/fingerprint.hpp"

namespace celah {

std::uint64_t mixed(std::uint64_t fingerprint, std::uint64_t value) {
    constexpr std::uint64_t prime = 0x100000001b3;
    for (int byte = 0; byte < 8; ++byte) {
        fingerprint = (fingerprint ^ (value & 0xff)) * prime;
        value >>= 8;
    }
    return fingerprint;
}

std::uint64_t Fingerprints::of(const ExpressionPtr& expression) {
    const auto found = known_.find(expression);
    if (found != known_.end()) return found->second;
    std::uint64_t out = mixed(empty_fingerprint, static_cast<std::uint64_t>(expression->kind));
    for (char letter : expression->word) out = mixed(out, static_cast<unsigned char>(letter));
    for (const Expression::Step& step : expression->steps) {
        out = mixed(out, of(step.expression));
        out = mixed(out, static_cast<std::uint64_t>(step.optional) + 2 * static_cast<std::uint64_t>(step.gap));
    }
    return known_.emplace(expression, out).first->second;
}

}  // namespace celah
