// Workbooks that assessors filled in -> corrections -> reports that show them.
#include <gmock/gmock.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "celah/corrections.hpp"
#include "celah/render.hpp"
#include "celah/round.hpp"
#include "plan_report.hpp"
#include "report_schema.hpp"
#include "workbook_editor.hpp"

namespace celah {
namespace {

namespace fs = std::filesystem;
using namespace test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

WorkbookEditor workbook(const Report& report = plan_of_90(), Language language = Language::id) { return WorkbookEditor(render_xlsx(report, {.language = language})); }

Correction correction_of(const Report& report, const ItemResult& item, Status to) {
    return {report.document.sha256, plan_fingerprint(report.document), item.id, item.verdict.status, to, "Alasan", "Penilai Satu", "2025-06-30",
            item.rule_digest, passage_fingerprint(item.verdict)};
}

std::string error_of(const std::string& workbook, Language language = Language::en) {
    const auto read = read_corrections(workbook, language);
    return read ? "" : read.error().code + ": " + read.error().message;
}

TEST(Corrections, UntouchedWorkbookHasNone) {
    const auto read = read_corrections(render_xlsx(plan_of_90()));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_THAT(*read, IsEmpty());
}

TEST(Corrections, AreReadWithWhatTheyAreAbout) {
    const ItemResult& missing = first_item(plan_of_90(), Status::missing);
    const auto read = read_corrections(workbook().correct(missing.id, "ada", "Ada pada lampiran 3", "Penilai Satu", "30/6/2025").save());
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_THAT(*read, SizeIs(1));
    const Correction& one = read->front();
    EXPECT_EQ(one.document, plan_of_90().document.sha256);
    EXPECT_EQ(one.item, missing.id);
    EXPECT_EQ(one.from, Status::missing);
    EXPECT_EQ(one.to, Status::present);
    EXPECT_EQ(one.reason, "Ada pada lampiran 3");
    EXPECT_EQ(one.by, "Penilai Satu");
    EXPECT_EQ(one.date, "2025-06-30");
    EXPECT_EQ(one.rule, missing.rule_digest);
    EXPECT_EQ(one.passage, passage_fingerprint(missing.verdict));
    EXPECT_TRUE(speaks_of(one, plan_of_90()));
}

TEST(Corrections, DatesOfSpreadsheetsAreDays) {
    const std::string id = first_item(plan_of_90(), Status::missing).id;
    const auto read = read_corrections(workbook().correct(id, "sebagian").set(id, "Tanggal", 45838.75).save());
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->at(0).date, "2025-06-30");
}

TEST(Corrections, EnglishWorkbooksSayTheSame) {
    const std::string id = first_item(plan_of_90(), Status::present).id;
    auto english = workbook(plan_of_90(), Language::en);
    english.set(id, "Correction", "Not assessed").set(id, "Reason for correction", "Page is blurred").set(id, "Name", "Assessor").set(id, "Date", "2025-01-02");
    const auto read = read_corrections(english.save());
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->at(0).to, Status::not_assessed);
}

