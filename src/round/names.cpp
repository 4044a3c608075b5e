// How inputs are called in results.
#include <cctype>
#include <cstdio>

#include "celah/round.hpp"
#include "render/columns.hpp"
#include "rules/digest.hpp"

namespace celah {
namespace {

/// The next character's bytes; `valid` tells whether they are one.
std::string_view next(std::string_view text, std::size_t& at, bool& valid) {
    const auto begin = at;
    const char32_t c = render::next_character(text, at);
    valid = c != 0xFFFD || at - begin > 1;   // invalid bytes come one at a time
    return text.substr(begin, at - begin);
}

bool is_utf8(std::string_view text) {
    bool valid = true;
    for (std::size_t at = 0; at < text.size() && valid;) next(text, at, valid);
    return valid;
}

std::string escape(char byte) {
    char out[5];
    std::snprintf(out, sizeof out, "\\x%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    return out;
}

/// Letters and digits that no file system, shell or web server stumbles over.
std::string readable(const std::string& file_name) {
    constexpr std::size_t most = 60;
    std::string out;
    for (const char c : file_name.substr(0, file_name.rfind('.'))) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80;
        if (plain || c == '_') out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
        if (out.size() == most) break;
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "plan" : out;
}

}  // namespace

std::string shown_path(const std::string& path) {
    if (is_utf8(path) && path.find("\\x") == std::string::npos) return path;
    std::string out;
    bool valid = true;
    for (std::size_t at = 0; at < path.size();) {
        const auto bytes = next(path, at, valid);
        if (bytes == "\\") out += "\\\\";
        else if (valid) out += bytes;
        else out += escape(bytes.front());
    }
    return out;
}

std::string report_file(const std::string& shown) {
    constexpr std::size_t digits = 16;
    return "reports/" + readable(std::filesystem::path(shown).filename().string()) + "-" + sha256(shown).substr(0, digits) + ".json";
}

}  // namespace celah
