/* test_paras.c: which prepared paragraphs are kept, and for how long. */
#include "render/text/paras.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state) {
    *state = arena_new();
    return 0;
}

static int tear_down(void **state) {
    arena_free(*state);
    return 0;
}

static const char *words(struct arena *a, size_t n, size_t number) {
    char *text = arena_alloc(a, n + 1);
    memset(text, 'x', n);
    memcpy(text, arena_printf(a, "%06zu", number), 6);
    return text;
}

static struct para *find(struct paras *ps, const char *text, bool *ready) {
    const struct span s = {.text = text, .size_pt = 10};
    const struct para_style style = {.lang = "en"};
    return paras_find(ps, &s, 1, &style, ready);
}

static void a_text_is_kept_as_long_as_it_may_be(void **state) {
    static const size_t lengths[] = {6, 160, 300, 8000};
    struct paras *ps = paras_new(*state);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        bool ready;
        const char *text = words(*state, lengths[i], i);
        const struct para *first = find(ps, text, &ready);
        assert_non_null(first);
        assert_false(ready);
        assert_ptr_equal(first, find(ps, arena_strdup(*state, text), &ready));
        assert_true(ready);
    }
    bool ready;
    assert_null(find(ps, words(*state, 9000, 9), &ready));
    paras_free(ps);
}

/* However long the texts are, what is kept of them has an end, and short ones still find room. */
static void long_texts_do_not_push_out_short_ones(void **state) {
    struct paras *ps = paras_new(*state);
    bool ready;
    const struct para *cell = find(ps, "Add fractions", &ready);
    size_t n = 0;
    while (find(ps, words(*state, 2000, n), &ready)) n++;
    assert_in_range(n, 20, 40);
    paras_tidy(ps);
    assert_ptr_equal(cell, find(ps, "Add fractions", &ready));
    assert_true(ready);
    assert_non_null(find(ps, words(*state, 2000, 0), &ready));
    assert_false(ready);
    paras_free(ps);
}

static void as_many_short_texts_are_kept_as_there_is_room_for(void **state) {
    struct paras *ps = paras_new(*state);
    bool ready;
    size_t n = 0;
    while (find(ps, words(*state, 20, n), &ready)) n++;
    assert_int_equal(n, 1500);
    assert_non_null(find(ps, words(*state, 20, 7), &ready));
    assert_true(ready);
    paras_tidy(ps);
    assert_non_null(find(ps, words(*state, 20, 7), &ready));
    assert_false(ready);
    paras_free(ps);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_text_is_kept_as_long_as_it_may_be, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_texts_do_not_push_out_short_ones, set_up, tear_down),
        cmocka_unit_test_setup_teardown(as_many_short_texts_are_kept_as_there_is_room_for, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
