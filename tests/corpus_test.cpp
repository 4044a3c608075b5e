// Every plan of corpus/: its report keeps the invariant and the schema, is the one on record, and is true.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "celah/extract.hpp"
#include "celah/scan.hpp"
#include "invariant.hpp"
#include "report_schema.hpp"
#include "rules/words.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Corpus : public testing::TestWithParam<std::string> {
  protected:
    fs::path file(const std::string& ending) const { return corpus / (GetParam() + ending); }
    std::string bytes() const { return read_bytes(file(".pdf")); }
    const RulePack& rules() const { return shipped_rules(read_truth(file(".labels.json")).rules); }
    Report report() const { return scan(bytes(), "corpus/" + GetParam() + ".pdf", rules()); }
};

/// Without Poppler's core there is neither drawing order nor a ruling line: tables stay text, and with them the verdicts
/// on evidence, actions and dates. What then still holds is tested by the schema and by tests/shared_test.
#ifdef CELAH_POPPLER_CORE
constexpr bool reads_tables = true;
#else
constexpr bool reads_tables = false;
#endif

TEST(CorpusFolder, HoldsPlans) { EXPECT_FALSE(corpus_plans().empty()) << "no plan in " << corpus; }

TEST_P(Corpus, KeepsTheInvariant) {
    if (!reads_tables) GTEST_SKIP() << "built without Poppler's core: tables are not read";
    const auto document = extract(bytes());
    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(broken_invariants(report(), *document, rules()), "");
}

TEST_P(Corpus, IsReadBackAsItWasWritten) {
    const std::string written = render_json(report());
    const auto back = read_report(written);
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_EQ(render_json(*back), written);
}

/// A round looks words up before its first document; what is known beforehand must not change a verdict.
TEST_P(Corpus, IsJudgedAlikeWhenItsWordsAreKnown) {
    static const std::vector<RulePack> learned = [] {
        std::vector<RulePack> packs{*load_rules(CELAH_SOURCE_DIR "/rules/" + std::string(rules_52)), *load_rules(CELAH_SOURCE_DIR "/rules/" + std::string(rules_90))};
        learn_words(packs);
        return packs;
    }();
    const auto pack = std::find_if(learned.begin(), learned.end(), [&](const RulePack& one) { return one.id == rules().id; });
    ASSERT_NE(pack, learned.end());
    EXPECT_GT(pack->patterns->learned().texts.size(), 1000U) << "nothing was learned";
    EXPECT_EQ(render_json(scan(bytes(), "corpus/" + GetParam() + ".pdf", *pack)), render_json(report()));
}

TEST_P(Corpus, KeepsTheSchema) { EXPECT_EQ(schema_errors(json::parse(render_json(report()))), ""); }

/// The report without what changes although the plan and the verdicts do not.
json on_record(const Report& report) {
    json out = json::parse(render_json(report));
    out["tool"].erase("version");
    out.erase("sketch");   // says nothing of the plan's verdicts
    out["rules"].erase("digest");   // a comment in a rule file changes it
    const auto forget_rule = [](json& requirements) {
        for (json& one : requirements) one.erase("rule");   // and a word of shared vocabulary this
    };
    for (json& area : out["areas"]) {
        forget_rule(area["targets"]);
        for (json& indicator : area["indicators"]) forget_rule(indicator["items"]);
    }
    return out;
}

/// What changed, for people: path and both values.
std::string changes(const json& before, const json& after) {
    constexpr int enough = 40;
    std::string out;
    int shown = 0;
    for (const json& step : json::diff(before, after)) {
        if (++shown > enough) return out + "…\n";
        const std::string path = step.at("path");
        const json::json_pointer at(path);
        out += path + ": " + (before.contains(at) ? before.at(at).dump() : "nothing") + " -> " +
               (step.contains("value") ? step.at("value").dump() : "nothing") + '\n';
    }
    return out;
}

TEST_P(Corpus, IsAsOnRecord) {
    if (!reads_tables) GTEST_SKIP() << "built without Poppler's core: tables are not read";
    const json got = on_record(report());
    const fs::path path = file(".expected.json");
    if (std::getenv("CELAH_REFRESH_CORPUS")) {
        std::ofstream(path) << got.dump(1) << '\n';
        return;
    }
    ASSERT_TRUE(fs::exists(path)) << "no report on record: make it with tools/refresh-corpus, and read it before you commit it";
    const json recorded = json::parse(read_bytes(path));
    EXPECT_TRUE(recorded == got) << changes(recorded, got) << "If this is right: tools/refresh-corpus";
}

/// Whether a sentence says more than its criterion is a judgement, and 23 of them a plan weigh 4 % each: the plans
/// together must reach 0.95 (below), one plan a little less.
double least_accuracy(const std::string& kind) { return kind == "item" ? 0.97 : kind == "action" ? 0.80 : 0.95; }

TEST_P(Corpus, IsTrue) {
    if (!reads_tables) GTEST_SKIP() << "built without Poppler's core: tables are not read";
    Comparison result;
    compare(GetParam(), read_truth(file(".labels.json")), report(), result);
    const std::string differences = lines(result.differences);
    for (const auto& [kind, score] : result.by_kind)
        EXPECT_GE(score.accuracy(), least_accuracy(kind))
            << kind << ": " << score.right << " of " << score.all << " verdicts are right\n" << differences;
    if (!differences.empty()) std::cout << differences;   // within bounds, but worth knowing
}

TEST(CorpusFolder, IsTrueInTotal) {
    if (!reads_tables) GTEST_SKIP() << "built without Poppler's core: tables are not read";
    Comparison result;
    for (const std::string& plan : corpus_plans()) {
        const Truth truth = read_truth(corpus / (plan + ".labels.json"));
        const Report report = scan(read_bytes(corpus / (plan + ".pdf")), plan, shipped_rules(truth.rules));
        compare(plan, truth, report, result);
    }
    for (const auto& [kind, score] : result.by_kind)
        EXPECT_GE(score.accuracy(), kind == "item" ? 0.97 : 0.95) << kind << '\n' << lines(result.differences);
}

TEST_P(Corpus, KnowsWhoseAndWhen) {
    if (!reads_tables) GTEST_SKIP() << "built without Poppler's core: tables are not read";
    const json truth = json::parse(read_bytes(file(".labels.json")));
    const Report got = report();
    EXPECT_EQ(got.document.year, truth.at("year").get<int>());
    const std::string agency = got.document.agency.value_or("nothing");
    EXPECT_TRUE(same_agency(truth.at("agency"), agency)) << agency << " is not " << truth.at("agency");
}

INSTANTIATE_TEST_SUITE_P(Plans, Corpus, testing::ValuesIn(corpus_plans()), [](const auto& plan) {
    std::string name = plan.param;
    std::replace_if(name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
});

}  // namespace
}  // namespace celah::test
