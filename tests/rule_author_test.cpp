// What a rule author does without touching C++: add an indicator, a regulation, overrides; and the tools that help.
#include <gmock/gmock.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "celah/scan.hpp"
#include "make_pdf.hpp"
#include "report_schema.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A folder of packs in the making; the shipped ones are the shelf behind it.
class Author : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "celah-author-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }

    void save(const std::string& name, const std::string& text) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }

    tl::expected<RulePack, std::vector<Diagnostic>> load(const std::string& pack) const {
        return load_rules(folder_ / pack, {CELAH_SOURCE_DIR "/rules"});
    }

    RulePack good(const std::string& pack) const {
        auto loaded = load(pack);
        if (loaded) return *std::move(loaded);
        for (const Diagnostic& diagnostic : loaded.error()) ADD_FAILURE() << to_string(diagnostic);
        return {};
    }

    std::vector<std::string> mistakes(const std::string& pack) const {
        std::vector<std::string> out;
        const auto loaded = load(pack);
        if (loaded) return out;
        for (Diagnostic diagnostic : loaded.error()) {
            diagnostic.file = fs::path(diagnostic.file).filename().string();
            diagnostic.source.clear();
            out.push_back(to_string(diagnostic));
        }
        return out;
    }

    static const Requirement* requirement(const RulePack& pack, const std::string& id) {
        for (const Area& area : pack.areas) {
            for (const Requirement& target : area.targets)
                if (target.id == id) return &target;
            for (const Indicator& indicator : area.indicators)
                for (const Requirement& item : indicator.items)
                    if (item.id == id) return &item;
        }
        return nullptr;
    }

    fs::path folder_;
};

const char* const small_pack =
    "id = \"perbup-7-2030\"\ntitle = \"Peraturan Bupati Nomor 7 Tahun 2030\"\nversion = \"1\"\nregulation = \"Perbup 7/2030\"\n"
    "leverage_weight_percent = 10\nresult_weight_percent = 90\n";
const char* const small_area = "id = \"1\"\nname = \"Kebun\"\nweight_percent = 10\nheadings = [\"kebun kantor\"]\n";
const char* const small_indicator =
    "id = \"1.a\"\nname = \"Penyiraman\"\narticle = \"Pasal 3\"\nheadings = [\"penyiraman\"]\nsubject = [\"tanaman\"]\n\n"
    "[evidence]\nexpected = [\"Jadwal siram\"]\n\n[[item]]\nid = \"1.a.1\"\ntext = \"Tanaman disiram\"\npresent = [\"~siram tanaman\"]\n"
    "passes = [\"Tanaman disiram tiap pagi\"]\nfails = [\"Tanaman dipangkas\"]\n";

TEST_F(Author, ANewRegulationIsANewFolder) {
    save("perbup-7-2030/pack.toml", small_pack);
    save("perbup-7-2030/area-1.toml", small_area);
    save("perbup-7-2030/1.a-siram.toml", small_indicator);
    const RulePack pack = good("perbup-7-2030");
    EXPECT_THAT(test_rules(pack), IsEmpty());
    PdfMaker pdf;
    pdf.page(show(72, 780, "RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS") + show(72, 740, "A. Kebun Kantor") + show(72, 720, "1. Penyiraman") +
             show(72, 700, "Petugas menyiram semua tanaman setiap Senin."));
    const Report report = scan(pdf.str(), "kebun.pdf", pack);
    ASSERT_EQ(report.areas.size(), 1U);
    EXPECT_EQ(report.areas[0].indicators[0].items[0].verdict.status, Status::present);
    EXPECT_DOUBLE_EQ(report.summary.coverage_percent, 100);
    EXPECT_EQ(schema_errors(nlohmann::json::parse(render_json(report))), "");
}

