#include "match/own_words.hpp"

#include <algorithm>
#include <unordered_set>

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

constexpr int often = 12;                          // blocks that hold a word: it says nothing of its own any more
constexpr StemId none = static_cast<StemId>(-1);   // of a function word

void sort_unique(StemSet& stems) {
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
}

bool holds(const StemSet& stems, StemId stem) { return std::binary_search(stems.begin(), stems.end(), stem); }

}  // namespace

StemSet OwnWords::stems(const Sentence& sentence) {
    StemSet out;
    add_stems(sentence.words(), out);
    sort_unique(out);
    return out;
}

StemSet OwnWords::stems(const Sentence& sentence, Span span) {
    const auto first = static_cast<std::size_t>(sentence.words_before(span.begin));
    StemSet out;
    add_stems(sentence.words().subspan(first, static_cast<std::size_t>(sentence.words_before(span.end)) - first), out);
    sort_unique(out);
    return out;
}

StemSet OwnWords::stems(int block) {
    StemSet out;
    for (const PlacedSentence& s : sentences_.of(block)) add_stems(s.sentence.words(), out);
    sort_unique(out);
    return out;
}

void OwnWords::add_stems(Starts words, StemSet& out) {
    out.reserve(out.size() + words.size());
    for (const Start* word : words)
        if (const StemId stem = stem_of(word->word); stem != none) out.push_back(stem);
}

/// A plan repeats its words: each is stemmed once.
StemId OwnWords::stem_of(std::uint32_t word) {
    if (word >= stem_of_word_.size()) stem_of_word_.resize(sentences_.words().size());
    auto& out = stem_of_word_[word];
    if (out) return *out;
    const std::string_view text = sentences_.words().text(word);
    const bool means_nothing = text.size() < 2 || function_words().count(text);
    out = means_nothing ? none : ids_.try_emplace(stem(text), static_cast<StemId>(ids_.size())).first->second;
    return *out;
}

bool OwnWords::covered_by(const StemSet& text, const StemSet& criterion) {
    constexpr double nearly_all = 0.75;
    const auto same = std::count_if(text.begin(), text.end(), [&](StemId stem) { return holds(criterion, stem); });
    return static_cast<double>(same) >= nearly_all * static_cast<double>(text.size());
}

bool OwnWords::restates(const StemSet& text, int area, int indicator) {
    const auto& each = criteria(area, indicator).each;
    return std::any_of(each.begin(), each.end(), [&](const StemSet& criterion) { return covered_by(text, criterion); });
}

std::size_t OwnWords::count(const Sentence& sentence, int area, int indicator) {
    const StemSet& known = criteria(area, indicator).all;
    const StemSet said = stems(sentence);
    return static_cast<std::size_t>(
        std::count_if(said.begin(), said.end(), [&](StemId stem) { return !holds(known, stem) && !standing(stem); }));
}

bool OwnWords::in_criteria(StemId stem, int area, int indicator) { return holds(criteria(area, indicator).all, stem); }

const OwnWords::Criteria& OwnWords::criteria(int area, int indicator) {
    const auto [it, fresh] = criteria_.try_emplace({area, indicator});
    Criteria& out = it->second;
    if (!fresh) return out;
    const Area& rule = rules_.areas[static_cast<std::size_t>(area)];
    const Indicator& named = rule.indicators[static_cast<std::size_t>(indicator)];
    const auto add = [&](const std::string& text) {
        std::string words = normalize_text(text);
        std::replace(words.begin(), words.end(), '\n', ' ');
        const StemSet said = stems(Sentence(words, sentences_.words()));
        out.all.insert(out.all.end(), said.begin(), said.end());
        return said;
    };
    for (const Requirement& item : named.items) out.each.push_back(add(item.text));
    out.each.push_back(add(named.name));
    add(rule.name);
    for (const std::string& words : named.guideline) add(words);
    sort_unique(out.all);
    return out;
}

/// Words that the plan repeats all over, such as the unit's own name.
bool OwnWords::standing(StemId stem) {
    if (blocks_with_.empty()) count_blocks();
    return stem < blocks_with_.size() && blocks_with_[stem] >= often;
}

void OwnWords::count_blocks() {
    std::vector<int> last;   // by stem: the block that was counted last
    for (int b = 0; b < static_cast<int>(structure_.blocks.size()); ++b) {
        const Block& block = structure_.blocks[static_cast<std::size_t>(b)];
        const bool cover = block.page == 0 && (block.centered || block.upper);   // names the unit
        for (const PlacedSentence& s : sentences_.of(b))
            for (const Start* word : s.sentence.words()) {
                const StemId stem = stem_of(word->word);
                if (stem == none) continue;
                last.resize(std::max(last.size(), ids_.size()), -1);
                blocks_with_.resize(last.size());
                if (std::exchange(last[stem], b) != b) blocks_with_[stem] += cover ? often : 1;
            }
    }
}

}  // namespace celah
