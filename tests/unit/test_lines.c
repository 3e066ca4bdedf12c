/* test_lines.c: columns stand under each other in any script, and a terminal gets no control characters. */
#include "view/explain/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void columns_are_as_wide_as_they_look(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct buf out = BUF_INIT;
    struct lines l = {a, &out};
    struct lines_table *t = lines_table(&l, 4);
    lines_row(t, (const char *[]){"Linh Nguye\xCC\x82\xCC\x83n", NULL, "a", "x"}, NULL);
    lines_row(t, (const char *[]){"\xE5\xB0\x8F\xE6\x98\x8E", "", "bb", NULL}, "a note");
    lines_row(t, (const char *[]){"\xD9\x8A\xD9\x88\xD8\xB3\xD9\x81", NULL, NULL, "z"}, "");
    lines_end(&l, t);
    assert_string_equal(out.p, "  Linh Nguye\xCC\x82\xCC\x83n  a   x\n"
                               "  \xE5\xB0\x8F\xE6\x98\x8E         bb\n"
                               "      a note\n"
                               "  \xD9\x8A\xD9\x88\xD8\xB3\xD9\x81             z\n");
    buf_release(&out);
    arena_free(a);
}

static void nothing_steers_the_terminal(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct buf out = BUF_INIT;
    struct lines l = {a, &out};
    lines_line(&l, "a\033[31mb\x7F\xC2\x9B"
                   "c\xE2\x80\xAE\nd");
    lines_head(&l, "next");
    lines_line(&l, NULL);
    assert_string_equal(out.p, "a [31mb  c  d\n\nnext\n");
    buf_release(&out);
    arena_free(a);
}

static void paragraphs_are_broken_at_spaces(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct buf out = BUF_INIT, text = BUF_INIT;
    struct lines l = {a, &out};
    for (int i = 0; i < 30; i++) buf_str(&text, "words\n ");
    lines_paragraph(&l, text.p);
    for (const char *line = out.p; *line; line = strchr(line, '\n') + 1) {
        size_t n = strcspn(line, "\n");
        assert_true(n <= LINES_WIDTH && strncmp(line, "  words", 7) == 0 && line[n - 1] == 's');
    }
    buf_release(&out);
    buf_release(&text);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_as_wide_as_they_look),
        cmocka_unit_test(nothing_steers_the_terminal),
        cmocka_unit_test(paragraphs_are_broken_at_spaces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
