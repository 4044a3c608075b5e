// Every statement of a plan, once taken out and once said in other words.
//
// tools/make-corpus writes a PDF for each variant of the plans in corpus/. Taking a statement out must turn exactly the
// verdicts that rest on it; saying it otherwise must turn none. Two rates; every failure is printed, and appended to the
// file that CELAH_VARIANT_LOG names, if any.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
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

/// A folder that is gone at the end.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "celah-variants-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// What turned although it should not have, or the other way round; empty when the variant does as expected.
std::string wrong(const Variant& variant, const Report& report, const Verdicts& base, const Truth& truth) {
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

struct Rate {
    int all = 0, right = 0;
    double value() const { return all ? static_cast<double>(right) / all : 1; }
};

using Rates = std::map<std::string, Rate>;   ///< by kind: "without", "reword"

/// Scans the variants of one plan; returns what went wrong.
std::string try_variants(const std::string& plan, Rates& rates) {
    const Folder folder;
    const std::string command = CELAH_SOURCE_DIR "/tools/make-corpus --variants '" + folder.path().string() + "' --plan '" + plan + "' >/dev/null";
    if (std::system(command.c_str()) != 0) {
        ADD_FAILURE() << command;
        return {};
    }
    const Truth truth = read_truth(fs::path(CELAH_SOURCE_DIR "/corpus") / (plan + ".labels.json"));
    const std::vector<Variant> variants = read_variants(folder.path());
    EXPECT_GT(variants.size(), 1U) << plan;
    Verdicts base;
    std::string failures;
    for (const Variant& variant : variants) {
        const std::string bytes = read_bytes(variant.pdf);
        const auto document = extract(bytes);
        const Report report = scan(bytes, variant.pdf.filename().string(), shipped_rules(truth.rules));
        EXPECT_EQ(document ? broken_invariants(report, *document, shipped_rules(truth.rules)) : document.error().message, "") << variant.pdf;
        if (variant.kind == "base") {
            base = verdicts(report);
            continue;
        }
        const std::string what = wrong(variant, report, base, truth);
        ++rates[variant.kind].all;
        rates[variant.kind].right += what.empty();
        if (!what.empty()) failures += plan + ' ' + variant.pdf.stem().string() + what + '\n';
    }
    return failures;
}

void print(const std::string& of, const Rates& rates) {
    for (const auto& [kind, rate] : rates)
        std::cout << of << ": " << kind << ' ' << rate.right << " of " << rate.all << " as expected, " << rate.value() << '\n';
}

TEST(Variants, RemovalTurnsItsVerdictAndRewordingNone) {
    Rates all;
    for (const std::string& plan : corpus_plans(".toml")) {
        Rates rates;
        const std::string failures = try_variants(plan, rates);
        std::cout << failures;
        print(plan, rates);
        if (const char* log = std::getenv("CELAH_VARIANT_LOG")) std::ofstream(log, std::ios::app) << failures;
        for (const auto& [kind, rate] : rates) {
            all[kind].all += rate.all;
            all[kind].right += rate.right;
        }
    }
    print("all plans", all);
    EXPECT_GE(all["without"].value(), removals_exact);
    EXPECT_GE(all["reword"].value(), rewordings_stable);
}

}  // namespace
}  // namespace celah::test
