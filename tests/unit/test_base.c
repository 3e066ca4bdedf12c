/* test_base.c: the ground: decimals, dates, text, tables, findings. */
#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/dec.h"
#include "base/diag.h"
#include "base/ending.h"
#include "base/hash.h"
#include "base/late.h"
#include "base/utf8.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct dec dec(const char *s) {
    struct dec d = {0};
    assert_true(dec_parse(s, strlen(s), &d));
    return d;
}

static void assert_dec(struct dec d, int places, const char *want) {
    char got[32];
    dec_text(d, places, got);
    assert_string_equal(got, want);
}

static void decimals_round_half_up(void **state) {
    (void)state;
    assert_dec(dec("4.125"), 2, "4.13"); /* binary floating point prints 4.12 */
    assert_dec(dec("-4.125"), 2, "-4.13");
    assert_dec(dec("0.005"), 2, "0.01");
    assert_dec(dec("3"), 2, "3.00");
    assert_dec(dec("2.5"), 0, "3");
    assert_dec(dec_div_int(dec("10"), 3), 15, "3.333333333333333");
    assert_dec(dec_mul(dec("0.65"), dec("4")), 2, "2.60");
    char text[32];
    dec_short(dec("2.50"), 2, text);
    assert_string_equal(text, "2.5");
    dec_short(dec("3"), 2, text);
    assert_string_equal(text, "3");
}

static void decimals_refuse_what_is_no_number(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "", "-", ".5", "5.", "1e3", "1,5", " 1", "1 ", "0x1", "1234567890", "1.1234567890123456"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct dec d = {7};
        assert_false(dec_parse(wrong[i], strlen(wrong[i]), &d));
        assert_true(d.v == 7);
    }
}

static void dates_are_days_that_exist(void **state) {
    (void)state;
    struct date d;
    assert_true(date_parse("2024-02-29", 10, &d));
    assert_false(date_parse("2026-02-29", 10, &d));
    assert_false(date_parse("2026-2-09", 9, &d));
    assert_false(date_parse("2026-13-01", 10, &d));
    assert_false(date_parse("3/4/2026", 8, &d));
    for (long day = -1000000; day < 1000000; day += 997) {
        struct date there = date_from_days(day);
        if (there.year >= 1) assert_int_equal(date_days(there), day);
    }
    assert_true(date_parse("2026-11-24", 10, &d));
    assert_int_equal(date_weekday(d), 2);
}

static void text_is_checked(void **state) {
    (void)state;
    size_t bad = 99;
    assert_true(utf8_valid("Nguy\xE1\xBB\x85n", 8, &bad));
    assert_false(utf8_valid("a\xC0\xAF", 3, &bad));
    assert_int_equal(bad, 1);
    assert_false(utf8_valid("\xED\xA0\x80", 3, &bad)); /* a surrogate */
    assert_false(utf8_valid("a\0b", 3, &bad));
    assert_int_equal(utf8_width("Ngu\xCC\x81", 5), 3);
    assert_int_equal(utf8_width("\xE5\xAD\xA6", 3), 2);
}

static void text_is_escaped(void **state) {
    (void)state;
    struct buf b = BUF_INIT;
    buf_html(&b, "<a href='x'>\"&\"");
    assert_string_equal(b.p, "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;");
    buf_clear(&b);
    buf_json(&b, "</script>\"\\\n\xE2\x80\xA8");
    assert_string_equal(b.p, "\\u003c/script\\u003e\\\"\\\\\\u000a\\u2028");
    buf_clear(&b);
    buf_num(&b, -1.50, 2);
    buf_char(&b, ' ');
    buf_num(&b, 0.049, 1);
    buf_char(&b, ' ');
    buf_num(&b, 12.05, 2);
    assert_string_equal(b.p, "-1.5 0 12.05");
    buf_release(&b);
}

/* As the C library would, with the zeros at the end taken away. */
static void assert_number(double v, int places) {
    char text[64];
    struct buf b = BUF_INIT;
    double scale = pow(10, places);
    snprintf(text, sizeof text, "%.*f", places, (double)llround(v * scale) / scale);
    size_t n = strlen(text);
    while (strchr(text, '.') && text[n - 1] == '0') text[--n] = '\0';
    if (text[n - 1] == '.') text[--n] = '\0';
    buf_num(&b, v, places);
    assert_string_equal(b.p, strcmp(text, "-0") == 0 ? "0" : text);
    buf_release(&b);
}

static void numbers_are_written(void **state) {
    (void)state;
    static const double some[] = {0,  0.004999, 0.005,       0.995,    9.999,
                                  10, 99.995,   1234567.891, 0.000001, 5e8};
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        for (int places = 0; places <= 6; places++)
            assert_number(some[i], places), assert_number(-some[i], places);
    for (int i = -20000; i < 20000; i++) assert_number(i * 0.0137, 2);
    struct buf b = BUF_INIT;
    buf_num(&b, HUGE_VAL, 2);
    buf_num(&b, NAN, 6);
    buf_num(&b, 9e15, 3);
    assert_string_equal(b.p, "009000000000000000");
    buf_release(&b);
}

