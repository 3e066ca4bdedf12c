/* test_clean_play.c: of recordings, what is sound (clean_wav.h) and where one ends and another begins (clean_ogg.h). Whole files are the
 * matter of tests/suites/kinds. */
#include "media/clean/clean_ogg.h"
#include "media/clean/clean_wav.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- WAV ---- */

#define FORM "fmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0"
#define RIFF "RIFF\xff\xff\xff\xffWAVE"

/* `want`: the sound alone. */
static void sound_is(const char *p, size_t n, enum wav_sound found, const char *want,
                     size_t want_n) {
    static const size_t before = 12 + sizeof FORM - 1 + 8;
    struct buf out = BUF_INIT;
    unsigned char *copy =
        malloc(n ? n : 1); /* of its own size, so that a sanitizer sees what is read beyond it */
    memcpy(copy, p, n);
    assert_int_equal(wav_sound(copy, n, &out), found);
    free(copy);
    if (found == WAV_SOUND) {
        assert_int_equal(out.n, before + want_n + (want_n & 1));
        assert_memory_equal(out.p + 12, FORM "data", sizeof FORM + 3);
        assert_int_equal((unsigned char)out.p[before - 4], want_n);
        if (want_n) assert_memory_equal(out.p + before, want, want_n);
        assert_int_equal((unsigned char)out.p[4], out.n - 8);
    } else {
        assert_int_equal(out.n, 0);
    }
    buf_release(&out);
}
#define SOUND_IS(in, want) sound_is(in, sizeof(in) - 1, WAV_SOUND, want, sizeof(want) - 1)
#define NO_SOUND(in, found) sound_is(in, sizeof(in) - 1, found, "", 0)

static void chunks_beside_the_sound_go(void **state) {
    (void)state;
    SOUND_IS(RIFF FORM "data\4\0\0\0abcd", "abcd");
    SOUND_IS(RIFF "LIST\4\0\0\0INFO" FORM "ZZZZ\3\0\0\0wor\0data\3\0\0\0abc\0LIST\4\0\0\0INFO",
             "abc");
    SOUND_IS(RIFF FORM "data\2\0\0\0ab" FORM "data\2\0\0\0cd", "abcd");
}

static void a_length_that_is_open_ends_where_chunks_begin(void **state) {
    (void)state;
    SOUND_IS(RIFF FORM "data\xff\xff\xff\xff"
                       "abcd",
             "abcd");
    SOUND_IS(RIFF FORM "data\xff\xff\xff\xff"
                       "abcdLIST\4\0\0\0INFO",
             "abcd");
    SOUND_IS(RIFF FORM "data\0\0\0\0abcdbext\3\0\0\0wor\0ZZZZ\2\0\0\0ab", "abcd");
    SOUND_IS(RIFF FORM "data\x10\0\0\0abcdid3 \4\0\0\0ID3\4", "abcd"); /* that counts them */
    SOUND_IS(RIFF FORM "data\xff\xff\xff\xff"
                       "abcdLIST\x40\0\0\0INFOIART",
             "abcd"); /* cut off */
    SOUND_IS(RIFF FORM "data\xff\xff\xff\xff"
                       "abcJUNK\0\0\0\0data\2\0\0\0de",
             "abcde");
}

static void letters_alone_are_sound(void **state) {
    (void)state;
    SOUND_IS(RIFF FORM "data\xff\xff\xff\xff"
                       "abLISTcdefgh",
             "abLISTcdefgh");
    SOUND_IS(RIFF FORM "data\xff\xff\xff\xff"
                       "abLIST",
             "abLIST");
    SOUND_IS(RIFF FORM "data\xff\xff\xff\xff"
                       "abJUNK\1\0\0\0x\0\1\2\3\4\5\6\7\x8\x9",
             "abJUNK\1\0\0\0x\0\1\2\3\4\5\6\7\x8\x9");
}

static void a_form_has_no_room_for_words(void **state) {
    (void)state;
    SOUND_IS(RIFF
             "fmt \x1a\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0\x08\0 a wordsdata\2\0\0\0ab",
             "ab");
    NO_SOUND(RIFF "fmt \x10\0\0\0\x99\x99\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\2\0\0\0ab",
             WAV_UNKNOWN);
    NO_SOUND(RIFF "fmt \x04\0\0\0\1\0\1\0data\2\0\0\0ab", WAV_UNKNOWN);
}

static void without_form_or_sound_it_is_damaged(void **state) {
    (void)state;
    NO_SOUND(RIFF "data\2\0\0\0ab", WAV_DAMAGED);
    NO_SOUND(RIFF FORM, WAV_DAMAGED);
    NO_SOUND(RIFF FORM "data\0\0\0\0", WAV_DAMAGED);
    NO_SOUND(RIFF, WAV_DAMAGED);
    NO_SOUND("RIFF", WAV_DAMAGED);
}

/* ---- Ogg ---- */

#define PAGE(flags, size, body) "OggS\0" flags "granule.seriseqncrcs\1" size body
#define FIRST PAGE("\2", "\2", "ab")
#define MORE PAGE("\0", "\3", "abc")

static void link_is(const char *p, size_t n, size_t want) {
    unsigned char *copy = malloc(n ? n : 1);
    memcpy(copy, p, n);
    assert_int_equal(ogg_link(copy, n), want);
    free(copy);
}
#define LINK_IS(in, first) link_is(in, sizeof(in) - 1, sizeof(first) - 1)

static void a_link_ends_where_another_stream_begins(void **state) {
    (void)state;
    LINK_IS(FIRST MORE MORE, FIRST MORE MORE);
    LINK_IS(FIRST FIRST MORE, FIRST FIRST MORE); /* sound and pictures */
    LINK_IS(FIRST MORE FIRST MORE, FIRST MORE);
    LINK_IS(FIRST MORE "OggS\0\2", FIRST MORE "OggS\0\2"); /* cut off */
    LINK_IS(FIRST MORE "words" FIRST, FIRST MORE "words" FIRST);
    LINK_IS("", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chunks_beside_the_sound_go),
        cmocka_unit_test(a_length_that_is_open_ends_where_chunks_begin),
        cmocka_unit_test(letters_alone_are_sound),
        cmocka_unit_test(a_form_has_no_room_for_words),
        cmocka_unit_test(without_form_or_sound_it_is_damaged),
        cmocka_unit_test(a_link_ends_where_another_stream_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
