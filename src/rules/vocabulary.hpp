// Named words of rules: {monev}, {bentuk} …
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/expression.hpp"
#include "rules/toml_table.hpp"

namespace celah {

/// Shared words, or a file's own in front of those behind it. Entries become expressions when first asked for, the shared
/// ones once for all files.
class Vocabulary {
  public:
    /// `behind`, when there is one, must outlive this.
    explicit Vocabulary(Vocabulary* behind = nullptr) : behind_(behind) {}

    void define(const std::string& name, std::vector<Text> expressions) { entries_[name].expressions = std::move(expressions); }
    bool knows(std::string_view name) const { return entries_.find(name) != entries_.end(); }
    Spelling& spelling() { return behind_ ? behind_->spelling() : spelling_; }

    /// The error is for the one who asked; mistakes inside the entry go to `complaints`.
    tl::expected<ExpressionPtr, std::string> expression(std::string_view name, Complaints& complaints);

  private:
    struct Entry {
        std::vector<Text> expressions;
        ExpressionPtr expression;
        bool busy = false;       ///< being built: whoever asks for it now closes a loop
    };

    void build(Entry& entry, Complaints& complaints);
    std::string unknown(std::string_view name) const;

    Vocabulary* behind_;
    std::map<std::string, Entry, std::less<>> entries_;
    Spelling spelling_;
    int depth_ = 0;              ///< of entries being built
};

}  // namespace celah