TEST(Corrections, RowsMayBeSortedAndOthersDeleted) {
    const std::string id = first_item(plan_of_90(), Status::missing).id;
    auto editor = workbook().correct(id, "ada");
    const std::string saved = editor.save();
    pugi::xml_document xml;
    xml.load_string(part(saved, "xl/worksheets/sheet1.xml").c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    // The assessor's row moves to where the first question was; all rows between go.
    auto data = xml.child("worksheet").child("sheetData");
    for (pugi::xml_node row = data.first_child(); row;) {
        const auto next = row.next_sibling();
        const auto number = row.attribute("r").as_uint();
        if (number > 6 && number != editor.row(id) + 1) data.remove_child(row);
        if (number == editor.row(id) + 1) {
            row.attribute("r") = 7;
            for (auto cell : row.children("c")) {
                std::string at = cell.attribute("r").value();
                cell.attribute("r") = (at.substr(0, at.find_first_of("0123456789")) + "7").c_str();
            }
        }
        row = next;
    }
    std::ostringstream out;
    xml.save(out);
    const auto read = read_corrections(with_parts(saved, {{"xl/worksheets/sheet1.xml", out.str()}}));
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_THAT(*read, SizeIs(1));
    EXPECT_EQ(read->front().item, id);
}

TEST(Corrections, WrongCellsAreNamedAndNothingIsTaken) {
    const Report& report = plan_of_90();
    const std::string good = first_item(report, Status::missing).id, bad = first_item(report, Status::present).id;
    auto editor = workbook().correct(good, "ada").correct(bad, "mungkin", "", "Penilai", "besok");
    const std::string error = error_of(editor.save());
    EXPECT_THAT(error, AllOf(HasSubstr("bad-corrections"), HasSubstr(editor.address(bad, "Koreksi")), HasSubstr("\"mungkin\""), HasSubstr("\"missing\"")));
    EXPECT_THAT(error, AllOf(HasSubstr(editor.address(bad, "Alasan koreksi")), HasSubstr(editor.address(bad, "Tanggal")), HasSubstr("\"besok\"")));
    EXPECT_THAT(error, Not(HasSubstr(editor.address(bad, "Nama"))));
    EXPECT_THAT(error, Not(HasSubstr(editor.address(good, "Koreksi"))));
}

TEST(Corrections, ReasonWithoutCorrectionIsNamed) {
    const std::string id = first_item(plan_of_90(), Status::missing).id;
    auto editor = workbook().set(id, "Alasan koreksi", "Ada di lampiran");
    EXPECT_THAT(error_of(editor.save()), HasSubstr(editor.address(id, "Koreksi")));
}

TEST(Corrections, HiddenCellsThatWereChangedAreNamed) {
    const std::string id = first_item(plan_of_90(), Status::missing).id;
    auto editor = workbook().correct(id, "ada").set(id, "celah:document", "x").set(id, "celah:verdict", "ada");
    EXPECT_THAT(error_of(editor.save()), AllOf(HasSubstr(editor.address(id, "celah:document")), HasSubstr(editor.address(id, "celah:verdict"))));
}

/// Workbooks of before kept their hidden columns where they were when rows were sorted.
TEST(Corrections, RowsSortedWithoutTheirKeysAreNamed) {
    const std::string good = first_item(plan_of_90(), Status::missing).id, moved = first_item(plan_of_90(), Status::present).id;
    auto editor = workbook().correct(good, "ada").correct(moved, "sebagian").set(moved, "Kode", good);
    const std::string error = error_of(editor.save());
    EXPECT_THAT(error, AllOf(HasSubstr("bad-corrections"), HasSubstr(editor.address(moved, "Kode")), HasSubstr("\"" + good + "\""), HasSubstr("\"" + moved + "\"")));
    EXPECT_THAT(error, Not(HasSubstr(editor.address(good, "Kode"))));
    EXPECT_THAT(error_of(workbook().correct(good, "ada").set(good, "Kode", "").save()), HasSubstr(editor.address(good, "Kode")));
}

TEST(Corrections, AssessorsReadWhatIsWrongInTheirLanguage) {
    const std::string id = first_item(plan_of_90(), Status::missing).id;
    const std::string wrong = workbook().correct(id, "mungkin", "", "Penilai", "besok").save();
    EXPECT_THAT(error_of(wrong, Language::id), AllOf(HasSubstr("Tidak ada koreksi yang diterima; 3 sel"), HasSubstr("\"mungkin\" bukan koreksi; isilah \"ada\""),
                                                     HasSubstr("sel ini kosong"), HasSubstr("\"besok\" bukan tanggal")));
    EXPECT_THAT(error_of(wrong, Language::en), AllOf(HasSubstr("expected \"present\""), HasSubstr("is no date")));
    EXPECT_THAT(error_of("%PDF-1.4", Language::id), HasSubstr("Buku kerja ini tidak dapat dibaca: bukan berkas .xlsx"));
}

TEST(Corrections, ColumnsThatAreGoneAreNamed) {
    const std::string id = first_item(plan_of_90(), Status::missing).id;
    std::string strings = part(render_xlsx(plan_of_90()), "xl/sharedStrings.xml");
    for (const std::string title : {"celah:rule", "Alasan koreksi", "Kode"}) {
        auto changed = strings;
        const auto at = changed.find(">" + title + "<");
        ASSERT_NE(at, changed.npos);
        changed.replace(at + 1, title.size(), "lain");
        const std::string error = error_of(with_parts(workbook().correct(id, "ada").save(), {{"xl/sharedStrings.xml", changed}}));
        EXPECT_THAT(error, AllOf(HasSubstr("LKE!"), HasSubstr("\"" + title + "\"")));
    }
}

TEST(Corrections, OtherFilesAreRefused) {
    const std::string good = render_xlsx(plan_of_90());
    EXPECT_THAT(error_of(""), HasSubstr("bad-workbook"));
    EXPECT_THAT(error_of("%PDF-1.4"), HasSubstr("bad-workbook"));
    EXPECT_THAT(error_of(good.substr(0, good.size() / 2)), HasSubstr("bad-workbook"));
    EXPECT_THAT(error_of(with_parts("", {{"a.txt", "halo"}})), HasSubstr("no .xlsx"));
    EXPECT_THAT(error_of(with_parts(good, {{"xl/worksheets/sheet1.xml", "<worksheet><sheetData>"}})), AllOf(HasSubstr("bad-workbook"), HasSubstr("sheet1.xml")));
    EXPECT_THAT(error_of(with_parts(good, {{"xl/sharedStrings.xml", "<sst/>"}})), AllOf(HasSubstr("LKE!A1"), HasSubstr("not there")));
}

TEST(Corrections, WorkbookWithoutSheetOfCelahIsRefused) {
    Report failed;
    failed.status = DocumentStatus::error;
    EXPECT_THAT(error_of(render_xlsx(failed)), AllOf(HasSubstr("bad-workbook"), HasSubstr("celah:document")));
}

TEST(Corrections, BombsAreCapped) {
    const std::string good = render_xlsx(plan_of_90());
    const std::string bomb = with_parts(good, {{"xl/worksheets/sheet1.xml", std::string(std::size_t{8} << 20, ' ')}});
    ASSERT_LT(bomb.size(), std::size_t{1} << 20);
    WorkbookLimits limits;
    limits.part = std::size_t{4} << 20;
    const auto read = read_corrections(bomb, Language::en, limits);
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().message, HasSubstr("too large"));
}

