// A folder of PDFs made to break readers, each with the outcomes it may have (hostile/expect.tsv), where it is at hand: it is no
// part of this repository.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "celah/isolate.hpp"
#include "celah/scan.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;

const fs::path folder = CELAH_SOURCE_DIR "/../shared/hostile";

struct Expected {
    std::string file, outcomes;   ///< "ok|warning|error"
};

std::vector<Expected> expectations() {
    std::vector<Expected> out;
    std::ifstream table(folder / "expect.tsv");
    std::string line;
    std::getline(table, line);
    while (std::getline(table, line)) {
        std::istringstream columns(line);
        Expected one;
        std::getline(columns, one.file, '\t');
        std::getline(columns, one.outcomes, '\t');
        if (one.file.ends_with(".pdf")) out.push_back(one);
    }
    return out;
}

/// As expect.tsv has it, which asks how well a document was read. That it is no work plan is an error of the report, but not
/// of the reading: "ok|error" is either.
std::string outcome_of(const Report& report) {
    const auto is = [](const char* code) { return [code](const Problem& problem) { return problem.code == code; }; };
    const auto& problems = report.problems;
    const bool refused = std::any_of(problems.begin(), problems.end(), is("not-a-plan"));
    if (report.status == DocumentStatus::error && !refused && std::none_of(problems.begin(), problems.end(), is("no-text"))) return "error";
    return std::string(problems.size() > (refused ? 1U : 0U) ? "warning" : "ok") + (refused ? "|error" : "");
}

std::set<std::string> parts(const std::string& outcomes) {
    std::set<std::string> out;
    std::istringstream in(outcomes);
    for (std::string one; std::getline(in, one, '|');) out.insert(one);
    return out;
}

bool allowed(const std::string& outcomes, const std::string& outcome) {
    const auto expected = parts(outcomes), seen = parts(outcome);
    return std::any_of(seen.begin(), seen.end(), [&](const std::string& one) { return expected.contains(one); });
}

long most_memory_of(int who) {
    rusage used{};
    ::getrusage(who, &used);
    return used.ru_maxrss;   // KiB
}

TEST(HostileFolder, EveryFileHasAnOutcomeThatIsAllowed) {
    const auto expected = expectations();
    if (expected.empty()) GTEST_SKIP() << "no hostile documents at " << folder;
    const Packs packs(&shipped_rules(), 1);
    std::vector<std::string> outcomes(expected.size());
    Workers workers(2);
    std::map<std::uint64_t, HeldDocument> held;
    for (std::size_t next = 0; next < expected.size() || workers.running() > 0;) {
        while (workers.has_room() && next < expected.size()) {
            auto document = hold_document(folder / expected[next].file, std::uint64_t{1} << 30);
            ASSERT_TRUE(document.has_value()) << document.error().message;
            const HeldDocument& kept = held[next] = *std::move(document);
            workers.start(next++, {kept.file(), kept.bytes(), [packs](std::string_view bytes, Worker& worker) {
                                       ScanOptions options;
                                       options.page_done = [&worker] { worker.progress(); };
                                       const auto step = scan_step(bytes, "x.pdf", packs, options, {});
                                       const auto* report = std::get_if<Report>(&step);
                                       return report != nullptr ? outcome_of(*report) : std::string("warning");   // wants OCR, and says so
                                   }});
        }
        for (const Finished& one : workers.wait(std::chrono::seconds(1))) {
            outcomes[one.id] = one.outcome.ended == Ended::answered ? one.outcome.answer : "error";
            held.erase(one.id);
        }
    }
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_TRUE(allowed(expected[i].outcomes, outcomes[i])) << expected[i].file << " is " << outcomes[i] << ", not " << expected[i].outcomes;
    EXPECT_LE(most_memory_of(RUSAGE_SELF), 150 * 1024);
}

}  // namespace
}  // namespace celah::test