static void arenas_hold_what_is_put_in(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const char *texts[400];
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 400; i++)
            texts[i] = arena_printf(a, "%0*d", i * 7 + 1, i); /* over the ends of blocks */
        for (int i = 0; i < 400; i++) {
            assert_int_equal(strlen(texts[i]), i * 7 + 1);
            assert_int_equal(atoi(texts[i]), i);
        }
        char *zeros = arena_alloc(a, 5000); /* also where a text stood before */
        for (int i = 0; i < 5000; i++) assert_int_equal(zeros[i], 0);
        assert_string_equal(arena_strndup(a, "abcdef", 3), "abc");
        assert_string_equal(arena_strndup(a, "", 0), "");
        arena_array(a, 3, 1 << 20); /* larger than any block */
        arena_clear(a);
    }
    arena_free(a);
}

static void names_that_are_near_are_found(void **state) {
    (void)state;
    static const char *const names[] = {"MATH.5.NF.1", "MATH.5.NF.2", "LIT.5.R.1"};
    assert_string_equal(diag_nearest("MATH.5.NF.22", names, 3), "MATH.5.NF.2");
    assert_string_equal(diag_nearest("math.5.fn.1", names, 3), "MATH.5.NF.1");
    assert_null(diag_nearest("SEL.9", names, 3));
}

static void findings_print_like_a_compiler(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *ds = diags_new(a);
    diag_add(ds, (struct diag){.severity = DIAG_ERROR,
                               .file = "b.md",
                               .line = 7,
                               .column = 13,
                               .length = 12,
                               .text = "no learning target 'MATH.5.NF.22'",
                               .remedy = "did you mean 'MATH.5.NF.2'?",
                               .source = "  - target: MATH.5.NF.22"});
    diag_add(ds, (struct diag){.severity = DIAG_WARNING, .file = "a.md", .text = "first by name"});
    diags_sort(ds);
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    diags_print(ds, false, f);
    fclose(f);
    assert_string_equal(text, "a.md: warning: first by name\n"
                              "b.md:7:13: error: no learning target 'MATH.5.NF.22'\n"
                              "    7 |   - target: MATH.5.NF.22\n"
                              "      |             ^~~~~~~~~~~~\n"
                              "      = did you mean 'MATH.5.NF.2'?\n");
    free(text);
    assert_int_equal(ds->errors, 1);
    arena_free(a);
}

static void tables_hold_what_is_put_in(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct table *t = table_new(a);
    for (intptr_t i = 1; i < 1000; i++)
        assert_null(table_set(t, arena_printf(a, "key %d", (int)i), (void *)i));
    for (intptr_t i = 1; i < 1000; i++)
        assert_ptr_equal(table_find(t, arena_printf(a, "key %d", (int)i)), (void *)i);
    assert_null(table_find(t, "key 1000"));
    assert_ptr_equal(table_set(t, "key 5", (void *)6), (void *)5);
    arena_free(a);
}

static void ascii_is_lowered_and_trimmed(void **state) {
    (void)state;
    struct arena *a = arena_new();
    char text[] = " \t\r\n \xC3\x89t\xC3\xA9 HERON \r\n", blank[] = " \t", none[] = "";
    assert_string_equal(ascii_lowered(a, "MATH.5.NF.2 \xC3\x89"),
                        "math.5.nf.2 \xC3\x89"); /* É is left alone */
    assert_string_equal(ascii_trim(text), "\xC3\x89t\xC3\xA9 HERON");
    assert_string_equal(ascii_trim(blank), "");
    assert_string_equal(ascii_trim(none), "");
    arena_free(a);
}

static void names_have_endings(void **state) {
    (void)state;
    struct arena *a = arena_new();
    assert_true(ending_is("goals.yaml", ".yaml"));
    assert_false(ending_is(".yaml", ".yaml"));
    assert_false(ending_is("yaml", ".yaml"));
    assert_false(ending_is("goals.yaml.bak", ".yaml"));
    assert_string_equal(ending_cut(a, "goals.yaml", ".yaml"), "goals");
    assert_null(ending_cut(a, "goals.yml", ".yaml"));
    arena_free(a);
}

static void libraries_are_loaded_when_they_are_needed(void **state) {
    (void)state;
    static const char *const names[] = {"cos", "sin"}, *const others[] = {"cos", "tangled"};
    struct {
        double (*cos)(double), (*sin)(double);
    } calls = {0};
    assert_int_equal(late_load("libm.so.6", names, &calls, sizeof calls), LATE_LOADED);
    assert_true(calls.cos(0) > 0.5 && calls.sin(0) < 0.5);
    assert_int_equal(late_load("libm.so.6", others, &calls, sizeof calls), LATE_OTHER);
    assert_int_equal(late_load("libtangled.so.6", names, &calls, sizeof calls), LATE_ABSENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_round_half_up),
        cmocka_unit_test(decimals_refuse_what_is_no_number),
        cmocka_unit_test(dates_are_days_that_exist),
        cmocka_unit_test(text_is_checked),
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(numbers_are_written),
        cmocka_unit_test(arenas_hold_what_is_put_in),
        cmocka_unit_test(names_that_are_near_are_found),
        cmocka_unit_test(findings_print_like_a_compiler),
        cmocka_unit_test(tables_hold_what_is_put_in),
        cmocka_unit_test(ascii_is_lowered_and_trimmed),
        cmocka_unit_test(names_have_endings),
        cmocka_unit_test(libraries_are_loaded_when_they_are_needed),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
