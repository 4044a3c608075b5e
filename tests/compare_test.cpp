// Two reports beside each other: what the plan changed and what the rules did.
#include "celah/compare.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "celah/render.hpp"
#include "plan_text.hpp"
#include "report_schema.hpp"

namespace celah::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

json requirement(const std::string& id, const std::string& status, const std::string& rule = "", const std::string& follows = "") {
    json out = {{"id", id}, {"text", "Butir " + id}, {"status", status}, {"found", json::array()}, {"reason", ""}};
    if (status == "present") out["found"].push_back({{"page", 1}, {"box", {0, 0, 1, 1}}, {"quote", "kata rencana tentang " + id}});
    if (!rule.empty()) out["rule"] = rule;
    if (!follows.empty()) out["follows"] = follows;
    return out;
}

/// A report of one indicator, 1.a or the one that follows it.
std::string report(const std::string& rules, const std::string& document, const json& items, const std::string& evidence = "missing") {
    const bool young = rules == "muda";
    const json part = {{"status", "missing"}, {"found", json::array()}};
    json indicator = {{"id", young ? "1.P.i" : "1.a"}, {"name", "Tim Kerja"}, {"items", items}, {"evidence", part}, {"action", part}, {"time_target", part}};
    indicator["evidence"]["status"] = evidence;
    if (young) indicator["follows"] = "1.a";
    const json area = {{"targets", json::array()}, {"indicators", {indicator}}};
    return json{{"schema", "celah.report/1"}, {"status", "ok"}, {"rules", {{"id", rules}, {"digest", "sha256:" + rules}}},
                {"document", {{"path", "rencana.pdf"}, {"sha256", document}, {"agency", nullptr}}},
                {"summary", {{"coverage_percent", 50.0}}}, {"areas", {area}}}.dump();
}

const Change* change_of(const celah::Comparison& comparison, const std::string& id, Change::Kind kind = Change::Kind::item) {
    for (const Change& change : comparison.changes)
        if (change.kind == kind && (change.id == id || change.old_id == id)) return &change;
    return nullptr;
}

TEST(Compare, ANewVersionOfThePlanUnderTheSameRules) {
    const auto result = compare_reports(report("tua", "A", {requirement("1.a.1", "missing", "r1"), requirement("1.a.2", "present", "r2"), requirement("1.a.3", "partial", "r3")}, "present"),
                                        report("tua", "B", {requirement("1.a.1", "present", "r1"), requirement("1.a.2", "missing", "r2"), requirement("1.a.3", "partial", "r3")}));
    ASSERT_TRUE(result.has_value());
    EXPECT_FALSE(result->same_document);
    EXPECT_TRUE(result->same_rules);
    ASSERT_EQ(result->changes.size(), 3U);
    EXPECT_EQ(result->same, 3);   // 1.a.3, action, time target
    for (const Change& change : result->changes) EXPECT_EQ(change.cause, Cause::plan) << change.id;
    EXPECT_FALSE(change_of(*result, "1.a.1")->worse);
    EXPECT_EQ(change_of(*result, "1.a.1")->quote, "kata rencana tentang 1.a.1");
    EXPECT_TRUE(change_of(*result, "1.a.2")->worse);
    EXPECT_EQ(change_of(*result, "1.a.2")->quote, "kata rencana tentang 1.a.2") << "what it said before";
    EXPECT_TRUE(change_of(*result, "1.a", Change::Kind::evidence)->worse);
}

TEST(Compare, TheSamePlanUnderAYoungerRegulation) {
    const auto result = compare_reports(report("tua", "A", {requirement("1.a.1", "present", "r1"), requirement("1.a.2", "present", "r2"), requirement("1.a.3", "missing", "r3")}),
                                        report("muda", "A", {requirement("1.P.i.a", "present", "r1", "1.a.1"), requirement("1.P.i.b", "partial", "r9", "1.a.2"), requirement("1.P.i.c", "missing", "r4")}));
    ASSERT_TRUE(result.has_value());
    EXPECT_TRUE(result->same_document);
    ASSERT_EQ(result->changes.size(), 3U);
    for (const Change& change : result->changes) EXPECT_EQ(change.cause, Cause::rules) << change.id;
    EXPECT_EQ(change_of(*result, "1.P.i.b")->old_id, "1.a.2");
    EXPECT_EQ(change_of(*result, "1.P.i.b")->before, "present");
    EXPECT_EQ(change_of(*result, "1.P.i.c")->before, "") << "newly asked";
    EXPECT_FALSE(change_of(*result, "1.P.i.c")->worse) << "it was not asked before";
    EXPECT_EQ(change_of(*result, "1.a.3")->after, "") << "no longer asked";
    EXPECT_FALSE(change_of(*result, "1.a.3")->worse);
}

