// Copies among plans: what a sketch keeps, and what is found by sketches alone.
#include "celah/similar.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "celah/extract.hpp"
#include "celah/normalize.hpp"
#include "celah/scan.hpp"
#include "report_schema.hpp"
#include "rules/word_runs.hpp"
#include "sheet.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Numbers that are the same everywhere, unlike those of the library's distributions.
class Chance {
  public:
    explicit Chance(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_()) % count; }
    bool in(double part) { return static_cast<double>(engine_()) < part * 4294967296.0; }

    /// A word that no plan has but by the same chance.
    std::string word() {
        static constexpr const char* syllables[] = {"ba", "di", "ku", "me", "ra", "so", "ti", "lang", "ning", "pur", "wa", "gi", "jo", "ter", "hal", "mas"};
        std::string out;
        for (std::size_t n = 2 + below(3); n > 0; --n) out += syllables[below(std::size(syllables))];
        return out;
    }
    std::string sentence() {
        std::string out = word();
        for (std::size_t n = 8 + below(10); n > 0; --n) out += ' ' + word();
        return out + '.';
    }

  private:
    std::mt19937 engine_;
};

/// A regulation of several pages that no pack ships.
const std::string& published_regulation() {
    static const std::string text = [] {
        Chance chance(90);
        std::string out;
        for (int i = 0; i < 300; ++i) out += chance.sentence() + ' ';
        return out;
    }();
    return text;
}

/// The packs as shipped; that regulation is theirs too.
const std::vector<RulePack>& packs() {
    static const std::vector<RulePack> loaded = [] {
        std::vector<RulePack> out;
        for (const char* id : {"permenpanrb-52-2014", "permenpanrb-90-2021"}) {
            RulePack& pack = out.emplace_back(load_rules(std::string(CELAH_SOURCE_DIR "/rules/") + id).value());
            const RunHashes more = runs_of(std::vector{normalize_text(published_regulation())});
            pack.regulation_runs.insert(pack.regulation_runs.end(), more.begin(), more.end());
            std::sort(pack.regulation_runs.begin(), pack.regulation_runs.end());
        }
        return out;
    }();
    return loaded;
}

/// Paragraphs on pages, as the stages before would hand them on.
class Paragraphs {
  public:
    Paragraphs& add(const std::string& text) {
        if (at_ % paragraphs_a_page == 0) {
            document_.pages.emplace_back().number = at_ / paragraphs_a_page + 1;
            tokens_.pages.emplace_back();
        }
        ++at_;
        auto& page = document_.pages.back();
        auto& list = tokens_.pages.back();
        Document one;
        one.pages.emplace_back();
        for (const std::string& word : split_words(text)) one.pages[0].words.emplace_back().text = word;
        std::vector<TokenRef> order;
        const Tokens normal = normalize(one);
        for (Token token : normal.pages[0]) {
            token.word += static_cast<std::uint32_t>(page.words.size());
            order.push_back({static_cast<std::uint32_t>(document_.pages.size() - 1), static_cast<std::uint32_t>(list.size())});
            list.push_back(token);
        }
        for (Word& word : one.pages[0].words) page.words.push_back(word);
        structure_.blocks.emplace_back().text = join(document_, tokens_, order);
        return *this;
    }

    Sketch sketch() const { return celah::sketch(document_, structure_, packs()); }

  private:
    static constexpr int paragraphs_a_page = 8;
    Document document_;
    Tokens tokens_;
    Structure structure_;
    int at_ = 0;
};

Sketch sketch_of(const std::vector<std::string>& paragraphs) {
    Paragraphs out;
    for (const std::string& one : paragraphs) out.add(one);
    return out.sketch();
}

SketchedPlan plan(const std::string& path, Sketch sketch) { return {path, "sha of " + path, "", std::move(sketch)}; }

std::vector<std::string> own_text(Chance& chance, std::size_t paragraphs) {
    std::vector<std::string> out;
    while (out.size() < paragraphs) out.push_back(chance.sentence() + ' ' + chance.sentence() + ' ' + chance.sentence());
    return out;
}