TEST(Corrections, EveryCutOfAWorkbookIsAnErrorAndNoCrash) {
    const std::string good = render_xlsx(plan_of_52());
    for (std::size_t size = 0; size < good.size(); size += good.size() / 40) EXPECT_FALSE(read_corrections(std::string_view(good).substr(0, size)));
}

TEST(CorrectionsApply, ChangesTheVerdictAndWhatFollowsFromIt) {
    const Report& before = plan_of_90();
    const ItemResult& wrong = first_item(before, Status::missing);
    const std::vector<Correction> given{correction_of(before, wrong, Status::present)};
    const Report after = corrected(before, given);
    const Verdict& verdict = item(after, wrong.id).verdict;
    EXPECT_EQ(verdict.status, Status::present);
    ASSERT_TRUE(verdict.correction);
    EXPECT_EQ(verdict.correction->from, Status::missing);
    EXPECT_EQ(verdict.correction->reason, "Alasan");
    EXPECT_THAT(verdict.correction->stale, IsEmpty());
    EXPECT_EQ(after.summary.items.missing, before.summary.items.missing - 1);
    EXPECT_EQ(after.summary.items.present, before.summary.items.present + 1);
    EXPECT_NEAR(after.summary.coverage.all.covered, before.summary.coverage.all.covered + wrong.weight, 1e-9);
    EXPECT_EQ(schema_errors(nlohmann::json::parse(render_json(after))), "");
}

