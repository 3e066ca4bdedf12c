/* test_roster.c: whose names a text holds: the ways to write them, and the words that are no names. */
#include "load/names/roster.h"

#include "base/buf.h"
#include "model/group.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct group maple = {.id = "maple"}, oak = {.id = "oak"};
static struct learner_place places[] = {
    {.id = "maya-torres",
     .first = "Maya",
     .last = "Torres",
     .called = "Maya",
     .group = &maple,
     .index = 0},
    {.id = "omar-haddad",
     .first = "Omar",
     .last = "Haddad",
     .called = "Omar",
     .group = &maple,
     .index = 1},
    {.id = "zoe-ek", .first = "Zoë", .last = "Ek", .called = "Zoë", .group = &maple, .index = 2},
    {.id = "will-park",
     .first = "William",
     .last = "Park",
     .called = "Will",
     .group = &maple,
     .index = 3},
    {.id = "tou-ger-xiong",
     .first = "Tou Ger",
     .last = "Xiong",
     .called = "Tou Ger",
     .group = &maple,
     .index = 4},
    {.id = "li-ming", .first = "小明", .called = "小明", .group = &maple, .index = 5},
    {.id = "rosa-diaz",
     .first = "Rosa",
     .last = "de la Cruz",
     .called = "Rosa",
     .group = &maple,
     .index = 6},
    {.id = "bell", .first = "bell", .last = "hooks", .called = "bell", .group = &maple, .index = 7},
    {.id = "luis-torres",
     .first = "Luis",
     .last = "Torres",
     .called = "Luis",
     .group = &maple,
     .index = 8},
    {.id = "may-obrien",
     .first = "May",
     .last = "O'Brien",
     .called = "May",
     .group = &oak,
     .index = 9},
    {.id = "rosa-lund",
     .first = "Rosa",
     .last = "Lund",
     .called = "Rosa",
     .group = &oak,
     .index = 10},
    {.id = "ida-muller",
     .first = "Ida",
     .last = "Müller",
     .called = "Ida",
     .group = &oak,
     .index = 11},
    {.id = "juri-petrov",
     .first = "Юрий",
     .last = "Петров",
     .called = "Юрий",
     .group = &oak,
     .index = 12},
    {.id = "olga-shevchenko",
     .first = "Olga",
     .last = "Shevchenko",
     .called = "Olga",
     .group = &oak,
     .index = 13},
    {.id = "amr-khalil-2",
     .first = "عمرو",
     .last = "خليل",
     .called = "عمرو",
     .group = &oak,
     .index = 14},
    {.id = "jose-angel-fuentes-rios",
     .first = "José Ángel",
     .last = "Fuentes Ríos",
     .called = "José Ángel",
     .group = &maple,
     .index = 15},
    {.id = "lan-nguyen",
     .first = "Lan",
     .last = "Nguyễn Thị",
     .called = "Lan",
     .group = &maple,
     .index = 16},
    {.id = "joy-van-der-berg",
     .first = "Joy Anneke",
     .last = "van der Meulen Brook",
     .called = "Joy Anneke",
     .group = &oak,
     .index = 17},
    {.id = "abd-allah",
     .first = "عبد الله",
     .last = "سالم",
     .called = "عبد الله",
     .group = &maple,
     .index = 18},
    {.id = "minjun-kim",
     .first = "민준",
     .last = "김",
     .called = "민준",
     .group = &maple,
     .index = 19},
    {.id = "ming-wang", .first = "明", .last = "王", .called = "明", .group = &maple, .index = 20},
    {.id = "yosef-cohen",
     .first = "יוסף",
     .last = "כהן",
     .called = "יוסף",
     .group = &maple,
     .index = 21},
    {.id = "natalia-levytska",
     .first = "Наталія",
     .last = "Левицька",
     .called = "Наталія",
     .group = &maple,
     .index = 23},
    {.id = "andrii-kovalenko",
     .first = "Андрій",
     .last = "Коваленко",
     .called = "Андрій",
     .group = &maple,
     .index = 24},
    {.id = "dmitri-belov",
     .first = "Дмитрий",
     .last = "Белов",
     .called = "Дмитрий",
     .group = &maple,
     .index = 25},
    {.id = "viktor-zelenskyi",
     .first = "Віктор",
     .last = "Зеленський",
     .called = "Віктор",
     .group = &oak,
     .index = 26},
    {.id = "maia-ek", .first = "Майя", .last = "Ек", .called = "Майя", .group = &oak, .index = 27},
    {.id = "kid-28",
     .first = "Юлія",
     .last = "Згурська",
     .called = "Юлія",
     .group = &maple,
     .index = 28},
    {.id = "kid-29",
     .first = "Алексей",
     .last = "Ильин",
     .called = "Алексей",
     .group = &maple,
     .index = 29},
    {.id = "kid-30",
     .first = "Сергій",
     .last = "Гнатюк",
     .called = "Сергій",
     .group = &oak,
     .index = 30},
    {.id = "grace-garcia",
     .first = "Grace",
     .last = "Garcia",
     .called = "Grace",
     .group = &maple,
     .index = 22},
};

