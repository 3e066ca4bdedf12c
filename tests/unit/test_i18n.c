/* test_i18n.c: words, plurals, dates, numbers, lists and sorting in several languages, whatever the machine
 * speaks. */
#include "i18n/i18n.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NBSP "\xC2\xA0"

static const char plurals_ar[] =
    "board:\n  more:\n"
    "    zero: لا هدف\n    one: هدف واحد\n    two: هدفان\n    few: \"{n} أهداف\"\n"
    "    many: \"{n} هدفًا\"\n    other: \"{n} هدف\"\n";
static const char plurals_uk[] = "board:\n  more:\n    one: \"{n} ціль\"\n    few: \"{n} цілі\"\n"
                                 "    many: \"{n} цілей\"\n    other: \"{n} цілі\"\n";
static const char words_es[] = "home:\n  where_i_am: Dónde estoy\n  hello: \"¡Hola, {name}!\"\n";

struct speech {
    struct arena *arena;
    struct langs *langs;
    struct diags *diags;
};

static bool add(struct speech *s, const char *tag, const char *yaml) {
    return langs_add(s->langs, tag, "test.yaml", yaml, strlen(yaml), s->diags);
}

static bool add_file(struct speech *s, const char *tag, const char *path) {
    char text[4000];
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    size_t n = fread(text, 1, sizeof text - 1, f);
    fclose(f);
    return langs_add(s->langs, tag, path, text, n, s->diags);
}

static int set_up(void **state) {
    struct speech *s = calloc(1, sizeof *s);
    s->arena = arena_new();
    s->langs = langs_new(s->arena);
    s->diags = diags_new(s->arena);
    bool ok = add_file(s, "en", "tests/data/en.yaml") && add(s, "es", words_es) &&
              add(s, "ar", plurals_ar) && add(s, "uk", plurals_uk);
    static const char *const others[] = {"vi", "th",      "fa",    "sv", "de",
                                         "zh", "zh-Hant", "en-GB", "hmn"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) ok = ok && add(s, others[i], "");
    *state = s;
    return ok ? 0 : -1;
}

static int tear_down(void **state) {
    struct speech *s = *state;
    langs_free(s->langs);
    arena_free(s->arena);
    free(s);
    return 0;
}

static const struct lang *in(const struct speech *s, const char *tag) {
    const struct lang *l = langs_find(s->langs, tag);
    assert_non_null(l);
    return l;
}

/* ---- words ---- */

static void a_key_gives_its_text(void **state) {
    struct speech *s = *state;
    assert_string_equal(tr(in(s, "en"), "home.where_i_am"), "Where I am");
    assert_string_equal(tr(in(s, "es"), "home.where_i_am"), "Dónde estoy");
    assert_string_equal(tr(in(s, "es"), "home.missing"), "home.missing");
    assert_string_equal(tr_n(in(s, "es"), s->arena, "home.missing", 3), "home.missing");
    assert_true(lang_has(in(s, "en"), "home.hello"));
    assert_false(lang_has(in(s, "en"), "home.missing"));
}

static void places_are_filled(void **state) {
    struct speech *s = *state;
    const struct lang *en = in(s, "en");
    assert_string_equal(tr_text(in(s, "es"), s->arena, "home.hello", "name", "Maya"),
                        "¡Hola, Maya!");
    struct tr_arg of[] = {{"n", .number = 3, .is_number = true},
                          {"all", .number = 1200, .is_number = true}};
    assert_string_equal(tr_with(en, s->arena, "board.of", of, 2), "3 of 1,200");
    assert_string_equal(tr_with(en, s->arena, "board.of", of, 1),
                        "3 of {all}"); /* seen, not hidden */
    /* what stands in an argument is text: its braces are not places */
    assert_string_equal(tr_text(en, s->arena, "home.hello", "name", "{name}{"), "Hello, {name}{!");
    assert_true(add(s, "en", "odd:\n  a: 'x{'\n  b: '{}'\n  c: '{name'\n  d: '{{name}}'\n"));
    assert_string_equal(tr_text(en, s->arena, "odd.a", "name", "Y"), "x{");
    assert_string_equal(tr_text(en, s->arena, "odd.b", "name", "Y"), "{}");
    assert_string_equal(tr_text(en, s->arena, "odd.c", "name", "Y"), "{name");
    assert_string_equal(tr_text(en, s->arena, "odd.d", "name", "Y"), "{Y}");
}

