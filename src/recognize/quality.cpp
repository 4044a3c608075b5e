#include "recognize/quality.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace celah::recognition {
namespace {

/// The most frequent words of work plans, regulations and reports of offices; sorted.
constexpr auto known_words = std::to_array<std::string_view>({
    "ada", "adalah", "administrasi", "agar", "agen", "akan", "aksi", "akuntabilitas", "analisis", "anggota", "antara", "aparatur",
    "aplikasi", "april", "area", "atas", "atau", "aturan", "bagi", "bagian", "bahwa", "baik", "balai", "baru", "beban", "bebas",
    "belum", "benturan", "berbasis", "berdasarkan", "berikut", "berita", "berkala", "bersama", "bersih", "besar", "bidang",
    "birokrasi", "bisnis", "budaya", "bukti", "bulan", "capaian", "cepat", "daerah", "daftar", "dalam", "dan", "dapat", "dari",
    "dasar", "data", "daya", "dengan", "desa", "desember", "di", "diakses", "dicapai", "dievaluasi", "diimplementasikan", "diklat",
    "dilaksanakan", "dilakukan", "dinas", "disiplin", "disusun", "ditandatangani", "diterapkan", "ditetapkan", "ditindaklanjuti",
    "dokumen", "dua", "dukung", "efektivitas", "elektronik", "etik", "evaluasi", "februari", "foto", "gratifikasi", "hadir", "hak",
    "halaman", "hanya", "hari", "harus", "hasil", "hukum", "indikator", "individu", "indonesia", "informasi", "ingin", "ini",
    "inovasi", "instansi", "integritas", "internal", "itu", "izin", "jabatan", "jadwal", "jalan", "jangka", "januari", "jika",
    "juga", "juli", "jumlah", "kabupaten", "kali", "kami", "kantor", "karena", "ke", "kebijakan", "kebutuhan", "kecamatan", "kecil",
    "kegiatan", "kelas", "kepada", "kepala", "kepegawaian", "kepentingan", "kepuasan", "keputusan", "kerja", "keterbukaan",
    "keterlibatan", "keuangan", "khusus", "kinerja", "kode", "komitmen", "kompetensi", "komponen", "komunikasi", "kondisi",
    "konsultasi", "korupsi", "kota", "kotak", "kriteria", "kualitas", "lain", "laman", "lampiran", "langsung", "lanjut", "laporan",
    "layanan", "layar", "lebih", "lembar", "lewat", "lima", "lingkungan", "lkjip", "lokasi", "loket", "maka", "maklumat",
    "manajemen", "maret", "masih", "masing", "masukan", "masyarakat", "matriks", "media", "mei", "mekanisme", "melaksanakan",
    "melakukan", "melalui", "melayani", "membangun", "memberikan", "membuat", "memiliki", "mendukung", "menerapkan", "menetapkan",
    "mengacu", "mengevaluasi", "menggunakan", "mengikuti", "mengimplementasikan", "menindaklanjuti", "meningkat", "meningkatkan",
    "meningkatnya", "menjadi", "menteri", "menuju", "menurut", "menyusun", "merupakan", "minimal", "modal", "monev", "monitoring",
    "mudah", "mutasi", "namun", "naskah", "negara", "nilai", "nomor", "notulen", "oleh", "operasional", "orang", "organisasi",
    "pada", "panrb", "papan", "para", "pedoman", "pegawai", "pelaksana", "pelaksanaan", "pelaporan", "pelatihan", "pelayanan",
    "pemanfaatan", "pemantauan", "pembangunan", "pemberian", "pemenuhan", "pemerintah", "pemerintahan", "pemutakhiran", "penanganan",
    "penataan", "pencapaian", "pendahuluan", "pendayagunaan", "penempatan", "penerapan", "penetapan", "pengaduan", "pengantar",
    "pengawasan", "pengelolaan", "pengembangan", "pengendalian", "pengguna", "penguatan", "pengukuran", "penilaian", "peningkatan",
    "penutup", "penyelenggaraan", "penyusunan", "peraturan", "perbaikan", "perencanaan", "perilaku", "perjanjian", "permohonan",
    "pernah", "persentase", "persyaratan", "perubahan", "peta", "petugas", "pihak", "pikir", "pimpinan", "pintu", "pola", "ppid",
    "presensi", "prima", "prioritas", "program", "prosedur", "proses", "provinsi", "publik", "rapat", "reformasi", "rekomendasi",
    "rencana", "renstra", "risiko", "ruang", "saat", "sarana", "sasaran", "satu", "sdm", "sebagai", "sebelum", "secara", "sedang",
    "seharusnya", "sehingga", "sekretaris", "seksi", "seluruh", "semua", "seperti", "serta", "sertifikat", "sesuai", "setelah",
    "setiap", "simpeg", "sistem", "sk", "skp", "sop", "sosialisasi", "spanduk", "spip", "standar", "sudah", "sumber", "surat",
    "survei", "tahun", "tanggal", "tangkapan", "target", "tata", "tatalaksana", "teknis", "teknologi", "telah", "tentang", "tepat",
    "terdapat", "terhadap", "terkait", "terlibat", "termasuk", "terpadu", "tersebut", "tetap", "tiap", "tidak", "tim", "tindak",
    "triwulan", "tugas", "tujuan", "ukuran", "umum", "undang", "unit", "untuk", "upaya", "uraian", "usaha", "utama", "wajib",
    "waktu", "wbbm", "wbk", "wbs", "wilayah", "yaitu", "yang", "zi", "zona"
});
static_assert(std::is_sorted(known_words.begin(), known_words.end()));

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_capital(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

/// Without what stands around a word.
std::string_view core(std::string_view text) {
    while (!text.empty() && std::ispunct(static_cast<unsigned char>(text.front())) != 0) text.remove_prefix(1);
    while (!text.empty() && std::ispunct(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
    return text;
}

bool is_known(std::string_view word) {
    std::string lower;
    for (const char c : word) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return std::binary_search(known_words.begin(), known_words.end(), lower);
}

/// "KER.'A", "BAI\\IDUNG", "l(antor", "pe9awai", "keRja"; not "WBK/WBBM", "e-Office", "(Satuan)".
bool is_broken(std::string_view word) {
    if (word.find("//") != std::string_view::npos || word.find('@') != std::string_view::npos || word.find("www") != std::string_view::npos) return false;
    int small = 0;
    for (std::size_t i = 1; i + 1 < word.size(); ++i) {
        const char before = word[i - 1], c = word[i], after = word[i + 1];
        const bool between_letters = is_letter(before) && is_letter(after);
        if (between_letters && std::string_view("\\'\"!|;^~*(){}[]<>=_#$%:?`").find(c) != std::string_view::npos) return true;
        if (between_letters && std::isdigit(static_cast<unsigned char>(c)) != 0) return true;
        small += std::islower(static_cast<unsigned char>(before)) != 0;
        if (small > 0 && is_capital(c) && std::islower(static_cast<unsigned char>(after)) == 0 && is_letter(after)) return true;
    }
    return word.find(".'") != std::string_view::npos || word.find("\\") != std::string_view::npos;
}

}  // namespace

TextQuality quality_of(const std::vector<Word>& words) {
    TextQuality out;
    std::size_t known = 0, broken = 0;
    for (const Word& word : words) {
        const std::string_view text = core(word.text);
        if (word.hidden || text.size() < 2 || std::none_of(text.begin(), text.end(), is_letter)) continue;
        ++out.words;
        known += is_known(text);
        broken += is_broken(text);
    }
    if (out.words == 0) return out;
    out.known = static_cast<double>(known) / static_cast<double>(out.words);
    out.broken = static_cast<double>(broken) / static_cast<double>(out.words);
    return out;
}

bool is_garbage(const TextQuality& quality, bool over_picture) {
    constexpr std::size_t enough = 20;
    // Measured: pages that are well read have 0.29 to 0.9 known words and up to 0.07 broken ones, bad OCR layers 0.12 to 0.32 and from
    // 0.11. Other languages have no known words either, so a text that is drawn as such needs more to be doubted.
    if (over_picture) return quality.words >= enough && (quality.known < 0.27 || quality.broken > 0.08);
    if (quality.words >= enough / 4 && quality.broken > 0.5) return true;   // no language looks like that
    return quality.words >= 2 * enough && (quality.known < 0.05 || quality.broken > 0.2);
}

bool reads_better(const std::vector<Word>& words, const std::vector<Word>& than) {
    const auto known = [](const TextQuality& quality) { return quality.known * static_cast<double>(quality.words); };
    return known(quality_of(words)) >= 0.9 * known(quality_of(than));
}

}  // namespace celah::recognition
