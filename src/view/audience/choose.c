/* choose.c: chooses and sorts the data to show. The table (policy.h) decides to whom. */
#include "view/audience/choose.h"
#include "base/hash.h"
#include "model/audiences.h"
#include "model/consent.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/learner.h"
#include "view/audience/policy.h"

#include <stdlib.h>

bool view_shows_evidence(const struct viewer *v, const struct evidence *e) {
    return policy_shows_piece(v, e);
}

bool view_shows_file(const struct viewer *v, const struct evidence_file *f) {
    return policy_keeps(v, f) == KEPT_NOT;
}

bool view_shows_anybody(const struct viewer *v) {
    return v->audience != AUDIENCE_PUBLIC ||
           policy_agreed(v->workspace, &v->learner->consent, CONSENT_PUBLIC);
}

bool view_shows_portrait(const struct viewer *v) { return policy_shows(v, DATUM_PORTRAIT); }

const struct published *view_published(const struct viewer *v, const struct evidence_file *f) {
    static const struct published nothing;
    const struct published *p = v->published ? table_find(v->published, f->path) : NULL;
    return p ? p : &nothing;
}

bool view_shows_target(const struct viewer *v, const struct outcome *o) {
    bool all = policy_of(DATUM_LEVELS)->limit != LIMIT_MASTERED || v->audience != AUDIENCE_PUBLIC;
    return policy_shows(v, DATUM_LEVELS) && (all || o->status == STATUS_DEMONSTRATED);
}

struct credential_states choose_credentials_for(const struct viewer *v) {
    return v->credentials ? *v->credentials
                          : credentials_of(v->arena, v->workspace, v->learner, v->assessment);
}

const struct evidence_file *choose_picture_file_of(const struct viewer *v,
                                                   const struct evidence *e) {
    for (size_t i = 0; i < e->n_files; i++)
        if (view_published(v, &e->files[i])->image && view_shows_file(v, &e->files[i]))
            return &e->files[i];
    return NULL;
}

struct image *choose_picture_of(const struct viewer *v, const struct evidence *e) {
    const struct evidence_file *f = choose_picture_file_of(v, e);
    return f ? view_published(v, f)->image : NULL;
}

/* Newest first; on the same day, in the order of the frameworks. */
static int by_last_assessed(const void *a, const void *b) {
    const struct outcome *const *x = a, *const *y = b;
    int c = date_cmp((*y)->last_assessed, (*x)->last_assessed);
    return c ? c
             : ((*x)->target->index > (*y)->target->index) -
                   ((*x)->target->index < (*y)->target->index);
}

/* By planned date, then those without one, in the order of the frameworks. */
static int by_plan(const void *a, const void *b) {
    const struct outcome *const *x = a, *const *y = b;
    const struct planned *p = (*x)->planned, *q = (*y)->planned;
    if (!p != !q) return p ? -1 : 1;
    int c = p ? date_cmp(p->by, q->by) : 0;
    return c ? c
             : ((*x)->target->index > (*y)->target->index) -
                   ((*x)->target->index < (*y)->target->index);
}

static bool is_habit(const struct outcome *o) {
    return o->target->competency->framework->kind == FRAMEWORK_HABITS;
}

static size_t take(const struct assessment *a, enum status status, bool habits,
                   struct outcome **list) {
    size_t n = 0;
    for (size_t i = 0; i < a->n_outcomes; i++) {
        struct outcome *o = a->outcomes[i];
        if (o && o->status == status && is_habit(o) == habits) list[n++] = o;
    }
    return n;
}

struct outcome **choose_outcomes_with(const struct viewer *v, enum status status, size_t *n) {
    const struct assessment *a = v->assessment;
    struct outcome **list = arena_array(v->arena, a->n_outcomes, sizeof *list);
    *n = take(a, status, false, list);
    if (!*n && status != STATUS_UP_NEXT) *n = take(a, status, true, list);
    if (*n && status == STATUS_DEMONSTRATED) qsort(list, *n, sizeof *list, by_last_assessed);
    if (*n && status == STATUS_WORKING_ON) qsort(list, *n, sizeof *list, by_plan);
    return list;
}

struct outcome *choose_focus_of(const struct viewer *v) {
    size_t n;
    struct outcome **working = choose_outcomes_with(v, STATUS_WORKING_ON, &n);
    if (!n) return NULL;
    for (size_t i = 0; i < n; i++)
        if (working[i]->planned && working[i]->planned->doing) return working[i];
    for (size_t i = 0; i < n; i++)
        if (working[i]->goal) return working[i];
    struct outcome *latest = working[0];
    for (size_t i = 1; i < n; i++)
        if (date_cmp(working[i]->last_assessed, latest->last_assessed) > 0) latest = working[i];
    return latest;
}
