/* explain_one.c: finds the learner and target, and runs the pipeline for that one learner, as
 * far as text. */
#include "pipeline/read/explain_one.h"

#include "base/vec.h"
#include "model/audiences.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "pipeline/run/shared_open.h"
#include "pipeline/tree/plan.h"
#include "view/audience/sieve.h"
#include "view/explain/explain.h"

#include <string.h>

struct question {
    const struct explain_options *options;
    struct shared shared;
    struct diags *diags;
    struct buf *out;
};

/* ---- who is meant ---- */

struct found {
    VEC(const struct learner_place *) v;
};

/* word: "maya-torres", "maple/maya-torres", "north/maple/maya-torres", or the learner's folder. */
static bool is_called(struct arena *a, const struct learner_place *p, const char *word) {
    return strcmp(p->id, word) == 0 ||
           strcmp(arena_printf(a, "%s/%s", p->group->id, p->id), word) == 0 ||
           strcmp(arena_printf(a, "%s/%s", p->group->out, p->id), word) == 0 ||
           strcmp(p->path, word) == 0;
}

static bool holds(struct arena *a, const struct learner_place *p, const char *word) {
    (void)a;
    return strlen(word) >= 2 && strstr(p->id, word);
}

static struct found find(const struct question *q, const char *word,
                         bool (*fits)(struct arena *, const struct learner_place *, const char *)) {
    const struct workspace *w = q->shared.workspace;
    struct arena *a = q->shared.arena;
    struct found found = {0};
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            if (fits(a, &w->groups[g].learners[i], word))
                VEC_PUSH(a, &found.v, &w->groups[g].learners[i]);
    return found;
}

static const char *nearest_learner(const struct question *q, const char *word) {
    const struct workspace *w = q->shared.workspace;
    VEC(const char *) ids = {0};
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            VEC_PUSH(q->shared.arena, &ids, w->groups[g].learners[i].id);
    return diag_nearest(word, ids.v, ids.n);
}

enum { NAMES_AT_MOST = 8 };

static void list_learners(const struct question *q, const struct found *found) {
    for (size_t i = 0; i < found->v.n && i < NAMES_AT_MOST; i++)
        buf_fmt(q->out, "  %s/%s\n", found->v.v[i]->group->out, found->v.v[i]->id);
    if (found->v.n > NAMES_AT_MOST) buf_fmt(q->out, "  and %zu more\n", found->v.n - NAMES_AT_MOST);
}

/* Suggests a similar id, or else ids that contain the word: "maya-torres" for "maya". */
static void report_no_learner(const struct question *q, const char *word) {
    const char *nearest = nearest_learner(q, word);
    struct found near = nearest ? find(q, nearest, is_called) : find(q, word, holds);
    buf_fmt(q->out, "no learner '%s'", word);
    if (near.v.n == 0) {
        buf_str(q->out, "; learners go by their folder names: maya-torres\n");
        return;
    }
    buf_str(q->out,
            near.v.n == 1 ? "; did you mean this one?\n" : "; did you mean one of these?\n");
    list_learners(q, &near);
}

static const struct learner_place *who(const struct question *q) {
    const char *word = q->options->learner;
    struct found found = find(q, word, is_called);
    if (found.v.n == 1) return found.v.v[0];
    if (found.v.n == 0) {
        report_no_learner(q, word);
        return NULL;
    }
    buf_fmt(q->out, "'%s' is the id of more than one learner; name one of these:\n", word);
    list_learners(q, &found);
    return NULL;
}

/* ---- which target ---- */

static const struct target *find_target(const struct workspace *w, const char *id) {
    for (size_t i = 0; i < w->n_targets; i++)
        if (strcmp(w->targets[i]->id, id) == 0) return w->targets[i];
    for (size_t i = 0; i < w->n_targets; i++)
        for (size_t k = 0; k < w->targets[i]->was.n; k++)
            if (strcmp(w->targets[i]->was.v[k], id) == 0) return w->targets[i];
    return NULL;
}

