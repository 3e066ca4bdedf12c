/* test_known.c: what was known on a day: the day itself is, the day after is not, and what has no date is. */
#include "small_class.h"

static void what_is_dated_later_is_not_there(void **state) {
    struct world *w = *state;
    struct narrative narratives[] = {{.date = ago(w, 0)}, {.date = ago(w, -1)}};
    struct check_in check_ins[] = {{.date = ago(w, 0)}, {.date = ago(w, -1)}};
    for (long later = 0; later <= 1; later++) {
        rate(w, 0, "3", ago(w, -later))->evidence = show(w, later ? "b" : "a", ago(w, -later));
        judge(w, 0, "3", ago(w, -later));
        struct goal *g = set_goal(w, 0, ago(w, -later), ago(w, -30));
        g->check_ins = check_ins, g->n_check_ins = 2;
        support(w, 0, ago(w, -later));
        ask(w, 0, ago(w, -later));
        plan(w, 0, ago(w, -later));
    }
    set_goal(w, 0, (struct date){0}, (struct date){0});
    w->learner.narratives = narratives, w->learner.n_narratives = 2;
    const struct learner *k = known(w);
    assert_int_equal(k->n_ratings, 1);
    assert_int_equal(k->n_evidence, 1);
    assert_ptr_equal(k->ratings[0].evidence, &k->evidence[0]);
    assert_int_equal(k->n_judgements, 1);
    assert_int_equal(k->n_goals, 2);
    assert_int_equal(k->goals[0].n_check_ins, 1);
    assert_int_equal(k->n_supports, 1);
    assert_int_equal(k->n_asked, 1);
    assert_int_equal(k->n_plan, 2);
    assert_int_equal(k->n_narratives, 1);
    assert_ptr_equal(k->written, &w->learner);
    assert_int_equal(w->learner.n_ratings, 2);
    assert_int_equal(w->learner.goals[0].n_check_ins, 2);
}

static void a_rating_outlives_evidence_that_is_dated_later(void **state) {
    struct world *w = *state;
    rate(w, 0, "3", ago(w, 1))->evidence = show(w, "later", ago(w, -1));
    const struct learner *k = known(w);
    assert_int_equal(k->n_ratings, 1);
    assert_null(k->ratings[0].evidence);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_dated_later_is_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_rating_outlives_evidence_that_is_dated_later, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