TEST_F(Author, ANewIndicatorIsANewFile) {
    save("kita/pack.toml", "id = \"kita\"\ntitle = \"90/2021 dan tambahan\"\nversion = \"1\"\nextends = \"permenpanrb-90-2021\"\n");
    std::string file = small_indicator;
    file.replace(file.find("1.a\""), 4, "1.P.z\"");
    file.replace(file.find("1.a.1"), 5, "1.P.z.a");
    save("kita/1.P.z-siram.toml", file);
    const RulePack pack = good("kita");
    const RulePack& shipped = shipped_rules(rules_90);
    ASSERT_EQ(pack.areas.size(), shipped.areas.size());
    EXPECT_EQ(pack.areas[0].indicators.size(), shipped.areas[0].indicators.size() + 1);
    EXPECT_EQ(pack.areas[5].indicators.size(), shipped.areas[5].indicators.size());
    ASSERT_NE(requirement(pack, "1.P.z.a"), nullptr);
    EXPECT_EQ(pack.regulation.number, 90) << "what it does not say is the extended pack's";
    EXPECT_EQ(pack.minima.size(), shipped.minima.size());
    EXPECT_EQ(requirement(pack, "1.P.i.a")->digest, requirement(shipped, "1.P.i.a")->digest);
    EXPECT_THAT(test_rules(pack), IsEmpty());
}

TEST_F(Author, AFileWithTheSameIdStandsInPlaceOfTheShippedOne) {
    save("kita/pack.toml", "id = \"kita\"\ntitle = \"52/2014, tim menurut kita\"\nversion = \"1\"\nextends = \"permenpanrb-52-2014\"\n");
    save("kita/tim.toml",
         "id = \"1.a\"\nname = \"Tim\"\narticle = \"SE 1\"\nheadings = [\"regu\"]\nsubject = [\"regu\"]\n[[item]]\nid = \"1.a.1\"\ntext = \"Regu dibentuk\"\n"
         "present = [\"~bentuk regu\"]\npasses = [\"Regu dibentuk\"]\n");
    const RulePack pack = good("kita");
    ASSERT_NE(requirement(pack, "1.a.1"), nullptr);
    EXPECT_EQ(requirement(pack, "1.a.1")->text, "Regu dibentuk");
    EXPECT_EQ(requirement(pack, "1.a.2"), nullptr);
    EXPECT_NE(requirement(pack, "1.b.1"), nullptr);
}

TEST_F(Author, AQuestionThatStaysIsWrittenOnce) {
    save("lama-1/pack.toml", "id = \"lama-1\"\ntitle = \"Lama\"\nversion = \"1\"\nleverage_weight_percent = 10\nresult_weight_percent = 90\nnumber = 1\nyear = 2020\n");
    save("lama-1/area-1.toml", small_area);
    save("lama-1/1.a.toml", std::string(small_indicator) + "[vocabulary]\nair = [\"air\", \"sumur\"]\n");
    save("baru-2/pack.toml", "id = \"baru-2\"\ntitle = \"Baru\"\nversion = \"1\"\nfollows = \"lama-1\"\nleverage_weight_percent = 10\nresult_weight_percent = 90\n");
    save("baru-2/area-1.toml", "id = \"1\"\nname = \"Kebun dan Air\"\nweight_percent = 10\nfollows = \"1\"\n");
    save("baru-2/1.P.i.toml",
         "id = \"1.P.i\"\nname = \"Penyiraman\"\narticle = \"Pasal 9\"\nkind = \"pemenuhan\"\nweight = 10\nfollows = \"1.a\"\n"
         "[[item]]\nid = \"1.P.i.a\"\ntext = \"Tanaman disiram\"\nfollows = \"1.a.1\"\npasses = [\"Penyiraman tanaman\"]\n"
         "[[item]]\nid = \"1.P.i.b\"\ntext = \"Air tersedia\"\npresent = [\"~sedia {air}\"]\npasses = [\"Tersedia sumur\"]\n"
         "[[item]]\nid = \"1.P.i.c\"\ntext = \"Disiram dengan air\"\nfollows = \"1.a.1\"\nignore = [\"tanaman hias\"]\n");
    const RulePack old_pack = good("lama-1"), pack = good("baru-2");
    ASSERT_NE(requirement(pack, "1.P.i.a"), nullptr);
    const Requirement& same = *requirement(pack, "1.P.i.a");
    EXPECT_THAT(same.passes, ElementsAre("Tanaman disiram tiap pagi", "Penyiraman tanaman"));
    EXPECT_EQ(same.digest, requirement(old_pack, "1.a.1")->digest) << "the same question";
    EXPECT_NE(requirement(pack, "1.P.i.c")->digest, same.digest) << "it ignores something";
    EXPECT_EQ(pack.areas[0].headings.size(), 1U);
    EXPECT_EQ(pack.areas[0].indicators[0].headings.size(), 1U);
    EXPECT_THAT(pack.areas[0].indicators[0].expected_evidence, ElementsAre("Jadwal siram"));
    EXPECT_EQ(pack.areas[0].indicators[0].kind, IndicatorKind::pemenuhan);
    ASSERT_EQ(pack.before.size(), 1U);
    EXPECT_EQ(pack.before[0].year, 2020);
    EXPECT_THAT(test_rules(pack), IsEmpty());
}

