/* test_fields.c: structs as lines: what is written comes back, a text that was cut is none, and odd lines do no harm. */
#include "pipeline/tree/fields.h"
#include "sealed.h"

#include "base/date.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define WHAT "folioscope-test"

enum mood { CALM, GLAD, SORRY };

struct thing {
    const char *text, *note;
    bool flag;
    int number;
    long long bytes;
    struct date date;
    enum mood mood;
    unsigned moods;
};

static const char *const moods[] = {[CALM] = "calm", [GLAD] = "glad", [SORRY] = "sorry"};
static const struct field thing_fields[] = {
    FIELD(TEXT, struct thing, text),           FIELD(WRITTEN, struct thing, note),
    FIELD(FLAG, struct thing, flag),           FIELD(INT, struct thing, number),
    FIELD(BYTES, struct thing, bytes),         FIELD(DATE, struct thing, date),
    FIELD_OF(WORD, struct thing, mood, moods), FIELD_OF(WORDS, struct thing, moods, moods)};
static const struct fields_line thing_line = LINE("thing", thing_fields);

struct things {
    struct thing *list;
    size_t n;
};
static const struct thing blank = {.text = "", .note = ""};
static const struct fields_list lists[] = {
    LINES("thing", thing_fields, struct things, list, n, &blank)};

static struct fields_reader open_text(struct arena *a, const char *text) {
    size_t n = strlen(text);
    text = sealed(a, text, &n);
    return fields_open(a, text, n, WHAT);
}

/* One thing of these lines. */
static bool is_read(struct arena *a, const char *version, const char *line, struct thing *out) {
    struct fields_reader r = open_text(a, arena_printf(a, WHAT " %s\n%s\nend\n", version, line));
    *out = blank;
    assert_true(fields_next(&r));
    return fields_read(&r, &thing_line, out);
}

static void assert_same(const struct thing *a, const struct thing *b) {
    assert_string_equal(a->text, b->text ? b->text : "");
    assert_int_equal(*a->note != '\0', b->note && *b->note);
    assert_int_equal(a->flag, b->flag);
    assert_int_equal(a->number, b->number);
    assert_true(a->bytes == b->bytes);
    assert_int_equal(date_cmp(a->date, b->date), 0);
    assert_int_equal(a->mood, b->mood);
    assert_int_equal(a->moods, b->moods);
}

static void what_is_written_comes_back(void **state) {
    (void)state;
    struct thing things[] = {
        {"a\tb", "words", true, -7, LLONG_MAX, {2026, 10, 3}, SORRY, 1U << CALM | 1U << SORRY},
        {"two\nlines", "", false, INT_MAX, 0, {0}, CALM, 0},
        {"\\t\\n\\\\", NULL, true, INT_MIN, 1, {2026, 1, 1}, GLAD, 7},
        {"a=b\tc=d", "x", false, 0, 0, {0}, GLAD, 1U << GLAD},
        {"ends in \\", "", false, 0, 0, {0}, CALM, 0},
        {"caf\xC3\xA9 \xFF", "", false, 0, 0, {0}, CALM, 0},
        {NULL, NULL, false, 0, 0, {0}, CALM, 0},
    };
    struct things all = {things, sizeof things / sizeof *things}, back = {0};
    struct arena *a = arena_new();
    struct buf text = BUF_INIT;
    fields_start(&text, WHAT);
    fields_write_all(&text, lists, 1, &all);
    fields_finish(&text);
    assert_null(strstr(text.p, "words"));
    struct fields_reader r = fields_open(a, text.p, text.n, WHAT);
    assert_true(r.sound);
    while (fields_next(&r)) assert_true(fields_read_any(&r, lists, 1));
    fields_settle(&r, a, lists, 1, &back);
    assert_int_equal(back.n, all.n);
    for (size_t i = 0; i < all.n; i++) assert_same(&back.list[i], &things[i]);
    buf_release(&text);
    arena_free(a);
}

static void a_line_names_its_fields(void **state) {
    (void)state;
    const struct thing t = {.text = "x", .flag = true, .mood = GLAD, .moods = 5};
    struct buf text = BUF_INIT;
    fields_write(&text, &thing_line, &t);
    assert_string_equal(text.p, "thing\ttext=x\tflag=yes\tmood=glad\tmoods=calm,sorry\n");
    buf_release(&text);
}

/* Each text is kept once, and outlives the line. */
static void texts_are_kept_once(void **state) {
    (void)state;
    struct arena *a = arena_new(), *keep = arena_new();
    struct thing one = blank, two = blank;
    struct fields_reader r = open_text(a, WHAT " 2\nthing\ttext=x\nthing\ttext=x\nend\n");
    r.keep = keep;
    r.kept = table_new(keep);
    assert_true(fields_next(&r) && fields_read(&r, &thing_line, &one));
    assert_true(fields_next(&r) && fields_read(&r, &thing_line, &two));
    arena_free(a);
    assert_string_equal(one.text, "x");
    assert_ptr_equal(one.text, two.text);
    arena_free(keep);
}

