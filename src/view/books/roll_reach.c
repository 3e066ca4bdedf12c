/* roll_reach.c: what evidence and supports reach: coverage by area, supports and signals, credentials. */
#include "view/books/roll_book.h"

#include "assess/signals.h"
#include "view/summary/gather.h"
#include "view/words/reasons.h"

#include <string.h>

/* ---- coverage -------------------------------------------------------------------------------------------- */

/* Targets of one competency: how many somebody has, how many were looked at, ever and this term. */
struct reach {
    size_t targets, seen, seen_term;
    struct date last;
};

static struct reach reach_of(const struct roll_book *b, const struct coverage *all,
                             const struct competency *c) {
    struct reach r = {0};
    for (size_t i = 0; i < all->n_targets; i++) {
        const struct covered *t = &all->targets[i];
        if (t->target->competency != c) continue;
        r.targets++;
        r.seen += date_is_set(t->last);
        r.seen_term += date_is_set(t->last) && date_cmp(t->last, b->since) >= 0;
        if (date_cmp(t->last, r.last) > 0) r.last = t->last;
    }
    return r;
}

#define REACH_COLUMNS(X)                                                                      \
    X(b->unit, cell_linked(u->name, u->href), 30, .wrap = true, .key = "unit")                \
    X("school.framework", cell_text(words_text(&c->framework->title, tag)), 26, .wrap = true, \
      .key = "framework")                                                                     \
    X("book.competency", cell_text(words_text(&c->title, tag)), 28, .wrap = true)             \
    X("school.targets", cell_count(r.targets), 11, .key = "targets")                          \
    X("school.seen", cell_count(r.seen), 14, .bars = true, .key = "seen")                     \
    X("school.seen_term", cell_count(r.seen_term), 14, .bars = true, .key = "seen_term")      \
    X("school.last", cell_date(r.last), 13, .key = "last")                                    \
    X("class.weeks", cell_weeks(r.last, b->workspace->as_of), 12, .bars = true, .key = "weeks")

static void add_reach(struct roll_book *b, const struct roll_unit *u, const struct coverage *all,
                      const struct competency *c) {
    const struct reach r = reach_of(b, all, c);
    const char *tag = lang_tag(b->lang);
    if (r.targets) ROW(&b->sheets, REACH_COLUMNS);
}

static void add_reaches(struct roll_book *b, const struct roll_unit *u) {
    const struct workspace *w = b->workspace;
    struct arena *scratch = arena_new();
    const struct coverage_part *parts = gather_coverage(scratch, w, u->learners, u->n);
    const struct coverage all = coverage_of(scratch, w, parts, u->n);
    for (size_t f = 0; f < w->n_frameworks; f++)
        for (size_t c = 0; c < w->frameworks[f].n_competencies; c++)
            add_reach(b, u, &all, &w->frameworks[f].competencies[c]);
    arena_free(scratch);
}

void roll_add_coverage(struct roll_book *b) {
    SHEET(&b->sheets, REACH_COLUMNS, .name = "class.coverage", .table = "Coverage",
          .title = "class.coverage_title", .note = "class.coverage_note", .empty = "class.coverage_none",
          .tab = TAB_LEAF);
    for (size_t i = 0; i < b->roll->n; i++) add_reaches(b, &b->roll->units[i]);
}

/* ---- supports -------------------------------------------------------------------------------------------- */

static void count_signals(const struct roll_unit *u, size_t counts[SIGNAL_KIND_COUNT]) {
    for (size_t i = 0; i < u->n; i++)
        for (size_t k = 0; k < u->learners[i]->n_signals; k++) counts[u->learners[i]->signals[k].kind]++;
}

#define SUPPORT_COLUMNS(X)                                                                   \
    X(b->unit, cell_linked(u->name, u->href), 34, .wrap = true, .key = "unit")               \
    X("school.supports_term", cell_count(c.supports_term), 14, .bars = true, .key = "given") \
    X("school.running", cell_count(c.supports_running), 12, .key = "running")                \
    X("school.outcomes", cell_count(c.outcomes), 15, .key = "outcomes")                      \
    X("school.waiting", cell_count(c.waiting), 15, .key = "waiting")

void roll_add_supports(struct roll_book *b) {
    SHEET(&b->sheets, SUPPORT_COLUMNS, .name = "school.supports", .table = "Supports",
          .title = "school.supports_title", .empty = "school.nobody", .tab = TAB_SUN);
    for (int k = 0; k < SIGNAL_KIND_COUNT; k++)
        sheets_column(&b->sheets, (struct sheet_column){.head = say_signal_name(b->lang, k),
                                                        .group = tr(b->lang, "school.signals"),
                                                        .width = 14,
                                                        .inner = true});
    for (size_t i = 0; i < b->roll->n; i++) {
        const struct roll_unit *u = &b->roll->units[i];
        const struct roll_counts c = roll_counts_of(b->workspace, b->since, u);
        size_t kinds[SIGNAL_KIND_COUNT] = {0};
        count_signals(u, kinds);
        ROW(&b->sheets, SUPPORT_COLUMNS);
        for (int k = 0; k < SIGNAL_KIND_COUNT; k++) sheets_cell(&b->sheets, cell_count(kinds[k]));
    }
}

/* ---- credentials ----------------------------------------------------------------------------------------- */

#define CREDENTIAL_COLUMNS(X)                                                                     \
    X("school.credential", cell_text(words_text(&c->title, lang_tag(b->lang))), 36, .wrap = true, \
      .key = "credential")                                                                        \
    X(b->unit, cell_linked(u->name, u->href), 34, .wrap = true, .key = "unit")                    \
    X("school.issuer", cell_text(c->issuer), 30, .wrap = true)                                    \
    X("school.requirements", cell_count(c->n_targets + c->n_hours + c->n_tests), 15)              \
    X("school.work_for_it", cell_count(learners), 16, .key = "learners")                          \
    X("school.all_met", cell_count(done), 16, .key = "met")

static void add_credential(struct roll_book *b, const struct credential *c, const struct roll_unit *u) {
    size_t learners = 0, done = 0;
    for (size_t i = 0; i < u->n; i++)
        for (size_t k = 0; k < u->learners[i]->n_credentials; k++) {
            const struct summary_credential *one = &u->learners[i]->credentials[k];
            if (strcmp(one->id, c->id) != 0) continue;
            learners++;
            done += one->left == 0 && one->met > 0;
        }
    if (learners) ROW(&b->sheets, CREDENTIAL_COLUMNS);
}

void roll_add_credentials(struct roll_book *b) {
    SHEET(&b->sheets, CREDENTIAL_COLUMNS, .name = "school.credentials", .table = "Credentials",
          .title = "school.credentials_title", .empty = "school.credentials_none");
    for (size_t i = 0; i < b->workspace->n_credentials; i++)
        for (size_t k = 0; k < b->roll->n; k++)
            add_credential(b, &b->workspace->credentials[i], &b->roll->units[k]);
}