/// All that the rules say word by word: questions, best answers, guidelines, examples.
const std::vector<std::string>& regulation_sentences() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> out;
        const auto take = [&out](const Requirement& one) {
            out.push_back(one.text);
            for (const auto* list : {&one.passes, &one.partially, &one.fails}) out.insert(out.end(), list->begin(), list->end());
        };
        for (const RulePack& pack : packs())
            for (const Area& area : pack.areas) {
                for (const Requirement& target : area.targets) take(target);
                for (const Indicator& indicator : area.indicators) {
                    out.insert(out.end(), indicator.guideline.begin(), indicator.guideline.end());
                    for (const Requirement& item : indicator.items) take(item);
                }
            }
        return out;
    }();
    return all;
}

/// Stretches of the regulation itself, from its beginning, middle or end.
std::string regulation_passage(Chance& chance) {
    static const std::vector<std::string> words = split_words(published_regulation());
    std::string out;
    for (std::size_t i = chance.below(words.size() - 80), end = i + 40 + chance.below(40); i < end; ++i) out += words[i] + ' ';
    return out;
}

std::set<std::pair<std::string, std::string>> paths(const Similarity& found) {
    std::set<std::pair<std::string, std::string>> out;
    for (const SimilarPair& pair : found.pairs) out.insert({found.plans[pair.left].path, found.plans[pair.right].path});
    return out;
}

/// A copy whose words are changed with this chance each.
std::vector<std::string> with_words_changed(const std::vector<std::string>& text, double part, Chance& chance) {
    std::vector<std::string> out;
    for (const std::string& paragraph : text) {
        std::string& changed = out.emplace_back();
        for (const std::string& word : split_words(paragraph)) changed += (chance.in(part) ? chance.word() : word) + ' ';
    }
    return out;
}

TEST(Sketch, KeepsThePlansOwnWordsAndTheirPages) {
    Chance chance(1);
    const auto text = own_text(chance, 20);
    const Sketch sketch = sketch_of(text);
    EXPECT_GT(sketch.runs, 300U);
    ASSERT_THAT(sketch.fingerprints, SizeIs(most_fingerprints));
    std::string whole;
    for (const std::string& one : text) whole += normalize_text(one) + '\n';
    std::replace(whole.begin(), whole.end(), '\n', ' ');
    for (const Fingerprint& one : sketch.fingerprints) {
        EXPECT_THAT(whole, HasSubstr(one.text));
        EXPECT_GE(one.page, 1);
        EXPECT_LE(one.page, 3);
        EXPECT_THAT(split_words(one.text), SizeIs(words_in_a_run));
    }
    EXPECT_TRUE(std::is_sorted(sketch.fingerprints.begin(), sketch.fingerprints.end(), [](const auto& a, const auto& b) { return a.word < b.word; }));
}

TEST(Sketch, LeavesTheRegulationsWordsOut) {
    Chance chance(2);
    std::vector<std::string> text = regulation_sentences();
    for (int i = 0; i < 100; ++i) text.push_back(regulation_passage(chance));
    EXPECT_EQ(sketch_of(text).runs, 0U);
}

TEST(Sketch, LeavesTheRegulationsOutAsTheyWerePublished) {
    for (const char* year : {"52-2014", "90-2021"}) {
        const std::string path = CELAH_SOURCE_DIR "/../shared/not-a-plan/regulation-" + std::string(year) + ".pdf";
        if (!fs::exists(path)) GTEST_SKIP() << "needs the shared regulations";
        const Document document = extract(content(path)).value();
        const Tokens tokens = normalize(document);
        const Structure structured = structure(document, tokens);
        std::size_t words = 0;
        for (const auto& block : structured.blocks) words += telling_words(block.text.text).size();
        EXPECT_LT(100 * celah::sketch(document, structured, packs()).runs, words) << path;
    }
}

TEST(WordRuns, AreReadAsTheyWereWritten) {
    const RunHashes runs = runs_of(std::vector<std::string>{"kepala balai menetapkan tim kerja pembangunan zona", "tim kerja pembangunan"});
    ASSERT_FALSE(runs.empty());
    EXPECT_EQ(read_runs(write_runs(runs)), runs);
    EXPECT_TRUE(read_runs(""));
    for (const std::string damaged : {"0123456789abcde", "0123456789abcdef", "0123456789abcdeg\n", "0123456789abcdef 0123456789abcdef\n", "Pasal 1\n"})
        EXPECT_FALSE(read_runs(damaged)) << damaged;
}

