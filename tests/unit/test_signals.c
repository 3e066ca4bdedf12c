/* test_signals.c: every rule of the support signals the day before, on the day and the day after; weeks
 * and school days. The class is that of small_class.h. */
#include "small_class.h"

#include "assess/calendar.h"
#include "assess/signals.h"
#include "model/method.h"
#include "model/rated.h"
#include "model/term.h"

static struct signals signals(struct world *w) {
    return signals_of(w->arena, &w->workspace, known(w), assessed(w));
}

/* The only signal of a kind, or NULL. */
static const struct signal *only(struct world *w, enum signal_kind kind) {
    const struct signals all = signals(w);
    const struct signal *found = NULL;
    for (size_t i = 0; i < all.n; i++) {
        if (all.v[i].kind != kind) continue;
        assert_null(found);
        found = &all.v[i];
    }
    return found;
}

/* ---- asked for help ---- */

static void a_call_for_help_is_heard_for_60_days(void **state) {
    struct world *w = *state;
    struct asked *q = ask(w, 1, ago(w, 60));
    const struct signal *s = only(w, SIGNAL_ASKED);
    assert_non_null(s);
    assert_ptr_equal(s->target, &w->targets[1]);
    assert_memory_equal(s->asked, q, sizeof(struct asked));
    assert_int_equal(s->days, 60);
    assert_int_equal(s->count, 1);
    assert_false(date_is_set(s->last));
    q->date = ago(w, 61);
    assert_null(only(w, SIGNAL_ASKED));
    q->date = ago(w, 0);
    assert_int_equal(only(w, SIGNAL_ASKED)->days, 0);
    q->date = ago(w, -1); /* not asked yet */
    assert_null(only(w, SIGNAL_ASKED));
}

static void support_since_then_answers(void **state) {
    struct world *w = *state;
    ask(w, 1, ago(w, 10));
    struct support *s = support(w, 1, ago(w, 11));
    assert_day(only(w, SIGNAL_ASKED)->last, ago(w, 11));
    support(w, 0, ago(w, 5)); /* on another target */
    assert_non_null(only(w, SIGNAL_ASKED));
    s->date = ago(w, 10); /* of the same day */
    assert_null(only(w, SIGNAL_ASKED));
    s->date = ago(w, -1); /* not given yet */
    assert_non_null(only(w, SIGNAL_ASKED));
}

static void asking_again_reopens(void **state) {
    struct world *w = *state;
    ask(w, 1, ago(w, 30));
    support(w, 1, ago(w, 20));
    assert_null(only(w, SIGNAL_ASKED));
    ask(w, 1, ago(w, 5));
    const struct signal *s = only(w, SIGNAL_ASKED);
    assert_int_equal(s->days, 5);
    assert_int_equal(s->count, 2);
}

static void demonstrated_since_answers_too(void **state) {
    struct world *w = *state;
    ask(w, 1, ago(w, 10));
    struct rating *r = rate(w, 1, "3", ago(w, 11));
    assert_non_null(
        only(w, SIGNAL_ASKED)); /* asked after it was demonstrated: heard all the same */
    r->date = ago(w, 10);
    assert_null(only(w, SIGNAL_ASKED));
    r->level = dec("2");
    assert_non_null(only(w, SIGNAL_ASKED));
}

/* ---- goals and plan ---- */

static void a_goal_is_overdue_from_the_day_after(void **state) {
    struct world *w = *state;
    struct goal *g = set_goal(w, 1, ago(w, 90), ago(w, 0));
    struct check_in check_ins[] = {
        {.date = ago(w, 40)}, {.date = ago(w, 30)}, {.date = ago(w, -2)}};
    g->check_ins = check_ins, g->n_check_ins = 3;
    assert_null(only(w, SIGNAL_GOAL_OVERDUE));
    g->due = ago(w, -1);
    assert_null(only(w, SIGNAL_GOAL_OVERDUE));
    g->due = ago(w, 1);
    const struct signal *s = only(w, SIGNAL_GOAL_OVERDUE);
    assert_string_equal(s->goal->id, g->id);
    assert_ptr_equal(s->target, &w->targets[1]);
    assert_day(s->since, ago(w, 1));
    assert_int_equal(s->days, 1);
    assert_day(s->last, ago(w, 30));
    assert_int_equal(s->count, 2);
    g->target = NULL;
    assert_null(only(w, SIGNAL_GOAL_OVERDUE)->target);
}

