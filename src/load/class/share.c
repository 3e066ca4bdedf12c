/* share.c: what class-wide files say of a learner, given to the learner who is read.
 *
 * Lists are copied: a learner is read once at home and once for each course, perhaps in the same
 * process, and reading changes them. */
#include "load/class/share.h"

#include "model/group.h"
#include "model/term.h"

struct class_share *class_share_of(struct loader *l, struct learner_place *p) {
    if (!p->share) p->share = arena_make(l->arena, struct class_share);
    return p->share;
}

void class_own_counts(struct loader *l, const struct mark *at, const char *own) {
    load_warn_at(l, CODE_OWN_FILE, at,
                 arena_printf(l->arena, "this does not count, because %s says it as well", own),
                 "keep one of the two", NULL);
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

/* ---- conferences ---- */

static const struct term *term_of(const struct reading *r, const struct class_conference *c) {
    return load_term_of_day(r->learner->calendar, c->appointment.when.date);
}

static bool two_appointments(struct reading *r, const struct class_conference *first,
                             const struct class_conference *again) {
    const struct mark *at = &again->mark;
    diag_add(
        r->loader->diags,
        (struct diag){.code = code_text(CODE_DUPLICATE_ID),
                      .severity = DIAG_ERROR,
                      .file = at->file,
                      .line = at->line,
                      .column = 1,
                      .length = 1,
                      .text = "this learner has two appointments",
                      .remedy = "keep one of the rows: a learner has one appointment in a term",
                      .first = {first->mark.file, first->mark.line, 1},
                      .learner = r->loader->learner});
    return false;
}

/* A learner has one appointment in each term. */
static bool check_conferences(struct reading *r, const struct class_share *share) {
    for (size_t i = 1; i < share->conferences.n; i++)
        for (size_t k = 0; k < i; k++) {
            const struct class_conference *a = &share->conferences.v[k],
                                          *b = &share->conferences.v[i];
            if (term_of(r, a) == term_of(r, b)) return two_appointments(r, a, b);
        }
    return true;
}

/* The latest appointment is that of now. */
static const struct class_conference *latest(const struct class_share *share) {
    const struct class_conference *last = &share->conferences.v[0];
    for (size_t i = 1; i < share->conferences.n; i++) {
        const struct class_conference *c = &share->conferences.v[i];
        if (date_cmp(last->appointment.when.date, c->appointment.when.date) < 0) last = c;
    }
    return last;
}

/* The learner's conference that a row belongs to: that of conferences/<term>.md; for the latest
 * row otherwise conference.md; else one of its own. */
static struct conference *conference_for(struct reading *r, const struct class_conference *row,
                                         bool is_latest) {
    struct term *term = load_term_of_day(r->learner->calendar, row->appointment.when.date);
    struct conference *own = NULL;
    for (size_t i = 0; i < r->conferences.n; i++) {
        struct conference *c = &r->conferences.v[i];
        if (c->term ? c->term == term : is_latest && !own) own = c;
    }
    if (own) return own;
    const struct conference new = {
        .set = true, .term = is_latest ? NULL : term, .hour = -1, .minute = -1, .mark = row->mark};
    VEC_PUSH(r->loader->arena, &r->conferences, new);
    return &r->conferences.v[r->conferences.n - 1];
}

/* Talking points are in the learner's own file, and the appointment may be in the class's file:
 * what the own one does not say. */
static void complete(struct reading *r, struct conference *c, const struct class_conference *row) {
    const struct appointment *a = &row->appointment;
    if (date_is_set(c->date) && date_is_set(a->when.date))
        class_own_counts(r->loader, &row->mark, c->mark.file);
    if (!date_is_set(c->date)) {
        c->date = a->when.date;
        c->hour = a->when.hour;
        c->minute = a->when.minute;
        c->mark = row->mark;
    }
    if (!c->minutes) c->minutes = a->minutes;
    if (!c->place) c->place = a->place;
    if (!c->with.n) c->with = a->with;
}

static bool add_conferences(struct reading *r, const struct class_share *share) {
    if (!share->conferences.n) return true;
    if (!check_conferences(r, share)) return false;
    const struct class_conference *last = latest(share);
    for (size_t i = 0; i < share->conferences.n; i++) {
        const struct class_conference *row = &share->conferences.v[i];
        if (row != last && !term_of(r, row))
            load_warn_at(r->loader, CODE_CONFERENCE_BEFORE, &row->mark,
                         "this appointment is before the first term, and on no page",
                         "remove the row, or check the year", NULL);
        else
            complete(r, conference_for(r, row, row == last), row);
    }
    return true;
}

bool load_class_share(struct reading *r) {
    const struct class_share *share = r->loader->place->share;
    class_note_unread_pieces(r);
    if (!share) return true;
    const struct learner_place *p = r->loader->place;
    if (share->roster.file)
        class_own_counts(r->loader, &share->roster,
                         load_path(r->loader, r->learner->path, "learner.yaml"));
    if (share->consents.n && p->consent_source == CONSENT_OWN && !p->consent_faulty)
        class_own_counts(r->loader, &share->consents.v[0].mark,
                         load_path(r->loader, r->learner->path, "learner.yaml"));
    bool sound = class_narratives_of(r, share);
    sound = class_pieces_of(r, share) && sound;
    for (size_t i = 0; i < share->ratings.n; i++)
        VEC_PUSH(r->loader->arena, &r->ratings, share->ratings.v[i]);
    add_supports(r, share);
    add_plan(r, share);
    sound = add_goals(r, share) && sound;
    return add_conferences(r, share) && sound;
}
