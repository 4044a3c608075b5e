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

inline constexpr Text progress{"{} dari {} dokumen, {} halaman", "{} of {} documents, {} pages"};
inline constexpr Text progress_ocr{", pindaian {} dari {} halaman", ", {} of {} scanned pages"};
inline constexpr Text progress_rate{", {} dokumen/dtk", ", {} documents/s"};
inline constexpr Text progress_left{", sisa {}", ", {} left"};
inline constexpr Text progress_failed{", {} gagal", ", {} failed"};
inline constexpr Text seconds{"{} dtk", "{} s"};
inline constexpr Text minutes{"{} mnt", "{} min"};
inline constexpr Text hours{"{} jam", "{} h"};

inline constexpr Text interrupted{"dihentikan; jalankan lagi perintah yang sama untuk melanjutkan", "interrupted; run the same command again to continue"};
inline constexpr Text links_left_out{"{}: tautan ke folder, tidak diikuti", "{}: a link to a directory, not followed"};
inline constexpr Text files_left_out{"{} berkas lain di dalam folder tidak dibaca (namanya tidak cocok dengan --include)",
                                     "{} other files in the directories were left out (their names do not fit --include)"};
inline constexpr Text results_in{"Hasil: {}", "Results: {}"};
inline constexpr Text not_retried{"{} dokumen belum dibaca ulang walaupun gagal karena batas waktu, memori atau kerusakan program; --retry-failed mencobanya lagi.",
                               "{} documents that crashed or reached a limit were not read again; --retry-failed tries them."};
inline constexpr Text left_behind{"{} dokumen dari pemeriksaan sebelumnya di folder ini tidak disebut kali ini, sehingga tidak lagi termasuk hasil.",
                                  "{} documents of the run before in this directory were not named this time: the results no longer hold them."};
inline constexpr Text reused{"{} dokumen yang isinya sudah pernah dibaca tidak dibaca ulang.", "{} documents whose content had been read before were not read again."};

}  // namespace celah::round_text
