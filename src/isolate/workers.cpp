// The outside of the worker processes: starts them, reads what they write, ends them.
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "celah/isolate.hpp"
#include "isolate/frames.hpp"
#include "isolate/memory.hpp"
#include "isolate/sandbox.hpp"
#include "isolate/worker.hpp"

namespace celah {
namespace {

using Clock = std::chrono::steady_clock;
using detail::Frame;
using detail::FrameReader;

struct Pipe {
    int read = -1, write = -1;
};

bool open_pipe(Pipe& out) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return false;
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);   // of the reading end only: a worker waits until it is read
    out = {ends[0], ends[1]};
    return true;
}

void close_file(int& file) {
    if (file >= 0) ::close(std::exchange(file, -1));
}

/// No signal handler of this process may run in the worker before it has forgotten them.
class SignalsHeld {
  public:
    SignalsHeld() {
        sigset_t all;
        ::sigfillset(&all);
        ::sigprocmask(SIG_SETMASK, &all, &before_);
    }
    ~SignalsHeld() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

  private:
    sigset_t before_{};
};

std::string seconds(std::chrono::milliseconds time) {
    const auto tenths = (time.count() + 50) / 100;
    return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + " s";
}

std::string mebibytes(std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

/// One worker process, as seen from outside.
struct Running {
    std::uint64_t id;
    pid_t process;
    IsolationLimits limits;
    Spent before;
    Clock::time_point started, last_sign;
    int answer_file, messages_file;
    FrameReader frames;
    std::string messages;
    bool messages_cut = false;

    Clock::time_point wall_limit() const { return started + limits.wall - before.wall; }
    Clock::time_point next_limit() const { return std::min(wall_limit(), last_sign + limits.silence); }
    bool answer_over() const { return answer_file < 0 || frames.complete() || frames.too_long() || frames.nonsense(); }
};

/// Reads once: a flood from one worker must not keep this process from the others. Closes the file at its end.
template <class Use>
void read_some(int& file, Use use) {
    if (file < 0) return;
    std::array<char, std::size_t{1} << 16> buffer;
    const auto count = ::read(file, buffer.data(), buffer.size());
    if (count > 0) return use(std::string_view(buffer.data(), static_cast<std::size_t>(count)));
    if (count == 0 || (errno != EAGAIN && errno != EINTR)) close_file(file);
}

void read_answer(Running& one) {
    read_some(one.answer_file, [&](std::string_view bytes) {
        one.frames.add(bytes);
        one.last_sign = Clock::now();
    });
}

void read_messages(Running& one) {
    read_some(one.messages_file, [&](std::string_view bytes) {
        const std::size_t room = one.limits.messages - std::min<std::size_t>(one.limits.messages, one.messages.size());
        one.messages.append(bytes.substr(0, room));
        one.messages_cut = one.messages_cut || bytes.size() > room;
    });
}

bool has_something(int file) {
    pollfd one{file, POLLIN, 0};
    return file >= 0 && ::poll(&one, 1, 0) == 1;
}

void read_last_messages(Running& one) {
    while (!one.messages_cut && has_something(one.messages_file)) read_messages(one);
}

struct End {
    int status = 0;
    Spent spent;   ///< with what was spent before
};

std::chrono::milliseconds time_of(const timeval& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(time.tv_usec));
}

/// Kills whatever is left of the worker's process group. Its number cannot be another's before it is waited for.
End end_process(Running& one) {
    ::kill(-one.process, SIGKILL);
    ::kill(one.process, SIGKILL);   // should it not have come to have a group of its own
    End out;
    rusage used{};
    while (::wait4(one.process, &out.status, 0, &used) < 0 && errno == EINTR) {
    }
    out.spent.cpu = one.before.cpu + time_of(used.ru_utime) + time_of(used.ru_stime);
    out.spent.wall = one.before.wall + std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - one.started);
    read_last_messages(one);
    close_file(one.answer_file);
    close_file(one.messages_file);
    return out;
}

Outcome ended(Ended how, std::string reason) {
    Outcome out;
    out.ended = how;
    out.reason = std::move(reason);
    return out;
}

