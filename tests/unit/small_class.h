/* small_class.h: a small class written in code, for the tests of signals, groups, pace, credentials and coverage.
 *
 * Competency A has the targets 0, 1 (after 0) and 2 (after 0 and 1); B has 3 and 4; C stands in a second framework
 * and has 5 (after 0), which is not the learner's. Levels 1 to 4, mastery 3, the latest rating counts. There are no
 * terms unless a test sets them; the as-of day is Friday, 2026-11-20. */
#ifndef TESTS_SMALL_CLASS_H
#define TESTS_SMALL_CLASS_H

#include "assess/assess.h"
#include "base/arena.h"
#include "load/load_inner.h"
#include "model/audiences.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { TARGETS = 6, MOST = 160 };

struct world {
    struct arena *arena;
    struct level levels[4];
    struct scale scale;
    struct method methods[2];
    struct framework frameworks[2];
    struct competency competencies[3];
    struct target targets[TARGETS];
    struct target *by_index[TARGETS];
    struct target *after_1[1], *after_2[2], *after_5[1];
    struct term terms[2];
    struct calendar calendar;
    struct workspace workspace;
    struct framework *of_learner[1];
    struct rating ratings[MOST];
    struct evidence evidence[MOST];
    struct judgement judgements[MOST];
    struct goal goals[MOST];
    struct planned plan[MOST];
    struct support supports[MOST];
    struct asked asked[MOST];
    struct learner learner;
};

static inline struct date day(const char *s) {
    struct date d = {0};
    if (!date_parse(s, strlen(s), &d)) fail_msg("'%s' is no date", s);
    return d;
}

static inline struct dec dec(const char *s) {
    struct dec d = {0};
    if (!dec_parse(s, strlen(s), &d)) fail_msg("'%s' is no number", s);
    return d;
}

/* So many days before the as-of day. */
static inline struct date ago(const struct world *w, long days) {
    return date_from_days(date_days(w->calendar.as_of) - days);
}

#define assert_day(a, b) assert_int_equal(date_cmp((a), (b)), 0)

/* ---- the class ---- */

static inline void set_competency(struct world *w, size_t i, size_t framework, size_t first,
                                  size_t n) {
    static const char *const anchors[] = {"a", "b", "c"};
    w->competencies[i] = (struct competency){.anchor = anchors[i],
                                             .targets = &w->targets[first],
                                             .n_targets = n,
                                             .framework = &w->frameworks[framework]};
    for (size_t k = first; k < first + n; k++) {
        w->targets[k].competency = &w->competencies[i];
        w->targets[k].index = k;
        w->by_index[k] = &w->targets[k];
    }
}

static inline void set_targets(struct world *w) {
    set_competency(w, 0, 0, 0, 3);
    set_competency(w, 1, 0, 3, 2);
    set_competency(w, 2, 1, 5, 1);
    w->after_1[0] = w->after_2[0] = w->after_5[0] = &w->targets[0];
    w->after_2[1] = &w->targets[1];
    w->targets[1].after = w->after_1, w->targets[1].n_after = 1;
    w->targets[2].after = w->after_2, w->targets[2].n_after = 2;
    w->targets[5].after = w->after_5, w->targets[5].n_after = 1;
}

static inline void set_frameworks(struct world *w) {
    for (int i = 0; i < 4; i++) w->levels[i] = (struct level){.value = dec_int(i + 1)};
    w->scale = (struct scale){.levels = w->levels, .n_levels = 4, .mastery = dec_int(3)};
    for (int i = 0; i < 2; i++) {
        w->methods[i] = (struct method){.name = METHOD_MOST_RECENT,
                                        .weight = dec("0.65"),
                                        .times = 3,
                                        .at_least = 1,
                                        .counts = 7};
        w->frameworks[i] = (struct framework){
            .scale = &w->scale,
            .method = &w->methods[i],
            .competencies = &w->competencies[2 * i],
            .n_competencies = i == 0 ? 2 : 1,
        };
    }
}