TEST_F(Author, MistakesOfTheNewKeysAreSaidToo) {
    save("lama-1/pack.toml", small_pack);
    save("baru-2/pack.toml", "id = \"baru-2\"\ntitle = \"Baru\"\nversion = \"1\"\nfollows = \"tiada-9\"\nleverage_weight_percent = 10\nresult_weight_percent = 90\nyear = 20.5\n");
    EXPECT_THAT(mistakes("baru-2"), Contains(HasSubstr("pack.toml:4:11: error: no pack is called \"tiada-9\"")));
    save("baru-2/pack.toml", "id = \"baru-2\"\ntitle = \"Baru\"\nversion = \"1\"\nleverage_weight_percent = 11\nresult_weight_percent = 89\nyear = 20.5\n");
    save("baru-2/area-1.toml", std::string(small_area) + "follows = \"1\"\n");
    save("baru-2/1.a.toml", std::string("kind = \"hasil\"\nweight = 4\n") + small_indicator);
    EXPECT_THAT(mistakes("baru-2"),
                testing::UnorderedElementsAre("pack.toml:6:8: error: \"year\" is a whole number up to 9999",
                                              "area-1.toml:5:11: error: pack.toml does not say which pack this one follows: follows = \"…\"",
                                              "1.a.toml:1:8: error: \"kind\" is \"pemenuhan\" or \"reform\""));
    save("baru-2/pack.toml", "id = \"baru-2\"\ntitle = \"Baru\"\nversion = \"1\"\nleverage_weight_percent = 11\nresult_weight_percent = 89\n");
    save("baru-2/area-1.toml", small_area);
    save("baru-2/1.a.toml", std::string("weight = 4\n") + small_indicator);
    EXPECT_THAT(mistakes("baru-2"), testing::UnorderedElementsAre(
                                        "area-1.toml: error: the indicators of area 1 weigh 4.00 together, but its weight_percent is 10.00",
                                        "pack.toml: error: the areas weigh 10.00 together, but leverage_weight_percent is 11.00"));
    save("baru-2/regulation.runs", "Pasal 1\n");
    EXPECT_THAT(mistakes("baru-2"), Contains(HasSubstr("regulation.runs: error: is no list of runs")));
    save("melingkar/pack.toml", "id = \"melingkar\"\ntitle = \"A\"\nversion = \"1\"\nextends = \"melingkar\"\n");
    EXPECT_THAT(mistakes("melingkar"), Contains(HasSubstr("follow or extend each other in a circle")));
}

TEST_F(Author, WhatCannotBeARuleFileIsRefusedWithItsPlace) {
    save("p/pack.toml", small_pack);
    save("p/area-1.toml", small_area);
    save("p/1.a.toml", std::string(std::size_t{10} << 20, '#'));
    EXPECT_THAT(mistakes("p"), ElementsAre("1.a.toml: error: is larger than 1 MiB: no rule file is"));
    save("p/1.a.toml", "");
    EXPECT_THAT(mistakes("p"), Contains(HasSubstr("1.a.toml")));
    save("p/1.a.toml", "id = \"\xff\"\n");
    EXPECT_THAT(mistakes("p"), Contains(HasSubstr("1.a.toml:1:")));
    save("p/1.a.toml", std::string(small_indicator) + "[vocabulary]\nsatu = [\"{dua}\"]\ndua = [\"{satu}\"]\n[[item]]\nid = \"1.a.2\"\ntext = \"x\"\npresent = [\"{satu}\"]\npasses = [\"x\"]\n");
    EXPECT_THAT(mistakes("p"), Contains(HasSubstr("asks for itself")));
    fs::remove(folder_ / "p/1.a.toml");
    fs::create_directory(folder_ / "p/1.a.toml");
    EXPECT_THAT(mistakes("p"), Not(IsEmpty()));
}

