// What makes many short-lived workers cheap: most of what a worker costs is the kernel's work on pages of memory. Measured on
// plans of usual length, the two below take a fifth off all processor time of a batch. Only that: nothing depends on them.
#pragma once

namespace celah::detail {

/// In the process that forks, once its rules are loaded: few huge pages are copied faster than many small ones. From then on it keeps
/// up to 16 MiB that it has freed.
void gather_memory();

/// In a worker: gives back what its parent has freed, and takes what a usual plan needs, by huge pages too. It gives nothing back.
void lay_in_memory();

}  // namespace celah::detail
