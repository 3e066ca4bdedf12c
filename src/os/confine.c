/* confine.c: runs one piece of work in a process of its own, with little memory and time and few
 * system calls (cage.c), and returns its bytes through a pipe. For third-party libraries that read
 * hostile bytes: a crash, or a picture that unfolds to gigabytes, costs only that piece of work.
 * The caller defines the work and the meaning of its bytes. */
#include "os/os.h"

#include "os/os_inner.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READ_STEP = 64 * 1024 };

enum { NOT_STARTED = 70 /* exit status of a child that failed before its work */ };

/* Bytes of address space in use by this process; 0 if unknown. */
static size_t memory_now(void) {
    char text[64];
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0) close(fd);
    if (n <= 0) return 0;
    text[n] = '\0';
    return (size_t)strtoull(text, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}

static bool set_limit(__rlimit_resource_t what, size_t most) {
    struct rlimit limit;
    if (getrlimit(what, &limit) != 0) return false;
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > most) limit.rlim_max = most;
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(what, &limit) == 0;
}

/* The limit on memory is what the process has already, plus the allowance: the program and its
 * fonts are mapped, and a sanitizer maps terabytes that it never touches. */
static bool confine(const struct os_limits *l) {
    return set_limit(RLIMIT_AS, memory_now() + l->memory) &&
           set_limit(RLIMIT_CPU, (size_t)l->cpu_seconds) && set_limit(RLIMIT_CORE, 0) &&
           set_limit(RLIMIT_FSIZE, l->written);
}

/* Did the child get its full allowance of memory? Not if Folioscope as a whole runs under a lower
 * limit. */
static bool had_its_memory(const struct os_limits *l) {
    struct rlimit most;
    return getrlimit(RLIMIT_AS, &most) == 0 &&
           (most.rlim_max == RLIM_INFINITY || most.rlim_max >= memory_now() + l->memory);
}

/* Closes everything else the parent has open, such as locks and pipes of other children: the child
 * must not write to it. */
static void leave_open(int fd) {
    if (fd > STDERR_FILENO + 1) (void)close_range(STDERR_FILENO + 1, (unsigned)fd - 1, 0);
    (void)close_range((unsigned)fd + 1, ~0U, 0);
}

/* Leaves by _exit: buffers and exit handlers are copies that belong to the parent. */
static _Noreturn void be_child(const struct os_limits *l, void (*work)(void *, struct buf *),
                               void *context, pid_t parent, int fd) {
    struct buf result = BUF_INIT;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent || !confine(l))
        _exit(NOT_STARTED);
#ifndef __SANITIZE_ADDRESS__
    close(STDERR_FILENO); /* only the parent prints messages */
#endif
    alarm(l->seconds);
    leave_open(fd);
    os_cage(l->written > 0);
    mem_watch();
    work(context, &result);
    /* After a failed allocation, a library may call a good picture broken or decode it wrongly. */
    mem_check();
    _exit(os_write_all(fd, result.p, result.n) ? 0 : 1);
}

/* Reads to the end, or until the result is larger than `most`. */
static bool read_result(int fd, size_t most, struct buf *result) {
    char *step = mem_alloc(READ_STEP);
    ssize_t got;
    do {
        got = read(fd, step, READ_STEP);
        if (got > 0 && result->n <= most) buf_add(result, step, (size_t)got);
    } while (result->n <= most && (got > 0 || (got < 0 && errno == EINTR)));
    free(step);
    return got == 0 && result->n <= most;
}

static const char *how_it_ended(int status) {
    bool late = WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU ||
                                        WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGALRM);
    return late ? "it takes far too much time"
                : "it crashes the program that reads it, or takes far too much memory";
}

static enum os_confined fail(int error, const char **why) {
    errno = error;
    os_fail(why);
    return OS_CONFINED_FAILED;
}

/* Was the child killed by the system, as when memory runs out? Then we did not kill it, and its
 * time was not up. */
static bool was_killed(const struct os_limits *l, int status, const struct rusage *used) {
    long long seconds =
        (long long)used->ru_utime.tv_sec + used->ru_stime.tv_sec + 2; /* fractions of a second */
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL && seconds < l->cpu_seconds;
}

static enum os_confined judge(const struct os_limits *limits, bool whole, int status,
                              const struct rusage *used, const char **why) {
    int with = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (whole && with == 0) return OS_CONFINED_DONE;
    if (with == NOT_STARTED) return fail(EAGAIN, why);
    if (whole && was_killed(limits, status, used)) {
        if (why)
            *why = "the system ended the program that reads it, as it does when memory runs out";
        return OS_CONFINED_FAILED;
    }
    if (with == MEM_EXIT && !had_its_memory(limits)) return fail(ENOMEM, why);
    if (why) *why = whole ? how_it_ended(status) : "its result is too large";
    return OS_CONFINED_BROKE;
}

struct os_child os_confined_start(const struct os_limits *limits,
                                  void (*work)(void *context, struct buf *result), void *context) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return (struct os_child){.pid = -1, .fd = -1, .error = errno};
    fflush(NULL); /* otherwise both processes would write the buffered text */
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        close(ends[0]);
        be_child(limits, work, context, parent, ends[1]);
    }
    struct os_child child = {.pid = pid, .fd = ends[0], .error = errno};
    close(ends[1]);
    return child;
}

enum os_confined os_confined_end(const struct os_limits *limits, struct os_child child,
                                 struct buf *result, const char **why) {
    int status = 0;
    struct rusage used = {0};
    bool whole = child.pid > 0 && read_result(child.fd, limits->result, result);
    if (child.fd >= 0) close(child.fd);
    if (child.pid < 0) return fail(child.error, why);
    if (!whole) kill((pid_t)child.pid, SIGKILL);
    while (wait4((pid_t)child.pid, &status, 0, &used) < 0 && errno == EINTR) continue;
    return judge(limits, whole, status, &used, why);
}

enum os_confined os_confined(const struct os_limits *limits,
                             void (*work)(void *context, struct buf *result), void *context,
                             struct buf *result, const char **why) {
    return os_confined_end(limits, os_confined_start(limits, work, context), result, why);
}