static struct learner_place
    apart[COUNT(places)]; /* the same, each letter and its marks apart (NFD) */

struct bench {
    struct arena *arena;
    struct rosters *all, *all_apart;
    struct roster *roster, *roster_apart;
    struct buf said;
    const char *meant;
};

static const char *decomposed(struct arena *a, const char *text) {
    enum { LETTERS = 1000 };
    UErrorCode error = U_ZERO_ERROR;
    UChar from[LETTERS], to[LETTERS];
    char out[LETTERS * 3];
    int32_t n = 0, bytes = 0;
    if (!text) return NULL;
    u_strFromUTF8(from, LETTERS, &n, text, -1, &error);
    n = unorm2_normalize(unorm2_getNFDInstance(&error), from, n, to, LETTERS, &error);
    u_strToUTF8(out, sizeof out, &bytes, to, n, &error);
    assert_true(U_SUCCESS(error));
    return arena_strndup(a, out, (size_t)bytes);
}

static struct roster *filled(struct rosters *all, const struct learner_place *list) {
    struct roster *r = roster_of(all, &maple);
    assert_ptr_equal(r, roster_of(all, &oak));
    roster_neutral(r, "Ms. Jo Petersen");
    roster_neutral(r, "Rosa Okafor");
    for (size_t i = 0; i < COUNT(places); i++) roster_add(r, &list[i]);
    const char *own[] = {"Maya", "Torres", "Rosa Elena Vega"};
    for (size_t i = 0; i < COUNT(own); i++) roster_own(r, &list[0], own[i]);
    return r;
}

static int set_up(void **state) {
    struct bench *b = mem_alloc(sizeof *b);
    *b = (struct bench){.arena = arena_new(), .said = BUF_INIT};
    for (size_t i = 0; i < COUNT(places); i++) {
        apart[i] = places[i];
        apart[i].first = decomposed(b->arena, places[i].first);
        apart[i].last = decomposed(b->arena, places[i].last);
        apart[i].called = decomposed(b->arena, places[i].called);
    }
    b->all = rosters_new(b->arena);
    b->all_apart = rosters_new(b->arena);
    b->roster = filled(b->all, places);
    b->roster_apart = filled(b->all_apart, apart);
    *state = b;
    return 0;
}

static int tear_down(void **state) {
    struct bench *b = *state;
    buf_release(&b->said);
    rosters_free(b->all);
    rosters_free(b->all_apart);
    arena_free(b->arena);
    free(b);
    return 0;
}

static void found(void *context, const struct roster_hit *hit) {
    struct bench *b = context;
    if (b->said.n) buf_char(&b->said, ' ');
    buf_str(&b->said, hit->whom[0]->id);
    for (size_t i = 1; i < hit->n; i++) buf_fmt(&b->said, "+%s", hit->whom[i]->id);
}

static bool is_meant(void *context, const struct learner_place *p) {
    struct bench *b = context;
    return b->meant && strcmp(b->meant, p->id) == 0;
}

static const char *named_by(struct bench *b, bool is_apart, const char *text, bool children) {
    buf_clear(&b->said);
    roster_search(&(struct roster_search){.roster = is_apart ? b->roster_apart : b->roster,
                                          .of = is_apart ? &apart[0] : &places[0],
                                          .children = children,
                                          .meant = is_meant,
                                          .found = found,
                                          .context = b},
                  text, strlen(text));
    return b->said.p;
}

