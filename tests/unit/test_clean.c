/* test_clean.c: texts between the pictures of a film, remarks in what draws a page, color profiles, and attached texts. Whole files are the
 * matter of tests/suites/kinds and gate; here is what no tool writes: what is cut short, nested, or meant to deceive. */
#include "base/hidden.h"
#include "media/clean/clean.h"
#include "media/clean/clean_content.h"
#include "media/clean/clean_frames.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* A sanitizer looks through all that a search may read, whenever one begins. */
#ifdef __SANITIZE_ADDRESS__
enum { LONG_LINE = 160000 };
#else
enum { LONG_LINE = 1600000 };
#endif

#define BYTES(text) (const unsigned char *)(text), sizeof(text) - 1

static void assert_bytes(const struct buf *got, const char *want, size_t n) {
    assert_int_equal(got->n, n);
    if (n) assert_memory_equal(got->p, want, n);
}
#define ASSERT_BYTES(got, want) assert_bytes(got, want, sizeof(want) - 1)

/* ---- frames ---- */

static void frames_are(enum frames kind, size_t length_bytes, const unsigned char *p, size_t n,
                       const char *want, size_t want_n) {
    const struct frames_form form = {kind, length_bytes};
    struct buf out = BUF_INIT;
    /* a copy of its own size, so that a sanitizer sees what is read beyond it */
    unsigned char *copy = malloc(n ? n : 1);
    memcpy(copy, p, n);
    bool fine = frames_clean(&form, copy, n, &out);
    free(copy);
    assert_int_equal(fine, want != NULL);
    if (want) assert_bytes(&out, want, want_n);
    buf_release(&out);
}
#define FRAMES_ARE(kind, length, in, want) \
    frames_are(kind, length, BYTES(in), want, sizeof(want) - 1)
#define FRAMES_ARE_DAMAGED(kind, length, in) frames_are(kind, length, BYTES(in), NULL, 0)

static void messages_that_a_player_needs_stay(void **state) {
    (void)state;
    /* a recovery point (6), user data (5), and where the picture is turned to (47), whose bytes need escaping */
    FRAMES_ARE(FRAMES_H264, 1,
               "\x10\x06\x06\x01\x44\x05\x03"
               "abc\x2f\x03\0\0\x03\x01\x80",
               "\x0b\x06\x06\x01\x44\x2f\x03\0\0\x03\x01\x80");
    FRAMES_ARE(FRAMES_H264, 4, "\0\0\0\x06\x06\x05\x02gh\x80\0\0\0\x02\x65\x88",
               "\0\0\0\x02\x65\x88");
    FRAMES_ARE(FRAMES_H264, 0, "\0\0\0\1\x06\x05\x02gh\x80\0\0\1\x65\x88\0\0", "\0\0\0\1\x65\x88");
    FRAMES_ARE(FRAMES_H265, 4, "\0\0\0\x07\x4e\1\x05\x02gh\x80\0\0\0\3\x26\1\x88",
               "\0\0\0\3\x26\1\x88");
}

static void a_message_of_a_needed_kind_is_not_stuffed(void **state) {
    (void)state;
    unsigned char unit[200] = {0, 190, 6, 6, 180};
    memset(unit + 5, 'z', 187);
    frames_are(FRAMES_H264, 2, unit, 192, "", 0);
}

static void units_that_are_no_picture_go(void **state) {
    (void)state;
    FRAMES_ARE(FRAMES_H264, 1, "\3\x0cgh\3\x1egh\2\x41\x9a",
               "\2\x41\x9a"); /* filling, and a private one */
    FRAMES_ARE(FRAMES_H265, 1, "\4\x4c\1gh\4\x62\1gh\3\2\1\x9a", "\3\2\1\x9a"); /* the same */
}

static void lengths_that_lie_are_damage(void **state) {
    (void)state;
    FRAMES_ARE_DAMAGED(FRAMES_H264, 4, "\xff\xff\xff\xff\x65\x88");
    FRAMES_ARE_DAMAGED(FRAMES_H264, 4, "\0\0\0");
    FRAMES_ARE_DAMAGED(FRAMES_AV1, 0, "\x32\x7f\x10");
    FRAMES_ARE_DAMAGED(FRAMES_AV1, 0, "\x32\xff\xff\xff\xff\xff\xff\xff\xff\x7f");
    FRAMES_ARE_DAMAGED(FRAMES_AV1, 0, "\x36");
    FRAMES_ARE_DAMAGED(FRAMES_JPEG, 0, "no picture");
    FRAMES_ARE_DAMAGED(FRAMES_PNG, 0, "\x89PN");
    FRAMES_ARE(FRAMES_H264, 1, "\3\x06\x05\xff\2\x65\x88",
               "\2\x65\x88"); /* a message that is cut off */
    FRAMES_ARE(FRAMES_MPEG, 0, "", "");
    FRAMES_ARE(FRAMES_H265, 0, "\0\0\1", "");
}

