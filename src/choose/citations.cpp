#include "choose/citations.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace celah {
namespace {

bool is_gap(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == ' ' || text[at] == '\n'; }

/// Other ministries number their regulations too: the words before must name this one.
bool names_the_ministry(std::string_view before) {
    constexpr std::size_t nearby = 160;   // bytes; "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Republik Indonesia Nomor"
    if (before.size() > nearby) before.remove_prefix(before.size() - nearby);
    for (std::string_view name : {"panrb", "pan rb", "permenpan", "menpan", "pendayagunaan aparatur", "permen pan"})
        if (before.find(name) != std::string_view::npos) return true;
    return false;
}

/// "90 tahun 2021" or "90/2021" behind the ministry's name.
std::optional<Citation> cited_in(const Block& block, int index, const Regulation& regulation) {
    const std::string_view text = block.text.text;
    for (const char* between : {" tahun ", "/"}) {
        const std::string wanted = std::to_string(regulation.number) + between + std::to_string(regulation.year);
        for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1)) {
            const bool whole = (at == 0 || is_gap(text, at - 1)) && is_gap(text, at + wanted.size());
            if (whole && names_the_ministry(text.substr(0, at)))
                return Citation{regulation, index, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + wanted.size())};
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<Citation> find_citations(const Structure& structure, const std::vector<Regulation>& known) {
    std::vector<Citation> out;
    for (const Regulation& regulation : known) {
        if (regulation.number == 0) continue;
        for (std::size_t b = 0; b < structure.blocks.size(); ++b)
            if (const auto found = cited_in(structure.blocks[b], static_cast<int>(b), regulation)) {
                out.push_back(*found);
                break;
            }
    }
    return out;
}

}  // namespace celah
