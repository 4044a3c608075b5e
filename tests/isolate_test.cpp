// Workers that crash, hang, eat memory or try to get out, and the process that starts them.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "celah/isolate.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Run = std::function<std::string(std::string_view, Worker&)>;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

/// A file in a directory of its own, which goes with it.
class Place {
  public:
    Place() {
        std::string name = (fs::temp_directory_path() / "celah-isolate-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Place() { fs::remove_all(path_); }
    fs::path file(const std::string& name, std::string_view text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::map<std::uint64_t, Outcome> wait_for_all(Workers& workers) {
    std::map<std::uint64_t, Outcome> out;
    while (workers.running() > 0)
        for (Finished& one : workers.wait(1s)) out[one.id] = std::move(one.outcome);
    return out;
}

Outcome work(Run run, IsolationLimits limits = {}, const HeldDocument& document = {}) {
    Workers workers(1);
    workers.start(7, {document.file(), document.bytes(), std::move(run), {}, limits});
    return wait_for_all(workers).at(7);
}

IsolationLimits limits_of(auto change) {
    IsolationLimits out;
    change(out);
    return out;
}

std::string spin(std::string_view, Worker&) {
    for (volatile unsigned i = 0;;) {
        i = i + 1;
    }
}

int open_descriptors() { return static_cast<int>(std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator())); }

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) == 0 || errno != ECHILD; }

// --- documents

TEST(IsolateDocument, IsHeldAsItWasAndHashed) {
    const Place place;
    auto held = hold_document(place.file("plan.pdf", "abc"), 3);
    ASSERT_TRUE(held.has_value()) << held.error().message;
    EXPECT_EQ(held->bytes(), 3U);
    EXPECT_EQ(held->sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_LT(::pwrite(held->file(), "x", 1, 0), 0) << "whoever has the descriptor must not change what was hashed";
    EXPECT_NE(::ftruncate(held->file(), 1), 0);
}

TEST(IsolateDocument, OnlyRegularFilesWithinTheSizeAreOpened) {
    const Place place;
    const fs::path plan = place.file("plan.pdf", "abcd");
    fs::create_symlink(plan, place.path() / "link.pdf");
    ASSERT_EQ(::mkfifo((place.path() / "fifo.pdf").c_str(), 0600), 0);
    const auto error_of = [](const fs::path& path, std::uint64_t most) {
        const auto held = hold_document(path, most);
        return held ? "held" : held.error().code;
    };
    EXPECT_EQ(error_of(plan, 4), "held");
    EXPECT_EQ(error_of(plan, 3), "too-large");
    EXPECT_EQ(error_of(place.path() / "nothing.pdf", 9), "not-found");
    EXPECT_EQ(error_of(place.path(), 9), "is-a-directory");
    EXPECT_EQ(error_of(place.path() / "link.pdf", 9), "not-a-file");
    EXPECT_EQ(error_of(place.path() / "fifo.pdf", 9), "not-a-file");
    EXPECT_EQ(error_of("/dev/zero", 9), "not-a-file");
}

TEST(IsolateDocument, ErrorsLeaveNoDescriptorBehind) {
    const Place place;
    const fs::path plan = place.file("plan.pdf", "abcd");
    const int before = open_descriptors();
    for (int i = 0; i < 20; ++i) {
        EXPECT_FALSE(hold_document(plan, 3).has_value());
        EXPECT_FALSE(hold_document(place.path(), 3).has_value());
        EXPECT_TRUE(hold_document(plan, 4).has_value());
    }
    EXPECT_EQ(open_descriptors(), before);
}

// --- answers

TEST(IsolateWorkers, AnswerOverTheDocument) {
    const Place place;
    const auto held = hold_document(place.file("plan.pdf", "isi rencana"), 100);
    const Outcome out = work([](std::string_view document, Worker&) { return "read: " + std::string(document); }, {}, *held);
    EXPECT_EQ(out.ended, Ended::answered) << out.reason;
    EXPECT_EQ(out.answer, "read: isi rencana");
}

TEST(IsolateWorkers, AnswersLargerThanAPipeArrive) {
    const std::string expected(5'000'000, 'x');
    const Outcome out = work([&](std::string_view, Worker& worker) {
        worker.progress();
        return expected;
    });
    EXPECT_EQ(out.ended, Ended::answered) << out.reason;
    EXPECT_EQ(out.answer.size(), expected.size());
}

TEST(IsolateWorkers, SeveralAtOnceKeepTheirIds) {
    Workers workers(3);
    std::uint64_t next = 0;
    std::map<std::uint64_t, std::string> got;
    while (got.size() < 20) {
        while (workers.has_room() && next < 20) {
            workers.start(next, {-1, 0, [next](std::string_view, Worker&) { return std::to_string(next); }});
            ++next;
        }
        for (const Finished& one : workers.wait(1s)) got[one.id] = one.outcome.answer;
    }
    for (const auto& [id, answer] : got) EXPECT_EQ(answer, std::to_string(id));
}

TEST(IsolateWorkers, NothingFinishedIsNoError) {
    Workers workers(1);
    EXPECT_TRUE(workers.wait(0ms).empty());
    workers.start(1, {-1, 0, spin});
    EXPECT_TRUE(workers.wait(10ms).empty());
    EXPECT_EQ(workers.running(), 1);
    workers.kill_all();
    EXPECT_EQ(workers.running(), 0);
    EXPECT_FALSE(has_children());
}

TEST(IsolateWorkers, PrepareSeesTheDiskAndTheWorkDoesNot) {
    std::string model;
    Workers workers(1);
    Work job;
    job.prepare = [&] { std::getline(std::ifstream("/etc/passwd"), model); };
    job.run = [&](std::string_view, Worker&) { return std::to_string(model.size()) + (std::ifstream("/etc/passwd") ? " open" : " shut"); };
    workers.start(1, std::move(job));
    const Outcome out = wait_for_all(workers).at(1);
    EXPECT_EQ(out.ended, Ended::answered) << out.reason;
    EXPECT_THAT(out.answer, testing::MatchesRegex("[1-9][0-9]* shut"));
}

// --- what goes wrong

TEST(IsolateWorkers, CrashesCostOnlyThemselves) {
    const Outcome segment = work([](std::string_view, Worker&) -> std::string {
        ::raise(SIGSEGV);
        return {};
    });
    EXPECT_EQ(segment.ended, Ended::crashed);
    EXPECT_EQ(segment.signal, SIGSEGV);
    EXPECT_THAT(segment.reason, testing::HasSubstr("SIGSEGV"));
    const Outcome abort = work([](std::string_view, Worker&) -> std::string { std::abort(); });
    EXPECT_EQ(abort.ended, Ended::crashed);
    EXPECT_EQ(abort.signal, SIGABRT);
}

int recurse(volatile int* last) {
    volatile int here[1000] = {*last};
    return here[0] + recurse(here) + here[1];
}

TEST(IsolateWorkers, EndlessRecursionIsACrash) {
    const Outcome out = work([](std::string_view, Worker&) {
        volatile int start = 1;
        return std::to_string(recurse(&start));
    });
    EXPECT_EQ(out.ended, Ended::crashed);
    EXPECT_EQ(out.signal, SIGSEGV);
}

TEST(IsolateWorkers, ExceptionsAreTold) {
    const Outcome out = work([](std::string_view, Worker&) -> std::string { throw std::runtime_error("no such thing"); });
    EXPECT_EQ(out.ended, Ended::crashed);
    EXPECT_EQ(out.signal, 0);
    EXPECT_THAT(out.reason, testing::HasSubstr("no such thing"));
}

TEST(IsolateWorkers, LeavingIsNoAnswer) {
    const Outcome out = work([](std::string_view, Worker&) -> std::string { ::_exit(0); });
    EXPECT_EQ(out.ended, Ended::crashed);
    EXPECT_NE(out.reason, "");
}

TEST(IsolateWorkers, EndlessLoopEndsByProcessorTime) {
    const Outcome out = work(spin, limits_of([](auto& l) { l.cpu = 1s; }));
    EXPECT_EQ(out.ended, Ended::timed_out);
}

TEST(IsolateWorkers, WhicheverClockStrikesFirstTheReasonIsTheSame) {
    const auto wait = [](std::string_view, Worker&) -> std::string {
        for (;;) ::pause();
    };
    const auto ask_for_long = [](std::string_view, Worker& worker) -> std::string {
        for (;; ::usleep(60'000)) worker.progress();
    };
    const auto limits = limits_of([](auto& l) { l.wall = 2s, l.cpu = 1s, l.silence = 1500ms; });
    const Outcome silent = work(wait, limits), busy = work(spin, limits), chatty = work(ask_for_long, limits);
    for (const Outcome& out : {silent, busy, chatty}) EXPECT_EQ(out.ended, Ended::timed_out);
    EXPECT_EQ(silent.reason, busy.reason);
    EXPECT_EQ(silent.reason, chatty.reason);
    EXPECT_THAT(silent.reason, testing::AllOf(testing::HasSubstr("2 s"), testing::HasSubstr("1 s of a processor"), testing::HasSubstr("1.5 s without")));
}

TEST(IsolateWorkers, ProcessorTimeEndsAlsoThoseThatDoNotListen) {
    const Outcome out = work(
        [](std::string_view document, Worker& worker) {
            ::signal(SIGXCPU, SIG_IGN);
            return spin(document, worker);
        },
        limits_of([](auto& l) { l.cpu = 1s; }));
    EXPECT_EQ(out.ended, Ended::timed_out);
}

TEST(IsolateWorkers, EndlessLoopEndsByTheClock) {
    const Outcome out = work(
        [](std::string_view, Worker& worker) -> std::string {
            for (;;) worker.progress();
        },
        limits_of([](auto& l) { l.wall = 300ms; }));
    EXPECT_EQ(out.ended, Ended::timed_out);
}

TEST(IsolateWorkers, WhatEarlierPiecesSpentIsPartOfTheLimits) {
    const auto after = [](Spent spent) {
        Workers workers(1);
        workers.start(7, {.run = spin, .limits = limits_of([](auto& l) { l.wall = 100s, l.cpu = 100s; }), .spent = spent});
        return wait_for_all(workers)[7];
    };
    const Outcome clock = after({.wall = 99'500ms}), processor = after({.cpu = 99'500ms});
    EXPECT_EQ(clock.ended, Ended::timed_out);
    EXPECT_GE(clock.spent.wall, 100s);
    EXPECT_EQ(processor.ended, Ended::timed_out);
    EXPECT_GE(processor.spent.cpu, 100s);
}

TEST(IsolateWorkers, TheTimeThatTheirParentWasStoppedIsNotCounted) {
    const pid_t parent = ::fork();
    if (parent == 0) {
        const Outcome out = work(
            [](std::string_view, Worker&) {
                ::usleep(1'000'000);
                return std::string(1 << 20, 'x');   // more than a pipe holds: it waits to be read
            },
            limits_of([](auto& l) { l.wall = l.silence = 2500ms; }));
        ::_exit(out.ended == Ended::answered ? 0 : 1);
    }
    ::usleep(300'000);
    ::kill(parent, SIGSTOP);
    ::usleep(4'000'000);
    ::kill(parent, SIGCONT);
    int status = 0;
    ::waitpid(parent, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

TEST(IsolateWorkers, NorIsTheTimeInWhichNobodyAskedForThem) {
    Workers workers(1);
    workers.start(7, {.run = [](std::string_view, Worker&) { return std::string(1 << 20, 'x'); }, .limits = limits_of([](auto& l) { l.wall = l.silence = 1500ms; })});
    ::usleep(2'500'000);
    EXPECT_EQ(wait_for_all(workers)[7].ended, Ended::answered);
}

TEST(IsolateWorkers, AreAsManyAsThereAreDescriptorsFor) {
    const pid_t process = ::fork();
    if (process == 0) {
        const rlimit few{40, 40};
        ::setrlimit(RLIMIT_NOFILE, &few);
        Workers workers(1000);
        ::_exit(workers.most() < 8 ? 0 : 1);
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    EXPECT_EQ(Workers(3).most(), 3);
}

TEST(IsolateWorkers, SilenceEndsThemToo) {
    const Outcome out = work(spin, limits_of([](auto& l) { l.silence = 200ms; }));
    EXPECT_EQ(out.ended, Ended::timed_out);
}

TEST(IsolateWorkers, SignsOfLifeKeepAWorkerAlive) {
    const Outcome out = work(
        [](std::string_view, Worker& worker) {
            for (int i = 0; i < 20; ++i) {
                ::usleep(100'000);
                worker.progress();
            }
            return std::string("done");
        },
        limits_of([](auto& l) { l.silence = 1500ms; }));
    EXPECT_EQ(out.ended, Ended::answered) << out.reason;
}

TEST(IsolateWorkers, MemoryIsLimitedAndToldFromACrash) {
    if (sanitized) GTEST_SKIP() << "the sanitizers need the whole address space";
    const auto eat = [](std::string_view, Worker&) {
        std::string all;
        for (;;) all += std::string(1 << 20, 'x');
        return all;
    };
    const Outcome out = work(eat, limits_of([](auto& l) { l.memory = 256ULL << 20; }));
    EXPECT_EQ(out.ended, Ended::out_of_memory);
    EXPECT_THAT(out.reason, testing::HasSubstr("256 MiB"));
}

TEST(IsolateWorkers, OverlongAnswersAreCutOff) {
    const Outcome out = work([](std::string_view, Worker&) { return std::string(2'000'001, 'x'); }, limits_of([](auto& l) { l.answer = 2'000'000; }));
    EXPECT_EQ(out.ended, Ended::answer_too_long);
    EXPECT_TRUE(out.answer.empty());
}

/// A worker that a document has taken over may write anything where the answer goes.
TEST(IsolateWorkers, NonsenseIsNoAnswer) {
    const auto write = [](const std::string& bytes) {
        return [bytes](std::string_view, Worker&) -> std::string {
            for (int file = 3; file < 20; ++file)
                if (::fcntl(file, F_GETFL) == O_WRONLY) [[maybe_unused]] auto written = ::write(file, bytes.data(), bytes.size());
            ::_exit(0);
        };
    };
    EXPECT_EQ(work(write("what is this")).ended, Ended::crashed);
    EXPECT_EQ(work(write("pppp")).ended, Ended::crashed);
    EXPECT_EQ(work(write("a")).ended, Ended::crashed);
    EXPECT_EQ(work(write(std::string("a\x05\0\0\0\0\0\0\0abc", 12))).ended, Ended::crashed) << "an answer shorter than it says";
    EXPECT_EQ(work(write("a\xff\xff\xff\xff\xff\xff\xff\xff")).ended, Ended::answer_too_long);
    EXPECT_EQ(work(write(std::string("a\x01\0\0\0\0\0\0\0abc", 12))).ended, Ended::crashed) << "more than it says";
}

TEST(IsolateWorkers, MessagesAreKeptUpToALimit) {
    const auto say = [](std::size_t bytes) {
        return [bytes](std::string_view, Worker&) {
            const std::string line(1000, 'm');
            for (std::size_t said = 0; said < bytes; said += line.size()) [[maybe_unused]] auto written = ::write(2, line.data(), line.size());
            return std::string("done");
        };
    };
    const Outcome few = work(say(3000));
    EXPECT_EQ(few.messages, std::string(3000, 'm'));
    EXPECT_FALSE(few.messages_cut);
    const Outcome many = work(say(30'000'000));
    EXPECT_EQ(many.ended, Ended::answered) << many.reason;
    EXPECT_EQ(many.answer, "done");
    EXPECT_EQ(many.messages.size(), IsolationLimits{}.messages);
    EXPECT_TRUE(many.messages_cut);
}

TEST(IsolateWorkers, ASignalEndsTheWait) {
    struct sigaction handle {};
    handle.sa_handler = [](int) {};
    struct sigaction before {};
    ::sigaction(SIGALRM, &handle, &before);
    Workers workers(1);
    workers.start(1, {-1, 0, spin});
    ::alarm(1);
    EXPECT_TRUE(workers.wait(60s).empty());
    EXPECT_EQ(workers.running(), 1);
    ::sigaction(SIGALRM, &before, nullptr);
}

// --- what a worker may not do

/// What came of a deed: "did it", "denied", or that the worker did not live to tell.
std::string attempt(const std::function<bool()>& deed) {
    const Outcome out = work([&](std::string_view, Worker&) { return std::string(deed() ? "did it" : "denied"); });
    return out.ended == Ended::answered ? out.answer : out.ended == Ended::crashed ? "killed" : out.reason;
}

class IsolateCanary : public testing::Test {
  protected:
    void SetUp() override {
        if (!missing_layers().empty()) GTEST_SKIP() << "this machine lacks " << missing_layers().front();
    }
    const testing::Matcher<std::string> refused = testing::AnyOf("denied", "killed");
};

TEST_F(IsolateCanary, ReadsNoOtherFile) {
    EXPECT_THAT(attempt([] { return ::open("/etc/passwd", O_RDONLY) >= 0; }), refused);
    EXPECT_THAT(attempt([] { return ::open("/proc/self/environ", O_RDONLY) >= 0; }), refused);
    EXPECT_THAT(attempt([] { return ::open("/", O_RDONLY | O_DIRECTORY) >= 0; }), refused);
}

TEST_F(IsolateCanary, WritesNothing) {
    const Place place;
    const std::string old_file = place.file("old", "text"), new_file = place.path() / "new";
    EXPECT_THAT(attempt([&] { return ::open(new_file.c_str(), O_WRONLY | O_CREAT, 0600) >= 0; }), refused);
    EXPECT_THAT(attempt([&] { return ::open(old_file.c_str(), O_RDWR) >= 0; }), refused);
    EXPECT_THAT(attempt([&] { return ::truncate(old_file.c_str(), 0) == 0; }), refused);
    EXPECT_THAT(attempt([&] { return ::unlink(old_file.c_str()) == 0; }), refused);
    EXPECT_THAT(attempt([&] { return ::mkdir(new_file.c_str(), 0700) == 0; }), refused);
    EXPECT_THAT(attempt([&] { return ::chmod(old_file.c_str(), 0777) == 0; }), refused);
    EXPECT_FALSE(fs::exists(new_file));
    EXPECT_EQ(fs::file_size(old_file), 4U);
}

TEST_F(IsolateCanary, OpensNoSocket) {
    for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK})
        EXPECT_THAT(attempt([=] { return ::socket(family, family == AF_NETLINK ? SOCK_RAW : SOCK_STREAM, 0) >= 0; }), refused) << family;
}

TEST_F(IsolateCanary, RunsNoProgram) {
    EXPECT_THAT(attempt([] { return ::execl("/bin/true", "true", nullptr) != 0; }), "killed") << "not even a failing call returns";
}

TEST_F(IsolateCanary, StartsNoProcess) {
    EXPECT_THAT(attempt([] {
                    const pid_t child = ::fork();
                    if (child == 0) ::_exit(0);
                    return child > 0;
                }),
                refused);
}

TEST_F(IsolateCanary, HarmsNoOtherProcess) {
    EXPECT_THAT(attempt([] { return ::kill(::getppid(), 0) == 0; }), refused);
    EXPECT_THAT(attempt([] { return ::kill(-1, SIGTERM) == 0; }), refused);
}

TEST_F(IsolateCanary, MakesNoCode) {
    if (sanitized) GTEST_SKIP() << "the sanitizers intercept this";
    EXPECT_THAT(attempt([] {
                    return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
                }),
                refused);
}

TEST_F(IsolateCanary, HasNoDescriptorsButItsOwn) {
    const Place place;
    const int secret = ::open(place.file("secret", "text").c_str(), O_RDONLY);
    ASSERT_GE(secret, 0);
    const Outcome out = work([](std::string_view, Worker&) {
        int open = 0;
        for (int file = 0; file < 1024; ++file) open += ::fcntl(file, F_GETFD) >= 0 ? 1 : 0;
        return std::to_string(open);
    });
    ::close(secret);
    EXPECT_EQ(out.answer, "4") << "the three standard ones and the one for the answer";
}

// --- what is left

TEST(IsolateWorkers, AThousandLeaveNothingBehind) {
    const Place place;
    const auto held = hold_document(place.file("plan.pdf", "x"), 1);
    const int before = open_descriptors();
    {
        Workers workers(4);
        int started = 0, answered = 0, crashed = 0;
        while (answered + crashed < 1000) {
            while (workers.has_room() && started < 1000) {
                const bool crash = ++started % 10 == 0;
                workers.start(started, {held->file(), held->bytes(), [crash](std::string_view text, Worker&) {
                                            if (crash) ::raise(SIGKILL);
                                            return std::string(text);
                                        }});
            }
            for (const Finished& one : workers.wait(10s)) ++(one.outcome.ended == Ended::answered ? answered : crashed);
        }
        EXPECT_EQ(answered, 900);
    }
    EXPECT_EQ(open_descriptors(), before);
    EXPECT_FALSE(has_children());
}

bool lives(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    std::getline(status, line);
    return status && line.find(") Z ") == std::string::npos;
}

/// A parent that is killed cannot tidy up; its workers must go by themselves.
TEST(IsolateWorkers, DieWithTheirParent) {
    const pid_t parent = ::fork();
    ASSERT_GE(parent, 0);
    if (parent == 0) {
        Workers workers(1);
        workers.start(1, {-1, 0, spin});
        while (workers.wait(1s).empty()) {
        }
        ::_exit(1);
    }
    pid_t worker = 0;   // the only child of the child
    const std::string children = "/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) + "/children";
    for (int i = 0; i < 1000 && worker == 0; ++i) {
        std::ifstream(children) >> worker;
        ::usleep(10'000);
    }
    ASSERT_GT(worker, 0);
    ::kill(parent, SIGKILL);
    ::waitpid(parent, nullptr, 0);
    bool gone = false;
    for (int i = 0; i < 1000 && !gone; ++i) {
        gone = !lives(worker);
        ::usleep(10'000);
    }
    EXPECT_TRUE(gone);
}

}  // namespace
}  // namespace celah::test
