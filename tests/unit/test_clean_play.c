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
    SOUND_IS(RIFF FORM "data\2\0\0\0ab" FORM "data\2\0\0\0cd", "ab"); /* players play the first */
    SOUND_IS(RIFF FORM "data\2\0\0\0abLIST\4\0\0\0INFOdata\5\0\0\0words\0", "ab");
    SOUND_IS(RIFF FORM "data\4\0\0\0abcdSECRET WORDS", "abcd");
}

static void a_length_that_is_open_is_refused(void **state) {
    (void)state;
    NO_SOUND(RIFF FORM "data\xff\xff\xff\xff"
                       "abcd",
             WAV_OPEN);
    NO_SOUND(RIFF FORM "data\xff\xff\xff\xff"
                       "abcdLIST\4\0\0\0INFO",
             WAV_OPEN);
    NO_SOUND(RIFF FORM "data\0\0\0\0abcdSNDM\3\0\0\0wor\0", WAV_OPEN);
    NO_SOUND(RIFF FORM "data\0\0\0\0abcdbext\x40\0\0\0words", WAV_OPEN);
    NO_SOUND(RIFF FORM "data\5\0\0\0abcd", WAV_OPEN); /* cut off */
}

static void a_length_that_counts_chunks_and_tags_ends_before_them(void **state) {
    (void)state;
    SOUND_IS(RIFF FORM "data\x10\0\0\0abcdid3 \4\0\0\0ID3\4", "abcd");
    SOUND_IS(RIFF FORM "data\x18\0\0\0abcdLIST\x40\0\0\0INFOIARTword", "abcd"); /* cut off */
    SOUND_IS(RIFF FORM "data\x11\0\0\0abcJUNK\0\0\0\0words\0", "abc");
    SOUND_IS(RIFF FORM "data\x10\0\0\0abcdAPETAGEXword", "abcd");
    SOUND_IS(RIFF FORM "data\x14\0\0\0abcd<?xml version=1?", "abcd");
    SOUND_IS(RIFF FORM "data\x10\0\0\0abcd<?xpacket wo", "abcd");
    SOUND_IS(RIFF FORM "data\x10\0\0\0abcdID3\3\0\0\0\0\0\2wo", "abcd");
}

static void an_old_tag_is_at_the_very_end(void **state) {
    (void)state;
    static const char head[] = RIFF FORM "data\x84\0\0\0abcdTAGwords";
    char wav[sizeof head - 1 + 128 - 8] = {0};
    memcpy(wav, head, sizeof head - 1);
    sound_is(wav, sizeof wav, WAV_SOUND, "abcd", 4);
    SOUND_IS(RIFF FORM "data\x0a\0\0\0abcdTAGefg", "abcdTAGefg");
}

static void letters_alone_are_sound(void **state) {
    (void)state;
    SOUND_IS(RIFF FORM "data\x0c\0\0\0abLISTcdefgh", "abLISTcdefgh");
    SOUND_IS(RIFF FORM "data\6\0\0\0abLIST", "abLIST");
    SOUND_IS(RIFF FORM "data\x15\0\0\0abJUNK\1\0\0\0x\0\1\2\3\4\5\6\7\x8\x9",
             "abJUNK\1\0\0\0x\0\1\2\3\4\5\6\7\x8\x9");
}

#define MICROSOFT(coefficients)                                                          \
    RIFF "fmt \x32\0\0\0\2\0\1\0\x40\x1f\0\0\0\x10\0\0\0\1\4\0\x20\0\xf4\1" coefficients \
         "data\2\0\0\0ab"

static void coefficients_are_the_usual_ones(void **state) {
    (void)state;
    struct buf out = BUF_INIT;
    static const char usual[] = MICROSOFT(
        "\7\0\0\1\0\0\0\2\0\xff\0\0\0\0\xc0\0\x40\0\xf0\0\0\0\xcc\1\x30\xff\x88\1\x18\xff");
    assert_int_equal(wav_sound((const unsigned char *)usual, sizeof usual - 1, &out), WAV_SOUND);
    assert_int_equal(out.n, sizeof usual - 1);
    assert_memory_equal(out.p + 12, usual + 12, sizeof usual - 1 - 12);
    buf_release(&out);
    NO_SOUND(MICROSOFT("\7\0there is room for words here"), WAV_UNKNOWN);
    NO_SOUND(RIFF "fmt \x10\0\0\0\2\0\1\0\x40\x1f\0\0\0\x10\0\0\0\1\4\0data\2\0\0\0ab",
             WAV_UNKNOWN);
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
        cmocka_unit_test(a_length_that_is_open_is_refused),
        cmocka_unit_test(a_length_that_counts_chunks_and_tags_ends_before_them),
        cmocka_unit_test(an_old_tag_is_at_the_very_end),
        cmocka_unit_test(coefficients_are_the_usual_ones),
        cmocka_unit_test(letters_alone_are_sound),
        cmocka_unit_test(a_form_has_no_room_for_words),
        cmocka_unit_test(without_form_or_sound_it_is_damaged),
        cmocka_unit_test(a_link_ends_where_another_stream_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
