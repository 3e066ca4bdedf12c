/* test_fitted.c: what one worker found about a report is there for the next. */
#include "pipeline/fitted.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const struct workspace SMALL = {.n_learners = 3};

static void what_was_put_is_found(void **state) {
    (void)state;
    struct fitted *f = fitted_new(&SMALL);
    struct squeezes s = {.height = {8, 0, 3, 1}, .words = 8}, got = {.words = 5};
    bool fits = true;
    assert_false(fitted_find(f, 42, &got, &fits));
    assert_int_equal(got.words, 5);
    fitted_put(f, 42, &s, false);
    assert_true(fitted_find(f, 42, &got, &fits));
    assert_memory_equal(&s, &got, sizeof s);
    assert_false(fits);
    s = (struct squeezes){0};
    fitted_put(f, 43, &s, true);
    assert_true(fitted_find(f, 43, &got, &fits));
    assert_memory_equal(&s, &got, sizeof s);
    assert_true(fits);
    fitted_free(f);
}

static void another_process_finds_it(void **state) {
    (void)state;
    struct fitted *f = fitted_new(&SMALL);
    const struct squeezes s = {.height = {2, 4}, .words = 1};
    struct squeezes got;
    bool fits;
    int status;
    pid_t child = fork();
    if (child == 0) {
        fitted_put(f, 7, &s, true);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(fitted_find(f, 7, &got, &fits));
    assert_memory_equal(&s, &got, sizeof s);
    fitted_free(f);
}

/* What finds no place is not kept, and does not take the place of anything. */
static void a_full_table_is_no_trouble(void **state) {
    (void)state;
    struct fitted *f = fitted_new(&SMALL);
    struct squeezes s = {0}, got;
    bool fits;
    for (uint64_t key = 1; key < 3000; key++) {
        s.words = (int)(key % 9);
        fitted_put(f, key << 5, &s, true);
    }
    size_t found = 0;
    for (uint64_t key = 1; key < 3000; key++) {
        if (!fitted_find(f, key << 5, &got, &fits)) continue;
        assert_int_equal(got.words, (int)(key % 9));
        found++;
    }
    assert_in_range(found, 900, 1024);
    fitted_free(f);
}

static void keys_tell_reports_apart(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct langs *langs = langs_new(a);
    langs_add(langs, "en", "en.yaml", "{}", 2, diags_new(a));
    struct image picture = {.jpeg_width = 900, .jpeg_height = 675};
    struct household homes[] = {{.name = "Lucía"}, {.name = "Omar"}};
    struct learner l = {.path = "learners/maya", .households = homes, .n_households = 2};
    const struct outline o = {.name = "conference"}, other = {.name = "progress"};
    struct viewer v = {.learner = &l, .logo = &picture, .lang = langs_find(langs, "en")};
    assert_non_null(v.lang);
    uint64_t keys[6] = {fitted_key(&v, &o, EDITION_STANDARD), fitted_key(&v, &other, EDITION_STANDARD),
                        fitted_key(&v, &o, EDITION_PLAIN)};
    v.household = &homes[0];
    keys[3] = fitted_key(&v, &o, EDITION_STANDARD);
    v.household = &homes[1];
    keys[4] = fitted_key(&v, &o, EDITION_STANDARD);
    picture.jpeg_height++;
    keys[5] = fitted_key(&v, &o, EDITION_STANDARD);
    for (size_t i = 0; i < 6; i++)
        for (size_t k = 0; k < i; k++) assert_true(keys[i] != keys[k]);
    picture.jpeg_height--;
    assert_true(fitted_key(&v, &o, EDITION_STANDARD) == keys[4]);
    l.n_households = 1; /* the one home there is: nothing of it is on the page */
    assert_true(fitted_key(&v, &o, EDITION_STANDARD) == keys[0]);
    langs_free(langs);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_found),
        cmocka_unit_test(another_process_finds_it),
        cmocka_unit_test(a_full_table_is_no_trouble),
        cmocka_unit_test(keys_tell_reports_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
