#include "assess/findings.hpp"

#include "assess/quote.hpp"

namespace celah {
namespace {

/// Since 31-12-2021 plans are judged by Permenpan RB 90/2021, which replaced 52/2014 (BN 2021/1569).
constexpr int first_year_of_90 = 2022;

void outdated_regulation(const Evidence& evidence, const DocumentInfo& document, bool english, std::vector<Finding>& out) {
    if (!document.year || *document.year < first_year_of_90) return;
    const auto& blocks = evidence.structure.blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const std::size_t at = blocks[b].text.text.find("52 tahun 2014");
        if (at == std::string::npos) continue;
        Finding finding{"outdated-regulation", "warning",
                        english ? "The plan rests on Permenpan RB 52/2014, which 90/2021 has replaced."
                                : "Rencana masih mendasarkan diri pada Permenpan RB 52/2014 yang sudah diganti dengan 90/2021.", {}};
        if (auto location = quote(evidence, {static_cast<int>(b), static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 13)}))
            finding.found.push_back(std::move(*location));
        out.push_back(std::move(finding));
        return;
    }
}

}  // namespace

std::vector<Finding> find_oddities(const Evidence& evidence, const DocumentInfo& document, Language language) {
    std::vector<Finding> out;
    outdated_regulation(evidence, document, language == Language::en, out);
    return out;
}

}  // namespace celah
