/* test_name_words.c: a text as words, and the keys by which names are compared. */
#include "i18n/name_words.h"

#include "base/buf.h"

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

/* "Omar|Haddad": the words, those with a capital alone. */
static const char *capitals(struct arena *a, const char *text) {
    struct wording w = name_words_of(a, text, strlen(text));
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < w.n; i++) {
        if (!w.v[i].capital) continue;
        if (out.n) buf_char(&out, '|');
        buf_add(&out, text + w.v[i].begin, w.v[i].end - w.v[i].begin);
    }
    return buf_take(&out, a);
}

static void words_with_a_capital_are_told_apart(void **state) {
    static const char *const rows[][2] = {
        {"Omar Haddad came", "Omar|Haddad"},
        {"then will, and Will", "Will"},
        {"(Omar), \"Maya\"; Zoë.", "Omar|Maya|Zoë"},
        {"O'Brien’s d'Omar l’Élise", "O'Brien’s|d'Omar|l’Élise"},
        {"O**mar** **Om**ar *Omar*", "O**mar|Om**ar|Omar"},
        {"Om\u00ADar Ma\u200Bya \u200BZoë", "Om\u00ADar|Ma\u200Bya|Zoë"},
        {"Omar-Haddad OMAR_HADDAD", "Omar|Haddad|OMAR|HADDAD"},
        {"今天小明", "今|天|小|明"},
        {"Омар и عمر", "Омар|عمر"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(capitals(*state, rows[i][0]), rows[i][1]);
}

static void gaps_and_beginnings_of_sentences_are_known(void **state) {
    const char *text = "One two, three. Four\n\n- Five";
    struct wording w = name_words_of(*state, text, strlen(text));
    assert_int_equal(w.n, 5);
    assert_int_equal(w.v[1].before, GAP_SPACE);
    assert_int_equal(w.v[2].before, GAP_COMMA);
    assert_int_equal(w.v[3].before, GAP_BREAK);
    const bool opens[] = {true, false, false, true, true};
    for (size_t i = 0; i < 5; i++) assert_int_equal(w.v[i].opens, opens[i]);
}

static void keys_are_folded(void **state) {
    static const char *const rows[][2] = {
        {"Zoë", "zoe"},         {"ZOE\u0308", "zoe"},   {"Nguyễn", "nguyen"},
        {"O'Brien", "obrien"},  {"O’Brien", "obrien"},  {"Łukasz", "lukasz"},
        {"Bjørn", "bjorn"},     {"Weiß", "weiss"},      {"ＯＭＡＲ", "omar"},
        {"Om\u00ADar", "omar"}, {"İbrahim", "ibrahim"}, {"Ωμέγα", "ωμεγα"},
        {"Ёлка", "елка"},       {"עֹמֶר", "עמר"},         {"--", "--"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(word_key(*state, rows[i][0], strlen(rows[i][0])), rows[i][1]);
    /* in Thai and Devanagari a vowel is a mark, and no accent */
    assert_string_not_equal(word_key(*state, "กี", strlen("กี")),
                            word_key(*state, "กา", strlen("กา")));
}

static bool may_be(struct latin *latin, struct arena *a, const char *text, const char *key) {
    struct wording w = name_words_of(a, text, strlen(text));
    const char *keys[WORD_KEYS];
    size_t n = w.n == 1 ? word_keys(latin, a, text, &w.v[0], keys) : 0;
    for (size_t i = 0; i < n; i++)
        if (strcmp(keys[i], key) == 0) return true;
    return false;
}

static void a_word_may_be_a_name_in_more_ways(void **state) {
    static const char *const yes[][2] = {
        {"Omar's", "omar"},         {"Omar’s", "omar"},        {"Omars", "omar"},
        {"Silas'", "silas"},        {"Omar'ın", "omar"},       {"d'Omar", "omar"},
        {"Müller", "mueller"},      {"Müller", "muller"},      {"Омар", "omar"},
        {"Омара", "omara"},         {"Ντίνα", "ntina"},        {"Оmar", "omar"},
        {"Шевченко", "shevchenko"}, {"Ющенко", "yushchenko"},  {"Григорій", "hryhoriy"},
        {"Юрий", "yuriy"},          {"Ковальчук", "kovalchuk"}};
    static const char *const no[][2] = {
        {"Mayan", "maya"}, {"Us", "u"}, {"Omara", "omar"}, {"Amaya", "maya"}};
    struct latin *latin = latin_new(*state);
    for (size_t i = 0; i < COUNT(yes); i++)
        if (!may_be(latin, *state, yes[i][0], yes[i][1]))
            fail_msg("'%s' cannot be '%s'", yes[i][0], yes[i][1]);
    for (size_t i = 0; i < COUNT(no); i++)
        if (may_be(latin, *state, no[i][0], no[i][1]))
            fail_msg("'%s' can be '%s'", no[i][0], no[i][1]);
    assert_true(may_be(latin, *state, "민준이가", word_key(*state, "민준", strlen("민준"))));
    assert_true(may_be(latin, *state, "서연에게", word_key(*state, "서연", strlen("서연"))));
    assert_false(
        may_be(latin, *state, "지우가", word_key(*state, "지우", strlen("지우")))); /* "erases" */
    latin_free(latin);
}

static void passports_of_today(void **state) {
    static const char *const rows[][3] = {
        {"Андрій", "andrii"},
        {"Юлія", "yuliia", "iuliia"},
        {"Софія", "sofiia"},
        {"Наталія", "nataliia"},
        {"Марія", "mariia"},
        {"Сергій", "serhii"},
        {"Згурський", "zghurskyi"},
        {"Їжакевич", "yizhakevych"},
        {"Єгор Гаєвич", "yehor haievych"},
        {"Знам'янська", "znamianska"},
        {"Знам’янська", "znamianska"},
        {"Анна-Юлія", "anna-yuliia", "anna-iuliia"},
        {"ЙОСИП ҐАЛАҐАН", "yosyp galagan", "iosip galagan"},
        {"Дмитрий", NULL, "dmitrii"},
        {"Илья", NULL, "ilia"},
        {"Алексей", NULL, "aleksei"},
        {"Юлия Подъячева", NULL, "iuliia podieiacheva"},
        {"Щёкин", NULL, "shchekin"},
    };
    struct latin *latin = latin_new(*state);
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t k = 1; k < 3; k++) {
            const enum latin_way way = k == 1 ? LATIN_UKRAINIAN_PASSPORT : LATIN_RUSSIAN_PASSPORT;
            if (rows[i][k])
                assert_string_equal(
                    word_in_latin_as(latin, *state, rows[i][0], strlen(rows[i][0]), way),
                    rows[i][k]);
        }
    assert_null(word_in_latin_as(latin, *state, "Zoë", strlen("Zoë"), LATIN_RUSSIAN_PASSPORT));
    assert_true(may_be(latin, *state, "Юлія", "yuliia"));
    assert_true(may_be(latin, *state, "Илья", "ilia"));
    latin_free(latin);
}

static void names_of_other_scripts_are_put_in_latin(void **state) {
    struct latin *latin = latin_new(*state);
    assert_string_equal(word_in_latin(latin, *state, "小明", strlen("小明")), "xiao ming");
    assert_string_equal(word_in_latin(latin, *state, "Юрий", strlen("Юрий")), "urij");
    assert_null(word_in_latin(latin, *state, "Zoë", strlen("Zoë")));
    assert_string_equal(word_in_latin_as(latin, *state, "Юрий", strlen("Юрий"), LATIN_RUSSIAN),
                        "yuriy");
    assert_null(word_in_latin_as(latin, *state, "小明", strlen("小明"), LATIN_RUSSIAN));
    assert_null(word_in_latin_as(latin, *state, "Zoë", strlen("Zoë"), LATIN_UKRAINIAN));
    latin_free(latin);
    assert_string_equal(word_in_latin(latin, *state, "Омар", strlen("Омар")), "omar");
    latin_free(latin);
}

static void some_words_are_no_names(void **state) {
    (void)state;
    assert_true(word_is_title("ms") && word_is_title("aunt") && word_is_title("uncle"));
    assert_false(word_is_title("m") || word_is_title("") || word_is_title("unc"));
    assert_true(word_is_ordinary("will") && word_is_ordinary("may") &&
                word_is_month_or_noun("may"));
    assert_true(word_is_particle("van") && word_is_linking("and") && word_is_verb("built"));
    assert_true(word_is_verb("helped") && word_is_verb("helping"));
    assert_false(word_is_particle("vega") || word_is_linking("omar") || word_is_verb("reed"));
    assert_true(word_is_hangul("민준") && !word_is_hangul("明") && !word_is_hangul(""));
    assert_false(word_is_ordinary("maya") || word_is_month_or_noun("will"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_with_a_capital_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gaps_and_beginnings_of_sentences_are_known, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(keys_are_folded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_word_may_be_a_name_in_more_ways, set_up, tear_down),
        cmocka_unit_test_setup_teardown(passports_of_today, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_of_other_scripts_are_put_in_latin, set_up, tear_down),
        cmocka_unit_test(some_words_are_no_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
