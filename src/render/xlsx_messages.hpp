// What the workbook says by itself, in both languages.
#pragma once

#include "render/messages.hpp"

namespace celah::render::xlsx {

inline constexpr Text sheet_lke{"LKE", "LKE"};
inline constexpr Text sheet_scores{"Nilai", "Scores"};
inline constexpr Text sheet_gaps{"Kesenjangan", "Gaps"};
inline constexpr Text sheet_read{"Dibaca", "What was read"};
inline constexpr Text sheet_answers{"Pilihan jawaban", "Answers"};
inline constexpr Text sheet_round{"Rekapitulasi", "Recapitulation"};

inline constexpr Text lke_title{"LEMBAR KERJA EVALUASI ZONA INTEGRITAS — {}", "LEMBAR KERJA EVALUASI ZONA INTEGRITAS — {}"};
inline constexpr Text plan_title{"LEMBAR KERJA REVIU RENCANA KERJA ZONA INTEGRITAS — {}", "REVIEW SHEET OF THE ZONA INTEGRITAS WORK PLAN — {}"};
inline constexpr Text unit_line{"Unit: {}    Tahun: {}    Berkas: {}", "Unit: {}    Year: {}    File: {}"};
inline constexpr Text how_answers{
    "Jawaban unit dan TPI diisi oleh unit dan TPI; celah tidak mengisinya. Nilai dihitung dari jawaban TPI. Kolom celah menunjukkan apa yang "
    "tertulis dalam rencana kerja, bukan pelaksanaannya.",
    "Unit and TPI fill in their answers; celah does not. Scores follow the TPI's answers. celah's columns show what the work plan says, not what "
    "was done."};
inline constexpr Text how_plan{"Kolom celah menunjukkan apa yang tertulis dalam rencana kerja, bukan pelaksanaannya.",
                               "celah's columns show what the work plan says, not what was done."};
inline constexpr Text how_correct{
    "Putusan celah yang keliru: isi Koreksi, Alasan koreksi, Nama dan Tanggal pada barisnya, simpan sebagai .xlsx, lalu jalankan celah apply. "
    "“batal” menarik kembali koreksi yang lama. Kolom tersembunyi di kanan jangan dihapus.",
    "Where celah is wrong, fill in Correction, Reason, Name and Date in that row, save as .xlsx and run celah apply. “withdraw” takes an "
    "earlier correction back. Do not delete the hidden columns on the right."};

inline constexpr Text group_lke{"LEMBAR KERJA EVALUASI", "LEMBAR KERJA EVALUASI"};
inline constexpr Text group_plan{"YANG DIMINTA PERATURAN", "WHAT THE REGULATION ASKS FOR"};
inline constexpr Text group_unit{"UNIT KERJA", "UNIT"};
inline constexpr Text group_tpi{"TIM PENILAI INTERNAL", "INTERNAL ASSESSORS (TPI)"};
inline constexpr Text group_celah{"CELAH: ISI RENCANA KERJA", "CELAH: WHAT THE PLAN SAYS"};
inline constexpr Text group_correction{"KOREKSI PENILAI ATAS PUTUSAN CELAH", "ASSESSOR'S CORRECTION OF CELAH"};

inline constexpr Text column_question{"Area / indikator / pertanyaan", "Area / indicator / question"};
inline constexpr Text column_best{"Kriteria jawaban terbaik", "What the best answer asks for"};
inline constexpr Text column_options{"Pilihan", "Options"};
inline constexpr Text column_points{"Bobot", "Weight"};
inline constexpr Text column_unit_answer{"Jawaban unit", "Unit's answer"};
inline constexpr Text column_unit_note{"Catatan unit", "Unit's note"};
inline constexpr Text column_tpi_answer{"Jawaban TPI", "TPI's answer"};
inline constexpr Text column_tpi_note{"Catatan TPI", "TPI's note"};
inline constexpr Text column_value{"Nilai", "Value"};
inline constexpr Text column_score{"Skor", "Score"};
inline constexpr Text column_percent{"%", "%"};
inline constexpr Text column_verdict{"Putusan celah", "celah's verdict"};
inline constexpr Text column_page{"Hlm.", "Page"};
inline constexpr Text column_quote{"Kutipan rencana", "Quote from the plan"};
inline constexpr Text column_named{"Bukti yang disebut", "Evidence named"};
inline constexpr Text column_unnamed{"Bukti lazim yang tidak disebut", "Evidence usually expected, not named"};
inline constexpr Text column_schedule{"Jadwal", "Schedule"};

inline constexpr Text present{"Ada", "Present"};
inline constexpr Text partial{"Sebagian", "Partial"};
inline constexpr Text missing{"Tidak ditemukan", "Missing"};
inline constexpr Text not_assessed{"Tidak dapat dinilai", "Not assessed"};
inline constexpr Text corrected{"{} (dikoreksi; celah: {})", "{} (corrected; celah: {})"};
inline constexpr Text outdated{"{} (koreksi {} tanggal {} tidak berlaku lagi: {})", "{} (the correction by {} of {} no longer holds: {})"};
inline constexpr Text nearest_quote{"Paling dekat: {}", "Nearest: {}"};
inline constexpr Text page_quote{"hlm. {}: {}", "p. {}: {}"};

inline constexpr Text more{"dan {} lagi", "and {} more"};

inline constexpr Text leverage{"A. PENGUNGKIT", "A. PENGUNGKIT (LEVERAGE)"};
inline constexpr Text half_pemenuhan{"I. PEMENUHAN", "I. PEMENUHAN"};
inline constexpr Text half_reform{"II. REFORM", "II. REFORM"};
inline constexpr Text targets_of{"Target yang ingin dicapai", "Targets"};

inline constexpr Text scores_title{"NILAI PENGUNGKIT MENURUT JAWABAN TPI", "LEVERAGE SCORE BY THE TPI'S ANSWERS"};
inline constexpr Text answered{"Terjawab", "Answered"};
inline constexpr Text questions{"Pertanyaan", "Questions"};
inline constexpr Text minimum_of{"Minimal {}", "Minimum for {}"};
inline constexpr Text state_of{"Syarat {}", "{} reached"};
inline constexpr Text reached{"terpenuhi", "reached"};
inline constexpr Text not_reached{"tidak terpenuhi", "not reached"};
inline constexpr Text open{"belum terjawab semua", "not all answered"};
inline constexpr Text plan_coverage{"Cakupan rencana (celah)", "Plan's coverage (celah)"};
inline constexpr Text leverage_total{"Pengungkit", "Leverage"};
inline constexpr Text scores_note{
    "Syarat {} menuntut juga nilai total {} dari 100 termasuk komponen hasil (survei dan capaian kinerja), yang tidak dinilai di sini ({}).",
    "{} also demands {} of 100 in total, results (surveys, performance) included, which are not assessed here ({})."};
inline constexpr Text scores_coverage{
    "Cakupan rencana adalah bagian bobot yang tertulis dalam rencana kerja; itu bukan nilai LKE.",
    "The plan's coverage is the share of weight that the work plan speaks of; it is not a score of the LKE."};

inline constexpr Text answers_title{"NILAI TIAP PILIHAN JAWABAN", "WHAT EACH ANSWER IS WORTH"};
inline constexpr Text answers_note{
    "Peraturan hanya mencetak kriteria tiap jawaban, bukan nilainya; di sini nilai dibagi rata dari jawaban terbaik (1) sampai terendah (0). "
    "Ubah di sini bila instansi memakai nilai lain: semua rumus mengikutinya.",
    "The regulation prints the criteria of each answer, not its value; here values run evenly from the best (1) to the lowest (0). Change them "
    "here where others are used: all formulas follow."};
inline constexpr Text answer_kind{"Jenis", "Kind"};
inline constexpr Text answer_option{"Jawaban", "Answer"};
inline constexpr Text percent_answer{"0–100%", "0–100%"};
inline constexpr Text percent_value{"sebesar persentasenya", "the percentage itself"};

inline constexpr Text gaps_title{"KESENJANGAN MENURUT BOBOT", "GAPS BY WEIGHT"};
inline constexpr Text no_gaps{"Tidak ada kesenjangan pada butir yang dinilai.", "No gap among the items that were assessed."};
inline constexpr Text column_rank{"No.", "No."};
inline constexpr Text column_area{"Area", "Area"};
inline constexpr Text column_indicator{"Indikator", "Indicator"};
inline constexpr Text column_item{"Yang diminta", "What is asked for"};
inline constexpr Text column_at_risk{"Poin berisiko", "Points at risk"};
inline constexpr Text column_article{"Acuan", "Article"};
inline constexpr Text column_reason{"Penjelasan", "Reason"};
inline constexpr Text column_expected{"Bukti yang lazim diharapkan", "Evidence usually expected"};

inline constexpr Text read_title{"YANG DIBACA CELAH", "WHAT CELAH READ"};
inline constexpr Text made_on{"Tanggal", "Date"};
inline constexpr Text program{"Program", "Program"};
inline constexpr Text rules_title{"Peraturan", "Regulation"};
inline constexpr Text rules_pack{"Paket aturan", "Rule pack"};
inline constexpr Text rules_digest{"Sidik jari aturan", "Fingerprint of the rules"};
inline constexpr Text chosen{"Alasan dipilih", "Why these rules"};
inline constexpr Text digest_of_file{"SHA-256 berkas", "SHA-256 of the file"};
inline constexpr Text bytes_of_file{"Ukuran (byte)", "Size (bytes)"};
inline constexpr Text pages_unread{"Halaman tidak terbaca", "Unread pages"};
inline constexpr Text none{"tidak ada", "none"};
inline constexpr Text items_line{"Butir", "Items"};
inline constexpr Text counts_line{"{} diminta: {} ada, {} sebagian, {} tidak ditemukan, {} tidak dapat dinilai",
                                  "{} required: {} present, {} partial, {} missing, {} not assessed"};
inline constexpr Text corrections_line{"Koreksi penilai", "Assessors' corrections"};
inline constexpr Text corrections_count{"{} berlaku, {} tidak berlaku lagi", "{} hold, {} no longer hold"};
inline constexpr Text problem_line{"Masalah", "Problem"};
inline constexpr Text finding_line{"Temuan", "Finding"};
inline constexpr Text document_status{"Status", "Status"};
inline constexpr Text status_ok{"dinilai", "assessed"};
inline constexpr Text status_warning{"dinilai, dengan catatan", "assessed, with warnings"};
inline constexpr Text status_error{"tidak dapat dinilai", "could not be assessed"};

inline constexpr Text round_title{"REKAPITULASI RENCANA KERJA ZONA INTEGRITAS", "RECAPITULATION OF ZONA INTEGRITAS WORK PLANS"};
inline constexpr Text round_part{"Bagian {} dari {}", "Part {} of {}"};
inline constexpr Text column_sheet{"Lembar", "Sheet"};
inline constexpr Text column_unit{"Unit", "Unit"};
inline constexpr Text column_file{"Berkas", "File"};
inline constexpr Text column_coverage{"Cakupan", "Coverage"};
inline constexpr Text column_coverage_of{"Area {}", "Area {}"};
inline constexpr Text column_tpi_score{"Skor TPI", "TPI's score"};
inline constexpr Text column_why{"Masalah", "Problem"};

inline constexpr Text cut{" … [dipotong]", " … [cut]"};
inline constexpr Text bad_answer_title{"Jawaban", "Answer"};
inline constexpr Text bad_answer{"Pilih salah satu jawaban dari daftar.", "Choose an answer from the list."};
inline constexpr Text bad_percent{"Isi persentase dari 0% sampai 100%.", "Enter a percentage from 0% to 100%."};
inline constexpr Text page_footer{"Halaman &P dari &N", "Page &P of &N"};

}  // namespace celah::render::xlsx
