// Closing a worker off. Nothing here returns to the process that reads plans' names and writes reports: call it in a worker.
#pragma once

#include <string>
#include <vector>

#include "celah/isolate.hpp"

namespace celah::detail {

/// Layers, as bits.
enum Layer : unsigned { no_new_privs = 1, landlock = 2, seccomp = 4 };
inline constexpr unsigned no_layer = 0;

/// Limits of the kernel: memory, time (what is left of it), files, processes.
void limit_resources(const IsolationLimits& limits, const Spent& spent);

/// From here on this process can compute, use the descriptors it has, and read fonts; there is no way back. Returns the
/// layers that could not be had.
unsigned close_off();

/// What close_off() cannot have on this machine; found out once, in a process of its own.
unsigned layers_missing();

}  // namespace celah::detail
