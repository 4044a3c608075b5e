#include "structure/column_roles.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace celah::layout {
namespace {

/// Taken apart when the program is built: every cell near the top of a table is compared with all of them.
struct Phrase {
    constexpr Phrase(std::string_view text, ColumnRole meaning, int weight) : role(meaning), rank(weight) {
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(' ', begin), text.size());
            words[length++] = text.substr(begin, end - begin);
            begin = end + 1;
        }
    }

    std::array<std::string_view, 3> words;
    std::size_t length = 0;
    ColumnRole role;
    int rank;  // decides between phrases of the same length, higher wins
};

using R = ColumnRole;
using Words = std::vector<std::string_view>;

constexpr std::array phrases = {
    Phrase{"penanggung jawab", R::responsible, 90},
    Phrase{"penanggungjawab", R::responsible, 90},
    Phrase{"pj", R::responsible, 85},
    Phrase{"pic", R::responsible, 85},
    Phrase{"pelaksana", R::responsible, 80},
    Phrase{"unit pelaksana", R::responsible, 80},
    Phrase{"person in charge", R::responsible, 80},
    Phrase{"target waktu", R::time, 75},
    Phrase{"waktu pelaksanaan", R::time, 75},
    Phrase{"jangka waktu", R::time, 75},
    Phrase{"target penyelesaian", R::time, 75},
    Phrase{"batas waktu", R::time, 75},
    Phrase{"target bulan", R::time, 75},
    Phrase{"waktu", R::time, 70},
    Phrase{"jadwal", R::time, 70},
    Phrase{"timeline", R::time, 70},
    Phrase{"schedule", R::time, 70},
    Phrase{"mulai", R::time, 66},
    Phrase{"selesai", R::time, 66},
    Phrase{"start", R::time, 66},
    Phrase{"finish", R::time, 66},
    Phrase{"deadline", R::time, 70},
    Phrase{"tanggal", R::time, 68},
    Phrase{"tgl", R::time, 68},
    Phrase{"bulan", R::time, 65},
    Phrase{"bln", R::time, 65},
    Phrase{"tenggat", R::time, 65},
    Phrase{"periode", R::time, 65},
    Phrase{"triwulan", R::time, 65},
    Phrase{"bukti fisik", R::evidence, 60},
    Phrase{"bukti dukung", R::evidence, 60},
    Phrase{"data dukung", R::evidence, 60},
    Phrase{"bukti pendukung", R::evidence, 60},
    Phrase{"data pendukung", R::evidence, 60},
    Phrase{"dokumen pendukung", R::evidence, 60},
    Phrase{"dokumen bukti", R::evidence, 60},
    Phrase{"bukti", R::evidence, 58},
    Phrase{"eviden", R::evidence, 58},
    Phrase{"evidence", R::evidence, 58},
    Phrase{"evidens", R::evidence, 58},
    Phrase{"output", R::evidence, 55},
    Phrase{"keluaran", R::evidence, 55},
    Phrase{"dokumen", R::evidence, 50},
    Phrase{"realisasi", R::realisation, 52},
    Phrase{"capaian", R::realisation, 51},
    Phrase{"realisasi capaian", R::realisation, 52},
    Phrase{"keterangan", R::other, 10},
    Phrase{"ket", R::other, 10},
    Phrase{"catatan", R::other, 10},
    Phrase{"indikator keberhasilan", R::target, 48},
    Phrase{"ukuran keberhasilan", R::target, 48},
    Phrase{"target", R::target, 47},
    Phrase{"sasaran", R::target, 46},
    Phrase{"sub komponen", R::indicator, 45},
    Phrase{"subkomponen", R::indicator, 45},
    Phrase{"indikator", R::indicator, 44},
    Phrase{"pertanyaan", R::indicator, 43},
    Phrase{"langkah aksi", R::action, 42},
    Phrase{"rencana aksi", R::action, 42},
    Phrase{"rencana kerja", R::action, 42},
    Phrase{"rencana kegiatan", R::action, 42},
    Phrase{"program kerja", R::action, 42},
    Phrase{"rencana tindak", R::action, 42},
    Phrase{"tindak lanjut", R::action, 42},
    Phrase{"langkah langkah", R::action, 42},
    Phrase{"kegiatan", R::action, 41},
    Phrase{"aksi", R::action, 41},
    Phrase{"aktivitas", R::action, 41},
    Phrase{"action", R::action, 41},
    Phrase{"activity", R::action, 41},
    Phrase{"activities", R::action, 41},
    Phrase{"aktifitas", R::action, 41},
    Phrase{"upaya", R::action, 40},
    Phrase{"langkah", R::action, 40},
    Phrase{"tahapan", R::action, 39},
    Phrase{"komponen pengungkit", R::area, 38},
    Phrase{"area perubahan", R::area, 38},
    Phrase{"pengungkit", R::area, 36},
    Phrase{"komponen", R::area, 37},
    Phrase{"area", R::area, 36},
    Phrase{"pilar", R::area, 36},
    Phrase{"program", R::area, 30},
    Phrase{"kriteria", R::indicator, 28},
    Phrase{"penilaian", R::indicator, 27},
    Phrase{"uraian", R::indicator, 26},
};

constexpr std::array numbers = {std::string_view("no"), std::string_view("nomor"), std::string_view("nr"),
                                std::string_view("nourut"), std::string_view("number")};

