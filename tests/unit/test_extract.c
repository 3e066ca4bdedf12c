/* test_extract.c: plain text in encodings other than UTF-8, and addresses that a line of a PDF breaks. */
#include "media/text/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void becomes(const char *bytes, size_t n, const char *want) {
    struct buf out = BUF_INIT;
    const char *why = NULL;
    assert_true(extract_text(EXTRACT_TEXT, bytes, n, &out, &why));
    assert_string_equal(out.p, want);
    buf_release(&out);
}
#define BECOMES(bytes, want) becomes(bytes, sizeof bytes - 1, want)

static void letters_of_windows_1252(void **state) {
    (void)state;
    BECOMES("Ren\xE9 O\x92Neill", "René O’Neill");
    BECOMES("\x8Aimun Du\x9A"
            "an",
            "Šimun Dušan");
    BECOMES("\x8Eiga Bla\x9E", "Žiga Blaž");
    BECOMES("\x8C"
            "dipe B\x9Cuf",
            "Œdipe Bœuf");
    BECOMES("\x9Fser Vandeputt\xFF", "Ÿser Vandeputtÿ");
    BECOMES("O\x91Neill \x93"
            "Ana\x94 \x80 5\x85 1\x96"
            "2",
            "O‘Neill “Ana” € 5… 1–2");
    BECOMES("\xFF\x81\x8D\x8F\x90\x9D", "ÿ     ");
}

static void letters_of_utf16(void **state) {
    (void)state;
    BECOMES("\xFF\xFEZ\0\x6F\x01", "Zů");
    BECOMES("\xFE\xFF\0Z\x01\x6F", "Zů");
}

static void joined_is(const char *words, size_t from, const char *want) {
    struct buf text = BUF_INIT;
    buf_str(&text, words);
    extract_join_addresses(&text, from);
    assert_int_equal(text.n, strlen(want));
    if (text.n) assert_string_equal(text.p, want);
    buf_release(&text);
}

static void lines_that_break_an_address_are_joined(void **state) {
    (void)state;
    joined_is("to maya@\nhome.example\n\nmore", 0, "to maya@home.example\n\nmore");
    joined_is("to maya\n@home.example\nmore", 0, "to maya@home.example\nmore");
    joined_is("maya\n@\nhome.example", 0, "maya@home.example");
    joined_is("a\nb\n\nc\n", 0, "a\nb\n\nc\n");
    joined_is("a@\nb@\nc", 4, "a@\nb@c");
    joined_is("@\n", 0, "@");
    joined_is("", 0, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_of_windows_1252),
        cmocka_unit_test(letters_of_utf16),
        cmocka_unit_test(lines_that_break_an_address_are_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
