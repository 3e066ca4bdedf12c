/* test_clean_jpx.c: JPEG 2000 within a PDF without what it says of itself. */
#include "media/clean/clean_inner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SIZE "\xFF\x51\0\4ab"
#define REMARK "\xFF\x64\0\x07\0\1abc"
#define LENGTHS "\xFF\x55\0\6\0\1\0\1"
#define TILE(length) "\xFF\x90\0\x0A\0\0" length "\0\1"
#define BITS   \
    "\xFF\x93" \
    "bits"
#define END "\xFF\xD9"

/* Also of each beginning of it, which must not be read beyond its end. */
static void becomes(const char *p, size_t n, const char *want, size_t want_n) {
    struct buf out = BUF_INIT;
    for (size_t part = 0; part <= n; part++) {
        unsigned char *copy = malloc(part ? part : 1);
        memcpy(copy, p, part);
        buf_clear(&out);
        bool fine = clean_bare_jpx(copy, part, &out);
        free(copy);
        if (part == n) assert_int_equal(fine, want != NULL);
    }
    if (want) {
        assert_int_equal(out.n, want_n);
        assert_memory_equal(out.p, want, want_n);
    }
    buf_release(&out);
}
#define BECOMES(in, want) becomes(in, sizeof(in) - 1, want, sizeof(want) - 1)
#define IS_HELD(in) becomes(in, sizeof(in) - 1, NULL, 0)

static void remarks_go_from_pictures_and_tiles(void **state) {
    (void)state;
    BECOMES("\xFF\x4F" SIZE REMARK LENGTHS TILE("\0\0\0\x1B") REMARK BITS TILE("\0\0\0\x12")
                BITS END "after",
            "\xFF\x4F" SIZE TILE("\0\0\0\x12") BITS TILE("\0\0\0\x12") BITS END);
    BECOMES("\xFF\x4F" SIZE TILE("\0\0\0\0") REMARK BITS END "after",
            "\xFF\x4F" SIZE TILE("\0\0\0\0") BITS END); /* up to the end */
    BECOMES("\xFF\x4F" SIZE "\xFF\x6F\0\5abc" TILE("\0\0\0\x12") BITS END,
            "\xFF\x4F" SIZE TILE("\0\0\0\x12") BITS END); /* a marker that is not known */
}

#define START                            \
    "\0\0\0\x0CjP  \r\n\x87\n\0\0\0\x14" \
    "ftypjp2 \0\0\0\0jp2 "
#define PICTURE "\xFF\x4F" SIZE TILE("\0\0\0\x12") BITS END

static void boxes_that_show_nothing_go(void **state) {
    (void)state;
    BECOMES("\0\0\0\x0CjP  \r\n\x87\n\0\0\0\x10"
            "ftypjpx word"
            "\0\0\0\x0Cxml word"
            "\0\0\0\x2Fjp2h"
            "\0\0\0\x0A"
            "bpcc\7\7"
            "\0\0\0\x11"
            "colr\1\0\0\0\0\0\x10wo"
            "\0\0\0\x0Cuuidword"
            "\0\0\0\x28jp2c" PICTURE "\0\0\0\0jp2cwords",
            START "\0\0\0\x21jp2h"
                  "\0\0\0\x0A"
                  "bpcc\7\7"
                  "\0\0\0\x0F"
                  "colr\1\0\0\0\0\0\x10"
                  "\0\0\0\x24jp2c" PICTURE);
}

static void what_is_none_is_held(void **state) {
    (void)state;
    IS_HELD("");
    IS_HELD("\xFF\x4F");
    IS_HELD("\xFF\x4F\xFF\x52\0\4ab");
    IS_HELD("\xFF\x4F" SIZE "words");
    IS_HELD("\xFF\x4F" SIZE TILE("\0\0\0\x0B") BITS END); /* shorter than its own head */
    IS_HELD("\xFF\x4F" SIZE TILE("\0\0\0\x12") "\xFF\x52\xFF\xFF" BITS END);
    IS_HELD(START "\0\0\0\x0Cjp2cword");
    IS_HELD(START "\0\0\0\x0Cxml word");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remarks_go_from_pictures_and_tiles),
        cmocka_unit_test(boxes_that_show_nothing_go),
        cmocka_unit_test(what_is_none_is_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
