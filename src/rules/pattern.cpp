#include "rules/pattern.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

namespace celah {
namespace {

RE2::Options options() {
    RE2::Options out;
    out.set_longest_match(true);
    out.set_log_errors(false);
    out.set_max_mem(256 << 20);  // one automaton for all terms: room for its states instead of a slow fallback
    return out;
}

}  // namespace

struct PatternSet::Compiled {
    RE2::Set set{options(), RE2::UNANCHORED};
    std::vector<std::unique_ptr<RE2>> single;
    std::map<std::string, TermId, std::less<>> known;
};

PatternSet::PatternSet() : compiled_(std::make_unique<Compiled>()) {}
PatternSet::~PatternSet() = default;

std::optional<TermId> PatternSet::add(const std::string& expression, std::string& error) {
    if (const auto it = compiled_->known.find(expression); it != compiled_->known.end()) return it->second;
    const std::string bounded = "\\b(?:" + expression + ")\\b";
    auto single = std::make_unique<RE2>(bounded, options());
    if (!single->ok()) {
        error = single->error();
        return std::nullopt;
    }
    if (compiled_->set.Add(bounded, &error) < 0) return std::nullopt;
    const TermId id = static_cast<TermId>(compiled_->single.size());
    compiled_->single.push_back(std::move(single));
    compiled_->known.emplace(expression, id);
    return id;
}

void PatternSet::compile() { compiled_->set.Compile(); }

std::vector<TermId> PatternSet::search(std::string_view text) const {
    std::vector<int> hits;
    if (compiled_->single.empty()) return {};
    compiled_->set.Match(re2::StringPiece(text.data(), text.size()), &hits);
    std::sort(hits.begin(), hits.end());
    return {hits.begin(), hits.end()};
}

std::vector<Span> PatternSet::places(TermId term, std::string_view text) const {
    const RE2& re = *compiled_->single[term];
    const re2::StringPiece whole(text.data(), text.size());
    std::vector<Span> out;
    re2::StringPiece found;
    for (std::size_t at = 0; at < text.size() && re.Match(whole, at, text.size(), RE2::UNANCHORED, &found, 1);) {
        const std::size_t begin = static_cast<std::size_t>(found.data() - text.data());
        if (found.empty()) break;
        out.push_back({begin, begin + found.size()});
        at = begin + found.size();
    }
    return out;
}

std::size_t PatternSet::prefix(TermId term, std::string_view text) const {
    re2::StringPiece found;
    const re2::StringPiece whole(text.data(), text.size());
    if (!compiled_->single[term]->Match(whole, 0, text.size(), RE2::ANCHOR_START, &found, 1)) return 0;
    return found.size();
}

std::size_t PatternSet::size() const { return compiled_->single.size(); }

}  // namespace celah