/* Who is named in a text of Maya's. */
static const char *named(struct bench *b, const char *text, bool children) {
    return named_by(b, false, text, children);
}

struct said {
    const char *text, *whom;
};

/* However the letters of the text and of the roster are stored. */
static void check(struct bench *b, const struct said *rows, size_t n, bool children) {
    for (size_t i = 0; i < 4 * n; i++) {
        const struct said *row = &rows[i / 4];
        const char *text = i & 1 ? decomposed(b->arena, row->text) : row->text;
        if (strcmp(named_by(b, (i & 2) != 0, text, children), row->whom) != 0)
            fail_msg("'%s' names '%s', not '%s'%s%s", row->text, b->said.p, row->whom,
                     i & 1 ? ", text decomposed" : "", i & 2 ? ", roster decomposed" : "");
    }
}

static void names_are_found_in_every_way_to_write_them(void **state) {
    static const struct said rows[] = {
        {"Omar did it", "omar-haddad"},
        {"for OMAR.", "omar-haddad"},
        {"Omar's plan, Omars plan, Omar’s plan", "omar-haddad omar-haddad omar-haddad"},
        {"with Haddad", "omar-haddad"},
        {"Omar Haddad", "omar-haddad"},
        {"Haddad Omar", "omar-haddad"},
        {"Haddad, Omar", "omar-haddad"},
        {"Omar-Haddad", "omar-haddad"},
        {"O**mar** and Om\u00ADar and O\u200Bmar", "omar-haddad omar-haddad omar-haddad"},
        {"Омар", "omar-haddad"},
        {"Zoe, ZOË, Zoe\u0308's", "zoe-ek zoe-ek zoe-ek"},
        {"with Tou\n   Ger today", "tou-ger-xiong"},
        {"今天小明来了", "li-ming"},
        {"Xiaoming and Xiao Ming", "li-ming li-ming"},
        {"the Cruz family", "rosa-diaz"},
        {"OBrien, O’Brien, O'Brien's", "may-obrien may-obrien may-obrien"},
        {"Mueller, Muller, Müllers", "ida-muller ida-muller ida-muller"},
        {"Юрий and Petrov", "juri-petrov juri-petrov"},
        {"Yuriy Petrov; Yuriy; Petrov", "juri-petrov juri-petrov juri-petrov"},
        {"Juri, Juri Petrov", "juri-petrov juri-petrov"},
        {"with Шевченко", "olga-shevchenko"},
        {"Amr, Amr Khalil, the Khalils", "amr-khalil-2 amr-khalil-2 amr-khalil-2"},
        {"Luis Torres", "luis-torres"},
        {"Maya Haddad", "omar-haddad"},
        {"Rosa Lund came", "rosa-lund"},
        {"bell and Bell", "bell bell"},
        {"d'Omar", "omar-haddad"},
    };
    check(*state, rows, COUNT(rows), false);
    check(*state, rows, COUNT(rows), true);
}

static void one_word_of_a_name_of_more_is_found(void **state) {
    static const struct said rows[] = {
        {"Then José helped. Ángel did, and Jose's friend",
         "jose-angel-fuentes-rios jose-angel-fuentes-rios "
         "jose-angel-fuentes-rios"},
        {"Jose Angel came", "jose-angel-fuentes-rios"},
        {"José Ríos", "jose-angel-fuentes-rios"},
        {"Tou did it, with Ger", "tou-ger-xiong tou-ger-xiong"},
        {"with Fuentes", "jose-angel-fuentes-rios"},
        {"with Nguyen, with Nguyễn Thị", "lan-nguyen lan-nguyen"},
        {"with Anneke and the Meulen girl", "joy-van-der-berg joy-van-der-berg"},
        {"José Martí wrote, and Carlos Fuentes, and Ms. Nguyen", ""},
        {"This held. Joy came. By the Brook. Van Halen. Der Berg",
         ""}, /* ordinary words, and parts of names */
        {"إن شاء الله", ""},
    };
    check(*state, rows, COUNT(rows), false);
    check(*state, rows, COUNT(rows), true);
}

