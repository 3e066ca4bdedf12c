/* test_suppress.c: the rule in worked examples; and, in random tables, a reader who knows every learner's figures and the rule as
 * well: for nearly every learner a table is found in which the learner is in the other group, and of which the very same is told, down to the
 * widths of bands and the reasons why a figure is hidden. (What the figures alone say is tests/suites/equity's: there it is every
 * learner.) */
#include "assess/suppress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 200 };

struct table {
    struct suppress_child children[MOST];
    size_t n, n_units;
};

/* n more learners of the last unit, each with as many pieces, ratings and supports. */
static void add(struct table *t, size_t n, bool in, long pieces, long ratings, long supports) {
    if (!t->n_units) t->n_units = 1;
    for (size_t i = 0; i < n; i++)
        t->children[t->n++] =
            (struct suppress_child){t->n_units - 1, in, {pieces, ratings, supports}};
}

static const struct suppress_unit *told(struct arena *a, const struct table *t) {
    return suppress(
        a, &(struct suppress_table){.children = t->children, .n = t->n, .n_units = t->n_units});
}

#define assert_hidden(figure, reason) assert_int_equal((figure).why, reason)

static void assert_band(struct equity_band band, int from, int below) {
    assert_int_equal(band.from, from);
    assert_int_equal(band.below, below);
}

static void assert_told(struct equity_figure f, int with, int with_below, int without,
                        int without_below) {
    assert_int_equal(f.why, EQUITY_TOLD);
    assert_band(f.with, with, with_below);
    assert_band(f.without, without, without_below);
}

/* ---- worked examples ---- */

static void averages_are_told_as_bands(void **state) {
    struct arena *a = *state;
    struct table t = {0};
    add(&t, 10, true, 4, 20, 0), add(&t, 5, true, 6, 20, 1);
    add(&t, 20, false, 7, 70, 0), add(&t, 5, false, 6, 70, 2), add(&t, 5, false, 4, 20, 1);
    const struct suppress_unit *all = &told(a, &t)[1];
    assert_told(all->figures[EQUITY_EVIDENCE], 4, 6, 6, 8); /* 4.7 and 6.3 */
    assert_told(all->figures[EQUITY_SUPPORTS], 0, 1, 0, 1); /* 0.3 and 0.5 */
    assert_memory_equal(&told(a, &t)[0], all, sizeof *all); /* one school: the same of it */
}

static void a_zero_of_a_large_group_is_told(void **state) {
    struct arena *a = *state;
    struct table t = {0};
    add(&t, 30, true, 1, 0, 0), add(&t, 20, false, 1, 0, 1), add(&t, 10, false, 1, 0, 2);
    const struct suppress_unit *all = &told(a, &t)[1];
    assert_told(all->figures[EQUITY_SUPPORTS], 0, 1, 1, 2);
    assert_told(all->figures[EQUITY_FEEDBACK], 0, 1, 0, 1);
}

/* Whoever counts children cannot be misled by sums. */
static void a_group_of_nine_is_too_few(void **state) {
    struct arena *a = *state;
    struct table with = {0}, without = {0};
    add(&with, 9, true, 50, 50, 50), add(&with, 40, false, 50, 50, 50);
    add(&without, 40, true, 50, 50, 50), add(&without, 9, false, 50, 50, 50);
    for (size_t k = 0; k < EQUITY_MEASURES; k++) {
        assert_hidden(told(a, &with)[1].figures[k], EQUITY_HIDDEN);
        assert_hidden(told(a, &without)[1].figures[k], EQUITY_HIDDEN);
    }
}

/* Of few learners, that a figure is told would say how many are in the group: of 20, exactly 10. */
static void a_school_of_29_is_too_small(void **state) {
    struct arena *a = *state;
    struct table t = {0};
    add(&t, 14, true, 5, 5, 5), add(&t, 15, false, 5, 5, 5);
    assert_hidden(told(a, &t)[1].figures[EQUITY_EVIDENCE], EQUITY_SMALL);
    add(&t, 1, false, 5, 5, 5);
    assert_told(told(a, &t)[1].figures[EQUITY_EVIDENCE], 4, 6, 4, 6);
}

