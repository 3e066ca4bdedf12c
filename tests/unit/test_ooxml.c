/* test_ooxml.c: the writer of workbooks: pieces of XML, texts that stand once, places in pixels, the file as a whole or not at
 * all. What a reader makes of it is test_xlsx.c's matter, and that of tests/check/xlsx. */
#include "base/hash.h"
#include "render/ooxml/ox_inner.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct ox_properties properties = {
    .title = "A & B", .author = "<Author>", .date = {2026, 3, 12}};

struct place {
    struct arena *arena;
    char folder[40];
    const char *path;
};

static int set_up(void **state) {
    struct place *p = calloc(1, sizeof *p);
    snprintf(p->folder, sizeof p->folder, "/tmp/folioscope-ooxml.XXXXXX");
    if (!mkdtemp(p->folder)) return 1;
    p->arena = arena_new();
    p->path = arena_printf(p->arena, "%s/book.xlsx", p->folder);
    *state = p;
    return 0;
}

static int tear_down(void **state) {
    struct place *p = *state;
    remove(p->path);
    int left = rmdir(p->folder); /* a test leaves nothing else there */
    arena_free(p->arena);
    free(p);
    return left;
}

static bool exists(const char *path) { return access(path, F_OK) == 0; }

/* Compares what a function appends. */
static void assert_appended(struct buf *b, const char *expected) {
    assert_string_equal(b->p, expected);
    buf_clear(b);
}

/* ---- pieces -----------------------------------------------------------------------------------------------
 */

static void names_of_cells(void **state) {
    (void)state;
    static const struct {
        unsigned column;
        const char *letters;
    } cases[] = {{0, "A"},    {25, "Z"},    {26, "AA"},   {51, "AZ"},    {52, "BA"},
                 {701, "ZZ"}, {702, "AAA"}, {727, "AAZ"}, {16383, "XFD"}};
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < COUNT(cases); i++) {
        ox_letters(&b, cases[i].column);
        assert_appended(&b, cases[i].letters);
    }
    ox_range(&b, &(struct ox_area){5, 0, 29, 8});
    assert_appended(&b, "A6:I30");
    ox_range(&b, &(struct ox_area){5, 1, 5, 1});
    assert_appended(&b, "B6");
    ox_fixed_range(&b, &(struct ox_area){0, 0, OX_ROWS - 1, OX_COLUMNS - 1});
    assert_appended(&b, "$A$1:$XFD$1048576");
    ox_sheet_name(&b, "Ann's Q1");
    assert_appended(&b, "'Ann''s Q1'!");
    buf_release(&b);
}

static void texts_stay_texts(void **state) {
    (void)state;
    struct buf b = BUF_INIT;
    ox_escape(&b, "</t>&\"'\n\té");
    assert_appended(&b, "&lt;/t&gt;&amp;\"'\n\té");
    ox_escape_attribute(&b, "</t>&\"'\n\té");
    assert_appended(&b, "&lt;/t&gt;&amp;&quot;'&#10;&#9;é");
    static const struct {
        const char *text, *xml;
    } cases[] = {{"", "<t></t>"},
                 {"a b", "<t>a b</t>"},
                 {" a", "<t xml:space=\"preserve\"> a</t>"},
                 {"a\n", "<t xml:space=\"preserve\">a\n</t>"},
                 {"=1+1", "<t>=1+1</t>"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        ox_t(&b, cases[i].text);
        assert_appended(&b, cases[i].xml);
    }
    buf_release(&b);
}

static void numbers(void **state) {
    (void)state;
    static const struct {
        double number;
        const char *text;
    } cases[] = {{0, "0"},
                 {-3, "-3"},
                 {46189, "46189"},
                 {999999999999999, "999999999999999"},
                 {1e15, "1000000000000000"},
                 {1e16, "1E+16"},
                 {0.1, "0.1"},
                 {26.5, "26.5"},
                 {-0.25, "-0.25"},
                 {1.0 / 3, "0.3333333333333333"},
                 {1e-7, "1E-07"}};
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < COUNT(cases); i++) {
        ox_decimal(&b, cases[i].number);
        assert_appended(&b, cases[i].text);
    }
    buf_release(&b);
}

static void addresses(void **state) {
    (void)state;
    struct ox_rels r = {.xml = BUF_INIT};
    static const char url[] = "a%20b c%zz/\"<x>\".html?a=b&c#top";
    assert_int_equal(ox_rel_outside(&r, url, strcspn(url, "#")), 1);
    assert_non_null(
        strstr(r.xml.p, "Target=\"a%20b%20c%25zz/%22%3cx%3e%22.html?a=b&amp;c\" TargetMode=\"External\"/>"));
    assert_int_equal(ox_rel(&r, "table", "../tables/table1.xml"), 2);
    buf_release(&r.xml);
}

