// The sentences of a report that assess writes, in both languages.
#pragma once

#include <string>
#include <vector>

#include "celah/match.hpp"
#include "celah/render.hpp"

namespace celah {

/// Pages [first, last], counted from 1.
struct PageRun {
    int first = 0, last = 0;
};

class Reasons {
  public:
    explicit Reasons(Language language) : english_(language == Language::en) {}

    std::string found(Tier tier, int page) const;
    std::string partial(int page) const;
    std::string missing(const std::vector<int>& pages, bool own_section) const;
    std::string target_missing(const std::vector<int>& pages) const;
    std::string area_missing() const;
    std::string not_assessed(const std::vector<PageRun>& unread) const;
    std::string no_heading() const;
    std::string no_evidence() const;
    std::string no_action() const;
    std::string no_time() const;
    std::string found_at(int page) const;

    /// "3-7, 12"
    static std::string ranges(const std::vector<int>& pages);
    static std::string ranges(const std::vector<PageRun>& runs);

  private:
    std::string pick(const char* id, const char* en) const { return english_ ? en : id; }
    bool english_;
};

}  // namespace celah
