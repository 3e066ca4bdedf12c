/* test_suppress.c: somebody who reads every figure that is told, of schools and of the district, tries to find the others:
 * all tables that agree with what is told are walked through, and a hidden figure must be open by SUPPRESS_LEAST or more.
 *
 * The attack knows nothing of the rules of suppress.c: it solves for ranges, unit by unit, over all sums that can be
 * reached. */
#include "assess/suppress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { UNITS = 4, MOST = 40, SUM = UNITS * MOST + 1 };

static unsigned next_random(unsigned *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* ---- the attack ------------------------------------------------------------------------------------------ */

/* Which (sum of totals, sum of parts) can be reached by units, each with a total and a part that agree with what is told. */
struct reach {
    unsigned char at[SUM][SUM];
};

static void options_of(const struct suppress_unit *u, size_t k, long *low, long *high, long *part_low,
                       long *part_high) {
    *low = u->hides_total ? 0 : u->total;
    *high = u->hides_total ? MOST : u->total;
    *part_low = u->hides_parts[k] ? 0 : u->part[k];
    *part_high = u->hides_parts[k] ? MOST : u->part[k];
}

static void extend(const struct suppress_unit *u, size_t k, const struct reach *from, struct reach *to) {
    long low, high, part_low, part_high;
    options_of(u, k, &low, &high, &part_low, &part_high);
    memset(to, 0, sizeof *to);
    for (long t = 0; t < SUM; t++)
        for (long p = 0; p <= t; p++) {
            if (!from->at[t][p]) continue;
            for (long x = low; x <= high && t + x < SUM; x++)
                for (long y = part_low; y <= part_high && y <= x; y++) to->at[t + x][p + y] = 1;
        }
}

static bool agrees(const struct suppress_table *t, size_t k, long total, long part) {
    if (!t->all.hides_total && total != t->all.total) return false;
    return t->all.hides_parts[k] || part == t->all.part[k];
}

/* Can the others, whose sums are in `others`, be completed with (x, y)? */
static bool can_be(const struct suppress_table *t, size_t k, const struct reach *others, long x, long y) {
    for (long a = 0; a + x < SUM; a++)
        for (long b = 0; b <= a && b + y < SUM; b++)
            if (others->at[a][b] && agrees(t, k, a + x, b + y)) return true;
    return false;
}

struct range {
    long least, most;
};

static void widen(struct range *r, long v) {
    if (v < r->least) r->least = v;
    if (v > r->most) r->most = v;
}

static void attack_unit(const struct suppress_table *t, size_t k, size_t i, struct range *total,
                        struct range *part, struct range *other) {
    static struct reach a, b;
    struct reach *from = &a, *to = &b;
    memset(from, 0, sizeof *from);
    from->at[0][0] = 1;
    for (size_t j = 0; j < t->n; j++) {
        if (j == i) continue;
        extend(&t->units[j], k, from, to);
        struct reach *swap = from;
        from = to, to = swap;
    }
    long low, high, part_low, part_high;
    options_of(&t->units[i], k, &low, &high, &part_low, &part_high);
    *total = *part = *other = (struct range){SUM, -1};
    for (long x = low; x <= high; x++)
        for (long y = part_low; y <= part_high && y <= x; y++)
            if (can_be(t, k, from, x, y)) widen(total, x), widen(part, y), widen(other, x - y);
}

static void fail_for(const struct suppress_table *t, size_t k, size_t i, const char *what, struct range r) {
    for (size_t j = 0; j < t->n; j++)
        print_message("unit %zu: total %ld%s, part %ld%s\n", j, t->units[j].total,
                      t->units[j].hides_total ? " hidden" : "", t->units[j].part[k],
                      t->units[j].hides_parts[k] ? " hidden" : "");
    print_message("all: total %ld%s, part %ld%s\n", t->all.total, t->all.hides_total ? " hidden" : "",
                  t->all.part[k], t->all.hides_parts[k] ? " hidden" : "");
    fail_msg("the %s of unit %zu is known to lie between %ld and %ld", what, i, r.least, r.most);
}

static void check_open(const struct suppress_table *t, size_t k, size_t i) {
    struct range total, part, other;
    attack_unit(t, k, i, &total, &part, &other);
    const struct suppress_unit *u = &t->units[i];
    if (u->hides_total && total.most - total.least < SUPPRESS_LEAST) fail_for(t, k, i, "total", total);
    if (u->hides_parts[k] && part.most - part.least < SUPPRESS_LEAST) fail_for(t, k, i, "part", part);
    if (u->hides_parts[k] && other.most - other.least < SUPPRESS_LEAST)
        fail_for(t, k, i, "other part", other);
}

static void check_told(const struct suppress_unit *u, size_t k) {
    if (!u->hides_total) assert_true(u->total >= SUPPRESS_LEAST);
    if (u->hides_parts[k]) return;
    assert_false(u->hides_total); /* parts would add up to it */
    assert_true(u->part[k] >= SUPPRESS_LEAST && u->total - u->part[k] >= SUPPRESS_LEAST);
}

static struct suppress_table random_table(unsigned *state, struct suppress_unit *units) {
    static const long mosts[] = {MOST, MOST, 25, 12};
    size_t n = 1 + next_random(state) % UNITS;
    for (size_t i = 0; i < n; i++) {
        units[i] = (struct suppress_unit){.total = next_random(state) %
                                                   (unsigned)(mosts[next_random(state) % 4] + 1)};
        for (size_t k = 0; k < SUPPRESS_SPLITS; k++)
            units[i].part[k] = next_random(state) % (unsigned)(units[i].total + 1);
    }
    return (struct suppress_table){.units = units, .n = n};
}

static void test_attack(void **context) {
    (void)context;
    unsigned state = 20261122;
    struct suppress_unit units[UNITS];
    size_t told = 0;
    for (int round = 0; round < 200; round++) {
        struct suppress_table t = random_table(&state, units);
        suppress(&t);
        for (size_t k = 0; k < SUPPRESS_SPLITS; k++) {
            check_told(&t.all, k);
            told += !t.all.hides_parts[k];
            for (size_t i = 0; i < t.n; i++) {
                check_told(&units[i], k);
                told += !units[i].hides_parts[k];
                if (units[i].hides_total || units[i].hides_parts[k]) check_open(&t, k, i);
            }
        }
    }
    assert_true(told > 50); /* hiding everything would be safe and useless */
}

/* The attack itself finds what is given away: without the complementary step it must succeed. */
static void test_attack_finds(void **context) {
    (void)context;
    struct suppress_unit units[] = {{.total = 30, .part = {4, 12}, .hides_parts = {true, false}},
                                    {.total = 40, .part = {18, 20}}};
    struct suppress_table t = {.units = units, .n = 2, .all = {.total = 70, .part = {22, 32}}};
    struct range total, part, other;
    attack_unit(&t, 0, 0, &total, &part, &other);
    assert_int_equal(part.least, 4);
    assert_int_equal(part.most, 4);
    suppress(&t);
    attack_unit(&t, 0, 0, &total, &part, &other);
    assert_true(part.most - part.least >= SUPPRESS_LEAST);
}

static void test_known(void **context) {
    (void)context;
    struct suppress_unit units[] = {
        {.total = 400, .part = {60, 30}}, {.total = 350, .part = {5, 44}}, {.total = 300, .part = {80, 50}}};
    struct suppress_table t = {.units = units, .n = 3};
    suppress(&t);
    assert_false(units[0].hides_total || units[1].hides_total || t.all.hides_total);
    assert_true(units[1].hides_parts[0]);
    assert_true(units[2].hides_parts[0]); /* the smallest of the others goes with it */
    assert_false(units[0].hides_parts[0] || t.all.hides_parts[0]);
    assert_false(units[1].hides_parts[1]);
    struct suppress_unit one = {.total = 25, .part = {3, 12}};
    struct suppress_table alone = {.units = &one, .n = 1};
    suppress(&alone);
    assert_true(one.hides_parts[0] && alone.all.hides_parts[0]);
    assert_false(one.hides_parts[1] || alone.all.hides_parts[1] || one.hides_total);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_attack), cmocka_unit_test(test_attack_finds),
                                       cmocka_unit_test(test_known)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
