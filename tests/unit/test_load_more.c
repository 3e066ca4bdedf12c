/* test_load_more.c: what no golden case can ask of load and parse: options of a command,
 * templates in the workspace's place, and texts that hold every odd byte; findings of the fuzz targets stay found. */
#include "load/load.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "parse/csv.h"
#include "parse/front.h"
#include "parse/markdown.h"
#include "parse/when.h"
#include "parse/yml.h"
#include "render/tmpl/tmpl.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SMALL "tests/fuzz/workspace"

static int start(void **state) {
    *state = arena_new();
    return 0;
}

static int stop(void **state) {
    arena_free(*state);
    return 0;
}

/* ---- options ---- */

static void a_term_may_be_named(void **state) {
    struct diags *ds = diags_new(*state);
    const struct load_options fall = {
        .root = SMALL, .share = ".", .today = {2026, 11, 20}, .term = "fall"};
    struct workspace *w = load_workspace(*state, &fall, ds);
    assert_non_null(w);
    assert_string_equal(w->calendar->term->id, "fall");
    const struct load_options none = {
        .root = SMALL, .share = ".", .as_of = {2026, 3, 4}, .term = "spring"};
    w = load_workspace(*state, &none, ds);
    assert_non_null(w);
    assert_int_equal(ds->errors, 1);
    assert_true(w->groups[0].learners[0].left_out);
    assert_int_equal(date_cmp(w->calendar->as_of, (struct date){2026, 3, 4}), 0);
}

static void a_file_is_no_workspace(void **state) {
    struct diags *ds = diags_new(*state);
    assert_null(load_workspace(*state, &(struct load_options){.root = "Makefile"}, ds));
    assert_null(load_workspace(*state, &(struct load_options){.root = "src"}, ds));
    assert_int_equal(ds->errors, 2);
}

static void templates_of_the_workspace_come_first(void **state) {
    const struct load_options o = {.root = SMALL, .share = "."};
    const char *from;
    size_t n;
    assert_non_null(load_template(*state, &o, "site/home.yaml", &n, &from));
    assert_string_equal(from, SMALL "/templates/site/home.yaml");
    assert_non_null(load_template(*state, &o, "locales/en.yaml", NULL, &from));
    assert_string_equal(from, SMALL "/locales/en.yaml");
    assert_non_null(load_template(*state, &o, "html/page.mustache", &n, NULL));
    assert_null(load_template(*state, &o, "html/none.mustache", NULL, NULL));
    assert_null(load_template(*state, &o, "html", NULL, NULL));
    assert_null(load_template(*state, &(struct load_options){.root = SMALL}, "html/page.mustache",
                              NULL, NULL));
}

static void themes_that_are_none(void **state) {
    struct diags *ds = diags_new(*state);
    assert_null(load_theme(*state, &(struct load_options){.root = SMALL}, "fir", ds));
    assert_null(load_theme(*state, &(struct load_options){.root = "tests/cases/profile-faults/in"},
                           "oak", ds));
    assert_non_null(load_theme(*state, &(struct load_options){.root = SMALL}, "oak", ds));
}

/* ---- texts ---- */

static struct source source_of(struct arena *a, struct diags *ds, const char *text, size_t n) {
    struct source s;
    source_open(&s, a, "a", NULL, arena_strndup(a, text, n), n, ds);
    return s;
}

static const char *first_fault(struct arena *a, const char *text, size_t n) {
    struct diags *ds = diags_new(a);
    source_of(a, ds, text, n);
    return ds->list.n ? ds->list.v[0].text : "";
}

static void encodings_are_told(void **state) {
    assert_non_null(strstr(first_fault(*state,
                                       "\xFF\xFE"
                                       "a",
                                       3),
                           "UTF-16"));
    assert_non_null(strstr(first_fault(*state,
                                       "\xFE\xFF"
                                       "a",
                                       3),
                           "UTF-16"));
    assert_non_null(strstr(first_fault(*state, "\0a\0b", 4), "UTF-16"));
    assert_non_null(strstr(first_fault(*state, "a\0b\0", 4), "UTF-16"));
    assert_non_null(strstr(first_fault(*state, "\0\0\0\0", 4), "NUL"));
    assert_non_null(strstr(first_fault(*state, "ab\xE9", 3), "0xE9 (in Windows-1252"));
    assert_non_null(strstr(first_fault(*state, "ab\x81", 3), "0x81"));
    assert_non_null(strstr(first_fault(*state, "a\x7F", 2), "U+007F"));
    assert_non_null(strstr(first_fault(*state, "a\xC2\x85", 3), "U+0085"));
    assert_non_null(strstr(first_fault(*state, "a\xEF\xB7\x90", 4), "U+FDD0"));
    assert_non_null(strstr(first_fault(*state, "a\xF0\x9F\xBF\xBF", 5), "U+1FFFF"));
    assert_string_equal(first_fault(*state,
                                    "\xEF\xBB\xBF"
                                    "a\xEF\xBF\xBD\tb",
                                    8),
                        "");
}

