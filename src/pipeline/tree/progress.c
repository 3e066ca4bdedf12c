/* progress.c: counts, rate, and time left, at most ten times a second. */
#include "pipeline/tree/progress.h"

#include "os/os.h"

#include <stdio.h>

static void show(struct progress *p) {
    double now = os_seconds(), spent = now - p->start;
    if (p->done < p->all && now - p->shown < 0.1) return;
    p->shown = now;
    double rate = spent > 0 ? (double)p->done / spent : 0;
    double left = rate > 0 ? (double)(p->all - p->done) / rate : 0;
    fprintf(stderr, "\r\033[K%zu of %zu learners", p->done, p->all);
    if (p->reused) fprintf(stderr, " (%zu unchanged)", p->reused);
    fprintf(stderr, ", %.0f a second, %.0f s left", rate, left);
    fflush(stderr);
}

void progress_start(struct progress *p, size_t all, bool on) {
    *p = (struct progress){.all = all, .on = on, .start = os_seconds()};
    if (on) show(p);
}

void progress_step(struct progress *p, size_t n, size_t reused) {
    p->done += n;
    p->reused += reused;
    if (p->on) show(p);
}

void progress_end(struct progress *p) {
    if (p->on) fputs("\r\033[K", stderr);
}
