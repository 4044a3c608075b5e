#include "assess/identity.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "assess/quote.hpp"

namespace celah {
namespace {

constexpr std::uint32_t first_pages = 4;   // cover, title page, foreword

// What a name needs at the most; a page without a full stop, or of names only, must not take long.
constexpr std::size_t longest_line = 1000;      // bytes in which a name is looked for
constexpr std::size_t longest_name = 160;       // bytes
constexpr int most_words = 20;                  // of a name
constexpr std::size_t most_candidates = 100;

const std::vector<std::string>& agency_words() {
    static const std::vector<std::string> words = {
        "dinas", "badan", "kantor", "balai", "pengadilan", "mahkamah", "kejaksaan", "kementerian", "direktorat", "inspektorat", "sekretariat", "rumah sakit", "rsud", "rsup",
        "puskesmas", "lembaga pemasyarakatan", "lapas", "rumah tahanan", "rutan", "bapas", "rupbasan", "madrasah", "sekolah", "universitas", "politeknik", "institut", "loka",
        "kepolisian", "polres", "polda", "polsek", "kecamatan", "kelurahan", "kpp", "kppn", "kpu", "bps", "upt", "uptd", "upbu", "stasiun", "pusat", "unit", "lanal", "kodim", "satuan", "otoritas", "kankemenag",
        "dpmptsp", "dpm", "disdukcapil", "bapenda", "samsat", "pelabuhan", "bandar udara", "laboratorium", "museum", "taman", "pemerintah", "man", "mtsn", "min", "sma", "smk", "smp", "sd"};
    return words;
}

/// What stands above the unit on a cover.
bool is_parent(std::string_view text) {
    for (std::string_view parent : {"kementerian ", "pemerintah ", "kepolisian negara ", "mahkamah agung ", "direktorat jenderal ", "sekretariat jenderal "})
        if (text.starts_with(parent)) return true;
    return false;
}

/// Where an agency's name begins at or after `from`, npos if nowhere.
std::size_t agency_begin(const std::string& text, std::size_t from) {
    std::size_t best = std::string::npos;
    for (const std::string& word : agency_words())
        for (std::size_t at = text.find(word, from); at != std::string::npos && at < best; at = text.find(word, at + 1)) {
            const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
            const std::string_view before = std::string_view(text).substr(0, at);
            if (before.ends_with("jalan ") || before.ends_with("jl ")) continue;   // an address: "Jalan Pelabuhan Lama"
            if (begins && text.compare(at + word.size(), 1, " ") == 0) best = at;
        }
    return best;
}

/// The unit's own name, behind those of the bodies above it; theirs when nothing else is named.
std::size_t unit_begin(const std::string& text) {
    const std::size_t first = agency_begin(text, 0);
    std::size_t at = first;
    while (at != std::string::npos && is_parent(std::string_view(text).substr(at))) at = agency_begin(text, at + 1);
    return at == std::string::npos ? first : at;
}

/// The name ends before the year or the next part of the title.
std::size_t agency_end(const std::string& text, std::size_t begin) {
    std::size_t end = text.size();
    for (const char* stop : {" tahun ", " menuju ", " wilayah bebas", " zona integritas", " jalan ", " jl ", " telp", " kepala ", " nomor "})
        end = std::min(end, std::min(text.find(stop, begin), text.size()));
    return std::min(end, std::min(text.find('\n', begin), text.size()));
}

/// How the plan writes a word.
struct Spelling {
    bool small = true;      ///< with a small letter first; figures are not
    bool capital = false;
    bool comma = false;     ///< it ends with one
};

Spelling spelling(const Evidence& evidence, const TokenRef& ref) {
    const std::string& word = evidence.document.pages[ref.page].words[evidence.tokens.pages[ref.page][ref.token].word].text;
    Spelling out;
    out.comma = word.ends_with(',');
    const auto letters = icu::UnicodeString::fromUTF8(word);
    std::int32_t at = 0;
    while (at < letters.length() && !u_isalnum(letters.char32At(at))) at = letters.moveIndex32(at, 1);
    if (at == letters.length()) return out;
    out.small = u_islower(letters.char32At(at));
    out.capital = u_isupper(letters.char32At(at));
    return out;
}

/// Where the name ends that is written with capitals from `first` on: "Balai Besar Karantina dan Pengujian melayani …" ends at
/// "Pengujian"; a comma is part of it in a list only ("Dinas Pertanian, Perikanan dan Pangan").
std::size_t capitals_end(const Evidence& evidence, const NormalText& text, std::size_t first, std::size_t last) {
    const auto word = [&](std::size_t i) { return std::string_view(text.text).substr(text.begin[i], i + 1 < text.begin.size() ? text.begin[i + 1] - text.begin[i] : std::string::npos); };
    const auto joins = [&](std::size_t i) { return word(i).starts_with("dan ") || word(i).starts_with("di ") || word(i).starts_with("untuk "); };
    std::size_t end = first, list = first;
    bool in_list = false;
    for (std::size_t i = first; i < last; ++i) {
        const Spelling now = spelling(evidence, text.tokens[i]);
        if (now.small && !(i > first && joins(i))) break;
        if (word(i).starts_with("dan ")) in_list = false;
        if (now.small) continue;
        end = i + 1;
        if (!now.comma) continue;
        if (!in_list) list = end;
        in_list = true;
    }
    return in_list ? list : end;
}

/// Designs write whole titles in small letters; then capitals tell nothing.
bool without_capitals(const Evidence& evidence, const Block& block) {
    return std::none_of(block.text.tokens.begin(), block.text.tokens.end(), [&](const TokenRef& ref) { return spelling(evidence, ref).capital; });
}

/// A name found in a title, and how often the plan says it.
struct Candidate {
    const Block* block = nullptr;
    std::size_t begin = 0, end = 0;
    int mentions = 0;
};

/// "Unit kerja" and "Satuan kerja" are what every plan calls itself.
bool names_no_unit(std::string_view name, std::size_t words) { return words < (name.starts_with("unit ") || name.starts_with("satuan ") ? 3U : 2U); }

/// The name in one line of the block, [from, to) of its text.
std::optional<Candidate> candidate_in(const Evidence& evidence, const Block& block, std::size_t from, std::size_t to) {
    const std::string line = block.text.text.substr(from, std::min(to - from, longest_line));
    const std::size_t begin = unit_begin(line);
    if (begin == std::string::npos) return std::nullopt;
    std::size_t end = agency_end(line, begin);
    const NormalText& text = block.text;
    const std::size_t first = text.token_at(from + begin), last = text.token_at(from + end - 1) + 1;
    const std::size_t named = without_capitals(evidence, block) ? last : capitals_end(evidence, text, first, last);
    if (named < last) end = std::min<std::size_t>(end, text.begin[named] - from);
    if (names_no_unit(std::string_view(line).substr(begin), named - first) || named - first >= most_words || end <= begin + 8 || end - begin > longest_name) return std::nullopt;
    return Candidate{&block, from + begin, from + end - (named < last ? 1 : 0), 0};
}

void add_candidates(const Evidence& evidence, const Block& block, std::vector<Candidate>& out) {
    const std::string& text = block.text.text;
    for (std::size_t begin = 0; begin < text.size() && out.size() < most_candidates;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (const auto found = candidate_in(evidence, block, begin, end)) out.push_back(*found);
        begin = end + 1;
    }
}

/// Names in the titles of the first pages, or in their running text; the first of them.
std::vector<Candidate> candidates(const Evidence& evidence, bool titles) {
    std::vector<Candidate> out;
    for (const Block& block : evidence.structure.blocks) {
        if (block.page >= first_pages || block.leader) continue;
        const bool title = block.centered || block.upper || block.kind == BlockKind::heading;
        if (title == titles) add_candidates(evidence, block, out);
    }
    return out;
}

/// A cover also shows slogans ("Lapas Bersih") and the ministry above: the unit's own name is the one the plan repeats.
int mentions(const Structure& structure, const Candidate& candidate) {
    if (is_parent(std::string_view(candidate.block->text.text).substr(candidate.begin))) return 0;
    const std::string name = candidate.block->text.text.substr(candidate.begin, candidate.end - candidate.begin);
    const auto blocks = std::count_if(structure.blocks.begin(), structure.blocks.end(), [&](const Block& block) {
        return block.text.text.find(name) != std::string::npos;
    });
    // "Rencana kerja pembangunan zona integritas SMK Negeri 2": the title itself says whose plan it is.
    const bool in_title = candidate.block->text.text.substr(0, candidate.begin).find("integritas") != std::string::npos;
    return static_cast<int>(blocks) + (in_title ? 2 : 0);
}

/// Short names are said more often than full ones, and slogans are short: more words outweigh more mentions, up to a point.
bool better(const Candidate& a, const Candidate& b) {
    const auto worth = [](const Candidate& c) {
        constexpr std::size_t full_name = 40;   // bytes
        return static_cast<double>(std::min(c.end - c.begin, full_name)) * std::min(c.mentions, 3);
    };
    return worth(a) > worth(b);
}

/// "KEMENTERIAN … / BADAN … / BALAI …": what stands right below a ministry is a body that the unit further down belongs to, unless
/// the plan says it more often.
bool belongs_to(const Structure& structure, const Candidate& candidate, const Candidate& best) {
    const bool on_cover = best.block->page == 0 && candidate.block->page == 0 && candidate.block > best.block;
    const std::string_view name = std::string_view(best.block->text.text).substr(best.begin);
    const bool body = name.starts_with("badan ") || name.starts_with("direktorat ") || name.starts_with("inspektorat ") || name.starts_with("kantor wilayah ");
    if (!on_cover || !body || candidate.begin > 0 || candidate.mentions < best.mentions) return false;
    const Block& line_above = best.begin > 0 || best.block == structure.blocks.data() ? *best.block : *(best.block - 1);
    return line_above.page == 0 && is_parent(line_above.text.text);
}

}  // namespace

std::optional<std::string> find_agency(const Evidence& evidence) {
    // A title names the unit; only when none does is running text asked.
    for (const bool titles : {true, false}) {
        std::optional<Candidate> best;
        for (Candidate& candidate : candidates(evidence, titles)) {
            candidate.mentions = mentions(evidence.structure, candidate);
            if (!best || belongs_to(evidence.structure, candidate, *best) || better(candidate, *best)) best = candidate;
        }
        if (!best) continue;
        const NormalText& text = best->block->text;
        const auto location = quote_tokens(evidence, text, text.token_at(best->begin), text.token_at(best->end - 1) + 1);
        if (location) return location->quote.substr(0, location->quote.find_last_not_of(" ,.;:") + 1);
    }
    return std::nullopt;
}

}  // namespace celah
