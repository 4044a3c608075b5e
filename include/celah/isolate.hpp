// Work on a document from strangers, in a process of its own that can do nothing but compute: what crashes, hangs or eats
// memory there costs that document only. The process that calls never parses a PDF.
//
//     auto document = open_document(path, most_bytes);
//     Workers workers(2);
//     workers.start(7, {document->file, document->bytes, [](std::string_view pdf, Worker& worker) { return work(pdf); }});
//     for (Finished& one : workers.wait(std::chrono::seconds(1))) use(one.id, one.outcome);
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "celah/result.hpp"

namespace celah {

/// A file's bytes, held in memory under a descriptor of its own (memfd, sealed): what is hashed is what is read.
class HeldDocument {
  public:
    HeldDocument() = default;
    HeldDocument(int file, std::uint64_t bytes, std::string sha256);
    HeldDocument(HeldDocument&& other) noexcept;
    HeldDocument& operator=(HeldDocument&& other) noexcept;
    ~HeldDocument();   ///< closes it

    int file() const { return file_; }
    std::uint64_t bytes() const { return bytes_; }
    const std::string& sha256() const { return sha256_; }

  private:
    int file_ = -1;
    std::uint64_t bytes_ = 0;
    std::string sha256_;
};

/// Opens without following a link at the end of the path (O_NOFOLLOW) and without waiting (O_NONBLOCK); wants a regular
/// file. "-" reads standard input. Errors: "not-found", "is-a-directory", "not-a-file" (a link, FIFO, device …),
/// "unreadable", "too-large".
Result<HeldDocument> hold_document(const std::string& path, std::uint64_t most_bytes);

struct IsolationLimits {
    std::chrono::milliseconds wall{30'000};
    std::chrono::milliseconds silence{25'000};   ///< without a sign of progress
    std::chrono::seconds cpu{20};
    std::uint64_t memory = std::uint64_t{1} << 30;      ///< address space
    std::uint64_t answer = std::uint64_t{16} << 20;     ///< bytes
    std::uint64_t messages = std::uint64_t{64} << 10;   ///< bytes of standard error that are kept
};

/// What pieces of work of one document took: its limits are for all of them together.
struct Spent {
    std::chrono::milliseconds wall{0}, cpu{0};
};

/// How a piece of work ended.
enum class Ended { answered, crashed, timed_out, out_of_memory, answer_too_long, not_started };

struct Outcome {
    Ended ended = Ended::not_started;
    std::string answer;        ///< when answered
    std::string reason;        ///< one sentence otherwise: signal, limit
    int signal = 0;            ///< that ended a crashed worker
    std::string messages;      ///< what it wrote to standard error, as far as it was kept
    bool messages_cut = false;
    Spent spent;               ///< by it and by those before it
};

/// "crashed", "timed-out", "out-of-memory", "answer-too-long", "not-started": the codes of problems.
const char* code(Ended ended);

/// What the work sees of its surroundings, inside the worker.
class Worker {
  public:
    virtual ~Worker() = default;
    virtual void progress() = 0;   ///< a sign of life: a page was done
};

struct Work {
    int file = -1;             ///< of a HeldDocument; it must stay open until the work has finished
    std::uint64_t bytes = 0;
    std::function<std::string(std::string_view document, Worker& worker)> run;   ///< in the worker; what it returns is the answer
    std::function<void()> prepare = {};   ///< in the worker, before it is closed off: loads models from the disk
    IsolationLimits limits = {};
    Spent spent = {};          ///< by earlier pieces that share its limits
};

struct Finished {
    std::uint64_t id = 0;
    Outcome outcome;
};

/// At most so many worker processes at once, a fresh one for each piece of work. Nothing outlives this object.
class Workers {
  public:
    explicit Workers(int most);   ///< fewer where this process may open too few files
    ~Workers();   ///< kills what still runs

    int most() const;
    bool has_room() const;
    int running() const;
    void start(std::uint64_t id, Work work);   ///< only when there is room
    /// What has finished; waits for the first one, or until `most`, or until a signal arrives that is handled.
    std::vector<Finished> wait(std::chrono::milliseconds most);
    void kill_all();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Layers of the sandbox that this machine does not offer: "landlock", "seccomp" …; empty when all are there.
std::vector<std::string> missing_layers();

}  // namespace celah
