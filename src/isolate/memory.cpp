#include "isolate/memory.hpp"

#include <malloc.h>
#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace celah::detail {
namespace {

constexpr std::uintptr_t huge_page = std::uintptr_t{2} << 20;
constexpr int collapse = 25;   // MADV_COLLAPSE, since Linux 6.1

std::uintptr_t round_up(std::uintptr_t address) { return (address + huge_page - 1) / huge_page * huge_page; }

void gather(std::uintptr_t from, std::uintptr_t to) {
    for (std::uintptr_t at = round_up(from); at + huge_page <= to; at += huge_page) ::madvise(reinterpret_cast<void*>(at), huge_page, collapse);
}

/// What is freed stays at hand, and large pieces come from where small ones do: up to so many bytes.
void keep_freed_memory(int most) {
    ::mallopt(M_MMAP_THRESHOLD, most);
    ::mallopt(M_TRIM_THRESHOLD, most);
}

/// Leaves no chunks to be sorted: a worker's first allocation would touch, and so copy, the pages of all of them.
void sort_free_memory() {
    constexpr std::size_t larger_than_free_chunks = 100'000;
    ::malloc_trim(0);
    void* volatile one = std::malloc(larger_than_free_chunks);
    std::free(one);
}

}  // namespace

void gather_memory() {
    keep_freed_memory(16 << 20);   // a report and what it is read into
    sort_free_memory();
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        // 7f6ee8000000-7f6ee906b000 rw-p 00000000 00:00 0
        std::istringstream fields(line);
        std::uintptr_t from = 0, to = 0;
        char dash = 0;
        std::string access, offset, device, inode, name;
        fields >> std::hex >> from >> dash >> to >> access >> offset >> device >> inode >> name;
        const bool heap = name.empty() || name == "[heap]";
        if (access == "rw-p" && inode == "0" && heap) gather(from, to);
    }
}

void lay_in_memory() {
    constexpr std::size_t usual = 16 * huge_page, more = 4 * huge_page;
    ::malloc_trim(0);   // of what the parent has used and freed every page would be copied, small ones and for nothing
    keep_freed_memory(256 << 20);
    ::mallopt(M_TOP_PAD, static_cast<int>(more));
    void* const memory = std::malloc(usual);
    if (memory == nullptr) return;
    ::madvise(reinterpret_cast<void*>(round_up(reinterpret_cast<std::uintptr_t>(memory))), usual - huge_page, MADV_HUGEPAGE);
    std::free(memory);
}

}  // namespace celah::detail
