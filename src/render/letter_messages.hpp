// The sentences of the letter to the unit, in both languages side by side. What only people know stands in brackets.
#pragma once

#include <array>

#include "render/messages.hpp"
#include "render/templates.hpp"

namespace celah::render {

inline constexpr auto letter_labels = std::to_array<Label>({
    {"L_DRAFT", {"KONSEP – bagian dalam kurung siku diisi oleh penanda tangan", "DRAFT – what stands in brackets is filled in by the signatory"}},
    {"L_LETTERHEAD", {"[KOP SURAT]", "[LETTERHEAD]"}},
    {"L_NUMBER", {"Nomor", "Number"}},
    {"L_NUMBER_HERE", {"[nomor surat]", "[number]"}},
    {"L_PLACE_AND_DATE", {"[tempat], [tanggal]", "[place], [date]"}},
    {"L_KIND", {"Sifat", "Class"}},
    {"L_KIND_HERE", {"[sifat surat]", "[class]"}},
    {"L_ENCLOSED", {"Lampiran", "Enclosed"}},
    {"L_ENCLOSED_HERE", {"[jumlah lampiran]", "[number of enclosures]"}},
    {"L_SUBJECT", {"Hal", "Subject"}},
    {"L_SUBJECT_IS", {"Hasil Reviu Rencana Kerja Pembangunan Zona Integritas", "Review of the Zona Integritas Work Plan"}},
    {"L_TO", {"Yth.", "To"}},
    {"L_HEAD_OF", {"[jabatan pimpinan unit]", "[post of the unit's head]"}},
    {"L_IN", {"di", "at"}},
    {"L_PLACE", {"[tempat]", "[place]"}},
    {"L_SEND_AGAIN",
     {"Sehubungan dengan itu, dimohon Saudara menyampaikan kembali dokumen rencana kerja dalam bentuk PDF yang dapat dibaca, paling lambat",
      "Please send the work plan again as a readable PDF by"}},
    {"L_RESULT", {"Hasil reviu", "Result"}},
    {"L_COMPLETE", {"Bagian yang telah lengkap", "What is complete"}},
    {"L_COMPLETE_INTRO", {"Indikator berikut telah lengkap menurut isi rencana:", "These indicators are complete by the content of the plan:"}},
    {"L_LACKING", {"Bagian yang perlu dilengkapi", "What is lacking"}},
    {"L_LACKING_INTRO",
     {"Hal-hal berikut belum ditemukan atau baru sebagian dinyatakan dalam rencana:", "The following is missing from the plan or only stated in part:"}},
    {"L_AREA", {"Area", "Area"}},
    {"L_COLUMN_INDICATOR", {"Indikator", "Indicator"}},
    {"L_COLUMN_LACKING", {"Yang belum ada", "What is lacking"}},
    {"L_COLUMN_SEND", {"Bukti yang lazim disampaikan", "Evidence usually sent"}},
    {"L_TO_SEND", {"Yang perlu disampaikan", "What to send"}},
    {"L_NOTHING_TO_SEND", {"Tidak ada hal yang perlu dilengkapi.", "Nothing needs to be added."}},
    {"L_SEND_INTRO", {"Dimohon Saudara menyampaikan hal-hal berikut paling lambat", "Please send the following by"}},
    {"L_DEADLINE", {"[tanggal batas penyampaian]", "[deadline]"}},
    {"L_SEND_TO", {"kepada", "to"}},
    {"L_ADDRESS", {"[alamat atau surel]", "[address or e-mail]"}},
    {"L_SEND_END", {":", ":"}},
    {"L_NOT_A_SCORE",
     {"Reviu ini menilai isi dokumen rencana, bukan pelaksanaannya, dan bukan nilai Lembar Kerja Evaluasi.",
      "This review looks at the content of the plan, not at what was done, and is not a score of the evaluation sheet (LKE)."}},
    {"L_THANKS", {"Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.", "Thank you for your attention and cooperation."}},
    {"L_SIGNING_POST", {"[jabatan penanda tangan]", "[post of the signatory]"}},
    {"L_SIGNING_NAME", {"[nama pejabat]", "[name of the official]"}},
    {"L_SIGNING_NUMBER", {"[NIP]", "[NIP]"}},
    {"L_COPIES", {"Tembusan", "Copies"}},
    {"L_COPIES_HERE", {"[pejabat penerima tembusan]", "[recipients of copies]"}},
});

namespace text {

inline constexpr Text letter_opening{
    "Menindaklanjuti penyampaian Rencana Kerja Pembangunan Zona Integritas{}, kami telah mereviu dokumen tersebut terhadap {}.",
    "We have reviewed the Zona Integritas work plan{} that you sent; it was held against {}."};
inline constexpr Text letter_unit{"[nama unit]", "[name of the unit]"};
inline constexpr Text letter_year{" Tahun {}", " for {}"};
inline constexpr Text letter_not_reviewed{"Dokumen tersebut belum dapat direviu: {}", "The document could not be reviewed: {}"};
inline constexpr Text letter_result{
    "Dari {} butir yang diminta peraturan, {} telah dinyatakan dalam rencana, {} baru sebagian, dan {} belum ditemukan. Cakupan rencana menurut "
    "bobot peraturan {}%.",
    "Of the {} items that the regulation asks for, the plan states {}, {} only in part, and {} were not found. It covers {}% of the "
    "regulation's weight."};
inline constexpr Text letter_unread{
    "Sebanyak {} butir tidak dapat dinilai karena ada halaman yang tidak terbaca; dimohon halaman tersebut disampaikan kembali dalam bentuk yang "
    "dapat dibaca.",
    "{} items could not be assessed because pages could not be read; please send those pages again in a readable form."};
inline constexpr Text letter_partial{"{} (baru sebagian)", "{} (only in part)"};
inline constexpr Text letter_targets{"Target yang ingin dicapai", "Targets to be reached"};
inline constexpr Text letter_send_plan{
    "perbaikan rencana kerja yang memuat butir-butir pada angka {}, lengkap dengan langkah kerja, waktu pelaksanaan, dan bukti dukungnya",
    "the work plan with the items of section {} added, each with its steps, its time and its evidence"};
inline constexpr Text letter_send_evidence{"dokumen bukti dukung yang telah tersedia", "the documents of evidence that are already there"};
inline constexpr Text letter_send_place{"apabila hal dimaksud telah tercantum pada bagian lain dari rencana, petunjuk halamannya",
                                        "where something is already stated elsewhere in the plan, the page on which it stands"};
inline constexpr Text letter_send_unread{"rencana kerja dalam bentuk PDF yang seluruh halamannya dapat dibaca",
                                         "the work plan as a PDF of which every page can be read"};
inline constexpr Text letter_send_unread_pages{"rencana kerja dalam bentuk PDF yang seluruh halamannya dapat dibaca, terutama halaman {}",
                                               "the work plan as a PDF of which every page can be read, page {} above all"};
inline constexpr Text letter_no_action{"rencana aksi (langkah konkret)", "action (concrete steps)"};
inline constexpr Text letter_no_evidence{"bukti dukung", "evidence"};
inline constexpr Text letter_no_time{"target waktu", "time target"};
inline constexpr Text letter_made_from{"Konsep disusun oleh program celah {} dari berkas {}.", "Draft made by the program celah {} from the file {}."};

}  // namespace text
}  // namespace celah::render
