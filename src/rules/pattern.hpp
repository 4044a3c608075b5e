// The regular expressions of a rule pack: compiled once, searched many at a time. The only place that knows RE2.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "celah/rules.hpp"

namespace celah {

/// Bytes [begin, end) of a searched text.
struct Span {
    std::size_t begin = 0, end = 0;
    bool operator==(const Span&) const = default;
};

class PatternSet {
  public:
    PatternSet();
    ~PatternSet();
    PatternSet(const PatternSet&) = delete;
    PatternSet& operator=(const PatternSet&) = delete;

    /// Adds an expression that must begin and end at word boundaries; equal expressions share an id.
    /// Returns nothing and sets `error` when the expression is not valid.
    std::optional<TermId> add(const std::string& expression, std::string& error);

    /// After the last add() and before the first search.
    void compile();

    /// The terms that occur in `text`, ascending. Safe to call from several threads.
    std::vector<TermId> search(std::string_view text) const;

    /// Every place of one term, leftmost and longest, without overlaps, in order.
    std::vector<Span> places(TermId term, std::string_view text) const;

    /// Whether the term covers the text's beginning; the length of the match, 0 when it does not.
    std::size_t prefix(TermId term, std::string_view text) const;

    std::size_t size() const;

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace celah