static void units_of_av1_go_by_their_type(void **state) {
    (void)state;
    /* delimiter; brightness; what a maker registered; filling; a frame to the end, without its size */
    FRAMES_ARE(FRAMES_AV1, 0, "\x12\0\x2a\6\1\0\1\0\1\x80\x2a\4\4\xb5g\x80\x7a\2gh\x30\x10\x20",
               "\x12\0\x2a\6\1\0\1\0\1\x80\x30\x10\x20");
}

static void user_data_of_mpeg_goes(void **state) {
    (void)state;
    FRAMES_ARE(FRAMES_MPEG, 0, "\0\0\1\xb6pic\0\0\1\xb2gh\0\0\1\xb6pic",
               "\0\0\1\xb6pic\0\0\1\xb6pic");
    FRAMES_ARE(FRAMES_MPEG, 0, "\0\0\1\xb2XviD0050\0\0\1\xb6pic",
               "\0\0\1\xb2XviD0050\0\0\1\xb6pic");
    FRAMES_ARE(FRAMES_MPEG, 0, "\0\0\1\xb2Lavc Maya\0\0\1\xb6pic\0\0\1\xb2", "\0\0\1\xb6pic");
}

static void heads_hold_sets_alone(void **state) {
    (void)state;
    struct frames_form form = {FRAMES_H264, 0};
    struct buf out = BUF_INIT;
    assert_true(frames_clean_head(&form,
                                  BYTES("\1\x42\0\x1e\xff\xe1\0\2\x67\x42\1\0\2\x68\xce"
                                        "and more"),
                                  &out));
    ASSERT_BYTES(&out, "\1\x42\0\x1e\xff\xe1\0\2\x67\x42\1\0\2\x68\xce");
    assert_int_equal(form.length_bytes, 4);
    buf_clear(&out);
    assert_false(frames_clean_head(&form, BYTES("\1\x42\0\x1e\xff\xe1\0\x20\x67\x42"), &out));
    buf_clear(&out);
    form = (struct frames_form){FRAMES_H265, 0};
    assert_true(frames_clean_head(&form,
                                  BYTES("\1aaaaaaaaaaaaaaaaaaaa\xfd\2"
                                        "\x27\0\1\0\3\x4e\1g"
                                        "\x21\0\1\0\3\x42\1h"
                                        "more"),
                                  &out));
    ASSERT_BYTES(&out, "\1aaaaaaaaaaaaaaaaaaaa\xfd\1"
                       "\x21\0\1\0\3\x42\1h");
    assert_int_equal(form.length_bytes, 2);
    buf_release(&out);
}

/* ---- what draws a page ---- */

static void content_is(const char *in, const char *want) {
    struct buf out = BUF_INIT;
    bool fine = content_clean((const unsigned char *)in, strlen(in), &out);
    assert_int_equal(fine, want != NULL);
    if (want) assert_bytes(&out, want, strlen(want));
    buf_release(&out);
}

static void remarks_are_told_from_texts(void **state) {
    (void)state;
    content_is("0 0 m% Maya\n1 1 l", "0 0 m\n1 1 l");
    content_is("(50 % \\) of (all % ) % it) Tj % Maya", "(50 % \\) of (all % ) % it) Tj ");
    content_is("(not closed % Maya", "(not closed % Maya");
    content_is("<50%41\n> Tj", "<50\n> Tj");
    content_is("BI /W 1 ID a%b EI Q % Maya\rq", "BI /W 1 ID a%b EI Q \rq");
    content_is("BI /W 1 ID a EI\x01 % EI Q %x", "BI /W 1 ID a EI\x01 % EI Q ");
    content_is("", "");
    content_is("%", "");
    content_is("BI ID", "BI ID");
}

static void a_photo_in_the_middle_is_noticed(void **state) {
    (void)state;
    content_is("q BI /W 1 /F /DCT ID \xff\xd8 EI Q", NULL);
    content_is("q BI /W 1 /Filter[/A85 /DCTDecode] ID x~> EI Q", NULL);
    content_is("/DCTDecode Do q BI /W 1 /F /Fl ID x EI Q",
               "/DCTDecode Do q BI /W 1 /F /Fl ID x EI Q");
    content_is("(BI /DCT ID) Tj", "(BI /DCT ID) Tj");
}

