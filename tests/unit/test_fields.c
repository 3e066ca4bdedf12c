/* test_fields.c: lines of fields: what is in a field comes back, and a text that was cut is none. */
#include "pipeline/fields.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char first[] = "folioscope-test 1";

static struct fields_reader open_text(struct arena *a, const char *text) {
    return fields_open(a, text, strlen(text), first);
}

static void a_field_comes_back(void **state) {
    (void)state;
    static const char *const wild[] = {"line",       "a\tb", "two\nlines",  "\\",
                                       "\\t\\n\\\\", "",     "caf\xC3\xA9", "ends in \\"};
    enum { N = sizeof wild / sizeof *wild };
    struct arena *a = arena_new();
    struct buf text = BUF_INIT;
    struct fields f;
    buf_fmt(&text, "%s\n", first);
    fields_write(&text, wild, N);
    buf_str(&text, "end\n");
    struct fields_reader r = fields_open(a, text.p, text.n, first);
    assert_true(r.sound);
    assert_true(fields_next(&r, &f));
    for (size_t i = 0; i < N; i++) assert_string_equal(f.v[i], wild[i]);
    for (size_t i = N; i < FIELDS_MOST; i++) assert_string_equal(f.v[i], "");
    assert_false(fields_next(&r, &f));
    assert_false(fields_next(&r, &f));
    buf_release(&text);
    arena_free(a);
}

/* A field of NULL is an empty one. */
static void nothing_is_empty(void **state) {
    (void)state;
    struct buf text = BUF_INIT;
    fields_write(&text, (const char *[]){"a", NULL, "b"}, 3);
    assert_string_equal(text.p, "a\t\tb\n");
    buf_release(&text);
}

static void what_is_cut_is_no_text(void **state) {
    (void)state;
    static const char whole[] = "folioscope-test 1\none\ttwo\nend\n";
    struct arena *a = arena_new();
    struct fields f;
    assert_true(open_text(a, whole).sound);
    for (size_t n = 0; n < sizeof whole - 1; n++) {
        struct fields_reader r = fields_open(a, whole, n, first);
        assert_false(r.sound);
        assert_false(fields_next(&r, &f));
    }
    assert_false(open_text(a, "folioscope-test 2\none\nend\n").sound);
    assert_false(open_text(a, "folioscope-test 10\none\nend\n").sound);
    assert_false(open_text(a, "folioscope-test 1\none\nthe end\n").sound);
    assert_false(open_text(a, "folioscope-test 1end\n").sound);
    assert_true(open_text(a, "folioscope-test 1\nend\n").sound);
    arena_free(a);
}

/* More fields than there is room for, and a backslash before nothing, harm nobody. */
static void odd_lines_are_read_as_far_as_they_go(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct buf text = BUF_INIT;
    struct fields f;
    buf_fmt(&text, "%s\n", first);
    for (int i = 0; i < 40; i++) buf_fmt(&text, "%s%d", i ? "\t" : "", i);
    buf_str(&text, "\na\\\n\nend\n");
    struct fields_reader r = fields_open(a, text.p, text.n, first);
    assert_true(fields_next(&r, &f));
    assert_string_equal(f.v[FIELDS_MOST - 1], "15");
    assert_true(fields_next(&r, &f));
    assert_string_equal(f.v[0], "a\\");
    assert_true(fields_next(&r, &f));
    assert_string_equal(f.v[0], "");
    assert_false(fields_next(&r, &f));
    buf_release(&text);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_comes_back),
        cmocka_unit_test(nothing_is_empty),
        cmocka_unit_test(what_is_cut_is_no_text),
        cmocka_unit_test(odd_lines_are_read_as_far_as_they_go),
    };
    return cmocka_run_group_tests_name("fields", tests, NULL, NULL);
}
