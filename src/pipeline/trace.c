/* trace.c: see trace.h. */
#include "pipeline/trace.h"

#include "base/json.h"
#include "os/os.h"

#include <stdatomic.h>
#include <stdio.h>

struct trace_sum {
    _Atomic long long microseconds, n;
};

struct trace {
    int file; /* -1: none */
    double start;
    struct trace_sum *sums; /* by phase; shared with workers */
};

static const char *const names[PHASE_COUNT] = {
#define X(NAME, word) [PHASE_##NAME] = word,
    PHASES(X)
#undef X
};

bool trace_open(struct trace **out, struct arena *a, const char *file, const char **why) {
    struct trace *t = arena_make(a, struct trace);
    *out = NULL;
    *t = (struct trace){.file = -1, .start = os_seconds()};
    t->sums = os_share(PHASE_COUNT * sizeof *t->sums);
    if (file && !os_log_open(file, &t->file, why)) return false;
    /* the format allows the list to have no end: a build that is killed leaves a file that opens */
    if (file) os_log_add(t->file, "[\n", 2);
    if (t->sums) *out = t;
    return true;
}

void trace_close(struct trace *t) {
    if (t && t->file >= 0) os_log_close(t->file);
    if (t) t->file = -1;
}

double trace_begin(const struct trace *t) { return t ? os_seconds() : 0; }

static void write_event(const struct trace *t, enum phase phase, double began, double seconds,
                        const char *of) {
    struct buf text = BUF_INIT;
    struct json j = {.out = &text};
    json_open(&j, '{');
    json_text(&j, "name", names[phase]);
    json_text(&j, "ph", "X");
    json_int(&j, "ts", (long long)((began - t->start) * 1e6));
    json_int(&j, "dur", (long long)(seconds * 1e6));
    json_int(&j, "pid", 1);
    json_int(&j, "tid", os_process());
    json_open_at(&j, "args", '{');
    json_text(&j, "of", of);
    json_close(&j, '}');
    json_close(&j, '}');
    buf_str(&text, ",\n");
    os_log_add(t->file, text.p, text.n);
    buf_release(&text);
}

void trace_end(struct trace *t, enum phase phase, double began, const char *of) {
    if (!t) return;
    const double seconds = os_seconds() - began;
    atomic_fetch_add(&t->sums[phase].microseconds, (long long)(seconds * 1e6));
    atomic_fetch_add(&t->sums[phase].n, 1);
    if (t->file >= 0) write_event(t, phase, began, seconds, of);
}

void trace_sums(const struct trace *t, struct phase_sum sums[PHASE_COUNT]) {
    for (int i = 0; i < PHASE_COUNT; i++) {
        sums[i] = (struct phase_sum){.name = names[i]};
        if (!t) continue;
        sums[i].seconds = (double)atomic_load(&t->sums[i].microseconds) / 1e6;
        sums[i].n = atomic_load(&t->sums[i].n);
    }
}
