// The inside of a worker process.
#pragma once

#include <sys/types.h>

#include "celah/isolate.hpp"

namespace celah::detail {

/// Descriptors that a new worker takes over.
struct WorkerPipes {
    int answer = -1, messages = -1;
};

/// Does the work and ends the process. To be called in a process that was just forked, with all signals blocked.
[[noreturn]] void be_worker(const Work& work, const WorkerPipes& pipes, pid_t parent);

}  // namespace celah::detail