static void lines_end_in_three_ways(void **state) {
    struct diags *ds = diags_new(*state);
    struct source s = source_of(*state, ds, "one\r\ntwo\rthree\nfour", 19);
    size_t n;
    assert_memory_equal(source_line(&s, 3, &n), "three", 5);
    assert_int_equal(n, 5);
    source_line(&s, 0, &n);
    assert_int_equal(n, 0);
    source_line(&s, 5, &n);
    assert_int_equal(n, 0);
    assert_int_equal(source_spot(&s, 5, 1).line, 2);
    assert_int_equal(source_spot(&s, 18, 1).line, 4);
    source_fault(&s, ds, CODE_NUMBER, (struct spot){2, 90, 5}, "x", "y");
    assert_int_equal(ds->list.v[0].length, 0);
}

static void long_texts_are_cut_at_letters(void **state) {
    char text[200];
    for (size_t i = 0; i < 100; i++) memcpy(text + 2 * i, "\xC3\xA9", 2);
    text[199] = '\0';
    text[0] = '\t', text[1] = 'a';
    const char *quoted = source_quote(*state, text);
    assert_int_equal(strlen(quoted), 63);
    assert_int_equal(quoted[0], ' ');
    struct diags *ds = diags_new(*state);
    char *line = arena_alloc(*state, 1002);
    for (size_t i = 0; i < 1000; i++) line[i] = i % 2 ? (char)0xA9 : (char)0xC3;
    line[0] = 'a', line[1] = 'b';
    struct source s = source_of(*state, ds, line + 1, 999);
    source_fault(&s, ds, CODE_NUMBER, (struct spot){1, 3, 2}, "x", NULL);
    source_fault(&s, ds, CODE_NUMBER, (struct spot){1, 900, 2}, "x", NULL);
    assert_int_equal(strlen(ds->list.v[0].source), 399);
    assert_null(ds->list.v[1].source);
}

static struct csv *csv_of(struct arena *a, struct diags *ds, const char *text, size_t n) {
    struct source *s = arena_make(a, struct source);
    return source_open(s, a, "a.csv", NULL, arena_strndup(a, text, n), n, ds) ? csv_parse(s, ds)
                                                                              : NULL;
}

static void spreadsheets_have_oddities(void **state) {
    struct diags *ds = diags_new(*state);
    const char *text = "\n , ,\na ,\"b\" , c,,\r1,\"x\ry\r\nz\" ,\r\n\"p\"\t,q\t,\n\n1,2,3,\n";
    struct csv *c = csv_of(*state, ds, text, strlen(text));
    assert_non_null(c);
    assert_int_equal(c->n_columns, 3);
    assert_int_equal(c->n_rows, 3);
    assert_string_equal(c->rows[0].cells[1].text, "x\ry\r\nz");
    assert_string_equal(c->rows[1].cells[1].text, "q");
    assert_string_equal(c->rows[2].cells[2].text, "3");
    assert_int_equal(ds->errors, 0);
    assert_null(csv_of(*state, ds, "", 0));
    assert_null(csv_of(*state, ds, "sep=;", 5));
    assert_non_null(csv_of(*state, ds, "sep=\n1\n", 7));
    assert_null(csv_of(*state, ds, "\"a", 2));
    c = csv_of(*state, ds, "a\tb\n1\t\"2\"\t3\n", 12);
    assert_false(c->sound);
    assert_non_null(strstr(ds->list.v[ds->list.n - 1].remedy, "'tab'"));
}

/* A row of `columns` cells 'x'; and `rows` rows of one cell after a head row of 1,000. */
static void tables_have_limits(void **state) {
    struct diags *ds = diags_new(*state);
    struct buf b = BUF_INIT;
    buf_str(&b, "a,b\n");
    for (int i = 0; i < 3000; i++) buf_str(&b, "x,");
    struct csv *c = csv_of(*state, ds, b.p, b.n);
    assert_false(c->sound);
    assert_non_null(strstr(ds->list.v[0].text, "more than 1000 cells"));
    buf_clear(&b);
    for (int i = 0; i < CSV_COLUMNS; i++) buf_fmt(&b, "%sc%d", i ? "," : "", i);
    for (int i = 0; i <= CSV_CELLS / CSV_COLUMNS; i++) buf_str(&b, "\nx");
    c = csv_of(*state, ds, b.p, b.n);
    assert_false(c->sound);
    assert_int_equal(c->n_rows, CSV_CELLS / CSV_COLUMNS);
    assert_non_null(strstr(ds->list.v[ds->list.n - 1].text, "more than 2000000 cells"));
    buf_clear(&b);
    buf_str(&b, "a\n");
    for (int i = 0; i < 3 * SOURCE_FINDINGS; i++) buf_str(&b, "1,2\n");
    assert_false(csv_of(*state, ds, b.p, b.n)->sound);
    buf_release(&b);
}