/// One sentence whichever clock struck first: on a busy machine it is another than on an idle one, and a report must not change.
Outcome timed_out(const Running& one) {
    const IsolationLimits& limits = one.limits;
    return ended(Ended::timed_out, "It took too long: it may take " + seconds(limits.wall) + ", of these " + seconds(limits.cpu) + " of a processor and " +
                                       seconds(limits.silence) + " without a sign of progress.");
}
Outcome out_of_memory(const Running& one) { return ended(Ended::out_of_memory, "It needed more than " + mebibytes(one.limits.memory) + " of memory."); }

/// Poppler's own allocator ends the process this way.
bool poppler_ran_out(const Running& one, int signal) { return signal == SIGABRT && one.messages.find("Out of memory") != std::string::npos; }

Outcome crashed(const Running& one, const End& end) {
    const int signal = WTERMSIG(end.status);
    if (signal == SIGXCPU || (signal == SIGKILL && end.spent.cpu >= one.limits.cpu)) return timed_out(one);
    if (poppler_ran_out(one, signal)) return out_of_memory(one);
    const char* name = ::sigabbrev_np(signal);
    const char* about = signal == SIGSYS ? "It called what a worker must not call" : "It crashed";
    Outcome out = ended(Ended::crashed, std::string(about) + " (signal " + (name != nullptr ? "SIG" + std::string(name) : std::to_string(signal)) + ").");
    out.signal = signal;
    return out;
}

Outcome left(const Running& one, int code) {
    switch (code) {
        case detail::exit_out_of_memory:
            return out_of_memory(one);
        case detail::exit_not_isolated:
            return ended(Ended::not_started, "The worker could not be closed off.");
        case detail::exit_no_document:
            return ended(Ended::not_started, "The worker could not map the document.");
        default:
            return ended(Ended::crashed, "The worker ended without an answer (exit code " + std::to_string(code) + ").");
    }
}

/// What came of a worker that has said all it had to say.
Outcome outcome_of(Running& one, const End& end) {
    if (one.frames.too_long()) return ended(Ended::answer_too_long, "Its result was longer than " + mebibytes(one.limits.answer) + ".");
    if (one.frames.nonsense()) return ended(Ended::crashed, "The worker wrote what is no answer.");
    if (!one.frames.complete()) return WIFSIGNALED(end.status) ? crashed(one, end) : left(one, WEXITSTATUS(end.status));
    if (one.frames.kind() == Frame::failed) return ended(Ended::crashed, "It failed: " + one.frames.take_text());
    Outcome out;
    out.ended = Ended::answered;
    out.answer = one.frames.take_text();
    return out;
}

/// What no worker should have to do anew.
void prepare_to_fork() {
    static const bool done = (detail::layers_missing(), detail::gather_memory(), true);
    static_cast<void>(done);
}

/// So many workers have the descriptors that each of them takes here: a document, one more held ready, two pipes.
int workers_with_descriptors() {
    constexpr rlim_t each = 5, others = 24;
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return 1;
    files.rlim_cur = files.rlim_max;   // the soft limit is there for programs that use select()
    ::setrlimit(RLIMIT_NOFILE, &files);
    ::getrlimit(RLIMIT_NOFILE, &files);
    return static_cast<int>(std::clamp<rlim_t>(files.rlim_cur > others ? (files.rlim_cur - others) / each : 1, 1, 1 << 16));
}

}  // namespace

const char* code(Ended how) {
    switch (how) {
        case Ended::answered:
            return "answered";
        case Ended::crashed:
            return "crashed";
        case Ended::timed_out:
            return "timed-out";
        case Ended::out_of_memory:
            return "out-of-memory";
        case Ended::answer_too_long:
            return "answer-too-long";
        case Ended::not_started:
            break;
    }
    return "not-started";
}

struct Workers::State {
    int most;
    std::vector<Running> running;
    std::vector<Finished> finished;   ///< not yet handed out
    Clock::time_point looked = Clock::now();   ///< when wait() was left

    void finish(Running& one, Outcome outcome, const Spent& spent) {
        outcome.spent = spent;
        outcome.messages = std::move(one.messages);
        outcome.messages_cut = one.messages_cut;
        finished.push_back({one.id, std::move(outcome)});
    }

