/* share.c: what class-wide files say of a learner, given to the learner who is read.
 *
 * Lists are copied: a learner is read once at home and once for each course, perhaps in the same
 * process, and reading changes them. */
#include "load/class/share.h"

#include "model/group.h"

struct class_share *class_share_of(struct loader *l, struct learner_place *p) {
    if (!p->share) p->share = arena_make(l->arena, struct class_share);
    return p->share;
}

void class_own_counts(struct loader *l, const struct mark *at, const char *own) {
    diag_add(l->diags,
             (struct diag){.code = code_text(CODE_OWN_FILE),
                           .severity = DIAG_WARNING,
                           .file = at->file,
                           .line = at->line,
                           .column = at->column,
                           .length = at->length,
                           .text = arena_printf(
                               l->arena, "this does not count, because %s says it as well", own),
                           .remedy = "keep one of the two",
                           .learner = l->learner});
}

/* Does the learner's own file count in place of the class's rows? `own` is its path if it does. */
static bool counts(struct loader *l, const struct mark *first, const char *own) {
    if (own) class_own_counts(l, first, own);
    return !own;
}

static const char *own_file(const struct reading *r, const char *name) {
    return load_has(r->found, name, OS_FILE) ? load_path(r->loader, r->learner->path, name) : NULL;
}

static bool add_goals(struct reading *r, const struct class_share *share) {
    struct learner *k = r->learner;
    const char *own = own_file(r, "goals.yaml");
    if (!share->goals.n || !counts(r->loader, &share->goals.v[0].mark, own)) return true;
    k->n_goals = share->goals.n;
    k->goals = arena_copy(r->loader->arena, share->goals.v, k->n_goals * sizeof *k->goals);
    return load_settle_goals(r->loader, k->goals[0].mark.file, k, true);
}

static void add_supports(struct reading *r, const struct class_share *share) {
    struct learner *k = r->learner;
    const char *own = own_file(r, "supports.yaml");
    if (!share->supports.n || !counts(r->loader, &share->supports.v[0].mark, own)) return;
    k->n_supports = share->supports.n;
    k->supports =
        arena_copy(r->loader->arena, share->supports.v, k->n_supports * sizeof *k->supports);
}

/* plan.yaml has both lists; either may be in the class's file instead. */
static void add_plan(struct reading *r, const struct class_share *share) {
    struct learner *k = r->learner;
    const char *own = own_file(r, "plan.yaml");
    if (share->plan.n && counts(r->loader, &share->plan.v[0].mark, k->n_plan ? own : NULL)) {
        k->n_plan = share->plan.n;
        k->plan = arena_copy(r->loader->arena, share->plan.v, k->n_plan * sizeof *k->plan);
    }
    if (!share->judgements.n) return;
    if (!counts(r->loader, &share->judgements.v[0].mark, k->n_judgements ? own : NULL)) return;
    k->n_judgements = share->judgements.n;
    k->judgements =
        arena_copy(r->loader->arena, share->judgements.v, k->n_judgements * sizeof *k->judgements);
}

/* Talking points are in the learner's conference.md, and the appointment may be in the class's
 * file: what conference.md does not say. */
static bool add_conference(struct reading *r, const struct class_share *share) {
    struct loader *l = r->loader;
    struct conference *c = &r->learner->conference;
    if (!share->conferences.n) return true;
    const struct class_conference *one = &share->conferences.v[0];
    const struct appointment *a = &one->appointment;
    if (share->conferences.n > 1) {
        const struct mark *at = &share->conferences.v[1].mark;
        diag_add(l->diags, (struct diag){.code = code_text(CODE_DUPLICATE_ID),
                                         .severity = DIAG_ERROR,
                                         .file = at->file,
                                         .line = at->line,
                                         .column = 1,
                                         .length = 1,
                                         .text = "this learner has two appointments",
                                         .remedy = "keep one of the rows",
                                         .first = {one->mark.file, one->mark.line, 1},
                                         .learner = l->learner});
        return false;
    }
    if (date_is_set(c->date) && date_is_set(a->when.date))
        class_own_counts(l, &one->mark, own_file(r, "conference.md"));
    if (!date_is_set(c->date)) {
        c->date = a->when.date;
        c->hour = a->when.hour;
        c->minute = a->when.minute;
    }
    if (!c->minutes) c->minutes = a->minutes;
    if (!c->place) c->place = a->place;
    if (!c->with.n) c->with = a->with;
    c->set = true;
    return true;
}

bool load_class_share(struct reading *r) {
    const struct class_share *share = r->loader->place->share;
    if (!share) return true;
    bool sound = class_narratives_of(r, share);
    for (size_t i = 0; i < share->ratings.n; i++)
        VEC_PUSH(r->loader->arena, &r->ratings, share->ratings.v[i]);
    add_supports(r, share);
    add_plan(r, share);
    sound = add_goals(r, share) && sound;
    return add_conference(r, share) && sound;
}
