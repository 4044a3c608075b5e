#include "choose/year.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>

namespace celah {
namespace {

constexpr std::uint32_t first_pages = 4;   // cover, title page, foreword

/// A plan's year: four digits of this century.
std::optional<int> year_at(const std::string& text, std::size_t at) {
    if (at + 4 > text.size() || text[at] != '2' || text[at + 1] != '0') return std::nullopt;
    for (std::size_t i = at; i < at + 4; ++i)
        if (!std::isdigit(static_cast<unsigned char>(text[i]))) return std::nullopt;
    const bool whole = (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n') && (at + 4 == text.size() || text[at + 4] == ' ' || text[at + 4] == '\n');
    const int year = std::stoi(text.substr(at, 4));
    return whole && year >= 2010 && year < 2100 ? std::optional<int>(year) : std::nullopt;
}

/// Adds the years of a text, titles counting more; years of regulations ("nomor 52 tahun 2014") not at all.
void count_years(const Block& block, std::map<int, int>& votes) {
    const std::string& text = block.text.text;
    for (std::size_t at = text.find("20"); at != std::string::npos; at = text.find("20", at + 1)) {
        const auto year = year_at(text, at);
        if (!year) continue;
        const std::string before = text.substr(at > 30 ? at - 30 : 0, at - (at > 30 ? at - 30 : 0));
        if (before.find("nomor") != std::string::npos || before.find(" no ") != std::string::npos) continue;
        const bool announced = before.ends_with("tahun ") || before.ends_with("anggaran ");
        const bool title = block.page == 0 || block.centered || block.kind == BlockKind::heading;
        votes[*year] += (announced ? 3 : 1) * (title ? 3 : 1) * (block.page == 0 ? 3 : 1);
    }
}

}  // namespace

std::optional<int> find_year(const Structure& structure) {
    std::map<int, int> votes;
    for (const Block& block : structure.blocks)
        if (block.page < first_pages) count_years(block, votes);
    if (votes.empty()) return std::nullopt;
    return std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

}  // namespace celah
