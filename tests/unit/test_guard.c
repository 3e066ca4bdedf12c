/* test_guard.c: whose ids are found in what is made for one learner, and where. */
#include "pipeline/files/guard.h"

#include "model/group.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SECRET "abcdefghijklmnopqrstuvwxyz"

struct bench {
    struct arena *arena;
    struct output out;
};

static int set_up(void **state) {
    static struct learner_place places[] = {{.id = "omar-haddad", .path = "learners/omar-haddad"},
                                            {.id = "l-007", .path = "learners/l-007"},
                                            {.id = "maya", .path = "learners/maya"},
                                            {.id = "omar-2", .path = "learners/omar-2"},
                                            {.id = "zoe-ek", .path = "learners/zoe-ek"},
                                            {.id = "may", .path = "learners/may"},
                                            {.id = "05-01", .path = "learners/05-01"},
                                            {.id = "omar", .path = "learners/omar"}};
    struct bench *b = mem_alloc(sizeof *b);
    *b = (struct bench){.arena = arena_new()};
    struct guarded *g = guarded_new(b->arena);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        guarded_add(g, places[i].id, &places[i]);
    guarded_add(g, SECRET, &places[2]);
    b->out = (struct output){
        .arena = b->arena, .place = &places[0], .guarded = g, .diags = diags_new(b->arena)};
    *state = b;
    return 0;
}

/* Where every id has a hyphen, or is a word, another walk is taken. */
static int set_up_of_hyphens(void **state) {
    set_up(state);
    struct bench *b = *state;
    static struct learner_place others[] = {{.id = "zoe-ek", .path = "learners/zoe-ek"},
                                            {.id = "maya", .path = "learners/maya"}};
    struct guarded *g = guarded_new(b->arena);
    for (size_t i = 0; i < 2; i++) guarded_add(g, others[i].id, &others[i]);
    b->out.guarded = g;
    return 0;
}

static int tear_down(void **state) {
    struct bench *b = *state;
    arena_free(b->arena);
    free(b);
    return 0;
}

static size_t leaks_in_text(struct bench *b, const char *text) {
    size_t before = b->out.leaks;
    guard_text(&b->out, "index.html", text);
    return b->out.leaks - before;
}

static void another_id_is_found_as_a_whole_word(void **state) {
    struct bench *b = *state;
    assert_int_equal(leaks_in_text(b, "l-007"), 1);
    assert_int_equal(leaks_in_text(b, "<a href=\"../l-007/\">l-007.</a>"), 2);
    assert_int_equal(leaks_in_text(b, "--l-007-"), 1);
    assert_int_equal(leaks_in_text(b, "\xC3\xA9l-007\xC3\xA9"), 1);
    assert_int_equal(leaks_in_text(b, "l-0071 all-007 Xl-007 l-008 l-00 7 -"), 0);
    assert_int_equal(leaks_in_text(b, ""), 0);
}

static void ones_own_id_and_a_plain_word_are_not_found(void **state) {
    struct bench *b = *state;
    assert_int_equal(leaks_in_text(b, "omar-haddad maya -maya- maya"), 0);
    assert_int_equal(leaks_in_text(b, "omar-2"), 1);
}

static void the_line_is_told(void **state) {
    struct bench *b = *state;
    assert_int_equal(leaks_in_text(b, "one\ntwo 2-2\n\nfour l-007\n"), 1);
    assert_string_equal(
        b->out.diags->list.v[0].text,
        "the output 'index.html' (line 4) names another learner's folder, 'learners/l-007'");
}

