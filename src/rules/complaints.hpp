// What is wrong in rule files: all of it, each with the line it stands in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <toml++/toml.h>

#include "celah/rules.hpp"

namespace celah {

class Complaints {
  public:
    /// Once a place: a mistake in shared vocabulary turns up in every file that uses it.
    void add(const std::string& file, const toml::source_position& at, std::string message);
    void add(const std::string& file, std::string message);

    /// A file's text, so that complaints can show its lines.
    void remember(const std::string& file, const std::string& text) { texts_[file] = text; }

    bool empty() const { return out_.empty(); }
    std::vector<Diagnostic> take() { return std::move(out_); }

  private:
    std::string line_of(const std::string& file, std::uint32_t number) const;

    std::vector<Diagnostic> out_;
    std::map<std::string, std::string> texts_;
};

}  // namespace celah
