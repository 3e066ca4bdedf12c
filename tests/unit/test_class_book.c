/* test_class_book.c: the class workbook of the sample, as it is before it is written: what stands on its sheets, and that it is
 * the same each time.
 *
 * CLASS_BENCH=WORKSPACE tells what class.xlsx costs: learners of the largest class, and CPU milliseconds to write its workbook and
 * to make it before that, each the least of ten. For tests/bench/run. */
#include "model/audiences.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/classes/one_learner.h"
#include "pipeline/run/shared_open.h"
#include "pipeline/tree/plan.h"
#include "render/xlsx/xlsx.h"
#include "view/books/books.h"
#include "view/summary/gather.h"
#include "view/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct build_options options;
    struct shared shared;
    struct diags *diags;
    const struct group *group;
    struct summary **learners;
    size_t n;
};

static struct summary *summary_of(struct fixture *f, const struct learner_place *p) {
    struct learner *l = load_learner(f->arena, f->shared.workspace, p, f->diags);
    if (!l) return NULL;
    const struct viewer home = {.arena = f->arena,
                                .calendar = f->shared.workspace->calendar,
                                .workspace = f->shared.workspace,
                                .learner = l,
                                .lang = shared_staff_lang(&f->shared),
                                .audience = AUDIENCE_FAMILY,
                                .assessment = assess_learner(f->arena, f->shared.workspace, l)};
    const struct viewer staff = learner_staff_viewer(&f->shared, &home);
    struct summary *s = gather_summary(&staff, &home);
    s->out = learner_out(f->arena, p);
    return s;
}

/* The class with the most learners. */
static bool open_fixture(struct fixture *f, const char *root) {
    *f = (struct fixture){.arena = arena_new(), .options = {.load = {.root = root, .share = "."}}};
    f->options.load.today = os_today();
    f->diags = diags_new(f->arena);
    if (!shared_open(&f->shared, f->arena, &f->options, f->diags)) return false;
    const struct workspace *w = f->shared.workspace;
    f->group = &w->groups[0];
    for (size_t i = 1; i < w->n_groups; i++)
        if (w->groups[i].n_learners > f->group->n_learners) f->group = &w->groups[i];
    f->learners = arena_array(f->arena, f->group->n_learners, sizeof *f->learners);
    for (size_t i = 0; i < f->group->n_learners; i++) {
        struct summary *s = summary_of(f, &f->group->learners[i]);
        if (s) f->learners[f->n++] = s;
    }
    return f->n > 0;
}

static void close_fixture(struct fixture *f) {
    shared_close(&f->shared);
    arena_free(f->arena);
}

static const struct book *class_book(struct fixture *f, struct arena *a) {
    return view_class_book(a, f->shared.workspace, f->group, shared_staff_lang(&f->shared),
                           f->learners, f->n);
}

static const struct sheet *sheet_named(const struct book *b, const char *table) {
    for (const struct sheet *s = b->sheets; s; s = s->next)
        if (s->table_name && strcmp(s->table_name, table) == 0) return s;
    return NULL;
}

static void test_sheets(void **state) {
    (void)state;
    static const char *const tables[] = {"Overview", "Targets",        "EvidenceLog", "RatingsLog",
                                         "Groups",   "SupportSignals", "Coverage",    "Missing"};
    struct fixture f;
    assert_true(open_fixture(&f, "sample-data"));
    struct arena *a = arena_new();
    const struct book *b = class_book(&f, a);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        assert_non_null(sheet_named(b, tables[i]));
    /* learners stand in roster order wherever each has a row */
    size_t i = 0;
    for (const struct sheet_row *r = sheet_named(b, "Overview")->rows; r; r = r->next)
        assert_string_equal(r->cells[0].text, f.learners[i++]->name);
    assert_int_equal(i, f.n);
    size_t ratings = 0, evidence = 0;
    for (i = 0; i < f.n; i++)
        ratings += f.learners[i]->n_ratings, evidence += f.learners[i]->n_evidence;
    assert_int_equal(sheet_named(b, "RatingsLog")->n_rows, ratings);
    assert_int_equal(sheet_named(b, "EvidenceLog")->n_rows, evidence);
    arena_free(a);
    close_fixture(&f);
}

static double milliseconds(void) {
    struct rusage r;
    getrusage(RUSAGE_SELF, &r);
    return 1e3 * (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec) +
           1e-3 * (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec);
}

static bool measure(struct fixture *f, const char *path, double *make, double *write) {
    struct arena *a = arena_new();
    double before = milliseconds();
    const struct book *b = class_book(f, a);
    double between = milliseconds();
    bool done = xlsx_write(b, f->shared.theme, path, f->diags);
    double after = milliseconds();
    if (between - before < *make) *make = between - before;
    if (after - between < *write) *write = after - between;
    arena_free(a);
    return done;
}

static int bench(const char *root) {
    struct fixture f;
    double make = 1e9, write = 1e9;
    const char *folder = getenv("TMPDIR");
    char path[200];
    snprintf(path, sizeof path, "%s/folioscope-class.XXXXXX", folder ? folder : "/tmp");
    int file = mkstemp(path);
    if (file < 0 || !open_fixture(&f, root)) return 1;
    close(file);
    for (int i = 0; i < 10; i++)
        if (!measure(&f, path, &make, &write)) return 1;
    printf("%zu %.2f %.2f\n", f.n, write, make);
    remove(path);
    close_fixture(&f);
    return 0;
}

int main(void) {
    mem_keep(); /* as the program does */
    if (getenv("CLASS_BENCH")) return bench(getenv("CLASS_BENCH"));
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sheets)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