TEST(CorrectionsApply, PresentThatIsOverruledKeepsItsQuote) {
    const Report& before = plan_of_90();
    const ItemResult& wrong = first_item(before, Status::present);
    const Report after = corrected(before, std::vector{correction_of(before, wrong, Status::missing)});
    EXPECT_EQ(item(after, wrong.id).verdict.status, Status::missing);
    EXPECT_THAT(item(after, wrong.id).verdict.found, SizeIs(wrong.verdict.found.size()));
    EXPECT_EQ(schema_errors(nlohmann::json::parse(render_json(after))), "");
    const auto again = read_report(render_json(after));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(render_json(*again), render_json(after));
}

TEST(CorrectionsApply, TakenOffGivesTheReportOfBefore) {
    const Report& before = plan_of_90();
    const Report after = corrected(before, std::vector{correction_of(before, first_item(before, Status::missing), Status::present)});
    EXPECT_NE(render_json(after), render_json(before));
    EXPECT_EQ(render_json(corrected(after, {})), render_json(before));
}

TEST(CorrectionsApply, IsShownToPeople) {
    auto given = correction_of(plan_of_90(), first_item(plan_of_90(), Status::missing), Status::present);
    given.reason = "Ada pada lampiran <3>";
    const Report holds = corrected(plan_of_90(), std::vector{given});
    EXPECT_THAT(render_text(holds, {.width = 400}), AllOf(HasSubstr("KOREKSI PENILAI"), HasSubstr("ada (celah: tidak ditemukan), dikoreksi oleh Penilai Satu pada 2025-06-30: Ada pada lampiran <3>")));
    EXPECT_THAT(render_html(holds), AllOf(HasSubstr("dikoreksi oleh Penilai Satu"), HasSubstr("lampiran &lt;3&gt;")));
    for (const char* format : {"csv", "sarif"})
        EXPECT_THAT(find_format(format)->render(holds, {}, true), HasSubstr("ada (celah: tidak ditemukan), dikoreksi oleh Penilai Satu pada 2025-06-30: Ada pada lampiran <3>")) << format;
    given.rule = std::string(16, '0');
    const Report stale = corrected(plan_of_90(), std::vector{given});
    for (const char* format : {"csv", "sarif"}) EXPECT_THAT(find_format(format)->render(stale, {}, true), HasSubstr("tidak berlaku lagi: aturannya berubah")) << format;
    for (const std::string& shown : {render_text(stale, {.width = 400}), render_html(stale)}) EXPECT_THAT(shown, HasSubstr("tidak berlaku lagi: aturannya berubah"));
    EXPECT_THAT(render_text(plan_of_90()), Not(HasSubstr("KOREKSI PENILAI")));
}

/// A reviewer's tool shows what an assessor waived as waived, with their reason.
TEST(CorrectionsApply, WhatAnAssessorWaivedIsSuppressedInSarif) {
    const ItemResult& wrong = first_item(plan_of_90(), Status::missing);
    const auto waived = [&](const Report& report) {
        const auto log = nlohmann::json::parse(find_format("sarif")->render(report, {}, true));
        std::vector<std::string> out;
        for (const auto& one : log["runs"][0]["results"])
            if (!one.at("suppressions").empty()) out.push_back(one["ruleId"].get<std::string>() + " " + one["level"].get<std::string>());
        return out;
    };
    EXPECT_THAT(waived(plan_of_90()), IsEmpty());
    EXPECT_THAT(waived(corrected(plan_of_90(), std::vector{correction_of(plan_of_90(), wrong, Status::present)})), ElementsAre(wrong.id + " error"));
    const ItemResult& lowered = first_item(plan_of_90(), Status::present);
    EXPECT_THAT(waived(corrected(plan_of_90(), std::vector{correction_of(plan_of_90(), lowered, Status::missing)})), IsEmpty());
}

