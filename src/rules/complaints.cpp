#include "rules/complaints.hpp"

#include <sstream>

namespace celah {

void Complaints::add(const std::string& file, const toml::source_position& at, std::string message) {
    for (const Diagnostic& d : out_)
        if (d.file == file && d.line == at.line && d.column == at.column && d.message == message) return;
    out_.push_back({file, at.line, at.column, std::move(message), line_of(file, at.line)});
}

void Complaints::add(const std::string& file, std::string message) { out_.push_back({file, 0, 0, std::move(message), {}}); }

std::string Complaints::line_of(const std::string& file, std::uint32_t number) const {
    const auto text = texts_.find(file);
    if (text == texts_.end()) return {};
    std::istringstream lines(text->second);
    std::string line;
    for (std::uint32_t i = 0; i < number; ++i)
        if (!std::getline(lines, line)) return {};
    return line;
}

std::string to_string(const Diagnostic& d) {
    std::string out = d.file;
    if (d.line) out += ":" + std::to_string(d.line) + ":" + std::to_string(d.column);
    out += ": error: " + d.message;
    if (!d.source.empty()) out += "\n    " + d.source + "\n    " + std::string(d.column ? d.column - 1 : 0, ' ') + "^";
    return out;
}

}  // namespace celah
