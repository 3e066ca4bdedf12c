/* test_groups.c: what a learner needs now, and the groups made of needs: two to six, in roster order, each
 * learner once for a target, whatever the needs are. The class is that of small_class.h. */
#include "small_class.h"

#include "assess/small_groups.h"
#include "model/term.h"

static struct needs needs(struct world *w) {
    const struct assessment *as = assessed(w);
    const struct signals s = signals_of(w->arena, &w->workspace, known(w), as);
    return needs_of(w->arena, &w->workspace, known(w), as, &s);
}

/* What the learner needs of a target, or NULL. */
static const struct need *need_on(struct world *w, size_t target) {
    const struct needs all = needs(w);
    for (size_t i = 0; i < all.n; i++) {
        if (i) assert_true(all.v[i - 1].target->index < all.v[i].target->index);
        if (all.v[i].target == &w->targets[target]) return &all.v[i];
    }
    return NULL;
}

/* ---- needs ---- */

static void planned_in_this_week_or_the_next(void **state) {
    struct world *w = *state;
    w->calendar.as_of = day("2026-11-18"); /* Wednesday */
    struct planned *p = plan(w, 0, day("2026-11-15"));
    assert_null(need_on(w, 0)); /* the Sunday before */
    p->by = day("2026-11-16");
    assert_int_equal(need_on(w, 0)->why, NEED_PLANNED);
    assert_day(need_on(w, 0)->date, day("2026-11-16"));
    p->by = day("2026-11-29");
    assert_int_equal(need_on(w, 0)->why, NEED_PLANNED);
    p->by = day("2026-11-30");
    assert_null(need_on(w, 0));
    p->by = day("2026-11-20");
    rate(w, 0, "3", day("2026-11-17"));
    assert_null(need_on(w, 0)); /* the need is gone */
}

static void on_a_weekend_it_is_the_week_to_come(void **state) {
    (void)state;
    assert_day(small_groups_week(day("2026-11-16")), day("2026-11-16"));
    assert_day(small_groups_week(day("2026-11-20")), day("2026-11-16"));
    assert_day(small_groups_week(day("2026-11-21")), day("2026-11-23"));
    assert_day(small_groups_week(day("2026-11-22")), day("2026-11-23"));
    assert_day(small_groups_week(day("2026-11-23")), day("2026-11-23"));
}

static void asked_and_stalled_are_the_signals(void **state) {
    struct world *w = *state;
    struct asked *q = ask(w, 0, ago(w, 60));
    rate(w, 0, "2", ago(w, 40)), rate(w, 0, "2", ago(w, 3));
    assert_int_equal(need_on(w, 0)->why, NEED_ASKED | NEED_STALLED);
    assert_day(need_on(w, 0)->date, ago(w, 60));
    q->date = ago(w, 61);
    assert_int_equal(need_on(w, 0)->why, NEED_STALLED);
    assert_day(need_on(w, 0)->date, ago(w, 40));
    w->ratings[1].level = dec("2.5");
    assert_null(need_on(w, 0));
}

static void one_that_comes_first_is_missing(void **state) {
    struct world *w = *state;
    rate(w, 2, "2", ago(w, 5));
    const struct need *need = need_on(w, 2);
    assert_int_equal(need->why, NEED_FIRST);
    assert_ptr_equal(need->first, &w->targets[0]);
    assert_day(need->date, ago(w, 5));
    rate(w, 0, "3", ago(w, 4));
    assert_ptr_equal(need_on(w, 2)->first, &w->targets[1]);
    rate(w, 1, "3", ago(w, 3));
    assert_null(need_on(w, 2));
}

static void what_was_left_aside_is_no_need(void **state) {
    struct world *w = *state;
    struct rating *r = rate(w, 1, "2", ago(w, 27));
    assert_int_equal(need_on(w, 1)->why, NEED_FIRST);
    r->date = ago(w, 28);
    assert_null(need_on(w, 1));
}

static void a_plan_far_ahead_is_no_need(void **state) {
    struct world *w = *state;
    plan(w, 1, ago(w, -100));
    assert_null(need_on(w, 1));
    set_goal(w, 1, ago(w, 2), ago(w, -100));
    assert_int_equal(need_on(w, 1)->why, NEED_FIRST);
}

static void what_comes_first_may_stand_in_another_framework(void **state) {
    struct world *w = *state;
    struct target *after[] = {&w->targets[5]};
    w->targets[3].after = after, w->targets[3].n_after = 1;
    rate(w, 3, "2", ago(w, 5));
    assert_ptr_equal(need_on(w, 3)->first, &w->targets[5]);
    rate(w, 5, "3", ago(w, 4));
    assert_null(need_on(w, 3));
}

