/* class_rows.c: the kinds of class-wide tables: ratings.csv and attendance.csv, and those with the
 * rows of files that learners may have of their own. Each is its columns (log.c), and what becomes
 * of a row. */
#include "load/class/class_log.h"
#include "load/class/share.h"

#include "model/attendance.h"
#include "model/goal.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"

#include <stdlib.h>
#include <string.h>

/* Rows of a learner in another class are added there when all logs are read. */
static void keep_rating(struct class_log *c, struct learner_place *p) {
    struct loader *l = c->loader;
    struct rating *r = c->row;
    if (!r->target) return;
    if (r->by == BY_TEACHER && !r->who) r->who = group_educator(c->group);
    const struct class_row row = {p->id, *r};
    if (class_is_here(c, p))
        VEC_PUSH(l->arena, &c->ratings, row);
    else
        VEC_PUSH(l->arena, &l->index->moved_ratings, ((struct moved_rating){p->group, row}));
}

static struct date day_of_rating(const void *row) { return ((const struct rating *)row)->date; }

static void read_ratings(struct loader *l, const char *path, struct group *g) {
    struct rating row;
    /* rows of an export name the home class of their learner */
    struct class_log c = {.log = {.form = &log_of_ratings, .class = g->course ? NULL : g->id},
                          .row = &row,
                          .row_size = sizeof row,
                          .keep = keep_rating,
                          .day = day_of_rating,
                          .loader = l,
                          .group = g};
    class_log_read(&c, path);
    g->rows = c.ratings.v;
    g->n_rows = c.ratings.n;
}

static void keep_attendance(struct class_log *c, struct learner_place *p) {
    struct loader *l = c->loader;
    const struct attendance *a = c->row;
    struct class_attendance row = {p->id, *a};
    if (!a->term) return;
    if (class_is_here(c, p)) {
        VEC_PUSH(l->arena, &c->attendance, row);
        return;
    }
    row.attendance.term = ids_find(p->group->calendar->ids, a->term->id);
    if (row.attendance.term)
        VEC_PUSH(l->arena, &l->index->moved_attendance, ((struct moved_attendance){p->group, row}));
    else if (!p->group->calendar->unread)
        load_fault(
            l, CODE_MOVED_ROWS, c->log.schema.source->file,
            arena_printf(l->arena,
                         "'%s' is in %s now, which has no term '%s': this attendance is not shown",
                         p->id, p->group->path, source_quote(l->arena, a->term->id)),
            "give terms that belong together the same id in all files");
}

static struct date day_of_attendance(const void *row) {
    const struct attendance *a = row;
    return date_is_set(a->until) || !a->term ? a->until : a->term->ends;
}

static void read_attendance(struct loader *l, const char *path, struct group *g) {
    struct attendance row;
    struct class_log c = {.log = {.form = &log_of_attendance, .class = g->id},
                          .row = &row,
                          .row_size = sizeof row,
                          .keep = keep_attendance,
                          .day = day_of_attendance,
                          .loader = l,
                          .group = g};
    class_log_read(&c, path);
    g->attendance = c.attendance.v;
    g->n_attendance = c.attendance.n;
}

static void refuse_attendance(struct loader *l, const char *path) {
    load_fault(l, CODE_UNKNOWN_FILE, path, "the attendance of a course is not read",
               "write the days of its learners into the attendance of their home classes");
}

void load_class_logs(struct loader *l, struct os_entries found, struct group *g) {
    static const struct {
        const char *name;
        void (*read)(struct loader *l, const char *path, struct group *g);
    } logs[] = {{"ratings", read_ratings}, {"attendance", read_attendance}};
    for (size_t i = 0; i < sizeof logs / sizeof *logs; i++) {
        bool both;
        const char *path = log_file(l, found, g->path, logs[i].name, &both);
        if (path && g->course && logs[i].read == read_attendance)
            refuse_attendance(l, path);
        else if (both)
            class_doubt_both(l, path, g);
        else if (path)
            logs[i].read(l, path, g);
    }
}

