/* test_methods.c: the rules by which ratings become one value: published examples, properties over random
 * lists, ties. */
#include "assess/methods.h"
#include "assess/steps.h"

#include "base/arena.h"
#include "model/method.h"
#include "model/scale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

enum { LISTS = 10000, LONGEST = 12 };

static struct dec dec(const char *s) {
    struct dec d = {0};
    if (!dec_parse(s, strlen(s), &d)) fail_msg("'%s' is no number", s);
    return d;
}

/* Levels 0 or 1 up to top, mastery at 3. */
static struct scale scale_to(struct level levels[11], int lowest, int top) {
    for (int i = lowest; i <= top; i++) levels[i - lowest] = (struct level){.value = dec_int(i)};
    return (struct scale){
        .levels = levels, .n_levels = (size_t)(top - lowest + 1), .mastery = dec_int(3)};
}

static struct method method(enum method_name name) {
    return (struct method){
        .name = name, .weight = dec("0.65"), .times = 3, .at_least = 1, .counts = 7};
}

static const char *text(struct dec d) {
    static char out[4][32]; /* of a test's message */
    static int turn;
    turn = (turn + 1) % 4;
    dec_short(d, 15, out[turn]);
    return out[turn];
}

static void assert_value(struct verdict v, const char *want) {
    char got[32];
    assert_true(v.has_value);
    dec_text(v.value, 15, got);
    struct dec wanted = dec(want);
    if (dec_cmp(v.value, wanted) != 0) fail_msg("%s, not %s", got, want);
}

/* ---- the worked examples ---- */

/* "decaying-average weight=0.75" or "n-times times=3 mastery=3" as a method. */
static struct method named(const char *key) {
    size_t n = strcspn(key, " ");
    struct method m = method(METHOD_COUNT);
    for (int i = 0; i < METHOD_COUNT; i++) {
        const char *name = method_text((enum method_name)i);
        if (strlen(name) == n && strncmp(name, key, n) == 0) m.name = (enum method_name)i;
    }
    if (m.name == METHOD_COUNT) fail_msg("no method for '%s'", key);
    const char *weight = strstr(key, "weight="), *times = strstr(key, "times=");
    if (weight) m.weight = dec(weight + 7);
    if (times) m.times = (int)strtol(times + 6, NULL, 10);
    return m;
}

/* Counts in examples[] what each method is to make of the scores. */
static void check_case(const json_t *one, size_t examples[METHOD_COUNT]) {
    struct level levels[11];
    struct scale scale =
        scale_to(levels, 0, (int)json_integer_value(json_object_get(one, "scale_top")));
    const json_t *scores = json_object_get(one, "scores_oldest_first");
    struct dec s[LONGEST];
    size_t n = json_array_size(scores);
    assert_in_range(n, 1, LONGEST);
    for (size_t i = 0; i < n; i++) s[i] = dec(json_string_value(json_array_get(scores, i)));
    const char *key;
    json_t *want;
    json_object_foreach((json_t *)(uintptr_t)one, key, want) {
        if (strcmp(key, "scores_oldest_first") == 0 || strcmp(key, "scale_top") == 0) continue;
        struct method m = named(key);
        struct verdict v = method_apply(&m, &scale, s, n);
        assert_int_equal(v.has_value, json_is_string(want));
        char got[32] = "none";
        if (v.has_value) dec_text(v.value, 2, got);
        if (v.has_value && strcmp(got, json_string_value(want)) != 0) {
            fail_msg("%s: %s, not %s", key, got, json_string_value(want));
        }
        examples[m.name] += v.has_value;
    }
}

static void every_method_has_worked_examples_that_hold(void **state) {
    (void)state;
    json_error_t error;
    json_t *all = json_load_file("tests/data/proficiency-cases.json", 0, &error);
    if (!all) fail_msg("%s", error.text);
    const json_t *cases = json_object_get(all, "cases");
    size_t examples[METHOD_COUNT] = {0};
    for (size_t i = 0; i < json_array_size(cases); i++)
        check_case(json_array_get(cases, i), examples);
    for (int i = 0; i < METHOD_COUNT; i++) {
        const char *name = method_text((enum method_name)i);
        if (i != METHOD_JUDGEMENT && !examples[i])
            fail_msg("%s has no worked example in tests/data/proficiency-cases.json", name);
    }
    assert_true(json_array_size(cases) >= 11);
    json_decref(all);
}

/* ---- random lists ---- */

/* xorshift64*: the same lists in every run. */
static unsigned next_random(uint64_t *seed, unsigned below) {
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (unsigned)((*seed * 2685821657736338717ULL) >> 33) % below;
}