static void only_goals_that_are_worked_on_are_overdue(void **state) {
    struct world *w = *state;
    struct goal *g = set_goal(w, 1, ago(w, 90), ago(w, 5));
    g->status = GOAL_MET;
    assert_null(only(w, SIGNAL_GOAL_OVERDUE));
    g->status = GOAL_CHANGED;
    assert_null(only(w, SIGNAL_GOAL_OVERDUE));
    g->status = GOAL_WORKING;
    g->due = (struct date){0};
    assert_null(only(w, SIGNAL_GOAL_OVERDUE));
}

static void a_plan_date_has_passed_from_the_day_after(void **state) {
    struct world *w = *state;
    struct planned *p = plan(w, 1, ago(w, 0));
    assert_null(only(w, SIGNAL_PLAN_PASSED));
    p->by = ago(w, 1);
    const struct signal *s = only(w, SIGNAL_PLAN_PASSED);
    assert_int_equal(s->planned->mark.line, p->mark.line);
    assert_int_equal(s->days, 1);
    rate(w, 1, "2", ago(w, 3));
    s = only(w, SIGNAL_PLAN_PASSED);
    assert_day(s->last, ago(w, 3));
    assert_int_equal(s->count, 1);
    rate(w, 1, "3", ago(w, 0));
    assert_null(only(w, SIGNAL_PLAN_PASSED));
}

static void planned_anew_the_latest_date_counts(void **state) {
    struct world *w = *state;
    plan(w, 1, ago(w, 10));
    struct planned *again = plan(w, 1, ago(w, -10));
    assert_null(only(w, SIGNAL_PLAN_PASSED));
    again->by = ago(w, 5);
    assert_int_equal(only(w, SIGNAL_PLAN_PASSED)->planned->mark.line, again->mark.line);
    again->by = ago(w, 10); /* the same date twice is told once */
    assert_int_equal(only(w, SIGNAL_PLAN_PASSED)->planned->mark.line, 1);
    again->by = (struct date){0};
    assert_int_equal(only(w, SIGNAL_PLAN_PASSED)->planned->mark.line, 1);
}

static void targets_of_other_frameworks_are_passed_over(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", ago(w, 1));
    plan(w, 5, ago(w, 10));
    ask(w, 5, ago(w, 10));
    rate(w, 5, "2", ago(w, 1));
    assert_int_equal(signals(w).n, 0);
}

/* ---- stalled ---- */

static void stalled_on_the_28th_day_without_a_rise(void **state) {
    struct world *w = *state;
    rate(w, 0, "1", ago(w, 40));
    struct rating *rise = rate(w, 0, "2", ago(w, 28));
    rate(w, 0, "2", ago(w, 9));
    rate(w, 0, "2", ago(w, 2));
    const struct signal *s = only(w, SIGNAL_STALLED);
    assert_non_null(s);
    assert_day(s->since, ago(w, 28));
    assert_day(s->last, ago(w, 2));
    assert_int_equal(s->days, 28);
    assert_int_equal(s->limit, 28);
    assert_int_equal(s->count, 2);
    rise->date = ago(w, 27);
    assert_null(only(w, SIGNAL_STALLED));
    rise->date = ago(w, 29);
    assert_int_equal(only(w, SIGNAL_STALLED)->days, 29);
}

