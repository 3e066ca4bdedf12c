/* test_csv.c: what spreadsheet programs save, and what a hand makes of it. */
#include "parse/csv.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct parsed {
    struct arena *arena;
    struct diags *ds;
    struct source source;
    struct csv *csv;
};

static struct parsed parse(const char *text) {
    struct parsed p = {.arena = arena_new()};
    p.ds = diags_new(p.arena);
    if (source_open(&p.source, p.arena, "t.csv", NULL, text, strlen(text), p.ds))
        p.csv = csv_parse(&p.source, p.ds);
    return p;
}

/* All cells as "a|b" lines, the heads first. */
static void assert_cells(const char *text, const char *want) {
    struct parsed p = parse(text);
    struct buf b = BUF_INIT;
    assert_non_null(p.csv);
    assert_int_equal(p.ds->list.n, 0);
    for (size_t i = 0; i < p.csv->n_columns; i++)
        buf_fmt(&b, "%s%s", i ? "|" : "", p.csv->heads[i].text);
    for (size_t r = 0; r < p.csv->n_rows; r++)
        for (size_t i = 0; i < p.csv->n_columns; i++)
            buf_fmt(&b, "%s%s", i ? "|" : "\n", p.csv->rows[r].cells[i].text);
    assert_string_equal(b.p, want);
    buf_release(&b);
    arena_free(p.arena);
}

static void what_programs_save_is_read(void **state) {
    (void)state;
    assert_cells("a,b\n1,2\n", "a|b\n1|2");
    assert_cells("a,b\r\n1,2", "a|b\n1|2");
    assert_cells("a,b\r1,2\r", "a|b\n1|2");
    assert_cells("\xEF\xBB\xBF"
                 "a;b\r\n1;2,5\r\n",
                 "a|b\n1|2,5");
    assert_cells("a\tb\n1\t2\n", "a|b\n1|2");
    assert_cells("sep=;\na;b\n1;2\n", "a|b\n1|2");
    assert_cells("a,b,\n1,2,\n", "a|b\n1|2");
    assert_cells("a,b\n\n,,\n1,2\n", "a|b\n1|2");
    assert_cells("a,b,c\n1\n", "a|b|c\n1||");
    assert_cells("\"a;x\",b\n\"1, \"\"2\"\"\",3\n", "a;x|b\n1, \"2\"|3");
    assert_cells("a,b\n\"two\nlines\",2\n3,4\n", "a|b\ntwo\nlines|2\n3|4");
    assert_cells("a, b\n 1 , \"2\" \n", "a|b\n1|2");
    assert_cells("a\n\"\"\n\"x\"", "a\nx");
}

static void places_hold(void **state) {
    (void)state;
    struct parsed p = parse("a,b\n\"x\ny\",\"z\"\n1, 22\n");
    const struct csv_row *rows = p.csv->rows;
    assert_int_equal(rows[0].line, 2);
    assert_int_equal(rows[0].cells[1].at.line, 3);
    assert_int_equal(rows[0].cells[1].at.column, 4);
    assert_int_equal(rows[0].cells[1].at.length, 3);
    assert_int_equal(rows[1].line, 4);
    assert_int_equal(rows[1].cells[1].at.column, 4);
    assert_int_equal(rows[1].cells[1].at.length, 2);
    arena_free(p.arena);
}

static void assert_refused(const char *text, enum code code, int line, int column, size_t rows) {
    struct parsed p = parse(text);
    assert_int_equal(p.ds->list.n, 1);
    assert_string_equal(p.ds->list.v[0].code, code_entry(code)->code);
    assert_int_equal(p.ds->list.v[0].line, line);
    assert_int_equal(p.ds->list.v[0].column, column);
    if (rows) assert_int_equal(p.csv->n_rows, rows);
    if (p.csv) assert_false(p.csv->sound);
    arena_free(p.arena);
}

static void what_is_wrong_leaves_out_its_row(void **state) {
    (void)state;
    assert_refused("a,b\n1,2,3\n4,5\n", CODE_CSV_CELLS, 2, 5, 1);
    assert_refused("a,b\n1,\"2\n4,5\n", CODE_CSV_QUOTE, 2, 3, 0);
    assert_refused("a,b\n\"1\"x,2\n4,5\n", CODE_CSV_QUOTE, 2, 4, 1);
    struct parsed p = parse("");
    assert_null(p.csv);
    assert_int_equal(p.ds->list.n, 0);
    arena_free(p.arena);
}

static void rows_and_columns_have_limits(void **state) {
    (void)state;
    struct buf b = BUF_INIT;
    buf_str(&b, "a\n");
    for (int i = 0; i <= CSV_ROWS; i++) buf_str(&b, "1\n");
    struct parsed p = parse(b.p);
    assert_string_equal(p.ds->list.v[0].code, code_entry(CODE_CSV_LIMIT)->code);
    assert_int_equal(p.ds->list.v[0].line, CSV_ROWS + 2);
    assert_int_equal(p.csv->n_rows, CSV_ROWS);
    arena_free(p.arena);
    buf_release(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_programs_save_is_read),
        cmocka_unit_test(places_hold),
        cmocka_unit_test(what_is_wrong_leaves_out_its_row),
        cmocka_unit_test(rows_and_columns_have_limits),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