static void what_cannot_be_understood_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {"other\ttext=x",      "thing\tnumber=x",
                                      "thing\tnumber=7x",   "thing\tnumber=2147483648",
                                      "thing\tbytes=-1",    "thing\tmood=1",
                                      "thing\tmood=gla",    "thing\tdate=2026-13-01",
                                      "thing\tmood=gladly", "thing\tmoods=calm,angry",
                                      "thing\tmoods=,",     "thing\tbytes=99999999999999999999"};
    struct arena *a = arena_new();
    struct thing t;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (is_read(a, "2", bad[i], &t)) fail_msg("read: %s", bad[i]);
    /* what is not known is passed over, also what has no name */
    assert_true(is_read(a, "2", "thing\tshape=round\ttext=x\tflag\t=\t", &t));
    assert_string_equal(t.text, "x");
    assert_false(t.flag);
    arena_free(a);
}

/* Values by their place, numbers for words. */
static void version_1_is_read(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct thing t;
    assert_true(is_read(a, "1", "thing\ta=b\t1\t1\t7\t8\t2026-10-03\t2\t5", &t));
    assert_same(&t, &(struct thing){"a=b", "x", true, 7, 8, {2026, 10, 3}, SORRY, 5});
    assert_true(is_read(a, "1", "thing\tx\t0\t0\t\t\t\t0\t0\tmore\tand more", &t));
    assert_same(&t, &(struct thing){.text = "x"});
    assert_false(is_read(a, "1", "thing\tx\t0\t0\t0\t0\t\t3\t0", &t));
    assert_false(is_read(a, "1", "thing\tx\t0\t0\t0\t0\t\t-1\t0", &t));
    assert_false(is_read(a, "1", "thing\tx\t0\t0\t0\t0\t\t0\t8", &t));
    assert_true(is_read(a, "1", "thing\tx\t0\t0\t0\t0\t\tglad\t0", &t));
    assert_int_equal(t.mood, GLAD);
    arena_free(a);
}

static void what_is_cut_is_no_text(void **state) {
    (void)state;
    static const char written[] = WHAT " 2\nthing\ttext=two\nend\n";
    struct arena *a = arena_new();
    size_t length = sizeof written - 1;
    const char *whole = sealed(a, written, &length);
    assert_true(fields_open(a, whole, length, WHAT).sound);
    assert_false(fields_open(a, written, sizeof written - 1, WHAT).sound);
    for (size_t i = 0; i < length; i++) { /* one bit that is not as it was */
        char *changed = arena_copy(a, whole, length);
        changed[i] ^= 1;
        assert_false(fields_open(a, changed, length, WHAT).sound);
    }
    for (size_t n = 0; n < length; n++) {
        struct fields_reader r = fields_open(a, whole, n, WHAT);
        assert_false(r.sound);
        assert_false(fields_next(&r));
    }
    assert_false(open_text(a, WHAT " 3\none\nend\n").sound);
    assert_false(open_text(a, WHAT " 10\none\nend\n").sound);
    assert_false(open_text(a, WHAT "s 2\none\nend\n").sound);
    assert_false(open_text(a, WHAT " 2\none\nthe end\n").sound);
    assert_false(open_text(a, WHAT " 2end\n").sound);
    assert_true(open_text(a, WHAT " 2\nend\n").sound);
    assert_true(open_text(a, WHAT " 1\nend\n").sound);
    arena_free(a);
}

/* More fields than there is room for, a backslash before nothing, and empty lines do no harm. */
static void odd_lines_are_read_as_far_as_they_go(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct buf text = BUF_INIT;
    buf_str(&text, WHAT " 2\n");
    for (int i = 0; i < 40; i++) buf_fmt(&text, "%s%d", i ? "\t" : "", i);
    buf_str(&text, "\na\\\n\n");
    fields_finish(&text);
    struct fields_reader r = fields_open(a, text.p, text.n, WHAT);
    assert_true(fields_next(&r));
    assert_int_equal(r.n, FIELDS_MOST);
    assert_string_equal(r.v[FIELDS_MOST - 1], "23");
    assert_true(fields_next(&r));
    assert_string_equal(r.v[0], "a\\");
    assert_int_equal(r.n, 1);
    assert_true(fields_next(&r));
    assert_string_equal(r.v[0], "");
    assert_false(fields_next(&r));
    assert_false(fields_next(&r));
    buf_release(&text);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_comes_back),
        cmocka_unit_test(a_line_names_its_fields),
        cmocka_unit_test(texts_are_kept_once),
        cmocka_unit_test(what_cannot_be_understood_is_refused),
        cmocka_unit_test(version_1_is_read),
        cmocka_unit_test(what_is_cut_is_no_text),
        cmocka_unit_test(odd_lines_are_read_as_far_as_they_go),
    };
    return cmocka_run_group_tests_name("fields", tests, NULL, NULL);
}
