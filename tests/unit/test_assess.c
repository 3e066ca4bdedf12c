/* test_assess.c: status, judgement, terms and counts, each on a small class written here in code.
 *
 * The framework: competency A has the targets 0, 1 (after 0) and 2 (after 0 and 1); competency B has 3 and 4,
 * which come after nothing; competency C stands in another framework and has 5 (after 0). Levels 1 to 4,
 * mastery 3. The term began on 2026-09-01; the as-of day is 2026-10-14. */
#include "assess/assess.h"
#include "assess/steps.h"

#include "base/arena.h"
#include "base/buf.h"
#include "load/load_inner.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/rated.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { TARGETS = 6, MOST = 16 };

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
    struct framework *of_learner[3];
    struct rating ratings[MOST];
    struct evidence evidence[MOST];
    struct judgement judgements[MOST];
    struct goal goals[MOST];
    struct planned plan[MOST];
    struct support supports[MOST];
    struct asked asked[MOST];
    struct learner learner;
};

static struct date day(const char *s) {
    struct date d = {0};
    if (!date_parse(s, strlen(s), &d)) fail_msg("'%s' is no date", s);
    return d;
}

static struct dec dec(const char *s) {
    struct dec d = {0};
    if (!dec_parse(s, strlen(s), &d)) fail_msg("'%s' is no number", s);
    return d;
}

/* ---- the class ---- */

static void set_competency(struct world *w, size_t i, size_t framework, size_t first, size_t n) {
    w->competencies[i] = (struct competency){
        .targets = &w->targets[first], .n_targets = n, .framework = &w->frameworks[framework]};
    for (size_t k = first; k < first + n; k++) {
        w->targets[k].competency = &w->competencies[i];
        w->targets[k].index = k;
        w->by_index[k] = &w->targets[k];
    }
}

static void set_after(struct target *t, struct target **after, size_t n) {
    t->after = after;
    t->n_after = n;
}

static void set_targets(struct world *w) {
    set_competency(w, 0, 0, 0, 3);
    set_competency(w, 1, 0, 3, 2);
    set_competency(w, 2, 1, 5, 1);
    w->after_1[0] = w->after_2[0] = w->after_5[0] = &w->targets[0];
    w->after_2[1] = &w->targets[1];
    set_after(&w->targets[1], w->after_1, 1);
    set_after(&w->targets[2], w->after_2, 2);
    set_after(&w->targets[5], w->after_5, 1);
}

static void set_frameworks(struct world *w) {
    for (int i = 0; i < 4; i++) w->levels[i] = (struct level){.value = dec_int(i + 1)};
    w->scale = (struct scale){.levels = w->levels, .n_levels = 4, .mastery = dec_int(3)};
    struct method m = {
        .name = METHOD_MOST_RECENT, .weight = dec("0.65"), .times = 3, .at_least = 1, .counts = 7};
    for (int i = 0; i < 2; i++) {
        w->methods[i] = m;
        w->frameworks[i] = (struct framework){.scale = &w->scale, .method = &w->methods[i]};
    }
    w->frameworks[0].competencies = &w->competencies[0];
    w->frameworks[0].n_competencies = 2;
    w->frameworks[1].competencies = &w->competencies[2];
    w->frameworks[1].n_competencies = 1;
}

static void set_learner(struct world *w) {
    w->of_learner[0] = &w->frameworks[0];
    w->learner = (struct learner){
        .arena = w->arena,
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
        .asked = w->asked,
    };
}

static int set_up(void **state) {
    struct world *w = calloc(1, sizeof *w);
    w->arena = arena_new();
    set_frameworks(w);
    set_targets(w);
    w->terms[0] =
        (struct term){.id = "spring", .starts = day("2026-01-10"), .ends = day("2026-06-20")};
    w->terms[1] =
        (struct term){.id = "fall", .starts = day("2026-09-01"), .ends = day("2026-12-20")};
    w->calendar = (struct calendar){
        .terms = w->terms, .n_terms = 2, .term = &w->terms[1], .as_of = day("2026-10-14")};
    w->workspace = (struct workspace){
        .calendar = &w->calendar,
        .targets = w->by_index,
        .n_targets = TARGETS,
    };
    set_learner(w);
    *state = w;
    return 0;
}

