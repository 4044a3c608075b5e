// A submission round: inputs, records, the directory that is result and checkpoint.
#include <gmock/gmock.h>
#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

#include "celah/round.hpp"
#include "report_schema.hpp"
#include "round/work.hpp"
#include "rules/digest.hpp"

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

    void save(const std::string& name, const std::string& bytes) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }

    std::string at(const std::string& name) const { return (folder_ / name).string(); }

    static std::vector<std::string> paths(const Inputs& found) {
        std::vector<std::string> out;
        for (const Input& input : found.inputs) out.push_back(input.path);
        return out;
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

TEST_F(RoundFolder, AnAgencyIsOneHoweverItIsWritten) {
    std::vector<Record> records;
    for (const char* agency : {"BALAI KARANTINA MUARA PUTIH", "Balai Karantina Muara Putih", "Balai Karantina Muara Hitam"}) {
        records.push_back(record_of(judged(agency, Status::missing, Status::present)));
        records.back().agency = agency;
    }
    records.push_back(record_of(judged("nameless", Status::missing, Status::present)));
    records.back().agency.reset();
    const auto agencies = summarize_round(records, folder_).agencies;
    ASSERT_EQ(agencies.size(), 3U);
    EXPECT_EQ(agencies[1].agency, "BALAI KARANTINA MUARA PUTIH");
    EXPECT_EQ(agencies[1].documents, 2);
    EXPECT_EQ(agencies[1].coverage_percent, records[0].coverage_percent);
    EXPECT_EQ(agencies[2].agency, std::nullopt);
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


TEST_F(RoundFolder, InputsAreFilesAsGivenAndDirectoriesSorted) {
    save("in/b.pdf", "b");
    save("in/A.PDF", "a");
    save("in/deep/c.pdf", "c");
    save("in/deep/draft.pdf", "d");
    save("in/notes.txt", "");
    save("z.pdf", "z");
    const auto found = find_inputs({at("z.pdf"), at("in"), at("gone.pdf")}, {{"*.pdf"}, {"draft*"}});
    EXPECT_THAT(paths(found), ElementsAre(at("z.pdf"), at("in/A.PDF"), at("in/b.pdf"), at("in/deep/c.pdf"), at("gone.pdf")));
    EXPECT_EQ(found.left_out, 2);
    EXPECT_THAT(paths(find_inputs({at("in")}, {{"deep/*"}, {}})), ElementsAre(at("in/deep/c.pdf"), at("in/deep/draft.pdf")));
    EXPECT_THAT(paths(find_inputs({at("in/")}, {{"*.pdf"}, {"deep"}})), ElementsAre(at("in/A.PDF"), at("in/b.pdf")));
}

TEST_F(RoundFolder, LinksAreFollowedWhereTheyAreNamedOnly) {
    save("in/a.pdf", "a");
    fs::create_symlink("a.pdf", folder_ / "in/link.pdf");
    fs::create_symlink("loop.pdf", folder_ / "in/loop.pdf");
    fs::create_directory_symlink(".", folder_ / "in/round");
    const auto found = find_inputs({at("in")});
    EXPECT_THAT(paths(found), ElementsAre(at("in/a.pdf"), at("in/link.pdf"), at("in/loop.pdf")));
    EXPECT_FALSE(found.inputs[0].error);
    EXPECT_EQ(found.inputs[1].error->code, "not-a-file");
    EXPECT_EQ(found.inputs[2].error->code, "not-a-file");
    EXPECT_THAT(found.links_to_directories, ElementsAre(at("in/round")));
    const auto named = find_inputs({at("in/link.pdf"), at("in/round")});
    EXPECT_EQ(named.inputs[0].path, at("in/link.pdf"));
    EXPECT_EQ(named.inputs[0].file, fs::canonical(folder_ / "in/a.pdf").string());
    EXPECT_EQ(named.inputs[1].path, at("in/round/a.pdf"));
}

TEST(RoundInputs, ListsOfPathsAreLinesOrEndedByZero) {
    EXPECT_THAT(paths_in("a b.pdf\n\nc.pdf", false), ElementsAre("a b.pdf", "c.pdf"));
    EXPECT_THAT(paths_in("\xef\xbb\xbf" "a.pdf\r\n\r\nb.pdf\r\nc.pdf", false), ElementsAre("a.pdf", "b.pdf", "c.pdf")) << "as Windows writes them";
    EXPECT_THAT(paths_in("a.pdf\r", false), ElementsAre("a.pdf"));
    EXPECT_THAT(paths_in("a.pdf\r\nb.pdf\n", false), ElementsAre("a.pdf\r", "b.pdf")) << "a name may end so";
    EXPECT_THAT(paths_in(std::string_view("a.pdf\r\0", 7), true), ElementsAre("a.pdf\r"));
    EXPECT_THAT(paths_in(std::string_view("a\nb.pdf\0c.pdf\0", 14), true), ElementsAre("a\nb.pdf", "c.pdf"));
}

/// Results in memory.
class Collected : public RoundResults {
  public:
    Result<bool> reuse(std::size_t input, const std::string& sha256) override {
        for (const auto& [other, scanned] : by_input)
            if (scanned.record.sha256 == sha256) {
                by_input[input] = scanned;
                return true;
            }
        return false;
    }
    Result<void> keep(std::size_t input, Scanned scanned) override {
        EXPECT_FALSE(by_input.contains(input)) << "two results for one input";
        by_input[input] = std::move(scanned);
        return {};
    }
    std::map<std::size_t, Scanned> by_input;
};

Report judged_of(std::string_view bytes, const std::string& path) {
    Report out = judged(path, Status::missing, Status::present);
    out.document.sha256 = sha256(bytes);
    out.document.bytes = bytes.size();
    return out;
}

/// What a document of these bytes does to its worker.
ScanStep fake_step(std::string_view bytes, const std::string& path, const ScanOptions&, const Recognized&) {
    if (bytes.starts_with("crash")) std::raise(SIGSEGV);
    if (bytes.starts_with("loop"))
        for (volatile unsigned i = 0;;) {
            i = i + 1;
        }
    if (bytes.starts_with("throw")) throw std::runtime_error("no reading this");
    if (bytes.starts_with("memory")) {
        std::vector<std::string> all;
        for (;;) all.emplace_back(std::size_t{1} << 24, 'x');
    }
    if (bytes.starts_with("talk")) std::fprintf(stderr, "a complaint\n");
    Report out = judged_of(bytes, path);
    out.document.kind_reason = std::string(bytes);
    return out;
}

class RoundRun : public RoundFolder {
  protected:
    RoundSettings settings(int jobs = 2) const {
        RoundSettings out;
        out.jobs = jobs;
        out.step = fake_step;
        out.document.wall = out.document.silence = std::chrono::milliseconds(1500);
        out.document.memory = std::uint64_t{256} << 20;
        return out;
    }

    std::vector<Input> inputs(const std::vector<std::pair<std::string, std::string>>& files) {
        std::vector<Input> out;
        for (const auto& [name, bytes] : files) {
            save(name, bytes);
            out.push_back({at(name), at(name)});
        }
        return out;
    }
};

TEST_F(RoundRun, EveryInputHasOneResultWhateverItsDocumentDoes) {
    auto all = inputs({{"a", "fine"}, {"b", "crash"}, {"c", "loop"}, {"d", "throw"}, {"e", "memory"}, {"f", "talk"}, {"g", ""}});
    all.push_back({at("gone"), at("gone")});
    all.push_back({at("link"), at("link"), Error{"not-a-file", "a link"}});
    Collected results;
    RoundProgress last;
    ASSERT_TRUE(run_round(all, settings(), results, [&](const RoundProgress& now) { last = now; }));
    ASSERT_EQ(results.by_input.size(), all.size());
    std::vector<std::string> ends;
    for (const auto& [input, scanned] : results.by_input) {
        EXPECT_EQ(scanned.record.path, all[input].path);
        EXPECT_TRUE(read_report(scanned.json)) << scanned.record.path;
        ends.push_back(scanned.record.outcome + " " + scanned.record.reason);
    }
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "the limit on memory does not live with the sanitizer";
#endif
    EXPECT_THAT(ends, ElementsAre("gaps ", "failed crashed", "failed timed-out", "failed crashed", "failed out-of-memory", "gaps ", "gaps ", "failed not-found", "failed not-a-file"));
    EXPECT_THAT(results.by_input[1].json, HasSubstr("SIGSEGV"));
    EXPECT_THAT(results.by_input[3].json, HasSubstr("no reading this"));
    EXPECT_EQ(results.by_input[5].messages, "a complaint\n");
    EXPECT_EQ(last.done, static_cast<int>(all.size()));
    EXPECT_EQ(last.failed, 6);
}

TEST_F(RoundRun, ACrashIsTriedOnceMoreAndATimeoutIsNot) {
    auto* tries = static_cast<int*>(::mmap(nullptr, 2 * sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    ASSERT_NE(tries, MAP_FAILED);
    const auto all = inputs({{"a", "crash"}, {"b", "loop"}});
    auto counting = settings(1);
    counting.step = [tries](std::string_view bytes, const std::string& path, const ScanOptions& options, const Recognized& recognized) {
        ++tries[bytes.starts_with("loop")];
        return fake_step(bytes, path, options, recognized);
    };
    Collected results;
    ASSERT_TRUE(run_round(all, counting, results));
    EXPECT_EQ(tries[0], 2);
    EXPECT_EQ(tries[1], 1);
    ::munmap(tries, 2 * sizeof(int));
}

TEST_F(RoundRun, ASecondTryHasWhatTheFirstLeftOfItsTime) {
    const auto all = inputs({{"a", "slow"}});
    auto slow = settings(1);
    slow.document.wall = slow.document.silence = std::chrono::milliseconds(2500);
    slow.step = [](std::string_view, const std::string&, const ScanOptions&, const Recognized&) -> ScanStep {
        ::usleep(1'500'000);
        std::raise(SIGSEGV);
        return Report{};
    };
    Collected results;
    ASSERT_TRUE(run_round(all, slow, results));
    EXPECT_EQ(results.by_input[0].record.reason, "timed-out");
}

/// Each of its pages says of itself why it was not read.
TEST_F(RoundRun, AllPagesTogetherHaveALimitToo) {
    const auto all = inputs({{"a", "scan"}});
    auto ended = settings(1);
    ended.ocr_wall = std::chrono::milliseconds(0);
    ended.step = [](std::string_view bytes, const std::string& path, const ScanOptions&, const Recognized& recognized) -> ScanStep {
        if (recognized.empty()) return std::vector<PageToRecognize>{{1, "no key 1"}, {2, "no key 2"}, {3, "no key 1"}, {4, "no key 4"}};   // the second is on its way when the first has ended
        Report out = judged_of(bytes, path);
        out.document.kind_reason = std::to_string(recognized.size());
        return out;
    };
    Collected results;
    ASSERT_TRUE(run_round(all, ended, results));
    const auto report = read_report(results.by_input[0].json);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->document.kind_reason, "4");
    std::map<int, std::string> why;
    for (const Problem& problem : report->problems)
        if (problem.page) why[*problem.page] = problem.message;
    ASSERT_EQ(why.size(), 4U);
    EXPECT_EQ(why[1], why[3]) << "read once for both";
    EXPECT_THAT(why[4], HasSubstr("took longer"));
}

TEST_F(RoundRun, EqualBytesAreReadOnceAndStandForEachInput) {
    const auto all = inputs({{"a", "talk"}, {"b", "talk"}, {"c", "fine"}, {"d", "talk"}});
    auto directory = RoundDirectory::open(folder_ / "out", all, "s", false);
    ASSERT_TRUE(directory) << directory.error().message;
    ASSERT_TRUE(run_round(all, settings(), **directory));
    const auto records = (*directory)->finish();
    ASSERT_TRUE(records) << records.error().message;
    ASSERT_EQ(records->size(), 4U);
    for (const Record& record : *records) {
        const auto report = read_report(content("out/" + record.report));
        ASSERT_TRUE(report) << record.path;
        EXPECT_EQ(report->document.path, record.path);
        const auto messages = "out/messages/" + fs::path(record.report).stem().string() + ".txt";
        EXPECT_EQ(content(messages), record.path == at("c") ? "" : "a complaint\n") << "one worker read the three; it speaks for each";
    }
}

/// A document may have taken its worker over.
TEST_F(RoundRun, WhatAWorkerSaysIsChecked) {
    save("a", "bytes of a");
    const auto document = hold_document(at("a"), 100);
    ASSERT_TRUE(document);
    const auto answered = [&](const std::string& answer) { return read_look(answer, "a", *document).has_value(); };
    const std::string right = "r" + render_json(judged_of("bytes of a", "a"), -1);
    EXPECT_TRUE(answered(right));
    EXPECT_FALSE(answered("r" + render_json(judged_of("bytes of a", "b"), -1)));
    EXPECT_FALSE(answered("r" + render_json(judged_of("bytes of b", "a"), -1)));
    for (const std::string& wrong : {std::string(), std::string("r"), std::string("x"), std::string("r{\"x\":1}"), right.substr(0, right.size() / 2), "r" + std::string(5'000'000, '[')})
        EXPECT_FALSE(answered(wrong)) << wrong.substr(0, 20);
    std::string pages = "p";
    for (std::size_t i = 1; i <= most_pages_at_once; ++i) pages += std::to_string(i) + " key\n";
    EXPECT_TRUE(answered(pages));
    EXPECT_FALSE(answered(pages + "100000 key\n"));
    EXPECT_FALSE(answered("p2 key\n1 key\n"));
}

class RoundCheckpoint : public RoundRun {
  protected:
    /// Runs the whole round; how many documents were read, not reused. `stop`: results are kept of so many, then it fails.
    int run(const std::vector<Input>& all, const std::string& fingerprint = "s", bool retry = false, int stop = -1, int jobs = 2) {
        class Stopping : public RoundResults {
          public:
            Stopping(RoundResults& inner, int left) : inner_(inner), left_(left) {}
            Result<bool> reuse(std::size_t input, const std::string& sha256) override { return inner_.reuse(input, sha256); }
            Result<void> keep(std::size_t input, Scanned scanned) override {
                if (left_ == 0) return failure("stopped", "stopped");
                --left_;
                return inner_.keep(input, std::move(scanned));
            }

          private:
            RoundResults& inner_;
            int left_;
        };
        auto directory = RoundDirectory::open(folder_ / "out", all, fingerprint, retry);
        EXPECT_TRUE(directory) << directory.error().message;
        RoundProgress last;
        Stopping results(**directory, stop);
        const auto done = run_round(all, settings(jobs), results, [&](const RoundProgress& now) { last = now; });
        EXPECT_EQ(done.has_value(), stop < 0);
        if (done) {
            EXPECT_TRUE((*directory)->finish());
        }
        return last.done - last.reused;
    }

    /// Every file of the directory, by name.
    std::map<std::string, std::string> everything() const {
        std::map<std::string, std::string> out;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / "out"))
            if (entry.is_regular_file()) out[entry.path().lexically_relative(folder_ / "out").string()] = content(entry.path().lexically_relative(folder_).string());
        return out;
    }
};

TEST_F(RoundCheckpoint, AnUnchangedRoundReadsNothingAgain) {
    auto all = inputs({{"a", "fine"}, {"b", "crash"}, {"c", "other"}});
    EXPECT_EQ(run(all), 3);
    const auto first = everything();
    EXPECT_EQ(run(all), 0);
    EXPECT_EQ(everything(), first);
    EXPECT_EQ(run(all, "s", true), 1) << "the crash, tried again";
    EXPECT_EQ(run(all, "other settings"), 3);
    save("c", "changed");
    EXPECT_EQ(run(all, "other settings"), 1);
    fs::rename(folder_ / "a", folder_ / "renamed");
    all[0] = {at("renamed"), at("renamed")};
    EXPECT_EQ(run(all, "other settings"), 0) << "its bytes are known, under another name";
    EXPECT_EQ(read_report(content("out/" + report_file(at("renamed"))))->document.path, at("renamed"));
}

TEST_F(RoundCheckpoint, AnInterruptedRoundEndsAsIfItHadNotBeen) {
    const auto all = inputs({{"a", "1"}, {"b", "2"}, {"c", "crash"}, {"d", "4"}, {"e", "2"}, {"f", "6"}});
    run(all, "s", false, -1, 1);
    const auto whole = everything();
    for (int stop = 0; stop < 5; ++stop) {
        fs::remove_all(folder_ / "out");
        run(all, "s", false, stop);
        EXPECT_EQ(read_round(folder_ / "out").error().code, "unfinished-round");
        std::ofstream(folder_ / "out/journal.jsonl", std::ios::app) << "0123 {\"schema\":\"celah.resu";   // a torn line
        std::ofstream(folder_ / "out/reports/.unfinished-x.json") << "{";
        run(all);
        EXPECT_EQ(everything(), whole) << "stopped after " << stop;
    }
}

TEST_F(RoundCheckpoint, ALostOrDamagedReportIsMadeAgain) {
    const auto all = inputs({{"a", "1"}, {"b", "2"}});
    run(all);
    const auto whole = everything();
    fs::remove(folder_ / "out" / report_file(at("a")));
    EXPECT_EQ(run(all), 1);
    EXPECT_EQ(everything(), whole);
    fs::remove_all(folder_ / "out");
    run(all, "s", false, 1, 1);
    for (const auto& entry : fs::directory_iterator(folder_ / "out/reports")) fs::resize_file(entry.path(), 10);   // as after a power cut
    EXPECT_EQ(run(all), 2);
    EXPECT_EQ(everything(), whole);
}

TEST_F(RoundCheckpoint, AReportThatWasCutOffIsMadeAgain) {
    const auto all = inputs({{"a", "1"}, {"b", "2"}});
    run(all);
    const auto whole = everything();
    fs::resize_file(folder_ / "out" / report_file(at("a")), 100);
    EXPECT_EQ(run(all), 1);
    EXPECT_EQ(everything(), whole);
}

TEST_F(RoundCheckpoint, FailuresThatAreNotTriedAgainAreCounted) {
    const auto all = inputs({{"a", "1"}, {"b", "crash"}, {"c", "crash"}});
    for (const int expected : {0, 2}) {
        auto directory = RoundDirectory::open(folder_ / "out", all, "s", false);
        ASSERT_TRUE(directory);
        ASSERT_TRUE(run_round(all, settings(), **directory));
        ASSERT_TRUE((*directory)->finish());
        EXPECT_EQ((*directory)->not_retried(), expected);
    }
}

TEST_F(RoundCheckpoint, WhatIsNoLongerAmongTheInputsIsCounted) {
    auto all = inputs({{"a", "1"}, {"b", "2"}, {"c", "3"}});
    run(all);
    all.erase(all.begin(), all.begin() + 2);
    auto directory = RoundDirectory::open(folder_ / "out", all, "s", false);
    ASSERT_TRUE(directory);
    ASSERT_TRUE(run_round(all, settings(), **directory));
    ASSERT_TRUE((*directory)->finish());
    EXPECT_EQ((*directory)->left_behind(), 2);
    EXPECT_EQ((*directory)->not_retried(), 0);
}

TEST_F(RoundCheckpoint, OrderAndWorkersChangeNoByte) {
    auto all = inputs({{"a", "1"}, {"b", "crash"}, {"c", "3"}, {"d", "1"}, {"e", "talk"}, {"f", "talk"}});
    run(all, "s", false, -1, 1);
    const auto whole = everything();
    for (const int jobs : {2, 8}) {
        fs::remove_all(folder_ / "out");
        std::reverse(all.begin(), all.end());
        run(all, "s", false, -1, jobs);
        EXPECT_EQ(everything(), whole) << jobs;
    }
}

TEST_F(RoundCheckpoint, OnlyOneRunWritesToADirectory) {
    const auto all = inputs({{"a", "1"}});
    const auto first = RoundDirectory::open(folder_ / "out", all, "s", false);
    ASSERT_TRUE(first);
    const auto second = RoundDirectory::open(folder_ / "out", all, "s", false);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "locked");
    save("file", "");
    EXPECT_EQ(RoundDirectory::open(folder_ / "file", all, "s", false).error().code, "unwritable");
}

}  // namespace
}  // namespace celah