TEST(CorrectionsApply, TargetsCanBeCorrectedToo) {
    const Report& before = plan_of_52();
    const ItemResult& target = before.areas.front().targets.front();
    const Status other = target.verdict.status == Status::present ? Status::missing : Status::present;
    EXPECT_EQ(item(corrected(before, std::vector{correction_of(before, target, other)}), target.id).verdict.status, other);
}

TEST(CorrectionsApply, ChangedRuleOrPassageMakesItStale) {
    const Report& before = plan_of_90();
    const ItemResult& wrong = first_item(before, Status::present);
    auto given = correction_of(before, wrong, Status::missing);
    given.rule = std::string(16, '0');
    Report changed = before;
    item(changed, wrong.id).verdict.found.front().quote += " dan lain-lain";
    const Report after = corrected(changed, std::vector{given});
    const Verdict& verdict = item(after, wrong.id).verdict;
    EXPECT_EQ(verdict.status, Status::present);
    ASSERT_TRUE(verdict.correction);
    EXPECT_THAT(verdict.correction->stale, ElementsAre("rule", "passage"));
    EXPECT_EQ(after.summary.items.present, before.summary.items.present);
    EXPECT_EQ(schema_errors(nlohmann::json::parse(render_json(after))), "");
}

TEST(CorrectionsApply, NextVersionOfThePlanKeepsItWhereThePassageStands) {
    Report next = plan_of_90();
    next.document.sha256 = std::string(64, 'c');
    next.document.path = "lain/" + next.document.path;
    const ItemResult& quoted = first_item(plan_of_90(), Status::present);
    Report with_page = next;
    item(with_page, quoted.id).verdict.found.front().page += 3;
    const auto given = correction_of(plan_of_90(), quoted, Status::partial);
    EXPECT_EQ(item(corrected(with_page, std::vector{given}), quoted.id).verdict.status, Status::partial);
}

TEST(CorrectionsApply, NextVersionIsAskedAgainWhereNothingIsQuoted) {
    Report before = plan_of_90();
    const std::string id = first_item(before, Status::missing).id;
    item(before, id).verdict.nearest.reset();
    const auto given = correction_of(before, item(before, id), Status::present);
    Report next = before;
    next.document.sha256 = std::string(64, 'c');
    const Report after = corrected(next, std::vector{given});
    EXPECT_EQ(item(after, id).verdict.status, Status::missing);
    EXPECT_THAT(item(after, id).verdict.correction->stale, ElementsAre("document"));
}

TEST(CorrectionsApply, OtherPlansStayAsTheyAre) {
    const auto given = correction_of(plan_of_90(), first_item(plan_of_90(), Status::missing), Status::present);
    EXPECT_EQ(render_json(corrected(plan_of_52(), std::vector{given})), render_json(plan_of_52()));
}

TEST(CorrectionsApply, ItemThatTheRulesNoLongerHaveIsAFinding) {
    auto given = correction_of(plan_of_90(), first_item(plan_of_90(), Status::missing), Status::present);
    given.item = "9.X.i";
    const Report after = corrected(plan_of_90(), std::vector{given});
    ASSERT_THAT(after.findings, SizeIs(plan_of_90().findings.size() + 1));
    EXPECT_EQ(after.findings.back().kind, "correction-without-item");
    EXPECT_THAT(after.findings.back().message, HasSubstr("9.X.i"));
    EXPECT_EQ(render_json(corrected(after, {})), render_json(plan_of_90()));
}