static void a_profile_keeps_what_computes(void **state) {
    (void)state;
    unsigned char p[184] = {0};
    struct buf out = BUF_INIT;
    memcpy(p + 36, "acsp", 4);
    memcpy(p + 48, "MAYAMAYA", 8);
    p[131] = 2;
    memcpy(p + 132, "desc\0\0\0\x9c\0\0\0\x10", 12);
    memcpy(p + 144, "rXYZ\0\0\0\xac\0\0\0\x0c", 12);
    memcpy(p + 156, "desc\0\0\0\0Maya's  ", 16);
    memcpy(p + 172, "XYZ \0\0\0\0abcd", 12);
    assert_true(content_clean_profile(p, sizeof p, &out));
    assert_int_equal(out.n, sizeof p);
    assert_null(memmem(out.p, out.n, "Maya", 4));
    assert_null(memmem(out.p, out.n, "MAYA", 4));
    assert_memory_equal(out.p + 172, p + 172, 12);
    buf_clear(&out);
    p[131] = 200; /* more parts than there is room for */
    assert_false(content_clean_profile(p, sizeof p, &out));
    p[131] = 2, p[152] = 0xff; /* a part that reaches beyond the end */
    assert_true(content_clean_profile(p, sizeof p, &out));
    buf_release(&out);
}

/* ---- texts ---- */

static void text_is(enum media_kind kind, const char *in, const char *want, unsigned removed) {
    struct arena *a = arena_new();
    struct cleaned c = {.bytes = BUF_INIT};
    assert_int_equal(media_clean(a, kind, in, strlen(in), &c), CLEAN_MADE);
    if (c.bytes.n != strlen(want) || (c.bytes.n && memcmp(c.bytes.p, want, c.bytes.n) != 0))
        fail_msg("\"%s\" became \"%.*s\", not \"%s\"", in, (int)c.bytes.n,
                 c.bytes.p ? c.bytes.p : "", want);
    assert_int_equal(c.removed, removed);
    buf_release(&c.bytes);
    arena_free(a);
}

#define SAME(in) text_is(KIND_MARKDOWN, in, in, 0)
#define NOTE_GOES(in, want) text_is(KIND_MARKDOWN, in, want, CLEAN_BIT(COMMENTS))

static void notes_go_from_every_text(void **state) {
    (void)state;
    text_is(KIND_TEXT, "a <!-- b --> c", "a  c", CLEAN_BIT(COMMENTS));
    text_is(KIND_TEXT, "a <!--> b <!---> c", "a  b  c", CLEAN_BIT(COMMENTS));
    text_is(KIND_TEXT, "a <!-- b", "a ", CLEAN_BIT(COMMENTS));
    text_is(KIND_TEXT, "a --> b <! -- c", "a --> b <! -- c", 0);
    text_is(KIND_CSV, "a,b\n1,\"<!-- x\ny -->2\"\n", "a,b\n1,\"2\"\n", CLEAN_BIT(COMMENTS));
    text_is(KIND_TEXT, "", "", 0);
    text_is(KIND_TEXT, "\xEF\xBB\xBF", "\xEF\xBB\xBF", 0);
}

static void code_in_markdown_stays(void **state) {
    (void)state;
    SAME("```html\n<!-- shown -->\n```\n");
    SAME("~~~~\n<!-- shown -->\n~~~\n<!-- shown -->\n~~~~\n");
    SAME("```\n<!-- shown, to the end\n");
    SAME("write `<!-- -->` or ``<!-- ` -->`` so\n");
    NOTE_GOES("```\na\n```\n<!-- b -->\n", "```\na\n```\n\n");
}

/* What looks like code and is none; what would be shown by none of the programs that show Markdown. */
static void what_only_looks_like_code_goes(void **state) {
    (void)state;
    NOTE_GOES("a ` b\nc ` <!-- x --> `\n", "a ` b\nc `  `\n");
    NOTE_GOES("a `` b\nc `` <!-- x --> ``\n", "a `` b\nc ``  ``\n");
    NOTE_GOES("<b title='`'> <!-- x --> `\n", "<b title='`'>  `\n");
    NOTE_GOES("\\` <!-- x --> `\n", "\\`  `\n");
    NOTE_GOES("` <!-- x -->\n`\n", "` \n`\n");
    NOTE_GOES("- ```\n  a\n  ```\n<!-- x -->\n", "- ```\n  a\n  ```\n\n");
    NOTE_GOES("> ```\n> a\n\n```\n<!-- x -->\n", "> ```\n> a\n\n```\n\n");
    NOTE_GOES("- a\n\n  ```\n  b\n\nc <!-- x -->\n", "- a\n\n  ```\n  b\n\nc \n");
    NOTE_GOES("<div>\n```\n<!-- x -->\n```\n</div>\n", "<div>\n```\n\n```\n</div>\n");
    NOTE_GOES("<pre>\n\n```\n<!-- x -->\n```\n", "<pre>\n\n```\n\n```\n");
    NOTE_GOES("<!-- a -->```\n<!-- x -->\n", "```\n\n");
    NOTE_GOES("    <!-- x -->\n", "    \n");
    NOTE_GOES("<!-- a\n```\nb -->\n<!-- c -->\n", "\n\n");
}

