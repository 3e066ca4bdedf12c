/* faults.c: for LD_PRELOAD: calls that fail as a machine makes them fail. Counts are of all processes together, from the
 * beginning of main.
 *
 *     FAULTS_ALLOCATION=N     the N-th allocation fails: the C library has no memory for the program's malloc, calloc, realloc, memalign
 *     FAULTS_LIBRARY=NAME     only calls by the library with that name are counted, and fail
 *     FAULTS_COUNT=1          the number of those calls is printed at the end
 *     FAULTS_BUSY=PATH        nothing can be renamed to or from PATH: another program has it open
 *     FAULTS_SHORT=1          a write of more than a byte writes half of it
 *     FAULTS_CLOSE=1          closing a file says that it failed; it is closed all the same, as the kernel does
 *     FAULTS_NO_EXCHANGE=1    the disk cannot exchange two names in one step
 *
 * dlsym itself asks for memory before the real functions are known: that comes out of a small array. */
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define EXCHANGE 2u

static void *(*real_malloc)(size_t);
static void *(*real_calloc)(size_t, size_t);
static void *(*real_realloc)(void *, size_t);
static void *(*real_memalign)(size_t, size_t);
static void (*real_free)(void *);
static int (*real_rename)(const char *, const char *);
static int (*real_renameat2)(int, const char *, int, const char *, unsigned);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_close)(int);
static int (*real_main)(int, char **, char **);
static atomic_long *calls; /* shared by parent and workers */
static long fails_at = -1;
static const char *busy;
static int looking, in_main, no_exchange, is_short, no_close;
static char early[65536] __attribute__((aligned(16)));
static size_t early_used;
static const char *library, *code, *code_end; /* whose calls are counted; NULL: everybody's */

static int find_library(struct dl_phdr_info *info, size_t size, void *unused) {
    (void)size, (void)unused;
    if (!strstr(info->dlpi_name, library)) return 0;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type != PT_LOAD || !(info->dlpi_phdr[i].p_flags & PF_X)) continue;
        code = (const char *)info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        code_end = code + info->dlpi_phdr[i].p_memsz;
    }
    return 1;
}

__attribute__((constructor)) static void start(void) {
    if (looking || real_free) return;
    looking = 1;
    *(void **)&real_malloc = dlsym(RTLD_NEXT, "malloc");
    *(void **)&real_calloc = dlsym(RTLD_NEXT, "calloc");
    *(void **)&real_realloc = dlsym(RTLD_NEXT, "realloc");
    *(void **)&real_memalign = dlsym(RTLD_NEXT, "memalign");
    *(void **)&real_rename = dlsym(RTLD_NEXT, "rename");
    *(void **)&real_renameat2 = dlsym(RTLD_NEXT, "renameat2");
    *(void **)&real_write = dlsym(RTLD_NEXT, "write");
    *(void **)&real_close = dlsym(RTLD_NEXT, "close");
    *(void **)&real_free = dlsym(RTLD_NEXT, "free");
    calls = mmap(NULL, sizeof *calls, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    const char *at = getenv("FAULTS_ALLOCATION");
    fails_at = at ? strtol(at, NULL, 10) : -1;
    busy = getenv("FAULTS_BUSY");
    no_exchange = getenv("FAULTS_NO_EXCHANGE") != NULL;
    is_short = getenv("FAULTS_SHORT") != NULL;
    no_close = getenv("FAULTS_CLOSE") != NULL;
    library = getenv("FAULTS_LIBRARY");
    looking = 0;
}

/* The library may be one that is loaded when it is needed. */
void *dlopen(const char *file, int flags) {
    void *(*real)(const char *, int);
    *(void **)&real = dlsym(RTLD_NEXT, "dlopen");
    void *opened = real(file, flags);
    if (library && !code) dl_iterate_phdr(find_library, NULL);
    return opened;
}

static void *from_early(size_t n) {
    void *p = early + early_used;
    early_used += (n + 15) & ~(size_t)15;
    return early_used <= sizeof early ? p : NULL;
}

static int fails(const void *caller) {
    if (library && ((const char *)caller < code || (const char *)caller >= code_end)) return 0;
    if (!in_main || calls == MAP_FAILED || atomic_fetch_add(calls, 1) + 1 != fails_at) return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t n) {
    if (!real_malloc) start();
    if (!real_malloc) return from_early(n);
    return fails(__builtin_return_address(0)) ? NULL : real_malloc(n);
}

void *calloc(size_t n, size_t size) {
    if (!real_calloc) start();
    if (!real_calloc) return from_early(n * size);
    return fails(__builtin_return_address(0)) ? NULL : real_calloc(n, size);
}

void *realloc(void *p, size_t n) {
    if (!real_realloc) start();
    return fails(__builtin_return_address(0)) ? NULL : real_realloc(p, n);
}

void *memalign(size_t alignment, size_t n) {
    if (!real_memalign) start();
    return fails(__builtin_return_address(0)) ? NULL : real_memalign(alignment, n);
}

void free(void *p) {
    if ((char *)p >= early && (char *)p < early + sizeof early) return;
    if (!real_free) start();
    real_free(p);
}

static int is_busy(const char *from, const char *to) {
    if (!busy || (strcmp(from, busy) != 0 && strcmp(to, busy) != 0)) return 0;
    errno = EBUSY;
    return 1;
}

int rename(const char *from, const char *to) {
    return is_busy(from, to) ? -1 : real_rename(from, to);
}

int renameat2(int old, const char *from, int new, const char *to, unsigned flags) {
    if (is_busy(from, to)) return -1;
    if (no_exchange && flags & EXCHANGE) {
        errno = EINVAL;
        return -1;
    }
    return real_renameat2(old, from, new, to, flags);
}

int close(int fd) {
    start();
    int result = real_close(fd);
    if (!no_close || result != 0) return result;
    errno = EIO;
    return -1;
}

ssize_t write(int fd, const void *data, size_t n) {
    if (!real_write) start();
    return real_write(fd, data, is_short && n > 1 ? n / 2 : n);
}

static int counted_main(int n, char **arguments, char **environment) {
    in_main = 1;
    int status = real_main(n, arguments, environment);
    in_main = 0;
    return status;
}

int __libc_start_main(int (*program)(int, char **, char **), int n, char **arguments,
                      void (*init)(void), void (*fini)(void), void (*loader)(void), void *stack) {
    int (*real)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void),
                void (*)(void), void *);
    *(void **)&real = dlsym(RTLD_NEXT, "__libc_start_main");
    real_main = program;
    return real(counted_main, n, arguments, init, fini, loader, stack);
}

__attribute__((destructor)) static void finish(void) {
    if (getenv("FAULTS_COUNT") && calls != MAP_FAILED && in_main == 0 && real_main)
        fprintf(stderr, "calls %ld\n", (long)*calls);
}