static void names_of_korean_and_chinese_are_found_with_what_touches_them(void **state) {
    static const struct said rows[] = {
        {"김민준", "minjun-kim"},
        {"김민준이가 왔다", "minjun-kim"},
        {"민준이가 도와줬어요", "minjun-kim"},
        {"민준은, 민준아", "minjun-kim minjun-kim"},
        {"김 민준", "minjun-kim"},
        {"민준 helped", "minjun-kim"},
        {"今天王明来了", "ming-wang"},
        {"김치가 맛있다. 준이가 왔다", ""},
    };
    check(*state, rows, COUNT(rows), false);
    check(*state, rows, COUNT(rows), true);
}

static void cyrillic_names_are_found_in_their_cases(void **state) {
    static const struct said rows[] = {
        {"Я малювала з Наталією", "natalia-levytska"},
        {"у Наталії, бачу Наталію, Наталіє!", "natalia-levytska natalia-levytska natalia-levytska"},
        {"разом з Андрієм; Андрія, Андрієві, Андрію",
         "andrii-kovalenko andrii-kovalenko andrii-kovalenko andrii-kovalenko"},
        {"з Наталією Левицькою", "natalia-levytska"},
        {"Левицької Наталії", "natalia-levytska"},
        {"з Андрієм Коваленком", "andrii-kovalenko"},
        {"у Коваленка", "andrii-kovalenko"},
        {"С Дмитрием Беловым, для Дмитрия", "dmitri-belov dmitri-belov"},
        {"з Віктором, до Зеленського", "viktor-zelenskyi viktor-zelenskyi"},
        {"НАТАЛІЄЮ", "natalia-levytska"},
        /* other names and words */
        {"Вікторія прийшла, з Вікторією", ""},
        {"Маю кота. Мая. Наталка, Наталчин, Андріївна, Дмитриенко", ""},
        {"наталією", ""},
        {"Андріяна", ""},
    };
    check(*state, rows, COUNT(rows), false);
    check(*state, rows, COUNT(rows), true);
}

static void cyrillic_names_are_found_as_in_passports(void **state) {
    static const struct said rows[] = {
        {"with Yuliia", "kid-28"},
        {"Yuliia Zghurska, Zghurska Yuliia", "kid-28 kid-28"},
        {"yuliia zghurska and @yuliiazghurska", "kid-28 kid-28"},
        {"Iuliia's dog", "kid-28"},
        {"Aleksei and Aleksei Ilin", "kid-29 kid-29"},
        {"Serhii, Serhii Hnatiuk, the Hnatiuks", "kid-30 kid-30 kid-30"},
        {"Dmitrii Belov, Andrii, Nataliia Levytska",
         "dmitri-belov andrii-kovalenko natalia-levytska"},
        {"Serhiienko and Julian", ""},
    };
    check(*state, rows, COUNT(rows), false);
    check(*state, rows, COUNT(rows), true);
}

static void whole_names_are_found_in_any_case_and_joined(void **state) {
    static const struct said rows[] = {
        {"omar haddad helped", "omar-haddad"},
        {"haddad omar's plan, with omar haddads", "omar-haddad omar-haddad"},
        {"omar Haddad", "omar-haddad"},
        {"OmarHaddad, @omarhaddad, HADDADOMAR", "omar-haddad omar-haddad omar-haddad"},
        {"with josé fuentes and ángel ríos", "jose-angel-fuentes-rios jose-angel-fuentes-rios"},
        {"юрий петров", "juri-petrov"},
        {"grace garcia", "grace-garcia"},
        {"mayatorres and maya torres", ""},
    };
    check(*state, rows, COUNT(rows), false);
    check(*state, rows, COUNT(rows), true);
}

static void capitals_everywhere_are_no_surnames(void **state) {
    static const struct said rows[] = {
        {"OMAR AND I BUILT IT", "omar-haddad"},
        {"Omar And I Built a Bridge", "omar-haddad"},
        {"Thank You Omar For Helping", "omar-haddad"},
        {"How Omar Helped Me", "omar-haddad"},
        {"How Omar Built It With Haddad", "omar-haddad omar-haddad"},
        {"עבדתי עם יוסף היום", "yosef-cohen"},
        {"عملت مع عمرو اليوم", "amr-khalil-2"},
    };
    static const struct said children[] = {{"The Omar Bradley Story", ""},
                                           {"I met Omar Fleming", ""},
                                           {"I was with Omar Fleming", ""},
                                           {"Omar Bradley And I", ""}};
    check(*state, rows, COUNT(rows), false);
    check(*state, rows, COUNT(rows), true);
    check(*state, children, COUNT(children), true);
}