    void finish_those_that_ended() {
        std::erase_if(running, [this](Running& one) {
            if (!one.answer_over()) return false;
            const End end = end_process(one);
            finish(one, outcome_of(one, end), end.spent);
            return true;
        });
    }

    void end_those_overdue() {
        const auto now = Clock::now();
        std::erase_if(running, [&](Running& one) {
            if (now < one.next_limit()) return false;
            const End end = end_process(one);
            finish(one, timed_out(one), end.spent);
            return true;
        });
    }

    /// Since then this process did not look: it was stopped, or wrote to somebody who reads slowly. That is no worker's fault.
    void forgive(Clock::time_point since) {
        constexpr std::chrono::seconds hardly(1);
        const auto now = Clock::now();
        for (Running& one : running) {
            const auto unseen = now - std::max(since, one.started);
            if (unseen < hardly) continue;
            one.started += unseen;
            one.last_sign += unseen;
        }
    }

    /// False when a signal came.
    bool read_until(Clock::time_point until) {
        std::vector<pollfd> files;
        for (const Running& one : running) {
            until = std::min(until, one.next_limit());
            files.push_back({one.answer_file, POLLIN, 0});     // poll() passes over negative ones
            files.push_back({one.messages_file, POLLIN, 0});
        }
        constexpr std::chrono::milliseconds longest = std::chrono::minutes(1);
        const auto before = Clock::now();
        const auto wait = std::clamp(std::chrono::ceil<std::chrono::milliseconds>(until - before), std::chrono::milliseconds(0), longest);
        const int ready = ::poll(files.data(), files.size(), static_cast<int>(wait.count()));
        const int error = errno;
        forgive(before + wait);
        if (ready < 0) return error != EINTR;
        for (std::size_t i = 0; i < running.size(); ++i) {
            if (files[2 * i].revents != 0) read_answer(running[i]);
            if (files[2 * i + 1].revents != 0) read_messages(running[i]);
        }
        return true;
    }
};

Workers::Workers(int most) : state_(std::make_unique<State>()) { state_->most = std::clamp(most, 1, workers_with_descriptors()); }

Workers::~Workers() { kill_all(); }

int Workers::most() const { return state_->most; }

bool Workers::has_room() const { return running() < state_->most; }

int Workers::running() const { return static_cast<int>(state_->running.size() + state_->finished.size()); }

void Workers::start(std::uint64_t id, Work work) {
    const auto fail = [&](const char* what) {
        state_->finished.push_back({id, ended(Ended::not_started, std::string(what) + ": " + std::strerror(errno) + ".")});
    };
    prepare_to_fork();
    Pipe answer, messages;
    if (!open_pipe(answer)) return fail("There is no pipe for a worker");
    if (!open_pipe(messages)) {
        fail("There is no pipe for a worker");
        close_file(answer.read);
        close_file(answer.write);
        return;
    }
    const pid_t self = ::getpid();
    const SignalsHeld held;
    const pid_t process = ::fork();
    if (process == 0) detail::be_worker(work, {answer.write, messages.write}, self);
    if (process < 0) fail("A worker cannot be started");
    close_file(answer.write);
    close_file(messages.write);
    if (process < 0) {
        close_file(answer.read);
        close_file(messages.read);
        return;
    }
    ::setpgid(process, process);   // here too: it may be killed before it gets to do it
    const auto now = Clock::now();
    state_->running.push_back({id, process, work.limits, work.spent, now, now, answer.read, messages.read, FrameReader(work.limits.answer), {}, false});
}

std::vector<Finished> Workers::wait(std::chrono::milliseconds most) {
    const auto until = Clock::now() + std::min<std::chrono::milliseconds>(most, std::chrono::hours(1));
    state_->forgive(state_->looked);
    for (;;) {
        state_->finish_those_that_ended();
        state_->end_those_overdue();
        if (!state_->finished.empty() || state_->running.empty() || Clock::now() >= until) break;
        if (!state_->read_until(until)) break;
    }
    state_->looked = Clock::now();
    return std::exchange(state_->finished, {});
}

void Workers::kill_all() {
    for (Running& one : state_->running) end_process(one);
    state_->running.clear();
    state_->finished.clear();
}

}  // namespace celah