struct list {
    struct dec s[LONGEST];
    size_t n;
    struct dec least, most;
};

/* Half levels and, now and then, what a spreadsheet makes of a level: 2.875, 3.333. */
static struct list random_list(uint64_t *seed) {
    static const char *const rare[] = {"2.875", "3.333", "1.005", "0.1", "3.999999999999999"};
    struct list l = {.n = 1 + next_random(seed, LONGEST)};
    for (size_t i = 0; i < l.n; i++) {
        l.s[i] = dec_div_int(dec_int((long)next_random(seed, 9)), 2);
        if (next_random(seed, 10) == 0) l.s[i] = dec(rare[next_random(seed, 5)]);
        if (i == 0 || dec_cmp(l.s[i], l.least) < 0) l.least = l.s[i];
        if (i == 0 || dec_cmp(l.s[i], l.most) > 0) l.most = l.s[i];
    }
    return l;
}

static struct method random_method(uint64_t *seed, enum method_name name) {
    struct method m = method(name);
    m.weight = dec_div_int(dec_int((long)next_random(seed, 101)), 100);
    m.times = 1 + (int)next_random(seed, 5);
    return m;
}

static void shuffle(uint64_t *seed, struct list *l) {
    for (size_t i = l->n; i > 1; i--) {
        size_t k = next_random(seed, (unsigned)i);
        struct dec other = l->s[k];
        l->s[k] = l->s[i - 1];
        l->s[i - 1] = other;
    }
}

static void results_lie_between_the_ratings(void **state) {
    (void)state;
    struct level levels[11];
    struct scale scale = scale_to(levels, 0, 4);
    uint64_t seed = 20261014;
    for (int round = 0; round < LISTS; round++) {
        struct list l = random_list(&seed);
        for (int name = 0; name < METHOD_COUNT; name++) {
            struct method m = random_method(&seed, (enum method_name)name);
            struct verdict v = method_apply(&m, &scale, l.s, l.n);
            if (name == METHOD_JUDGEMENT) assert_false(v.has_value);
            if (name != METHOD_JUDGEMENT && name != METHOD_N_TIMES) assert_true(v.has_value);
            if (!v.has_value) continue;
            bool by_curve = name == METHOD_POWER_LAW && !v.fell_back;
            struct dec least = by_curve ? dec_int(0) : l.least,
                       most = by_curve ? dec_int(4) : l.most;
            if (dec_cmp(v.value, least) < 0 || dec_cmp(v.value, most) > 0) {
                fail_msg("%s: %s is not within %s and %s", method_text(m.name), text(v.value),
                         text(least), text(most));
            }
        }
    }
}

static void one_rating_is_the_level(void **state) {
    (void)state;
    struct level levels[11];
    struct scale scale = scale_to(levels, 0, 4);
    uint64_t seed = 7;
    for (int round = 0; round < LISTS; round++) {
        struct list l = random_list(&seed);
        for (int name = 0; name < METHOD_COUNT; name++) {
            if (name == METHOD_JUDGEMENT || name == METHOD_N_TIMES) continue;
            struct method m = random_method(&seed, (enum method_name)name);
            struct verdict v = method_apply(&m, &scale, l.s, 1);
            assert_true(v.has_value && dec_cmp(v.value, l.s[0]) == 0);
        }
    }
}

/* The same rating again and again is that rating, for every rule and also for the power law's logarithms. */
static void equal_ratings_are_the_level(void **state) {
    (void)state;
    struct level levels[11];
    struct scale scale = scale_to(levels, 0, 4);
    static const char *const values[] = {"3", "0.1", "2.5", "3.333", "4", "0.000000000000001"};
    for (size_t k = 0; k < 6; k++) {
        struct dec s[200];
        for (size_t i = 0; i < 200; i++) s[i] = dec(values[k]);
        for (size_t n = 1; n <= 200; n++) {
            for (int name = 0; name < METHOD_COUNT; name++) {
                struct method m = method((enum method_name)name);
                struct verdict v = method_apply(&m, &scale, s, n);
                if (name == METHOD_N_TIMES || name == METHOD_JUDGEMENT) continue;
                if (name == METHOD_POWER_LAW && k == 5) continue; /* lies under its 12 decimals */
                if (dec_cmp(v.value, s[0]) != 0)
                    fail_msg("%s of %s: %s", method_text(m.name), values[k], text(v.value));
            }
        }
    }
}

static void nothing_is_not_a_level(void **state) {
    (void)state;
    struct level levels[11];
    struct scale scale = scale_to(levels, 0, 4);
    for (int name = 0; name < METHOD_COUNT; name++) {
        struct method m = method((enum method_name)name);
        assert_false(method_apply(&m, &scale, NULL, 0).has_value);
    }
}