TEST(Sketch, LeavesOutNumbersAndWhatThePlanRepeats) {
    Chance chance(3);
    const std::string name = chance.sentence();
    std::vector<std::string> text(5, name);
    EXPECT_EQ(sketch_of(text).runs, 0U) << "a name";
    const std::string sentence = "Loket antrean dipindahkan ke lantai dasar sejak 12 Maret 2021 bersama meja pengaduan warga";
    const std::string later = "Loket antrean dipindahkan ke lantai dasar sejak 3 Maret 2024 bersama meja pengaduan warga";
    const Sketch one = sketch_of({sentence}), other = sketch_of({later});
    ASSERT_FALSE(one.fingerprints.empty());
    ASSERT_EQ(one.fingerprints.size(), other.fingerprints.size());
    for (std::size_t i = 0; i < one.fingerprints.size(); ++i) EXPECT_EQ(one.fingerprints[i].text, other.fingerprints[i].text);
}

TEST(Sketch, ReportsCarryIt) {
    const std::string report = render_json(scan(content(CELAH_SOURCE_DIR "/corpus/spbe-kominfo.pdf"), "a.pdf", packs()));
    const json written = json::parse(report);
    EXPECT_THAT(written.at("sketch").at("fingerprints"), SizeIs(most_fingerprints));
    EXPECT_EQ(schema_errors(written), "");
    EXPECT_EQ(render_json(read_report(report).value()), report);
    const auto read = read_sketched_plan(report);
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(read->path, "a.pdf");
    EXPECT_THAT(read->sketch.fingerprints, SizeIs(most_fingerprints));
}

TEST(Sketch, ReportsWithoutOne) {
    const std::string failed = render_json(scan("no pdf", "a.pdf", packs()));
    ASSERT_TRUE(read_sketched_plan(failed).has_value()) << "a document that could not be read";
    EXPECT_THAT(read_sketched_plan(failed)->sketch.fingerprints, IsEmpty());
    json old = json::parse(render_json(scan(content(CELAH_SOURCE_DIR "/corpus/tabel-kpp.pdf"), "a.pdf", packs())));
    old.erase("sketch");
    EXPECT_EQ(read_sketched_plan(old.dump()).error().code, "no-sketch");
    EXPECT_EQ(read_sketched_plan("{}").error().code, "not-a-report");
    EXPECT_EQ(read_sketched_plan("").error().code, "not-a-report");
    old["sketch"] = {{"words", 5}, {"runs", 1}, {"fingerprints", {"kata tanpa halaman"}}};
    EXPECT_EQ(read_sketched_plan(old.dump()).error().code, "not-a-report");
}

TEST(Similar, ACopyOfAPartIsFoundWithItsPagesAndWords) {
    Chance chance(4);
    const auto left = own_text(chance, 40);
    auto right = own_text(chance, 40);
    std::copy(left.begin() + 8, left.begin() + 16, right.begin() + 24);   // page 2 of the left is page 4 of the right
    const Similarity found = find_similar({plan("kiri.pdf", sketch_of(left)), plan("kanan.pdf", sketch_of(right))});
    ASSERT_THAT(found.pairs, SizeIs(1));
    const SimilarPair& pair = found.pairs[0];
    EXPECT_EQ(found.plans[pair.left].path, "kanan.pdf") << "in the order of paths";
    EXPECT_NEAR(pair.left_share, 0.2, 0.08);
    EXPECT_NEAR(pair.right_share, 0.2, 0.08);
    ASSERT_FALSE(pair.passages.empty());
    std::string page;
    for (std::size_t i = 8; i < 16; ++i) page += normalize_text(left[i]) + ' ';
    std::replace(page.begin(), page.end(), '\n', ' ');
    for (const SharedPassage& passage : pair.passages) {
        EXPECT_EQ(passage.left.first, 4);
        EXPECT_EQ(passage.left.last, 4);
        EXPECT_EQ(passage.right.first, 2);
        EXPECT_EQ(passage.right.last, 2);
        EXPECT_THAT(page, HasSubstr(passage.quote.substr(0, passage.quote.find(" …"))));
    }
}

