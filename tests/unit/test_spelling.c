/* test_spelling.c: equal names, and letters of other scripts. */
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
    assert_string_equal(spell_letter(a, "\xD0\xB5na"),
                        "'\xD0\xB5' (U+0435 CYRILLIC SMALL LETTER IE)");
    assert_false(spell_mixed("Olena", &at, &length));
    assert_false(spell_mixed("\xD0\x9E\xD0\xBB\xD0\xB5\xD0\xBD\xD0\xB0 Olena", &at,
                             &length)); /* two words */
    assert_false(spell_mixed("\xE5\xB1\xB1\xE3\x83\xA4\xE3\x81\xBE", &at,
                             &length)); /* as Japanese is written */
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
        cmocka_unit_test_setup_teardown(names_that_are_typed_another_way_have_one_key, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_letter_of_another_script_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(look_alikes_are_told_from_equals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(letters_and_their_marks_become_one, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
