/* test_xlsx_log.c: a long log, row by row: it is written with little memory, twice alike, and has its table and names.
 *
 * XLSX_LOG=FILE XLSX_ROWS=250000 writes such a log and does nothing else: for tests/bench/run. */
#include "base/buf.h"
#include "render/xlsx/xlsx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const struct theme theme = {.id = "plain",
                                   .light = {[COLOR_PAPER] = 0xfbf9f4,
                                             [COLOR_CARD] = 0xffffff,
                                             [COLOR_INK] = 0x1d2b2a,
                                             [COLOR_SOFT] = 0x5b6b68,
                                             [COLOR_LINE] = 0xe3ded2,
                                             [COLOR_LEAF] = 0x2f6b4f,
                                             [COLOR_LEAF_TINT] = 0xe6efe6,
                                             [COLOR_ON_LEAF] = 0xffffff,
                                             [COLOR_SUN] = 0xc98a12,
                                             [COLOR_SUN_TEXT] = 0x7a5206,
                                             [COLOR_SUN_TINT] = 0xfbf0d9,
                                             [COLOR_SKY] = 0x2b5f86,
                                             [COLOR_SKY_TINT] = 0xe4eef5}};

static struct book_level levels[] = {{"Beginning", {SIGN_FILL, 250}},
                                     {"Developing", {SIGN_FILL, 500}},
                                     {"Proficient", {SIGN_DONE, 0}},
                                     {"Extending", {SIGN_STAR, 0}}};

enum { COLUMNS = 6 };

static void fill(void *context, size_t row, struct sheet_cell *c) {
    static const char *const schools[] = {"Cedar Grove School", "Harbor School", "North Middle School"};
    static const char *const by[] = {"teacher", "learner", "peer", "expert"};
    char(*texts)[64] = context;
    const struct book_level *level = &levels[row * 7 % 4];
    snprintf(texts[0], sizeof texts[0], "Learner %zu", row / 25);
    snprintf(texts[1], sizeof texts[1], "CORE.%zu.%zu", row % 6 + 1, row / 6 % 5 + 1);
    c[0] = (struct sheet_cell){.kind = SHEET_TEXT, .text = schools[row % 3]};
    c[1] = (struct sheet_cell){.kind = SHEET_TEXT, .text = texts[0]};
    c[2] = (struct sheet_cell){.kind = SHEET_DATE, .date = date_from_days(20000 + (long)(row % 280))};
    c[3] = (struct sheet_cell){.kind = SHEET_TEXT, .text = texts[1]};
    c[4] = (struct sheet_cell){.kind = SHEET_LEVEL, .text = level->name, .sign = level->sign};
    c[5] = (struct sheet_cell){.kind = SHEET_TEXT, .text = by[row / 3 % 4]};
}

static bool write_log(const char *path, size_t rows) {
    static char texts[2][64];
    struct sheet_column columns[COLUMNS] = {{.head = "School", .width = 24, .key = "school"},
                                            {.head = "Learner", .width = 20},
                                            {.head = "Date", .width = 13, .key = "date"},
                                            {.head = "Code", .width = 13},
                                            {.head = "Level", .width = 16},
                                            {.head = "Rated by", .width = 12}};
    const struct sheet_source source = {fill, texts};
    struct sheet sheet = {.name = "Ratings log",
                          .table_name = "RatingsLog",
                          .title = "All ratings",
                          .columns = columns,
                          .n_columns = COLUMNS,
                          .n_rows = rows,
                          .source = &source,
                          .freeze_columns = 1};
    const struct book book = {.file = "log.xlsx",
                              .title = "Log",
                              .author = "Synthetic District",
                              .lang = "en",
                              .date = {2026, 6, 17},
                              .page_of = "{page} of {pages}",
                              .sheets = &sheet,
                              .levels = levels,
                              .n_levels = 4};
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    bool ok = xlsx_write(&book, &theme, path, diags);
    if (!ok) diags_print(diags, false, stderr);
    arena_free(a);
    return ok;
}

static void read_file(const char *path, struct buf *out) {
    char block[16384];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) buf_add(out, block, n);
    fclose(file);
}

/* The stream holds together, and the table, its filters and its names reach from the heads to the last row. */
static void test_table(void **state) {
    (void)state;
    char folder[] = "/tmp/folioscope-log.XXXXXX", path[64], command[400];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/log.xlsx", folder);
    assert_true(write_log(path, 5001));
    snprintf(command, sizeof command, "/usr/bin/python3 tests/check/xlsx_parts.py '%s'", path);
    assert_int_equal(system(command), 0);
    static const struct {
        const char *part, *text;
    } wanted[] = {
        {"xl/tables/table1.xml", "ref=\"A3:F5004\" totalsRowShown=\"0\"><autoFilter ref=\"A3:F5004\"/>"},
        {"xl/workbook.xml", "\"RatingsLog_data\">.Ratings log.!\\$A\\$4:\\$F\\$5004<"},
        {"xl/worksheets/sheet1.xml", "<dimension ref=\"A1:F5004\"/>"},
        {"xl/worksheets/sheet1.xml", "<row r=\"5004\"><c r=\"A5004\""}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        snprintf(command, sizeof command, "unzip -p '%s' '%s' | grep -q '%s'", path, wanted[i].part,
                 wanted[i].text);
        assert_int_equal(system(command), 0);
    }
    remove(path), rmdir(folder);
}

static void test_identical(void **state) {
    (void)state;
    char folder[] = "/tmp/folioscope-log.XXXXXX", one[64], two[64];
    assert_non_null(mkdtemp(folder));
    snprintf(one, sizeof one, "%s/1.xlsx", folder);
    snprintf(two, sizeof two, "%s/2.xlsx", folder);
    assert_true(write_log(one, 6000));
    assert_true(write_log(two, 6000));
    struct buf a = BUF_INIT, b = BUF_INIT;
    read_file(one, &a), read_file(two, &b);
    assert_true(a.n > 10000 && a.n == b.n);
    assert_memory_equal(a.p, b.p, a.n);
    buf_release(&a), buf_release(&b);
    remove(one), remove(two), rmdir(folder);
}

int main(void) {
    const char *path = getenv("XLSX_LOG"), *rows = getenv("XLSX_ROWS");
    if (path) return write_log(path, rows ? strtoul(rows, NULL, 10) : 6000) ? 0 : 1;
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_table), cmocka_unit_test(test_identical)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
