#include "isolate/worker.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <new>

#include "isolate/frames.hpp"
#include "isolate/memory.hpp"
#include "isolate/sandbox.hpp"

namespace celah::detail {
namespace {

constexpr int answer_file = 3, document_file = 4;   // where the two are in a worker, behind the standard ones

void write_all(const void* bytes, std::size_t count) {
    const auto* next = static_cast<const char*>(bytes);
    while (count > 0) {
        const auto written = ::write(answer_file, next, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) ::_exit(exit_done);   // nobody reads any more
        next += written;
        count -= static_cast<std::size_t>(written);
    }
}

void send(Frame kind, std::string_view text) {
    const std::uint64_t length = text.size();
    char header[1 + sizeof length] = {static_cast<char>(kind)};
    std::memcpy(header + 1, &length, sizeof length);
    write_all(header, sizeof header);
    write_all(text.data(), text.size());
}

class PipedWorker : public Worker {
  public:
    /// Pages may fly by in their thousands: a sign now and then is enough.
    void progress() override {
        constexpr std::chrono::milliseconds rarely{50};
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ < rarely) return;
        last_ = now;
        const auto sign = Frame::progress;
        write_all(&sign, 1);
    }

  private:
    std::chrono::steady_clock::time_point last_{};
};

[[noreturn]] void give_up_for_memory() { ::_exit(exit_out_of_memory); }

void die_with(pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(exit_done);   // it died before the line above
}

void forget_signal_handlers() {
    for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// Keeps what the worker needs, under numbers that are known, and nothing else.
void arrange_descriptors(int document, const WorkerPipes& pipes) {
    // First out of the way of the numbers they are to have.
    constexpr int aside = 10;
    const int answer = ::fcntl(pipes.answer, F_DUPFD, aside);
    const int messages = ::fcntl(pipes.messages, F_DUPFD, aside);
    const int held = document < 0 ? -1 : ::fcntl(document, F_DUPFD, aside);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(messages, STDOUT_FILENO);
    ::dup2(messages, STDERR_FILENO);
    ::dup2(answer, answer_file);
    if (held >= 0)
        ::dup2(held, document_file);
    else
        ::close(document_file);
    ::close_range(document_file + 1, ~0U, 0);
}

std::string_view map_document(std::uint64_t bytes) {
    if (bytes == 0) return {};
    void* at = ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, document_file, 0);
    if (at == MAP_FAILED) ::_exit(errno == ENOMEM ? exit_out_of_memory : exit_no_document);
    return {static_cast<const char*>(at), bytes};
}

}  // namespace

void be_worker(const Work& work, const WorkerPipes& pipes, pid_t parent) {
    ::setpgid(0, 0);
    die_with(parent);
    forget_signal_handlers();
    arrange_descriptors(work.file, pipes);
    limit_resources(work.limits, work.spent);
    lay_in_memory();
    std::set_new_handler(give_up_for_memory);
    try {
        if (work.prepare) work.prepare();
        // What the machine can do, this worker must have: anything less is a fault, not a weaker machine.
        if ((close_off() & ~layers_missing()) != 0) ::_exit(exit_not_isolated);
        PipedWorker worker;
        send(Frame::answer, work.run(map_document(work.bytes), worker));
    } catch (const std::exception& error) {
        send(Frame::failed, error.what());
    } catch (...) {
        send(Frame::failed, "an exception without a text");
    }
    ::_exit(exit_done);
}

}  // namespace celah::detail