static void words_too_long_for_an_id_are_passed_over(void **state) {
    struct bench *b = *state;
    char text[400];
    memset(text, '7', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_int_equal(leaks_in_text(b, text), 0);
}

static void a_secret_folder_is_found_though_it_is_all_letters(void **state) {
    struct bench *b = *state;
    assert_int_equal(leaks_in_text(b, "learners/" SECRET "/index.html"), 1);
    assert_int_equal(leaks_in_text(b, SECRET "s"), 0);
}

static void in_a_name_an_id_may_be_between_hyphens(void **state) {
    struct bench *b = *state;
    guard_name(&b->out, "evidence/2026-10-05-l-007.html");
    assert_int_equal(b->out.leaks, 1);
    guard_name(&b->out, "evidence/2026-10-05-omar-haddad.html");
    assert_int_equal(b->out.leaks, 1);
}

static const char *const zoes[] = {
    "Zoe-Ek",
    "ZOE-EK",
    "zoe_ek",
    "zoe%2Dek",
    "zoe%2dek",
    "zoe\xE2\x80\x91"
    "ek",
    "zoe&#8209;ek",
    "zo\xC2\xAD"
    "e-ek",
    "2026-zoe-ek",
    "zoe-ek-2",
    "/ZOE-EK.pdf",
    "a-b-c-d-zoe-ek-e_f",
    "{\"a\": \"\\nzoe-ek\"}",
    "x-\xE2\x80\x9Czoe-ek",
    /* escapes of addresses, once and twice, in letters, hyphens, and what nobody sees */
    "%7Aoe-ek",
    "zoe-e%6b",
    "z%6Fe%2D%65%6B",
    "%7a%6f%65%2d%65%6b",
    "zoe%252Dek",
    "%25257Aoe-ek",
    "/a%2Fzoe-ek",
    "zoe%E2%80%91ek",
    "zoe-%EF%BD%85k",
    "zo%C2%ADe-ek",
    "zo%25E2%2580%258Be-ek",
    "\xE2\x98\xBAzoe%2dek",
    /* entities */
    "&#122;oe-ek",
    "&#x7A;oe-ek",
    "zoe&#45;ek",
    "zoe&#0045;ek",
    "zoe&#x2D;ek",
    "zoe&amp;#45;ek",
    "zoe&amp;amp;#45;ek",
    "zoe&#45ek",
    "zoe&hyphen;ek",
    "zoe&ndash;ek",
    "zoe&mdash;ek",
    "zoe&minus;ek",
    "zo&shy;e-ek",
    "zo&ZeroWidthSpace;e-ek",
    "zo&zwnj;e-ek",
    "zo&#8203;e-ek",
    "zoe%26%2345%3Bek",
    "a&amp;zoe-ek",
    /* hyphens that look like one, letters of full width, and what nobody sees */
    "zoe\xE2\x80\x90"
    "ek",
    "zoe\xE2\x80\x93"
    "ek",
    "zoe\xE2\x80\x94"
    "ek",
    "zoe\xE2\x80\x95"
    "ek",
    "zoe\xE2\x88\x92"
    "ek",
    "zoe\xEF\xB9\xA3"
    "ek",
    "zoe\xEF\xBC\x8D"
    "ek",
    "\xEF\xBD\x9A\xEF\xBD\x8F\xEF\xBD\x85\xEF\xBC\x8D\xEF\xBD\x85\xEF\xBD\x8B",
    "\xEF\xBC\xBAOE-\xEF\xBD\x85k",
    "z\xE2\x80\x8Boe-ek",
    "zoe-e\xE2\x81\xA0k",
    "zo\xE2\x80\x8E"
    "e-ek",
    "zoe\xEF\xBB\xBF-ek",
    "zoe-\xC2\xAD"
    "ek",
    "\xE2\x80\x8Bzoe\xE2\x80\x90"
    "ek",
};

static const char *const nobodys[] = {"Zoe Ek",
                                      "zoeek",
                                      "azoe-ek",
                                      "zoe-eks",
                                      "zoe--ek",
                                      "zoe-",
                                      "2026-05-01",
                                      "\xE2\x80\x9Czoe-\xE2\x80\x9D",
                                      "%",
                                      "\\",
                                      "%2",
                                      "&#",
                                      "&",
                                      "&#;",
                                      "%zoe",
                                      "50% ek",
                                      "&#45;",
                                      "%2D",
                                      "zoe&lt;ek",
                                      "zoe&#99999999999;ek",
                                      "z%C3%B6e-ek",
                                      "zo%C3-ek",
                                      "zoe\xE2\x80\x98"
                                      "ek",
                                      "&hyphen",
                                      "%E2%80",
                                      "&amp;#"};

static void an_id_is_found_however_it_is_spelled(void **state) {
    struct bench *b = *state;
    for (size_t i = 0; i < sizeof zoes / sizeof *zoes; i++)
        if (leaks_in_text(b, zoes[i]) == 0) fail_msg("'%s' is no leak", zoes[i]);
    for (size_t i = 0; i < sizeof nobodys / sizeof *nobodys; i++)
        if (leaks_in_text(b, nobodys[i])) fail_msg("'%s' is a leak", nobodys[i]);
}

static void ones_own_longer_id_is_no_others(void **state) {
    struct bench *b = *state;
    static const struct learner_place own = {.id = "ana-zoe-ek", .path = "learners/ana-zoe-ek"};
    b->out.place = &own;
    assert_int_equal(leaks_in_text(b, "ana-zoe-ek 2026-ana-zoe-ek-2"), 0);
    assert_int_equal(leaks_in_text(b, "anna-zoe-ek"), 1);
}

static void another_spelling_may_be_meant(void **state) {
    struct bench *b = *state;
    static const char *ids[] = {"zoe-ek"};
    const struct learner_place own = {
        .id = "omar-haddad", .path = "learners/omar-haddad", .mentions = {ids, 1}};
    b->out.place = &own;
    assert_int_equal(leaks_in_text(b, "Zoe-Ek and ZOE-EK"), 0);
    assert_int_equal(leaks_in_text(b, "zoe-ek"), 1);
    guard_name(&b->out, "evidence/x/Zoe-Ek.pdf");
    assert_int_equal(b->out.leaks, 2);
}

static void an_id_that_is_a_word_is_found_where_it_is_an_address(void **state) {
    struct bench *b = *state;
    assert_int_equal(
        leaks_in_text(b, "<a href=\"../maya/index.html\">, https://x.example/learners/Maya"), 2);
    assert_int_equal(leaks_in_text(b, "maya ../maya.html assets/maya-2 ../mayan/ learners/mayan"),
                     0);
    static const char *const texts[] = {
        "../%6Daya/index.html", "..%2Fmaya%2Findex.html", "%2E%2E/maya/",
        "..%252Fmaya/",         "learners%2Fmaya",        "learners/m%61ya",
        "learners/&#109;aya",   "learners/ma&shy;ya",     "%2E./maya/"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (leaks_in_text(b, texts[i]) != 1) fail_msg("'%s' is no leak", texts[i]);
    b->out.leaks = 0;
    guard_name(&b->out, "evidence/2026-10-03-trip/maya-800.jpg");
    assert_int_equal(b->out.leaks, 1);
    guard_name(&b->out, "evidence/2026-10-03-trip/maya.pdf");
    assert_int_equal(b->out.leaks, 2);
    guard_name(&b->out, "evidence/2026-10-03-trip/may-800.jpg"); /* a word of every day */
    guard_name(&b->out, "evidence/2026-10-03-trip/maya-at-home.jpg");
    guard_name(&b->out, "maya.html");
    assert_int_equal(b->out.leaks, 2);
}

static void bytes_of_two_for_each_letter_are_read(void **state) {
    struct bench *b = *state;
    static const char wide[] = "l\0-\0"
                               "0\0"
                               "0\0"
                               "7\0";
    guard_bytes(&b->out, "notes.txt", wide, sizeof wide - 1);
    assert_int_equal(b->out.leaks, 1);
}

static unsigned next_random(unsigned *seed) {
    return *seed = *seed * 1664525u + 1013904223u, *seed >> 8;
}

/* One character of an id, in one of the ways to write it. */
static void write_one(struct buf *b, char c, unsigned *seed) {
    static const char *const hyphens[] = {"-",
                                          "_",
                                          "%2D",
                                          "%252d",
                                          "&#45;",
                                          "&#x2010;",
                                          "\xE2\x80\x94",
                                          "\xE2\x88\x92",
                                          "\xEF\xBC\x8D",
                                          "%E2%80%91"},
                             *const unseen[] = {"\xC2\xAD", "\xE2\x80\x8B", "&shy;", "%C2%AD",
                                                "\xEF\xBB\xBF"};
    unsigned way = next_random(seed) % 24;
    if (way == 23) buf_str(b, unseen[next_random(seed) % 5]);
    if (c == '-')
        buf_str(b, hyphens[way < 10 ? way : 0]);
    else if (way == 1)
        buf_fmt(b, "%%%02X", (unsigned)c);
    else if (way == 2)
        buf_fmt(b, "%%25%02x", (unsigned)c);
    else if (way == 3)
        buf_fmt(b, "&#%u;", (unsigned)c);
    else if (way == 4)
        buf_fmt(b, "&amp;#x%x;", (unsigned)c);
    else if (way == 5)
        buf_utf8(b, (unsigned)c + 0xFEE0);
    else if (way == 6 && c >= 'a')
        buf_char(b, (char)(c - 32));
    else
        buf_char(b, c);
}

/* What is looked at first must not pass over what would be found. */
static void ids_are_found_in_all_mixtures(void **state) {
    struct bench *b = *state;
    static const struct {
        const char *ids[4];
    } schools[] = {{{"maya-torres", "omar-haddad", "li-ming", NULL}},
                   {{"kid-7", "a-b", "l-007", NULL}},
                   {{"mt12", "7b", "omar-haddad", NULL}},
                   {{"abcdefghijklmnopqrstuvwxyz", "x1", NULL}},
                   {{"qwertyuiopasdfghjklzxcvbnm", NULL}},
                   {{"2026-01", "tou-ger-xiong-2", NULL}}};
    static const char *const around[] = {" ",    "<a href=\"",   "/",   "\">",         ".",
                                         "\n",   ", ",           "'",   "=",           "%20",
                                         "&lt;", "\xE2\x80\x9C", "?q=", "\xE6\x98\x8E"};
    static struct learner_place places[4], own = {.id = "nobody-here", .path = "own"};
    unsigned seed = 7;
    for (int round = 0; round < 30000; round++) {
        const char *const *ids = schools[round % 6].ids;
        size_t n = 0;
        struct arena *a = arena_new();
        struct guarded *g = guarded_new(a);
        for (; ids[n]; n++) {
            places[n] = (struct learner_place){.id = ids[n], .path = ids[n]};
            guarded_add(g, ids[n], &places[n]);
        }
        struct output out = {.arena = a, .place = &own, .guarded = g, .diags = diags_new(a)};
        struct buf text = BUF_INIT;
        buf_str(&text, "a-b c_d 12 x-y%20z ");
        if (next_random(&seed) % 2) buf_str(&text, "x1y z-9 don&#39;t ");
        buf_str(&text, around[next_random(&seed) % 14]);
        size_t before = text.n;
        const char *id = ids[next_random(&seed) % n];
        for (const char *c = id; *c; c++) write_one(&text, *c, &seed);
        buf_str(&text, around[next_random(&seed) % 14]);
        buf_str(&text, "end");
        guard_text(&out, "x.html", text.p);
        bool found = false;
        for (size_t i = 0; i < out.diags->list.n; i++)
            found = found || strstr(out.diags->list.v[i].text, id) != NULL;
        if (!found) fail_msg("'%s' is not found in '%s' (from %zu)", id, text.p, before);
        buf_release(&text);
        arena_free(a);
    }
    (void)b;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(another_id_is_found_as_a_whole_word, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ones_own_id_and_a_plain_word_are_not_found, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_line_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_too_long_for_an_id_are_passed_over, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_secret_folder_is_found_though_it_is_all_letters, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(in_a_name_an_id_may_be_between_hyphens, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_id_is_found_however_it_is_spelled, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_id_is_found_however_it_is_spelled, set_up_of_hyphens,
                                        tear_down),
        cmocka_unit_test_setup_teardown(ones_own_longer_id_is_no_others, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ones_own_longer_id_is_no_others, set_up_of_hyphens,
                                        tear_down),
        cmocka_unit_test_setup_teardown(another_spelling_may_be_meant, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_spelling_may_be_meant, set_up_of_hyphens,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_id_that_is_a_word_is_found_where_it_is_an_address,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_id_that_is_a_word_is_found_where_it_is_an_address,
                                        set_up_of_hyphens, tear_down),
        cmocka_unit_test_setup_teardown(ids_are_found_in_all_mixtures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bytes_of_two_for_each_letter_are_read, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
