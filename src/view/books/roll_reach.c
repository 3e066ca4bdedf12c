/* roll_reach.c: the reach of evidence and supports: coverage by area, supports and signals, and
 * credentials. */
#include "view/books/roll_book.h"

#include "assess/signals.h"
#include "model/credential.h"
#include "model/framework.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/summary/gather.h"
#include "view/words/reasons.h"

#include <string.h>

/* ---- coverage ---- */

/* Targets of one competency: how many any learner has, and how many were looked at, ever and
 * this term. */
struct reach {
    size_t targets, seen, seen_term;
    struct date last;
};

static struct reach reach_of(const struct sheets *s, const struct coverage *all,
                             const struct competency *c) {
    struct reach r = {0};
    for (size_t i = 0; i < all->n_targets; i++) {
        const struct covered *t = &all->targets[i];
        if (t->target->competency != c) continue;
        r.targets++;
        r.seen += date_is_set(t->last);
        r.seen_term += date_is_set(t->last) && date_cmp(t->last, s->roll->since) >= 0;
        if (date_cmp(t->last, r.last) > 0) r.last = t->last;
    }
    return r;
}

#define REACH_COLUMNS(X)                                                                 \
    UNIT_COLUMN(X, u, 30)                                                                \
    X("school.framework", cell_words(s, &c->framework->title), 26, .wrap = true,         \
      .key = "framework")                                                                \
    X("book.competency", cell_words(s, &c->title), 28, .wrap = true)                     \
    X("school.targets", cell_count(r.targets), 11, .key = "targets")                     \
    X("school.seen", cell_count(r.seen), 14, .bars = true, .key = "seen")                \
    X("school.seen_term", cell_count(r.seen_term), 14, .bars = true, .key = "seen_term") \
    X("school.last", cell_date(r.last), 13, .key = "last")                               \
    X("class.weeks", cell_weeks(r.last, s->calendar->as_of), 12, .bars = true, .key = "weeks")

static void add_reach(struct sheets *s, const struct roll_unit *u, const struct coverage *all,
                      const struct competency *c) {
    const struct reach r = reach_of(s, all, c);
    if (r.targets) ROW(s, REACH_COLUMNS);
}

static void add_unit(struct sheets *s, const struct roll_unit *u) {
    const struct workspace *w = s->workspace;
    struct arena *scratch = arena_new();
    const struct coverage_part *parts = gather_coverage(scratch, w, u->learners, u->n);
    const struct coverage all = coverage_of(scratch, w, parts, u->n);
    for (size_t f = 0; f < w->n_frameworks; f++)
        for (size_t c = 0; c < w->frameworks[f].n_competencies; c++)
            add_reach(s, u, &all, &w->frameworks[f].competencies[c]);
    arena_free(scratch);
}

static void add_coverage(struct sheets *s) {
    for (size_t i = 0; i < s->roll->of->n; i++) add_unit(s, &s->roll->of->units[i]);
}

SHEET(roll_coverage, REACH_COLUMNS, add_coverage, .name = "class.coverage", .table = "Coverage",
      .title = "class.coverage_title", .note = "class.coverage_note",
      .empty = "class.coverage_none", .tab = TAB_LEAF);

/* ---- supports ---- */

#define SUPPORT_COLUMNS(X)                                                                    \
    UNIT_COLUMN(X, c->unit, 34)                                                               \
    X("school.supports_term", cell_count(c->supports_term), 14, .bars = true, .key = "given") \
    X("school.running", cell_count(c->supports_running), 12, .key = "running")                \
    X("school.outcomes", cell_count(c->outcomes), 15, .key = "outcomes")                      \
    X("school.waiting", cell_count(c->waiting), 15, .key = "waiting")                         \
    X("school.signals", cell_computed(cell_count(c->signals), sum), 12, .key = "signals")

static void add_supports(struct sheets *s) {
    for (int k = 0; k < SIGNAL_KIND_COUNT; k++)
        COLUMN(s, .head = say_signal_name(s->lang, k), .group = T(s, "school.signals"), .width = 5,
               .narrow = true, .inner = true);
    for (size_t i = 0; i < s->roll->of->n; i++) {
        const struct roll_counts *c = &s->roll->units[i];
        const char *sum = roll_sum(s, 6, SIGNAL_KIND_COUNT); /* after six columns */
        ROW(s, SUPPORT_COLUMNS);
        for (int k = 0; k < SIGNAL_KIND_COUNT; k++) sheets_cell(s, cell_count(c->kinds[k]));
    }
}

SHEET(roll_supports, SUPPORT_COLUMNS, add_supports, .name = "school.supports", .table = "Supports",
      .title = "school.supports_title", .empty = "school.nobody", .tab = TAB_SUN);

/* ---- credentials ---- */

#define CREDENTIAL_COLUMNS(X)                                                               \
    X("school.credential", cell_words(s, &c->title), 36, .wrap = true, .key = "credential") \
    UNIT_COLUMN(X, u, 34)                                                                   \
    X("school.issuer", cell_text(c->issuer), 30, .wrap = true)                              \
    X("school.requirements", cell_count(c->n_targets + c->n_hours + c->n_tests), 15)        \
    X("school.work_for_it", cell_count(learners), 16, .key = "learners")                    \
    X("school.all_met", cell_count(done), 16, .key = "met")

static void add_credential(struct sheets *s, const struct credential *c,
                           const struct roll_unit *u) {
    size_t learners = 0, done = 0;
    for (size_t i = 0; i < u->n; i++)
        for (size_t k = 0; k < u->learners[i]->n_credentials; k++) {
            const struct summary_credential *one = &u->learners[i]->credentials[k];
            if (strcmp(one->id, c->id) != 0) continue;
            learners++;
            done += one->left == 0 && one->met > 0;
        }
    if (learners) ROW(s, CREDENTIAL_COLUMNS);
}

static void add_credentials(struct sheets *s) {
    for (size_t i = 0; i < s->workspace->n_credentials; i++)
        for (size_t k = 0; k < s->roll->of->n; k++)
            add_credential(s, &s->workspace->credentials[i], &s->roll->of->units[k]);
}

SHEET(roll_credentials, CREDENTIAL_COLUMNS, add_credentials, .name = "school.credentials",
      .table = "Credentials", .title = "school.credentials_title",
      .empty = "school.credentials_none");
