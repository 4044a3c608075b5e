// Plans damaged by a seed, judged with and without mending, against the verdicts on the plan as it is.
//
// A figure a kind and rate of damage: the share of verdicts that stay, and how many gaps vanish although the plan still lacks
// the thing ("false turns"). CELAH_MENDED_LOG names a file that gets what was read otherwise than drawn.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "celah/assess.hpp"
#include "celah/extract.hpp"
#include "celah/mend.hpp"
#include "damage.hpp"
#include "invariant.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;

struct Plan {
    std::string name;
    Document document;
    const RulePack* rules;
};

std::vector<Plan> plans() {
    std::vector<Plan> out;
    const auto add = [&](const fs::path& pdf, const RulePack& rules) {
        if (auto document = extract(read_bytes(pdf))) out.push_back({pdf.stem().string(), *std::move(document), &rules});
    };
    for (const auto& entry : fs::directory_iterator(CELAH_SOURCE_DIR "/corpus"))
        if (entry.path().extension() == ".pdf") add(entry.path(), shipped_rules(read_truth(fs::path(entry.path()).replace_extension(".labels.json")).rules));
    const fs::path shared = CELAH_SOURCE_DIR "/../shared/plans";
    if (fs::exists(shared))
        for (const auto& entry : fs::directory_iterator(shared))
            if (entry.path().filename().string().ends_with("-word.pdf")) add(entry.path(), shipped_rules(rules_52));
    std::sort(out.begin(), out.end(), [](const Plan& a, const Plan& b) { return a.name < b.name; });
    return out;
}

Report judge(const Plan& plan, const Document& document, bool mending) {
    const std::span<const RulePack> packs(plan.rules, 1);
    Tokens tokens = normalize(document);
    if (mending) {
        const auto mended = mend(document, tokens, Dictionary(packs));
        if (const char* log = std::getenv("CELAH_MENDED_LOG")) {
            std::ofstream out(log, std::ios::app);
            for (const Mended& one : mended) out << plan.name << '\t' << one.page << '\t' << one.drawn << '\t' << one.read << '\n';
        }
    }
    const Structure parts = structure(document, tokens);
    const Choice choice = choose(parts, packs);
    const Matches matches = match(parts, *plan.rules);
    return assess({document, tokens, parts, matches, *plan.rules, choice});
}

struct Figures {
    int all = 0, kept = 0, lost = 0, false_turns = 0;
    double share() const { return all == 0 ? 0 : static_cast<double>(kept) / all; }

    void add(const Verdicts& right, const Verdicts& got) {
        for (const auto& [key, verdict] : right) {
            if (!key.starts_with("item ")) continue;
            const auto found = got.find(key);
            const std::string now = found == got.end() ? "nothing" : found->second;
            ++all;
            kept += now == verdict;
            lost += verdict != "missing" && now == "missing";
            false_turns += verdict == "missing" && now != "missing";
        }
    }
};

double least_share(Damage damage, double rate);

class MendSlow : public testing::TestWithParam<Damage> {};

TEST_P(MendSlow, KeepsTheVerdictsOfADamagedPlan) {
    const auto all = plans();
    ASSERT_FALSE(all.empty());
    const bool letters = GetParam() == Damage::ocr || GetParam() == Damage::typing;
    for (const double rate : letters ? std::vector{0.01, 0.02, 0.05} : std::vector{0.02, 0.05, 0.10}) {
        Figures plain, mended;
        unsigned seed = 1;
        for (const Plan& plan : all) {
            const Verdicts right = verdicts(judge(plan, plan.document, false));
            const Document damaged = Damager(GetParam(), rate, seed++)(plan.document);
            plain.add(right, verdicts(judge(plan, damaged, false)));
            const Report report = judge(plan, damaged, true);
            mended.add(right, verdicts(report));
            EXPECT_EQ(broken_invariants(report, damaged, *plan.rules), "");
        }
        std::printf("%-7s %2.0f %%: kept %.2f %% -> %.2f %%; lost %d -> %d; false turns %d -> %d of %d items\n", name_of(GetParam()), 100 * rate, 100 * plain.share(),
                    100 * mended.share(), plain.lost, mended.lost, plain.false_turns, mended.false_turns, plain.all);
        EXPECT_GE(mended.share(), plain.share());
        EXPECT_GE(mended.share(), least_share(GetParam(), rate));
        EXPECT_LE(mended.false_turns, plain.false_turns + plain.all / 500) << "mending makes up what is not there";
    }
}

/// Change them upwards only.
double least_share(Damage damage, double rate) {
    if (damage == Damage::ocr || damage == Damage::typing) return rate < 0.015 ? 0.97 : rate < 0.03 ? 0.93 : 0.85;
    return rate < 0.03 ? 0.995 : rate < 0.07 ? 0.99 : 0.965;
}

INSTANTIATE_TEST_SUITE_P(Kinds, MendSlow, testing::ValuesIn(all_damages), [](const auto& info) { return std::string(name_of(info.param)); });

}  // namespace
}  // namespace celah::test