/* ---- groups ---- */

enum { ROSTER = 40 };

/* A roster of which the first n need one target, target 0 unless said otherwise. */
static struct small_groups groups_of(struct world *w, size_t n) {
    struct need *list = arena_array(w->arena, n, sizeof *list);
    struct needs *roster = arena_array(w->arena, n, sizeof *roster);
    for (size_t i = 0; i < n; i++) {
        list[i] = (struct need){.target = &w->targets[0], .why = NEED_ASKED};
        roster[i] = (struct needs){&list[i], 1};
    }
    return small_groups_of(w->arena, &w->workspace, w->calendar.as_of, roster, n);
}

static void two_to_six_and_then_parted(void **state) {
    struct world *w = *state;
    static const struct {
        size_t learners, sizes[3];
    } cases[] = {{0, {0}},     {1, {0}},        {2, {2}},        {3, {3}},
                 {5, {5}},     {6, {6}},        {7, {3, 4}},     {8, {4, 4}},
                 {12, {6, 6}}, {13, {4, 4, 5}}, {17, {5, 6, 6}}, {18, {6, 6, 6}}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct small_groups g = groups_of(w, cases[i].learners);
        size_t next = 0;
        for (size_t k = 0; k < 3; k++) {
            if (!cases[i].sizes[k]) assert_true(g.n <= k);
            if (!cases[i].sizes[k]) break;
            assert_int_equal(g.v[k].n, cases[i].sizes[k]);
            assert_int_equal(g.v[k].part, k + 1);
            assert_int_equal(g.v[k].parts, g.n);
            for (size_t m = 0; m < g.v[k].n; m++)
                assert_int_equal(g.v[k].members[m].learner, next++);
        }
        assert_int_equal(next, cases[i].learners < 2 ? 0 : cases[i].learners);
    }
}

static void groups_last_from_monday_to_friday(void **state) {
    struct world *w = *state;
    static const char *const days[][3] = {{"2026-11-16", "2026-11-16", "2026-11-20"},
                                          {"2026-11-20", "2026-11-16", "2026-11-20"},
                                          {"2026-11-21", "2026-11-23", "2026-11-27"},
                                          {"2026-11-22", "2026-11-23", "2026-11-27"},
                                          {"2027-01-01", "2026-12-28", "2027-01-01"}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        w->calendar.as_of = day(days[i][0]);
        const struct small_groups g = groups_of(w, 3);
        assert_day(g.v[0].from, day(days[i][1]));
        assert_day(g.v[0].to, day(days[i][2]));
    }
}

static void the_group_tells_all_reasons_and_what_most_need_first(void **state) {
    struct world *w = *state;
    const struct target *t = w->targets;
    const struct need list[] = {{&t[4], &t[3], NEED_FIRST, {0}},
                                {&t[4], &t[1], NEED_FIRST | NEED_STALLED, {0}},
                                {&t[4], NULL, NEED_ASKED, {0}},
                                {&t[4], &t[3], NEED_FIRST, {0}}};
    struct needs roster[4];
    for (size_t i = 0; i < 4; i++) roster[i] = (struct needs){&list[i], 1};
    struct small_groups g = small_groups_of(w->arena, &w->workspace, w->calendar.as_of, roster, 4);
    assert_int_equal(g.n, 1);
    assert_int_equal(g.v[0].why, NEED_FIRST | NEED_STALLED | NEED_ASKED);
    assert_ptr_equal(g.v[0].first, &t[3]);
    g = small_groups_of(w->arena, &w->workspace, w->calendar.as_of, roster,
                        3); /* one each: the one that stands first */
    assert_ptr_equal(g.v[0].first, &t[1]);
    g = small_groups_of(w->arena, &w->workspace, w->calendar.as_of, &roster[2], 1);
    assert_int_equal(g.n, 0);
}

static void a_need_told_twice_counts_once(void **state) {
    struct world *w = *state;
    const struct need list[] = {{.target = &w->targets[0], .why = NEED_ASKED},
                                {.target = &w->targets[0], .why = NEED_STALLED}};
    struct needs roster[] = {{list, 2}, {NULL, 0}};
    assert_int_equal(small_groups_of(w->arena, &w->workspace, w->calendar.as_of, roster, 2).n, 0);
    roster[1] = (struct needs){list, 1};
    const struct small_groups g =
        small_groups_of(w->arena, &w->workspace, w->calendar.as_of, roster, 2);
    assert_int_equal(g.v[0].n, 2);
    assert_int_equal(g.v[0].why, NEED_ASKED);
}

