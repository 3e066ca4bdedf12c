/* test_cells.c: what numbers and formats of a workbook mean, and texts as its parts have them. */
#include "cells/cells_inner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_number(const char *text, enum cells_format format, bool from_1904,
                          const char *want, enum cells_kind kind) {
    struct buf b = BUF_INIT;
    const enum cells_kind got = cells_number(text, format, from_1904, &b);
    assert_string_equal(b.p, want);
    assert_int_equal(got, kind);
    buf_release(&b);
}

static void dates_are_counts_of_days(void **state) {
    static const struct {
        const char *number, *day, *day_1904;
    } cases[] = {{"46298", "2026-10-03", "2030-10-04"},
                 {"44836.5", "2022-10-02 12:00:00", "2026-10-03 12:00:00"},
                 {"1", "1900-01-01", "1904-01-02"},
                 {"59", "1900-02-28", "1904-02-29"},
                 {"60", "1900-02-29", "1904-03-01"}, /* as Excel has it; no such day */
                 {"61", "1900-03-01", "1904-03-02"},
                 {"46298.999999", "2026-10-04", "2030-10-05"},
                 {"2957003", "9995-12-30", "9999-12-31"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_number(cases[i].number, CELLS_AS_DATE, false, cases[i].day, CELLS_DATE);
        assert_number(cases[i].number, CELLS_AS_DATE, true, cases[i].day_1904, CELLS_DATE);
    }
    assert_number("0.75", CELLS_AS_DATE, false, "18:00:00", CELLS_DATE);
    assert_number("-1", CELLS_AS_DATE, false, "-1", CELLS_NUMBER);
    assert_number("2958466", CELLS_AS_DATE, false, "2958466", CELLS_NUMBER);
}

static void numbers_have_the_figures_that_a_cell_shows(void **state) {
    (void)state;
    assert_number("3", CELLS_PLAIN, false, "3", CELLS_NUMBER);
    assert_number("3.0", CELLS_PLAIN, false, "3", CELLS_NUMBER);
    assert_number("2.9980000000000002", CELLS_PLAIN, false, "2.998", CELLS_NUMBER);
    assert_number("2.998", CELLS_PLAIN, false, "2.998", CELLS_NUMBER);
    assert_number("25E-1", CELLS_PLAIN, false, "2.5", CELLS_NUMBER);
    assert_number("-0", CELLS_PLAIN, false, "0", CELLS_NUMBER);
    assert_number("0.29", CELLS_AS_PERCENT, false, "29%", CELLS_PERCENT);
    assert_number("0.855", CELLS_AS_PERCENT, false, "85.5%", CELLS_PERCENT);
    assert_number("3,5", CELLS_PLAIN, false, "3,5", CELLS_TEXT);
    assert_number("NaN", CELLS_AS_DATE, false, "NaN", CELLS_TEXT);
}

static void formats_show_what_their_code_says(void **state) {
    static const char *const dates[] = {"yyyy-mm-dd",     "d/m/yyyy;@", "[$-409]mmmm d, yyyy",
                                        "[h]:mm",         "[Red]hh:mm", "\\a\\t dd",
                                        "General\" \"yy", "DD.MM.YY"},
                             *const plain[] = {"General",     "0.00",     "#,##0.0", "\"days\" 0",
                                               "[Red]0;yyyy", "0\\d",     "_d0",     "*y0",
                                               "@",           "0.00E+00", "[Red]",   "\"open"},
                             *const percent[] = {"0%", "0.0 %", "[Green]0%;yy"};
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        assert_int_equal(cells_format_of(164, dates[i]), CELLS_AS_DATE);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_int_equal(cells_format_of(164, plain[i]), CELLS_PLAIN);
    for (size_t i = 0; i < sizeof percent / sizeof *percent; i++)
        assert_int_equal(cells_format_of(164, percent[i]), CELLS_AS_PERCENT);
    assert_int_equal(cells_format_of(14, NULL), CELLS_AS_DATE);
    assert_int_equal(cells_format_of(58, NULL), CELLS_AS_DATE);
    assert_int_equal(cells_format_of(9, NULL), CELLS_AS_PERCENT);
    assert_int_equal(cells_format_of(2, NULL), CELLS_PLAIN);
    assert_int_equal(cells_format_of(49, NULL), CELLS_PLAIN);
}

static void escapes_are_undone(void **state) {
    static const char *const cases[][2] = {{"a_x000D__x000A_b", "a\nb"},
                                           {"a_x000d_\nb", "a\nb"},
                                           {"a_x000D_b", "a\nb"},
                                           {"a\r\nb", "a\nb"},
                                           {"_x005F_x000D_", "_x000D_"},
                                           {"_x00", "_x00"},
                                           {"_x0001_", "_x0001_"},
                                           {"", ""},
                                           {"a_x000B_b", "a\nb"},
                                           {"_x0041__x00e9_", "A\xC3\xA9"},
                                           {"_xD83D__xDE00_", "\xF0\x9F\x98\x80"},
                                           {"_xD83D_", "_xD83D_"},
                                           {"_xDE00__xD83D_", "_xDE00__xD83D_"},
                                           {"_x005F_x0041_", "_x0041_"},
                                           {"_x0000_", "_x0000_"},
                                           {"_xFFFE_", "_xFFFE_"},
                                           {"_x009F_", "_x009F_"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b = BUF_INIT;
        cells_unescaped(cases[i][0], &b);
        assert_string_equal(b.p ? b.p : "", cases[i][1]);
        buf_release(&b);
    }
}

static void merged_cells_have_one_value(void **state) {
    struct cells_range range = {2, 1, 4, 2};
    const struct cells_sheet s = {.merged = &range, .n_merged = 1};
    (void)state;
    assert_null(cells_merged(&s, 2, 1));
    assert_ptr_equal(cells_merged(&s, 2, 2), &range);
    assert_ptr_equal(cells_merged(&s, 4, 1), &range);
    assert_null(cells_merged(&s, 5, 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(dates_are_counts_of_days),
                                       cmocka_unit_test(numbers_have_the_figures_that_a_cell_shows),
                                       cmocka_unit_test(formats_show_what_their_code_says),
                                       cmocka_unit_test(escapes_are_undone),
                                       cmocka_unit_test(merged_cells_have_one_value)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