static int tear_down(void **state) {
    struct world *w = *state;
    arena_free(w->arena);
    free(w);
    return 0;
}

/* ---- what is known of the learner ---- */

static struct rating *rate(struct world *w, size_t target, const char *level, const char *date) {
    assert_true(w->learner.n_ratings < MOST);
    struct rating *r = &w->ratings[w->learner.n_ratings++];
    *r = (struct rating){.target = &w->targets[target], .level = dec(level), .date = day(date)};
    return r;
}

static struct judgement *judge(struct world *w, size_t target, const char *level,
                               const char *date) {
    struct judgement *j = &w->judgements[w->learner.n_judgements++];
    *j = (struct judgement){
        .target = &w->targets[target], .level = dec(level), .date = day(date), .because = "saw it"};
    return j;
}

static struct assessment *assessed(struct world *w) {
    return assess_learner(w->arena, &w->workspace, load_known(&w->learner));
}

static struct outcome *outcome(struct world *w, size_t target) {
    return assessed(w)->outcomes[target];
}

static void assert_shown(const struct outcome *o, const char *value, int level) {
    assert_int_equal(o->no_level, LEVEL_IS_THERE);
    assert_int_equal(dec_cmp(o->value, dec(value)), 0);
    assert_int_equal(dec_cmp(o->level->value, dec_int(level)), 0);
    assert_int_equal(o->level_index, level - 1);
}

static void assert_no_level(const struct outcome *o, enum no_level reason) {
    assert_int_equal(o->no_level, reason);
    assert_null(o->level);
    assert_int_equal(o->level_index, -1);
    assert_false(o->at_mastery);
}

static void assert_statuses(struct world *w, const char *want) {
    static const char letters[] = {'D', 'W', 'N', 'L'};
    const struct assessment *as = assessed(w);
    for (size_t i = 0; want[i]; i++) {
        char got = as->outcomes[i] ? letters[as->outcomes[i]->status] : '-';
        if (got != want[i]) fail_msg("target %zu: %c, not %c", i, got, want[i]);
    }
}

/* ---- status ---- */

static void assert_steps(struct world *w, size_t target, const char *want) {
    static const char *const names[] = {
#define X(NAME) #NAME,
        STEPS(X)
#undef X
    };
    struct steps s = steps_of_outcome(w->arena, outcome(w, target));
    struct buf got = BUF_INIT;
    for (size_t i = 0; i < s.n; i++) {
        if (i) buf_char(&got, ' ');
        buf_str(&got, names[s.v[i].kind]);
    }
    assert_string_equal(got.p, want);
    buf_release(&got);
}

/* Each area opens with its first target that comes after nothing. */
static void on_the_first_day_each_area_has_a_target_that_is_next(void **state) {
    struct world *w = *state;
    assert_statuses(w, "NLLNL-");
    assert_no_level(outcome(w, 0), LEVEL_NO_RATING);
    assert_null(assessed(w)->outcomes[5]); /* of a framework that is not the learner's */
}

static void mastery_is_demonstrated_and_opens_what_follows(void **state) {
    struct world *w = *state;
    rate(w, 0, "3", "2026-09-10");
    assert_statuses(w, "DNLLL-"); /* 2 waits for 1; B has not been begun */
    rate(w, 1, "2", "2026-09-11");
    assert_statuses(w, "DWLLL-");
    rate(w, 1, "4", "2026-09-12");
    assert_statuses(w, "DDNLL-");
    rate(w, 3, "1", "2026-09-13");
    assert_statuses(w, "DDNWN-"); /* B has been begun: 4 comes after nothing */
}

