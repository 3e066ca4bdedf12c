/* test_kind.c: what a file is by its content, whatever it is called. */
#include "base/buf.h"
#include "media/kind/kind.h"
#include "media/kind/sort.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define IS(kind, name, bytes) assert_int_equal(kind_of(name, bytes, sizeof bytes - 1), KIND_##kind)

static void first_bytes(void **state) {
    (void)state;
    IS(JPEG, "a.jpg", "\xFF\xD8\xFF\xE0 and so on");
    IS(PNG, "a.jpg", "\x89PNG\r\n\x1A\n....");
    IS(GIF, "a", "GIF89a....");
    IS(WEBP, "a.txt", "RIFF....WEBPVP8 ");
    IS(WAV, "a.txt", "RIFF....WAVEfmt ");
    IS(OTHER_FILM, "a.txt", "RIFF....AVI LIST");
    IS(OTHER_PICTURE, "a.jpg", "II*\0\x08\0\0\0");
    IS(OTHER_PICTURE, "a.bmp", "BM\x46\0\0\0\0\0\0\0\x36\0\0\0");
    IS(FLAC, "a", "fLaC\0\0\0\x22");
    IS(FLAC, "a", "ID3\4\0\0\0\0\0\2..fLaC");
    IS(MP3, "a", "ID3\4\0\0\0\0\0\2..\xFF\xFB\x90\x64");
    IS(PDF, "a.jpg", "%PDF-1.7\n");
    IS(PDF, "a.pdf", "\r\n%PDF-1.4\n");
    IS(OLE2, "a.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1........");
    IS(RTF, "a.doc", "{\\rtf1\\ansi hello}");
    IS(ARCHIVE, "a.txt", "7z\xBC\xAF\x27\x1C");
    IS(ARCHIVE, "a.docx", "PK\3\4 and nothing more");
    IS(OTHER, "a.jpg", "\1\2\3\4\5\6\7\0");
    IS(EMPTY, "a.jpg", "");
    IS(TEXT, "a.txt", ""); /* nothing is wrong with it */
}

static void texts_are_what_their_names_say(void **state) {
    (void)state;
    IS(TEXT, "a.txt", "Hello\n");
    IS(TEXT, "a.jpg", "Hello\n");
    IS(TEXT, "a", "caf\xE9 in the letters of Windows\r\n");
    IS(TEXT, "a.txt", "\xFF\xFEh\0i\0\5\1");
    IS(CSV, "a.CSV", "a,b\n1,2\n");
    IS(TSV, "a.tsv", "a\tb\n");
    IS(MARKDOWN, "a.md", "<html> is a word\n");
    IS(VTT, "a.vtt", "WEBVTT\n");
    IS(MARKUP, "a.jpg", "\xEF\xBB\xBF \n<svg xmlns=''/>");
    IS(MARKUP, "a.html", "<!DOCTYPE html>");
    IS(MARKUP, "a.pages", "<?xml version='1.0'?>");
    IS(OTHER, "a.txt", "Hello\0there");
    IS(TEXT, "a.txt", "A file of mine begins with %PDF-1.4\n");
}

/* ---- recordings ---- */

static void a_recording_has_two_frames(void **state) {
    (void)state;
    enum { FRAME = 417 }; /* layer III, 128 kbit/s, 44.1 kHz */
    unsigned char mp3[FRAME + 4] = {0xFF, 0xFB, 0x90, 0x64},
                              aac[64] = {0xFF, 0xF1, 0x50, 0x80, 0x02, 0x1F, 0xFC};
    assert_int_equal(kind_of("a", mp3, sizeof mp3), KIND_OTHER);
    memcpy(mp3 + FRAME, "\xFF\xFB\x90\x64", 4);
    assert_int_equal(kind_of("a", mp3, sizeof mp3), KIND_MP3);
    assert_int_equal(kind_of("a", aac, sizeof aac), KIND_OTHER);
    memcpy(aac + 16, "\xFF\xF1", 2);
    assert_int_equal(kind_of("a", aac, sizeof aac), KIND_AAC);
}

/* ---- boxes ---- */