TEST_F(Author, RulesThatCouldNeverMatchAreRefused) {
    save("p/pack.toml", small_pack);
    save("p/area-1.toml", small_area);
    const std::string head = "id = \"1.a\"\nname = \"x\"\narticle = \"y\"\nheadings = [\"x\"]\nsubject = [\"x\"]\n";
    save("p/1.a.toml", head);
    EXPECT_THAT(mistakes("p"), Contains(HasSubstr("asks for nothing")));
    save("p/1.a.toml", head + "[[item]]\nid = \"1.a.1\"\ntext = \"x\"\npresent = []\npasses = [\"x\"]\n");
    EXPECT_THAT(mistakes("p"), Contains(HasSubstr("no phrase in \"present\"")));
    save("p/1.a.toml", head + "[[item]]\nid = \"1.a.1\"\ntext = \"x\"\npresent = [\"x\"]\nparts = [[\"a\"], []]\npasses = [\"x\"]\n");
    EXPECT_THAT(mistakes("p"), Contains(HasSubstr("a part is a list of phrases with at least one")));
    save("p/1.a.toml", "weight = nan\n" + head + "[[item]]\nid = \"1.a.1\"\ntext = \"x\"\npresent = [\"x\"]\npasses = [\"x\"]\n");
    EXPECT_THAT(mistakes("p"), Contains(HasSubstr("is a number from 0 to 100")));
}

TEST_F(Author, ALongChainOfVocabularyIsAMistakeNoCrash) {
    save("p/pack.toml", small_pack);
    save("p/area-1.toml", small_area);
    save("p/1.a.toml", small_indicator);
    std::string chain = "[rantai]\n";
    for (int i = 0; i < 30000; ++i) chain += "a" + std::to_string(i) + " = [\"{a" + std::to_string(i + 1) + "}\"]\n";
    save("p/vocabulary/rantai.toml", chain + "a30000 = [\"x\"]\n");
    std::string file = small_indicator;
    file.replace(file.find("~siram tanaman"), 14, "{a0} tanaman");
    save("p/1.a.toml", file);
    EXPECT_THAT(mistakes("p"), Contains(HasSubstr("more than 64 deep")));
}

TEST_F(Author, AnExtendingPackMayNameARegulationOfItsOwn) {
    save("kita/pack.toml", "id = \"kita\"\ntitle = \"K\"\nversion = \"1\"\nextends = \"permenpanrb-90-2021\"\nregulation = \"Pedoman Kami\"\n");
    const RulePack pack = good("kita");
    EXPECT_EQ(pack.regulation.name, "Pedoman Kami");
    EXPECT_EQ(pack.regulation.number, 90);
    EXPECT_EQ(pack.extends, "permenpanrb-90-2021");
}

// --- trying -----------------------------------------------------------------------------------------------------------

TEST_F(Author, TryTellsWhatASentenceSatisfiesAndWhatTheNearestLacks) {
    save("p/pack.toml", small_pack);
    save("p/area-1.toml", small_area);
    save("p/1.a.toml", std::string(small_indicator) +
                           "[[item]]\nid = \"1.a.2\"\ntext = \"Tanaman dipupuk\"\npresent = [\"~pupuk tanaman > kompos !kimia\"]\npartial = [\"~pupuk tanaman\"]\npasses = [\"Tanaman dipupuk dengan kompos\"]\n");
    const RulePack pack = good("p");
    const auto outcomes = [&](const std::string& sentence) {
        std::vector<std::string> out;
        for (const Trial& trial : try_sentence(pack, sentence, Language::en))
            out.push_back(trial.requirement->id + (trial.outcome == Trial::Outcome::present ? " present" : trial.outcome == Trial::Outcome::partial ? " partial" : " nearest: " + trial.obstacle));
        return out;
    };
    EXPECT_THAT(outcomes("Petugas menyiram tanaman"), ElementsAre("1.a.1 present", "1.a.2 nearest: lacks ~pupuk"));
    EXPECT_THAT(outcomes("Pemupukan tanaman"), ElementsAre("1.a.2 partial", "1.a.1 nearest: lacks ~siram"));
    EXPECT_THAT(outcomes("Tanaman belum disiram"), Contains("1.a.1 nearest: a negation governs it"));
    EXPECT_THAT(outcomes("Rapat"), IsEmpty());
}