static void plurals_follow_the_language(void **state) {
    struct speech *s = *state;
    static const struct {
        const char *tag;
        long n;
        const char *want;
    } rows[] = {
        {"en", 0, "0 more targets"}, {"en", 1, "1 more target"}, {"en", 2, "2 more targets"},
        {"ar", 0, "لا هدف"},         {"ar", 1, "هدف واحد"},      {"ar", 2, "هدفان"},
        {"ar", 3, "3 أهداف"},        {"ar", 10, "10 أهداف"},     {"ar", 11, "11 هدفًا"},
        {"ar", 100, "100 هدف"},      {"ar", 103, "103 أهداف"},   {"uk", 1, "1 ціль"},
        {"uk", 2, "2 цілі"},         {"uk", 5, "5 цілей"},       {"uk", 11, "11 цілей"},
        {"uk", 21, "21 ціль"},       {"uk", 22, "22 цілі"},      {"uk", 0, "0 цілей"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(tr_n(in(s, rows[i].tag), s->arena, "board.more", rows[i].n),
                            rows[i].want);
    }
    assert_string_equal(tr(in(s, "en"), "board.more"), "{n} more targets");
    /* a form that a catalog lacks is told by "other" */
    assert_true(add(s, "uk", "board:\n  few_forms: {one: один, other: '{n} інші'}\n"));
    assert_string_equal(tr_n(in(s, "uk"), s->arena, "board.few_forms", 3), "3 інші");
}

static void short_words_come_before_the_others(void **state) {
    struct arena *a = arena_new();
    struct langs *ls = langs_new(a);
    static const char yaml[] =
        "scale: {words: long words, other: other words, n: {one: one, other: '{n} long'}}\n"
        "plain: {scale.words: short, scale.n: {one: one, other: '{n} short'}}\n";
    (void)state;
    assert_true(langs_add(ls, "en", "en.yaml", yaml, sizeof yaml - 1, diags_new(a)));
    const struct lang *en = langs_find(ls, "en"), *plain = lang_plain(a, en);
    assert_string_equal(tr(plain, "scale.words"), "short");
    assert_string_equal(tr(plain, "scale.other"), "other words");
    assert_string_equal(tr_n(plain, a, "scale.n", 2), "2 short");
    assert_string_equal(tr(en, "scale.words"), "long words");
    langs_free(ls);
    arena_free(a);
}

static void what_is_offered_is_read_when_asked_for(void **state) {
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct langs *ls = langs_new(a);
    static const char es[] = "board: {ready: Ya, next: Luego}\n",
                      own[] = "board: {next: Después}\n", torn[] = "board: {ready: [Prêt\n";
    (void)state;
    assert_true(langs_offer(ls, "es", "es.yaml", es, sizeof es - 1, diags));
    assert_true(langs_offer(ls, "fr", "fr.yaml", torn, sizeof torn - 1, diags));
    assert_true(langs_offer(ls, "pt", "pt.yaml", torn, sizeof torn - 1, diags));
    assert_false(langs_offer(ls, "no tag", "no tag.yaml", es, sizeof es - 1, diags));
    assert_true(langs_add(ls, "es", "own.yaml", own, sizeof own - 1, diags));
    assert_string_equal(tr(langs_find(ls, "es-MX"), "board.ready"), "Ya");
    assert_string_equal(tr(langs_find(ls, "es"), "board.next"), "Después");
    assert_null(langs_find(ls, "fr")); /* it cannot be understood */
    assert_null(langs_find(ls, "fr"));
    assert_true(langs_add(ls, "pt", "own.yaml", own, sizeof own - 1, diags));
    assert_string_equal(tr(langs_find(ls, "pt"), "board.next"), "Después");
    assert_int_equal(diags->errors, 1); /* for the tag alone */
    langs_free(ls);
    arena_free(a);
}

static void labels_stand_in_two_languages(void **state) {
    struct arena *a = arena_new();
    struct langs *ls = langs_new(a);
    static const char en[] =
        "sign: {family: Family, teacher: Teacher}\nboard: {ready: Ready now}\n";
    static const char es[] = "sign: {family: Familia}\nboard: {ready: Ya}\n";
    (void)state;
    assert_true(langs_add(ls, "en", "en.yaml", en, sizeof en - 1, diags_new(a)));
    assert_true(langs_add(ls, "es", "es.yaml", es, sizeof es - 1, diags_new(a)));
    const struct lang *pair = lang_pair(a, langs_find(ls, "en"), langs_find(ls, "es"));
    assert_string_equal(tr(pair, "sign.family"), "\u2068Family\u2069 · \u2068Familia\u2069");
    assert_string_equal(tr(pair, "sign.teacher"), "Teacher"); /* the second has no word for it */
    assert_string_equal(tr(pair, "board.ready"),
                        "Ready now"); /* said in sentences, not as a label */
    assert_string_equal(lang_tag(pair), "en");
    langs_free(ls);
    arena_free(a);
}

static void a_workspace_may_replace_words(void **state) {
    struct speech *s = *state;
    assert_true(add(s, "en", "home:\n  where_i_am: My place\n  new: New\n"));
    const struct lang *en = in(s, "en");
    assert_string_equal(tr(en, "home.where_i_am"), "My place");
    assert_string_equal(tr(en, "home.new"), "New");
    assert_string_equal(tr_text(en, s->arena, "home.hello", "name", "Leo"), "Hello, Leo!");
    assert_true(lang_has(en, "board.of"));
}

static void a_catalog_that_cannot_be_understood_is_told(void **state) {
    struct speech *s = *state;
    static const struct {
        const char *yaml, *want;
        int line;
    } rows[] = {
        {"home:\n  a: [1, 2]\n", "must be a text", 2},
        {"home:\n  a:\n", "has no text", 2},
        {"home: words\n", "must be a section", 1},
        {"- a\n", "map of sections", 1},
        {"home:\n  a:\n    one: x\n", "lacks the form 'other'", 2},
        {"home:\n  a:\n    ones: x\n    other: y\n", "'ones' is not a plural form", 3},
        {"home: {\n", "", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *diags = diags_new(s->arena);
        assert_false(
            langs_add(s->langs, "fr", "fr.yaml", rows[i].yaml, strlen(rows[i].yaml), diags));
        assert_int_equal(diags->errors, 1);
        assert_non_null(strstr(diags->list.v[0].text, rows[i].want));
        assert_string_equal(diags->list.v[0].file, "fr.yaml");
        if (rows[i].line) assert_int_equal(diags->list.v[0].line, rows[i].line);
        assert_null(langs_find(s->langs, "fr"));
    }
    assert_false(add(s, "not a tag", ""));
    assert_non_null(strstr(s->diags->list.v[0].text, "'not a tag' is not a language tag"));
}

/* ---- languages ---- */

static void a_language_is_found_by_less_of_its_tag(void **state) {
    struct speech *s = *state;
    assert_string_equal(lang_tag(in(s, "es-MX")), "es");
    assert_string_equal(lang_tag(in(s, "en-GB")), "en-GB");
    assert_string_equal(lang_tag(in(s, "EN-gb")), "en-GB");
    assert_string_equal(lang_tag(in(s, "zh-Hant-TW")), "zh-Hant");
    assert_null(langs_find(s->langs, "e"));
    assert_null(langs_find(s->langs, "eng"));
    assert_null(langs_find(s->langs, ""));
    assert_null(langs_find(s->langs, "-en"));
}

static void tags_have_a_shape_and_a_direction(void **state) {
    struct speech *s = *state;
    static const char *const right[] = {"ar",  "fa",      "he",       "ur",      "yi",
                                        "ps",  "ckb",     "ku-Arab",  "pa-Arab", "ar-EG",
                                        "lah", "skr",     "ms-Arab",  "syr",     "aii-Syrc",
                                        "nqo", "ff-Adlm", "rhg-Rohg", "ur-PK"};
    static const char *const left[] = {"en",  "es", "ku",      "pa",     "zh-Hant",
                                       "hmn", "vi", "ar-Latn", "ks-Latn"};
    static const char *const wrong[] = {"",       "e",   "en_US", "en us",           "en-",
                                        "en-US-", "-en", "123",   "spanish (mexico)"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_true(add(s, right[i], ""));
        assert_true(tag_is_rtl(right[i]));
    }
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        assert_true(add(s, left[i], ""));
        assert_false(tag_is_rtl(left[i]));
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(add(s, wrong[i], ""));
        assert_false(tag_is_rtl(wrong[i]));
    }
    char longest[500];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_false(add(s, longest, ""));
}

static void a_sentence_is_ended_once(void **state) {
    struct speech *s = *state;
    static const char *const ended[] = {"Yes.", "Yes!",   "“Yes?”", "(Yes.)", "« Oui. »",
                                        "好。", "“好！”", "ہاں۔",   "हाँ।",    "Well…"},
                             *const open[] = {"Yes", "“Yes”", "(yes)", "3.5", "a.m", "", "好"};
    for (size_t i = 0; i < sizeof ended / sizeof *ended; i++)
        assert_string_equal(lang_sentence_end(in(s, "en"), ended[i]), " ");
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        assert_string_equal(lang_sentence_end(in(s, "en"), open[i]), ". ");
}

static void paper_is_that_of_the_country(void **state) {
    (void)state;
    static const char *const letter[] = {"en", "en-US", "es-MX", "en-CA", "fr-CA", "fil"},
                             *const a4[] = {"en-GB", "es", "fr", "ar", "vi",     "zh-Hans",
                                            "uk",    "so", "pt", "ht", "no such"};
    for (size_t i = 0; i < sizeof letter / sizeof *letter; i++)
        assert_true(tag_uses_letter(letter[i]));
    for (size_t i = 0; i < sizeof a4 / sizeof *a4; i++) assert_false(tag_uses_letter(a4[i]));
}

static void letters_have_a_direction(void **state) {
    (void)state;
    assert_true(text_has_rtl("Maya and مايا") && text_has_rtl("שלום") && text_has_rtl("ߒߞߏ") &&
                text_has_rtl("𞤀𞤁"));
    assert_false(text_has_rtl("Maya") || text_has_rtl("3 + 4 = ٧") || text_has_rtl("数学") ||
                 text_has_rtl(""));
}

static void a_text_gets_a_capital(void **state) {
    struct speech *s = *state;
    static const struct {
        const char *tag, *text, *want;
    } rows[] = {
        {"en", "compare fractions", "Compare fractions"},
        {"es", "écrire", "Écrire"},
        {"uk", "прочитати план", "Прочитати план"},
        {"vi", "đọc to", "Đọc to"},
        {"ar", "أقارن", "أقارن"},
        {"zh", "我能", "我能"},
        {"en", "3 ways", "3 ways"},
        {"en", "", ""},
        {"de", "ßa", "Ssa"},
        {"en", "\xFF", "\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(lang_capital(in(s, rows[i].tag), s->arena, rows[i].text), rows[i].want);
}

static void a_language_says_its_own_name(void **state) {
    struct speech *s = *state;
    assert_string_equal(lang_own_name(in(s, "en")), "English");
    assert_string_equal(lang_own_name(in(s, "es")), "español");
    assert_string_equal(lang_own_name(in(s, "vi")), "Tiếng Việt");
    assert_string_equal(lang_own_name(in(s, "ar")), "العربية");
    assert_true(lang_rtl(in(s, "ar")));
    assert_false(lang_rtl(in(s, "uk")));
}

static void standard_words_are_known_by_their_text(void **state) {
    struct arena *a = arena_new();
    struct langs *ls = langs_new(a);
    static const char en[] = "standard: {fall: Fall term, two: Step two, only: Here alone}\n",
                      es[] = "standard: {fall: Otoño, two: Paso dos}\n",
                      own[] = "standard: {two: Our step}\nother: {x: Fall term}\n";
    (void)state;
    assert_true(langs_add(ls, "en", "en.yaml", en, sizeof en - 1, diags_new(a)));
    assert_true(langs_add(ls, "es", "es.yaml", es, sizeof es - 1, diags_new(a)));
    assert_true(langs_add(ls, "en", "own.yaml", own, sizeof own - 1, diags_new(a)));
    const struct lang *spanish = langs_find(ls, "es-MX");
    assert_string_equal(lang_standard(spanish, "en-US", "Fall term"), "Otoño");
    assert_string_equal(lang_standard(langs_find(ls, "en"), "es", "Otoño"), "Fall term");
    assert_string_equal(lang_standard(spanish, "en", "Our step"), "Paso dos"); /* a school's own */
    assert_null(lang_standard(spanish, "en", "fall term")); /* as it is written, or not at all */
    assert_null(lang_standard(spanish, "en", "Here alone"));
    assert_null(lang_standard(spanish, "xx", "Fall term"));
    langs_free(ls);
    arena_free(a);
}

/* ---- dates, numbers, lists ---- */

static void a_catalog_knows_better_than_the_libraries(void **state) {
    struct arena *a = arena_new();
    struct langs *ls = langs_new(a);
    static const char ht[] =
        "local:\n  months: janvye fevriye mas\n  short_months: janv fevr\n"
        "  days: dimanch lendi\n  halves: maten aswè\n  long: d MMMM y\n  short: d MMM\n"
        "  month_short: LLL\n  weekday: EEEE d MMMM\n  time: h:mm a\n  and: ak\n";
    static const char *const items[] = {"Rosa", "Daniel", "Ana"};
    (void)state;
    assert_true(langs_add(ls, "ht", "ht.yaml", ht, sizeof ht - 1, diags_new(a)));
    const struct lang *l = langs_find(ls, "ht");
    const struct date sunday = {2026, 2, 1}, march = {2026, 3, 2};
    assert_string_equal(lang_date(l, a, sunday, DATE_WEEKDAY), "dimanch 1 fevriye");
    assert_string_equal(lang_date(l, a, march, DATE_LONG), "2 mas 2026");
    assert_string_equal(lang_date(l, a, sunday, DATE_SHORT), "1 fevr");
    assert_string_equal(lang_date(l, a, sunday, DATE_MONTH_SHORT), "fevr");
    assert_string_equal(lang_time(l, a, 16, 20), "4:20 aswè");
    assert_string_equal(lang_list(l, a, items, 3), "Rosa, Daniel ak Ana");
    assert_string_equal(lang_list(l, a, items, 1), "Rosa");
    langs_free(ls);
    arena_free(a);
}

static void dates_are_written_as_the_language_does(void **state) {
    struct speech *s = *state;
    const struct date d = {2026, 10, 4};
    static const struct {
        const char *tag;
        enum date_style style;
        const char *want;
    } rows[] = {
        {"en", DATE_LONG, "October 4, 2026"},
        {"en", DATE_DAY, "October 4"},
        {"en", DATE_SHORT, "Oct 4"},
        {"en", DATE_MONTH, "October 2026"},
        {"en", DATE_MONTH_SHORT, "Oct"},
        {"en", DATE_WEEKDAY, "Sunday, October 4"},
        {"en-GB", DATE_LONG, "4 October 2026"},
        {"es", DATE_LONG, "4 de octubre de 2026"},
        {"es", DATE_DAY, "4 de octubre"},
        {"es", DATE_SHORT, "4 oct"},
        {"es", DATE_WEEKDAY, "domingo, 4 de octubre"},
        {"vi", DATE_LONG, "4 tháng 10, 2026"},
        {"vi", DATE_MONTH, "tháng 10 năm 2026"},
        {"ar", DATE_LONG, "4 أكتوبر 2026"},
        {"ar", DATE_WEEKDAY, "الأحد، 4 أكتوبر"},
        {"th", DATE_LONG, "4 ตุลาคม 2026"}, /* not the Buddhist year 2569 */
        {"fa", DATE_LONG, "4 اکتبر 2026"}, /* not the Persian calendar, nor its digits */
        {"hmn", DATE_LONG,
         "October 4, 2026"}, /* ICU knows no Hmong: English, whatever the machine speaks */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *got = lang_date(in(s, rows[i].tag), s->arena, d, rows[i].style);
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("%s: '%s', not '%s'", rows[i].tag, got, rows[i].want);
    }
    assert_string_equal(lang_date(in(s, "en"), s->arena, (struct date){0}, DATE_LONG), "");
    assert_string_equal(lang_date(in(s, "en"), s->arena, (struct date){1999, 12, 31}, DATE_LONG),
                        "December 31, 1999");
}

static void times_are_written_as_the_language_does(void **state) {
    struct speech *s = *state;
    assert_string_equal(lang_time(in(s, "en"), s->arena, 15, 20), "3:20" NBSP "PM");
    assert_string_equal(lang_time(in(s, "en"), s->arena, 0, 5), "12:05" NBSP "AM");
    assert_string_equal(lang_time(in(s, "es"), s->arena, 15, 20), "15:20");
    assert_string_equal(lang_time(in(s, "vi"), s->arena, 9, 0), "9:00");
}

static void numbers_have_the_signs_of_the_language(void **state) {
    struct speech *s = *state;
    assert_string_equal(lang_number(in(s, "en"), s->arena, 12345), "12,345");
    assert_string_equal(lang_number(in(s, "de"), s->arena, 12345), "12.345");
    assert_string_equal(lang_number(in(s, "uk"), s->arena, 12345), "12" NBSP "345");
    assert_string_equal(lang_number(in(s, "fa"), s->arena, 7), "7");
    assert_string_equal(lang_decimal(in(s, "en"), s->arena, "2.50"), "2.50");
    assert_string_equal(lang_decimal(in(s, "es"), s->arena, "2.50"), "2,50");
    assert_string_equal(lang_decimal(in(s, "uk"), s->arena, "3"), "3");
}

static void lists_are_joined(void **state) {
    struct speech *s = *state;
    static const char *const items[] = {"Ana", "Bo", "Çelik"};
    assert_string_equal(lang_list(in(s, "en"), s->arena, items, 3), "Ana, Bo, and Çelik");
    assert_string_equal(lang_list(in(s, "en-GB"), s->arena, items, 3), "Ana, Bo and Çelik");
    assert_string_equal(lang_list(in(s, "es"), s->arena, items, 2), "Ana y Bo");
    assert_string_equal(lang_list(in(s, "zh"), s->arena, items, 3), "Ana、Bo和Çelik");
    assert_string_equal(lang_list(in(s, "es"), s->arena, items, 1), "Ana");
    assert_string_equal(lang_list(in(s, "es"), s->arena, items, 0), "");
}

/* ---- normal form ---- */

static void composed_and_decomposed_are_one(void **state) {
    struct speech *s = *state;
    assert_string_equal(text_nfc(s->arena, "Nguye\xCC\x82\xCC\x83n"), "Nguy\xE1\xBB\x85n");
    assert_string_equal(text_nfc(s->arena, "Nguy\xE1\xBB\x85n"), "Nguy\xE1\xBB\x85n");
    assert_string_equal(text_nfc(s->arena, "plain"), "plain");
    assert_string_equal(text_nfc(s->arena, ""), "");
    assert_string_equal(text_nfc(s->arena, "a\xFFz"), "a\xEF\xBF\xBDz");
    assert_string_equal(
        text_nfc(s->arena, "\xF0\x9D\x85\xA0"), /* one letter of two units becomes six */
        "\xF0\x9D\x85\x98\xF0\x9D\x85\xA5\xF0\x9D\x85\xAE");
}

#define SPOKEN(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        SPOKEN(a_key_gives_its_text),
        SPOKEN(places_are_filled),
        SPOKEN(plurals_follow_the_language),
        cmocka_unit_test(short_words_come_before_the_others),
        cmocka_unit_test(what_is_offered_is_read_when_asked_for),
        cmocka_unit_test(labels_stand_in_two_languages),
        cmocka_unit_test(standard_words_are_known_by_their_text),
        cmocka_unit_test(a_catalog_knows_better_than_the_libraries),
        SPOKEN(a_workspace_may_replace_words),
        SPOKEN(a_catalog_that_cannot_be_understood_is_told),
        SPOKEN(a_language_is_found_by_less_of_its_tag),
        SPOKEN(tags_have_a_shape_and_a_direction),
        SPOKEN(a_sentence_is_ended_once),
        SPOKEN(paper_is_that_of_the_country),
        SPOKEN(letters_have_a_direction),
        SPOKEN(a_text_gets_a_capital),
        SPOKEN(a_language_says_its_own_name),
        SPOKEN(dates_are_written_as_the_language_does),
        SPOKEN(times_are_written_as_the_language_does),
        SPOKEN(numbers_have_the_signs_of_the_language),
        SPOKEN(lists_are_joined),
        SPOKEN(composed_and_decomposed_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