TEST(Similar, ClustersJoinWhatWasCopiedInARow) {
    Chance chance(5);
    const auto first = own_text(chance, 30);
    auto second = own_text(chance, 30), third = own_text(chance, 30);
    std::copy(first.begin(), first.begin() + 10, second.begin());
    std::copy(second.begin() + 15, second.begin() + 25, third.begin());
    const Similarity found = find_similar({plan("a", sketch_of(first)), plan("b", sketch_of(second)), plan("c", sketch_of(third)), plan("d", sketch_of(own_text(chance, 30)))});
    EXPECT_THAT(found.pairs, SizeIs(2));
    ASSERT_THAT(found.clusters, SizeIs(1));
    EXPECT_EQ(found.clusters[0].plans, (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_LE(found.clusters[0].least_share, found.clusters[0].most_share);
}

TEST(Similar, TheSameFileTwice) {
    Chance chance(6);
    const Sketch sketch = sketch_of(own_text(chance, 20));
    SketchedPlan one = plan("a", sketch), other = plan("b", sketch);
    other.sha256 = one.sha256;
    const Similarity found = find_similar({one, other});
    ASSERT_THAT(found.pairs, SizeIs(1));
    EXPECT_TRUE(found.pairs[0].same_file);
    EXPECT_EQ(found.pairs[0].share(), 1);
}

/// How many of the cluster's plans have a path that begins so.
std::size_t plans_named(const Similarity& found, const Cluster& cluster, const std::string& begin) {
    return static_cast<std::size_t>(std::count_if(cluster.plans.begin(), cluster.plans.end(), [&](std::size_t plan) { return found.plans[plan].path.starts_with(begin); }));
}

SketchedPlan copy(const std::string& path, const SketchedPlan& of) {
    SketchedPlan out = of;
    out.path = path;
    return out;
}

std::string numbered(const std::string& name, int number) { return name + std::to_string(100 + number); }

TEST(Similar, TwelveCopiesOfOneFileAreOneCluster) {
    Chance chance(20);
    const SketchedPlan original = plan("x", sketch_of(own_text(chance, 30)));
    std::vector<SketchedPlan> round;
    for (int i = 0; i < 12; ++i) round.push_back(copy(numbered("unit-", i), original));
    const Similarity found = find_similar(round);
    EXPECT_THAT(found.pairs, SizeIs(66));
    EXPECT_TRUE(std::all_of(found.pairs.begin(), found.pairs.end(), [](const SimilarPair& pair) { return pair.same_file && pair.share() == 1; }));
    ASSERT_THAT(found.clusters, SizeIs(1));
    EXPECT_THAT(found.clusters[0].plans, SizeIs(12));
    EXPECT_THAT(render_text(found), Not(HasSubstr("Tidak ada salinan")));
}

TEST(Similar, EqualFilesNeedNoWordsToBeFound) {
    Chance chance(21);
    std::vector<SketchedPlan> round = {plan("a-terkunci", {}), plan("b-pendek", sketch_of({"Satu kalimat pendek tentang loket baru"}))};
    round.push_back(copy("c-terkunci", round[0]));
    round.push_back(copy("d-pendek", round[1]));
    for (int i = 0; i < 12; ++i) round.push_back(plan(numbered("lain-", i), sketch_of(own_text(chance, 20))));
    for (const char* unopened : {"y", "z"}) round.push_back({unopened, "", "", {}});   // what cannot be opened is equal to nothing
    const Similarity found = find_similar(round, {1});
    EXPECT_EQ(paths(found), (std::set<std::pair<std::string, std::string>>{{"a-terkunci", "c-terkunci"}, {"b-pendek", "d-pendek"}}));
    EXPECT_THAT(found.clusters, SizeIs(2));
    EXPECT_EQ(schema_errors(json::parse(render_json(found)), "celah.similarity-1"), "");
    EXPECT_THAT(render_text(found, Language::en), AllOf(HasSubstr("the same file byte for byte"), Not(HasSubstr("No copies"))));
}

TEST(Similar, CopiesAreFoundWhereMostOfTheRoundIsThem) {
    Chance chance(22);
    const SketchedPlan original = plan("x", sketch_of(own_text(chance, 30)));
    for (const bool same_bytes : {true, false}) {   // saved again, a copy has other bytes
        std::vector<SketchedPlan> round;
        for (int i = 0; i < 13; ++i) round.push_back(copy(numbered("salinan-", i), original));
        for (int i = 0; i < 13 && !same_bytes; ++i) round[static_cast<std::size_t>(i)].sha256 = numbered("sha ", i);
        for (int i = 0; i < 11; ++i) round.push_back(plan(numbered("sendiri-", i), sketch_of(own_text(chance, 30))));
        const Similarity found = find_similar(round);
        EXPECT_THAT(found.pairs, SizeIs(13 * 12 / 2)) << same_bytes;
        ASSERT_THAT(found.clusters, SizeIs(1)) << same_bytes;
        EXPECT_EQ(plans_named(found, found.clusters[0], "salinan-"), 13U);
        EXPECT_THAT(found.clusters[0].plans, SizeIs(13));
    }
}

/// Plans with this share of a template's paragraphs; the others are the plan's own.
std::vector<std::string> from_template(const std::vector<std::string>& paragraphs, double kept, Chance& chance) {
    std::vector<std::string> out;
    for (const std::string& one : paragraphs) out.push_back(chance.in(kept) ? one : own_text(chance, 1)[0]);
    return out;
}

TEST(Similar, PlansMadeFromOneTemplateAreOneCluster) {
    struct Round {
        int plans, copies;
    };
    for (const auto [plans, copies] : {Round{20, 8}, Round{40, 20}, Round{30, 30}, Round{200, 120}}) {
        Chance chance(23);
        const auto form = own_text(chance, 40);
        std::vector<SketchedPlan> round;
        for (int i = 0; i < plans; ++i) {
            const bool copied = i < copies;
            round.push_back(plan(numbered(copied ? "salinan-" : "sendiri-", i), sketch_of(copied ? from_template(form, 0.7, chance) : own_text(chance, 40))));
        }
        const Similarity found = find_similar(round);
        ASSERT_THAT(found.clusters, SizeIs(1)) << copies << " of " << plans;
        EXPECT_EQ(plans_named(found, found.clusters[0], "salinan-"), static_cast<std::size_t>(copies)) << plans;
        EXPECT_THAT(found.clusters[0].plans, SizeIs(static_cast<std::size_t>(copies)));
    }
}

TEST(Similar, AFormulaOfTheRoundPairsNobody) {
    for (const int same_text : {0, 15}) {   // copies of one plan do not make the formula theirs
        Chance chance(24);
        const auto formula = own_text(chance, 2);
        const auto with_formula = [&] {
            auto out = own_text(chance, 12);
            out.insert(out.begin(), formula.begin(), formula.end());
            return sketch_of(out);
        };
        const Sketch copied = with_formula();
        std::vector<SketchedPlan> round;
        for (int i = 0; i < 30; ++i) round.push_back(plan(numbered(i < same_text ? "salinan-" : "sendiri-", i), i < same_text ? copied : with_formula()));
        const Similarity found = find_similar(round);
        EXPECT_GT(found.common, 0U);
        EXPECT_THAT(found.pairs, SizeIs(static_cast<std::size_t>(same_text * (same_text - 1) / 2)));
        for (const Cluster& cluster : found.clusters) EXPECT_EQ(plans_named(found, cluster, "sendiri-"), 0U);
    }
}

TEST(Similar, OneInputInTwoRoundsIsNoCopyOfItself) {
    Chance chance(25);
    const SketchedPlan one = plan("a", sketch_of(own_text(chance, 20)));
    SketchedPlan unread = one;
    unread.sketch = {};   // the same bytes, by a machine on which reading failed
    const Similarity found = find_similar({unread, one, plan("b", sketch_of(own_text(chance, 20))), one});
    EXPECT_THAT(found.plans, SizeIs(2));
    EXPECT_THAT(found.pairs, IsEmpty());
    EXPECT_EQ(found.without_sketch, 0U);
}

/// A round: every plan says the regulation's words in an order of its own and has some words of its own; some are copies.
class Similar2000 : public testing::Test {
  protected:
    static constexpr std::size_t plans = 2000, copied = 20;

    static std::vector<std::string> text(Chance& chance) {
        std::vector<std::string> out = own_text(chance, 12 + chance.below(12));
        for (int i = 0; i < 60; ++i) out.push_back(regulation_sentences()[chance.below(regulation_sentences().size())]);
        for (int i = 0; i < 6; ++i) out.push_back(regulation_passage(chance));
        for (std::size_t i = out.size() - 1; i > 0; --i) std::swap(out[i], out[chance.below(i + 1)]);
        out.insert(out.begin(), formula);
        return out;
    }

    static std::string path(std::size_t number) { return "unit-" + std::to_string(10000 + number) + ".pdf"; }

    static inline const std::string formula =
        "Puji syukur kami panjatkan ke hadirat Tuhan bahwa naskah ini selesai tepat pada waktunya berkat kerja seluruh pegawai dan arahan para "
        "pembina wilayah yang selalu hadir di tengah kesibukan mereka sehari hari di kantor pusat maupun cabang kami di seluruh penjuru negeri";
};

TEST_F(Similar2000, OnlyTheCopiesAreFound) {
    Chance chance(7);
    std::vector<SketchedPlan> round;
    std::set<std::pair<std::string, std::string>> expected;
    for (std::size_t number = 0; number + copied < plans; ++number) {
        const auto original = text(chance);
        round.push_back(plan(path(number), sketch_of(original)));
        if (number >= copied) continue;
        const std::string copy = path(plans - copied + number);
        round.push_back(plan(copy, sketch_of(with_words_changed(original, 0.4, chance))));
        expected.insert({path(number), copy});
    }
    ASSERT_THAT(round, SizeIs(plans));
    const auto begin = std::chrono::steady_clock::now();
    const Similarity found = find_similar(round);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    EXPECT_EQ(paths(found), expected);
    EXPECT_GT(found.common, 0U) << "the formula of all plans";
    EXPECT_THAT(found.clusters, SizeIs(copied));
    std::cout << plans << " plans compared in " << taken.count() << " s\n";

    std::shuffle(round.begin(), round.end(), std::mt19937(8));
    EXPECT_EQ(render_json(find_similar(round)), render_json(found));
}

TEST_F(Similar2000, HalfOfThemFromOneTemplate) {
    Chance chance(26);
    const auto form = own_text(chance, 20);
    std::vector<SketchedPlan> round;
    for (std::size_t number = 0; number < plans; ++number) {
        auto words = number < plans / 2 ? from_template(form, 0.7, chance) : text(chance);
        words.insert(words.begin(), formula);
        round.push_back(plan(path(number), sketch_of(words)));
    }
    for (std::size_t number = 0; number < 300; ++number) round.push_back(copy("berkas-" + path(number), round.back()));
    const auto begin = std::chrono::steady_clock::now();
    const Similarity found = find_similar(round);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    ASSERT_THAT(found.clusters, SizeIs(2));
    EXPECT_THAT(found.clusters[0].plans, SizeIs(plans / 2));
    EXPECT_THAT(found.clusters[1].plans, SizeIs(301));
    EXPECT_LT(found.pairs.size(), 10 * round.size()) << "not every one with every other";
    EXPECT_GT(found.large_groups, 0U);
    EXPECT_THAT(render_text(found, Language::en), HasSubstr("with the first five"));
    std::cout << round.size() << " plans compared in " << taken.count() << " s, " << found.pairs.size() << " pairs\n";
}

/// The corpus: plans of different units that were written apart.
class SimilarCorpus : public testing::Test {
  protected:
    static const std::map<std::string, Document>& documents() {
        static const std::map<std::string, Document> all = [] {
            std::map<std::string, Document> out;
            for (const auto& entry : fs::directory_iterator(CELAH_SOURCE_DIR "/corpus"))
                if (entry.path().extension() == ".pdf") out.emplace(entry.path().stem().string(), extract(content(entry.path())).value());
            return out;
        }();
        return all;
    }

    static Sketch sketch_of(const Document& document) { return sketch(document, structure(document, normalize(document)), packs()); }

    /// A share of the words changed, each by itself or line by line.
    static Document changed(Document document, double part, bool by_line, Chance& chance) {
        for (Page& page : document.pages) {
            double line = -1;
            bool change = false;
            for (Word& word : page.words) {
                if (!by_line || std::abs(word.box.y0 - line) > 3) change = chance.in(part);
                line = word.box.y0;
                if (change) word.text = chance.word();
            }
        }
        return document;
    }
};

TEST_F(SimilarCorpus, DifferentPlansAreNotAlike) {
    std::vector<SketchedPlan> plans;
    for (const auto& [name, document] : documents()) plans.push_back(plan(name, sketch_of(document)));
    ASSERT_GE(plans.size(), 10U);
    EXPECT_THAT(paths(find_similar(plans)), IsEmpty());
}

TEST_F(SimilarCorpus, CopiesWithFourTenthsChangedAreFound) {
#ifndef CELAH_POPPLER_CORE
    GTEST_SKIP() << "needs the reader on Poppler's core: without tables, columns run into each other, and fewer runs are a plan's own";
#endif
    Chance chance(9);
    for (const bool by_line : {true, false}) {
        std::set<std::string> missed;
        for (const auto& [name, document] : documents()) {
            const Sketch original = sketch_of(document);
            // Of runs of four words, one in eight stays when four words in ten are changed here and there: little of a short plan.
            if (!by_line && original.runs < 400) continue;
            const Similarity found = find_similar({plan(name, original), plan("salinan", sketch_of(changed(document, 0.4, by_line, chance)))});
            if (found.pairs.empty()) missed.insert(name);
        }
        EXPECT_THAT(missed, IsEmpty()) << (by_line ? "lines" : "words");
    }
}

TEST(SimilarShared, RenderingsOfOnePlanAreCopiesAndPlansAreNot) {
    const fs::path shared = fs::path(CELAH_SOURCE_DIR) / "../shared/plans";
    if (!fs::exists(shared)) GTEST_SKIP() << "no real plans beside the project (../shared/plans)";
    std::vector<SketchedPlan> plans;
    for (const char* name : {"000-word", "000-justified", "000-mixed", "002-word", "002-justified", "003-word", "003-justified", "003-mixed", "201-table"}) {
        const auto document = extract(content(shared / (std::string(name) + ".pdf"))).value();
        plans.push_back(plan(name, sketch(document, structure(document, normalize(document)), packs())));
    }
    // Without OCR a mixed one is half a plan; half of 002's own words, 40 runs of them, are too few to tell anything.
    std::set<std::pair<std::string, std::string>> expected{{"002-justified", "002-word"}};
    for (const std::string id : {"000", "003"}) {
        expected.insert({id + "-justified", id + "-mixed"});
        expected.insert({id + "-justified", id + "-word"});
        expected.insert({id + "-mixed", id + "-word"});
    }
    const Similarity found = find_similar(plans);
    EXPECT_EQ(paths(found), expected);
    for (const SimilarPair& pair : found.pairs) EXPECT_GT(pair.share(), 0.9) << found.plans[pair.left].path << ' ' << found.plans[pair.right].path;
}

TEST(SimilarOutput, FollowsItsSchemaAndSaysWhatWasFound) {
    Chance chance(10);
    const auto text = own_text(chance, 30);
    SketchedPlan odd = plan("salinan\n\x1b[31m.pdf", sketch_of(text));
    odd.agency = "Dinas Contoh";
    const Similarity found = find_similar({plan("asli.pdf", sketch_of(text)), odd, plan("kosong.pdf", {})});
    const json written = json::parse(render_json(found));
    EXPECT_EQ(schema_errors(written, "celah.similarity-1"), "");
    EXPECT_EQ(written.at("without_sketch"), 1);
    const std::string id = render_text(found), en = render_text(found, Language::en);
    EXPECT_THAT(id, HasSubstr("3 rencana dibandingkan, 1 pasangan, 1 kelompok"));
    EXPECT_THAT(en, HasSubstr("3 plans compared, 1 pairs, 1 clusters"));
    EXPECT_THAT(id, HasSubstr("100% asli.pdf"));
    EXPECT_THAT(id, HasSubstr("(Dinas Contoh)"));
    EXPECT_THAT(id, Not(HasSubstr("\x1b")));
    EXPECT_THAT(render_text(find_similar({})), HasSubstr("Tidak ada salinan"));
}

}  // namespace
}  // namespace celah::test
