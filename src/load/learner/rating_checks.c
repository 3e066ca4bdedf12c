/* rating_checks.c: oddities among all of a learner's ratings: rows that are written twice, dates of
 * long ago, notes that are too long, targets that the learner's pages do not show, and judgments
 * that newer ratings differ from. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/rated.h"
#include "model/term.h"
#include "model/workspace.h"

#include <string.h>

/* ---- written twice ---- */

/* The same for rows of logs that agree in every cell but `who`, and only for those. */
static const char *cells_of(struct arena *a, const struct rating *r) {
    char level[32], day[20];
    dec_short(r->then ? r->given : r->level, 15, level);
    date_iso(r->date, day);
    return arena_printf(a, "%s %zu %s %d %d %d %s", day, r->target->index, level, (int)r->unrated,
                        (int)r->by, (int)r->stage, r->note ? r->note : "");
}

/* Rows that agree in all other cells. */
struct alike {
    struct rating *rating;
    struct alike *next;
};

/* Two educators may give the same rating on a day. A row that does not say who gave it may be
 * anyone's. */
static struct rating *said_before(const struct alike *alike, const struct rating *r) {
    for (; alike; alike = alike->next)
        if (!r->who || !alike->rating->who || strcmp(r->who, alike->rating->who) == 0)
            return alike->rating;
    return NULL;
}

enum { TWICE_SHOWN = 10 };

static void warn_twice(struct loader *l, const struct rating *r, const struct rating *first) {
    load_warn_at(
        l, CODE_ROW_TWICE, &r->mark, "this rating is written twice, and counts once",
        "remove one of the two rows; if it is another rating, say in the notes how they differ",
        &first->mark);
}

/* Removes repeated rows. What evidence shows is a different thing each time. */
static void drop_repeated(struct loader *l, struct rating *v, size_t *n) {
    struct arena *scratch = arena_new();
    struct table *seen = table_new(scratch);
    size_t kept = 0, again = 0;
    struct mark last = {0};
    for (size_t i = 0; i < *n; i++) {
        const char *cells = v[i].evidence ? NULL : cells_of(scratch, &v[i]);
        struct alike *alike = cells ? table_find(seen, cells) : NULL;
        struct rating *first = said_before(alike, &v[i]);
        if (first && ++again <= TWICE_SHOWN) warn_twice(l, &v[i], first);
        if (first) last = v[i].mark;
        if (first && !first->who) first->who = v[i].who;
        if (first) continue;
        v[kept++] = v[i];
        if (!cells) continue;
        const struct alike more = {&v[kept - 1], alike};
        table_set(seen, cells, arena_copy(scratch, &more, sizeof more));
    }
    if (again > TWICE_SHOWN)
        load_warn_at(l, CODE_ROW_TWICE, &last,
                     arena_printf(l->arena, "%zu more rows like this one are written twice",
                                  again - TWICE_SHOWN),
                     "remove them", NULL);
    arena_free(scratch);
    *n = kept;
}

/* ---- an activity's grid, and its folder ---- */

/* The grid that has the name of the piece's folder: "activities/2026-10-03-bridge.csv". NULL for a
 * piece of the learner's own. */
static const char *grid_beside(struct arena *a, const struct rating *r) {
    const char *folder = r->evidence ? ending_cut(a, r->mark.file, "/index.md") : NULL;
    return folder ? arena_printf(a, "%s.csv", folder) : NULL;
}

static const char *place_of(struct arena *a, const char *file, const struct rating *r) {
    return arena_printf(a, "%zu %s", r->target->index, file);
}

static bool may_have_grid(struct arena *a, const struct learner *k) {
    for (size_t i = 0; i < k->n_ratings; i++)
        if (grid_beside(a, &k->ratings[i])) return true;
    return false;
}

static void note_grids(struct arena *a, struct table *grids, struct rating *v, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!v[i].evidence) table_set(grids, place_of(a, v[i].mark.file, &v[i]), &v[i]);
}

/* A grid may say the levels of an activity, and a folder of its name what was made; if both say a
 * level on one target, it was seen once and counts twice. */
