#include "render/messages.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace celah::render {
namespace {

struct CodeText {
    std::string_view code;
    Text text;
};

// The codes of src/extract, src/scan and src/cli; a code without a line here is shown in its own English words.
constexpr std::array<CodeText, 18> problem_texts{{
    {"not-found", {"Berkas tidak ditemukan.", "There is no such file."}},
    {"is-a-directory", {"Ini folder, bukan berkas PDF.", "This is a folder, not a PDF file."}},
    {"unreadable", {"Berkas tidak dapat dibaca.", "The file cannot be read."}},
    {"too-large", {"Berkas terlalu besar.", "The file is too large."}},
    {"internal", {"Terjadi kesalahan di dalam program.", "The program failed."}},
    {"empty", {"Berkas kosong.", "The file is empty."}},
    {"not-a-pdf", {"Berkas ini bukan PDF.", "The file is not a PDF."}},
    {"encrypted", {"PDF terkunci kata sandi; simpan ulang tanpa kata sandi.", "The PDF needs a password."}},
    {"unsupported-encryption", {"PDF dienkripsi dengan cara yang tidak didukung.", "The PDF's encryption is not supported."}},
    {"damaged", {"PDF rusak dan tidak dapat dibuka.", "The PDF is damaged."}},
    {"no-pages", {"PDF tidak memuat halaman.", "The PDF has no pages."}},
    {"no-text", {"Tidak ada teks yang terbaca; dokumen mungkin hasil pindaian.", "No text could be read; this may be a scan."}},
    {"unreadable-page", {"Halaman tidak terbaca.", "The page could not be read."}},
    {"not-a-plan", {"Dokumen ini bukan rencana kerja Zona Integritas.", "This is not a Zona Integritas work plan."}},
    {"hidden-text", {"Ada teks tersembunyi; teks itu tidak dihitung.", "There is hidden text; it does not count."}},
    {"too-many-pages", {"Halaman terlalu banyak; sisanya tidak dibaca.", "Too many pages; the rest was not read."}},
    {"too-many-words", {"Kata terlalu banyak; sisanya tidak dibaca.", "Too many words; the rest was not read."}},
    {"time-limit", {"Batas waktu tercapai; sisanya tidak dibaca.", "The time limit was reached; the rest was not read."}},
}};

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
    if (language == Language::en && !problem.message.empty()) return problem.message;
    if (known != problem_texts.end()) return std::string(known->text.in(language));
    return problem.message.empty() ? problem.code : problem.message;
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
