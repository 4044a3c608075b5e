// What is wrong with a workbook, said to the assessor who filled it in.
#pragma once

#include "render/messages.hpp"

namespace celah::corrections_text {

using render::Text;

inline constexpr Text unreadable{"Buku kerja ini tidak dapat dibaca: {}.", "This workbook cannot be read: {}."};
inline constexpr Text no_xlsx{"bukan berkas .xlsx, atau rusak", "it is not an .xlsx file, or a damaged one"};
inline constexpr Text only_zip{"berkas ZIP, tetapi bukan .xlsx", "it is a ZIP file, but no .xlsx file"};
inline constexpr Text no_workbook{"berkas perkantoran, tetapi bukan buku kerja", "it is an office file, but no workbook"};
inline constexpr Text too_large{"terlalu besar", "it is too large"};
inline constexpr Text too_many_sheets{"lembarnya terlalu banyak", "it has too many sheets"};
inline constexpr Text part_missing{"bagian {} tidak ada", "its part {} is missing"};
inline constexpr Text part_locked{"bagian {} rusak atau terkunci kata sandi", "its part {} is damaged or locked by a password"};
inline constexpr Text part_damaged{"bagian {} rusak", "its part {} is damaged"};
inline constexpr Text part_malformed{"bagian {} rusak: {}", "its part {} is damaged: {}"};
inline constexpr Text part_too_large{"bagian {} terlalu besar", "its part {} is too large"};
inline constexpr Text sheet_missing{"isi lembar \"{}\" tidak ada", "the part of its sheet \"{}\" is missing"};
inline constexpr Text no_number{"{} menyatakan dirinya bilangan, tetapi tidak memuat bilangan", "{} says it is a number, but holds none"};
inline constexpr Text no_text{"{} menunjuk teks yang tidak ada", "{} points to a text that is not there"};
inline constexpr Text odd_cell{"lembar \"{}\" mempunyai sel di \"{}\"", "sheet \"{}\" has a cell at \"{}\""};

inline constexpr Text no_sheet{
    "Buku kerja ini tidak memuat lembar buatan celah: tidak ada lembar dengan kolom tersembunyi \"{}\" sampai \"{}\" di samping kolom \"{}\".",
    "This workbook holds no sheet that celah wrote: none has the hidden columns \"{}\" to \"{}\" beside the column \"{}\"."};
inline constexpr Text nothing_taken{"Tidak ada koreksi yang diterima; {} sel dalam buku kerja keliru:{}",
                                    "No correction was taken over; cells of the workbook that are wrong: {}{}"};
inline constexpr Text and_more{"dan {} lagi", "and {} more"};

inline constexpr Text hidden_column_expected{
    "kolom tersembunyi \"{}\" seharusnya ada pada baris judul ini; pakailah buku kerja yang masih memuatnya",
    "the hidden column \"{}\" was expected in this row of titles; take a workbook that still has it"};
inline constexpr Text column_expected{"kolom \"{}\" (\"{}\") seharusnya ada pada baris judul ini",
                                      "the column \"{}\" (\"{}\") was expected in this row of titles"};
inline constexpr Text corrected_twice{"butir {} rencana ini dikoreksi dua kali; seharusnya pada satu baris saja",
                                      "item {} of this plan is corrected twice; one row was expected"};
inline constexpr Text reason_alone{"alasan diisi, tetapi koreksinya tidak; isilah {}, atau kosongkan alasannya",
                                   "a reason is given, but no correction; expected {}, or no reason"};
inline constexpr Text no_correction{"{} bukan koreksi; isilah {}", "{} is no correction; expected {}"};
inline constexpr Text one_of{"{}atau {}", "{}or {}"};
inline constexpr Text other_row{
    "baris ini bertuliskan kode {}, tetapi kunci tersembunyinya {}: baris diurutkan tanpa kolom tersembunyinya. Ambil buku kerja yang baru dan isikan "
    "koreksi di sana",
    "this row says {}, but its hidden key says {}: rows were sorted without their hidden columns. Take a new workbook and fill in the corrections there"};
inline constexpr Text key_changed{"sel tersembunyi ini telah diubah; seharusnya {}", "this hidden cell was changed; expected {}"};
inline constexpr Text key_document{"SHA-256 rencana", "the SHA-256 of the plan"};
inline constexpr Text key_digits{"16 angka heksadesimal", "16 hexadecimal digits"};
inline constexpr Text key_digits_or_nothing{"16 angka heksadesimal, atau kosong", "16 hexadecimal digits, or nothing"};
inline constexpr Text key_item{"kode butir", "the id of an item"};
inline constexpr Text key_verdict{"present, partial, missing atau not-assessed", "present, partial, missing or not-assessed"};
inline constexpr Text empty_cell{"sel ini kosong; isilah {}", "nothing is written here; expected {}"};
inline constexpr Text error_cell{"sel ini memuat kesalahan rumus; isilah {}", "an error is written here; expected {}"};
inline constexpr Text wants_reason{"alasan koreksi", "the reason of the correction"};
inline constexpr Text wants_name{"nama penilai yang mengoreksi", "the name of the assessor who corrects"};
inline constexpr Text wants_date{"tanggal koreksi", "the date of the correction"};
inline constexpr Text no_date{"{} bukan tanggal; isilah seperti 2025-06-30 atau 30/6/2025", "{} is no date; expected one such as 2025-06-30 or 30/6/2025"};

inline constexpr Text not_kept{"Berkas ini bukan koreksi yang disimpan celah, atau rusak: {}", "These are no corrections kept by celah: {}"};

}  // namespace celah::corrections_text
