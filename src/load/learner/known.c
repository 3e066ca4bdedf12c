/* known.c: removes everything dated after the as-of day, once, before all later stages; and, on a
 * past day, what has no date and may not have been so then. */
#include "load/load_inner.h"

#include "model/attendance.h"
#include "model/evidence.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/term.h"

#include <string.h>

struct context_known {
    struct arena *arena;
    struct date day;
};

/* A copy of a list without the items dated after the day; undated items stay. when: offset of the
 * date in an item. */
static void *keep(const struct context_known *p, const void *list, size_t *n, size_t size,
                  size_t when) {
    char *kept = arena_array(p->arena, *n, size);
    size_t all = *n;
    *n = 0;
    for (size_t i = 0; i < all; i++) {
        const char *item = (const char *)list + i * size;
        struct date date;
        memcpy(&date, item + when, sizeof date);
        if (date_cmp(date, p->day) <= 0) memcpy(kept + (*n)++ * size, item, size);
    }
    return kept;
}

#define KEEP(p, list, n, S, date) ((list) = keep((p), (list), &(n), sizeof(S), offsetof(S, date)))

/* Evidence has moved: a rating on it points to its new place, or nowhere. */
static void follow(struct learner *k, struct rating *r) {
    const char *id = r->evidence ? r->evidence->id : NULL;
    r->evidence = NULL;
    for (size_t i = 0; id && i < k->n_evidence && !r->evidence; i++)
        if (strcmp(k->evidence[i].id, id) == 0) r->evidence = &k->evidence[i];
}

/* What educators say of the term that was asked for is often written after its end. */
static bool is_of_day(const struct calendar *c, const struct term *term, struct date date) {
    if (c->term_asked && term == c->term) return clock_has_come(c, date);
    return date_cmp(date, c->as_of) <= 0;
}

static void keep_narratives(const struct context_known *p, struct learner *k) {
    struct narrative *kept = arena_array(p->arena, k->n_narratives, sizeof *kept);
    size_t n = 0;
    for (size_t i = 0; i < k->n_narratives; i++)
        if (is_of_day(k->calendar, k->narratives[i].term, k->narratives[i].date))
            kept[n++] = k->narratives[i];
    k->narratives = kept;
    k->n_narratives = n;
}

static void keep_areas(const struct context_known *p, struct learner *k) {
    struct area_note *kept = arena_array(p->arena, k->n_areas, sizeof *kept);
    size_t n = 0;
    for (size_t i = 0; i < k->n_areas; i++)
        if (is_of_day(k->calendar, k->areas[i].term, k->areas[i].date)) kept[n++] = k->areas[i];
    k->areas = kept;
    k->n_areas = n;
}

/* From the first day in `grades` on, they say the grade. `grade` is that of now. */
static void settle_grade(struct learner *k) {
    const bool past = k->calendar->past;
    const char *grade = NULL;
    for (size_t i = 0; i < k->n_grades; i++)
        if (date_cmp(k->grades[i].from, k->calendar->as_of) <= 0) grade = k->grades[i].grade;
    k->undated = k->undated || (past && k->grade && !k->n_grades);
    if (grade || past) k->grade = grade;
}

/* ---- goals ---- */

/* The status since a day that the goal itself names. */
static enum goal_status since_its_day(const struct learner *k, const struct goal *g) {
    return date_cmp(g->since, k->calendar->as_of) <= 0 ? g->status : GOAL_WORKING;
}

/* The status on the day. Check-ins have a date; a status without one is that of today. */
static void settle_goal(struct learner *k, struct goal *g) {
    struct date last = {0};
    bool dated = date_is_set(g->since);
    enum goal_status status = dated ? since_its_day(k, g) : GOAL_WORKING;
    for (size_t i = 0; i < g->n_check_ins; i++) {
        const struct check_in *c = &g->check_ins[i];
        dated = dated || c->has_status;
        if (!c->has_status || date_cmp(c->date, k->calendar->as_of) > 0) continue;
        if (date_cmp(c->date, last) < 0) continue;
        last = c->date;
        status = c->status;
    }
    g->dropped = (dated ? status : g->status) == GOAL_CHANGED;
    if (dated) g->status = status;
    if (dated || !k->calendar->past || g->status == GOAL_WORKING) return;
    g->status = GOAL_UNKNOWN;
    k->undated = true;
}

/* Does a date say that the goal was there on the day? */
static bool was_goal(const struct learner *k, const struct goal *g) {
    const struct date day = k->calendar->as_of;
    bool was = date_is_set(g->set) || (date_is_set(g->since) && date_cmp(g->since, day) <= 0);
    for (size_t i = 0; i < g->n_check_ins; i++)
        was =
            was || (date_is_set(g->check_ins[i].date) && date_cmp(g->check_ins[i].date, day) <= 0);
    return was;
}

