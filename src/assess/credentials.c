/* credentials.c: compares the targets, hours, and tests of each credential with what the learner
 * has shown. */
#include "assess/credentials.h"

#include "assess/assess_inner.h"
#include "base/arena.h"
#include "model/credential.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/scale.h"

#include <string.h>

struct context_credentials {
    struct arena *arena;
    const struct workspace *w;
    const struct learner *l;
    const struct assessment *as;
};

/* ---- targets ---- */

/* Credentials may require targets of frameworks that are not the learner's. */
static struct dated_level finding_of(const struct context_credentials *d, const struct target *t) {
    const struct outcome *o = d->as->outcomes[t->index];
    if (!o) return level_elsewhere(d->l, t);
    return (struct dated_level){.no_level = o->no_level,
                                .value = o->value,
                                .level = o->level,
                                .level_index = o->level_index};
}

/* By the value, or by the level that it is shown as where that is higher. */
static bool is_met(const struct framework *f, const struct dated_level *now, struct dec wanted) {
    return dec_cmp(now->value, wanted) >= 0 || level_reaches(f->scale, now->level_index, wanted);
}

static struct required_target target_state(const struct context_credentials *d,
                                           const struct credential_target *required) {
    const struct framework *f = required->target->competency->framework;
    struct dated_level now = finding_of(d, required->target);
    return (struct required_target){
        .required = required,
        .required_level = &f->scale->levels[level_for_value(f->scale, f->method, required->level)],
        .level = now.level,
        .level_index = now.level_index,
        .met = now.no_level == LEVEL_IS_THERE && is_met(f, &now, required->level),
    };
}

/* ---- hours ---- */

static struct required_hours hours_state(const struct context_credentials *d,
                                         const struct credential_hours *required) {
    struct required_hours s = {.required = required};
    for (size_t i = 0; i < d->l->n_evidence; i++) {
        const struct evidence *e = &d->l->evidence[i];
        if ((int)e->kind == required->kind && e->has_hours) s.have = dec_add(s.have, e->hours);
    }
    s.met = dec_cmp(s.have, required->hours) >= 0;
    if (!s.met) s.left = dec_sub(required->hours, s.have);
    return s;
}

/* ---- tests ---- */

enum { DATE_LENGTH = 10 };

static const char *slug_of(const char *id) {
    struct date d;
    bool dated =
        strlen(id) > DATE_LENGTH && id[DATE_LENGTH] == '-' && date_parse(id, DATE_LENGTH, &d);
    return dated ? id + DATE_LENGTH + 1 : id;
}

static bool is_test(const struct evidence *e, const struct credential_test *test) {
    if (strcmp(slug_of(e->id), test->id) == 0) return true;
    for (size_t i = 0; i < test->title.n; i++) {
        if (e->title && strcmp(test->title.entries[i].text, e->title) == 0) return true;
    }
    return false;
}

/* Evidence is sorted by date: the first match is the earliest. */
static struct required_test test_state(const struct context_credentials *d,
                                       const struct credential_test *required) {
    struct required_test s = {.required = required};
    for (size_t i = 0; i < d->l->n_evidence && !s.evidence; i++) {
        const struct evidence *e = &d->l->evidence[i];
        if (e->kind == EVIDENCE_CERTIFICATION && is_test(e, required)) s.evidence = e;
    }
    s.met = s.evidence != NULL;
    return s;
}

/* ---- all of a credential ---- */

static struct credential_state state_of(const struct context_credentials *d,
                                        const struct credential *c) {
    struct credential_state s = {.credential = c};
    s.targets = arena_array(d->arena, c->n_targets, sizeof *s.targets);
    s.hours = arena_array(d->arena, c->n_hours, sizeof *s.hours);
    s.tests = arena_array(d->arena, c->n_tests, sizeof *s.tests);
    for (size_t i = 0; i < c->n_targets; i++) {
        s.targets[i] = target_state(d, &c->targets[i]);
        s.targets_met += s.targets[i].met;
    }
    for (size_t i = 0; i < c->n_hours; i++) {
        s.hours[i] = hours_state(d, &c->hours[i]);
        s.hours_met += s.hours[i].met;
    }
    for (size_t i = 0; i < c->n_tests; i++) {
        s.tests[i] = test_state(d, &c->tests[i]);
        s.tests_met += s.tests[i].met;
    }
    size_t all = c->n_targets + c->n_hours + c->n_tests;
    s.left = all - s.targets_met - s.hours_met - s.tests_met;
    s.met = all > 0 && s.left == 0;
    return s;
}

struct credential_states credentials_of(struct arena *a, const struct workspace *w,
                                        const struct learner *l, const struct assessment *as) {
    const struct context_credentials d = {a, w, l, as};
    struct credential_states states = {arena_array(a, l->n_credentials, sizeof *states.v),
                                       l->n_credentials};
    for (size_t i = 0; i < states.n; i++) states.v[i] = state_of(&d, l->credentials[i]);
    return states;
}