static inline int set_up(void **state) {
    struct world *w = calloc(1, sizeof *w);
    w->arena = arena_new();
    set_frameworks(w);
    set_targets(w);
    w->calendar = (struct calendar){.as_of = day("2026-11-20")};
    w->workspace = (struct workspace){.calendar = &w->calendar,
                                      .targets = w->by_index,
                                      .n_targets = TARGETS,
                                      .stalled_days = 28,
                                      .no_evidence_days = 21};
    w->of_learner[0] = &w->frameworks[0];
    w->learner = (struct learner){.arena = w->arena,
                                  .workspace = &w->workspace,
                                  .calendar = &w->calendar,
                                  .frameworks = w->of_learner,
                                  .n_frameworks = 1,
                                  .ratings = w->ratings,
                                  .evidence = w->evidence,
                                  .judgements = w->judgements,
                                  .goals = w->goals,
                                  .plan = w->plan,
                                  .supports = w->supports,
                                  .asked = w->asked};
    *state = w;
    return 0;
}

static inline int tear_down(void **state) {
    struct world *w = *state;
    arena_free(w->arena);
    free(w);
    return 0;
}

/* Spring from January 5 to June 18, fall from September 1 to December 18 of 2026. */
static inline void set_terms(struct world *w) {
    w->terms[0] =
        (struct term){.id = "spring", .starts = day("2026-01-05"), .ends = day("2026-06-18")};
    w->terms[1] =
        (struct term){.id = "fall", .starts = day("2026-09-01"), .ends = day("2026-12-18")};
    w->calendar.terms = w->terms;
    w->calendar.n_terms = 2;
    w->calendar.term = &w->terms[1];
}

/* ---- what is known of the learner ---- */

static inline struct rating *rate(struct world *w, size_t target, const char *level,
                                  struct date date) {
    assert_true(w->learner.n_ratings < MOST);
    struct rating *r = &w->ratings[w->learner.n_ratings++];
    *r = (struct rating){.target = &w->targets[target], .level = dec(level), .date = date};
    return r;
}

static inline struct evidence *show(struct world *w, const char *id, struct date date) {
    assert_true(w->learner.n_evidence < MOST);
    struct evidence *e = &w->evidence[w->learner.n_evidence++];
    *e = (struct evidence){.id = id, .title = id, .date = date, .audience = AUDIENCE_FAMILY};
    return e;
}

static inline struct judgement *judge(struct world *w, size_t target, const char *level,
                                      struct date date) {
    struct judgement *j = &w->judgements[w->learner.n_judgements++];
    *j = (struct judgement){.target = &w->targets[target], .level = dec(level), .date = date};
    return j;
}

static inline struct goal *set_goal(struct world *w, size_t target, struct date set,
                                    struct date due) {
    struct goal *g = &w->goals[w->learner.n_goals++];
    *g = (struct goal){
        .id = "goal", .text = "A goal", .target = &w->targets[target], .set = set, .due = due};
    return g;
}

static inline struct planned *plan(struct world *w, size_t target, struct date by) {
    struct planned *p = &w->plan[w->learner.n_plan++];
    *p = (struct planned){
        .target = &w->targets[target], .by = by, .mark.line = (int)w->learner.n_plan};
    return p;
}

static inline struct support *support(struct world *w, size_t target, struct date date) {
    struct support *s = &w->supports[w->learner.n_supports++];
    *s = (struct support){.target = &w->targets[target], .date = date};
    return s;
}

static inline struct asked *ask(struct world *w, size_t target, struct date date) {
    struct asked *q = &w->asked[w->learner.n_asked++];
    *q = (struct asked){.target = &w->targets[target], .date = date};
    return q;
}

/* As `load` hands the learner on. */
static inline const struct learner *known(struct world *w) { return load_known(&w->learner); }

static inline struct assessment *assessed(struct world *w) {
    return assess_learner(w->arena, &w->workspace, known(w));
}

#endif