TEST(CorrectionsApply, NewWorkbookSaysWhatTheOldOneSaid) {
    const Report& before = plan_of_90();
    const auto first = read_corrections(workbook().correct(first_item(before, Status::missing).id, "ada").correct(first_item(before, Status::present).id, "sebagian").save());
    ASSERT_TRUE(first) << first.error().message;
    const auto second = read_corrections(render_xlsx(corrected(before, *first)));
    ASSERT_TRUE(second) << second.error().message;
    EXPECT_EQ(write_corrections_json(merge_corrections({}, *second, {})), write_corrections_json(merge_corrections({}, *first, {})));
}

TEST(CorrectionsApply, StaleOneIsNotGivenAgainByTheNewWorkbook) {
    const Report& before = plan_of_90();
    auto given = correction_of(before, first_item(before, Status::missing), Status::present);
    given.rule = std::string(16, '0');
    const auto read = read_corrections(render_xlsx(corrected(before, std::vector{given})));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_THAT(*read, IsEmpty());
}

TEST(CorrectionsMerge, LaterOnesWinAndWithdrawnOnesGo) {
    const Report& report = plan_of_90();
    const ItemResult &a = first_item(report, Status::missing), &b = first_item(report, Status::present);
    const std::vector kept{correction_of(report, a, Status::present), correction_of(report, b, Status::missing)};
    auto later = correction_of(report, a, Status::partial);
    later.document = std::string(64, 'c');   // the plan's next version
    auto withdrawn = kept[1];
    withdrawn.to.reset();
    const auto merged = merge_corrections(kept, std::vector{later, withdrawn}, {later.document});
    ASSERT_THAT(merged, SizeIs(1));
    EXPECT_EQ(merged[0].to, Status::partial);
}

/// Two plans may have one file name in folders of their own, and name one unit.
struct Twins {
    Report one = plan_of_90(), other = plan_of_90();
    Twins() {
        other.document.sha256 = std::string(64, 'c');
        other.document.path = "lain/" + one.document.path;
    }
    DocumentSet documents() const { return {one.document.sha256, other.document.sha256}; }
};

TEST(CorrectionsMerge, OfPlansOfOneNameAllStay) {
    const Twins twins;
    const ItemResult& quoted = first_item(twins.one, Status::present);
    const auto to_one = correction_of(twins.one, quoted, Status::missing), to_other = correction_of(twins.other, quoted, Status::partial);
    ASSERT_EQ(to_one.plan, to_other.plan);
    const auto merged = merge_corrections(std::vector{to_one}, std::vector{to_other}, twins.documents());
    ASSERT_THAT(merged, SizeIs(2));
    EXPECT_THAT(merge_corrections({}, std::vector{to_one, to_other}, {}), SizeIs(2)) << "given in one workbook";
    EXPECT_EQ(item(corrected(twins.one, merged, twins.documents()), quoted.id).verdict.status, Status::missing);
    EXPECT_EQ(item(corrected(twins.other, merged, twins.documents()), quoted.id).verdict.status, Status::partial);
}

TEST(CorrectionsMerge, OfOnePlanSpeaksOfNoOtherOfItsName) {
    const Twins twins;
    const ItemResult& quoted = first_item(twins.one, Status::present);
    const std::vector given{correction_of(twins.one, quoted, Status::missing)};
    EXPECT_EQ(render_json(corrected(twins.other, given, twins.documents())), render_json(twins.other));
    EXPECT_EQ(item(corrected(twins.other, given, {twins.other.document.sha256}), quoted.id).verdict.status, Status::missing) << "the next version";
}

TEST(CorrectionsMerge, OfEarlierVersionsTheOneThatHoldsCounts) {
    const Twins twins;
    const ItemResult& quoted = first_item(twins.one, Status::present);
    auto holds = correction_of(twins.one, quoted, Status::partial), stale = correction_of(twins.other, quoted, Status::missing);
    stale.passage = std::string(16, '0');
    Report next = twins.one;
    next.document.sha256 = std::string(64, 'd');
    EXPECT_EQ(item(corrected(next, std::vector{holds, stale}, {next.document.sha256}), quoted.id).verdict.status, Status::partial);
}

