/* test_public_names.c: names of files without the surname, however it is written, and what everybody may call a learner. */
#include "view/audience/public_names.h"

#include "i18n/name_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const struct public_who maya = {"Maya", "Torres", "Maya", "maya-torres"},
                               cy = {"Cyrus", "Ruiz", "Cy", "cruiz12"},
                               zoe = {"Zoë", "Ek", "Zoë", "zoe-ek"},
                               ida = {"Ida", "Müller-Groß", "Ida", "ida-m"},
                               bo = {"Bo", "Mueller", "Bo", "bo-mueller"},
                               olena = {"Олена", "Шевченко", "Олена", "olena-shevchenko"},
                               amr = {"عمرو", "خليل", "عمرو", "amr-khalil"},
                               li = {"小明", "李", "小明", "li-ming"},
                               minsu = {"민수", "김", "민수", "minsu-kim"},
                               rosa = {"Rosa", "de la Cruz", "Rosa", "rosa-cruz"},
                               olga = {"Olga", "Shevchenko", "Olga", "kid-7"},
                               none = {"Bell", NULL, "Bell", "bell-1"};

static void the_surname_is_in_no_name_of_a_file(void **state) {
    static const struct {
        const struct public_who *who;
        const char *name, *public;
    } rows[] = {
        {&maya, "maya-torres-at-home.jpg", "maya-at-home.jpg"},
        {&maya, "Torres.jpg", "file.jpg"},
        {&maya, "TORRES's bridge.pdf", "bridge.pdf"},
        {&maya, "MayaTorres.jpg", "Maya.jpg"},
        {&maya, "torrescopy.jpg", "copy.jpg"},
        {&maya, "mtorres2026.pdf", "m2026.pdf"},
        {&maya, "TorresMaya_2.jpg", "Maya_2.jpg"},
        {&maya, "bridge.jpg", "bridge.jpg"},
        {&maya, "tor-res.jpg", "tor-res.jpg"},
        {&maya, "T\xC3\xB3rres.jpg", "file.jpg"},
        {&cy, "CyRuiz.jpg", "Cy.jpg"},
        {&cy, "cyruiz2026.pdf", "cy2026.pdf"},
        {&cy, "ruizcy.pdf", "cy.pdf"},
        {&cy, "my-cruiz12-work.pdf", "my-c12-work.pdf"},
        {&cy, "ruiz2.jpg", "2.jpg"},
        {&zoe, "ZoeEk.jpg", "Zoe.jpg"},
        {&zoe, "zoeek.jpg", "zoe.jpg"},
        {&zoe, "zek.jpg", "z.jpg"},
        {&zoe, "ek2.jpg", "2.jpg"},
        {&zoe, "week-1-weekend.jpg", "week-1-weekend.jpg"},
        {&ida, "M\xC3\xBCller.jpg", "file.jpg"},
        {&ida, "mueller.jpg", "file.jpg"},
        {&ida, "idamueller2.jpg", "ida2.jpg"},
        {&ida, "muller-gross.jpg", "file.jpg"},
        {&ida, "Mu\xCC\x88ller Bild.jpg", "Bild.jpg"},
        {&bo, "m\xC3\xBCller.jpg", "file.jpg"},
        {&olena, "Шевченко.jpg", "file.jpg"},
        {&olena, "shevchenko.jpg", "file.jpg"},
        {&olena, "OlenaShevchenko.jpg", "Olena.jpg"},
        {&olena, "sevcenko 2.jpg", "2.jpg"},
        {&olga, "Шевченко міст.jpg", "міст.jpg"},
        {&amr, "khalil-bridge.jpg", "bridge.jpg"},
        {&amr, "خليل جسر.jpg", "جسر.jpg"},
        {&li, "李小明.jpg", "小明.jpg"},
        {&minsu, "김민수.jpg", "민수.jpg"},
        {&minsu, "kim.jpg", "file.jpg"},
        {&rosa, "cruz-de-la-playa.jpg", "de-la-playa.jpg"},
        {&none, "bell-1.jpg", "file.jpg"},
        {&none, "Bell.jpg", "Bell.jpg"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct latin *latin = latin_new(*state);
        struct public_names *names = public_names_new(*state, latin, rows[i].who);
        const char *got = public_name(names, rows[i].name);
        if (strcmp(got, rows[i].public) != 0)
            fail_msg("'%s' is '%s', not '%s'", rows[i].name, got, rows[i].public);
        latin_free(latin);
    }
}

static void the_called_name_is_without_the_surname(void **state) {
    static const struct {
        struct public_who who;
        const char *called;
    } rows[] = {
        {{"Maya", "Torres", "Maya", "x"}, "Maya"},
        {{"Maya", "Torres", "Maya Torres", "x"}, "Maya"},
        {{"Maya", "Torres", "Torres, Maya", "x"}, "Maya"},
        {{"Maya", "Torres", "MayaTorres", "x"}, "Maya"},
        {{"Maya", "Torres", "Torres", "x"}, "Maya"},
        {{"Maya", "Torres", "Torresita", "x"}, "Maya"},
        {{"Maya", "Torres", "May T.", "x"}, "May T."},
        {{"Maya Torres", "Torres", "Maya Torres", "x"}, "Maya"},
        {{"Ali", "Ali", "Ali", "x"}, "Ali"},
        {{"Ida", "Müller", "Ida Mueller", "x"}, "Ida"},
        {{"Олена", "Шевченко", "Olena Shevchenko", "x"}, "Olena"},
        {{"Zoë", "Ek", "Zoë-Lee", "x"}, "Zoë-Lee"},
        {{"Rosa", "de la Cruz", "Rosa de la Cruz", "x"}, "Rosa"},
        {{"Bell", NULL, "Bell", "x"}, "Bell"},
        {{"Anna", "Ann", "Anna", "x"}, "Anna"},
        {{"Petersen", "Peter", "Petersen", "x"}, "Petersen"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct latin *latin = latin_new(*state);
        struct public_names *names = public_names_new(*state, latin, &rows[i].who);
        const char *got = public_names_called(names);
        if (strcmp(got, rows[i].called) != 0)
            fail_msg("'%s' is called '%s', not '%s'", rows[i].who.called, got, rows[i].called);
        latin_free(latin);
    }
}

static int set_up(void **state) {
    *state = arena_new();
    return 0;
}

static int tear_down(void **state) {
    arena_free(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_surname_is_in_no_name_of_a_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_called_name_is_without_the_surname, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