static void ratings_against_a_judgment(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", ago(w, 90));
    judge(w, 0, "2", ago(w, 60));
    assert_null(only(w, SIGNAL_JUDGED));
    rate(w, 0, "2", ago(w, 40));
    assert_null(only(w, SIGNAL_JUDGED));
    rate(w, 0, "3", ago(w, 20));
    struct rating *last = rate(w, 0, "4", ago(w, 5));
    const struct signal *s = only(w, SIGNAL_JUDGED);
    assert_non_null(s);
    assert_day(s->since, ago(w, 60));
    assert_day(s->last, ago(w, 5));
    assert_int_equal(s->count, 2);
    assert_int_equal(s->side, 1);
    assert_null(only(w, SIGNAL_STALLED)); /* its level moves only when it is judged again */
    last->level = dec("1");
    assert_int_equal(only(w, SIGNAL_JUDGED)->side, 0);
    last->by = BY_SELF; /* does not count */
    assert_int_equal(only(w, SIGNAL_JUDGED)->count, 1);
    w->learner.n_judgements = 0;
}

static void once_rated_is_not_stalled(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", ago(w, 60));
    assert_null(only(w, SIGNAL_STALLED));
    struct rating *second = rate(w, 0, "2", ago(w, 5));
    second->by = BY_SELF; /* does not count */
    assert_null(only(w, SIGNAL_STALLED));
    second->by = BY_EXPERT;
    assert_day(only(w, SIGNAL_STALLED)->since, ago(w, 60));
}

static void half_a_level_is_a_rise_and_a_step_back_is_none(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", ago(w, 60));
    struct rating *half = rate(w, 0, "2.5", ago(w, 10));
    assert_null(only(w, SIGNAL_STALLED));
    half->level = dec("1.5");
    assert_day(only(w, SIGNAL_STALLED)->since, ago(w, 60));
    rate(w, 0, "2", ago(w, 5)); /* up again */
    assert_null(only(w, SIGNAL_STALLED));
}

static void what_was_left_aside_is_quiet_and_not_stalled(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", ago(w, 60));
    struct rating *last = rate(w, 0, "2", ago(w, 28));
    assert_null(only(w, SIGNAL_STALLED));
    assert_non_null(only(w, SIGNAL_NO_EVIDENCE));
    last->date = ago(w, 27);
    assert_day(only(w, SIGNAL_STALLED)->since, ago(w, 60));
    last->date = ago(w, 28);
    struct planned *p = plan(w, 0, ago(w, 1));
    assert_null(only(w, SIGNAL_STALLED));
    p->by = ago(w, 0);
    assert_non_null(only(w, SIGNAL_STALLED));
    p->target = &w->targets[3];
    struct support *s = support(w, 0, ago(w, 40));
    assert_null(only(w, SIGNAL_STALLED));
    s->until = ago(w, 1);
    assert_null(only(w, SIGNAL_STALLED));
    s->until = ago(w, 0);
    assert_non_null(only(w, SIGNAL_STALLED));
    s->until = ago(w, 1);
    struct goal *g = set_goal(w, 0, ago(w, 90), ago(w, 2));
    assert_non_null(only(w, SIGNAL_STALLED));
    g->status = GOAL_MET;
    assert_null(only(w, SIGNAL_STALLED));
}

static void the_demonstrated_is_not_stalled(void **state) {
    struct world *w = *state;
    rate(w, 0, "3", ago(w, 60));
    rate(w, 0, "3", ago(w, 50));
    assert_null(only(w, SIGNAL_STALLED));
    assert_null(only(w, SIGNAL_NO_EVIDENCE));
}

static void a_judgement_may_be_the_rise(void **state) {
    struct world *w = *state;
    rate(w, 0, "1", ago(w, 60));
    rate(w, 0, "1", ago(w, 10));
    assert_non_null(only(w, SIGNAL_STALLED));
    judge(w, 0, "2", ago(w, 5));
    assert_null(only(w, SIGNAL_STALLED));
}

static void no_level_by_the_rule_is_stalled_since_the_first_rating(void **state) {
    struct world *w = *state;
    w->methods[0].name = METHOD_N_TIMES;
    rate(w, 0, "2", ago(w, 40));
    rate(w, 0, "2", ago(w, 3));
    assert_day(only(w, SIGNAL_STALLED)->since, ago(w, 40));
}

/* A level is looked for on the latest hundred days alone. */
static void a_long_row_of_equal_ratings_ends(void **state) {
    struct world *w = *state;
    for (long i = 150; i > 0; i--) rate(w, 0, "2", ago(w, i));
    const struct signal *s = only(w, SIGNAL_STALLED);
    assert_day(s->since, ago(w, 100));
    assert_int_equal(s->count, 99);
}