static void what_is_next_does_not_open_what_follows_it(void **state) {
    struct world *w = *state;
    w->plan[w->learner.n_plan++] =
        (struct planned){.target = &w->targets[1], .by = day("2026-12-01")};
    assert_statuses(w, "NWLLL-"); /* A has been begun, 2 waits for both */
}

static void the_level_shown_decides_about_mastery(void **state) {
    struct world *w = *state;
    rate(w, 0, "2.999", "2026-09-10");
    assert_shown(outcome(w, 0), "2.999", 2);
    assert_statuses(w, "WLLLL-");
    assert_false(outcome(w, 0)->at_mastery);
    w->methods[0].round_nearest = true;
    assert_shown(outcome(w, 0), "2.999", 3);
    assert_steps(w, 0, "LAST NEAREST REACHES");
    assert_statuses(w, "DNLLL-");
    assert_true(outcome(w, 0)->at_mastery);
    w->ratings[0].level = dec("2.499");
    assert_shown(outcome(w, 0), "2.499", 2);
    assert_false(outcome(w, 0)->at_mastery);
}

static void a_plan_a_goal_or_a_support_is_a_beginning(void **state) {
    struct world *w = *state;
    w->plan[w->learner.n_plan++] =
        (struct planned){.target = &w->targets[0], .by = day("2027-03-01")};
    assert_statuses(w, "WLLLL-");
    assert_int_equal(date_cmp(outcome(w, 0)->planned->by, w->plan[0].by), 0);
    w->learner.n_plan = 0;

    w->goals[w->learner.n_goals++] =
        (struct goal){.target = &w->targets[3], .set = day("2026-10-14")};
    w->goals[w->learner.n_goals++] = (struct goal){.target = NULL, .set = day("2026-10-14")};
    assert_statuses(w, "LLLWN-");
    assert_ptr_equal(outcome(w, 3)->goal->target, &w->targets[3]);
    w->goals[0].status = GOAL_MET;
    assert_statuses(w, "LLLWN-");
    assert_null(outcome(w, 3)->goal);
    w->goals[0].status = GOAL_CHANGED;
    w->goals[0].dropped = true;
    assert_statuses(w, "NLLNL-");
    w->goals[0] =
        (struct goal){.target = &w->targets[3], .set = day("2026-10-15")}; /* not known yet */
    assert_statuses(w, "NLLNL-");

    w->supports[w->learner.n_supports++] = (struct support){
        .target = &w->targets[4], .date = day("2026-02-01"), .until = day("2026-03-01")};
    w->supports[w->learner.n_supports++] =
        (struct support){.target = &w->targets[0], .date = day("2026-10-15")};
    assert_statuses(w, "LLLNW-");
    assert_int_equal(outcome(w, 4)->n_supports, 1);
    assert_memory_equal(outcome(w, 4)->supports[0], &w->supports[0], sizeof(struct support));
    assert_int_equal(outcome(w, 0)->n_supports, 0);
}

static void a_target_of_another_framework_may_come_first(void **state) {
    struct world *w = *state;
    w->of_learner[0] = &w->frameworks[1]; /* 5 is after 0, which is not the learner's */
    assert_statuses(w, "-----L");
    rate(w, 0, "3", "2026-09-10")->by = BY_SELF;
    assert_statuses(w, "-----L");
    rate(w, 0, "3", "2026-09-10");
    assert_statuses(w, "-----N");
}

static void a_framework_twice_counts_once(void **state) {
    struct world *w = *state;
    w->of_learner[1] = &w->frameworks[1];
    w->of_learner[2] = &w->frameworks[0];
    w->learner.n_frameworks = 3;
    rate(w, 0, "3", "2026-09-10");
    const struct assessment *as = assessed(w);
    assert_int_equal(as->n_competencies, 3);
    assert_int_equal(as->demonstrated, 1);
    assert_statuses(w, "DNLLLN");
}

/* ---- which ratings count ---- */

