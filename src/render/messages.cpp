#include "render/messages.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace celah::render {
namespace {

struct CodeText {
    std::string_view code, id;
};

// The codes of src/extract, src/assess and src/cli; a code without a line here is shown in its own English words.
constexpr auto problem_texts = std::to_array<CodeText>({
    {"not-found", "Berkas tidak ditemukan."},
    {"is-a-directory", "Ini folder, bukan berkas PDF."},
    {"unreadable", "Berkas tidak dapat dibaca; periksa izin aksesnya."},
    {"too-large", "Berkas terlalu besar."},
    {"empty", "Berkas kosong."},
    {"not-a-pdf", "Berkas ini bukan PDF; simpan rencana kerja sebagai PDF."},
    {"encrypted", "PDF terkunci kata sandi; simpan ulang tanpa kata sandi."},
    {"unsupported-encryption", "PDF dienkripsi dengan cara yang tidak dikenal; simpan ulang tanpa enkripsi."},
    {"damaged", "PDF rusak dan tidak dapat dibuka; buat ulang PDF-nya."},
    {"no-pages", "PDF tidak memuat halaman."},
    {"no-text", "Tidak ada halaman dengan teks yang terbaca; hasil pindaian perlu OCR lebih dahulu."},
    {"unreadable-page", "Halaman ini tidak memuat teks yang terbaca; mungkin hasil pindaian."},
    {"badly-read-page", "Halaman pindaian ini hanya terbaca sebagian; yang tidak ditemukan mungkin ada di situ."},
    {"no-ocr", "Pindaian tidak dapat dibaca: model OCR tidak terpasang (tesseract-ocr-ind)."},
    {"truncated", "Akhir berkas tidak lengkap: berkas mungkin terpotong dan ada halaman yang hilang."},
    {"repaired", "Berkas rusak dan diperbaiki sebisanya; mungkin ada teks yang hilang."},
    {"internal-error", "Dokumen ini tidak dapat dibaca sampai selesai karena kesalahan pada celah sendiri."},
    {"damaged-page", "Halaman ini rusak dan tidak terbaca."},
    {"missing-pages", "Halaman-halaman mulai dari sini tidak ada dalam PDF."},
    {"unmapped-text", "Fon tidak menyatakan huruf apa yang ditampilkan, sehingga teksnya tidak terbaca."},
    {"hidden-text", "Ada teks yang tidak terlihat oleh pembaca; teks itu tidak dinilai."},
    {"actual-text", "PDF memberi teks pengganti yang berbeda dari yang tampak; yang tampaklah yang dibaca."},
    {"odd-characters", "Karakter kendali atau karakter tidak sah diabaikan."},
    {"too-many-pages", "Halaman terlalu banyak; sisanya tidak dibaca."},
    {"too-many-words", "Kata pada halaman ini terlalu banyak; sisanya tidak dibaca."},
    {"look-alike-letters", "Huruf dari aksara lain menyamar sebagai huruf Latin; dibaca sebagaimana tampaknya."},
    {"too-much-drawing", "Halaman ini menggambar jauh lebih banyak daripada yang dapat ditampilkan; hanya bagian awalnya yang dibaca."},
    {"too-many-rules", "Garis pada halaman ini terlalu banyak; sisanya tidak dibaca."},
    {"not-a-file", "Bukan berkas biasa (tautan, pipa, soket atau perangkat), sehingga tidak dibuka."},
    {"not-a-plan", "Bukan rencana kerja Zona Integritas."},
    {"unread-pages", "Ada halaman yang tidak terbaca."},
    {"crashed", "Pembacaan berkas ini terhenti karena kesalahan program; berkasnya mungkin rusak atau berbahaya."},
    {"timed-out", "Pembacaan berkas ini melewati batas waktu."},
    {"out-of-memory", "Pembacaan berkas ini melewati batas memori."},
    {"answer-too-long", "Hasil pembacaan berkas ini terlalu besar."},
    {"not-started", "Proses pembaca tidak dapat dimulai; ulangi nanti."},
    {"page-too-large", "Halaman ini terlalu besar untuk OCR."},
    {"less-isolated", "Sistem ini tidak menyediakan semua lapisan pengaman pembacaan dokumen."},
});

}  // namespace

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
    std::string out;
    for (const auto value : values) {
        const auto gap = pattern.find("{}");
        if (gap == std::string_view::npos) break;
        out.append(pattern.substr(0, gap)).append(value);
        pattern.remove_prefix(gap + 2);
    }
    return out.append(pattern);
}

std::string problem_text(const Problem& problem, Language language) {
    const auto known = std::find_if(problem_texts.begin(), problem_texts.end(),
                                    [&problem](const CodeText& entry) { return entry.code == problem.code; });
    if (language == Language::id && known != problem_texts.end()) return std::string(known->id);
    return problem.message.empty() ? problem.code : problem.message;
}

const Text& status_text(Status status) {
    switch (status) {
        case Status::present: return text::status_present;
        case Status::partial: return text::status_partial;
        case Status::missing: return text::status_missing;
        case Status::not_assessed: break;
    }
    return text::status_not_assessed;
}

std::string stale_text(const VerdictCorrection& correction, Language language) {
    std::string out;
    for (const std::string& what : correction.stale) {
        const Text& text = what == "rule" ? text::stale_rule : what == "document" ? text::stale_document : text::stale_passage;
        out.append(out.empty() ? "" : ", ").append(text.in(language));
    }
    return out;
}

std::string correction_text(const VerdictCorrection& correction, Language language) {
    std::string out = fill(text::corrected_by.in(language), {status_text(correction.to).in(language), status_text(correction.from).in(language),
                                                              correction.by, correction.date, correction.reason});
    if (!correction.stale.empty()) out += " — " + fill(text::correction_stale.in(language), {stale_text(correction, language)});
    return out;
}

std::string decimal(double value, Language language) {
    std::array<char, 64> buffer{};
    const double shown = std::isfinite(value) ? std::clamp(value, -1e12, 1e12) : 0;
    const int length = std::snprintf(buffer.data(), buffer.size(), "%.1f", shown);
    std::string out(buffer.data(), static_cast<std::size_t>(std::max(length, 0)));
    if (out.ends_with(".0")) out.resize(out.size() - 2);
    if (language == Language::id) std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

}  // namespace celah::render