/* ---- what stands once -------------------------------------------------------------------------------------
 */

static void every_text_once(void **state) {
    struct place *p = *state;
    enum { MANY = 5000 };
    struct ox_strings t = {.arena = p->arena, .items = BUF_INIT};
    char text[32];
    for (uint32_t round = 0; round < 2; round++)
        for (uint32_t i = 0; i < MANY; i++) {
            snprintf(text, sizeof text, "text %u", i);
            assert_int_equal(ox_string_id(&t, text), i);
        }
    assert_int_equal(ox_string_id(&t, ""), MANY);
    assert_int_equal(ox_string_id(&t, "text"), MANY + 1);
    assert_int_equal(t.n, MANY + 2);
    assert_int_equal(t.n_uses, 2 * MANY + 2);
    static const char first[] = "<si><t>text 0</t></si><si><t>text 1</t></si>";
    assert_memory_equal(t.items.p, first, sizeof first - 1);
    buf_release(&t.items);
}

/* Texts that fall on one place of the table are told apart by what they are. */
static void texts_of_one_place(void **state) {
    struct place *p = *state;
    enum { MASK = 1023, WANTED = 20 };
    struct ox_strings t = {.arena = p->arena, .items = BUF_INIT};
    char text[32];
    uint32_t found = 0;
    for (unsigned i = 0; found < WANTED; i++) {
        snprintf(text, sizeof text, "%u", i);
        if ((hash_bytes((struct hash){0}, text, strlen(text)).low & MASK) != MASK) continue;
        assert_int_equal(ox_string_id(&t, text), found++);
        assert_int_equal(ox_string_id(&t, text), found - 1);
    }
    buf_release(&t.items);
}

static void formats_that_look_alike(void **state) {
    struct place *p = *state;
    struct ox_book b = {.arena = p->arena};
    struct ox_format bold = {.bold = true}, again = {.bold = true, .size = 11}, date = {.number = "yyyy"},
                     other = {.number = "dd"}, framed = {.edges = {[OX_EDGE_LEFT] = ox_rgb(0)}};
    assert_int_equal(ox_cell_id(&b, NULL), 0);
    assert_int_equal(ox_cell_id(&b, &bold), 1);
    assert_int_equal(ox_cell_id(&b, &date), 2);
    assert_int_equal(ox_cell_id(&b, &again), 1);
    assert_int_equal(ox_cell_id(&b, &other), 3);
    assert_int_equal(ox_cell_id(&b, &framed), 4);
    assert_int_equal(ox_cell_id(&b, &date), 2);
    assert_int_equal(ox_rule_id(&b, &bold), 0);
    assert_int_equal(ox_rule_id(&b, &date), 1);
    assert_int_equal(ox_rule_id(&b, &bold), 0);
}

/* ---- places -----------------------------------------------------------------------------------------------
 */

static void assert_corner(const struct ox_corner *c, unsigned column, unsigned x, unsigned row, unsigned y) {
    assert_int_equal(c->column, column);
    assert_int_equal(c->x, x);
    assert_int_equal(c->row, row);
    assert_int_equal(c->y, y);
}

static void places(void **state) {
    struct place *p = *state;
    assert_int_equal(ox_column_pixels(0.5), 6);
    assert_int_equal(ox_column_pixels(8), 61);
    assert_int_equal(ox_column_pixels(8.43), 64);
    assert_int_equal(ox_row_pixels(15), 20);
    assert_int_equal(ox_row_pixels(26.5), 35);
    struct ox_book *b = ox_open(p->arena, p->path, &properties);
    struct ox_sheet *s = ox_sheet_add(b, "Sheet");
    ox_column(s, 8, false);
    ox_column(s, 20, false); /* 145 pixels; those after it 64 each */
    ox_end_row(s, 30);       /* 40 pixels */
    ox_end_row(s, 0);
    const unsigned *tops = ox_tops(s);
    struct ox_place at = ox_place_of(s, tops, (struct ox_corner){1, 15, 1, 10}, 300, 100);
    assert_corner(&at.from, 1, 15, 1, 10);
    assert_corner(&at.to, 4, 15 + 300 - 145 - 64 - 64, 6, 10);
    assert_int_equal(at.x, 61 + 15);
    assert_int_equal(at.y, 40 + 10);
    /* begins further right and down than its cell reaches */
    at = ox_place_of(s, tops, (struct ox_corner){0, 70, 0, 45}, 10, 10);
    assert_corner(&at.from, 1, 9, 1, 5);
    assert_corner(&at.to, 1, 19, 1, 15);
    /* nothing stands beyond the last cell of a sheet */
    at = ox_place_of(s, tops, (struct ox_corner){OX_COLUMNS - 1, 15, OX_ROWS - 1, 10}, 300, 100);
    assert_corner(&at.to, OX_COLUMNS - 1, 315, OX_ROWS - 1, 110);
    ox_end_sheet(s);
    ox_abandon(b);
}

