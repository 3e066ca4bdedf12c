/* test_clean_edits.c: up to where the tracks of a fragmented film are shown, by its list of edits. */
#include "media/clean/clean_edits.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MVHD "\0\0\0\x18mvhd\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\xe8" /* a thousand units a second */
#define MVEX "\0\0\0\x0cmvextrex"
#define TKHD(track) "\0\0\0\x18tkhd\0\0\0\7\0\0\0\0\0\0\0\0\0\0\0" track
#define ONE(edit)    \
    "\0\0\0\x24"     \
    "edts\0\0\0\x1c" \
    "elst\0\0\0\0\0\0\0\1" edit
#define TWO(edits)   \
    "\0\0\0\x30"     \
    "edts\0\0\0\x28" \
    "elst\0\0\0\0\0\0\0\2" edits
#define EDIT(length, from) "\0\0" length from "\0\1\0\0"
#define EIGHT "\0\0\0\0\0\0\0\0"
#define START "\0\0\0\0"
#define LATER "\0\0\4\0"
#define EMPTY "\xff\xff\xff\xff"

static void end_is(const char *p, size_t n, unsigned track, double want) {
    unsigned char *copy = malloc(n ? n : 1); /* of its own size, for a sanitizer */
    memcpy(copy, p, n);
    assert_true(fabs(edits_end(copy, n, track) - want) < 0.0001);
    free(copy);
}
#define END_IS(in, track, want) end_is(in, sizeof(in) - 1, track, want)

#define TRACK_ONE(edit) "\0\0\0\x44trak" TKHD("\1") ONE(edit)
#define TRACK_TWO(edits) "\0\0\0\x50trak" TKHD("\2") TWO(edits)
#define FILE_TYPE \
    "\0\0\0\x08"  \
    "ftyp"
#define ENDS EDIT("\x0f\xa0", START)
#define STARTS EDIT("\0\0", LATER)
#define DELAYED EDIT("\x01\xf4", EMPTY) EDIT("\x0f\xa0", START)
#define SEVERAL EDIT("\x07\xd0", START) EDIT("\x07\xd0", LATER)

static void an_edit_ends_where_it_says(void **state) {
    (void)state;
    END_IS(FILE_TYPE "\0\0\0\xb8moov" MVHD TRACK_ONE(ENDS) TRACK_TWO(SEVERAL), 1, EDITS_NO_END);
    END_IS(FILE_TYPE "\0\0\0\x70moov" MVHD TRACK_ONE(ENDS) MVEX, 1, 4);
    END_IS(FILE_TYPE "\0\0\0\x70moov" MVHD TRACK_ONE(STARTS) MVEX, 1, EDITS_NO_END);
    END_IS(FILE_TYPE "\0\0\0\x7cmoov" MVHD TRACK_TWO(DELAYED) MVEX, 2, 4.5);
}

static void several_edits_are_reported(void **state) {
    (void)state;
    END_IS(FILE_TYPE "\0\0\0\xc0moov" MVHD TRACK_ONE(ENDS) TRACK_TWO(SEVERAL) MVEX, 2,
           EDITS_SEVERAL);
    END_IS(FILE_TYPE "\0\0\0\xc0moov" MVHD TRACK_ONE(ENDS) TRACK_TWO(SEVERAL) MVEX, 1, 4);
    END_IS(FILE_TYPE "\0\0\0\xc0moov" MVHD TRACK_ONE(ENDS) TRACK_TWO(SEVERAL) MVEX, 3,
           EDITS_NO_END);
}

static void long_numbers_are_read(void **state) {
    (void)state;
    END_IS("\0\0\0\x90moov"
           "\0\0\0\x20mvhd\1\0\0\0" EIGHT EIGHT "\0\0\x03\xe8"
           "\0\0\0\x54trak"
           "\0\0\0\x20tkhd\1\0\0\0" EIGHT EIGHT "\0\0\0\7"
           "\0\0\0\x2c"
           "edts\0\0\0\x24"
           "elst\1\0\0\0\0\0\0\1"
           "\0\0\0\0\0\0\x0f\xa0" EIGHT "\0\1\0\0" MVEX,
           7, 4);
}

static void what_is_cut_off_is_not_read(void **state) {
    (void)state;
    static const char film[] = FILE_TYPE "\0\0\0\x7cmoov" MVHD MVEX TRACK_TWO(SEVERAL);
    end_is(film, sizeof film - 1, 2, EDITS_SEVERAL);
    for (size_t n = 0; n < sizeof film - 1 - 12; n++) {
        unsigned char *copy = malloc(n ? n : 1);
        memcpy(copy, film, n);
        assert_true(edits_end(copy, n, 2) >= 0);
        free(copy);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_edit_ends_where_it_says),
        cmocka_unit_test(several_edits_are_reported),
        cmocka_unit_test(long_numbers_are_read),
        cmocka_unit_test(what_is_cut_off_is_not_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