/// One letter too many, too few or other than it should be.
bool one_letter_off(std::string_view a, std::string_view b) {
    const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
    std::size_t head = 0, tail = 0;
    while (head < shorter && a[head] == b[head]) ++head;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    return longer - head - tail <= 1;
}

/// Equal, or one letter off in words of six letters or more.
bool nearly_equal(std::string_view a, std::string_view b) {
    constexpr std::size_t long_word = 6;
    if (a.size() > b.size() + 1 || b.size() > a.size() + 1) return false;
    if (std::max(a.size(), b.size()) < long_word) return a == b;
    // Nearly all words differ at both ends, and a slip is at one of them at most.
    return (a.front() == b.front() || a.back() == b.back()) && one_letter_off(a, b);
}

bool stands_at(const Words& words, std::size_t begin, const Phrase& phrase) {
    if (phrase.length > words.size() - begin) return false;
    for (std::size_t i = 0; i < phrase.length; ++i)
        if (!nearly_equal(words[begin + i], phrase.words[i])) return false;
    return true;
}

bool stands_in(const Words& words, const Phrase& phrase) {
    for (std::size_t begin = 0; begin < words.size(); ++begin)
        if (stands_at(words, begin, phrase)) return true;
    return false;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_period_number(std::string_view word) {
    static constexpr std::array<std::string_view, 12> romans = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                                "vii", "viii", "ix",  "x",  "xi", "xii"};
    if (all_digits(word)) return word.size() <= 2 && word != "0" && word != "00" && std::stoi(std::string(word)) <= 31;
    return std::find(romans.begin(), romans.end(), word) != romans.end();
}

bool is_month_name(std::string_view word) {
    static constexpr std::array<std::string_view, 32> names = {
        "jan",  "januari",   "feb", "febr",    "februari", "pebruari", "peb",      "mar",
        "mrt",  "maret",     "apr", "april",   "mei",      "may",      "jun",      "juni",
        "jul",  "juli",      "ag",  "agu",     "agt",      "agust",    "agustus",  "sep",
        "sept", "september", "okt", "oktober", "nov",      "november", "nopember", "des"};
    if (word == "desember" || word == "ags" || word == "nop" || word == "oct" || word == "aug" || word == "dec")
        return true;
    return std::find(names.begin(), names.end(), word) != names.end();
}

/// "tw1", "b07", "q3", "m12", "twiv".
bool is_short_period(std::string_view word) {
    for (const std::string_view prefix :
         {std::string_view("triwulan"), std::string_view("bulan"), std::string_view("tw"), std::string_view("b"),
          std::string_view("q"), std::string_view("m")})
        if (word.starts_with(prefix) && word.size() > prefix.size() && word.size() <= prefix.size() + 4) {
            std::string_view rest = word.substr(prefix.size());
            if (rest.size() == 2 && rest[0] == '0') rest.remove_prefix(1);
            return is_period_number(rest) && (all_digits(rest) || prefix.size() > 1);
        }
    return false;
}

/// The longest of the phrases that the words hold; null when they hold none.
const Phrase* best_phrase(const Words& words) {
    const Phrase* best = nullptr;
    for (const Phrase& phrase : phrases) {
        const bool better = best == nullptr || phrase.length > best->length ||
                            (phrase.length == best->length && phrase.rank > best->rank);
        if (better && stands_in(words, phrase)) best = &phrase;
    }
    return best;
}

}  // namespace

HeaderWords read_header(const Words& words) {
    // A sentence that happens to hold one of the words is no header.
    if (words.empty() || words.size() > 10) return {};
    if (words.size() <= 2 && std::find(numbers.begin(), numbers.end(), words.front()) != numbers.end())
        return {ColumnRole::number, true};
    const bool brief = words.size() <= 6;
    if (const Phrase* phrase = best_phrase(words))
        return {phrase->role, brief && 2 * phrase->length >= words.size()};
    if (words.size() > 4) return {};
    // Narrow columns break words without a hyphen: "KOMPO" / "NEN".
    std::string joined;
    for (const std::string_view word : words) joined += word;
    const Phrase* phrase = best_phrase({joined});
    const ColumnRole role = phrase != nullptr ? phrase->role : ColumnRole::other;
    return {role, role != ColumnRole::other};
}

bool is_month(const std::vector<std::string_view>& words, bool below_time) {
    if (words.empty() || words.size() > 3) return false;
    if (words.size() == 1)
        return is_month_name(words[0]) || is_short_period(words[0]) || (below_time && is_period_number(words[0]));
    const bool named = words[0] == "tw" || words[0] == "triwulan" || words[0] == "bulan" || words[0] == "minggu" ||
                       words[0] == "semester" || words[0] == "b" || words[0] == "q" || words[0] == "bln";
    if (named) return words.size() == 2 && is_period_number(words[1]);
    return is_month_name(words[0]) && words.size() == 2 && all_digits(words[1]);
}

bool speaks_of_time(const std::vector<std::string_view>& words) {
    return std::any_of(words.begin(), words.end(), [](std::string_view word) {
        return word == "waktu" || word == "tahun" || word == "jadwal" || word == "bulan" || word == "triwulan" ||
               word == "tw" || word == "target" || word == "timeline" || word == "jangka" || word == "pelaksanaan" ||
               word == "periode" || word == "minggu";
    });
}

}  // namespace celah::layout