TEST(CorrectionsMerge, KeptFormIsReadBack) {
    const Report& report = plan_of_90();
    const std::vector kept{correction_of(report, first_item(report, Status::missing), Status::present)};
    const std::string json = write_corrections_json(kept);
    EXPECT_EQ(schema_errors(nlohmann::json::parse(json), "celah.corrections-1"), "");
    const auto read = read_corrections_json(json);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(write_corrections_json(*read), json);
    EXPECT_FALSE(read_corrections_json("{}"));
}

class CorrectionsRound : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "celah-corrections-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        fs::create_directory(folder_ / "reports");
        std::vector<Record> records;
        for (const Report& report : {plan_of_90(), plan_of_52()}) {
            Record record = record_of(report);
            record.report = report_file(record.path);
            ASSERT_TRUE(write_file(folder_ / record.report, render_json(report, -1) + "\n"));
            records.push_back(record);
        }
        ASSERT_TRUE(write_round(folder_, records));
    }
    void TearDown() override { fs::remove_all(folder_); }

    Report report_of(const Report& plan) const {
        std::ifstream in(folder_ / report_file(plan.document.path));
        return read_report(std::string{std::istreambuf_iterator<char>(in), {}}).value();
    }

    fs::path folder_;
};

TEST_F(CorrectionsRound, AreKeptAndAppliedAgain) {
    const ItemResult& wrong = first_item(plan_of_90(), Status::missing);
    const std::vector given{correction_of(plan_of_90(), wrong, Status::present)};
    const auto first = apply_to_round(folder_, given);
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(first->hold, 1);
    EXPECT_EQ(first->reports, 1);
    EXPECT_EQ(item(report_of(plan_of_90()), wrong.id).verdict.status, Status::present);
    EXPECT_EQ(read_round(folder_)->at(0).items.missing, plan_of_90().summary.items.missing - 1);
    // The next scan writes the report as celah makes it.
    ASSERT_TRUE(write_file(folder_ / report_file(plan_of_90().document.path), render_json(plan_of_90(), -1) + "\n"));
    const auto second = apply_to_round(folder_, {});
    ASSERT_TRUE(second) << second.error().message;
    EXPECT_EQ(second->hold, 1);
    EXPECT_EQ(item(report_of(plan_of_90()), wrong.id).verdict.status, Status::present);
}

TEST_F(CorrectionsRound, OfOtherPlansAreTold) {
    auto stranger = correction_of(plan_of_90(), first_item(plan_of_90(), Status::missing), Status::present);
    stranger.document = std::string(64, 'd');
    stranger.plan.clear();
    const auto done = apply_to_round(folder_, std::vector{stranger});
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(done->hold + done->stale + done->reports, 0);
    EXPECT_THAT(done->strangers, SizeIs(1));
}

TEST(CorrectionsFile, IsReadByAWorker) {
    const fs::path path = fs::temp_directory_path() / ("celah-koreksi-" + std::to_string(getpid()) + ".xlsx");
    const std::string id = first_item(plan_of_90(), Status::missing).id;
    const std::string good = workbook().correct(id, "ada").save();
    ASSERT_TRUE(write_file(path, good));
    const auto read = read_corrections_file(path.string());
    EXPECT_TRUE(read) << read.error().message;
    EXPECT_THAT(read.value_or(std::vector<Correction>{}), SizeIs(1));
    ASSERT_TRUE(write_file(path, good.substr(0, 1000)));
    const auto broken = read_corrections_file(path.string());
    ASSERT_FALSE(broken);
    EXPECT_THAT(broken.error().message, HasSubstr(path.string()));
    fs::remove(path);
    EXPECT_EQ(read_corrections_file(path.string()).error().code, "not-found");
}

}  // namespace
}  // namespace celah
