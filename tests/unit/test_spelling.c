/* test_spelling.c: names in texts, equal names, and letters of other scripts. */
#include "i18n/spelling.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static int set_up(void **state) {
    *state = arena_new();
    return 0;
}

static int tear_down(void **state) {
    arena_free(*state);
    return 0;
}

/* What of the text is found, or NULL. */
static const char *found(struct arena *a, const char *text, const char *name) {
    struct spelled t = spell(a, text, strlen(text)), n = spell(a, name, strlen(name));
    size_t begin, end;
    if (!spell_find(&t, &n, &begin, &end)) return NULL;
    return arena_strndup(a, text + begin, end - begin);
}

static void a_name_is_found_as_a_whole_word(void **state) {
    static const struct {
        const char *text, *name, *found;
    } rows[] = {
        {"Maya did it", "Maya", "Maya"},
        {"for MAYA.", "Maya", "MAYA"},
        {"Maya's plan", "Maya", "Maya"},
        {"Maya\xE2\x80\x99s plan", "Maya", "Maya"},
        {"Mayan and Amaya", "Maya", NULL},
        {"Maya2", "Maya", NULL},
        {"(Maya)", "Maya", "Maya"},
        {"", "Maya", NULL},
        {"Maya", "", NULL},
        {"she will, and Will", "Will", "Will"},
        {"she will", "Will", NULL},
        {"bell and Bell", "bell", "bell"},
        {"with Tou\n   Ger today", "Tou Ger", "Tou\n   Ger"},
        {"Tou Gerald", "Tou Ger", NULL},
        {"Zoe\xCC\x88 came", "Zo\xC3\xAB", "Zoe\xCC\x88"},
        {"Zo\xC3\xAB came", "Zoe\xCC\x88", "Zo\xC3\xAB"},
        {"Zoe\xCC\x88", "Zoe", NULL}, /* a mark belongs to its letter */
        {"Nguy\xE1\xBB\x85n", "Nguye\xCC\x82\xCC\x83n", "Nguy\xE1\xBB\x85n"},
        {"\xE4\xBB\x8A\xE5\xA4\xA9\xE5\xB0\x8F\xE6\x98\x8E\xE6\x9D\xA5\xE4\xBA\x86",
         "\xE5\xB0\x8F\xE6\x98\x8E", "\xE5\xB0\x8F\xE6\x98\x8E"},
        {"\xD9\x8A\xD9\x88\xD8\xB3\xD9\x81 \xD9\x87\xD9\x86\xD8\xA7", "\xD9\x8A\xD9\x88\xD8\xB3\xD9\x81",
         "\xD9\x8A\xD9\x88\xD8\xB3\xD9\x81"},
        {"Ka\xE2\x80\x99imi", "Ka'imi", "Ka\xE2\x80\x99imi"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = found(*state, rows[i].text, rows[i].name);
        if (!got != !rows[i].found || (got && strcmp(got, rows[i].found) != 0))
            fail_msg("'%s' in '%s' gives '%s'", rows[i].name, rows[i].text, got ? got : "nothing");
    }
}

static void names_that_are_typed_another_way_have_one_key(void **state) {
    struct arena *a = *state;
    assert_string_equal(spell_key(a, "Zo\xC3\xAB Ek"), spell_key(a, "ZOE\xCC\x88  ek "));
    assert_string_not_equal(spell_key(a, "Zoe Ek"), spell_key(a, "Zo\xC3\xAB Ek"));
    assert_string_not_equal(spell_key(a, "Zoe Ek"), spell_key(a, "ZoeEk"));
}

static void a_letter_of_another_script_is_found(void **state) {
    struct arena *a = *state;
    size_t at = 0, length = 0;
    assert_true(spell_mixed("Ol\xD0\xB5na", &at, &length));
    assert_int_equal(at, 2);
    assert_int_equal(length, 2);
    assert_string_equal(spell_letter(a, "\xD0\xB5na"), "'\xD0\xB5' (U+0435 CYRILLIC SMALL LETTER IE)");
    assert_false(spell_mixed("Olena", &at, &length));
    assert_false(spell_mixed("\xD0\x9E\xD0\xBB\xD0\xB5\xD0\xBD\xD0\xB0 Olena", &at, &length)); /* two words */
    assert_false(
        spell_mixed("\xE5\xB1\xB1\xE3\x83\xA4\xE3\x81\xBE", &at, &length)); /* as Japanese is written */
    assert_false(spell_mixed("Nguye\xCC\x82\xCC\x83n", &at, &length));
    assert_false(spell_mixed("", &at, &length));
}

static void look_alikes_are_told_from_equals(void **state) {
    (void)state;
    assert_true(spell_looks_like("m\xD0\xB0ya-torres", "maya-torres"));
    assert_false(spell_looks_like("maya-torres", "maya-torres"));
    assert_false(spell_looks_like("maya-tores", "maya-torres"));
}

static void letters_and_their_marks_become_one(void **state) {
    struct arena *a = *state;
    assert_string_equal(spell_composed(a, "Zoe\xCC\x88 N"), "Zo\xC3\xAB N");
    assert_string_equal(spell_composed(a, "seven quiet herons"), "seven quiet herons");
    assert_string_equal(spell_composed(a, ""), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_name_is_found_as_a_whole_word, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_that_are_typed_another_way_have_one_key, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_letter_of_another_script_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(look_alikes_are_told_from_equals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(letters_and_their_marks_become_one, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
