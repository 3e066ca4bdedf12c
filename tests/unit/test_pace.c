/* test_pace.c: ahead, on pace, time to check in: the day before, on the day and the day after the plan's
 * date. The class is that of small_class.h. */
#include "small_class.h"

#include "assess/pace.h"

static struct paces paces(struct world *w) { return paces_of(w->arena, known(w), assessed(w)); }

static struct pace one(struct world *w) {
    const struct paces all = paces(w);
    assert_int_equal(all.n, 1);
    for (int k = 0; k < PACE_COUNT; k++) assert_int_equal(all.counts[k], k == (int)all.v[0].kind);
    return all.v[0];
}

static void time_to_check_in_from_the_day_after(void **state) {
    struct world *w = *state;
    struct planned *p = plan(w, 0, ago(w, -1));
    assert_int_equal(one(w).kind, PACE_ON);
    assert_int_equal(one(w).days, 1);
    p->by = ago(w, 0);
    assert_int_equal(one(w).kind, PACE_ON);
    p->by = ago(w, 1);
    assert_int_equal(one(w).kind, PACE_CHECK_IN);
    assert_int_equal(one(w).days, -1);
    assert_false(date_is_set(one(w).demonstrated));
    rate(w, 0, "2.99", ago(w, 0));
    assert_int_equal(one(w).kind, PACE_CHECK_IN);
}

static void ahead_when_demonstrated_before_its_date(void **state) {
    struct world *w = *state;
    struct planned *p = plan(w, 0, ago(w, 4));
    rate(w, 0, "3", ago(w, 5));
    assert_int_equal(one(w).kind, PACE_AHEAD);
    assert_int_equal(one(w).days, 1);
    assert_day(one(w).demonstrated, ago(w, 5));
    p->by = ago(w, 5); /* on the day */
    assert_int_equal(one(w).kind, PACE_ON);
    p->by = ago(w, 6); /* later than planned, and done */
    assert_int_equal(one(w).kind, PACE_ON);
    assert_int_equal(one(w).days, -1);
    p->by = ago(w, -30);
    assert_int_equal(one(w).kind, PACE_AHEAD);
}

static void demonstrated_since_without_a_break(void **state) {
    struct world *w = *state;
    plan(w, 0, ago(w, 5));
    rate(w, 0, "3", ago(w, 20));
    rate(w, 0, "2", ago(w, 15));
    rate(w, 0, "4", ago(w, 10));
    rate(w, 0, "3", ago(w, 3));
    assert_day(one(w).demonstrated, ago(w, 10));
    judge(w, 0, "2", ago(w, 2));
    assert_int_equal(one(w).kind, PACE_CHECK_IN);
    judge(w, 0, "3", ago(w, 1));
    assert_day(one(w).demonstrated, ago(w, 1));
    assert_int_equal(one(w).kind, PACE_ON);
}

static void the_plan_is_told_as_counts(void **state) {
    struct world *w = *state;
    plan(w, 4, ago(w, 10));
    plan(w, 0, ago(w, 1));
    plan(w, 3, ago(w, -5));
    plan(w, 1, ago(w, 2));
    plan(w, 2, (struct date){0}); /* no date, no pace */
    plan(w, 5, ago(w, 3));        /* not the learner's */
    rate(w, 0, "3", ago(w, 9));
    const struct paces all = paces(w);
    assert_int_equal(all.n, 4);
    assert_int_equal(all.counts[PACE_AHEAD], 1);
    assert_int_equal(all.counts[PACE_ON], 1);
    assert_int_equal(all.counts[PACE_CHECK_IN], 2);
    for (size_t i = 0; i < 4; i++) /* as written */
        assert_int_equal(all.v[i].planned->mark.line, (int)i + 1);
}

static void planned_anew_the_latest_date_counts(void **state) {
    struct world *w = *state;
    plan(w, 0, ago(w, 10));
    plan(w, 0, ago(w, -10));
    assert_int_equal(one(w).kind, PACE_ON);
    assert_int_equal(one(w).planned->mark.line, 2);
    w->plan[1].by = (struct date){0};
    assert_int_equal(one(w).kind, PACE_CHECK_IN);
}

static void without_a_plan_there_is_no_pace(void **state) {
    struct world *w = *state;
    rate(w, 0, "2", ago(w, 100));
    assert_int_equal(paces(w).n, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(time_to_check_in_from_the_day_after), TEST(ahead_when_demonstrated_before_its_date),
        TEST(demonstrated_since_without_a_break),  TEST(the_plan_is_told_as_counts),
        TEST(planned_anew_the_latest_date_counts), TEST(without_a_plan_there_is_no_pace),
    };
    return cmocka_run_group_tests_name("pace", tests, NULL, NULL);
}