static void thresholds_are_the_workspaces(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", ago(w, 20));
    rate(w, 0, "2", ago(w, 15));
    assert_int_equal(signals(w).n, 0);
    w->workspace.stalled_days = 20;
    w->workspace.no_evidence_days = 15;
    assert_int_equal(only(w, SIGNAL_STALLED)->limit, 20);
    assert_int_equal(only(w, SIGNAL_NO_EVIDENCE)->limit, 15);
    w->workspace.stalled_days = w->workspace.no_evidence_days = 0; /* not set: 28 and 21 */
    assert_int_equal(signals(w).n, 0);
    w->ratings[0].date = ago(w, 28);
    w->ratings[1].date = ago(w, 21);
    assert_int_equal(only(w, SIGNAL_STALLED)->limit, 28);
    assert_int_equal(only(w, SIGNAL_NO_EVIDENCE)->limit, 21);
}

/* ---- no recent evidence ---- */

static void no_evidence_on_the_21st_day(void **state) {
    struct world *w = *state;
    struct rating *r = rate(w, 0, "2", ago(w, 21));
    const struct signal *s = only(w, SIGNAL_NO_EVIDENCE);
    assert_day(s->since, ago(w, 21));
    assert_day(s->last, ago(w, 21));
    assert_int_equal(s->days, 21);
    assert_int_equal(s->count, 1);
    r->date = ago(w, 20);
    assert_null(only(w, SIGNAL_NO_EVIDENCE));
    r->date = ago(w, 22);
    r->by = BY_SELF;
    assert_int_equal(only(w, SIGNAL_NO_EVIDENCE)->days, 22);
}

static void evidence_and_the_learners_own_rating_count(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", ago(w, 40));
    struct rating *own = rate(w, 0, "2", ago(w, 5));
    own->by = BY_SELF;
    assert_null(only(w, SIGNAL_NO_EVIDENCE));
    own->date = ago(w, 40);
    own->evidence = show(w, "bridge", ago(w, 6)); /* later than its rating */
    assert_null(only(w, SIGNAL_NO_EVIDENCE));
    w->evidence[0].date = ago(w, -6); /* not there yet */
    assert_non_null(only(w, SIGNAL_NO_EVIDENCE));
    judge(w, 0, "2", ago(w, 3));
    assert_null(only(w, SIGNAL_NO_EVIDENCE));
}

static void never_rated_counts_since_it_was_begun(void **state) {
    struct world *w = *state;
    rate(w, 3, "2", ago(w, 1));
    plan(w, 0, ago(w, -30)); /* says not when it begins */
    assert_null(only(w, SIGNAL_NO_EVIDENCE));
    struct goal *g = set_goal(w, 0, ago(w, 20), ago(w, -30));
    assert_null(only(w, SIGNAL_NO_EVIDENCE));
    g->set = ago(w, 21);
    const struct signal *s = only(w, SIGNAL_NO_EVIDENCE);
    assert_day(s->since, ago(w, 21));
    assert_false(date_is_set(s->last));
    assert_int_equal(s->count, 0);
    support(w, 0, ago(w, 25));
    ask(w, 0, ago(w, 23));
    assert_day(only(w, SIGNAL_NO_EVIDENCE)->since, ago(w, 25));
    struct goal *changed = set_goal(w, 0, ago(w, 60), ago(w, -30)); /* put aside for another */
    changed->status = GOAL_CHANGED;
    changed->dropped = true;
    assert_day(only(w, SIGNAL_NO_EVIDENCE)->since, ago(w, 25));
    ask(w, 0, ago(w, 70));
    assert_day(only(w, SIGNAL_NO_EVIDENCE)->since, ago(w, 70));
}

