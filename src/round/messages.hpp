// What is said about a round, in both languages side by side.
#pragma once

#include "render/messages.hpp"

namespace celah::round_text {

using render::Text;

inline constexpr Text documents{"{} dokumen, {} halaman", "{} documents, {} pages"};
inline constexpr Text pages_ocr{", {} di antaranya dibaca dari pindaian (OCR)", ", {} of them read from scans (OCR)"};
inline constexpr Text pages_unreadable{", {} tidak terbaca", ", {} unreadable"};

inline constexpr Text complete{"lengkap: tidak ada kesenjangan", "complete: no gap"};
inline constexpr Text gaps{"dinilai, ada kesenjangan", "assessed, with gaps"};
inline constexpr Text not_assessed{"tidak dapat dinilai: ada halaman yang tidak terbaca", "not assessed: pages could not be read"};
inline constexpr Text not_a_plan{"bukan rencana kerja Zona Integritas", "no Zona Integritas work plan"};
inline constexpr Text failed{"gagal dibaca", "could not be read"};

inline constexpr Text reasons{"MENGAPA TIDAK DINILAI", "WHY NOT ASSESSED"};
inline constexpr Text coverage{"Cakupan rata-rata {}%, median {}%, dari {}% sampai {}%.", "Coverage {}% on average, median {}%, from {}% to {}%."};
inline constexpr Text least_covered{"CAKUPAN TERENDAH MENURUT UNIT", "AGENCIES COVERED LEAST"};
inline constexpr Text no_agency{"(unit tidak disebut)", "(no agency named)"};
inline constexpr Text common_gaps{"KESENJANGAN YANG PALING SERING", "THE MOST COMMON GAPS"};
inline constexpr Text gap_count{"{} dari {} rencana", "{} of {} plans"};
inline constexpr Text gap_partial{", {} sebagian", ", {} in part"};

}  // namespace celah::round_text