/* ---- rows of the learners' own files ---- */

/* Reads a table whose rows go to the learners' shares. */
static void read_shares(struct loader *l, const char *path, struct group *g,
                        const struct log_form *form, size_t size,
                        void (*keep)(struct class_log *c, struct learner_place *p)) {
    struct class_log c = {.log = {.form = form, .class = g->id},
                          .row = arena_alloc(l->arena, size),
                          .row_size = size,
                          .mark_at = "when",
                          .keep = keep,
                          .loader = l,
                          .group = g};
    struct load_slots *slots = l->index->slots;
    l->index->slots = NULL; /* there are no columns for translations */
    class_log_read(&c, path);
    l->index->slots = slots;
}

static void keep_conference(struct class_log *c, struct learner_place *p) {
    struct class_share *share = class_share_of(c->loader, p);
    const struct class_conference one = {*(const struct appointment *)c->row, c->mark};
    VEC_PUSH(c->loader->arena, &share->conferences, one);
}

static void keep_goal(struct class_log *c, struct learner_place *p) {
    VEC_PUSH(c->loader->arena, &class_share_of(c->loader, p)->goals, *(const struct goal *)c->row);
}

static void keep_plan(struct class_log *c, struct learner_place *p) {
    const struct planned *row = c->row;
    if (row->target) VEC_PUSH(c->loader->arena, &class_share_of(c->loader, p)->plan, *row);
}

static void keep_support(struct class_log *c, struct learner_place *p) {
    const struct support *row = c->row;
    if (row->target) VEC_PUSH(c->loader->arena, &class_share_of(c->loader, p)->supports, *row);
}

static void keep_judgement(struct class_log *c, struct learner_place *p) {
    const struct judgement *row = c->row;
    if (row->target) VEC_PUSH(c->loader->arena, &class_share_of(c->loader, p)->judgements, *row);
}

/* ---- two families at one time ---- */

struct booked {
    const struct class_conference *conference;
    const struct learner_place *place;
    long from, to; /* minutes; the end is not within */
};

enum { DAY_MINUTES = 24 * 60, HOUR_MINUTES = 60 };

static struct booked booked_at(const struct class_conference *c, const struct learner_place *p) {
    const struct appointment *a = &c->appointment;
    const long from =
        date_days(a->when.date) * (long)DAY_MINUTES + a->when.hour * HOUR_MINUTES + a->when.minute;
    return (struct booked){c, p, from, from + (a->minutes > 0 ? a->minutes : 1)};
}

static int by_time(const void *a, const void *b) {
    const struct booked *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    return x->conference->mark.line - y->conference->mark.line;
}

static bool same_people(const struct texts *a, const struct texts *b) {
    if (!a->n || a->n != b->n) return false;
    for (size_t i = 0; i < a->n; i++)
        if (strcmp(a->v[i], b->v[i]) != 0) return false;
    return true;
}

/* Siblings may come together, and two educators may each meet a family in a place of their own. */
static bool may_be_meant(const struct group *g, const struct booked *x, const struct booked *y) {
    const struct appointment *a = &x->conference->appointment, *b = &y->conference->appointment;
    if (x->place == y->place || same_people(&a->with, &b->with)) return true;
    return g->n_educators > 1 && a->place && b->place && strcmp(a->place, b->place) != 0;
}

static void warn_of_both(struct loader *l, const struct group *g, const struct booked *first,
                         const struct booked *then) {
    const struct mark *at = &then->conference->mark;
    l->learner = then->place->path;
    load_warn_at(l, CODE_CONFERENCE_OVERLAP, at,
                 arena_printf(l->arena, "the appointment of '%s' begins before that of '%s' ends",
                              then->place->id, first->place->id),
                 g->n_educators > 1
                     ? "move one of the two, or write where each is; of families who come "
                       "together, write the same people under 'with'"
                     : "move one of the two; of families who come together, write the same people "
                       "under 'with'",
                 &first->conference->mark);
    l->learner = NULL;
}