static void the_learner_as_a_whole_is_quiet(void **state) {
    struct world *w = *state;
    rate(w, 0, "3", ago(w, 30));
    struct evidence *e = show(w, "song", ago(w, 21)); /* rates nothing, and counts */
    const struct signal *s = only(w, SIGNAL_QUIET);
    assert_day(s->last, ago(w, 21));
    assert_int_equal(s->count, 2);
    assert_null(s->target);
    e->date = ago(w, 20);
    assert_null(only(w, SIGNAL_QUIET));
    e->date = ago(w, -1);
    s = only(w, SIGNAL_QUIET);
    assert_day(s->last, ago(w, 30));
    assert_int_equal(s->count, 1);
}

static void nothing_at_all_is_quiet_from_the_terms_start(void **state) {
    struct world *w = *state;
    const struct signal *s = only(w, SIGNAL_QUIET);
    assert_false(date_is_set(s->since));
    assert_int_equal(s->days, 0);
    set_terms(w);
    s = only(w, SIGNAL_QUIET);
    assert_day(s->since, day("2026-09-01"));
    assert_false(date_is_set(s->last));
    w->calendar.as_of = day("2026-09-21");
    assert_null(only(w, SIGNAL_QUIET));
    w->calendar.as_of = day("2026-09-22");
    assert_int_equal(only(w, SIGNAL_QUIET)->days, 21);
}

/* ---- holidays and order ---- */

static void a_summer_is_no_silence(void **state) {
    struct world *w = *state;
    set_terms(w);
    rate(w, 0, "1", day("2026-06-01"));
    rate(w, 0, "1", day("2026-06-08")); /* ten days before the holidays */
    w->calendar.as_of = day("2026-09-10");
    assert_int_equal(signals(w).n, 0);
    w->calendar.as_of = day("2026-09-11"); /* 17 days of June and 11 of September */
    const struct signal *s = only(w, SIGNAL_STALLED);
    assert_day(s->since, day("2026-06-01"));
    assert_int_equal(s->days, 102);
    assert_non_null(only(w, SIGNAL_QUIET)); /* 10 and 11 */
}

static void school_days_leave_out_holidays(void **state) {
    struct world *w = *state;
    const struct calendar *c = &w->calendar;
    assert_int_equal(calendar_school_days(c, day("2026-06-10"), day("2026-09-10")), 92);
    set_terms(w);
    assert_int_equal(calendar_school_days(c, day("2026-06-10"), day("2026-06-18")), 8);
    assert_int_equal(calendar_school_days(c, day("2026-06-10"), day("2026-06-19")), 8);
    assert_int_equal(calendar_school_days(c, day("2026-06-10"), day("2026-08-31")), 8);
    assert_int_equal(calendar_school_days(c, day("2026-06-10"), day("2026-09-01")), 9);
    assert_int_equal(calendar_school_days(c, day("2026-07-01"), day("2026-08-01")), 0);
    assert_int_equal(calendar_school_days(c, day("2025-11-01"), day("2026-01-04")),
                     64); /* nobody knows the terms of then */
    assert_int_equal(calendar_school_days(c, day("2025-11-01"), day("2026-01-05")), 1);
    assert_int_equal(calendar_school_days(c, day("2026-12-18"), day("2027-01-18")), 31);
    assert_int_equal(calendar_school_days(c, day("2026-09-10"), day("2026-09-10")), 0);
    assert_int_equal(calendar_school_days(c, day("2026-09-11"), day("2026-09-10")), 0);
}

static void a_week_begins_on_monday(void **state) {
    (void)state;
    assert_day(calendar_week_begins(day("2026-11-16")), day("2026-11-16"));
    assert_day(calendar_week_begins(day("2026-11-22")), day("2026-11-16"));
    assert_day(calendar_week_begins(day("2026-11-23")), day("2026-11-23"));
    assert_day(calendar_week_begins(day("2027-01-01")), day("2026-12-28"));
    for (long d = date_days(day("2026-01-01")); d < date_days(day("2027-12-31")); d++) {
        struct date monday = calendar_week_begins(date_from_days(d));
        assert_int_equal(date_weekday(monday), 1);
        assert_in_range(d - date_days(monday), 0, 6);
    }
}