/* Only among the targets that the learner works on: no others can be explained. */
static const char *nearest_target(const struct question *q, const struct assessment *as) {
    VEC(const char *) ids = {0};
    for (size_t i = 0; i < as->n_outcomes; i++)
        if (as->outcomes[i]) VEC_PUSH(q->shared.arena, &ids, as->outcomes[i]->target->id);
    return diag_nearest(q->options->target, ids.v, ids.n);
}

static const struct outcome *which(const struct question *q, const struct assessment *as,
                                   const struct learner_place *p) {
    const char *word = q->options->target;
    const struct target *t = find_target(q->shared.workspace, word);
    if (t && as->outcomes[t->index]) return as->outcomes[t->index];
    if (t) {
        buf_fmt(q->out, "'%s' is a target of the framework '%s', which %s does not work on\n", word,
                t->competency->framework->id, p->id);
        return NULL;
    }
    const char *nearest = nearest_target(q, as);
    buf_fmt(q->out, "no learning target '%s'", word);
    if (nearest)
        buf_fmt(q->out, "; did you mean '%s' (%s)?\n", nearest,
                words_text(&find_target(q->shared.workspace, nearest)->text,
                           q->shared.workspace->language));
    else
        buf_fmt(q->out, "; 'folioscope explain %s' lists all targets\n", p->id);
    return NULL;
}

/* ---- the line ---- */

/* If no one can guess the folder, staff must be able to look it up. */
static void add_folder(const struct viewer *v, const struct learner_place *p, struct buf *out) {
    if (!v->workspace->secret) return;
    const char *folder = learner_out(v->arena, p);
    buf_fmt(out, "\n%s\n", tr_text(v->lang, v->arena, "explain.folder", "folder", folder));
}

/* What staff may see of the learner. */
static struct viewer viewer_of(const struct question *q, struct arena *a, const struct learner *l) {
    struct viewer v = {.arena = a,
                       .workspace = q->shared.workspace,
                       .calendar = l->calendar,
                       .learner = l,
                       .audience = AUDIENCE_STAFF,
                       .lang = shared_staff_lang(&q->shared),
                       .assessment = assess_learner(a, q->shared.workspace, l)};
    view_sieve(&v);
    return v;
}

static enum explained answer(struct question *q, const struct learner_place *p) {
    struct arena *a = q->shared.arena;
    struct learner *l = load_learner(a, q->shared.workspace, p, q->diags);
    if (!l) return EXPLAINED_NOT;
    const struct viewer written = viewer_of(q, a, l->written);
    const struct viewer v = viewer_of(q, a, l);
    const struct outcome *o = NULL;
    if (q->options->target && !(o = which(q, v.assessment, p))) return EXPLAINED_UNKNOWN;
    if (q->options->compare)
        explain_compare(&v, o, q->out);
    else if (o)
        explain_target(&v, written.learner, o, q->out);
    else
        explain_learner(&v, q->out);
    if (!o) add_folder(&v, p, q->out);
    return EXPLAINED;
}

/* Errors of other learners do not belong in the answer. */
static void keep_own(struct diags *from, const struct learner_place *p, struct diags *to) {
    for (size_t i = 0; i < from->list.n; i++) {
        const struct diag *d = &from->list.v[i];
        if (!d->learner || (p && strcmp(d->learner, p->path) == 0)) diag_add(to, *d);
    }
}

enum explained explain_one(const struct explain_options *o, struct diags *diags, struct buf *out) {
    struct arena *a = arena_new();
    const struct build_options build = {.load = o->load};
    struct question q = {.options = o, .diags = diags_new(a), .out = out};
    enum explained outcome = EXPLAINED_NOT;
    const struct learner_place *p = NULL;
    if (shared_open_words(&q.shared, a, &build, q.diags)) {
        p = who(&q);
        outcome = p ? answer(&q, p) : EXPLAINED_UNKNOWN;
    }
    keep_own(q.diags, p, diags);
    shared_close(&q.shared);
    arena_free(a);
    return outcome;
}