/* ---- books ------------------------------------------------------------------------------------------------
 */

/* A sheet with one of everything, its rows in memory or into the file as they come. */
static void add_sheet(struct ox_book *b, const char *name, const char *table, unsigned rows, bool streams) {
    static const char *const heads[] = {"Name", "A \"number\" & more"};
    struct ox_format *head = arena_make(b->arena, struct ox_format),
                     *tint = arena_make(b->arena, struct ox_format);
    *head = (struct ox_format){.bold = true, .wrap = true, .text = ox_rgb(0), .ground = ox_rgb(0xe6efe6)};
    *tint = (struct ox_format){.text = ox_rgb(0), .ground = ox_rgb(0xffeedd)};
    struct ox_sheet *s = ox_sheet_add(b, name);
    const struct ox_area all = {1, 0, rows + 1, 1}, below = {2, 1, rows + 1, 1}, names = {2, 0, rows + 1, 0};
    const double least = 1;
    ox_tab(s, ox_rgb(0x2f6b4f));
    ox_column(s, 20, false);
    ox_column(s, 9.5, true);
    ox_merged(s, 0, 1, "Title of <both>", head);
    ox_end_row(s, 26.5);
    for (unsigned i = 0; i < COUNT(heads); i++) ox_text(s, i, heads[i], head);
    ox_note(s, 1, &(struct ox_note){"What it\nsays </t>", 300, 34, ox_rgb(0xfbf0d9)});
    ox_end_row(s, 0);
    ox_freeze(s, 2, 1);
    if (streams) ox_stream(s, rows + 1, 1);
    for (unsigned i = 0; i < rows; i++) {
        ox_text(s, 0, i % 3 ? "=1+1" : " </is></c>&", NULL);
        if (i % 5 == 0) ox_link(s, 0, "a/b.html#\"x\"");
        if (i % 7)
            ox_number(s, 1, i / 4.0, NULL);
        else
            ox_formula(s, 1, "=1<2", 1, NULL);
        ox_end_row(s, i % 2 ? 30 : 0);
    }
    ox_define(s, arena_printf(b->arena, "%s_values", table), &below);
    ox_table(s, table, &all, heads);
    ox_rule_text(s, &names, "a \"quoted\" text", tint);
    ox_rule_bars(s, &below, ox_rgb(0xe4eef5), true);
    ox_digits_are_text(s, &below);
    const struct ox_value x[] = {{.text = "<a>", .is_set = true}, {0}},
                          y[] = {{.number = 1, .is_number = true, .is_set = true}, {0}};
    const struct ox_series series[] = {{.name = heads[1], .values = 1, .x = x, .y = y, .width = 2}};
    const struct ox_font font = {.size = 9};
    ox_chart(s, &(struct ox_chart){.title = "Chart\n\"of\" <it>",
                                   .head = 1,
                                   .first = 2,
                                   .last = 3,
                                   .series = series,
                                   .n_series = 1,
                                   .y = {.name = "&", .least = &least},
                                   .title_font = font,
                                   .label_font = font,
                                   .name_font = font,
                                   .column = 3,
                                   .width = 480,
                                   .height = 270});
    ox_print(s, &(struct ox_print){.paper = 9,
                                   .sides = 0.55,
                                   .ends = 0.75,
                                   .edge = 0.35,
                                   .pages_wide = 2,
                                   .foot = "&L&9<a>",
                                   .area = {.bottom = rows, .right = 1},
                                   .repeats = true,
                                   .repeat_from = 1,
                                   .repeat_to = 1});
    ox_end_sheet(s);
}

static bool write_book(struct place *p, bool streams, const char **why) {
    struct ox_book *b = ox_open(p->arena, p->path, &properties);
    assert_non_null(b);
    add_sheet(b, "One & \"two\"", "One", 20, false);
    add_sheet(b, "Q1", "Two", 9000, streams);
    add_sheet(b, "<Three>", "Three", 3, streams);
    return ox_close(b, why);
}