static size_t open_box(struct buf *b, const char *type) {
    buf_add(b, "\0\0\0\0", 4);
    buf_add(b, type, 4);
    return b->n - 8;
}

static void close_box(struct buf *b, size_t at) {
    size_t n = b->n - at;
    for (int i = 0; i < 4; i++) b->p[at + (size_t)i] = (char)(n >> 8 * (3 - i));
}

static void add_track(struct buf *b, const char *handler) {
    size_t track = open_box(b, "trak"), media = open_box(b, "mdia"), h = open_box(b, "hdlr");
    buf_add(b, "\0\0\0\0\0\0\0\0", 8);
    buf_add(b, handler, 4);
    close_box(b, h);
    close_box(b, media);
    close_box(b, track);
}

/* Brands and tracks, each of 4 letters, one after another. */
static enum media_kind of_boxes(const char *brands, const char *tracks) {
    struct buf b = BUF_INIT;
    size_t file = open_box(&b, "ftyp");
    buf_add(&b, brands, 4);
    buf_add(&b, "\0\0\0\0", 4);
    buf_str(&b, brands + 4);
    close_box(&b, file);
    size_t movie = open_box(&b, "moov");
    for (; *tracks; tracks += 4) add_track(&b, tracks);
    close_box(&b, movie);
    enum media_kind kind = kind_of("a", b.p, b.n);
    buf_release(&b);
    return kind;
}

static void boxes_say_what_they_hold(void **state) {
    (void)state;
    assert_int_equal(of_boxes("isom", "videsoun"), KIND_MP4);
    assert_int_equal(of_boxes("M4V ", "soun"),
                     KIND_M4A); /* whatever its brand: no picture is in it */
    assert_int_equal(of_boxes("M4A ", "sounvide"), KIND_MP4);
    assert_int_equal(of_boxes("mp42", "sounmeta"), KIND_M4A);
    assert_int_equal(of_boxes("mp42", ""), KIND_MP4);
    assert_int_equal(of_boxes("qt  ", "vide"), KIND_MOV);
    assert_int_equal(of_boxes("heic", ""), KIND_HEIC);
    assert_int_equal(of_boxes("mif1mif1heic", ""), KIND_HEIC);
    assert_int_equal(of_boxes("mif1miafavif", ""), KIND_AVIF);
    assert_int_equal(of_boxes("avif", ""), KIND_AVIF);
    IS(MOV, "a", "\0\0\0\x08wide\0\0\0\x08mdat");
    IS(OTHER, "a", "\0\0\0\x08none\0\0\0\x08mdat");
}

static void matroska_says_what_it_holds(void **state) {
    (void)state;
#define HEAD(type, size) "\x1A\x45\xDF\xA3" size "\x42\x82" type
#define TRACK(kind) "\xAE\x83\x83\x81" kind
    IS(WEBM, "a",
       HEAD(
           "\x84webm",
           "\x87") "\x18\x53\x80\x67\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x16\x54\xAE\x6B\x8A" TRACK("\1")
           TRACK("\2"));
    IS(WEBA, "a", HEAD("\x84webm", "\x87") "\x18\x53\x80\x67\x8A\x16\x54\xAE\x6B\x85" TRACK("\2"));
    IS(WEBM, "a", HEAD("\x84webm", "\x87"));
    IS(MKV, "a", HEAD("\x88matroska", "\x8B"));
}

static void ogg_says_what_it_holds(void **state) {
    (void)state;
#define PAGE(flags, size, body) "OggS\0" flags "....................\1" size body
    IS(OGG, "a", PAGE("\2", "\x8", "OpusHead") PAGE("\0", "\1", "x"));
    IS(OGV, "a", PAGE("\2", "\7", "\x80theora") PAGE("\2", "\x7", "\1vorbis"));
    IS(OGV, "a", PAGE("\2", "\7", "\1vorbis") PAGE("\2", "\x7", "\x80theora"));
    IS(OGV, "a", "OggS\0\2");
}

/* ---- zip ---- */

static void two_bytes(struct buf *b, size_t v) {
    buf_char(b, (char)v);
    buf_char(b, (char)(v >> 8));
}

