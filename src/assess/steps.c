/* steps.c: collects the steps of a level. methods.c records the arithmetic; this file adds what
 * comes before it (whether anything counts, whether it is enough, whether it was judged) and after
 * it (the level shown, and mastery). */
#include "assess/steps.h"

#include "model/evidence.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/scale.h"

#include <assert.h>

void steps_trace_add(struct trace *t, struct step s) {
    if (!t) return;
    if (s.of) s.of = arena_copy(t->arena, s.of, s.n_of * sizeof *s.of);
    VEC_PUSH(t->arena, &t->list, s);
}

static struct steps all(const struct trace *t) {
    return (struct steps){.v = t->list.v, .n = t->list.n};
}

struct dec *steps_outcome_values(struct arena *a, const struct outcome *o) {
    struct dec *s = arena_array(a, o->n_counted, sizeof *s);
    for (size_t i = 0; i < o->n_counted; i++) s[i] = o->counted[i]->level;
    return s;
}

static void add_end(struct trace *t, const struct outcome *o, const struct framework *f) {
    assert(o->level);
    bool nearest = f->method->round_nearest && dec_cmp(o->value, o->level->value) != 0;
    steps_trace_add(t, (struct step){.kind = nearest ? STEP_NEAREST : STEP_LEVEL,
                                     .a = o->value,
                                     .result = o->level->value});
    steps_trace_add(t, (struct step){.kind = o->at_mastery ? STEP_REACHES : STEP_UNDER,
                                     .a = nearest ? o->level->value : o->value,
                                     .b = f->scale->mastery});
}

static void add_method(struct trace *t, const struct outcome *o, const struct framework *f) {
    struct dec *s = steps_outcome_values(t->arena, o);
    (void)method_trace(f->method, f->scale, s, o->n_counted, t);
}

struct steps steps_of_outcome(struct arena *a, const struct outcome *o) {
    const struct framework *f = o->target->competency->framework;
    struct trace t = {.arena = a};
    struct step not_enough = {
        .kind = STEP_NOT_ENOUGH, .have = o->n_counted, .needed = (size_t)f->method->at_least};
    switch (o->no_level) {
    case LEVEL_NO_RATING: steps_trace_add(&t, (struct step){.kind = STEP_NO_RATING}); break;
    case LEVEL_NOT_ENOUGH: steps_trace_add(&t, not_enough); break;
    case LEVEL_NO_JUDGEMENT: steps_trace_add(&t, (struct step){.kind = STEP_NO_JUDGEMENT}); break;
    case LEVEL_NOT_BY_RULE: add_method(&t, o, f); break;
    case LEVEL_WITHHELD: break;
    case LEVEL_IS_THERE:
        if (o->judgement) {
            steps_trace_add(&t,
                            (struct step){.kind = STEP_JUDGEMENT, .result = o->judgement->level});
        } else {
            add_method(&t, o, f);
        }
        add_end(&t, o, f);
        break;
    }
    return all(&t);
}