static void warn_of_grids(struct loader *l, struct learner *k) {
    struct arena *scratch = arena_new();
    struct table *grids = table_new(scratch), *told = table_new(scratch);
    const bool any = may_have_grid(scratch, k);
    if (any) note_grids(scratch, grids, k->ratings, k->n_ratings);
    if (any) note_grids(scratch, grids, k->unrated, k->n_unrated);
    for (size_t i = 0; any && i < k->n_ratings; i++) {
        const struct rating *r = &k->ratings[i];
        const char *file = grid_beside(scratch, r);
        const struct rating *other = file ? table_find(grids, place_of(scratch, file, r)) : NULL;
        if (!other || table_set(told, file, grids)) continue;
        load_warn_at(l, CODE_ROW_TWICE, &r->mark,
                     arena_printf(l->arena, "%s says a level on '%s' too, and both count",
                                  other->mark.file, r->target->id),
                     "if they are about the same activity, take the levels out of one of the two",
                     &other->mark);
    }
    arena_free(scratch);
}

/* ---- long ago ---- */

enum { LONG_AGO_YEARS = 20 };

/* what: "this rating" */
static void check_date(struct loader *l, const struct learner *learner, struct date date,
                       const struct mark *at, const char *what) {
    const short oldest = (short)(l->calendar->as_of.year - LONG_AGO_YEARS);
    const bool unborn = date_is_set(learner->born) && date_cmp(date, learner->born) < 0;
    if (!date_is_set(date) || (!unborn && date.year >= oldest)) return;
    load_warn_at(l, CODE_LONG_AGO, at,
                 arena_printf(l->arena,
                              unborn ? "%s is dated before the day on which the learner was born"
                                     : "%s is dated more than twenty years back",
                              what),
                 "check the year of the date", NULL);
}

static bool is_of(const struct rating *r, const struct evidence *e) {
    return r->evidence && strcmp(r->evidence->id, e->id) == 0;
}

/* A piece without ratings; with them, they have its date. */
static void check_piece(struct loader *l, const struct learner *k, const struct evidence *e) {
    for (size_t i = 0; i < k->n_ratings; i++)
        if (is_of(&k->ratings[i], e)) return;
    for (size_t i = 0; i < k->n_unrated; i++)
        if (is_of(&k->unrated[i], e)) return;
    check_date(l, k, e->date, &e->mark, "this piece");
}

/* ---- notes that no cell of a workbook holds ---- */

enum { CELL_UNITS = 32767 }; /* Excel's limit, in UTF-16 code units */

static void check_note(struct loader *l, const struct rating *r) {
    size_t units = 0;
    for (const char *c = r->note ? r->note : ""; *c; c++) {
        const unsigned char byte = (unsigned char)*c;
        units += (byte & 0xC0) != 0x80;
        units += byte >= 0xF0; /* a pair of surrogates */
    }
    if (units > CELL_UNITS)
        load_warn_at(
            l, CODE_NOTE_LONG, &r->mark,
            arena_printf(
                l->arena,
                "the note of this rating has %zu characters, of which workbooks have the first 32767",
                units),
            "shorten it, or write it as a piece of evidence", NULL);
}

/* ---- outside of the learner's frameworks ---- */

struct outside {
    const struct framework *framework;
    struct mark at; /* the first of them */
    size_t n;
};
struct outsides {
    struct arena *arena;
    const struct learner *learner;
    VEC(struct outside) list;
};

static void look_at(struct outsides *o, const struct target *t, const struct mark *at) {
    if (!t) return;
    const struct framework *f = t->competency->framework;
    if (f->over) return; /* history */
    for (size_t i = 0; i < o->learner->n_frameworks; i++)
        if (o->learner->frameworks[i] == f) return;
    for (size_t i = 0; i < o->list.n; i++)
        if (o->list.v[i].framework == f) {
            o->list.v[i].n++;
            return;
        }
    VEC_PUSH(o->arena, &o->list, ((struct outside){f, *at, 1}));
}

static void look_at_all(struct outsides *o) {
    const struct learner *k = o->learner;
    for (size_t i = 0; i < k->n_ratings; i++) look_at(o, k->ratings[i].target, &k->ratings[i].mark);
    for (size_t i = 0; i < k->n_unrated; i++) look_at(o, k->unrated[i].target, &k->unrated[i].mark);
    for (size_t i = 0; i < k->n_goals; i++) look_at(o, k->goals[i].target, &k->goals[i].mark);
    for (size_t i = 0; i < k->n_plan; i++) look_at(o, k->plan[i].target, &k->plan[i].mark);
    for (size_t i = 0; i < k->n_judgements; i++)
        look_at(o, k->judgements[i].target, &k->judgements[i].mark);
    for (size_t i = 0; i < k->n_supports; i++)
        look_at(o, k->supports[i].target, &k->supports[i].mark);
    for (size_t i = 0; i < k->n_asked; i++) look_at(o, k->asked[i].target, &k->asked[i].mark);
}

