// What makes many short-lived workers cheap: most of what a worker costs is the kernel's work on pages of memory. Measured on
// plans of usual length, the two below take a fifth off all processor time of a batch. Only that: nothing depends on them.
#pragma once

namespace celah::detail {

/// In the process that forks, once its rules are loaded: few huge pages are copied faster than many small ones.
void gather_memory();

/// In a worker: what a usual plan needs, by huge pages too.
void lay_in_memory();

}  // namespace celah::detail