/* One finding for each appointment, about the first one that it runs into. */
static void check_one(struct loader *l, const struct group *g, const struct booked *all, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (all[i].from < all[k].to && !may_be_meant(g, &all[k], &all[i])) {
            warn_of_both(l, g, &all[k], &all[i]);
            return;
        }
}

/* Appointments that are over need no correction. */
static void check_times(struct loader *l, const char *path, const struct group *g) {
    VEC(struct booked) all = {0};
    for (size_t i = 0; i < g->n_learners; i++) {
        const struct learner_place *p = &g->learners[i];
        for (size_t k = 0; p->share && k < p->share->conferences.n; k++) {
            const struct class_conference *c = &p->share->conferences.v[k];
            const struct moment *when = &c->appointment.when;
            if (when->hour >= 0 && date_cmp(when->date, g->calendar->as_of) >= 0 &&
                strcmp(c->mark.file, path) == 0)
                VEC_PUSH(l->arena, &all, booked_at(c, p));
        }
    }
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_time);
    for (size_t i = 1; i < all.n; i++) check_one(l, g, all.v, i);
}

void load_class_conferences(struct loader *l, const char *path, struct group *g) {
    if (g->course) {
        load_fault(l, CODE_UNKNOWN_FILE, path, "appointments of a course are not read",
                   "write them into the conferences.csv of the learners' home classes");
        return;
    }
    read_shares(l, path, g, &log_of_conferences, sizeof(struct appointment), keep_conference);
    check_times(l, path, g);
}

void load_class_goals(struct loader *l, const char *path, struct group *g) {
    read_shares(l, path, g, &log_of_goals, sizeof(struct goal), keep_goal);
}

void load_class_plans(struct loader *l, const char *path, struct group *g) {
    read_shares(l, path, g, &log_of_plans, sizeof(struct planned), keep_plan);
}

void load_class_supports(struct loader *l, const char *path, struct group *g) {
    read_shares(l, path, g, &log_of_supports, sizeof(struct support), keep_support);
}

void load_class_judgements(struct loader *l, const char *path, struct group *g) {
    read_shares(l, path, g, &log_of_judgements, sizeof(struct judgement), keep_judgement);
}

/* ---- learners who moved ---- */

static void add_ratings(struct loader *l, struct group *g) {
    VEC(struct class_row) rows = {0};
    for (size_t i = 0; i < g->n_rows; i++) VEC_PUSH(l->arena, &rows, g->rows[i]);
    for (size_t i = 0; i < l->index->moved_ratings.n; i++) {
        const struct moved_rating *m = &l->index->moved_ratings.v[i];
        if (m->group == g) VEC_PUSH(l->arena, &rows, m->row);
    }
    g->rows = rows.v;
    g->n_rows = rows.n;
}

static void add_attendance(struct loader *l, struct group *g) {
    VEC(struct class_attendance) rows = {0};
    for (size_t i = 0; i < g->n_attendance; i++) VEC_PUSH(l->arena, &rows, g->attendance[i]);
    for (size_t i = 0; i < l->index->moved_attendance.n; i++) {
        const struct moved_attendance *m = &l->index->moved_attendance.v[i];
        if (m->group == g) VEC_PUSH(l->arena, &rows, m->row);
    }
    g->attendance = rows.v;
    g->n_attendance = rows.n;
}

void load_add_moved_rows(struct loader *l) {
    const struct workspace *w = l->w;
    bool *moved = arena_array(l->arena, w->n_groups, sizeof *moved);
    for (size_t i = 0; i < l->index->moved_ratings.n; i++)
        moved[l->index->moved_ratings.v[i].group - w->groups] = true;
    for (size_t i = 0; i < l->index->moved_attendance.n; i++)
        moved[l->index->moved_attendance.v[i].group - w->groups] = true;
    for (size_t i = 0; i < w->n_groups; i++) {
        if (!moved[i]) continue;
        add_ratings(l, &w->groups[i]);
        add_attendance(l, &w->groups[i]);
    }
}
