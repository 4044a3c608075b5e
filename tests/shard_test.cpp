// One round on several machines: the parts, and the whole made out of them.
#include "celah/shard.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "celah/corrections.hpp"
#include "celah/render.hpp"
#include "plan_report.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Environment variables(std::map<std::string, std::string> values) {
    return [values = std::move(values)](const char* name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

TEST(Shard, Numbers) {
    EXPECT_EQ(read_shard("2/8", variables({})).value(), (Shard{2, 8}));
    for (const char* wrong : {"", "2", "/", "0/8", "9/8", "-1/8", "a/b", "1/2/3", "1/ 2", "99999999999/3"}) EXPECT_FALSE(read_shard(wrong, variables({}))) << wrong;
}

TEST(Shard, NumbersOfASlurmJobArray) {
    const auto slurm = [](const char* id, const char* count, const char* least, const char* step) {
        return read_shard("auto", variables({{"SLURM_ARRAY_TASK_ID", id}, {"SLURM_ARRAY_TASK_COUNT", count}, {"SLURM_ARRAY_TASK_MIN", least}, {"SLURM_ARRAY_TASK_STEP", step}}));
    };
    EXPECT_EQ(slurm("0", "4", "0", "1").value(), (Shard{1, 4})) << "--array=0-3";
    EXPECT_EQ(slurm("4", "4", "1", "1").value(), (Shard{4, 4})) << "--array=1-4";
    EXPECT_EQ(slurm("15", "3", "11", "2").value(), (Shard{3, 3})) << "--array=11-15:2";
    EXPECT_FALSE(slurm("9", "2", "1", "1")) << "--array=1,9: no even numbers";
    EXPECT_FALSE(slurm("x", "2", "1", "1"));
}

TEST(Shard, NumbersOfAKubernetesJob) {
    EXPECT_EQ(read_shard("auto", variables({{"JOB_COMPLETION_INDEX", "0"}, {"JOB_COMPLETIONS", "3"}})).value(), (Shard{1, 3}));
    const auto unknown = read_shard("auto", variables({{"JOB_COMPLETION_INDEX", "0"}}));
    ASSERT_FALSE(unknown);
    EXPECT_THAT(unknown.error().message, HasSubstr("JOB_COMPLETIONS"));
    EXPECT_FALSE(read_shard("auto", variables({})));
}

class Shards : public testing::Test {
  protected:
    void SetUp() override {
        directory_ = fs::temp_directory_path() / ("celah-shard-" + std::to_string(getpid()));
        fs::create_directories(directory_);
    }
    void TearDown() override { fs::remove_all(directory_); }

    fs::path at(const std::string& name) const { return directory_ / name; }

    std::vector<Input> files(const std::vector<std::size_t>& sizes) {
        std::vector<Input> out;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const std::string path = at(std::to_string(i) + ".pdf").string();
            std::ofstream(path) << std::string(sizes[i], 'x');
            out.push_back({path, path});
        }
        return out;
    }

    Record record(const std::string& path, const std::string& sha256 = "a", const std::string& outcome = "gaps") const {
        Record out;
        out.path = path;
        out.sha256 = sha256;
        out.outcome = outcome;
        out.kind = "zi-work-plan";
        out.rules = "permenpanrb-52-2014";
        out.report = report_file(path);
        out.settings = "s";
        return out;
    }

    fs::path round(const std::string& name, const std::vector<Record>& records) {
        fs::create_directories(at(name) / "reports");
        for (const Record& one : records) std::ofstream(at(name) / one.report) << "laporan " << one.path << ' ' << one.outcome << '\n';
        EXPECT_TRUE(write_round(at(name), records));
        return at(name);
    }

    std::map<std::string, std::string> all_files(const std::string& name) const {
        std::map<std::string, std::string> out;
        for (const auto& entry : fs::recursive_directory_iterator(at(name)))
            if (entry.is_regular_file() && entry.path().filename() != ".lock") out[entry.path().lexically_relative(at(name)).string()] = content(entry.path());
        return out;
    }

    fs::path directory_;
};

