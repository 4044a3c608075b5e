// What the workbook and those who read it back (src/corrections) agree upon.
#pragma once

#include <array>

#include "render/messages.hpp"

namespace celah::render::xlsx {

/// Titles of the hidden columns that say what a row stands for. They stand in the same row as the other titles, in any order.
namespace key {
inline constexpr std::string_view document = "celah:document";   ///< SHA-256 of the plan
inline constexpr std::string_view plan = "celah:plan";           ///< plan_fingerprint()
inline constexpr std::string_view item = "celah:item";
inline constexpr std::string_view rule = "celah:rule";           ///< ItemResult::rule_digest
inline constexpr std::string_view passage = "celah:passage";     ///< passage_fingerprint()
inline constexpr std::string_view verdict = "celah:verdict";     ///< celah's own
inline constexpr std::array all{document, plan, item, rule, passage, verdict};
}  // namespace key

inline constexpr Text column_id{"Kode", "Id"};   ///< what people see of key::item
inline constexpr Text column_correction{"Koreksi", "Correction"};
inline constexpr Text column_correction_reason{"Alasan koreksi", "Reason for correction"};
inline constexpr Text column_corrected_by{"Nama", "Name"};
inline constexpr Text column_corrected_on{"Tanggal", "Date"};

struct StatusWord {
    Status status;
    Text word;
};

/// What may stand in the column "Koreksi" …
inline constexpr std::array<StatusWord, 4> status_words{{{Status::present, {"ada", "present"}},
                                                         {Status::partial, {"sebagian", "partial"}},
                                                         {Status::missing, {"tidak ada", "missing"}},
                                                         {Status::not_assessed, {"tidak dinilai", "not assessed"}}}};
/// … and this one takes an earlier correction back.
inline constexpr Text withdraw{"batal", "withdraw"};

inline std::string_view word(Status status, Language language) {
    for (const StatusWord& one : status_words)
        if (one.status == status) return one.word.in(language);
    return {};
}

}  // namespace celah::render::xlsx
