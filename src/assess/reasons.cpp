#include "assess/reasons.hpp"

namespace celah {

std::string Reasons::ranges(const std::vector<int>& pages) {
    std::vector<PageRun> runs;
    for (const int page : pages) {
        if (!runs.empty() && runs.back().last + 1 == page) runs.back().last = page;
        else runs.push_back({page, page});
    }
    return ranges(runs);
}

std::string Reasons::ranges(const std::vector<PageRun>& runs) {
    std::string out;
    for (const PageRun& run : runs) {
        out += (out.empty() ? "" : ", ") + std::to_string(run.first);
        if (run.last > run.first) out += "-" + std::to_string(run.last);
    }
    return out;
}

std::string Reasons::found(Tier tier, int page) const {
    const std::string at = std::to_string(page);
    switch (tier) {
        case Tier::own_section: return pick("Dinyatakan pada bagian indikator ini, halaman ", "Stated in this indicator's part, page ") + at + ".";
        case Tier::own_area: return pick("Dinyatakan pada bagian lain dari area ini, halaman ", "Stated elsewhere in this area's part, page ") + at + ".";
        case Tier::unplaced: break;
    }
    return pick("Dinyatakan pada bagian rencana tanpa judul area, halaman ", "Stated in a part of the plan without an area heading, page ") + at + ".";
}

std::string Reasons::partial(int page) const {
    return pick("Baru sebagian yang dinyatakan, halaman ", "Only a part of it is stated, page ") + std::to_string(page) + ".";
}

std::string Reasons::target_missing(const std::vector<int>& pages) const {
    return pick("Sudah dicari pada daftar target dan bagian lain dari area ini (halaman ", "Searched: the list of targets and the rest of the area's part (pages ") +
           ranges(pages) + ").";
}

std::string Reasons::missing(const std::vector<int>& pages, bool own_section) const {
    const std::string where = own_section ? pick("bagian indikator ini dan bagian lain dari area ini", "this indicator's part and the rest of the area's part")
                                          : pick("bagian area ini; indikator ini tidak punya judul atau baris sendiri", "the area's part; the indicator has no heading or row of its own");
    return pick("Sudah dicari pada ", "Searched: ") + where + pick(" (halaman ", " (pages ") + ranges(pages) + ").";
}

std::string Reasons::area_missing() const {
    return pick("Rencana ini tidak memuat bagian untuk area ini.", "This plan has no part for this area.");
}

std::string Reasons::not_assessed(const std::vector<PageRun>& unread) const {
    return pick("Tidak dapat dinilai: halaman yang mungkin memuatnya tidak terbaca (halaman ",
                "Cannot be assessed: pages that may hold it could not be read (pages ") + ranges(unread) + ").";
}

std::string Reasons::no_heading() const {
    return pick("Tidak ada judul atau baris tabel untuk indikator ini.", "No heading or table row for this indicator.");
}
std::string Reasons::no_evidence() const {
    return pick("Tidak ada bukti dukung yang dikaitkan dengan indikator ini.", "No evidence document is tied to this indicator.");
}
std::string Reasons::no_action() const {
    return pick("Tidak ada langkah nyata di luar bunyi kriteria.", "No concrete step beyond restating the criterion.");
}
std::string Reasons::no_time() const {
    return pick("Tidak ada tanggal, bulan, kurun, atau kekerapan untuk indikator ini.", "No date, month, period or frequency for this indicator.");
}
std::string Reasons::found_at(int page) const {
    return pick("Ditemukan pada halaman ", "Found on page ") + std::to_string(page) + ".";
}

}  // namespace celah