/* Twelve with 40 pieces and 30 with none: an average of 40 could be of nobody else. */
static void a_figure_that_names_its_group_is_hidden(void **state) {
    struct arena *a = *state;
    struct table t = {0};
    add(&t, 12, true, 40, 5, 0), add(&t, 30, false, 0, 5, 0);
    const struct suppress_unit *all = &told(a, &t)[1];
    assert_hidden(all->figures[EQUITY_EVIDENCE], EQUITY_HIDDEN);
    assert_told(all->figures[EQUITY_FEEDBACK], 4, 6, 4, 6);
}

/* One of twelve has 14 pieces of 14. "1 to 2 each" would be that learner alone. */
static void nobody_is_most_of_a_figure(void **state) {
    struct arena *a = *state;
    struct table t = {0};
    add(&t, 11, true, 0, 0, 0), add(&t, 1, true, 14, 3, 0);
    add(&t, 29, false, 9, 0, 0), add(&t, 1, false, 9, 3, 0);
    const struct suppress_unit *all = &told(a, &t)[1];
    assert_told(all->figures[EQUITY_EVIDENCE], 0, 4, 4, 16);
    assert_told(all->figures[EQUITY_FEEDBACK], 0, 1, 0,
                1); /* who has most of next to nothing says nothing */
}

/* Somebody with 200 pieces counts as twice the average of everybody. */
static void nobody_stands_out(void **state) {
    struct arena *a = *state;
    struct table t = {0};
    add(&t, 20, true, 5, 1, 1), add(&t, 1, true, 200, 1, 1), add(&t, 40, false, 5, 1, 1);
    const struct suppress_unit *all = &told(a, &t)[1];
    assert_told(all->figures[EQUITY_EVIDENCE], 4, 6, 4, 6);
}

/* An average on the edge of a band would change with one learner. */
static void wider_bands_come_before_hiding(void **state) {
    struct arena *a = *state;
    struct table t = {0};
    add(&t, 15, true, 6, 1, 1), add(&t, 30, false, 5, 1, 1);
    assert_told(told(a, &t)[1].figures[EQUITY_EVIDENCE], 4, 8, 4, 8);
}

/* A school that is not told of is not what the others leave over: no average of it follows from theirs. */
static void a_district_is_told_beside_a_hidden_school(void **state) {
    struct arena *a = *state;
    struct table t = {0};
    add(&t, 20, true, 5, 0, 0), add(&t, 40, false, 5, 0, 0);
    t.n_units = 2;
    add(&t, 3, true, 5, 0, 0), add(&t, 40, false, 5, 0, 0);
    const struct suppress_unit *units = told(a, &t);
    assert_told(units[2].figures[EQUITY_EVIDENCE], 4, 6, 4, 6);
    assert_told(units[0].figures[EQUITY_EVIDENCE], 4, 6, 4, 6);
    assert_hidden(units[1].figures[EQUITY_EVIDENCE], EQUITY_HIDDEN);
}

static void nobody_at_all(void **state) {
    struct arena *a = *state;
    struct table t = {.n_units = 2};
    for (size_t i = 0; i < 3; i++) assert_hidden(told(a, &t)[i].figures[0], EQUITY_SMALL);
}

/* ---- a reader who knows the rule ---- */