/* By readers that are not ours: the archive, each part's XML, and how the parts belong together. */
static void parts_belong_together(void **state) {
    struct place *p = *state;
    const char *why = NULL;
    for (int streams = 0; streams < 2; streams++) {
        assert_true(write_book(p, streams, &why));
        assert_null(why);
        assert_int_equal(
            system(arena_printf(p->arena, "/usr/bin/python3 tests/check/xlsx_parts.py '%s'", p->path)), 0);
    }
}

static void same_bytes_twice(void **state) {
    struct place *p = *state;
    const char *why, *copy = arena_printf(p->arena, "%s.first", p->path);
    assert_true(write_book(p, true, &why));
    assert_int_equal(rename(p->path, copy), 0);
    assert_true(write_book(p, true, &why));
    assert_int_equal(system(arena_printf(p->arena, "cmp -s '%s' '%s'", copy, p->path)), 0);
    remove(copy);
}

/* ---- whole or nothing -------------------------------------------------------------------------------------
 */

/* Where no file may have more than so many bytes. */
static bool writes_within(struct place *p, bool streams, rlim_t most, const char **why) {
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){.rlim_cur = most, .rlim_max = before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool done = write_book(p, streams, why);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    return done;
}

static void full_disk(void **state) {
    struct place *p = *state;
    const char *why;
    for (int streams = 0; streams < 2; streams++) {
        struct stat whole;
        assert_true(write_book(p, streams, &why));
        assert_int_equal(stat(p->path, &whole), 0);
        rlim_t size = (rlim_t)whole.st_size;
        const rlim_t rooms[] = {0, 1, 30, size / 4, size / 2, size / 4 * 3, size - 100, size - 1};
        for (size_t i = 0; i < COUNT(rooms); i++) {
            assert_false(writes_within(p, streams, rooms[i], &why));
            assert_string_equal(why, "File too large");
            assert_false(exists(p->path));
        }
        assert_true(writes_within(p, streams, size, &why));
    }
}

static void given_up(void **state) {
    struct place *p = *state;
    struct ox_book *b = ox_open(p->arena, p->path, &properties);
    assert_true(exists(p->path));
    add_sheet(b, "One", "One", 7000, true);
    ox_abandon(b);
    assert_false(exists(p->path));
    assert_null(ox_open(p->arena, arena_printf(p->arena, "%s/no/folder", p->folder), &properties));
}

static void more_than_a_sheet_holds(void **state) {
    struct place *p = *state;
    const char *why;
    struct ox_book *b = ox_open(p->arena, p->path, &properties);
    struct ox_sheet *s = ox_sheet_add(b, "Wide");
    for (unsigned i = 0; i <= OX_COLUMNS; i++) ox_blank(s, i, NULL);
    ox_end_row(s, 0);
    ox_end_sheet(s);
    assert_false(ox_close(b, &why));
    assert_string_equal(why, "a sheet of it would have more than 16,384 columns");
    assert_false(exists(p->path));
    b = ox_open(p->arena, p->path, &properties);
    s = ox_sheet_add(b, "Long");
    ox_stream(s, OX_ROWS, 0);
    for (unsigned i = 0; i <= OX_ROWS; i++) {
        ox_number(s, 0, 1, NULL);
        ox_end_row(s, 0);
    }
    ox_end_sheet(s);
    assert_false(ox_close(b, &why));
    assert_string_equal(why, "a sheet of it would have more than 1,048,576 rows");
    assert_false(exists(p->path));
}

static void more_parts_than_an_archive_holds(void **state) {
    struct place *p = *state;
    struct ox_zip *z = ox_zip_open(p->arena, p->path);
    struct buf part = BUF_INIT;
    buf_str(&part, "<a/>");
    for (unsigned i = 0; i < 65536; i++) ox_zip_part(z, "a", &part);
    assert_string_equal(ox_zip_close(z), "it would have more than 65,535 parts");
    assert_false(exists(p->path));
    buf_release(&part);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_cells),
        cmocka_unit_test(texts_stay_texts),
        cmocka_unit_test(numbers),
        cmocka_unit_test(addresses),
        cmocka_unit_test_setup_teardown(every_text_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_of_one_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(formats_that_look_alike, set_up, tear_down),
        cmocka_unit_test_setup_teardown(places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parts_belong_together, set_up, tear_down),
        cmocka_unit_test_setup_teardown(same_bytes_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk, set_up, tear_down),
        cmocka_unit_test_setup_teardown(given_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_than_a_sheet_holds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_parts_than_an_archive_holds, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