TEST(Compare, AnExtendingPackAsksTheSameQuestions) {
    const auto result = compare_reports(report("muda", "A", {requirement("1.P.i.a", "present", "r1", "1.a.1"), requirement("1.P.i.b", "missing", "r2", "1.a.2")}),
                                        report("kita", "A", {requirement("1.P.i.a", "present", "r1", "1.a.1"), requirement("1.P.i.b", "present", "r9", "1.a.2")}));
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(change_of(*result, "1.P.i.a"), nullptr);
    ASSERT_NE(change_of(*result, "1.P.i.b"), nullptr);
    EXPECT_EQ(change_of(*result, "1.P.i.b")->cause, Cause::rules);
    EXPECT_TRUE(change_of(*result, "1.P.i.b")->better);
}

TEST(Compare, TheYoungerRegulationMayComeFirst) {
    const auto result = compare_reports(report("muda", "A", {requirement("1.P.i.a", "present", "r1", "1.a.1"), requirement("1.P.i.b", "missing", "r2")}),
                                        report("tua", "A", {requirement("1.a.1", "present", "r1"), requirement("1.a.2", "present", "r3")}));
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(change_of(*result, "1.a.1"), nullptr);
    EXPECT_EQ(change_of(*result, "1.a.2")->before, "");
    EXPECT_EQ(change_of(*result, "1.P.i.b")->after, "");
}

TEST(Compare, TheSamePlanUnderTheSameRulesWasJudgedByAnotherProgram) {
    const auto result = compare_reports(report("tua", "A", {requirement("1.a.1", "missing", "r1"), requirement("1.a.2", "missing", "r2")}),
                                        report("tua", "A", {requirement("1.a.1", "present", "r1"), requirement("1.a.2", "not-assessed", "r2")}));
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(change_of(*result, "1.a.1")->cause, Cause::program);
    EXPECT_FALSE(change_of(*result, "1.a.2")->worse || change_of(*result, "1.a.2")->better);
}

TEST(Compare, BothChanged) {
    const auto result = compare_reports(report("tua", "A", {requirement("1.a.1", "present", "r1"), requirement("1.a.2", "present", "r2")}),
                                        report("muda", "B", {requirement("1.P.i.a", "missing", "r1", "1.a.1"), requirement("1.P.i.b", "missing", "r9", "1.a.2")}));
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(change_of(*result, "1.P.i.a")->cause, Cause::plan) << "the question is word for word the same";
    EXPECT_EQ(change_of(*result, "1.P.i.b")->cause, Cause::both);
}

TEST(Compare, RealReportsOfOnePlanUnderBothRegulations) {
    const std::string plan = "^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS TAHUN 2023\n---\n# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n"
                             "Dibentuk tim kerja pembangunan zona integritas dengan surat keputusan.\n\n# B. Penguatan Pengawasan\n\n"
                             "# 1. Pengendalian Gratifikasi\n\nPublic campaign gratifikasi dilakukan.\n";
    const std::string old_report = render_json(Plan(plan, shipped_rules(rules_52)).report()), new_report = render_json(Plan(plan, shipped_rules(rules_90)).report());
    const auto result = compare_reports(old_report, new_report);
    ASSERT_TRUE(result.has_value()) << result.error().message;
    EXPECT_TRUE(result->same_document);
    EXPECT_EQ(change_of(*result, "1.P.i.a"), nullptr) << "stated under both";
    ASSERT_NE(change_of(*result, "1.R.i.a"), nullptr);
    EXPECT_EQ(change_of(*result, "1.R.i.a")->cause, Cause::rules);
    ASSERT_NE(change_of(*result, "6.a.3"), nullptr) << "dropped by 90/2021";
    EXPECT_THAT(render_text(*result, Language::id), HasSubstr("BERUBAH KARENA PERATURAN"));
    EXPECT_THAT(render_text(*result, Language::en), HasSubstr("newly asked"));
    EXPECT_EQ(json::parse(render_json(*result)).at("changes").size(), result->changes.size());
    EXPECT_EQ(schema_errors(json::parse(render_json(*result)), "celah.comparison-1"), "");
}

TEST(Compare, WhatIsNoReportIsRefused) {
    const std::string good = report("tua", "A", json::array({requirement("1.a.1", "present")}));
    const std::vector<std::string> bad_reports = {"", "[]", "{\"schema\": \"celah.report/9\"}", "{\"schema\": \"celah.report/1\", \"status\": \"error\"}", "{\"schema\": \"celah.report/1\"}",
                                  report("tua", "A", json::array({requirement("1.a.1", "pisang")})), std::string(good).replace(good.find("50.0"), 4, "1e308")};
    for (const std::string& bad : bad_reports) {
        EXPECT_FALSE(compare_reports(bad, good).has_value()) << bad;
        const auto second = compare_reports(good, bad);
        ASSERT_FALSE(second.has_value()) << bad;
        EXPECT_THAT(second.error().message, HasSubstr("the second file"));
    }
}

}  // namespace
}  // namespace celah::test
