// The shipped rules: they load, every example does as it says, and nothing of the regulation is left out.
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <map>
#include <set>

#include "celah/normalize.hpp"
#include "match/titles.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;

const std::vector<Diagnostic>& wrong_examples(const std::string& rules) {
    static std::map<std::string, std::vector<Diagnostic>> known;
    const auto [it, fresh] = known.try_emplace(rules);
    if (fresh) it->second = test_rules(shipped_rules(rules));
    return it->second;
}

/// The examples of some requirements; a test of its own for every indicator and every area's targets.
class Examples : public testing::Test {
  public:
    Examples(std::string rules, std::vector<const Requirement*> requirements) : rules_(std::move(rules)), requirements_(std::move(requirements)) {}

    void TestBody() override {
        ASSERT_FALSE(requirements_.empty());
        const std::vector<Diagnostic>& wrong = wrong_examples(rules_);
        for (const Requirement* requirement : requirements_) {
            for (const Diagnostic& diagnostic : wrong)
                if (diagnostic.file == requirement->id) ADD_FAILURE() << to_string(diagnostic);
            EXPECT_GE(requirement->passes.size(), 5U) << requirement->id << " has too few examples that pass";
            EXPECT_GE(requirement->fails.size(), 3U) << requirement->id << " has too few examples that fail";
        }
    }

  private:
    std::string rules_;
    std::vector<const Requirement*> requirements_;
};

void add_examples(const std::string& rules, std::string name, const std::vector<Requirement>& requirements) {
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    std::vector<const Requirement*> all;
    for (const Requirement& requirement : requirements) all.push_back(&requirement);
    testing::RegisterTest("RuleExamples", (rules + "/" + name).c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [rules, all]() -> testing::Test* { return new Examples(rules, all); });
}

const char* const packs[] = {rules_52, rules_90};

const bool examples_added = [] {
    for (const char* id : packs) {
        if (!load_rules(std::string(CELAH_SOURCE_DIR "/rules/") + id)) return false;   // RuleFiles.Load says why
        for (const Area& area : shipped_rules(id).areas) {
            add_examples(id, "targets_" + area.id, area.targets);
            for (const Indicator& indicator : area.indicators) add_examples(id, indicator.id, indicator.items);
        }
    }
    return true;
}();

TEST(RuleFiles, Load) {
    for (const char* id : packs) {
        const auto loaded = load_rules(std::string(CELAH_SOURCE_DIR "/rules/") + id);
        if (!loaded)
            for (const Diagnostic& diagnostic : loaded.error()) ADD_FAILURE() << to_string(diagnostic);
    }
    EXPECT_TRUE(examples_added);
}

struct Size {
    const char* id;
    std::size_t indicators, items, targets;
};

TEST(RuleFiles, HoldAllOfTheRegulation) {
    for (const Size& size : {Size{rules_52, 23, 73, 20}, Size{rules_90, 42, 110, 19}}) {
        const RulePack& pack = shipped_rules(size.id);
        std::size_t indicators = 0, items = 0, targets = 0;
        double areas = 0, weights = 0;
        for (const Area& area : pack.areas) {
            areas += area.weight_percent;
            indicators += area.indicators.size();
            targets += area.targets.size();
            for (const Indicator& indicator : area.indicators) {
                items += indicator.items.size();
                weights += indicator.weight;
            }
        }
        EXPECT_EQ(pack.areas.size(), 6U) << size.id;
        EXPECT_EQ(indicators, size.indicators) << size.id;
        EXPECT_EQ(items, size.items) << size.id;
        EXPECT_EQ(targets, size.targets) << size.id;
        EXPECT_NEAR(areas, 60, 1e-9) << size.id;
        EXPECT_NEAR(weights, 60, 1e-9) << size.id;
    }
}

/// Half of the weight of every area is for what must be there, half for what must have come of it.
TEST(RuleFiles, PemenuhanAndReformWeighTheSame) {
    for (const Area& area : shipped_rules(rules_90).areas) {
        double pemenuhan = 0, reform = 0;
        for (const Indicator& indicator : area.indicators) {
            EXPECT_NE(indicator.kind, IndicatorKind::none) << indicator.id;
            (indicator.kind == IndicatorKind::reform ? reform : pemenuhan) += indicator.weight;
        }
        EXPECT_NEAR(pemenuhan, area.weight_percent / 2, 1e-9) << area.id;
        EXPECT_NEAR(reform, area.weight_percent / 2, 1e-9) << area.id;
    }
}

