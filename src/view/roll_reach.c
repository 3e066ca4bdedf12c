/* roll_reach.c: what evidence and supports reach: coverage by area, supports and signals, credentials. */
#include "view/roll_book.h"

#include "assess/signals.h"
#include "view/gather.h"
#include "view/reasons.h"

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

static void add_reach(struct roll_book *b, const struct roll_unit *u, const struct coverage *all,
                      const struct competency *c) {
    const struct reach r = reach_of(b, all, c);
    struct sheets *s = &b->sheets;
    long weeks = coverage_weeks(r.last, b->workspace->as_of);
    if (!r.targets) return;
    sheets_row(s);
    sheets_text(s, u->name)->href = u->href;
    sheets_text(s, words_text(&c->framework->title, lang_tag(b->lang)));
    sheets_text(s, words_text(&c->title, lang_tag(b->lang)));
    sheets_number(s, (double)r.targets);
    sheets_number(s, (double)r.seen);
    sheets_number(s, (double)r.seen_term);
    sheets_date(s, r.last);
    if (weeks >= 0)
        sheets_number(s, (double)weeks);
    else
        sheets_text(s, NULL);
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
    const struct sheet_column columns[] = {
        {.head = b->unit, .width = 30, .wrap = true, .key = "unit"},
        {.head = tr(b->lang, "school.framework"), .width = 26, .wrap = true, .key = "framework"},
        {.head = tr(b->lang, "book.competency"), .width = 28, .wrap = true},
        {.head = tr(b->lang, "school.targets"), .width = 11, .key = "targets"},
        {.head = tr(b->lang, "school.seen"), .width = 14, .bars = true, .key = "seen"},
        {.head = tr(b->lang, "school.seen_term"), .width = 14, .bars = true, .key = "seen_term"},
        {.head = tr(b->lang, "school.last"), .width = 13, .key = "last"},
        {.head = tr(b->lang, "class.weeks"), .width = 12, .bars = true, .key = "weeks"}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.coverage"), "Coverage",
                                     tr(b->lang, "class.coverage_title"), columns, 8);
    sheet->tab = TAB_LEAF;
    sheet->note = tr(b->lang, "class.coverage_note");
    sheet->empty = tr(b->lang, "class.coverage_none");
    for (size_t i = 0; i < b->roll->n; i++) add_reaches(b, &b->roll->units[i]);
}

/* ---- supports -------------------------------------------------------------------------------------------- */

static void count_signals(const struct roll_unit *u, size_t counts[SIGNAL_KIND_COUNT]) {
    for (size_t i = 0; i < u->n; i++)
        for (size_t k = 0; k < u->learners[i]->n_signals; k++) counts[u->learners[i]->signals[k].kind]++;
}

void roll_add_supports(struct roll_book *b) {
    enum { OWN = 5, COLUMNS = OWN + SIGNAL_KIND_COUNT };
    struct sheet_column columns[COLUMNS] = {
        {.head = b->unit, .width = 34, .wrap = true, .key = "unit"},
        {.head = tr(b->lang, "school.supports_term"), .width = 14, .bars = true, .key = "given"},
        {.head = tr(b->lang, "school.running"), .width = 12, .key = "running"},
        {.head = tr(b->lang, "school.outcomes"), .width = 15, .key = "outcomes"},
        {.head = tr(b->lang, "school.waiting"), .width = 15, .key = "waiting"}};
    for (int k = 0; k < SIGNAL_KIND_COUNT; k++)
        columns[OWN + k] = (struct sheet_column){.head = say_signal_name(b->lang, k),
                                                 .group = tr(b->lang, "school.signals"),
                                                 .width = 14,
                                                 .inner = true};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "school.supports"), "Supports",
                                     tr(b->lang, "school.supports_title"), columns, COLUMNS);
    sheet->tab = TAB_SUN;
    sheet->empty = tr(b->lang, "school.nobody");
    for (size_t i = 0; i < b->roll->n; i++) {
        const struct roll_unit *u = &b->roll->units[i];
        const struct roll_counts c = roll_counts_of(b->workspace, b->since, u);
        size_t kinds[SIGNAL_KIND_COUNT] = {0};
        count_signals(u, kinds);
        sheets_row(&b->sheets);
        sheets_text(&b->sheets, u->name)->href = u->href;
        sheets_number(&b->sheets, (double)c.supports_term);
        sheets_number(&b->sheets, (double)c.supports_running);
        sheets_number(&b->sheets, (double)c.outcomes);
        sheets_number(&b->sheets, (double)c.waiting);
        for (int k = 0; k < SIGNAL_KIND_COUNT; k++) sheets_number(&b->sheets, (double)kinds[k]);
    }
}

/* ---- credentials ----------------------------------------------------------------------------------------- */

static void add_credential(struct roll_book *b, const struct credential *c, const struct roll_unit *u) {
    size_t learners = 0, done = 0;
    for (size_t i = 0; i < u->n; i++)
        for (size_t k = 0; k < u->learners[i]->n_credentials; k++) {
            const struct summary_credential *one = &u->learners[i]->credentials[k];
            if (strcmp(one->id, c->id) != 0) continue;
            learners++;
            done += one->left == 0 && one->met > 0;
        }
    if (!learners) return;
    sheets_row(&b->sheets);
    sheets_text(&b->sheets, words_text(&c->title, lang_tag(b->lang)));
    sheets_text(&b->sheets, u->name)->href = u->href;
    sheets_text(&b->sheets, c->issuer);
    sheets_number(&b->sheets, (double)(c->n_targets + c->n_hours + c->n_tests));
    sheets_number(&b->sheets, (double)learners);
    sheets_number(&b->sheets, (double)done);
}

void roll_add_credentials(struct roll_book *b) {
    const struct sheet_column columns[] = {
        {.head = tr(b->lang, "school.credential"), .width = 36, .wrap = true, .key = "credential"},
        {.head = b->unit, .width = 34, .wrap = true, .key = "unit"},
        {.head = tr(b->lang, "school.issuer"), .width = 30, .wrap = true},
        {.head = tr(b->lang, "school.requirements"), .width = 15},
        {.head = tr(b->lang, "school.work_for_it"), .width = 16, .key = "learners"},
        {.head = tr(b->lang, "school.all_met"), .width = 16, .key = "met"}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "school.credentials"), "Credentials",
                                     tr(b->lang, "school.credentials_title"), columns, 6);
    sheet->empty = tr(b->lang, "school.credentials_none");
    for (size_t i = 0; i < b->workspace->n_credentials; i++)
        for (size_t k = 0; k < b->roll->n; k++)
            add_credential(b, &b->workspace->credentials[i], &b->roll->units[k]);
}
