// Every sentence the text report says by itself, in both languages side by side.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "celah/document.hpp"
#include "celah/render.hpp"

namespace celah::render {

struct Text {
    std::string_view id, en;
    std::string_view in(Language language) const { return language == Language::id ? id : en; }
};

/// `pattern` with each "{}" replaced by the next value.
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values);

/// What a problem means to the reader. Messages are English; in Indonesian the known codes have texts of their own.
std::string problem_text(const Problem& problem, Language language);

/// "sebagian".
const Text& status_text(Status status);

/// What changed since a correction: "aturannya berubah".
std::string stale_text(const VerdictCorrection& correction, Language language);

/// "ada (celah: tidak ditemukan), dikoreksi oleh …", and why it no longer holds where it does not.
std::string correction_text(const VerdictCorrection& correction, Language language);

/// "12,5" or "12.5".
std::string decimal(double value, Language language);

namespace text {

inline constexpr Text title{"Kesenjangan rencana kerja Zona Integritas terhadap {}",
                            "Gaps of the Zona Integritas work plan against {}"};
inline constexpr Text cannot_assess{"TIDAK DAPAT DINILAI: {}", "COULD NOT BE ASSESSED: {}"};
inline constexpr Text not_a_plan{"Dokumen ini bukan rencana kerja Zona Integritas.",
                                 "This is not a Zona Integritas work plan."};
inline constexpr Text unknown_reason{"alasannya tidak diketahui.", "the reason is not known."};
inline constexpr Text unit{"Unit", "Unit"};
inline constexpr Text year{"Tahun", "Year"};
inline constexpr Text file{"Berkas", "File"};
inline constexpr Text pages{"Halaman", "Pages"};
inline constexpr Text rules{"Acuan", "Rules"};
inline constexpr Text coverage{"Cakupan", "Coverage"};
inline constexpr Text note{"Catatan", "Note"};
inline constexpr Text not_found_in_plan{"tidak ditemukan dalam dokumen", "not found in the document"};
inline constexpr Text pages_total{"{} halaman", "{} pages"};
inline constexpr Text pages_text{"{} terbaca dari teks", "{} read from text"};
inline constexpr Text pages_ocr{"{} dari pindaian (OCR)", "{} from scans (OCR)"};
inline constexpr Text pages_unreadable_at{"{} tidak terbaca (hlm. {})", "{} unreadable (p. {})"};
inline constexpr Text pages_unreadable{"{} tidak terbaca", "{} unreadable"};
inline constexpr Text version{"versi {}", "version {}"};
inline constexpr Text coverage_line{"{}% — {} dari {} butir ada, {} sebagian, {} tidak ditemukan",
                                    "{}% — {} of {} items present, {} partial, {} missing"};
inline constexpr Text coverage_unread{", {} tidak dapat dinilai", ", {} could not be assessed"};

inline constexpr Text column_area{"Area", "Area"};
inline constexpr Text column_weight{"Bobot", "Weight"};
inline constexpr Text column_present{"Ada", "Present"};
inline constexpr Text column_partial{"Sebagian", "Partial"};
inline constexpr Text column_missing{"Tidak ada", "Missing"};
inline constexpr Text column_unread{"Tak terbaca", "Unread"};
inline constexpr Text column_evidence{"Bukti", "Evidence"};
inline constexpr Text column_time{"Waktu", "Time"};
inline constexpr Text total{"Jumlah", "Total"};
inline constexpr Text table_legend{
    "Ada, sebagian, tidak ada: jumlah butir. Bukti, waktu: indikator yang menyebut bukti dukung dan target waktu. "
    "Cakupan: butir ada = 1, sebagian = ½.",
    "Present, partial, missing: number of items. Evidence, time: indicators with proof documents and a time target. "
    "Coverage: a present item counts 1, a partial one ½."};
inline constexpr Text table_legend_unread{
    "Tak terbaca: butir yang tidak dapat dinilai karena halamannya tidak terbaca; dalam cakupan dihitung 0.",
    "Unread: items that could not be assessed because pages could not be read; they count 0 in the coverage."};

inline constexpr Text column_pemenuhan{"Pemenuhan", "Pemenuhan"};
inline constexpr Text column_reform{"Reform", "Reform"};
inline constexpr Text minima{"CAKUPAN DI SAMPING SYARAT PREDIKAT", "COVERAGE BESIDE WHAT THE PREDICATES DEMAND"};
inline constexpr Text by_kind{"Pemenuhan tercakup {}% dari {} poin, reform {}% dari {} poin.",
                              "Pemenuhan is covered {}% of {} points, reform {}% of {} points."};
inline constexpr Text minimum{
    "penilaian menuntut pengungkit paling sedikit {} dari {} poin (rencana mencakup {}) dan {}% tiap area ({}); nilai total {} dari 100 "
    "termasuk komponen hasil, yang tidak dapat dilihat dari rencana.",
    "the assessment demands {} of {} leverage points (the plan covers {}) and {}% of each area ({}); {} of 100 in total include the "
    "results, which no plan can show."};
inline constexpr Text no_area_below{"tercakup di semua area", "covered in all areas"};
inline constexpr Text areas_below{"cakupan di bawahnya: area {}", "covered less: area {}"};
inline constexpr Text no_score{
    "Angka di atas adalah cakupan rencana menurut bobot peraturan, bukan nilai LKE: nilai LKE diberikan penilai atas pelaksanaannya.",
    "These figures are the plan's coverage by the regulation's weights, not a score of the LKE: assessors score what was done."};

inline constexpr Text gaps{"KESENJANGAN (yang terpenting lebih dahulu)", "GAPS (most important first)"};
inline constexpr Text area_heading{"Area {} {} — bobot {}%, {} poin berisiko",
                                   "Area {} {} — weight {}%, {} points at risk"};
inline constexpr Text missing{"TIDAK DITEMUKAN", "MISSING"};
inline constexpr Text partial{"SEBAGIAN", "PARTIAL"};
inline constexpr Text nearest{"paling dekat: ", "nearest: "};
inline constexpr Text found{"tertulis: ", "it says: "};
inline constexpr Text place{"hlm. {}", "p. {}"};
inline constexpr Text expected{"Bukti yang lazim diharapkan: {}.", "Evidence usually expected: {}."};
inline constexpr Text unread_heading{"BELUM DAPAT DINILAI", "NOT ASSESSED"};
inline constexpr Text unread_items{"Tidak dapat dinilai karena ada halaman yang tidak terbaca: {}.",
                                   "Could not be assessed because pages could not be read: {}."};

inline constexpr Text indicator_complete{"Lengkap", "Complete"};
inline constexpr Text indicator_partial{"Belum lengkap", "Incomplete"};
inline constexpr Text is_present{"Ada", "Present"};
inline constexpr Text is_partial{"Sebagian", "Partial"};
inline constexpr Text is_missing{"Tidak ditemukan", "Missing"};
inline constexpr Text is_unread{"Tidak dapat dinilai", "Not assessed"};

inline constexpr Text targets{"TARGET YANG BELUM TERCANTUM", "TARGETS NOT STATED"};
inline constexpr Text per_indicator{"BUKTI, RENCANA AKSI DAN WAKTU PER INDIKATOR",
                                    "EVIDENCE, ACTION AND TIME BY INDICATOR"};
inline constexpr Text no_evidence{"Tanpa bukti: {}.", "Without evidence: {}."};
inline constexpr Text no_action{"Tanpa rencana aksi: {}.", "Without action: {}."};
inline constexpr Text no_time{"Tanpa target waktu: {}.", "Without time target: {}."};
inline constexpr Text partly{" (sebagian)", " (partly)"};

inline constexpr Text complete{"LENGKAP: seluruh {} butir, target, bukti, rencana aksi dan target waktu ditemukan.",
                               "COMPLETE: all {} items, targets, evidence, actions and time targets were found."};
inline constexpr Text complete_where_read{
    "Tidak ada kesenjangan pada halaman yang terbaca, tetapi {} hal tidak dapat dinilai.",
    "No gap on the pages that could be read, but {} requirements could not be assessed."};
inline constexpr Text status_present{"ada", "present"};
inline constexpr Text status_partial{"sebagian", "partial"};
inline constexpr Text status_missing{"tidak ditemukan", "missing"};
inline constexpr Text status_not_assessed{"tidak dapat dinilai", "not assessed"};
inline constexpr Text corrections{"KOREKSI PENILAI", "ASSESSORS' CORRECTIONS"};
inline constexpr Text corrected_by{"{} (celah: {}), dikoreksi oleh {} pada {}: {}", "{} (celah: {}), corrected by {} on {}: {}"};
inline constexpr Text correction_is{"Koreksi: {}", "Correction: {}"};
inline constexpr Text correction_stale{"Koreksi ini tidak berlaku lagi: {}.", "This correction no longer holds: {}."};
inline constexpr Text stale_rule{"aturannya berubah", "the rule changed"};
inline constexpr Text stale_passage{"kutipan atau putusan celah berubah", "the passage or celah's verdict changed"};
inline constexpr Text stale_document{"berkasnya lain dan tidak ada kutipan untuk dibandingkan", "it is another file, and there is no passage to compare"};

inline constexpr Text findings{"TEMUAN LAIN", "OTHER FINDINGS"};
inline constexpr Text problems{"MASALAH PADA DOKUMEN", "PROBLEMS OF THE DOCUMENT"};
inline constexpr Text warning{"Peringatan: ", "Warning: "};
inline constexpr Text info{"Informasi: ", "Note: "};
inline constexpr Text legend_present{"Disorot hijau: rencana menyatakan butir atau target yang disebut dalam catatannya.",
                                     "Highlighted green: the plan states the item or target that its note names."};
inline constexpr Text legend_partial{"Disorot kuning: rencana menyatakannya sebagian.", "Highlighted amber: the plan states it in part."};
inline constexpr Text unmarked{"{} kutipan tidak dapat disorot: halamannya tidak ada dalam PDF.",
                               "{} passages could not be highlighted: the PDF does not have their pages."};
inline constexpr Text no_gap{"Tidak ada kesenjangan yang ditemukan.", "No gap was found."};
inline constexpr Text front_footer{
    "celah {} — halaman tambahan, bukan bagian dari dokumen yang diajukan; nomor halaman menurut dokumen itu",
    "celah {} — an added page, not part of the submitted document; page numbers are those of that document"};
inline constexpr Text bookmark_root{"Hasil pemeriksaan celah", "Findings of celah"};

inline constexpr Text asks_evidence{"Bukti dukung", "Proof documents"};
inline constexpr Text asks_action{"Rencana aksi", "Action"};
inline constexpr Text asks_time{"Target waktu", "Time target"};
inline constexpr Text more_places{" dan {} tempat lain", " and {} more places"};

}  // namespace text
}  // namespace celah::render
