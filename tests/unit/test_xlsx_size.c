/* test_xlsx_size.c: sheets too large for Excel, or for memory, are refused before any of them is written: one finding, no file. */
#include "render/xlsx/xlsx.h"
#include "render/xlsx/xlsx_inner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct theme theme = {.id = "plain"};

struct room {
    struct arena *arena;
    struct diags *diags;
    char folder[40], path[64];
};

static int set_up(void **state) {
    struct room *r = *state = calloc(1, sizeof *r);
    r->arena = arena_new();
    r->diags = diags_new(r->arena);
    snprintf(r->folder, sizeof r->folder, "/tmp/folioscope-size.XXXXXX");
    if (!mkdtemp(r->folder)) return 1;
    snprintf(r->path, sizeof r->path, "%s/large.xlsx", r->folder);
    return 0;
}

static int tear_down(void **state) {
    struct room *r = *state;
    int left = rmdir(r->folder);
    arena_free(r->arena);
    free(r);
    return left;
}

/* No row of a sheet that is refused may be asked for. */
static void not_asked(void *context, size_t row, struct sheet_cell *cells) {
    (void)context, (void)row, (void)cells;
    fail_msg("row %zu was asked for", row);
}

static struct sheet *sheet_of(struct arena *a, size_t columns, size_t rows) {
    static const struct sheet_source source = {not_asked, NULL};
    struct sheet *s = arena_make(a, struct sheet);
    *s = (struct sheet){
        .name = "Ratings log", .n_columns = columns, .n_rows = rows, .source = &source};
    s->columns = arena_array(a, columns, sizeof *s->columns);
    for (size_t i = 0; i < columns; i++)
        s->columns[i] =
            (struct sheet_column){.head = arena_printf(a, "Head %zu", i + 1), .width = 10};
    return s;
}

static void assert_refused(struct room *r, struct sheet *s, const char *why) {
    const struct book book = {
        .file = "class.xlsx", .title = "Log", .page_of = "{page}", .sheets = s};
    size_t before = r->diags->list.n;
    assert_false(xlsx_write(&book, &theme, r->path, r->diags));
    assert_int_not_equal(access(r->path, F_OK), 0);
    assert_int_equal(r->diags->list.n, before + 1);
    const struct diag *d = &r->diags->list.v[before];
    assert_string_equal(d->code, "E1403");
    assert_string_equal(d->file, "class.xlsx");
    if (!strstr(d->text, why)) fail_msg("'%s' does not say '%s'", d->text, why);
}

static void too_many_rows(void **state) {
    struct room *r = *state;
    assert_refused(r, sheet_of(r->arena, 3, WB_ROWS),
                   "sheet 'Ratings log' would need 1048582 rows and 3 columns");
    assert_refused(r, sheet_of(r->arena, 3, WB_ROWS - 5), "would need 1048577 rows");
}

static void too_many_columns(void **state) {
    struct room *r = *state;
    assert_refused(r, sheet_of(r->arena, WB_COLUMNS + 1, 2),
                   "rows and 16385 columns; Excel's limits");
}

/* Notes stay in memory until the end, also on a sheet whose rows stream. All rows share their cells here. */
static void too_much_memory(void **state) {
    struct room *r = *state;
    enum { ROWS = 400000, COLUMNS = 3 };
    struct sheet *s = sheet_of(r->arena, COLUMNS, ROWS);
    struct sheet_row *rows = arena_array(r->arena, ROWS, sizeof *rows);
    struct sheet_cell *cells = arena_array(r->arena, COLUMNS, sizeof *cells);
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = (struct sheet_cell){.kind = SHEET_TEXT, .text = "x", .note = "y"};
    for (size_t i = 0; i < ROWS; i++)
        rows[i] = (struct sheet_row){cells, i + 1 < ROWS ? &rows[i + 1] : NULL};
    s->source = NULL;
    s->rows = rows;
    assert_refused(r, s, "MB of memory; the limit is 1024 MB");
}

/* A good sheet before the one that is refused does not save the workbook: there is one finding, and no file. */
static void second_sheet(void **state) {
    struct room *r = *state;
    struct sheet *first = sheet_of(r->arena, 2, 0);
    first->empty = "Nothing yet.";
    first->next = sheet_of(r->arena, 3, WB_ROWS);
    assert_refused(r, first, "sheet 'Ratings log 2' would need");
}

static void fits(void **state) {
    struct room *r = *state;
    const struct book book = {.file = "class.xlsx"};
    struct xlsx_pen pen = {.arena = r->arena, .book = &book, .diags = r->diags};
    const size_t sizes[][2] = {
        {3, WB_ROWS - 6}, {WB_COLUMNS, 2}, {WB_COLUMNS, 5001}, {40, 5000}, {1, 0}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        assert_true(
            xlsx_sheet_fits(&pen, sheet_of(r->arena, sizes[i][0], sizes[i][1]), "Ratings log"));
    assert_int_equal(r->diags->list.n, 0);
    assert_false(pen.refused);
}

/* What is kept in memory at most: 5,000 rows, 200,000 cells. */
static void streams(void **state) {
    struct room *r = *state;
    const struct {
        size_t columns, rows;
        bool streams;
    } sizes[] = {{1, 0, false},    {1, 5000, false},   {1, 5001, true},  {40, 5000, false},
                 {41, 5000, true}, {16384, 12, false}, {16384, 13, true}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        assert_int_equal(xlsx_streams(sheet_of(r->arena, sizes[i].columns, sizes[i].rows)),
                         sizes[i].streams);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(too_many_rows), TEST(too_many_columns), TEST(too_much_memory), TEST(second_sheet),
        TEST(fits),          TEST(streams)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
