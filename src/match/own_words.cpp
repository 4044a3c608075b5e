#include "match/own_words.hpp"

#include <algorithm>

#include "celah/normalize.hpp"

namespace celah {
namespace {

/// Words without meaning of their own when a text is compared with a criterion.
const std::unordered_set<std::string_view>& function_words() {
    static const std::unordered_set<std::string_view> words = {
        "dan", "atau", "yang", "di", "ke", "dari", "pada", "dengan", "untuk", "oleh", "dalam", "atas", "terhadap", "serta", "telah", "sudah",
        "akan", "secara", "bagi", "tentang", "adalah", "ada", "adanya", "terdapat", "ini", "itu", "kepada", "sesuai", "sebagai", "agar", "melalui",
        "melakukan", "dilakukan", "melaksanakan", "dilaksanakan", "pelaksanaan", "kegiatan", "memiliki", "unit", "kerja", "instansi", "pembangunan", "zona", "integritas",
        "zi", "wbk", "wbbm", "menuju", "seluruh", "semua", "setiap", "pengukuran", "indikator", "mengacu", "kondisi", "seharusnya", "seperti", "memperhatikan", "hal",
        "berikut", "beberapa", "harus", "dapat", "para", "maupun", "baik", "juga", "oleh", "antara", "lain", "yaitu", "yakni", "tersebut", "masing", "guna"};
    return words;
}

/// A crude stem, enough to see that "penyusunan", "disusun" and "menyusun" say the same: what is inside the affixes,
/// without a first t, k, p or s, since that falls away after the nasal prefixes.
std::string_view stem(std::string_view word) {
    for (std::string_view prefix : {"meng", "meny", "mem", "men", "peng", "peny", "pem", "pen", "ber", "ter", "per", "me", "di", "pe", "ke", "se"})
        if (word.size() > prefix.size() + 3 && word.starts_with(prefix)) {
            word.remove_prefix(prefix.size());
            break;
        }
    for (std::string_view suffix : {"nya", "kan", "an", "i"})
        if (word.size() > suffix.size() + 3 && word.ends_with(suffix)) {
            word.remove_suffix(suffix.size());
            break;
        }
    if (word.size() > 3 && std::string_view("tkps").find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    return word.substr(0, 6);
}

}  // namespace

StemSet stems(std::string_view text) {
    StemSet out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        if (word.size() > 1 && !function_words().count(word)) out.insert(stem(word));
        begin = end + 1;
    }
    return out;
}

bool OwnWords::covered_by(const StemSet& text, const StemSet& criterion) {
    constexpr double nearly_all = 0.75;
    const auto same = std::count_if(text.begin(), text.end(), [&](std::string_view word) { return criterion.count(word) > 0; });
    return static_cast<double>(same) >= nearly_all * static_cast<double>(text.size());
}

bool OwnWords::restates(std::string_view text, int area, int indicator) {
    const StemSet said = stems(text);
    const auto& each = criteria(area, indicator).each;
    return std::any_of(each.begin(), each.end(), [&](const StemSet& criterion) { return covered_by(said, criterion); });
}

std::size_t OwnWords::count(std::string_view text, int area, int indicator) {
    const StemSet& known = criteria(area, indicator).all;
    std::size_t out = 0;
    for (std::string_view word : stems(text)) out += !known.count(word) && !standing(word);
    return out;
}

const OwnWords::Criteria& OwnWords::criteria(int area, int indicator) {
    const auto [it, fresh] = criteria_.try_emplace({area, indicator});
    Criteria& out = it->second;
    if (!fresh) return out;
    const Area& rule = rules_.areas[static_cast<std::size_t>(area)];
    const Indicator& named = rule.indicators[static_cast<std::size_t>(indicator)];
    for (const Requirement& item : named.items) out.texts.push_back(normalize_text(item.text));
    out.texts.push_back(normalize_text(named.name));
    const std::size_t criteria = out.texts.size();
    out.texts.push_back(normalize_text(rule.name));
    for (const std::string& words : named.guideline) out.texts.push_back(normalize_text(words));
    for (std::size_t i = 0; i < out.texts.size(); ++i) {
        const StemSet words = stems(out.texts[i]);
        out.all.insert(words.begin(), words.end());
        if (i < criteria) out.each.push_back(words);
    }
    return out;
}

/// Words that the plan repeats all over, such as the unit's own name.
bool OwnWords::standing(std::string_view stem) {
    constexpr int often = 12;
    if (frequency_.empty())
        for (const Block& block : structure_.blocks) {
            const bool cover = block.page == 0 && (block.centered || block.upper);   // names the unit
            for (std::string_view word : stems(block.text.text)) frequency_[word] += cover ? often : 1;
        }
    const auto it = frequency_.find(stem);
    return it != frequency_.end() && it->second >= often;
}

}  // namespace celah