/// Plans that take the regulation's own titles must at least be understood.
TEST(RuleFiles, OfficialTitlesNameTheirIndicator) {
    for (const char* id : packs) {
        const RulePack& pack = shipped_rules(id);
        Words words(*pack.patterns);
        for (std::size_t a = 0; a < pack.areas.size(); ++a)
            for (std::size_t i = 0; i < pack.areas[a].indicators.size(); ++i) {
                const Indicator& indicator = pack.areas[a].indicators[i];
                const std::string text = "iii " + normalize_text(indicator.name);   // as in a cell: "iii. Keterbukaan Informasi Publik"
                const auto title = indicator_title(Sentence(text, words), pack, {static_cast<int>(a), indicator.kind});
                ASSERT_TRUE(title.has_value()) << indicator.id << ' ' << text;
                EXPECT_EQ(pack.areas[a].indicators[static_cast<std::size_t>(title->indicator)].id, indicator.id) << text;
                EXPECT_GE(title->cover, names_most) << indicator.id << ' ' << text;
            }
    }
}

/// What the reader of a report sees and what placing relies on.
TEST(RuleFiles, AreComplete) {
  for (const char* id : packs)
    for (const Area& area : shipped_rules(id).areas) {
        EXPECT_FALSE(area.article.empty()) << area.id;
        EXPECT_FALSE(area.headings.empty()) << area.id;
        EXPECT_FALSE(area.numbers.empty()) << area.id;
        for (const Indicator& indicator : area.indicators) {
            EXPECT_FALSE(indicator.article.empty()) << indicator.id;
            EXPECT_FALSE(indicator.headings.empty()) << indicator.id;
            EXPECT_FALSE(indicator.subject.empty()) << indicator.id;
            EXPECT_FALSE(indicator.expected_evidence.empty()) << indicator.id;
            for (const Requirement& item : indicator.items) EXPECT_EQ(item.id.rfind(indicator.id + ".", 0), 0U) << item.id;
        }
    }
}

/// An example that stands both under passes and under fails says nothing.
TEST(RuleFiles, ExamplesDoNotContradictEachOther) {
    const auto check = [](const Requirement& requirement) {
        const std::set<std::string> passes(requirement.passes.begin(), requirement.passes.end());
        EXPECT_EQ(passes.size(), requirement.passes.size()) << requirement.id << " repeats an example";
        for (const std::string& example : requirement.fails) EXPECT_FALSE(passes.count(example)) << requirement.id << ": " << example;
    };
    for (const char* id : packs)
      for (const Area& area : shipped_rules(id).areas) {
        for (const Requirement& target : area.targets) check(target);
        for (const Indicator& indicator : area.indicators)
            for (const Requirement& item : indicator.items) check(item);
    }
}

/// Ids and weights by hand from the regulation, where that checklist is at hand.
TEST(RuleFiles, HaveTheChecklistsIds) {
    for (const char* id : packs) {
        const fs::path checklist = std::string(CELAH_SOURCE_DIR "/../shared/domain/") + id + ".json";
        if (!fs::exists(checklist)) GTEST_SKIP() << "no checklist at " << checklist;
        const auto source = nlohmann::json::parse(read_bytes(checklist));
        std::set<std::string> wanted, got;
        for (const auto& area : source.at("areas")) {
            wanted.insert("area " + area.at("id").get<std::string>() + " " + std::to_string(area.at("weight_percent").get<double>()));
            for (const auto& target : area.at("targets")) wanted.insert("target " + target.at("id").get<std::string>());
            for (const auto& indicator : area.at("indicators")) {
                const std::string weight = indicator.contains("weight") ? " " + std::to_string(indicator.at("weight").get<double>()) : "";
                wanted.insert("indicator " + indicator.at("id").get<std::string>() + weight);
                for (const auto& item : indicator.at("items")) wanted.insert("item " + item.at("id").get<std::string>() + item.value("answer", ""));
            }
        }
        for (const Area& area : shipped_rules(id).areas) {
            got.insert("area " + area.id + " " + std::to_string(area.weight_percent));
            for (const Requirement& target : area.targets) got.insert("target " + target.id);
            for (const Indicator& indicator : area.indicators) {
                got.insert("indicator " + indicator.id + (indicator.kind == IndicatorKind::none ? "" : " " + std::to_string(indicator.weight)));
                for (const Requirement& item : indicator.items) got.insert("item " + item.id + item.answer);
            }
        }
        EXPECT_EQ(got, wanted) << id;
    }
}

}  // namespace
}  // namespace celah::test