static enum media_kind of_zip(const char *const *names, const char *content) {
    struct buf b = BUF_INIT, list = BUF_INIT;
    for (size_t i = 0; names[i]; i++) {
        size_t start = b.n, size = i ? 0 : strlen(content);
        buf_add(&b, "PK\3\4..............\0\0\0\0", 22);
        two_bytes(&b, size), two_bytes(&b, 0), two_bytes(&b, strlen(names[i])), two_bytes(&b, 0);
        buf_str(&b, names[i]);
        buf_add(&b, content, size);
        buf_add(&list, "PK\1\2........................", 28);
        two_bytes(&list, strlen(names[i]));
        buf_add(&list, "\0\0\0\0\0\0\0\0\0\0\0\0", 12);
        two_bytes(&list, start), two_bytes(&list, 0);
        buf_str(&list, names[i]);
    }
    size_t start = b.n;
    buf_add(&b, list.p, list.n);
    buf_add(&b, "PK\5\6\0\0\0\0\0\0\0\0....", 16);
    two_bytes(&b, start), two_bytes(&b, 0);
    buf_str(&b, "\1");
    buf_add(&b, "\0!", 2);
    enum media_kind kind = kind_of("x.zip", b.p, b.n);
    buf_release(&b);
    buf_release(&list);
    return kind;
}

static void zip_says_what_it_holds(void **state) {
    (void)state;
    assert_int_equal(
        of_zip((const char *const[]){"[Content_Types].xml", "word/document.xml", NULL}, ""),
        KIND_DOCX);
    assert_int_equal(
        of_zip((const char *const[]){"[Content_Types].xml", "xl/workbook.xml", NULL}, ""),
        KIND_XLSX);
    assert_int_equal(
        of_zip((const char *const[]){"ppt/presentation.xml", "[Content_Types].xml", NULL}, ""),
        KIND_PPTX);
    assert_int_equal(of_zip((const char *const[]){"mimetype", "content.xml", NULL},
                            "application/vnd.oasis.opendocument.text"),
                     KIND_ODT);
    assert_int_equal(of_zip((const char *const[]){"mimetype", "x", NULL}, "application/epub+zip"),
                     KIND_EPUB);
    assert_int_equal(
        of_zip((const char *const[]){"mimetype", "x", NULL}, "application/epub+zipper"),
        KIND_ARCHIVE);
    assert_int_equal(of_zip((const char *const[]){"word/document.xml", NULL}, ""), KIND_ARCHIVE);
    assert_int_equal(of_zip((const char *const[]){"photos/a.jpg", NULL}, ""), KIND_ARCHIVE);
}

/* ---- what follows from a kind ---- */

static void what_a_kind_is_good_for(void **state) {
    (void)state;
    for (int k = 0; k < KINDS; k++) {
        enum media_kind kind = (enum media_kind)k;
        assert_true(!*kind_ending(kind) == !kind_type(kind));
        assert_true(strlen(kind_words(kind)) > 3);
        if (!*kind_ending(kind)) continue;
        char name[20] = "x.";
        strcat(name, kind_ending(kind));
        assert_true(kind_fits_name(kind, name));
        assert_int_equal(kind_of_name(name), kind);
    }
    assert_int_equal(kind_class(KIND_AVIF), KIND_IS_PICTURE);
    assert_int_equal(kind_class(KIND_MKV), KIND_IS_FILM);
    assert_int_equal(kind_class(KIND_MP3), KIND_IS_SOUND);
    assert_int_equal(kind_class(KIND_PDF), KIND_IS_DOCUMENT);
    assert_int_equal(kind_class(KIND_OLE2), KIND_IS_DOCUMENT);
    assert_int_equal(kind_class(KIND_TEXT), KIND_IS_TEXT);
    assert_true(kind_carries_voices(KIND_MOV) && kind_carries_voices(KIND_WEBA) &&
                !kind_carries_voices(KIND_GIF));
}

