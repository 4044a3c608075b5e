#include "isolate/sandbox.hpp"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace celah::detail {
namespace {

// The sanitizers keep their books in terabytes of address space and look at the process's maps.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

void limit(int resource, rlim_t soft, rlim_t hard) {
    rlimit now{};
    ::getrlimit(static_cast<__rlimit_resource_t>(resource), &now);
    const rlimit wanted{std::min(soft, now.rlim_max), std::min(hard, now.rlim_max)};
    ::setrlimit(static_cast<__rlimit_resource_t>(resource), &wanted);
}

void limit(int resource, rlim_t most) { limit(resource, most, most); }

// What rendering a page may need besides the plan itself: fonts that are not embedded, and the character maps of Poppler.
constexpr const char* readable[] = {"/usr/share/fonts",     "/usr/local/share/fonts", "/usr/share/poppler",    "/usr/share/ghostscript",
                                    "/usr/share/fontconfig", "/etc/fonts",            "/var/cache/fontconfig"};

// Debian 12's header knows only what its kernel does; the machine may know more, and what is not handled is allowed.
constexpr std::uint64_t truncate_file = 1ULL << 14, device_ioctl = 1ULL << 15;   // since versions 3 and 5
constexpr std::uint64_t tcp_bind_and_connect = 3;                                // since version 4
constexpr std::uint64_t abstract_sockets_and_signals = 3;                        // since version 6

struct Ruleset {
    std::uint64_t files = 0, net = 0, scope = 0;
};

Ruleset all_of(int version) {
    Ruleset out{(1ULL << 13) - 1, 0, 0};
    if (version >= 2) out.files |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3) out.files |= truncate_file;
    if (version >= 4) out.net = tcp_bind_and_connect;
    if (version >= 5) out.files |= device_ioctl;
    if (version >= 6) out.scope = abstract_sockets_and_signals;
    return out;
}

std::size_t size_for(int version) { return version >= 6 ? 24 : version >= 4 ? 16 : 8; }

void allow_reading(int ruleset, const char* directory) {
    const int file = ::open(directory, O_PATH | O_CLOEXEC);
    if (file < 0) return;
    const landlock_path_beneath_attr rule{LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR, file};
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    ::close(file);
}

bool enter_landlock() {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return false;
    const Ruleset handled = all_of(static_cast<int>(version));
    const int ruleset = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, size_for(static_cast<int>(version)), 0));
    if (ruleset < 0) return false;
    for (const char* directory : readable) allow_reading(ruleset, directory);
    const bool entered = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    ::close(ruleset);
    return entered;
}

// What computing needs, reading files that Landlock lets through, and dying properly.
constexpr int allowed[] = {
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(_llseek),
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(membarrier), SCMP_SYS(rseq),
    SCMP_SYS(set_robust_list), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times),
    SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(pause), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(getcpu), SCMP_SYS(poll),
    SCMP_SYS(ppoll), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(getrandom), SCMP_SYS(getrusage), SCMP_SYS(getrlimit), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(getcwd),
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(fstat), SCMP_SYS(fstatfs), SCMP_SYS(getdents64)};

constexpr int allowed_with_landlock[] = {SCMP_SYS(newfstatat), SCMP_SYS(stat),   SCMP_SYS(lstat),     SCMP_SYS(statx),     SCMP_SYS(access),
                                         SCMP_SYS(faccessat),  SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(statfs)};

// Whoever calls these is no plan reader any more: the process ends. Everything else that is not allowed fails with EPERM.
constexpr int deadly[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(clone), SCMP_SYS(socket), SCMP_SYS(socketpair),
    SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(pidfd_getfd),
    SCMP_SYS(kill), SCMP_SYS(tkill), SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd),
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(keyctl),
    SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(kexec_load), SCMP_SYS(open_by_handle_at)};

using Program = std::vector<sock_filter>;

class Filter {
  public:
    Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM))) {}
    ~Filter() { seccomp_release(context_); }
    Filter(const Filter&) = delete;
    Filter& operator=(const Filter&) = delete;

    void allow(int call) { add(SCMP_ACT_ALLOW, call, {}); }
    void allow(int call, std::initializer_list<scmp_arg_cmp> when) { add(SCMP_ACT_ALLOW, call, when); }
    void kill(int call) { add(SCMP_ACT_KILL_PROCESS, call, {}); }
    void pretend_absent(int call) { add(SCMP_ACT_ERRNO(ENOSYS), call, {}); }
    Program compile() const {
        const int file = sound_ && context_ != nullptr ? ::memfd_create("celah-filter", MFD_CLOEXEC) : -1;
        if (file < 0) return {};
        Program out;
        if (seccomp_export_bpf(context_, file) == 0) {
            out.resize(static_cast<std::size_t>(::lseek(file, 0, SEEK_END)) / sizeof(sock_filter));
            const auto bytes = static_cast<ssize_t>(out.size() * sizeof(sock_filter));
            if (::pread(file, out.data(), static_cast<std::size_t>(bytes), 0) != bytes) out.clear();
        }
        ::close(file);
        return out;
    }

  private:
    void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> when) {
        if (context_ == nullptr) return;
        sound_ = seccomp_rule_add_array(context_, action, call, static_cast<unsigned>(when.size()), when.begin()) == 0 && sound_;
    }

    scmp_filter_ctx context_;
    bool sound_ = true;
};