static void dates_are_explained(void **state) {
    static const char *const wrong[] = {
        "",           "2026",      "2026-3-4",      "2026/03/04", "04.03.2026", "4.3.26.",
        "3/14/2026",  "14/3/2026", "3/4/2026",      "31/31/2026", "2026-13-01", "2026-00-10",
        "2026-02-30", "March 4",   "2026-03-04-05", "1-2",        "2026.3.4",   "99/99/9999",
        "0/0/0",      "20260304",  "2026-03/04",    "a-b-c",      "4 3 2026"};
    struct when_fault f;
    struct date d;
    int h, m;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(when_date(*state, wrong[i], &d, &f));
        assert_true(*f.text && *f.remedy);
    }
    static const char *const times[] = {
        "2026-11-24 x",      "2026-11-24 15",      "2026-11-24 15:6",
        "2026-11-24 15:60",  "2026-11-24 15:5a",   "2026-11-24 24:00",
        "2026-11-24 115:00", "2026-11-24 15:20:1", "x 15:20"};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        assert_false(when_time(*state, times[i], &d, &h, &m, &f));
    assert_true(when_time(*state, "2026-11-24T09:05", &d, &h, &m, &f));
    assert_int_equal(h * 60 + m, 545);
    assert_true(when_time(*state, "2026-11-24", &d, &h, &m, &f));
    assert_int_equal(h, -1);
}

/* ---- what the fuzz targets found ---- */

static bool yaml_of(struct arena *a, const char *text, struct yml **root) {
    struct diags *ds = diags_new(a);
    struct source s = source_of(a, ds, text, strlen(text));
    return yml_parse(&s, (struct yml_part){s.text, s.n, 0}, ds, root);
}

static void the_first_node_may_be_empty(void **state) {
    struct yml *root;
    assert_true(yaml_of(*state, "{}", &root));
    assert_int_equal(root->n, 0);
    assert_true(yaml_of(*state, "[]", &root));
    assert_false(yaml_of(*state, "{}X", &root));
    assert_false(yaml_of(*state, "a: &x [1]\n*x : 2\n", &root));
    assert_true(yaml_of(*state, "~", &root));
    assert_null(root);
    assert_null(yml_get(NULL, "a"));
    assert_true(yml_is_null(NULL));
    assert_true(yaml_of(*state, "! a: \xC3\xA9\r\"\xE2\x82\xAC\": &b b\r\nc: *b", &root));
    assert_int_equal(root->entries[2].value->at.line, 2);
    assert_null(yml_get(root->entries[0].value, "a"));
}

static void a_template_may_be_empty_or_endless(void **state) {
    struct tmpls *ts = tmpls_new(*state);
    struct diags *ds = diags_new(*state);
    struct value map = value_map(), *list = value_set(*state, &map, "rows", value_list());
    struct buf out = BUF_INIT;
    for (int i = 0; i < 10; i++) value_push(*state, list, value_text("x"));
    assert_true(tmpls_add(ts, "empty", "e", "", 0, ds));
    assert_true(tmpl_render(ts, "empty", &map, &out));
    assert_int_equal(out.n, 0);
    assert_true(tmpl_render(ts, "absent", &map, &out));
    const char *deep = "{{#rows}}{{#rows}}{{#rows}}{{#rows}}{{#rows}}{{#rows}}{{#rows}}{{#rows}}x"
                       "{{/rows}}{{/rows}}{{/rows}}{{/rows}}{{/rows}}{{/rows}}{{/rows}}{{/rows}}";
    assert_true(tmpls_add(ts, "deep", "d", deep, strlen(deep), ds));
    assert_false(tmpl_render(ts, "deep", &map, &out));
    const char *twice = "{{>twice}}{{>twice}}";
    assert_true(tmpls_add(ts, "twice", "t", twice, strlen(twice), ds));
    assert_false(tmpl_render(ts, "twice", &map, &out));
    buf_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_term_may_be_named, start, stop),
        cmocka_unit_test_setup_teardown(a_file_is_no_workspace, start, stop),
        cmocka_unit_test_setup_teardown(templates_of_the_workspace_come_first, start, stop),
        cmocka_unit_test_setup_teardown(themes_that_are_none, start, stop),
        cmocka_unit_test_setup_teardown(encodings_are_told, start, stop),
        cmocka_unit_test_setup_teardown(lines_end_in_three_ways, start, stop),
        cmocka_unit_test_setup_teardown(long_texts_are_cut_at_letters, start, stop),
        cmocka_unit_test_setup_teardown(spreadsheets_have_oddities, start, stop),
        cmocka_unit_test_setup_teardown(tables_have_limits, start, stop),
        cmocka_unit_test_setup_teardown(dates_are_explained, start, stop),
        cmocka_unit_test_setup_teardown(the_first_node_may_be_empty, start, stop),
        cmocka_unit_test_setup_teardown(a_template_may_be_empty_or_endless, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
