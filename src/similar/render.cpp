// Copied plans, for people and for programs.
#include <cmath>
#include <nlohmann/json.hpp>

#include "celah/similar.hpp"
#include "render/columns.hpp"
#include "render/messages.hpp"

namespace celah {
namespace {

using render::Text;
using Json = nlohmann::ordered_json;

constexpr Text title{"Rencana yang kata-katanya sama di luar kata-kata peraturan", "Plans that share words beyond those of the regulation"};
constexpr Text compared{"{} rencana dibandingkan, {} pasangan, {} kelompok.", "{} plans compared, {} pairs, {} clusters."};
constexpr Text not_compared{"{} dokumen tanpa kata sendiri yang dapat dibandingkan (tidak terbaca, atau hanya mengulang peraturan).",
                            "{} documents without words of their own to compare (unreadable, or repeating the regulation only)."};
constexpr Text common{"{} untaian kata yang dipakai sebagian besar putaran ini tidak dihitung.", "{} runs of words that a large part of the round uses are not counted."};
constexpr Text large{"{} kelompok lebih dari 30 rencana yang hampir satu naskah: tiap rencana di dalamnya dibandingkan dengan lima yang pertama saja.",
                     "{} groups of more than 30 plans that are nearly one text: each plan in them is compared with the first five only."};
constexpr Text nothing{"Tidak ada salinan yang ditemukan.", "No copies were found."};
constexpr Text what_it_means{
    "Persentase: perkiraan bagian kata-kata sendiri suatu rencana yang juga ada dalam rencana lainnya. Kutipan adalah cuplikan; periksa halamannya.",
    "Percentages: about how much of a plan's own words stands in the other one too. Quotes are samples; look at the pages."};
constexpr Text clusters{"KELOMPOK", "CLUSTERS"};
constexpr Text cluster{"{} rencana, pasangannya sama {}–{}%", "{} plans, their pairs share {}–{}%"};
constexpr Text pairs{"PASANGAN", "PAIRS"};
constexpr Text same_file{"berkas yang sama byte demi byte", "the same file byte for byte"};
constexpr Text place{"hlm. {} / hlm. {}: “{}”", "p. {} / p. {}: “{}”"};
constexpr Text more{"dan {} bagian lain", "and {} more passages"};

constexpr std::size_t most_passages_shown = 4;
constexpr int most_quoted = 240;

std::string pages(const PageRange& range) {
    return std::to_string(range.first) + (range.last == range.first ? "" : "-" + std::to_string(range.last));
}

std::string percent(double share) { return std::to_string(std::lround(100 * share)); }

class TextSimilarity {
  public:
    TextSimilarity(const Similarity& similarity, Language language) : similarity_(similarity), language_(language) {}

    std::string render() {
        line(say(title));
        line("");
        line(say(compared, {count(similarity_.plans.size()), count(similarity_.pairs.size()), count(similarity_.clusters.size())}));
        if (similarity_.without_sketch > 0) line(say(not_compared, {count(similarity_.without_sketch)}));
        if (similarity_.common > 0) line(say(common, {count(similarity_.common)}));
        if (similarity_.large_groups > 0) line(say(large, {count(similarity_.large_groups)}));
        line(say(similarity_.pairs.empty() ? nothing : what_it_means));
        if (!similarity_.clusters.empty()) line("\n" + say(clusters));
        for (const Cluster& one : similarity_.clusters) show(one);
        if (!similarity_.pairs.empty()) line("\n" + say(pairs));
        for (const SimilarPair& one : similarity_.pairs) show(one);
        return std::move(out_);
    }

  private:
    static std::string count(std::size_t number) { return std::to_string(number); }
    std::string say(const Text& text, std::initializer_list<std::string_view> values = {}) const { return render::fill(text.in(language_), values); }
    void line(const std::string& text) { out_ += render::inert_lines(text) + '\n'; }

    /// A path is what somebody named a file: it must not look like more than one line.
    std::string shown(std::size_t plan) const {
        const SketchedPlan& one = similarity_.plans[plan];
        return render::inert(one.path + (one.agency.empty() ? "" : " (" + one.agency + ")"));
    }

    void show(const Cluster& one) {
        line("\n  " + say(cluster, {count(one.plans.size()), percent(one.least_share), percent(one.most_share)}));
        for (const std::size_t plan : one.plans) line("    " + shown(plan));
    }

    void show(const SimilarPair& one) {
        line("\n  " + percent(one.left_share) + "% " + shown(one.left));
        line("  " + percent(one.right_share) + "% " + shown(one.right));
        if (one.same_file) return line("    " + say(same_file));   // no passage says more
        for (std::size_t i = 0; i < std::min(one.passages.size(), most_passages_shown); ++i) {
            const SharedPassage& passage = one.passages[i];
            line("    " + say(place, {pages(passage.left), pages(passage.right), render::shorten(passage.quote, most_quoted)}));
        }
        if (one.passages.size() > most_passages_shown) line("    " + say(more, {count(one.passages.size() - most_passages_shown)}));
    }

    const Similarity& similarity_;
    Language language_;
    std::string out_;
};

double rounded(double share) { return std::round(share * 1000) / 1000; }

Json nullable(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json range(const PageRange& one) { return Json::array({one.first, one.last}); }

Json json(const SharedPassage& one) {
    return {{"left_pages", range(one.left)}, {"right_pages", range(one.right)}, {"fingerprints", one.fingerprints}, {"quote", one.quote}};
}

}  // namespace

std::string render_text(const Similarity& similarity, Language language) { return TextSimilarity(similarity, language).render(); }

std::string render_json(const Similarity& similarity, int indent) {
    Json plans = Json::array(), pairs = Json::array(), clusters = Json::array();
    for (const SketchedPlan& one : similarity.plans)
        plans.push_back({{"path", one.path}, {"sha256", one.sha256}, {"agency", nullable(one.agency)}, {"fingerprints", one.sketch.fingerprints.size()}});
    for (const SimilarPair& one : similarity.pairs) {
        Json passages = Json::array();
        for (const SharedPassage& passage : one.passages) passages.push_back(json(passage));
        pairs.push_back({{"left", one.left}, {"right", one.right}, {"same_file", one.same_file}, {"fingerprints", one.fingerprints},
                         {"left_share", rounded(one.left_share)}, {"right_share", rounded(one.right_share)}, {"passages", std::move(passages)}});
    }
    for (const Cluster& one : similarity.clusters)
        clusters.push_back({{"plans", one.plans}, {"least_share", rounded(one.least_share)}, {"most_share", rounded(one.most_share)}});
    const Json out = {{"schema", "celah.similarity/1"}, {"plans", plans}, {"without_sketch", similarity.without_sketch}, {"common", similarity.common},
                      {"large_groups", similarity.large_groups}, {"pairs", pairs}, {"clusters", clusters}};
    return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace celah
