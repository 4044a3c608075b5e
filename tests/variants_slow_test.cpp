// Every statement of a plan, once taken out and once said in other words.
//
// tools/make-corpus writes a PDF for each variant of the plans in corpus/. Taking a statement out must turn exactly the
// verdicts that rest on it; saying it otherwise must turn none. Two rates a plan; every failure is printed, and appended
// to the file that CELAH_VARIANT_LOG names, if any.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "celah/extract.hpp"
#include "celah/scan.hpp"
#include "invariant.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;

constexpr double removals_exact = 0.97, rewordings_stable = 0.97;   // change them upwards only

/// A line of expect.tsv.
struct Variant {
    fs::path pdf;
    std::string kind, id;
    Verdicts changed;   ///< by key, as in verdicts()
};

/// "1.a.1" -> "item 1.a.1", "1.Ta" -> "target 1.Ta", "1.a:evidence" -> "evidence 1.a".
std::string key_of(const std::string& id) {
    const std::size_t colon = id.find(':');
    if (colon != std::string::npos) return id.substr(colon + 1) + ' ' + id.substr(0, colon);
    return (id.find('T') != std::string::npos ? "target " : "item ") + id;
}

std::vector<Variant> read_variants(const fs::path& folder) {
    std::vector<Variant> out;
    std::ifstream file(folder / "expect.tsv");
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream fields(line);
        Variant variant;
        std::string field;
        std::getline(fields, field, '\t');
        variant.pdf = folder / field;
        std::getline(fields, field, '\t');   // the plan's name
        std::getline(fields, variant.kind, '\t');
        std::getline(fields, variant.id, '\t');
        while (std::getline(fields, field, '\t')) {
            const std::size_t equals = field.find('=');
            variant.changed[key_of(field.substr(0, equals))] = field.substr(equals + 1);
        }
        out.push_back(std::move(variant));
    }
    return out;
}

std::vector<std::string> plans() {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(CELAH_SOURCE_DIR "/corpus"))
        if (entry.path().extension() == ".toml") out.push_back(entry.path().stem().string());
    std::sort(out.begin(), out.end());
    return out;
}

class Variants : public testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "celah-variants-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        const std::string command = CELAH_SOURCE_DIR "/tools/make-corpus --variants '" + name + "' --plan '" + GetParam() + "' >/dev/null";
        ASSERT_EQ(std::system(command.c_str()), 0) << command;
    }
    void TearDown() override { fs::remove_all(folder_); }

    /// What turned although it should not have, or the other way round; empty when the variant does as expected.
    std::string wrong(const Variant& variant, const Report& report, const Verdicts& base, const Truth& truth) const {
        const Verdicts got = verdicts(report);
        const auto quoted = quotes(report);
        std::string out;
        for (const auto& [key, before] : base) {
            const std::string& true_value = truth.verdicts.at(key);
            const auto turn = variant.changed.find(key);
            const std::string after = got.count(key) ? got.at(key) : "absent";
            // What need not turn may only turn from wrong to right.
            const std::string& wanted = turn == variant.changed.end() ? true_value : turn->second;
            if (true_value.find('?') != std::string::npos || agrees(wanted, after)) continue;
            if (turn == variant.changed.end() && after == before) continue;
            const auto quote = quoted.find(key);
            out += "\n    " + key + ": " + before + " -> " + after + ", should be " + wanted +
                   (quote == quoted.end() ? "" : "  (" + quote->second + ")");
        }
        return out;
    }

    fs::path folder_;
};

struct Rate {
    int all = 0, right = 0;
    double value() const { return all ? static_cast<double>(right) / all : 1; }
};

TEST_P(Variants, RemovalTurnsItsVerdictAndRewordingNone) {
    const Truth truth = read_truth(fs::path(CELAH_SOURCE_DIR "/corpus") / (GetParam() + ".labels.json"));
    const std::vector<Variant> variants = read_variants(folder_);
    ASSERT_FALSE(variants.empty());
    ASSERT_EQ(variants.front().kind, "base");
    const Verdicts base = verdicts(scan(read_bytes(variants.front().pdf), "base", shipped_rules()));
    std::map<std::string, Rate> rates;
    std::string failures;
    for (const Variant& variant : variants) {
        const std::string bytes = read_bytes(variant.pdf);
        const Report report = scan(bytes, variant.pdf.filename().string(), shipped_rules());
        const auto document = extract(bytes);
        ASSERT_TRUE(document.has_value()) << variant.pdf;
        EXPECT_EQ(broken_invariants(report, *document, shipped_rules()), "") << variant.pdf;
        const std::string what = wrong(variant, report, base, truth);
        ++rates[variant.kind].all;
        rates[variant.kind].right += what.empty();
        if (!what.empty()) failures += GetParam() + ' ' + variant.pdf.stem().string() + what + '\n';
    }
    std::cout << failures;
    for (const auto& [kind, rate] : rates)
        std::cout << GetParam() << ": " << kind << ' ' << rate.right << " of " << rate.all << " as expected\n";
    if (const char* log = std::getenv("CELAH_VARIANT_LOG")) std::ofstream(log, std::ios::app) << failures;
    EXPECT_GE(rates["without"].value(), removals_exact);
    EXPECT_GE(rates["reword"].value(), rewordings_stable);
}

INSTANTIATE_TEST_SUITE_P(Plans, Variants, testing::ValuesIn(plans()), [](const auto& plan) {
    std::string name = plan.param;
    std::replace_if(name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
});

}  // namespace
}  // namespace celah::test
