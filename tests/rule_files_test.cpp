// The shipped rules: they load, every example does as it says, and nothing of the regulation is left out.
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <set>

#include "truth.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;


/// The examples of some requirements; a test of its own for every indicator and every area's targets.
class Examples : public testing::Test {
  public:
    explicit Examples(std::vector<const Requirement*> requirements) : requirements_(std::move(requirements)) {}

    void TestBody() override {
        static const std::vector<Diagnostic> wrong = test_rules(shipped_rules());
        ASSERT_FALSE(requirements_.empty());
        for (const Requirement* requirement : requirements_) {
            for (const Diagnostic& diagnostic : wrong)
                if (diagnostic.file == requirement->id) ADD_FAILURE() << to_string(diagnostic);
            EXPECT_GE(requirement->passes.size(), 5U) << requirement->id << " has too few examples that pass";
            EXPECT_GE(requirement->fails.size(), 3U) << requirement->id << " has too few examples that fail";
        }
    }

  private:
    std::vector<const Requirement*> requirements_;
};

void add_examples(std::string name, const std::vector<Requirement>& requirements) {
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    std::vector<const Requirement*> all;
    for (const Requirement& requirement : requirements) all.push_back(&requirement);
    testing::RegisterTest("RuleExamples", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [all]() -> testing::Test* { return new Examples(all); });
}

const bool examples_added = [] {
    const auto loaded = load_rules(CELAH_SOURCE_DIR "/rules/permenpanrb-52-2014");
    if (!loaded) return false;   // RuleFiles.Load says why
    for (const Area& area : shipped_rules().areas) {
        add_examples("targets_" + area.id, area.targets);
        for (const Indicator& indicator : area.indicators) add_examples(indicator.id, indicator.items);
    }
    return true;
}();

TEST(RuleFiles, Load) {
    const auto loaded = load_rules(CELAH_SOURCE_DIR "/rules/permenpanrb-52-2014");
    if (!loaded)
        for (const Diagnostic& diagnostic : loaded.error()) ADD_FAILURE() << to_string(diagnostic);
    EXPECT_TRUE(examples_added);
}

TEST(RuleFiles, HoldAllOfTheRegulation) {
    std::size_t indicators = 0, items = 0, targets = 0;
    double weights = 0;
    for (const Area& area : shipped_rules().areas) {
        weights += area.weight_percent;
        indicators += area.indicators.size();
        targets += area.targets.size();
        for (const Indicator& indicator : area.indicators) items += indicator.items.size();
    }
    EXPECT_EQ(shipped_rules().areas.size(), 6U);
    EXPECT_EQ(indicators, 23U);
    EXPECT_EQ(items, 73U);
    EXPECT_EQ(targets, 20U);
    EXPECT_DOUBLE_EQ(weights, 60);
}

/// What the reader of a report sees and what placing relies on.
TEST(RuleFiles, AreComplete) {
    for (const Area& area : shipped_rules().areas) {
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
    for (const Area& area : shipped_rules().areas) {
        for (const Requirement& target : area.targets) check(target);
        for (const Indicator& indicator : area.indicators)
            for (const Requirement& item : indicator.items) check(item);
    }
}

/// Ids and names by hand from the regulation, where that checklist is at hand.
TEST(RuleFiles, HaveTheChecklistsIds) {
    const fs::path checklist = CELAH_SOURCE_DIR "/../shared/domain/permenpanrb-52-2014.json";
    if (!fs::exists(checklist)) GTEST_SKIP() << "no checklist at " << checklist;
    const auto source = nlohmann::json::parse(read_bytes(checklist));
    std::set<std::string> wanted, got;
    for (const auto& area : source.at("areas")) {
        wanted.insert("area " + area.at("id").get<std::string>() + " " + std::to_string(area.at("weight_percent").get<double>()));
        for (const auto& target : area.at("targets")) wanted.insert("target " + target.at("id").get<std::string>());
        for (const auto& indicator : area.at("indicators")) {
            wanted.insert("indicator " + indicator.at("id").get<std::string>());
            for (const auto& item : indicator.at("items")) wanted.insert("item " + item.at("id").get<std::string>());
        }
    }
    for (const Area& area : shipped_rules().areas) {
        got.insert("area " + area.id + " " + std::to_string(area.weight_percent));
        for (const Requirement& target : area.targets) got.insert("target " + target.id);
        for (const Indicator& indicator : area.indicators) {
            got.insert("indicator " + indicator.id);
            for (const Requirement& item : indicator.items) got.insert("item " + item.id);
        }
    }
    EXPECT_EQ(got, wanted);
}

}  // namespace
}  // namespace celah::test