static void order_does_not_matter_where_it_must_not(void **state) {
    (void)state;
    static const enum method_name names[] = {METHOD_MEAN, METHOD_MEDIAN, METHOD_HIGHEST,
                                             METHOD_N_TIMES};
    struct level levels[11];
    struct scale scale = scale_to(levels, 0, 4);
    uint64_t seed = 99;
    for (int round = 0; round < LISTS; round++) {
        struct list l = random_list(&seed), mixed = l;
        shuffle(&seed, &mixed);
        for (size_t i = 0; i < 4; i++) {
            struct method m = method(names[i]);
            struct verdict a = method_apply(&m, &scale, l.s, l.n),
                           b = method_apply(&m, &scale, mixed.s, l.n);
            assert_int_equal(a.has_value, b.has_value);
            assert_int_equal(dec_cmp(a.value, b.value), 0);
        }
    }
}

/* A better rating never makes the value worse. */
static void better_is_never_worse(void **state) {
    (void)state;
    static const enum method_name names[] = {
        METHOD_MOST_RECENT,     METHOD_HIGHEST,        METHOD_MEAN,
        METHOD_MEDIAN,          METHOD_MEAN_OF_RECENT, METHOD_WEIGHTED_AVERAGE,
        METHOD_DECAYING_AVERAGE};
    struct level levels[11];
    struct scale scale = scale_to(levels, 0, 4);
    uint64_t seed = 4711;
    for (int round = 0; round < LISTS; round++) {
        struct list l = random_list(&seed), better = l;
        size_t at = next_random(&seed, (unsigned)l.n);
        better.s[at] =
            dec_add(better.s[at], dec_div_int(dec_int(1 + (long)next_random(&seed, 3)), 2));
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            struct method m = random_method(&seed, names[i]);
            struct verdict a = method_apply(&m, &scale, l.s, l.n),
                           b = method_apply(&m, &scale, better.s, l.n);
            if (dec_cmp(b.value, a.value) < 0) {
                fail_msg("%s: %s became %s", method_text(m.name), text(a.value), text(b.value));
            }
        }
    }
}

/* What method m makes of s[0..n-1], *v its verdict. */
static struct steps steps_of(struct arena *a, const struct method *m, const struct scale *scale,
                             const struct dec *s, size_t n, struct verdict *v) {
    struct trace t = {.arena = a};
    *v = method_trace(m, scale, s, n, &t);
    return (struct steps){.v = t.list.v, .n = t.list.n};
}

/* The last step's result is the value, and noting steps changes nothing. */
static void steps_end_at_the_value(void **state) {
    (void)state;
    struct level levels[11];
    struct scale scale = scale_to(levels, 1, 4);
    uint64_t seed = 31;
    struct arena *arena = arena_new();
    for (int round = 0; round < LISTS / 10; round++) {
        struct list l = random_list(&seed), before = l;
        for (int name = 0; name < METHOD_COUNT; name++) {
            struct method m = random_method(&seed, (enum method_name)name);
            struct verdict plain = method_apply(&m, &scale, l.s, l.n), told;
            struct steps steps = steps_of(arena, &m, &scale, l.s, l.n, &told);
            assert_int_equal(plain.has_value, told.has_value);
            assert_int_equal(dec_cmp(plain.value, told.value), 0);
            assert_memory_equal(&before, &l, sizeof l);
            if (!told.has_value) continue;
            assert_true(steps.n > 0);
            assert_int_equal(dec_cmp(steps.v[steps.n - 1].result, told.value), 0);
        }
        arena_clear(arena);
    }
    arena_free(arena);
}

/* ---- exact places ---- */

static struct verdict of(enum method_name name, const char *first, const char *second,
                         const char *third) {
    static struct level levels[11]; /* written alike each time */
    struct scale scale = scale_to(levels, 1, 4);
    struct dec s[3];
    size_t n = 0;
    const char *const all[] = {first, second, third};
    for (; n < 3 && all[n]; n++) s[n] = dec(all[n]);
    struct method m = method(name);
    return method_apply(&m, &scale, s, n);
}

static void ties_are_exact(void **state) {
    (void)state;
    assert_value(of(METHOD_MEAN, "4", "4.25", NULL),
                 "4.125"); /* shown as 4.13; binary printing would say 4.12 */
    char shown[32];
    dec_text(of(METHOD_MEAN, "4", "4.25", NULL).value, 2, shown);
    assert_string_equal(shown, "4.13");
    assert_value(of(METHOD_MEDIAN, "2.01", "2", NULL), "2.005");
    assert_value(of(METHOD_DECAYING_AVERAGE, "2", "3", NULL), "2.65");
    assert_value(of(METHOD_DECAYING_AVERAGE, "1", "2", "3"), "2.5275");
    assert_value(of(METHOD_WEIGHTED_AVERAGE, "2", "3", "4"), "3.475");
    assert_value(of(METHOD_MEAN, "2", "2", "3"), "2.333333333333333");
}

