/* paper_costs.c: CPU time of one kind of report for each learner of a workspace, in one process, as a build makes them: one
 * learner after the other. Reading, judging, and the writing of files are not in it. Prints milliseconds a report: what it takes
 * to view it and fit it to its pages, and to paint it.
 *
 *     build/release/bench/paper_costs WORKSPACE REPORT [LEARNERS] */
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "pipeline/files/papers.h"
#include "pipeline/run/shared_open.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct costs {
    size_t n, bytes;
    double make_ms, paint_ms;
};

static void one_paper(const struct shared *s, const struct learner_place *place, const char *report,
                      struct costs *c) {
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct learner *l = load_learner(a, s->workspace, place, diags);
    const struct outline *o = paper_outline(s->workspace, report);
    struct viewer v;
    if (l && o) {
        v = learner_viewer(s, a, l, place);
        double start = cpu_ms();
        struct made_paper made = paper_make(s, &v, o, a);
        double mid = cpu_ms();
        struct pdf_setup setup = paper_setup(s, paper_edition(s, o));
        const struct pdf_part part = pdf_part_of(made.laid);
        struct buf pdf = BUF_INIT;
        pdf_paint(&setup, &part, 1, false, &pdf, NULL, diags);
        c->n++;
        c->bytes += pdf.n;
        c->make_ms += mid - start;
        c->paint_ms += cpu_ms() - mid;
        buf_release(&pdf);
    }
    arena_free(a);
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    mem_keep(); /* as the program does */
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct build_options o = {.load = {.root = argv[1], .share = "."}, .only = ONLY_PDF};
    struct shared s;
    size_t most = argc > 3 ? (size_t)strtol(argv[3], NULL, 10) : 1000000;
    if (!shared_open(&s, a, &o, diags)) return 3;
    struct costs c = {0};
    for (size_t g = 0; g < s.workspace->n_groups; g++)
        for (size_t i = 0; i < s.workspace->groups[g].n_learners && c.n < most; i++)
            one_paper(&s, &s.workspace->groups[g].learners[i], argv[2], &c);
    double n = (double)(c.n ? c.n : 1);
    printf("%s of %zu learners, %.0f bytes each: %.3f ms CPU (%.3f made, %.3f painted)\n", argv[2],
           c.n, (double)c.bytes / n, (c.make_ms + c.paint_ms) / n, c.make_ms / n, c.paint_ms / n);
    shared_close(&s);
    arena_free(a);
    return 0;
}