static unsigned next_random(unsigned *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Schools of all sizes around the limits; groups that have more, less, or as much; one learner in twenty has a lot. */
static void random_table(struct table *t, unsigned *seed) {
    *t = (struct table){.n_units = 1 + next_random(seed) % 3};
    for (size_t u = 0; u < t->n_units; u++) {
        size_t n = 8 + next_random(seed) % 45;
        unsigned share = 1 + next_random(seed) % 9, more = next_random(seed) % 3;
        for (size_t i = 0; i < n; i++) {
            struct suppress_child *c = &t->children[t->n++];
            *c = (struct suppress_child){.unit = u, .in = next_random(seed) % 10 < share};
            for (size_t k = 0; k < EQUITY_MEASURES; k++)
                c->has[k] = next_random(seed) % (k == 2 ? 3 : 9);
            if (c->in) c->has[0] *= more;
            if (next_random(seed) % 20 == 0) c->has[0] *= 6;
        }
    }
}

/* How many figures are told, those in finer bands counting for more. */
static size_t worth(const struct suppress_unit *units, size_t n_units) {
    size_t sum = 0;
    for (size_t u = 0; u <= n_units; u++)
        for (size_t k = 0; k < EQUITY_MEASURES; k++) {
            const struct equity_figure *f = &units[u].figures[k];
            int width = f->with.below ? f->with.below - f->with.from : 64;
            sum += f->why ? 0 : (size_t)(1000 - width);
        }
    return sum;
}

/* What was told of an earlier term is known still, and both must leave open who is in the group. */
static void terms_are_taken_together(void **state) {
    struct arena *a = *state;
    unsigned seed = 5;
    size_t less = 0;
    for (int round = 0; round < 6; round++) {
        struct table now, before;
        random_table(&now, &seed);
        before = now;
        for (size_t i = 0; i < now.n; i++)
            for (size_t k = 0; k < EQUITY_MEASURES; k++)
                now.children[i].has[EQUITY_MEASURES + k] = before.children[i].has[k] =
                    next_random(&seed) % 9;
        struct suppress_table both = {.children = now.children,
                                      .n = now.n,
                                      .n_units = now.n_units,
                                      .earlier = {told(a, &before)},
                                      .n_earlier = 1};
        size_t alone = worth(told(a, &now), now.n_units);
        size_t together = worth(suppress(a, &both), now.n_units);
        less += together < alone;
    }
    assert_true(less > 0);
}

/* Told, and why not: all that a workbook can say. */
static bool same_told(struct arena *scratch, const struct table *t,
                      const struct suppress_unit *want) {
    const struct suppress_unit *got = told(scratch, t);
    bool same = memcmp(got, want, (t->n_units + 1) * sizeof *got) == 0;
    arena_clear(scratch);
    return same;
}

/* Is the same told of a table with the learner in the other group: alone, in exchange for another one, or with some more of the same
 * school, picked at random? */
static bool can_be_other(struct arena *scratch, struct table *t, size_t i,
                         const struct suppress_unit *want) {
    enum { TRIES = 300, MOST_TURNED = 5 };
    struct suppress_child *c = t->children;
    unsigned seed = 1;
    bool found = false;
    for (size_t tries = 0; !found && tries < TRIES; tries++) {
        size_t turned[MOST_TURNED] = {i, tries}, n = tries == i ? 1 : 2;
        if (tries >= t->n) n = 3 + tries % 3;
        for (size_t k = 1; k < n && tries >= t->n; k++) turned[k] = next_random(&seed) % t->n;
        bool was = c[i].in;
        for (size_t k = 0; k < n; k++) c[turned[k]].in = !c[turned[k]].in;
        found = was != c[i].in && same_told(scratch, t, want);
        for (size_t k = 0; k < n; k++) c[turned[k]].in = !c[turned[k]].in;
    }
    return found;
}

static void who_knows_the_rule_cannot_tell_either(void **state) {
    enum { ROUNDS = 4 };
    struct arena *a = *state, *scratch = arena_new();
    unsigned seed = 3;
    size_t learners = 0, open = 0, figures = 0, told_figures = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct table t;
        random_table(&t, &seed);
        const struct suppress_unit *want = told(a, &t);
        for (size_t u = 0; u <= t.n_units; u++)
            for (size_t k = 0; k < EQUITY_MEASURES; k++)
                figures++, told_figures += want[u].figures[k].why == EQUITY_TOLD;
        for (size_t i = 0; i < t.n; i++, learners++) open += can_be_other(scratch, &t, i, want);
    }
    print_message("%zu of %zu figures are told; of %zu learners %zu can be in either group\n",
                  told_figures, figures, learners, open);
    assert_true(told_figures > 5 && told_figures < figures);
    assert_true(100 * open >= 97 * learners); /* the others were not found among so many tries */
    arena_free(scratch);
}

static int set_up(void **state) {
    *state = arena_new();
    return 0;
}

static int tear_down(void **state) {
    arena_free(*state);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {TEST(averages_are_told_as_bands),
                                       TEST(a_zero_of_a_large_group_is_told),
                                       TEST(a_group_of_nine_is_too_few),
                                       TEST(a_school_of_29_is_too_small),
                                       TEST(a_figure_that_names_its_group_is_hidden),
                                       TEST(nobody_is_most_of_a_figure),
                                       TEST(nobody_stands_out),
                                       TEST(terms_are_taken_together),
                                       TEST(wider_bands_come_before_hiding),
                                       TEST(a_district_is_told_beside_a_hidden_school),
                                       TEST(nobody_at_all),
                                       TEST(who_knows_the_rule_cannot_tell_either)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