static void self_and_peer_are_shown_and_never_counted(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", "2026-09-10");
    rate(w, 0, "4", "2026-09-11")->by = BY_SELF;
    rate(w, 0, "4", "2026-09-12")->by = BY_PEER;
    const struct outcome *o = outcome(w, 0);
    assert_shown(o, "2", 2);
    assert_int_equal(o->n_ratings, 3);
    assert_int_equal(o->n_counted, 1);
    assert_int_equal(date_cmp(o->last_assessed, day("2026-09-10")), 0);
    rate(w, 0, "3", "2026-09-13")->by = BY_EXPERT;
    assert_shown(outcome(w, 0), "3", 3);

    rate(w, 3, "4", "2026-09-13")->by = BY_SELF; /* a beginning, but no level */
    assert_no_level(outcome(w, 3), LEVEL_NO_RATING);
    assert_int_equal(outcome(w, 3)->status, STATUS_WORKING_ON);
}

static void only_stages_that_count_are_counted(void **state) {
    struct world *w = *state;
    w->methods[0].counts = 1U << STAGE_SUMMATIVE;
    rate(w, 0, "3", "2026-09-10")->stage = STAGE_FORMATIVE;
    assert_no_level(outcome(w, 0), LEVEL_NO_RATING);
    assert_int_equal(outcome(w, 0)->status, STATUS_WORKING_ON);
    rate(w, 0, "4", "2026-09-11")->stage = STAGE_SUMMATIVE;
    rate(w, 0, "1", "2026-09-12")->stage = STAGE_INTERIM;
    assert_shown(outcome(w, 0), "4", 4);
}

static void what_is_dated_later_is_not_known(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", "2026-10-14");
    rate(w, 0, "4", "2026-10-15");
    assert_shown(outcome(w, 0), "2", 2);
    assert_int_equal(outcome(w, 0)->n_ratings, 1);
    w->calendar.as_of = day("2026-10-15");
    assert_shown(outcome(w, 0), "4", 4);
    w->calendar.as_of = day("2026-10-13");
    assert_no_level(outcome(w, 0), LEVEL_NO_RATING);
    assert_statuses(w, "NLLNL-");
}

static void it_takes_at_least_so_many(void **state) {
    struct world *w = *state;
    w->methods[0].at_least = 2;
    rate(w, 0, "4", "2026-09-10");
    assert_no_level(outcome(w, 0), LEVEL_NOT_ENOUGH);
    assert_int_equal(outcome(w, 0)->status, STATUS_WORKING_ON);
    rate(w, 0, "4", "2026-09-11")->by = BY_PEER;
    assert_no_level(outcome(w, 0), LEVEL_NOT_ENOUGH);
    rate(w, 0, "4", "2026-09-12");
    assert_shown(outcome(w, 0), "4", 4);
}

static void n_times_is_working_on_until_there_are_so_many(void **state) {
    struct world *w = *state;
    w->methods[0].name = METHOD_N_TIMES;
    rate(w, 0, "3", "2026-09-10");
    rate(w, 0, "4", "2026-09-11");
    assert_no_level(outcome(w, 0), LEVEL_NOT_BY_RULE);
    assert_int_equal(outcome(w, 0)->status, STATUS_WORKING_ON);
    rate(w, 0, "3", "2026-09-12");
    assert_shown(outcome(w, 0), "3.333333333333333", 3);
    assert_int_equal(outcome(w, 0)->status, STATUS_DEMONSTRATED);
}

static void the_page_can_say_that_the_power_law_fell_back(void **state) {
    struct world *w = *state;
    w->methods[0].name = METHOD_POWER_LAW;
    rate(w, 0, "2", "2026-09-10");
    rate(w, 0, "3", "2026-09-11");
    assert_shown(outcome(w, 0), "2.5", 2);
    assert_true(outcome(w, 0)->power_law_fell_back);
    rate(w, 0, "4", "2026-09-12");
    assert_false(outcome(w, 0)->power_law_fell_back);
    judge(w, 3, "3", "2026-09-12");
    assert_false(outcome(w, 3)->power_law_fell_back);
}