/* Without a date, nothing says that a goal was there on a past day. */
static void leave_out_undated(struct learner *k) {
    size_t n = 0;
    for (size_t i = 0; i < k->n_goals; i++) {
        if (was_goal(k, &k->goals[i])) k->goals[n++] = k->goals[i];
    }
    k->undated = k->undated || n < k->n_goals;
    k->n_goals = n;
}

static void keep_goals(const struct context_known *p, struct learner *k) {
    KEEP(p, k->goals, k->n_goals, struct goal, set);
    if (k->calendar->past) leave_out_undated(k);
    for (size_t i = 0; i < k->n_goals; i++) {
        settle_goal(k, &k->goals[i]);
        KEEP(p, k->goals[i].check_ins, k->goals[i].n_check_ins, struct check_in, date);
    }
}

/* ---- the plan and supports ---- */

/* Was it so on the day? Without a date, nothing says so of a past day. */
static bool was_so(struct learner *k, struct date since) {
    bool unknown = k->calendar->past && !date_is_set(since);
    k->undated = k->undated || unknown;
    return !unknown && date_cmp(since, k->calendar->as_of) <= 0;
}

static void keep_plan(const struct context_known *p, struct learner *k) {
    struct planned *kept = arena_array(p->arena, k->n_plan, sizeof *kept);
    size_t n = 0;
    for (size_t i = 0; i < k->n_plan; i++)
        if (was_so(k, k->plan[i].since)) kept[n++] = k->plan[i];
    k->plan = kept;
    k->n_plan = n;
}

/* A choice has the date of its step. */
static bool keeps_choice(struct learner *k, const struct chosen_pathway *c, const char *step) {
    struct date done = {0};
    for (size_t i = 0; i < c->n_done; i++)
        if (strcmp(c->done[i].step, step) == 0) done = c->done[i].date;
    return !k->calendar->past || was_so(k, done);
}

static void keep_steps(const struct context_known *p, struct learner *k, struct chosen_pathway *c) {
    struct done_step *done = arena_array(p->arena, c->n_done, sizeof *done);
    struct choice *chose = arena_array(p->arena, c->n_chose, sizeof *chose);
    size_t n_done = 0, n_chose = 0;
    for (size_t i = 0; i < c->n_chose; i++)
        if (keeps_choice(k, c, c->chose[i].step)) chose[n_chose++] = c->chose[i];
    for (size_t i = 0; i < c->n_done; i++)
        if (was_so(k, c->done[i].date)) done[n_done++] = c->done[i];
    c->chose = chose;
    c->n_chose = n_chose;
    c->done = done;
    c->n_done = n_done;
}

/* A pathway without a date begins with the first step that is done. */
static struct date begun(const struct learner *k, const struct chosen_pathway *c) {
    struct date first = c->since;
    for (size_t i = 0; i < c->n_done && k->calendar->past && !date_is_set(c->since); i++) {
        struct date done = c->done[i].date;
        if (!date_is_set(first) || (date_is_set(done) && date_cmp(done, first) < 0)) first = done;
    }
    return first;
}

static void keep_pathways(const struct context_known *p, struct learner *k) {
    struct chosen_pathway *kept = arena_array(p->arena, k->n_pathways, sizeof *kept);
    size_t n = 0;
    for (size_t i = 0; i < k->n_pathways; i++) {
        kept[n] = k->pathways[i];
        if (!was_so(k, begun(k, &kept[n]))) continue;
        keep_steps(p, k, &kept[n++]);
    }
    k->pathways = kept;
    k->n_pathways = n;
}

/* What came of a support is known when it is over. */
static void settle_support(struct learner *k, struct support *s) {
    if (!k->calendar->past || !s->outcome) return;
    if (!was_so(k, s->until)) s->outcome = NULL;
}

struct learner *load_known(struct learner *written) {
    const struct context_known p = {written->arena, written->calendar->as_of};
    struct learner *k = arena_copy(p.arena, written, sizeof *written);
    k->written = written;
    settle_grade(k);
    KEEP(&p, k->grades, k->n_grades, struct grade_from, from);
    KEEP(&p, k->evidence, k->n_evidence, struct evidence, date);
    KEEP(&p, k->ratings, k->n_ratings, struct rating, date);
    KEEP(&p, k->unrated, k->n_unrated, struct rating, date);
    for (size_t i = 0; i < k->n_ratings; i++) follow(k, &k->ratings[i]);
    for (size_t i = 0; i < k->n_unrated; i++) follow(k, &k->unrated[i]);
    keep_goals(&p, k);
    keep_plan(&p, k);
    keep_pathways(&p, k);
    KEEP(&p, k->supports, k->n_supports, struct support, date);
    for (size_t i = 0; i < k->n_supports; i++) settle_support(k, &k->supports[i]);
    KEEP(&p, k->asked, k->n_asked, struct asked, date);
    KEEP(&p, k->judgements, k->n_judgements, struct judgement, date);
    keep_narratives(&p, k);
    keep_areas(&p, k);
    KEEP(&p, k->attendance, k->n_attendance, struct attendance, until);
    return k;
}