static void report_outside(struct loader *l, const struct outsides *o) {
    for (size_t i = 0; i < o->list.n; i++) {
        const struct outside *one = &o->list.v[i];
        const char *title = words_text(&one->framework->title, l->w->language),
                   *more = one->n > 1
                               ? arena_printf(l->arena, ", as in %zu other places", one->n - 1)
                               : "";
        load_warn_at(
            l, CODE_NOT_WORKED_ON, &one->at,
            arena_printf(l->arena,
                         "this is on no page, because the learner does not work on '%s'%s",
                         source_quote(l->arena, title), more),
            arena_printf(
                l->arena,
                "add '%s' to 'frameworks' in learner.yaml or class.yaml, or correct the target",
                one->framework->id),
            NULL);
    }
}

/* ---- judgments that newer ratings differ from ---- */

static bool is_latest(const struct learner *k, size_t at) {
    const struct judgement *j = &k->judgements[at];
    for (size_t i = 0; i < k->n_judgements; i++) {
        const struct judgement *other = &k->judgements[i];
        if (other->target != j->target || i == at) continue;
        int c = date_cmp(other->date, j->date);
        if (c > 0 || (c == 0 && i > at)) return false;
    }
    return true;
}

/* Does the rating count, by the rule of assess (level.c), up to the day that counts as today? */
static bool counts(const struct loader *l, const struct rating *r) {
    const struct method *m = r->target->competency->framework->method;
    const bool assessor = r->by == BY_TEACHER || r->by == BY_EXPERT;
    return assessor && (m->counts & (1U << r->stage)) && date_cmp(r->date, l->calendar->as_of) <= 0;
}

static void check_judgment(struct loader *l, const struct learner *k, const struct judgement *j) {
    size_t higher = 0, lower = 0;
    char day[20];
    for (size_t i = 0; i < k->n_ratings; i++) {
        const struct rating *r = &k->ratings[i];
        if (r->target != j->target || date_cmp(r->date, j->date) <= 0 || !counts(l, r)) continue;
        int side = dec_cmp(r->level, j->level);
        higher += side > 0;
        lower += side < 0;
    }
    const size_t n = higher + lower;
    if (!n) return;
    const char *how = n == 1 ? "differs" : "differ";
    if (!lower) how = n == 1 ? "is higher" : "are higher";
    if (!higher) how = n == 1 ? "is lower" : "are lower";
    date_iso(j->date, day);
    load_warn_at(
        l, CODE_JUDGED_BEFORE, &j->mark,
        arena_printf(l->arena, "judged %s; %zu rating%s since %s", day, n, n == 1 ? "" : "s", how),
        "look again, and add a judgment with today's date; or leave it if it still holds", NULL);
}

void load_check_ratings(struct reading *r) {
    struct loader *l = r->loader;
    struct learner *k = r->learner;
    drop_repeated(l, k->ratings, &k->n_ratings);
    drop_repeated(l, k->unrated, &k->n_unrated);
    warn_of_grids(l, k);
    for (size_t i = 0; i < k->n_ratings; i++) {
        check_date(l, k, k->ratings[i].date, &k->ratings[i].mark, "this rating");
        check_note(l, &k->ratings[i]);
    }
    for (size_t i = 0; i < k->n_unrated; i++) {
        check_date(l, k, k->unrated[i].date, &k->unrated[i].mark, "this rating");
        check_note(l, &k->unrated[i]);
    }
    for (size_t i = 0; i < k->n_evidence; i++) check_piece(l, k, &k->evidence[i]);
    for (size_t i = 0; i < k->n_judgements; i++)
        check_date(l, k, k->judgements[i].date, &k->judgements[i].mark, "this judgment");
    for (size_t i = 0; i < k->n_judgements; i++)
        if (is_latest(k, i)) check_judgment(l, k, &k->judgements[i]);
    struct outsides o = {.arena = l->arena, .learner = k};
    if (r->lacks_frameworks || !k->n_frameworks) return; /* it may be one of those */
    look_at_all(&o);
    report_outside(l, &o);
}