/* ---- whatever the needs are ---- */

static unsigned roll(unsigned long *seed, unsigned sides) {
    *seed = (*seed * 1103515245UL + 12345UL) & 0x7fffffffUL;
    return (unsigned)(*seed >> 8) % sides;
}

/* Any learner may need any targets, in any order, also twice. wanted[i][t]: learner i needs t. */
static struct needs *any_roster(struct world *w, unsigned long *seed, size_t n,
                                bool wanted[ROSTER][TARGETS]) {
    struct needs *roster = arena_array(w->arena, n, sizeof *roster);
    memset(wanted, 0, ROSTER * sizeof *wanted);
    for (size_t i = 0; i < n; i++) {
        size_t many = roll(seed, 8);
        struct need *list = arena_array(w->arena, many, sizeof *list);
        for (size_t k = 0; k < many; k++) {
            size_t t = roll(seed, TARGETS), first = roll(seed, 2 * TARGETS);
            list[k] = (struct need){&w->targets[t],
                                    first < TARGETS ? &w->targets[first] : NULL,
                                    1 + roll(seed, 15),
                                    {0}};
            wanted[i][t] = true;
        }
        roster[i] = (struct needs){list, many};
    }
    return roster;
}

static void look_at(struct world *w, const struct small_group *g, bool wanted[ROSTER][TARGETS]) {
    assert_in_range(g->n, SMALL_GROUP_LEAST, SMALL_GROUP_MOST);
    assert_in_range(g->part, 1, g->parts);
    assert_int_equal(date_weekday(g->from), 1);
    assert_int_equal(date_days(g->to) - date_days(g->from), 4);
    for (size_t i = 0; i < g->n; i++) {
        const struct group_member *m = &g->members[i];
        assert_ptr_equal(m->need->target, g->target);
        assert_true(wanted[m->learner][g->target->index]);
        wanted[m->learner][g->target->index] = false; /* in one group only */
        if (i) assert_true(g->members[i - 1].learner < m->learner);
    }
    (void)w;
}

/* Nobody is left over who is not the only one to need a target. */
static void look_at_the_rest(bool wanted[ROSTER][TARGETS], const bool has_group[TARGETS]) {
    for (size_t t = 0; t < TARGETS; t++) {
        size_t left = 0;
        for (size_t i = 0; i < ROSTER; i++) left += wanted[i][t];
        assert_true(left <= 1);
        if (has_group[t]) assert_int_equal(left, 0);
    }
}

static void any_needs_make_sound_groups(void **state) {
    struct world *w = *state;
    unsigned long seed = 20261120;
    for (int round = 0; round < 500; round++) {
        bool wanted[ROSTER][TARGETS], has_group[TARGETS] = {false};
        size_t n = roll(&seed, ROSTER + 1);
        const struct needs *roster = any_roster(w, &seed, n, wanted);
        const struct small_groups g =
            small_groups_of(w->arena, &w->workspace, w->calendar.as_of, roster, n);
        for (size_t i = 0; i < g.n; i++) {
            look_at(w, &g.v[i], wanted);
            has_group[g.v[i].target->index] = true;
            if (i == 0) continue;
            const struct small_group *before = &g.v[i - 1];
            assert_true(before->target->index <= g.v[i].target->index);
            if (before->target != g.v[i].target) continue;
            assert_int_equal(g.v[i].part, before->part + 1);
            assert_true(before->members[before->n - 1].learner < g.v[i].members[0].learner);
        }
        look_at_the_rest(wanted, has_group);
        arena_clear(w->arena);
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(planned_in_this_week_or_the_next),
        TEST(on_a_weekend_it_is_the_week_to_come),
        TEST(asked_and_stalled_are_the_signals),
        TEST(one_that_comes_first_is_missing),
        TEST(what_was_left_aside_is_no_need),
        TEST(a_plan_far_ahead_is_no_need),
        TEST(what_comes_first_may_stand_in_another_framework),
        TEST(two_to_six_and_then_parted),
        TEST(groups_last_from_monday_to_friday),
        TEST(the_group_tells_all_reasons_and_what_most_need_first),
        TEST(a_need_told_twice_counts_once),
        TEST(any_needs_make_sound_groups),
    };
    return cmocka_run_group_tests_name("groups", tests, NULL, NULL);
}