/* ---- judgement ---- */

static void the_latest_judgement_overrides_the_method(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", "2026-09-10");
    const struct judgement *first = judge(w, 0, "3", "2026-09-20");
    const struct outcome *o = outcome(w, 0);
    assert_shown(o, "3", 3);
    assert_memory_equal(o->judgement, first, sizeof(struct judgement));
    assert_int_equal(o->status, STATUS_DEMONSTRATED);
    assert_int_equal(date_cmp(o->last_assessed, day("2026-09-20")), 0);

    judge(w, 0, "1", "2026-09-19"); /* earlier, though written after it */
    assert_shown(outcome(w, 0), "3", 3);
    judge(w, 0, "4", "2026-10-15"); /* after the as-of day */
    assert_shown(outcome(w, 0), "3", 3);
    judge(w, 0, "2", "2026-09-20"); /* the same day, written last */
    assert_shown(outcome(w, 0), "2", 2);
    rate(w, 0, "4", "2026-10-01");
    assert_shown(outcome(w, 0), "2", 2); /* it holds until the educator judges anew */
    assert_int_equal(date_cmp(outcome(w, 0)->last_assessed, day("2026-10-01")), 0);
}

static void a_judgement_needs_no_rating(void **state) {
    struct world *w = *state;
    w->methods[0].at_least = 3;
    judge(w, 3, "3.5", "2026-09-20");
    assert_shown(outcome(w, 3), "3.5", 3);
    judge(
        w, 4, "2",
        "2026-09-20"); /* a level, and no mastery: it has been begun, for an educator has judged it */
    assert_statuses(w, "LLLDW-");
}

static void by_judgement_only(void **state) {
    struct world *w = *state;
    w->methods[0].name = METHOD_JUDGEMENT;
    rate(w, 0, "4", "2026-09-10");
    assert_no_level(outcome(w, 0), LEVEL_NO_JUDGEMENT);
    assert_int_equal(outcome(w, 0)->status, STATUS_WORKING_ON);
    judge(w, 0, "3", "2026-09-20");
    assert_shown(outcome(w, 0), "3", 3);
}

/* ---- terms ---- */

static void new_is_what_was_reached_since_the_term_began(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", "2026-08-31");
    rate(w, 1, "3", "2026-08-31");
    rate(w, 2, "4", "2026-08-31");
    rate(w, 0, "3", "2026-09-01");
    rate(w, 2, "3", "2026-09-02");
    rate(w, 3, "1", "2026-09-03");
    const struct assessment *as = assessed(w);
    const struct outcome *risen = as->outcomes[0], *kept = as->outcomes[1],
                         *fallen = as->outcomes[2];
    const struct outcome *first = as->outcomes[3], *none = as->outcomes[4];
    assert_true(risen->new_this_term && risen->newly_demonstrated && risen->assessed_this_term);
    assert_int_equal(dec_cmp(risen->level_before->value, dec_int(2)), 0);
    assert_false(kept->new_this_term || kept->newly_demonstrated || kept->assessed_this_term);
    assert_int_equal(kept->status, STATUS_DEMONSTRATED);
    assert_int_equal(dec_cmp(kept->level_before->value, dec_int(3)), 0);
    assert_false(fallen->new_this_term || fallen->newly_demonstrated);
    assert_true(fallen->assessed_this_term);
    assert_true(first->new_this_term && first->assessed_this_term && !first->newly_demonstrated);
    assert_null(first->level_before);
    assert_false(none->new_this_term || none->assessed_this_term || none->newly_demonstrated);
    assert_int_equal(as->newly_demonstrated, 1);
    assert_int_equal(as->demonstrated, 3);
}

static void a_judgement_of_this_term_is_new(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", "2026-03-01");
    judge(w, 0, "3", "2026-09-05");
    const struct outcome *o = outcome(w, 0);
    assert_true(o->new_this_term && o->newly_demonstrated && o->assessed_this_term);
    assert_int_equal(dec_cmp(o->level_before->value, dec_int(2)), 0);
}

