/* nomemory.c: for LD_PRELOAD: the NOMEMORY_AT-th call of malloc, calloc or realloc fails. With NOMEMORY_COUNT the number of
 * calls is printed at the end instead. Calls count from the beginning of main: what libraries do before it (glib and the
 * decoders that libheif brings along abort, or wait for ever) is none of the program's.
 *
 * dlsym itself asks for memory before the real functions are known: that comes out of a small array. */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static void *(*real_malloc)(size_t);
static void *(*real_calloc)(size_t, size_t);
static void *(*real_realloc)(void *, size_t);
static void (*real_free)(void *);
static atomic_long calls;
static long fails_at = -1;
static int looking, in_main;
static int (*real_main)(int, char **, char **);
static char early[65536] __attribute__((aligned(16)));
static size_t early_used;

__attribute__((constructor)) static void start(void) {
    if (looking || real_free) return;
    looking = 1;
    *(void **)&real_malloc = dlsym(RTLD_NEXT, "malloc");
    *(void **)&real_calloc = dlsym(RTLD_NEXT, "calloc");
    *(void **)&real_realloc = dlsym(RTLD_NEXT, "realloc");
    *(void **)&real_free = dlsym(RTLD_NEXT, "free");
    const char *at = getenv("NOMEMORY_AT");
    fails_at = at ? strtol(at, NULL, 10) : -1;
    looking = 0;
}

static void *from_early(size_t n) {
    void *p = early + early_used;
    early_used += (n + 15) & ~(size_t)15;
    return early_used <= sizeof early ? p : NULL;
}

static int fails(void) {
    if (!in_main || ++calls != fails_at) return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t n) {
    if (!real_malloc) start();
    if (!real_malloc) return from_early(n);
    return fails() ? NULL : real_malloc(n);
}

void *calloc(size_t n, size_t size) {
    if (!real_calloc) start();
    if (!real_calloc) return from_early(n * size);
    return fails() ? NULL : real_calloc(n, size);
}

void *realloc(void *p, size_t n) {
    if (!real_realloc) start();
    return fails() ? NULL : real_realloc(p, n);
}

void free(void *p) {
    if ((char *)p >= early && (char *)p < early + sizeof early) return;
    if (!real_free) start();
    real_free(p);
}

static int counted_main(int n, char **arguments, char **environment) {
    in_main = 1;
    int status = real_main(n, arguments, environment);
    in_main = 0;
    return status;
}

int __libc_start_main(int (*program)(int, char **, char **), int n, char **arguments, void (*init)(void),
                      void (*fini)(void), void (*loader)(void), void *stack) {
    int (*real)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void),
                void *);
    *(void **)&real = dlsym(RTLD_NEXT, "__libc_start_main");
    real_main = program;
    return real(counted_main, n, arguments, init, fini, loader, stack);
}

__attribute__((destructor)) static void finish(void) {
    if (getenv("NOMEMORY_COUNT")) fprintf(stderr, "calls %ld\n", (long)calls);
}
