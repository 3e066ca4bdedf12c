/* coverage.c: last evidence of targets and standards, for one learner or many. Walks once over all
 * targets of all learners; standards are found by code in a table. */
#include "assess/coverage.h"

#include "assess/assess_inner.h"
#include "assess/calendar.h"
#include "base/hash.h"
#include "base/vec.h"
#include "model/framework.h"
#include "model/workspace.h"

/* ---- what one learner contributes ---- */

struct coverage_part coverage_part_new(struct arena *a, const struct workspace *w) {
    struct coverage_part p = {
        .has = arena_array(a, w->n_targets, sizeof *p.has),
        .last = arena_array(a, w->n_targets, sizeof *p.last),
    };
    return p;
}

struct coverage_part coverage_part_of(struct arena *a, const struct workspace *w,
                                      const struct assessment *as) {
    struct coverage_part p = coverage_part_new(a, w);
    for (size_t i = 0; i < as->n_outcomes; i++) {
        if (!as->outcomes[i]) continue;
        p.has[i] = true;
        p.last[i] = history_last_seen(as->outcomes[i]);
    }
    return p;
}

/* ---- targets ---- */

static void see(struct covered *c, struct date last) {
    if (date_cmp(last, c->last) > 0) c->last = last;
}

static struct covered covered_target(const struct target *t, const struct coverage_part *parts,
                                     size_t n) {
    struct covered c = {.target = t, .targets = 1};
    for (size_t i = 0; i < n; i++) {
        if (!parts[i].has[t->index]) continue;
        c.learners++;
        c.seen += date_is_set(parts[i].last[t->index]);
        see(&c, parts[i].last[t->index]);
    }
    c.targets_seen = c.seen > 0;
    return c;
}

/* ---- standards ---- */

struct standard {
    struct covered line;
    size_t counted, counted_seen; /* last learner counted, from 1; 0: none yet */
    size_t counted_target;        /* last target counted, from 1; 0: none yet */
};

struct standards {
    struct arena *arena;
    struct table *by_code;
    VEC(struct standard *) list;
};

static struct standard *standard_of(struct standards *all, const char *code) {
    struct standard *s = table_find(all->by_code, code);
    if (s) return s;
    s = arena_make(all->arena, struct standard);
    s->line.standard = code;
    table_set(all->by_code, code, s);
    VEC_PUSH(all->arena, &all->list, s);
    return s;
}

/* A code that is written twice for the same target counts once. */
static void add_target(struct standards *all, const struct covered *c) {
    for (size_t i = 0; i < c->target->standards.n; i++) {
        struct standard *s = standard_of(all, c->target->standards.v[i]);
        if (s->counted_target == c->target->index + 1) continue;
        s->counted_target = c->target->index + 1;
        s->line.targets++;
        s->line.targets_seen += c->targets_seen;
        see(&s->line, c->last);
    }
}

/* A learner counts once for a standard, however many targets serve it. */
static void add_learner(struct standards *all, const struct target *t, size_t place, bool seen) {
    for (size_t i = 0; i < t->standards.n; i++) {
        struct standard *s = standard_of(all, t->standards.v[i]);
        s->line.learners += s->counted != place;
        s->counted = place;
        if (!seen) continue;
        s->line.seen += s->counted_seen != place;
        s->counted_seen = place;
    }
}

static void add_learners(struct standards *all, const struct coverage *c,
                         const struct coverage_part *parts, size_t n) {
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < c->n_targets; k++) {
            const struct target *t = c->targets[k].target;
            if (parts[i].has[t->index])
                add_learner(all, t, i + 1, date_is_set(parts[i].last[t->index]));
        }
    }
}

/* ---- all of it ---- */

struct coverage coverage_of(struct arena *a, const struct workspace *w,
                            const struct coverage_part *parts, size_t n) {
    struct coverage c = {.targets = arena_array(a, w->n_targets, sizeof *c.targets)};
    struct standards all = {.arena = a, .by_code = table_new(a)};
    for (size_t i = 0; i < w->n_targets; i++) {
        struct covered line = covered_target(w->targets[i], parts, n);
        if (line.learners == 0) continue;
        c.targets[c.n_targets++] = line;
        add_target(&all, &line);
    }
    add_learners(&all, &c, parts, n);
    c.n_standards = all.list.n;
    c.standards = arena_array(a, c.n_standards, sizeof *c.standards);
    for (size_t i = 0; i < c.n_standards; i++) c.standards[i] = all.list.v[i]->line;
    return c;
}

long coverage_weeks(struct date last, struct date as_of) {
    return date_is_set(last)
               ? calendar_days_from(calendar_week_begins(last), calendar_week_begins(as_of)) / 7
               : -1;
}
