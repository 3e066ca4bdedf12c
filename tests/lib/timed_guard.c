/* timed_guard.c: what the guard costs, for suites/guard: linked into the program with every call of the guard wrapped (-Wl,--wrap). The
 * file that GUARD_COST names gets the CPU time of all these calls, in all workers, in nanoseconds. GUARD_AGAIN: how many times more
 * each text is searched, for a guard that costs too much. */
#include "pipeline/files/guard.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static _Atomic long long *cost; /* of all processes */
static pid_t parent;
static long again;

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

__attribute__((constructor)) static void start(void) {
    const char *more = getenv("GUARD_AGAIN");
    void *shared =
        mmap(NULL, sizeof *cost, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) abort();
    cost = shared;
    parent = getpid();
    again = more ? strtol(more, NULL, 10) : 0;
}

__attribute__((destructor)) static void end(void) {
    const char *name = getenv("GUARD_COST");
    FILE *file = name && getpid() == parent ? fopen(name, "w") : NULL;
    if (!file) return;
    fprintf(file, "%lld\n", *cost);
    fclose(file);
}

#define TIMED(name, parameters, arguments)                         \
    void __real_##name parameters;                                 \
    void __wrap_##name parameters;                                 \
    void __wrap_##name parameters {                                \
        long long before = now();                                  \
        for (long i = 0; i <= again; i++) __real_##name arguments; \
        atomic_fetch_add(cost, now() - before);                    \
    }

TIMED(guard_text, (struct output * o, const char *file, const char *text), (o, file, text))
TIMED(guard_name, (struct output * o, const char *name), (o, name))
TIMED(guard_bytes, (struct output * o, const char *file, const void *data, size_t n),
      (o, file, data, n))
TIMED(guard_report, (struct output * o, const struct report *r), (o, r))
TIMED(guard_book, (struct output * o, const struct book *b), (o, b))
TIMED(guard_words, (struct output * o, const char *file, const char *text), (o, file, text))
TIMED(guard_written, (struct output * o, const char *file, int line, const char *text),
      (o, file, line, text))
TIMED(guard_shared,
      (struct guarded * g, struct arena *a, const struct workspace *w, struct diags *d),
      (g, a, w, d))
TIMED(guarded_add, (struct guarded * g, const char *id, struct learner_place *p), (g, id, p))