TEST_F(Author, PhrasesThatNoExampleReachesAreNamed) {
    save("p/pack.toml", small_pack);
    save("p/area-1.toml", small_area);
    std::string file = small_indicator;
    file.replace(file.find("[\"~siram tanaman\"]"), 18, "[\"~siram tanaman\", \"~basah > rumput\"]");
    save("p/1.a.toml", file);
    const auto untried = untried_phrases(good("p"));
    ASSERT_EQ(untried.size(), 1U);
    EXPECT_EQ(untried[0].file, "1.a.1");
    EXPECT_THAT(untried[0].message, HasSubstr("~basah > rumput"));
}

// --- the published schema and the guide -------------------------------------------------------------------------------

TEST(RuleSchema, HoldsForAllShippedFiles) {
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(CELAH_SOURCE_DIR "/rules")) {
        if (entry.path().extension() != ".toml") continue;
        std::ostringstream out;
        out << toml::json_formatter(toml::parse_file(entry.path().string()));
        EXPECT_EQ(schema_errors(nlohmann::json::parse(out.str()), "celah.rules-1"), "") << entry.path();
        ++files;
    }
    EXPECT_GT(files, 70);
}

TEST(RuleSchema, RefusesWhatTheLoaderRefuses) {
    for (const char* wrong : {R"({"id": "1.a", "name": "x", "article": "y", "item": [{"id": "1.a.1", "text": "z"}]})",
                              R"({"id": "1.a", "name": "x", "article": "y", "item": [{"id": "1.a.1", "text": "z", "present": ["a"], "passes": ["a"], "bobot": 3}]})",
                              R"({"id": "1.a", "name": "x", "article": "y", "kind": "hasil", "item": [{"id": "1.a.1", "text": "z", "follows": "1"}]})",
                              R"({"id": "1", "name": "x"})"})
        EXPECT_NE(schema_errors(nlohmann::json::parse(wrong), "celah.rules-1"), "") << wrong;
}

struct GuideBlock {
    std::string language, before, text;   ///< the line before the block names a file
};

std::vector<GuideBlock> blocks_of(const fs::path& guide) {
    std::vector<GuideBlock> out;
    std::ifstream in(guide);
    std::string line, before;
    bool inside = false;
    while (std::getline(in, line)) {
        if (line.starts_with("```")) {
            if (!inside) out.push_back({line.substr(3), before, ""});
            inside = !inside;
        } else if (inside) {
            out.back().text += line + '\n';
        } else if (!line.empty()) {
            before = line;
        }
    }
    return out;
}

/// docs/menambah-aturan.md does what it says: its files are saved, its commands are run, their output is as shown.
TEST_F(Author, TheGuidesExampleWorks) {
    int commands = 0;
    for (const GuideBlock& block : blocks_of(CELAH_SOURCE_DIR "/docs/menambah-aturan.md")) {
        if (block.language == "toml") save(block.before.substr(1, block.before.size() - 2), block.text);
        if (block.language != "console") continue;
        std::istringstream lines(block.text);
        std::string line, script, shown;
        while (std::getline(lines, line)) {
            if (line.starts_with("$ celah ")) {
                script += "\"" CELAH_PROGRAM "\" " + line.substr(8) + "\n";
                ++commands;
            } else {
                shown += line + '\n';
            }
        }
        save("script", "cd '" + folder_.string() + "'\n" + script);
        const std::string run = "sh '" + (folder_ / "script").string() + "' >'" + (folder_ / "out").string() + "' 2>&1";
        (void)!std::system(run.c_str());   // "try" ends with 1 where a sentence satisfies nothing
        EXPECT_EQ(read_bytes(folder_ / "out"), shown);
    }
    EXPECT_GE(commands, 3);
}

}  // namespace
}  // namespace celah::test