static void notes_in_one_line_do_not_end_its_paragraph(void **state) {
    (void)state;
    NOTE_GOES("a ` b <!-- x -->\nc ` <!-- y --> `\n", "a ` b \nc `  `\n");
    NOTE_GOES("<!-- x --> `<!-- a -->` <!-- y -->\n", " `<!-- a -->` \n");
}

/* One line of 1.6 MB: a second would be hours if anything were quadratic. */
static void long_lines_are_cleaned_in_one_pass(void **state) {
    (void)state;
    static const struct {
        const char *before, *unit, *after;
        bool goes;
    } lines[] = {{"", "<!--x-->", "\n", true},       {"`", "<!--", "`\n", false},
                 {"", "`<!--`", "\n", false},        {"a ` ", "<!--x-->", "\n", true},
                 {"", "`a`<!--x-->", "\n", true},    {"<b> ", "<!--x-->`", "\n", true},
                 {"", "<!--\n-->", "\n", true},      {"", "<!-->", "\n", true},
                 {"", "`<!--`<!--x-->", "\n", true}, {"", "```a", "\n", false}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct arena *a = arena_new();
        struct buf in = BUF_INIT;
        struct cleaned c = {.bytes = BUF_INIT};
        buf_str(&in, lines[i].before);
        while (in.n < LONG_LINE) buf_str(&in, lines[i].unit);
        buf_str(&in, lines[i].after);
        clock_t start = clock();
        assert_int_equal(media_clean(a, KIND_MARKDOWN, in.p, in.n, &c), CLEAN_MADE);
        assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
        assert_int_equal(c.removed, lines[i].goes ? CLEAN_BIT(COMMENTS) : 0);
        assert_true(lines[i].goes ? c.bytes.n < in.n : c.bytes.n == in.n);
        buf_release(&c.bytes);
        buf_release(&in);
        arena_free(a);
    }
}

static void definitions_that_lead_nowhere_go(void **state) {
    (void)state;
    NOTE_GOES("a\n\n[//]: # (x)\nb\n", "a\n\nb\n");
    NOTE_GOES("[comment]: <> \"x\ny\"\nb\n", "b\n");
    NOTE_GOES("[x]: #\nb\n", "b\n");
    SAME("[x]: https://example.org 'Title'\n");
    SAME("[x]: #part\n");
    SAME("a [//]: # (x)\n");
    SAME("[//]: # x\n");
}

static void front_matter_goes(void **state) {
    (void)state;
    text_is(KIND_MARKDOWN, "---\nauthor: Maya\n---\nb\n", "b\n", CLEAN_BIT(FRONT_MATTER));
    text_is(KIND_MARKDOWN, "---\r\n# x\r\nauthor: Maya\r\n...\r\nb", "b", CLEAN_BIT(FRONT_MATTER));
    text_is(KIND_MARKDOWN, "\xEF\xBB\xBF+++\na = 1\n+++\nb",
            "\xEF\xBB\xBF"
            "b",
            CLEAN_BIT(FRONT_MATTER));
    SAME("---\nA heading\n---\nb\n");
    SAME("---\nauthor: Maya\n");
    SAME("a\n---\nb: c\n---\n");
}

static void captions_keep_what_is_said(void **state) {
    (void)state;
    text_is(KIND_VTT, "WEBVTT\n\n00:01.000 --> 00:02.000\na\n",
            "WEBVTT\n\n00:01.000 --> 00:02.000\na\n", 0);
    text_is(KIND_VTT, "WEBVTT Maya\nby: Maya\n\nMaya\n00:01.000 --> 00:02.000\na\n",
            "WEBVTT\n\n00:01.000 --> 00:02.000\na\n", 0);
    text_is(KIND_VTT, "WEBVTT\n\n00:01.000 --> 00:02.000\na <!-- b\n\n00:03.000 --> 00:04.000\nc\n",
            "WEBVTT\n\n00:01.000 --> 00:02.000\na \n00:03.000 --> 00:04.000\nc\n",
            CLEAN_BIT(COMMENTS));
    text_is(KIND_VTT, "WEBVTT\n\nNOTEBOOK\n00:01.000 --> 00:02.000\na\n\nNOTE b\n\nNOTE\nc\n",
            "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n\n", CLEAN_BIT(COMMENTS));
    text_is(KIND_VTT, "WEBVTT", "WEBVTT", 0);
    text_is(KIND_VTT, "Maya <!-- b -->", "Maya ", CLEAN_BIT(COMMENTS));
}