static void before_the_term_and_without_terms_nothing_is_new(void **state) {
    struct world *w = *state;
    rate(w, 0, "3", "2026-07-01");
    w->calendar.as_of = day("2026-08-01");
    assert_false(outcome(w, 0)->new_this_term);
    assert_false(outcome(w, 0)->assessed_this_term);
    judge(w, 1, "3", "2026-08-15"); /* before the term, but not known yet */
    assert_null(outcome(w, 1)->level_before);
    w->learner.n_judgements = 0;
    w->calendar.as_of = day("2026-10-14");
    w->calendar.term = NULL;
    assert_false(outcome(w, 0)->new_this_term);
    assert_false(outcome(w, 0)->newly_demonstrated);
    assert_null(outcome(w, 0)->level_before);
    assert_true(outcome(w, 0)->assessed_this_term);
    assert_false(outcome(w, 1)->assessed_this_term);
}

/* ---- lists and counts ---- */

static void evidence_stands_once_and_by_date(void **state) {
    struct world *w = *state;
    w->evidence[0] = (struct evidence){.id = "2026-09-05-bridge", .date = day("2026-09-05")};
    w->evidence[1] = (struct evidence){.id = "2026-09-06-a", .date = day("2026-09-06")};
    w->evidence[2] = (struct evidence){.id = "2026-09-06-b", .date = day("2026-09-06")};
    w->learner.n_evidence = 3;
    static const struct {
        const char *date;
        int evidence;
    } rows[] = {{"2026-09-05", 2},
                {"2026-09-07", 1},
                {"2026-09-08", -1},
                {"2026-09-09", 0},
                {"2026-09-10", 2}};
    for (size_t i = 0; i < 5; i++) {
        struct rating *r = rate(w, 0, "3", rows[i].date);
        if (rows[i].evidence >= 0) r->evidence = &w->evidence[rows[i].evidence];
    }
    w->ratings[1].by = BY_SELF; /* evidence that only the learner has rated is evidence */
    const struct outcome *o = outcome(w, 0);
    assert_int_equal(o->n_evidence, 3);
    for (size_t i = 0; i < 3; i++)
        assert_memory_equal(o->evidence[i], &w->evidence[i], sizeof(struct evidence));
    assert_int_equal(outcome(w, 1)->n_evidence, 0);
}

static void the_latest_call_for_help_is_kept(void **state) {
    struct world *w = *state;
    static const char *const dates[] = {"2026-09-05", "2026-10-01", "2026-09-20", "2026-10-20"};
    for (size_t i = 0; i < 4; i++) {
        w->asked[w->learner.n_asked++] =
            (struct asked){.target = &w->targets[0], .date = day(dates[i])};
    }
    assert_memory_equal(outcome(w, 0)->asked, &w->asked[1], sizeof(struct asked));
    assert_null(outcome(w, 1)->asked);
}

static void a_competency_is_told_as_counts(void **state) {
    struct world *w = *state;
    rate(w, 0, "3", "2026-09-10");
    rate(w, 3, "2", "2026-09-10");
    const struct assessment *as = assessed(w);
    const struct competency_counts *a = &as->competencies[0], *b = &as->competencies[1];
    assert_int_equal(as->n_competencies, 2);
    assert_ptr_equal(a->competency, &w->competencies[0]);
    assert_int_equal(a->all, 3);
    assert_int_equal(a->demonstrated, 1);
    assert_int_equal(a->working_on, 0);
    assert_int_equal(a->up_next, 1);
    assert_int_equal(a->later, 1);
    assert_int_equal(b->all, 2);
    assert_int_equal(b->working_on, 1);
    assert_int_equal(b->up_next, 1);
    assert_int_equal(as->demonstrated, 1);
    assert_int_equal(as->working_on, 1);
    assert_int_equal(as->up_next, 2);
}

