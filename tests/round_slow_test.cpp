// A whole round through the program: broken documents, kills, full disks, any number of workers.
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <thread>

#include "celah/round.hpp"
#include "report_schema.hpp"

namespace celah {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

constexpr int documents = 120;

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The program, on its way.
class Started {
  public:
    Started(const std::vector<std::string>& arguments, const fs::path& errors, rlim_t most_bytes = RLIM_INFINITY) {
        process_ = fork();
        if (process_ != 0) return;
        ::setpgid(0, 0);
        const rlimit limit{most_bytes, most_bytes};
        setrlimit(RLIMIT_FSIZE, &limit);
        if (std::freopen("/dev/null", "w", stdout) == nullptr || std::freopen(errors.c_str(), "w", stderr) == nullptr) _exit(99);
        std::vector<char*> words{const_cast<char*>(CELAH_PROGRAM)};
        for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
        words.push_back(nullptr);
        execv(CELAH_PROGRAM, words.data());
        _exit(99);
    }

    void kill(int signal) const { ::kill(process_, signal); }
    void kill_group(int signal) const { ::kill(-process_, signal); }

    /// The exit code; 128 and the signal when one ended it.
    int wait() const {
        int status = 0;
        waitpid(process_, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

  private:
    pid_t process_;
};

/// All tests look at one round, and at the results of a run that nothing disturbed.
class RoundSlow : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        if (std::system("command -v python3 qpdf >/dev/null") != 0) return;
        std::string name = (fs::temp_directory_path() / "celah-slow-round-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        const std::string make = CELAH_SOURCE_DIR "/tools/make-round '" + (folder_ / "in").string() + "' " + std::to_string(documents) + " --broken 8";
        ASSERT_EQ(std::system(make.c_str()), 0);
        exit_code_ = scan("whole", {}).wait();
        whole_ = everything("whole");
    }
    static void TearDownTestSuite() {
        if (!folder_.empty()) fs::remove_all(folder_);
    }
    void SetUp() override {
        if (folder_.empty()) GTEST_SKIP() << "needs python3 and qpdf to make documents";
    }

    /// A bomb that only sleeps and waits costs its limit: short ones do.
    static Started scan(const std::string& out, const std::vector<std::string>& more, rlim_t most_bytes = RLIM_INFINITY) {
        std::vector<std::string> arguments{"scan", (folder_ / "in").string(), "-o", (folder_ / out).string(), "--time-limit", "10"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return Started(arguments, folder_ / "errors", most_bytes);
    }

    static std::map<std::string, std::string> everything(const std::string& out) {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / out))
            if (entry.is_regular_file()) files[entry.path().lexically_relative(folder_ / out).string()] = content(entry.path());
        return files;
    }

    void expect_whole(const std::string& out) {
        const auto files = everything(out);
        ASSERT_EQ(files.size(), whole_.size());
        for (const auto& [name, bytes] : whole_) EXPECT_EQ(files.at(name), bytes) << name;
    }

