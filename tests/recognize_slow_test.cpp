// Scans of real plans against what assessors found in them, where they are at hand (see shared_test.cpp).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "celah/extract.hpp"
#include "celah/scan.hpp"
#include "invariant.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;

const fs::path plans = CELAH_SOURCE_DIR "/../shared/plans";

class RecognizeShared : public testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
#ifndef CELAH_POPPLER_CORE
        GTEST_SKIP() << "built without Poppler's core";
#endif
        if (!fs::exists(plans)) GTEST_SKIP() << "no plans with labels at " << plans;
        if (!prepare_recognition({})) GTEST_SKIP() << "no OCR model is installed";
    }
};

Report read(const fs::path& pdf) { return scan(read_bytes(pdf), pdf.filename().string(), shipped_rules(rules_52)); }

int gaps(const Verdicts& verdicts) {
    return static_cast<int>(std::count_if(verdicts.begin(), verdicts.end(), [](const auto& one) { return one.second == "missing"; }));
}

TEST_P(RecognizeShared, ScansAreJudgedLikeText) {
    const std::string id = GetParam();
    const Verdicts text = verdicts(read(plans / (id + "-word.pdf")));
    for (const std::string rendering : {"-scan", "-mixed"}) {
        const fs::path pdf = plans / (id + rendering + ".pdf");
        const Report report = read(pdf);
        Comparison result;
        compare(pdf.stem().string(), read_truth(plans / "labels" / (id + ".json")), report, result);
        const std::string differences = lines(result.differences);
        for (const auto& [kind, score] : result.by_kind) {
            std::cout << pdf.stem().string() << ' ' << kind << ": " << score.right << " of " << score.all << " right\n";
            EXPECT_GE(score.accuracy(), kind == "item" ? 0.95 : 0.86) << kind << '\n' << differences;
        }
        const Verdicts got = verdicts(report);
        EXPECT_LE(gaps(got), gaps(text) + 3) << pdf;
        EXPECT_EQ(report.document.pages_unreadable, 0) << pdf;
        int items = 0;
        for (const auto& [key, verdict] : text) items += kind_of(key) == "item" && got.at(key) != verdict;
        EXPECT_LE(items, 2) << pdf;
    }
}

INSTANTIATE_TEST_SUITE_P(Plans, RecognizeShared, testing::Values("000", "002", "003"));

TEST_P(RecognizeShared, QuotesStandWhereTheyWereRead) {
    const fs::path pdf = plans / (std::string(GetParam()) + "-mixed.pdf");
    const auto bytes = read_bytes(pdf);
    const auto document = read_document(bytes);
    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(broken_invariants(read(pdf), *document, shipped_rules(rules_52)), "");
}

}  // namespace
}  // namespace celah::test