TEST_F(Shards, EveryInputIsInExactlyOnePart) {
    std::vector<std::size_t> sizes;
    for (std::size_t i = 0; i < 100; ++i) sizes.push_back(i * 7919 % 4000);
    auto inputs = files(sizes);
    inputs.push_back({"tidak-ada.pdf", "tidak-ada.pdf"});
    std::multiset<std::string> seen;
    for (int number = 1; number <= 7; ++number) {
        const auto part = deal(inputs, {number, 7});
        for (const Input& one : part) seen.insert(one.path);
        auto shuffled = inputs;
        std::reverse(shuffled.begin(), shuffled.end());
        std::set<std::string> one, other;
        for (const Input& input : part) one.insert(input.path);
        for (const Input& input : deal(shuffled, {number, 7})) other.insert(input.path);
        EXPECT_EQ(one, other) << "whatever the order";
    }
    EXPECT_EQ(seen.size(), inputs.size());
    EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), inputs.size());
    EXPECT_THAT(deal({}, {1, 2}), IsEmpty());
}

TEST_F(Shards, LargeFilesAreSpread) {
    constexpr std::size_t scan = 20'000'000, text = 100'000;
    std::vector<std::size_t> sizes(4, scan);
    sizes.resize(84, text);
    const auto inputs = files(sizes);
    for (int number = 1; number <= 4; ++number) {
        const auto part = deal(inputs, {number, 4});
        EXPECT_EQ(std::count_if(part.begin(), part.end(), [](const Input& one) { return fs::file_size(one.file) == scan; }), 1);
        EXPECT_EQ(part.size(), 21U);
    }
}

TEST_F(Shards, MergedTheyAreTheWhole) {
    const std::vector<Record> records = {record("a.pdf"), record("b.pdf", "", "failed"), record("c.pdf"), record("d.pdf")};
    const auto whole = round("whole", records);
    const auto one = round("one", {records[2], records[0]}), other = round("other", {records[1]}), third = round("third", {records[3]}), empty = round("empty", {});
    fs::create_directories(other / "messages");
    const std::string messages = "messages/" + fs::path(records[1].report).filename().replace_extension(".txt").string();
    for (const auto& place : {whole, other}) {
        fs::create_directories(place / "messages");
        std::ofstream(place / messages) << "Syntax Error\n";
    }
    for (int again = 0; again < 2; ++again) {
        const auto merged = merge_rounds({third, one, empty, other}, at("merged"), {"d.pdf", "a.pdf"});
        ASSERT_TRUE(merged) << merged.error().message;
        EXPECT_THAT(merged->missing, IsEmpty());
        EXPECT_EQ(all_files("merged"), all_files("whole"));
    }
    ASSERT_TRUE(merge_rounds({one, third, other}, one));
    EXPECT_EQ(all_files("one"), all_files("whole")) << "into one of them";
}

TEST_F(Shards, WhatIsExpectedAndNotThereIsNamedAndNothingWritten) {
    const auto merged = merge_rounds({round("one", {record("a.pdf")})}, at("merged"), {"a.pdf", "c.pdf", "b\xff.pdf"});
    ASSERT_TRUE(merged);
    EXPECT_THAT(merged->missing, ElementsAre("c.pdf", shown_path("b\xff.pdf")));
    EXPECT_FALSE(fs::exists(at("merged")));
}

TEST_F(Shards, TheRecordThatWasReadToItsEndCounts) {
    const auto good = round("good", {record("a.pdf")}), bad = round("bad", {record("a.pdf", "a", "failed")});
    for (const auto& order : {std::vector{good, bad}, std::vector{bad, good}}) {
        const auto merged = merge_rounds(order, at("merged"));
        ASSERT_TRUE(merged);
        EXPECT_EQ(all_files("merged"), all_files("good"));
    }
}

TEST_F(Shards, OfTwoThatWereReadTheMoreReadableCounts) {
    Record worse = record("a.pdf");
    worse.pages_unreadable = 3;
    Record better = record("a.pdf");
    better.pages_unreadable = 1;
    const auto some = round("some", {worse}), most = round("most", {better});
    std::ofstream(most / better.report) << "the better report\n";
    Record other = better;   // no better and no worse
    other.coverage_percent = 50;
    const auto third = round("third", {other});
    std::string first;
    for (const auto& order : {std::vector{some, most, third}, std::vector{third, most, some}, std::vector{most, some, third}}) {
        const auto merged = merge_rounds(order, at("merged"));
        ASSERT_TRUE(merged) << merged.error().message;
        EXPECT_EQ(merged->records.at(0).pages_unreadable, 1);
        const std::string report = content(at("merged") / better.report);
        if (first.empty()) first = report;
        EXPECT_EQ(report, first) << "whatever the order";
    }
}