static void names_claim(void **state) {
    (void)state;
    assert_int_equal(kind_of_name("evidence.mp4/x"), KIND_OTHER);
    assert_int_equal(kind_of_name("a.b.JPEG"), KIND_JPEG);
    assert_int_equal(kind_of_name("a"), KIND_OTHER);
    assert_true(kind_fits_name(KIND_OGV, "a.ogg") && kind_fits_name(KIND_M4A, "a.mp4") &&
                kind_fits_name(KIND_RTF, "a.doc"));
    assert_false(kind_fits_name(KIND_PNG, "a.jpg"));
    assert_false(kind_fits_name(KIND_MP4, "a.m4a"));
    assert_false(kind_fits_name(KIND_OTHER, "a"));
}

/* ---- hostile bytes: the sanitizers watch ---- */

static void any_bytes_have_a_kind(void **state) {
    (void)state;
    static const char *const starts[] = {"PK\3\4PK\5\6",
                                         "OggS\0\2",
                                         "\x1A\x45\xDF\xA3",
                                         "\0\0\0 ftyp",
                                         "\0\0\0\x18moov\0\0\0\x10trak",
                                         "ID3\4\0",
                                         "\xFF\xFB\x90",
                                         "\xFF\xF1\x50",
                                         "RIFF",
                                         "BM",
                                         "\x18\x53\x80\x67",
                                         "<",
                                         "%PDF"};
    static const size_t lengths[] = {8, 6, 4, 8, 16, 5, 3, 3, 4, 2, 4, 1, 4};
    uint32_t seed = 7;
    for (size_t round = 0; round < 20000; round++) {
        size_t n = 1 + round % 97, which = round % COUNT(starts);
        unsigned char *p = malloc(n); /* of exactly this size */
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            p[i] = (unsigned char)(seed >> 24 & (round & 64 ? 7 : 255));
        }
        memcpy(p, starts[which], lengths[which] < n ? lengths[which] : n);
        enum media_kind kind = kind_of(round & 1 ? "a.txt" : "a.mp4", p, n);
        assert_true(kind < KINDS);
        free(p);
    }
}

/* ---- sorts ---- */

/* One entry of an archive, which begins with its name. */
static enum media_sort sort_with_part(const char *part) {
    unsigned char data[100] = "PK\3\4";
    data[26] = (unsigned char)strlen(part);
    memcpy(data + 30, part, strlen(part));
    return media_sort_of("slides.pptx", data, sizeof data);
}

static void slides_with_a_film_are_a_film(void **state) {
    (void)state;
    static const char *const films[] = {"mp4", "MOV",  "3gp", "mpg", "m2ts",
                                        "mkv", "webm", "flv", "wmv"},
                             *const sounds[] = {"mp3", "aac",  "opus", "FLAC",
                                                "wma", "aiff", "amr",  "mid"};
    char part[40];
    for (size_t i = 0; i < sizeof films / sizeof *films; i++) {
        snprintf(part, sizeof part, "ppt/media/media1.%s", films[i]);
        assert_int_equal(sort_with_part(part), MEDIA_IS_FILM);
    }
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
        snprintf(part, sizeof part, "ppt/media/media1.%s", sounds[i]);
        assert_int_equal(sort_with_part(part), MEDIA_IS_SOUND);
    }
    assert_int_equal(sort_with_part("ppt/media/image1.png"), MEDIA_IS_PICTURE);
    assert_int_equal(sort_with_part("ppt/a-very-long-name-that-ends-in-nothing"),
                     MEDIA_IS_DOCUMENT);
    assert_int_equal(sort_with_part("mp4"), MEDIA_IS_DOCUMENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_bytes),
        cmocka_unit_test(texts_are_what_their_names_say),
        cmocka_unit_test(a_recording_has_two_frames),
        cmocka_unit_test(boxes_say_what_they_hold),
        cmocka_unit_test(matroska_says_what_it_holds),
        cmocka_unit_test(ogg_says_what_it_holds),
        cmocka_unit_test(zip_says_what_it_holds),
        cmocka_unit_test(what_a_kind_is_good_for),
        cmocka_unit_test(names_claim),
        cmocka_unit_test(any_bytes_have_a_kind),
        cmocka_unit_test(slides_with_a_film_are_a_film),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
