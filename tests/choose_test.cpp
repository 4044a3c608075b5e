// Which regulation a plan is judged by.
#include "celah/choose.hpp"

#include <gtest/gtest.h>

#include "plan_text.hpp"

namespace celah::test {
namespace {

/// Packs as far as choosing needs them: two regulations, and one to come.
std::vector<RulePack> packs() {
    std::vector<RulePack> out(3);
    out[0].id = "lama", out[0].regulation = {"lama", "Permenpan RB 52/2014", 52, 2014, 2014, 2021};
    out[1].id = "kini", out[1].regulation = {"kini", "Permenpan RB 90/2021", 90, 2021, 2022, 2029};
    out[1].before = {out[0].regulation};
    out[2].id = "nanti", out[2].regulation = {"nanti", "Permenpan RB 7/2029", 7, 2029, 2030, 0};
    out[2].before = {out[1].regulation, out[0].regulation};
    return out;
}

struct Decision {
    std::string id;
    ChosenBy by;
    bool operator==(const Decision&) const = default;
    friend void PrintTo(const Decision& one, std::ostream* out) { *out << one.id << " by " << static_cast<int>(one.by); }
};

Decision decide(const std::string& plan, std::optional<int> as_of = {}) {
    const Document document = PlanText(plan).document();
    const Tokens tokens = normalize(document);
    const Structure parts = structure(document, tokens);
    const auto all = packs();
    const Choice choice = choose(parts, all, as_of);
    EXPECT_FALSE(choice.reason.empty());
    return {choice.rules->id, choice.by};
}

TEST(Choose, ThePlansYearDecides) {
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2020"), (Decision{"lama", ChosenBy::year}));
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2021"), (Decision{"lama", ChosenBy::year}));
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2022"), (Decision{"kini", ChosenBy::year}));
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2031"), (Decision{"nanti", ChosenBy::year}));
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2012"), (Decision{"lama", ChosenBy::year})) << "older than all: the oldest";
}

TEST(Choose, AnOldRegulationCitedChangesNothing) {
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2023\nPeraturan Menteri PANRB Nomor 52 Tahun 2014 menjadi pedoman."),
              (Decision{"kini", ChosenBy::year}));
}

TEST(Choose, AYoungerRegulationCitedDoes) {
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2021\nSesuai Permenpan RB Nomor 90 Tahun 2021 disusun rencana ini."),
              (Decision{"kini", ChosenBy::citation}));
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2021\nSesuai PermenPAN-RB 90/2021 disusun rencana ini."),
              (Decision{"kini", ChosenBy::citation}));
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2021\nSesuai Peraturan Bupati Nomor 90 Tahun 2021 disusun rencana ini."),
              (Decision{"lama", ChosenBy::year})) << "another authority's number 90";
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2021\nPermenpan RB Nomor 190 Tahun 2021"), (Decision{"lama", ChosenBy::year}));
}

TEST(Choose, WithoutAYearTheYoungestCitedElseTheOneInForce) {
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS\nPermenpan RB Nomor 52 Tahun 2014 diganti Permenpan RB Nomor 90 Tahun 2021."),
              (Decision{"kini", ChosenBy::citation}));
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS"), (Decision{"nanti", ChosenBy::in_force}));
}

TEST(Choose, TheUsersYearGoesFirst) {
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2023", 2019), (Decision{"lama", ChosenBy::as_of}));
    EXPECT_EQ(decide("RENCANA KERJA ZONA INTEGRITAS TAHUN 2019", 2023), (Decision{"kini", ChosenBy::as_of}));
}

TEST(Choose, OnePackIsNoChoice) {
    const Document document = PlanText("RENCANA KERJA ZONA INTEGRITAS TAHUN 2025").document();
    const Tokens tokens = normalize(document);
    const auto all = packs();
    const Choice choice = choose(structure(document, tokens), std::span(all).first(1));
    EXPECT_EQ(choice.rules->id, "lama");
    EXPECT_EQ(choice.by, ChosenBy::asked);
    EXPECT_EQ(choice.year, 2025);
}

/// "90/2021" beside a title is a regulation's year, not the plan's.
TEST(Choose, RegulationsLendTheirYearToNoPlan) {
    const Document document = PlanText("RENCANA KERJA ZONA INTEGRITAS\nPermenpan RB 90/2021\nKantor Rawa Indah, tahun 2024").document();
    const Tokens tokens = normalize(document);
    const auto all = packs();
    EXPECT_EQ(choose(structure(document, tokens), all).year, 2024);
}

}  // namespace
}  // namespace celah::test