static void text_is_held(const char *in, size_t n, bool held) {
    struct arena *a = arena_new();
    struct cleaned c = {.bytes = BUF_INIT};
    assert_int_equal(media_clean(a, KIND_TEXT, in, n, &c), held ? CLEAN_HELD : CLEAN_MADE);
    if (held) assert_non_null(strstr(c.remedy, "a file of its own"));
    buf_release(&c.bytes);
    arena_free(a);
}
#define IS_HELD(in) text_is_held(in, sizeof(in) - 1, true)
#define IS_NOT_HELD(in) text_is_held(in, sizeof(in) - 1, false)

static void files_within_texts_are_held_back(void **state) {
    (void)state;
    IS_HELD("![][a]\n\n[a]: <data:image/jpeg;base64,/9j/4AAQSkZJ>\n");
    IS_HELD("DATA:Image/PNG;Base64,iVBOR");
    IS_HELD("{\"a\": \"data:image\\/jpeg;base64,\\/9j\\/4AAQ\"}");
    IS_HELD("data:;base64,/9j/4AAQSkZJ");
    IS_HELD("data:video/mp4;codecs=\"avc1\";base64,AAAA");
    IS_HELD("data:image/svg+xml,%3Csvg/%3E");
    IS_HELD("data:<!-- x -->image/png;base64,iVBOR");
    IS_HELD("\xFF\xFE"
            "d\0a\0t\0a\0:\0;\0b\0a\0s\0e\0006\0004\0,\0A\0");
    IS_NOT_HELD("a picture is written as data:image/png;base64,... there");
    IS_NOT_HELD("data: 1, 2, 3\ndata:\ndata:image/, data");
    IS_NOT_HELD("<!-- data:image/png;base64,iVBOR -->");
    IS_NOT_HELD("data:");
    IS_NOT_HELD("data:image/png;base64,");
    IS_NOT_HELD("");
}

static void notes_in_sixteen_bits_go(void **state) {
    (void)state;
    static const char in[] = "\xFF\xFE"
                             "a\0<\0!\0-\0-\0x\0-\0-\0>\0b\0",
                      plain[] = "\xFE\xFF\0a\0b";
    struct arena *a = arena_new();
    struct cleaned c = {.bytes = BUF_INIT};
    assert_int_equal(media_clean(a, KIND_TEXT, in, sizeof in - 1, &c), CLEAN_MADE);
    ASSERT_BYTES(&c.bytes, "\xEF\xBB\xBF"
                           "ab");
    assert_int_equal(media_clean(a, KIND_TEXT, plain, sizeof plain - 1, &c), CLEAN_MADE);
    assert_bytes(&c.bytes, plain, sizeof plain - 1);
    buf_release(&c.bytes);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_that_a_player_needs_stay),
        cmocka_unit_test(a_message_of_a_needed_kind_is_not_stuffed),
        cmocka_unit_test(units_that_are_no_picture_go),
        cmocka_unit_test(lengths_that_lie_are_damage),
        cmocka_unit_test(units_of_av1_go_by_their_type),
        cmocka_unit_test(user_data_of_mpeg_goes),
        cmocka_unit_test(heads_hold_sets_alone),
        cmocka_unit_test(remarks_are_told_from_texts),
        cmocka_unit_test(a_photo_in_the_middle_is_noticed),
        cmocka_unit_test(a_profile_keeps_what_computes),
        cmocka_unit_test(notes_go_from_every_text),
        cmocka_unit_test(code_in_markdown_stays),
        cmocka_unit_test(what_only_looks_like_code_goes),
        cmocka_unit_test(notes_in_one_line_do_not_end_its_paragraph),
        cmocka_unit_test(long_lines_are_cleaned_in_one_pass),
        cmocka_unit_test(definitions_that_lead_nowhere_go),
        cmocka_unit_test(front_matter_goes),
        cmocka_unit_test(captions_keep_what_is_said),
        cmocka_unit_test(files_within_texts_are_held_back),
        cmocka_unit_test(notes_in_sixteen_bits_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