TEST_F(Shards, CorrectionsAreJoined) {
    const Report &one = plan_of_52(), &other = plan_of_90();
    const auto correction = [](const Report& report, Status from, Status to, const char* date, const char* by) {
        const ItemResult& item = first_item(report, from);
        return Correction{report.document.sha256, plan_fingerprint(report.document), item.id, from, to, "Sudah dilihat", by, date,
                          item.rule_digest, passage_fingerprint(item.verdict)};
    };
    const auto part = [&](const std::string& name, const Report& report, const std::vector<Correction>& corrections) {
        Record its = record_of(report);
        its.report = report_file(its.path);
        fs::create_directories(at(name) / "reports");
        EXPECT_TRUE(write_file(at(name) / its.report, render_json(report, -1) + "\n"));
        EXPECT_TRUE(write_round(at(name), {its}));
        EXPECT_TRUE(write_file(at(name) / "corrections.json", write_corrections_json(corrections)));
        return at(name);
    };
    const auto early = correction(one, Status::present, Status::missing, "2025-01-01", "Pertama");
    const auto late = correction(one, Status::present, Status::partial, "2025-02-01", "Kedua"), second = correction(other, Status::missing, Status::present, "2025-01-01", "Ketiga");
    // A correction may lie in the part that did not read its plan: all parts were given it.
    const auto left = part("left", one, {late}), right = part("right", other, {early, second});
    std::map<std::string, std::string> first;
    for (const auto& order : {std::vector{left, right}, std::vector{right, left}, std::vector{left, right, at("merged")}}) {
        const auto merged = merge_rounds(order, at("merged"));
        ASSERT_TRUE(merged) << merged.error().message;
        const auto kept = read_corrections_json(content(at("merged") / "corrections.json"));
        ASSERT_TRUE(kept);
        EXPECT_THAT(*kept, UnorderedElementsAre(Field(&Correction::by, "Kedua"), Field(&Correction::by, "Ketiga")));
        for (const Record& its : merged->records) EXPECT_THAT(content(at("merged") / its.report), HasSubstr("\"correction\"")) << its.path;
        EXPECT_EQ(merged->records.at(0).items.missing, plan_of_90().summary.items.missing - 1) << "the records follow the reports";
        if (first.empty()) first = all_files("merged");
        EXPECT_EQ(all_files("merged"), first);
    }
}

TEST_F(Shards, AnUnfinishedRoundIsNotWrittenOver) {
    const auto one = round("one", {record("a.pdf")}), out = round("out", {});
    std::ofstream(out / "journal.jsonl") << "";
    const auto before = all_files("out");
    EXPECT_EQ(merge_rounds({one}, out).error().code, "unfinished-round");
    fs::remove(out / "journal.jsonl");
    const auto lock = RoundLock::take(out);
    EXPECT_EQ(merge_rounds({one}, out).error().code, "locked");
    std::ofstream(out / "journal.jsonl") << "";
    EXPECT_EQ(all_files("out"), before);
}

TEST_F(Shards, WhatDoesNotBelongTogetherIsRefused) {
    const auto one = round("one", {record("a.pdf", "a")}), changed = round("changed", {record("a.pdf", "b")});
    EXPECT_EQ(merge_rounds({one, changed}, at("merged")).error().code, "two-contents");
    Record strange = record("b.pdf");
    strange.settings = "other";
    EXPECT_EQ(merge_rounds({one, round("strange", {strange})}, at("merged")).error().code, "other-settings");
    EXPECT_EQ(merge_rounds({one, at("nowhere")}, at("merged")).error().code, "no-round");
    std::ofstream(one / "journal.jsonl") << "";
    EXPECT_EQ(merge_rounds({one}, at("merged")).error().code, "unfinished-round");
    EXPECT_FALSE(fs::exists(at("merged")));
}

}  // namespace
}  // namespace celah::test