static void modes_that_tie_are_settled_by_the_last(void **state) {
    (void)state;
    assert_value(of(METHOD_MODE, "2", "3", NULL), "3");
    assert_value(of(METHOD_MODE, "3", "2", NULL), "2");
    assert_value(of(METHOD_MODE, "3", "2", "3"), "3");
    assert_value(of(METHOD_MODE, "3", "3", "2"),
                 "3"); /* the last one is not among the most frequent */
}

static void the_power_law_falls_back_and_is_clamped(void **state) {
    (void)state;
    assert_true(of(METHOD_POWER_LAW, "2", "3", NULL).fell_back);
    assert_true(of(METHOD_POWER_LAW, "0", "3", "3").fell_back);
    assert_true(of(METHOD_POWER_LAW, "-1", "3", "3").fell_back);
    assert_value(of(METHOD_POWER_LAW, "0", "3", "3"), "2");
    assert_false(of(METHOD_POWER_LAW, "1", "3", "3").fell_back);
    assert_value(of(METHOD_POWER_LAW, "1", "4", "4"), "4");   /* the curve is above the scale */
    assert_value(of(METHOD_POWER_LAW, "4", "1", "0.5"), "1"); /* and under it */
}

static void large_scales_do_not_overflow(void **state) {
    (void)state;
    assert_value(of(METHOD_DECAYING_AVERAGE, "999999999", "-999999999", NULL), "-299999999.7");
    assert_value(of(METHOD_WEIGHTED_AVERAGE, "999999999", "999999999", "999999998"),
                 "999999998.35");
    assert_value(of(METHOD_MEAN, "999999999", "999999999", "999999999"), "999999999");
    assert_int_equal(
        dec_cmp(dec_mul(dec("-1.5"), dec("2.000000000000001")), dec("-3.000000000000002")), 0);
}

static void steps_say_what_was_done(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct level levels[11];
    struct scale scale = scale_to(levels, 1, 4);
    struct dec s[] = {dec_int(2), dec_int(3)};
    struct method m = method(METHOD_DECAYING_AVERAGE);
    struct verdict v;
    struct steps steps = steps_of(arena, &m, &scale, s, 2, &v);
    assert_int_equal(steps.n, 2);
    assert_int_equal(steps.v[0].kind, STEP_START);
    assert_string_equal(text(steps.v[0].result), "2");
    assert_int_equal(steps.v[1].kind, STEP_WEIGH);
    assert_string_equal(text(steps.v[1].w), "0.65");
    assert_string_equal(text(steps.v[1].a), "3");
    assert_string_equal(text(steps.v[1].rest), "0.35");
    assert_string_equal(text(steps.v[1].b), "2");
    assert_string_equal(text(steps.v[1].result), "2.65");

    m = method(METHOD_N_TIMES);
    steps = steps_of(arena, &m, &scale, s, 2, &v);
    assert_int_equal(steps.n, 1);
    assert_int_equal(steps.v[0].kind, STEP_AT_MASTERY);
    assert_int_equal(steps.v[0].have, 1);
    assert_int_equal(steps.v[0].needed, 3);
    assert_string_equal(text(steps.v[0].of[0]), "3");

    m = method(METHOD_MODE);
    steps = steps_of(arena, &m, &scale, s, 2, &v);
    assert_int_equal(steps.v[0].kind, STEP_LAST_OF_EQUALS);
    assert_int_equal(steps.v[0].n_of, 2);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_method_has_worked_examples_that_hold),
        cmocka_unit_test(results_lie_between_the_ratings),
        cmocka_unit_test(one_rating_is_the_level),
        cmocka_unit_test(equal_ratings_are_the_level),
        cmocka_unit_test(nothing_is_not_a_level),
        cmocka_unit_test(order_does_not_matter_where_it_must_not),
        cmocka_unit_test(better_is_never_worse),
        cmocka_unit_test(steps_end_at_the_value),
        cmocka_unit_test(ties_are_exact),
        cmocka_unit_test(modes_that_tie_are_settled_by_the_last),
        cmocka_unit_test(the_power_law_falls_back_and_is_clamped),
        cmocka_unit_test(large_scales_do_not_overflow),
        cmocka_unit_test(steps_say_what_was_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
