/* test_subsets.c: a web font that was cut before is found by its exact characters, and only the last few are kept. */
#include "render/text/subsets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void it_is_found_by_its_exact_characters(void **state) {
    (void)state;
    static const uint32_t some[] = {'a', 'b', 0x1F600}, others[] = {'a', 'c', 0x1F600};
    struct subsets *s = subsets_new();
    struct buf out = BUF_INIT;
    assert_false(subsets_find(s, some, 3, &out));
    assert_false(subsets_find(s, NULL, 0, &out));
    subsets_keep(s, some, 3, "font\0!", 6);
    assert_true(subsets_find(s, some, 3, &out));
    assert_int_equal(out.n, 6);
    assert_memory_equal(out.p, "font\0!", 6);
    assert_false(subsets_find(s, some, 2, &out));
    assert_false(subsets_find(s, others, 3, &out));
    assert_int_equal(out.n, 6);
    buf_release(&out);
    subsets_free(s);
}

static void only_the_last_few_are_kept(void **state) {
    (void)state;
    struct subsets *s = subsets_new();
    struct buf out = BUF_INIT;
    for (uint32_t i = 0; i < 100; i++) subsets_keep(s, &i, 1, &i, sizeof i);
    for (uint32_t i = 0; i < 100; i++) {
        buf_clear(&out);
        assert_int_equal(subsets_find(s, &i, 1, &out), i >= 84);
        if (i >= 84) assert_memory_equal(out.p, &i, sizeof i);
    }
    buf_release(&out);
    subsets_free(s);
}

static void a_large_one_is_not_kept(void **state) {
    (void)state;
    static const char large[1 << 20];
    static const uint32_t han[] = {0x4E00};
    struct subsets *s = subsets_new();
    struct buf out = BUF_INIT;
    subsets_keep(s, han, 1, large, sizeof large);
    assert_false(subsets_find(s, han, 1, &out));
    buf_release(&out);
    subsets_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_found_by_its_exact_characters),
        cmocka_unit_test(only_the_last_few_are_kept),
        cmocka_unit_test(a_large_one_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