static void what_is_no_others_name_is_let_be(void **state) {
    static const struct said rows[] = {
        {"", ""},
        {"omar zoe haddad", ""},
        {"will park, grace, xiong", ""},
        {"Maya, Maya's, Torres, Maya Torres, Mayas", ""},
        {"Rosa and Vega came", ""}, /* the family's */
        {"Mayan, Amaya, Zoëtrope, Omara, Haddadi", ""},
        {"Ms. Haddad, Mr Park, Lake Haddad", ""},
        {"Then Abraham Haddad went", ""},
        {"on Haddad Street", ""},
        {"Ms. Jo Petersen, Rosa Okafor", ""},
        {"Park it there. Park", ""},
        {"Tou Gerald", ""},
        {"Zoeek willpark gracegarcia", ""}, /* as a file may be called */
    };
    check(*state, rows, COUNT(rows), false);
    check(*state, rows, COUNT(rows), true);
}

static void where_children_write_some_words_are_let_be(void **state) {
    static const struct said staff[] = {{"Will you? And Will did", "will-park will-park"}},
                             children[] = {{"Will you? And Will did", "will-park"},
                                           {"May I? In May. And May did", ""},
                                           {"May O'Brien", "may-obrien"},
                                           {"Omar Bradley", ""},
                                           {"Omar Zoë", "omar-haddad zoe-ek"}};
    check(*state, staff, COUNT(staff), false);
    check(*state, children, COUNT(children), true);
}

static const char *named_file(struct bench *b, const char *text) {
    buf_clear(&b->said);
    roster_search(&(struct roster_search){b->roster, &places[0], .children = true,
                                          .file_names = true, .found = found, .context = b},
                  text, strlen(text));
    return b->said.p;
}

static void a_file_may_be_called_without_a_gap(void **state) {
    struct bench *b = *state;
    static const struct said rows[] = {
        {"Omarhaddad. Jpg. ", "omar-haddad"},
        {"Haddadomar. ", "omar-haddad"},
        {"Idamueller. ", "ida-muller"},
        {"Idamuller. ", "ida-muller"},
        {"Yuriypetrov. ", "juri-petrov"},
        {"Amrkhalil. ", "amr-khalil-2"},
        {"Zoeek. Mayatorres. Wholeomarhaddads. Haddads. Rosal. ", "zoe-ek omar-haddad"}};
    for (size_t i = 0; i < COUNT(rows); i++)
        if (strcmp(named_file(b, rows[i].text), rows[i].whom) != 0)
            fail_msg("'%s' names '%s', not '%s'", rows[i].text, b->said.p, rows[i].whom);
}

static void who_is_meant_may_stand(void **state) {
    struct bench *b = *state;
    b->meant = "omar-haddad";
    assert_string_equal(named(b, "Omar and Zoë and Haddad, Omar", true), "zoe-ek");
    b->meant = NULL;
}

static void everybody_whom_it_may_mean_is_told(void **state) {
    struct bench *b = *state;
    buf_clear(&b->said);
    const struct roster_search s = {b->roster, &places[1], .found = found, .context = b};
    roster_search(&s, "with Rosa, with Torres", strlen("with Rosa, with Torres"));
    assert_string_equal(b->said.p, "rosa-diaz+rosa-lund maya-torres+luis-torres");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_are_found_in_every_way_to_write_them, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(one_word_of_a_name_of_more_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            names_of_korean_and_chinese_are_found_with_what_touches_them, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cyrillic_names_are_found_in_their_cases, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cyrillic_names_are_found_as_in_passports, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(whole_names_are_found_in_any_case_and_joined, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(capitals_everywhere_are_no_surnames, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_others_name_is_let_be, set_up, tear_down),
        cmocka_unit_test_setup_teardown(where_children_write_some_words_are_let_be, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_file_may_be_called_without_a_gap, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_is_meant_may_stand, set_up, tear_down),
        cmocka_unit_test_setup_teardown(everybody_whom_it_may_mean_is_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