static void the_order_is_that_of_kinds_then_targets(void **state) {
    struct world *w = *state;
    rate(w, 4, "2", ago(w, 70)), rate(w, 4, "2", ago(w, 65));
    rate(w, 0, "2", ago(w, 50)), rate(w, 0, "2", ago(w, 45));
    plan(w, 4, ago(w, 2)), plan(w, 0, ago(w, 1));
    set_goal(w, 4, ago(w, 50), ago(w, 5)), set_goal(w, 0, ago(w, 50), ago(w, 9));
    ask(w, 4, ago(w, 5)), ask(w, 0, ago(w, 9));
    static const struct {
        enum signal_kind kind;
        int target;
    } want[] = {
        {SIGNAL_ASKED, 0},        {SIGNAL_ASKED, 4},       {SIGNAL_GOAL_OVERDUE, 4},
        {SIGNAL_GOAL_OVERDUE, 0}, {SIGNAL_PLAN_PASSED, 4}, {SIGNAL_PLAN_PASSED, 0},
        {SIGNAL_STALLED, 0},      {SIGNAL_STALLED, 4},     {SIGNAL_NO_EVIDENCE, 0},
        {SIGNAL_NO_EVIDENCE, 4},  {SIGNAL_QUIET, -1},
    };
    const struct signals all = signals(w);
    assert_int_equal(all.n, sizeof want / sizeof *want);
    for (size_t i = 0; i < all.n; i++) {
        assert_int_equal(all.v[i].kind, want[i].kind);
        if (want[i].target < 0)
            assert_null(all.v[i].target);
        else
            assert_ptr_equal(all.v[i].target, &w->targets[want[i].target]);
    }
}

static void a_call_for_help_is_the_most_urgent(void **state) {
    (void)state;
    bool taken[SIGNAL_KIND_COUNT] = {false};
    for (int kind = 0; kind < SIGNAL_KIND_COUNT; kind++) {
        int urgency = signals_urgency((enum signal_kind)kind);
        assert_in_range(urgency, 0, SIGNAL_KIND_COUNT - 1);
        assert_false(taken[urgency]);
        taken[urgency] = true;
    }
    assert_int_equal(signals_urgency(SIGNAL_ASKED), 0);
    assert_true(signals_urgency(SIGNAL_STALLED) < signals_urgency(SIGNAL_QUIET));
    assert_true(signals_urgency(SIGNAL_QUIET) < signals_urgency(SIGNAL_NO_EVIDENCE));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_call_for_help_is_heard_for_60_days),
        TEST(support_since_then_answers),
        TEST(asking_again_reopens),
        TEST(demonstrated_since_answers_too),
        TEST(a_goal_is_overdue_from_the_day_after),
        TEST(only_goals_that_are_worked_on_are_overdue),
        TEST(a_plan_date_has_passed_from_the_day_after),
        TEST(planned_anew_the_latest_date_counts),
        TEST(targets_of_other_frameworks_are_passed_over),
        TEST(stalled_on_the_28th_day_without_a_rise),
        TEST(ratings_against_a_judgment),
        TEST(once_rated_is_not_stalled),
        TEST(half_a_level_is_a_rise_and_a_step_back_is_none),
        TEST(what_was_left_aside_is_quiet_and_not_stalled),
        TEST(the_demonstrated_is_not_stalled),
        TEST(a_judgement_may_be_the_rise),
        TEST(no_level_by_the_rule_is_stalled_since_the_first_rating),
        TEST(a_long_row_of_equal_ratings_ends),
        TEST(thresholds_are_the_workspaces),
        TEST(no_evidence_on_the_21st_day),
        TEST(evidence_and_the_learners_own_rating_count),
        TEST(never_rated_counts_since_it_was_begun),
        TEST(the_learner_as_a_whole_is_quiet),
        TEST(nothing_at_all_is_quiet_from_the_terms_start),
        TEST(a_summer_is_no_silence),
        TEST(school_days_leave_out_holidays),
        TEST(a_week_begins_on_monday),
        TEST(the_order_is_that_of_kinds_then_targets),
        TEST(a_call_for_help_is_the_most_urgent),
    };
    return cmocka_run_group_tests_name("signals", tests, NULL, NULL);
}
