// A submission round: inputs, records, the directory that is result and checkpoint.
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "celah/round.hpp"
#include "report_schema.hpp"

namespace celah {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class RoundFolder : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "celah-round-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string content(const std::string& name) const {
        std::ifstream in(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    fs::path folder_;
};

Report judged(const std::string& path, Status first, Status second) {
    Report out;
    out.rules.id = "pack";
    out.document.path = path;
    out.document.sha256 = std::string(64, 'a');
    out.document.kind = "zi-work-plan";
    out.document.pages = 3;
    out.summary.coverage_percent = 50;
    AreaResult area;
    area.id = "1";
    IndicatorResult indicator;
    indicator.id = "1.a";
    indicator.heading.status = indicator.evidence.verdict.status = indicator.action.status = indicator.time_target.status = Status::present;
    for (const auto& [id, status] : {std::pair("1.a.1", first), std::pair("1.a.2", second)}) {
        ItemResult item;
        item.id = id;
        item.text = std::string("text of ") + id;
        item.verdict.status = status;
        indicator.items.push_back(item);
    }
    area.indicators.push_back(indicator);
    out.areas.push_back(area);
    return out;
}

Report refused(const std::string& path, const std::string& code) {
    Report out;
    out.rules.id = "pack";
    out.document.path = path;
    out.status = DocumentStatus::error;
    out.problems.push_back({code, "No.", std::nullopt});
    return out;
}

TEST(RoundNames, EveryPathIsShownAsItIsOrEscaped) {
    EXPECT_EQ(shown_path("a b/rencana é.pdf"), "a b/rencana é.pdf");
    EXPECT_EQ(shown_path("a\nb.pdf"), "a\nb.pdf");
    EXPECT_EQ(shown_path("back\\slash.pdf"), "back\\slash.pdf");
    EXPECT_EQ(shown_path("\xff\xfe" "a.pdf"), "\\xFF\\xFEa.pdf");
    EXPECT_NE(shown_path("\xff.pdf"), shown_path("\\xFF.pdf"));
    EXPECT_NE(shown_path("\\\xff.pdf"), shown_path("\\\\xFF.pdf"));
}

TEST(RoundNames, ReportFilesAreReadableAndDifferent) {
    EXPECT_THAT(report_file("plans/Dinas Kesehatan (2023).pdf"), testing::MatchesRegex("reports/Dinas-Kesehatan-2023-[0-9a-f]+\\.json"));
    EXPECT_NE(report_file("a/plan.pdf"), report_file("b/plan.pdf"));
    EXPECT_THAT(report_file("../../etc/$(rm).pdf"), testing::MatchesRegex("reports/rm-[0-9a-f]+\\.json"));
    EXPECT_THAT(report_file(std::string(300, 'n') + ".pdf"), testing::SizeIs(testing::Lt(120U)));
}

TEST(RoundRecord, OutcomeSaysWhatBecameOfTheInput) {
    EXPECT_EQ(record_of(judged("p", Status::present, Status::present)).outcome, "complete");
    const auto gaps = record_of(judged("p", Status::missing, Status::partial));
    EXPECT_EQ(gaps.outcome, "gaps");
    EXPECT_EQ(gaps.reason, "");
    EXPECT_THAT(gaps.missing, ElementsAre("1.a.1"));
    EXPECT_THAT(gaps.partial, ElementsAre("1.a.2"));
    const auto open = record_of(judged("p", Status::present, Status::not_assessed));
    EXPECT_EQ(open.outcome, "not-assessed");
    EXPECT_EQ(open.reason, "unread-pages");
    EXPECT_EQ(record_of(refused("p", "not-a-plan")).outcome, "not-a-plan");
    const auto failed = record_of(refused("p", "crashed"));
    EXPECT_EQ(failed.outcome, "failed");
    EXPECT_EQ(failed.reason, "crashed");
}

TEST(RoundRecord, IsReadBackAsItWasWritten) {
    Record record = record_of(judged("a\nb \u2028.pdf", Status::missing, Status::partial));
    record.agency = "DINAS \"X\"";
    record.report = report_file(record.path);
    record.settings = "0123";
    const std::string line = write_record(record);
    EXPECT_THAT(line, Not(HasSubstr("\n")));
    EXPECT_EQ(schema_errors(json::parse(line), "celah.result-1"), "");
    const auto read = read_record(line);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(write_record(*read), line);
    EXPECT_EQ(read->path, record.path);
    EXPECT_EQ(read_record("{\"schema\":\"celah.report/1\"}").error().code, "not-a-record");
}

TEST_F(RoundFolder, ResultsDoNotDependOnTheirOrder) {
    std::vector<Record> records;
    for (const Report& report : {judged("b", Status::missing, Status::present), judged("a", Status::missing, Status::partial), refused("c", "encrypted")})
        records.push_back(record_of(report));
    ASSERT_TRUE(write_round(folder_, records));
    const auto results = content("results.jsonl"), summary = content("summary.json");
    std::swap(records[0], records[2]);
    ASSERT_TRUE(write_round(folder_, records));
    EXPECT_EQ(content("results.jsonl"), results);
    EXPECT_EQ(content("summary.json"), summary);
    EXPECT_EQ(schema_errors(json::parse(summary), "celah.summary-1"), "");
    const auto read = read_round(folder_);
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(read->size(), 3U);
    EXPECT_EQ(read->front().path, "a");
}

TEST_F(RoundFolder, SummaryCountsWhatTheRecordsSay) {
    std::vector<Record> records;
    for (const Report& report : {judged("a", Status::missing, Status::present), judged("b", Status::missing, Status::partial), refused("c", "encrypted")}) {
        records.push_back(record_of(report));
        records.back().report = report_file(report.document.path);
        fs::create_directories(folder_ / "reports");
        ASSERT_TRUE(write_file(folder_ / records.back().report, render_json(report)));
    }
    const auto summary = summarize_round(records, folder_);
    EXPECT_EQ(summary.documents, 3);
    EXPECT_EQ(summary.judged, 2);
    EXPECT_EQ(summary.mean, 50);
    ASSERT_EQ(summary.gaps.size(), 2U);
    EXPECT_EQ(summary.gaps[0].id, "1.a.1");
    EXPECT_EQ(summary.gaps[0].text, "text of 1.a.1");
    EXPECT_EQ(summary.gaps[0].missing, 2);
    EXPECT_EQ(summary.gaps[1].partial, 1);
    EXPECT_THAT(render_summary_text(summary, {Language::en}), testing::AllOf(HasSubstr("3 documents"), HasSubstr("[1.a.1] text of 1.a.1 — 2 of 2 plans")));
}

TEST_F(RoundFolder, WithoutResultsThereIsNoRound) {
    EXPECT_EQ(read_round(folder_).error().code, "no-round");
    ASSERT_TRUE(write_round(folder_, {}));
    EXPECT_TRUE(read_round(folder_)->empty());
    std::ofstream(folder_ / "journal.jsonl") << "";
    EXPECT_EQ(read_round(folder_).error().code, "unfinished-round");
}

TEST_F(RoundFolder, AFileThatCannotBeWrittenIsNamed) {
    const auto written = write_file(folder_ / "none" / "x.json", "text");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, "unwritable");
    EXPECT_THAT(written.error().message, HasSubstr("none/x.json"));
}

}  // namespace
}  // namespace celah