Program compile_filter(bool files_are_guarded) {
    Filter filter;
    for (const int call : allowed) filter.allow(call);
    for (const int call : deadly) filter.kill(call);
    filter.pretend_absent(SCMP_SYS(clone3));   // its flags cannot be looked at; callers fall back to clone
    if (sanitized)
        for (const int call : {SCMP_SYS(pipe), SCMP_SYS(pipe2)}) filter.allow(call);   // by which they try whether memory can be read
    filter.allow(SCMP_SYS(tgkill));            // abort(); see only_itself()
    filter.allow(SCMP_SYS(prlimit64), {SCMP_A0(SCMP_CMP_EQ, 0), SCMP_A2(SCMP_CMP_EQ, 0)});   // only asking
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)})
        filter.allow(call, {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
    for (const scmp_datum_t command : {F_GETFD, F_SETFD, F_GETFL}) filter.allow(SCMP_SYS(fcntl), {SCMP_A1(SCMP_CMP_EQ, command)});
    if (files_are_guarded) {
        constexpr scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
        filter.allow(SCMP_SYS(openat), {SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)});
        filter.allow(SCMP_SYS(open), {SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)});
        for (const int call : allowed_with_landlock) filter.allow(call);
    }
    return filter.compile();
}

/// Made before the first fork: to build a filter anew in every worker took longer than everything else about it.
const Program& filter_for(bool files_are_guarded) {
    static const Program guarded = compile_filter(true), unguarded = compile_filter(false);
    return files_are_guarded ? guarded : unguarded;
}

/// A signal to anybody else. Its process is known only once it runs, so this filter stands beside the other.
Program only_itself() {
    const auto self = static_cast<std::uint32_t>(::getpid());
    constexpr std::uint32_t number = offsetof(seccomp_data, nr), first = offsetof(seccomp_data, args);
    return {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, number), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 0, 3),
            BPF_STMT(BPF_LD | BPF_W | BPF_ABS, first), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, self, 1, 0),
            BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
}

bool load(const Program& program) {
    const sock_fprog code{static_cast<unsigned short>(program.size()), const_cast<sock_filter*>(program.data())};
    // No secrets to guard against speculation in a process without any; on older kernels the guard costs a tenth.
    return !program.empty() && ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &code) == 0;
}

bool enter_seccomp(bool files_are_guarded) {
    const Program& filter = filter_for(files_are_guarded);
    return load(only_itself()) && load(filter);
}

}  // namespace

void limit_resources(const IsolationLimits& limits, const Spent& spent) {
    constexpr rlim_t mebibyte = rlim_t{1} << 20;
    if (!sanitized) limit(RLIMIT_AS, limits.memory);
    limit(RLIMIT_STACK, 16 * mebibyte);   // endless recursion ends early, and the same everywhere
    const auto left = std::max(std::chrono::ceil<std::chrono::seconds>(limits.cpu - spent.cpu), std::chrono::seconds(1));
    const auto seconds = static_cast<rlim_t>(left.count());
    limit(RLIMIT_CPU, seconds, seconds + 1);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 32);
    limit(RLIMIT_NPROC, 0);
}

unsigned close_off() {
    unsigned missing = no_layer;
    ::prctl(PR_SET_DUMPABLE, 0);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) missing |= Layer::no_new_privs;
    if (!enter_landlock()) missing |= Layer::landlock;
    if (!enter_seccomp((missing & Layer::landlock) == 0)) missing |= Layer::seccomp;
    return missing;
}

unsigned layers_missing() {
    static const unsigned missing = [] {
        filter_for(true);
        constexpr unsigned all = Layer::no_new_privs | Layer::landlock | Layer::seccomp;
        const pid_t child = ::fork();
        if (child == 0) ::_exit(static_cast<int>(close_off()));
        int status = 0;
        while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        return child > 0 && WIFEXITED(status) ? static_cast<unsigned>(WEXITSTATUS(status)) : all;
    }();
    return missing;
}

}  // namespace celah::detail

namespace celah {

std::vector<std::string> missing_layers() {
    std::vector<std::string> out;
    const unsigned missing = detail::layers_missing();
    if ((missing & detail::Layer::no_new_privs) != 0) out.emplace_back("no-new-privs");
    if ((missing & detail::Layer::landlock) != 0) out.emplace_back("landlock");
    if ((missing & detail::Layer::seccomp) != 0) out.emplace_back("seccomp");
    return out;
}

}  // namespace celah
