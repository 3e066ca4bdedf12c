/* test_diag.c: how a finding is printed: the caret under what is meant, and nothing that could steer a terminal. */
#include "base/diag.h"
#include "base/json.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

enum { ROOM = 4096 }; /* for a diagnostic as it is printed */

static void print(const struct diag *d, char *text, size_t room) {
    FILE *out = fmemopen(text, room, "w");
    assert_non_null(out);
    diag_print(d, false, out);
    fclose(out);
}

/* Expect the caret line for `what` in `line`. */
static void caret(const char *line, const char *what, const char *wanted) {
    const char *at = strstr(line, what);
    assert_non_null(at);
    struct diag d = {.severity = DIAG_ERROR,
                     .file = "f",
                     .line = 3,
                     .column = (int)(at - line) + 1,
                     .length = (int)strlen(what),
                     .text = "x",
                     .source = line};
    char text[ROOM];
    print(&d, text, sizeof text);
    char *last = strrchr(text, '|');
    assert_non_null(last);
    char *end = strchr(last, '\n');
    assert_non_null(end);
    *end = '\0';
    assert_string_equal(last, wanted);
}

static void carets_stand_under_letters(void **state) {
    (void)state;
    caret("level: x", "x", "|        ^");
    caret("a\tb: x", "x", "|      ^"); /* a tab is shown as one space */
    caret("Zo\xC3\xAB: \xC3\xA9\xC3\xA9", "\xC3\xA9\xC3\xA9", "|      ^~"); /* two bytes a letter */
    caret("\xE5\xAD\xA6\xE6\xA0\xA1: x", "x", "|       ^"); /* two columns a letter */
    caret("x: \xE5\xAD\xA6\xE6\xA0\xA1", "\xE5\xAD\xA6\xE6\xA0\xA1",
          "|    ^~~~");                                     /* and under them */
    caret("Nguye\xCC\x82\xCC\x83n: x", "x", "|         ^"); /* combining marks take none */
    caret("\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7\xE0\xA4\xBF: x", "x", "|      ^"); /* Devanagari */
    caret("\xE0\xB8\x81\xE0\xB8\xB4\xE0\xB8\x99: x", "x", "|     ^");              /* Thai */
    caret("\xF0\x9F\x8C\x89\xE2\x9C\x85: x", "x", "|       ^"); /* emoji are wide */
    caret("\xEA\xB0\x80\xE1\x84\x80\xE1\x85\xA1: x", "x",
          "|       ^");                                   /* Korean, composed and not */
    caret("\xD9\x85\xD9\x8E\xD8\xB1: x", "x", "|     ^"); /* Arabic with a vowel sign */
    caret("a\xE2\x80\xAE: x", "x", "|     ^");            /* shown as '?' */
}

static void nothing_steers_the_terminal(void **state) {
    (void)state;
    struct diag d = {.severity = DIAG_WARNING,
                     .file = "a\033[2Jb",
                     .line = 1,
                     .column = 2,
                     .text = "no \xC2\x9B thing \x07",
                     .source = "x\033]0;title\x07\x7F \xE2\x80\xAE \xE2\x81\xA6 \xFF",
                     .trace = "in '\033c' (line 1)",
                     .first = {"c\rd", 2, 3},
                     .remedy = "one\n\033[1mtwo"};
    char text[ROOM];
    print(&d, text, sizeof text);
    assert_string_equal(text, "a?[2Jb:1:2: warning: no ? thing ?\n"
                              "    1 | x?]0;title?? ? ? ?\n"
                              "      |  ^\n"
                              "      = in '?c' (line 1)\n"
                              "      = the first one is at c?d:2:3\n"
                              "      = one\n"
                              "      = ?[1mtwo\n");
}

static void all_of_a_finding_is_copied(void **state) {
    (void)state;
    struct arena *a = arena_new(), *b = arena_new();
    struct diags *from = diags_new(b), *to = diags_new(a);
    diag_add(from,
             (struct diag){.code = "E0503", .text = "t", .trace = "in 'x'", .first = {"f", 1, 2}});
    diags_join(to, from);
    arena_free(b);
    assert_string_equal(to->list.v[0].trace, "in 'x'");
    assert_string_equal(to->list.v[0].first.file, "f");
    assert_int_equal(to->list.v[0].first.column, 2);
    arena_free(a);
}

static void the_same_finding_is_added_once(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *ds = diags_new(a);
    struct diag d = {.code = "W1211", .severity = DIAG_WARNING, .text = "t"};
    diag_add_once(ds, d);
    diag_add_once(ds, d);
    assert_int_equal(ds->list.n, 1);
    d.file = "f";
    diag_add_once(ds, d);
    d.text = "u";
    diag_add_once(ds, d);
    d.code = "W1210";
    diag_add_once(ds, d);
    diag_add_once(ds, d);
    assert_int_equal(ds->list.n, 4);
    assert_int_equal(ds->warnings, 4);
    arena_free(a);
}

static void json_is_written_piece_by_piece(void **state) {
    (void)state;
    struct buf b = BUF_INIT;
    struct json j = {.out = &b};
    json_open(&j, '{');
    json_text(&j, "a", "\"\n");
    json_text(&j, "none", NULL);
    json_open_at(&j, "list", '[');
    json_int(&j, NULL, -7), json_bool(&j, NULL, true), json_raw(&j, NULL, "null");
    json_close(&j, ']');
    json_open_at(&j, "empty", '{'), json_close(&j, '}');
    json_close(&j, '}');
    assert_string_equal(
        b.p, "{\n  \"a\": \"\\\"\\u000a\",\n  \"list\": [\n    -7,\n    true,\n    null\n  ],\n"
             "  \"empty\": {}\n}");
    buf_release(&b);
}

/* Each write to such a socket is one message, so the first message is the first write. */
static void a_finding_is_written_at_once(void **state) {
    (void)state;
    const struct diag d = {.severity = DIAG_ERROR,
                           .file = "f",
                           .line = 3,
                           .column = 1,
                           .length = 5,
                           .text = "not a level",
                           .source = "level: 9",
                           .remedy = "write a level"};
    char wanted[ROOM] = "", first[ROOM] = "";
    int ends[2];
    print(&d, wanted, sizeof wanted);
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
    FILE *out = fdopen(ends[0], "w");
    assert_non_null(out);
    setvbuf(out, NULL, _IONBF, 0); /* as stderr is */
    diag_print(&d, false, out);
    fclose(out);
    assert_true(read(ends[1], first, sizeof first - 1) > 0);
    assert_string_equal(first, wanted);
    close(ends[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(carets_stand_under_letters),
        cmocka_unit_test(nothing_steers_the_terminal),
        cmocka_unit_test(all_of_a_finding_is_copied),
        cmocka_unit_test(the_same_finding_is_added_once),
        cmocka_unit_test(json_is_written_piece_by_piece),
        cmocka_unit_test(a_finding_is_written_at_once),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
