// Every sentence that the pages (report, index of a round, letter) say by themselves, in both languages side by side.
#pragma once

#include <array>

#include "render/messages.hpp"
#include "render/templates.hpp"

namespace celah::render {

/// Texts that stand in the templates, under their names there.
inline constexpr auto page_labels = std::to_array<Label>({
    {"T_TITLE", {"Hasil pemeriksaan rencana kerja Zona Integritas", "Review of the Zona Integritas work plan"}},
    {"T_SKIP", {"Langsung ke isi", "Skip to content"}},
    {"T_BACK", {"Semua unit", "All units"}},
    {"T_YEAR", {"Tahun rencana", "Year of the plan"}},
    {"T_PAGES", {"Yang terbaca", "What was read"}},
    {"T_FILE", {"Berkas", "File"}},
    {"T_RULES", {"Acuan", "Rules"}},
    {"T_PROGRAM", {"Program", "Program"}},
    {"T_DOCUMENT", {"Dokumen", "Document"}},
    {"T_REFUSED", {"Dokumen ini tidak dapat dinilai", "This document could not be assessed"}},
    {"T_REFUSED_MEANS",
     {"Tidak ada kesenjangan yang dinyatakan atas dokumen ini, karena isinya tidak dinilai.",
      "Nothing is said about gaps of this document, because its content was not assessed."}},
    {"T_COVERAGE", {"cakupan rencana menurut bobot peraturan", "of the regulation's weight is covered by the plan"}},
    {"T_PARTIAL_LOW", {"sebagian", "in part"}},
    {"T_MISSING_LOW", {"tidak ditemukan", "missing"}},
    {"T_UNREAD_LOW", {"tidak dapat dinilai", "not assessed"}},
    {"T_OPEN_KEY", {"belum dapat dinilai", "not assessed"}},
    {"T_BY_AREA", {"Cakupan per area", "Coverage by area"}},
    {"T_AREA", {"Area", "Area"}},
    {"T_WEIGHT", {"Bobot", "Weight"}},
    {"T_COVERED", {"Cakupan", "Coverage"}},
    {"T_NO_SCORE",
     {"Cakupan rencana bukan nilai LKE: nilai LKE diberikan penilai atas pelaksanaannya.",
      "The coverage of a plan is not a score of the LKE: assessors score what was done."}},
    {"T_TOP", {"Kesenjangan yang paling berbobot", "The gaps that weigh most"}},
    {"T_TOP_WEIGHT",
     {"Poin: bobot peraturan yang belum tercakup oleh rencana.", "Points: weight of the regulation that the plan does not cover."}},
    {"T_TABLE", {"Rincian per area", "Areas in figures"}},
    {"T_FILTER", {"Saring hasil", "Filter the results"}},
    {"T_ONLY_GAPS", {"Hanya kesenjangan", "Only gaps"}},
    {"T_ALL_AREAS", {"semua", "all"}},
    {"T_SEARCH", {"Cari", "Search"}},
    {"T_RESET", {"Hapus saringan", "Clear"}},
    {"T_SHOWN", {"{shown} dari {all} bagian ditampilkan", "{shown} of {all} parts shown"}},
    {"T_BASIS", {"Dasar", "Basis"}},
    {"T_TARGETS", {"Target yang ingin dicapai", "Targets to be reached"}},
    {"T_OWN_PART", {"bagiannya dalam rencana:", "its part of the plan:"}},
    {"T_NO_OWN_PART", {"tanpa judul atau baris sendiri dalam rencana", "without a heading or row of its own in the plan"}},
    {"T_IN_PLAN", {"Rencana aksi, bukti dan waktu", "Action, evidence and time"}},
    {"T_EXPECTED", {"Bukti yang lazim diharapkan", "Evidence usually expected"}},
    {"T_ADVICE", {"Yang dapat dilakukan unit", "What the unit can do"}},
    {"T_NEAREST", {"Paling dekat, ", "Nearest, "}},
    {"T_BEST", {"Jawaban terbaik LKE menuntut", "The best answer of the LKE asks for"}},
    {"T_FINDINGS", {"Temuan lain", "Other findings"}},
    {"T_PROBLEMS", {"Masalah pada dokumen", "Problems of the document"}},
    {"T_MADE_BY",
     {"Disusun oleh program celah dari isi dokumen rencana. “Tidak ditemukan” hanya dikatakan atas halaman yang terbaca. "
      "Keputusan tetap pada penilai.",
      "Made by the program celah from the content of the plan. “Missing” is only said over pages that were read. "
      "Decisions remain with the assessors."}},
    {"T_ROUND", {"Rekapitulasi rencana kerja Zona Integritas", "Zona Integritas work plans of a round"}},
    {"T_ROUND_KIND", {"Hasil pemeriksaan satu putaran", "Review of a round"}},
    {"T_UNIT", {"Unit", "Unit"}},
    {"T_DOCUMENTS", {"dokumen", "documents"}},
    {"T_OUT_COMPLETE", {"lengkap", "complete"}},
    {"T_OUT_GAPS", {"ada kesenjangan", "with gaps"}},
    {"T_OUT_UNREAD", {"belum dapat dinilai seluruhnya", "not wholly assessed"}},
    {"T_OUT_REFUSED", {"bukan rencana kerja atau gagal dibaca", "no work plan, or not readable"}},
    {"T_COMMON", {"Kesenjangan yang paling sering", "The most common gaps"}},
    {"T_SEARCH_UNIT", {"Cari unit", "Search units"}},
    {"T_UNITS_SHOWN", {"{shown} dari {all} rencana ditampilkan", "{shown} of {all} plans shown"}},
    {"T_KEY_COMPLETE", {"lengkap", "complete"}},
    {"T_KEY_PARTIAL", {"belum lengkap (jumlah unsur yang kurang)", "incomplete (what is lacking, counted)"}},
    {"T_KEY_MISSING", {"tidak ditemukan", "missing"}},
    {"T_KEY_UNREAD", {"tidak dapat dinilai", "not assessed"}},
    {"T_KEY_LINKS", {"Tiap sel menuju tempatnya dalam laporan unit.", "Each cell leads to its place in the unit's report."}},
    {"T_ALL_COMPLETE", {"Rencana yang lengkap (%)", "Plans that are complete (%)"}},
    {"T_INDICATORS", {"Nama indikator", "Names of the indicators"}},
    {"T_FAILURES", {"Dokumen yang tidak dinilai", "Documents that were not assessed"}},
    {"T_FAILURES_ABOUT", {"Berkas dan alasannya", "Files and why"}},
    {"T_REASON", {"Alasan", "Reason"}},
});

namespace text {

inline constexpr Text present_of{"dari {} butir ada", "of {} items present"};
inline constexpr Text year_unknown{"tidak tertulis", "not stated"};
inline constexpr Text points_left{"{} poin", "{} points"};
inline constexpr Text gap_place{"{} {} · area {} · {} poin", "{} {} · area {} · {} points"};
inline constexpr Text bar_label{"Area {}: cakupan {}%", "Area {}: coverage {}%"};
inline constexpr Text bar_label_open{"Area {}: cakupan {}%, {}% belum dapat dinilai", "Area {}: coverage {}%, {}% not assessed"};
inline constexpr Text open_share{
    "{} butir tidak dapat dinilai karena ada halaman yang tidak terbaca, dan dihitung 0: cakupan yang sebenarnya antara {}% dan {}%.",
    "{} items could not be assessed because pages could not be read, and count 0: the true coverage lies between {}% and {}%."};
inline constexpr Text line_name{"syarat {}: {}% tiap area", "{} demands {}% of each area"};
inline constexpr Text minimum_plan{"pengungkit {} dari {} poin yang dituntut; {}.", "leverage {} of {} points demanded; {}."};
inline constexpr Text minimum_reached{"Tercakup", "Covered"};
inline constexpr Text minimum_not_reached{"Belum tercakup", "Not covered"};
inline constexpr Text area_facts{"Bobot {}% · cakupan {}% · {}", "Weight {}% · coverage {}% · {}"};
inline constexpr Text area_pages{"halaman {}", "pages {}"};
inline constexpr Text area_no_pages{"tidak punya bagian sendiri dalam rencana", "has no part of its own in the plan"};
inline constexpr Text weight_points{"Bobot {} poin", "Weight {} points"};
inline constexpr Text action{"Rencana aksi", "Action"};
inline constexpr Text evidence{"Bukti dukung", "Evidence"};
inline constexpr Text time_target{"Target waktu", "Time target"};
inline constexpr Text is_warning{"Peringatan", "Warning"};
inline constexpr Text is_info{"Informasi", "Note"};
inline constexpr Text more{"dan {} tempat lain", "and {} more places"};
inline constexpr Text on_pages{"hlm. {}: {}", "p. {}: {}"};

inline constexpr Text round_pages{"{} halaman, {} di antaranya dari pindaian (OCR), {} tidak terbaca.",
                                  "{} pages, {} of them from scans (OCR), {} unreadable."};
inline constexpr Text round_coverage{"Cakupan rata-rata {}%, median {}%, dari {}% sampai {}%.", "Coverage {}% on average, median {}%, from {}% to {}%."};
inline constexpr Text common_count{"tidak ditemukan dalam {} dari {} rencana", "missing in {} of {} plans"};
inline constexpr Text common_partial{", sebagian dalam {}", ", partial in {}"};

// One sentence of advice; its parts are joined by "; ".
inline constexpr Text advise_state{"nyatakan dalam rencana: {}", "state in the plan: {}"};
inline constexpr Text advise_clear{"perjelas: {}", "make clear: {}"};
inline constexpr Text advise_reread{"kirim ulang halaman yang tidak terbaca agar dapat dinilai: {}",
                                    "send the unreadable pages again so that this can be assessed: {}"};
inline constexpr Text advise_action{"tuliskan langkah konkret yang akan dilakukan", "write down concrete steps"};
inline constexpr Text advise_evidence{"sebutkan dokumen buktinya, misalnya {}", "name the documents that prove it, such as {}"};
inline constexpr Text advise_evidence_plain{"sebutkan dokumen buktinya", "name the documents that prove it"};
inline constexpr Text advise_time{"tetapkan waktu pelaksanaannya (tanggal, bulan, atau triwulan)", "set the time (date, month or quarter)"};
inline constexpr Text advise_more{"dan {} butir lain di atas", "and {} more items above"};
inline constexpr Text quoted{"“{}”", "“{}”"};
inline constexpr Text and_or{" atau ", " or "};

}  // namespace text
}  // namespace celah::render