    static inline fs::path folder_;
    static inline int exit_code_ = 0;
    static inline std::map<std::string, std::string> whole_;
};

TEST_F(RoundSlow, EveryDocumentHasOneRecordWithARightOutcome) {
    EXPECT_EQ(exit_code_, 3) << content(folder_ / "errors");
    std::map<std::string, std::string> outcomes;
    std::istringstream expected(content(folder_ / "in/expect.tsv"));
    for (std::string line; std::getline(expected, line);) {
        std::istringstream fields(line);
        std::string file, kind, allowed;
        std::getline(std::getline(std::getline(fields, file, '\t'), kind, '\t'), allowed);
        if (file != "file") outcomes[(folder_ / "in" / file).string()] = allowed;
    }
    const auto records = read_round(folder_ / "whole");
    ASSERT_TRUE(records) << records.error().message;
    ASSERT_EQ(records->size(), outcomes.size());
    for (const Record& record : *records) {
        EXPECT_THAT(outcomes.at(record.path), HasSubstr(record.outcome)) << record.path << ": " << record.reason;
        EXPECT_EQ(schema_errors(json::parse(write_record(record)), "celah.result-1"), "") << record.path;
        EXPECT_EQ(schema_errors(json::parse(content(folder_ / "whole" / record.report))), "") << record.path;
    }
    EXPECT_EQ(schema_errors(json::parse(content(folder_ / "whole/summary.json")), "celah.summary-1"), "");
}

TEST_F(RoundSlow, NeitherWorkersNorOrderChangeAByte) {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(folder_ / "in"))
        if (entry.path().extension() == ".pdf") files.push_back(entry.path().string());
    std::mt19937 random(7);
    for (const char* jobs : {"1", "8"}) {
        std::shuffle(files.begin(), files.end(), random);
        std::ofstream list(folder_ / "list");
        for (const auto& file : files) list << file << '\0';
        list.close();
        const std::string out = std::string("jobs-") + jobs;
        Started({"scan", "--files-from", (folder_ / "list").string(), "-0", "-j", jobs, "--time-limit", "10", "-o", (folder_ / out).string()}, folder_ / "errors").wait();
        expect_whole(out);
    }
}

TEST_F(RoundSlow, KilledAtAnyMomentItGoesOnWhereItWas) {
    std::mt19937 random(11);
    std::uniform_int_distribution<int> moment(20, 900);
    for (int killed = 0; killed < 50;) {
        const auto run = scan("killed", {});
        std::this_thread::sleep_for(std::chrono::milliseconds(moment(random)));
        run.kill_group(SIGKILL);
        if (run.wait() == 128 + SIGKILL) {
            ++killed;
            continue;
        }
        expect_whole("killed");   // it was done before
        fs::remove_all(folder_ / "killed");
    }
    EXPECT_EQ(scan("killed", {}).wait(), exit_code_) << content(folder_ / "errors");
    expect_whole("killed");
}

TEST_F(RoundSlow, InterruptedItEndsAtOnceAndGoesOnLater) {
    for (const int signal : {SIGINT, SIGTERM}) {
        const auto run = scan("interrupted", {});
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        run.kill(signal);
        const int code = run.wait();
        if (code == exit_code_) continue;   // it was done already
        EXPECT_EQ(code, 128 + signal);
        EXPECT_THAT(content(folder_ / "errors"), HasSubstr("jalankan lagi perintah yang sama"));
    }
    EXPECT_EQ(scan("interrupted", {}).wait(), exit_code_);
    expect_whole("interrupted");
}

TEST_F(RoundSlow, AFullDiskIsNamedAndNothingIsHalfWritten) {
    EXPECT_EQ(scan("full", {}, 100'000).wait(), 2);
    EXPECT_THAT(content(folder_ / "errors"), testing::AllOf(HasSubstr("tidak dapat ditulis"), HasSubstr((folder_ / "full").string())));
    for (const auto& [name, bytes] : everything("full"))
        EXPECT_TRUE(!name.starts_with("reports/") || read_report(bytes)) << name;
    EXPECT_EQ(scan("full", {}).wait(), exit_code_);
    expect_whole("full");
}

TEST_F(RoundSlow, ADirectoryThatCannotBeWrittenIsNamed) {
    const auto run = Started({"scan", (folder_ / "in").string(), "-o", "/proc/celah-round"}, folder_ / "errors");
    EXPECT_EQ(run.wait(), 2);
    EXPECT_THAT(content(folder_ / "errors"), HasSubstr("/proc/celah-round: tidak dapat ditulis"));
}

TEST_F(RoundSlow, TwoRunsDoNotWriteToOneDirectory) {
    const auto first = scan("shared", {"-j", "1"});
    while (!fs::exists(folder_ / "shared/journal.jsonl")) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_EQ(Started({"scan", (folder_ / "in").string(), "-o", (folder_ / "shared").string()}, folder_ / "second").wait(), 2);
    EXPECT_THAT(content(folder_ / "second"), HasSubstr("perintah celah lain"));
    first.kill(SIGTERM);
    first.wait();
}

}  // namespace
}  // namespace celah