static void a_value_has_its_level(void **state) {
    struct world *w = *state;
    static const struct {
        const char *value;
        int down, nearest;
    } rows[] = {{"-5", 0, 0},
                {"0.99", 0, 0},
                {"1", 0, 0},
                {"1.5", 0, 1},
                {"1.499999999999999", 0, 0},
                {"2", 1, 1},
                {"2.999999999999999", 1, 2},
                {"3.49", 2, 2},
                {"3.5", 2, 3},
                {"4", 3, 3},
                {"99", 3, 3}};
    struct method down = {.round_nearest = false}, nearest = {.round_nearest = true};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(level_for_value(&w->scale, &down, dec(rows[i].value)), rows[i].down);
        assert_int_equal(level_for_value(&w->scale, &nearest, dec(rows[i].value)), rows[i].nearest);
    }
}

/* ---- steps ---- */

static void steps_lead_from_ratings_to_mastery(void **state) {
    struct world *w = *state;
    assert_steps(w, 0, "NO_RATING");
    rate(w, 0, "2", "2026-09-10");
    rate(w, 0, "4", "2026-09-11");
    assert_steps(w, 0, "LAST LEVEL REACHES");
    w->methods[0].name = METHOD_DECAYING_AVERAGE;
    assert_steps(w, 0, "START WEIGH LEVEL REACHES");
    w->methods[0].name = METHOD_MEDIAN;
    w->ratings[1].level = dec("3");
    assert_steps(w, 0, "IN_ORDER MIDDLE_TWO LEVEL UNDER");
    w->methods[0].name = METHOD_MEAN_OF_RECENT;
    assert_steps(w, 0, "RECENT MEAN LEVEL UNDER");
    w->methods[0].name = METHOD_POWER_LAW;
    assert_steps(w, 0, "MEAN_INSTEAD MEAN LEVEL UNDER");
    w->methods[0].name = METHOD_N_TIMES;
    assert_steps(w, 0, "AT_MASTERY");
    w->methods[0].name = METHOD_JUDGEMENT;
    assert_steps(w, 0, "NO_JUDGEMENT");
    w->methods[0].name = METHOD_MEAN;
    w->methods[0].at_least = 3;
    assert_steps(w, 0, "NOT_ENOUGH");
    judge(w, 0, "3", "2026-09-12");
    assert_steps(w, 0, "JUDGEMENT LEVEL REACHES");
}

#define IN_CLASS(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_CLASS(on_the_first_day_each_area_has_a_target_that_is_next),
        IN_CLASS(mastery_is_demonstrated_and_opens_what_follows),
        IN_CLASS(what_is_next_does_not_open_what_follows_it),
        IN_CLASS(the_level_shown_decides_about_mastery),
        IN_CLASS(a_plan_a_goal_or_a_support_is_a_beginning),
        IN_CLASS(a_target_of_another_framework_may_come_first),
        IN_CLASS(a_framework_twice_counts_once),
        IN_CLASS(self_and_peer_are_shown_and_never_counted),
        IN_CLASS(only_stages_that_count_are_counted),
        IN_CLASS(what_is_dated_later_is_not_known),
        IN_CLASS(it_takes_at_least_so_many),
        IN_CLASS(n_times_is_working_on_until_there_are_so_many),
        IN_CLASS(the_page_can_say_that_the_power_law_fell_back),
        IN_CLASS(the_latest_judgement_overrides_the_method),
        IN_CLASS(a_judgement_needs_no_rating),
        IN_CLASS(by_judgement_only),
        IN_CLASS(new_is_what_was_reached_since_the_term_began),
        IN_CLASS(a_judgement_of_this_term_is_new),
        IN_CLASS(before_the_term_and_without_terms_nothing_is_new),
        IN_CLASS(evidence_stands_once_and_by_date),
        IN_CLASS(the_latest_call_for_help_is_kept),
        IN_CLASS(a_competency_is_told_as_counts),
        IN_CLASS(a_value_has_its_level),
        IN_CLASS(steps_lead_from_ratings_to_mastery),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
