/* test_xlsx_log.c: a long log, row by row: it is written with little memory, twice alike, and has its table and names.
 *
 * XLSX_LOG=FILE XLSX_ROWS=250000 writes such a log and does nothing else: for tests/bench/run. */
#include "base/buf.h"
#include "book_theme.h"
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

static struct book_level levels[] = {{.name = "Beginning", .sign = {SIGN_FILL, 250}},
                                     {.name = "Developing", .sign = {SIGN_FILL, 500}},
                                     {.name = "Proficient", .sign = {SIGN_DONE, 0}},
                                     {.name = "Extending", .sign = {SIGN_STAR, 0}}};

enum { COLUMNS = 6 };

static void fill(void *context, size_t row, struct sheet_cell *c) {
    static const char *const schools[] = {"Cedar Grove School", "Harbor School",
                                          "North Middle School"};
    static const char *const by[] = {"teacher", "learner", "peer", "expert"};
    char(*texts)[64] = context;
    const struct book_level *level = &levels[row * 7 % 4];
    snprintf(texts[0], sizeof texts[0], "Learner %zu", row / 25);
    snprintf(texts[1], sizeof texts[1], "CORE.%zu.%zu", row % 6 + 1, row / 6 % 5 + 1);
    c[0] = (struct sheet_cell){.kind = SHEET_TEXT, .text = schools[row % 3]};
    c[1] = (struct sheet_cell){.kind = SHEET_TEXT, .text = texts[0]};
    c[2] =
        (struct sheet_cell){.kind = SHEET_DATE, .date = date_from_days(20000 + (long)(row % 280))};
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
    bool ok = xlsx_write(&book, &book_theme, path, diags);
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

/* What openpyxl says of the workbook: the table with its filter buttons, the names, the frozen heads, and every cell. */
static const char look[] =
    "import sys, warnings, datetime as d\n"
    "warnings.simplefilter('ignore')\n"
    "import openpyxl\n"
    "book = openpyxl.load_workbook(sys.argv[1])\n"
    "sheet, last = book['Ratings log'], 3 + int(sys.argv[2])\n"
    "table, area = sheet.tables['RatingsLog'], 'A3:F%d' % last\n"
    "heads = ['School', 'Learner', 'Date', 'Code', 'Level', 'Rated by']\n"
    "assert (table.ref, table.autoFilter.ref, sheet.dimensions) == (area, area, 'A1:F%d' % last)\n"
    "assert [c.name for c in table.tableColumns] == heads == [c.value for c in sheet[3]]\n"
    "defined = getattr(book.defined_names, 'definedName', None) or book.defined_names.values()\n"
    "names = {n.name: n.attr_text.replace(\"'\", '') for n in defined}\n"
    "assert names['RatingsLog_data'] == 'Ratings log!$A$4:$F$1048576', names\n"
    "assert names['RatingsLog_school'] == 'Ratings log!$A$4:$A$1048576'\n"
    "assert names['RatingsLog_date'] == 'Ratings log!$C$4:$C$1048576'\n"
    "assert (sheet['A1'].value, sheet.freeze_panes) == ('All ratings', 'B4')\n"
    "rules = [r for area in sheet.conditional_formatting for r in area.rules]\n"
    "assert len(rules) == 4 and all(r.type == 'cellIs' for r in rules)\n"
    "levels = ['\u25d4 Beginning', '\u25d1 Developing', '\u2714 Proficient', '\u2605 Extending']\n"
    "for i, row in enumerate(sheet.iter_rows(min_row=4)):\n"
    "    want = d.datetime(2024, 10, 4) + d.timedelta(i % 280)\n"
    "    assert [row[1].value, row[2].value, row[4].value] == ['Learner %d' % (i // 25), want, levels[i * 7 % 4]], i\n"
    "    assert row[1].data_type == 's' and row[1].border.bottom.style == 'thin' and row[2].is_date\n"
    "assert i + 4 == last\n";

static void assert_says_nothing(const char *program, const char *path, const char *more) {
    char command[200];
    snprintf(command, sizeof command, "/usr/bin/python3 '%s' '%s' %s", program, path, more);
    assert_int_equal(system(command), 0);
}

static void test_table(void **state) {
    (void)state;
    char folder[] = "/tmp/folioscope-log.XXXXXX", path[64], program[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/log.xlsx", folder);
    snprintf(program, sizeof program, "%s/look.py", folder);
    FILE *file = fopen(program, "w");
    assert_non_null(file);
    assert_true(fputs(look, file) >= 0 && fclose(file) == 0);
    static const size_t rows[] = {5000, 5001, 12000}; /* in memory, and streamed */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char count[32];
        snprintf(count, sizeof count, "%zu", rows[i]);
        assert_true(write_log(path, rows[i]));
        assert_says_nothing("tests/check/xlsx_parts.py", path, "");
        assert_says_nothing(program, path, count);
    }
    remove(path), remove(program), rmdir(folder);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_table),
                                       cmocka_unit_test(test_identical)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
