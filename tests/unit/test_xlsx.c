/* test_xlsx.c: workbooks, written and read back cell by cell by a reader that is not ours.
 *
 * Writes demo.xlsx and demo.json (what must be found in it) into build/VARIANT/demo, or into $XLSX_DEMO. */
#include "base/buf.h"
#include "book_theme.h"
#include "full_disk.h"
#include "render/xlsx/xlsx_inner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct book_level levels[] = {
    {.name = "Not begun", .sign = {SIGN_RING, 0}},
    {.name = "Beginning", .sign = {SIGN_FILL, 250}},
    {.name = "Developing", .sign = {SIGN_FILL, 500}},
    {.name = "Nearly there", .sign = {SIGN_FILL, 750}},
    {.name = "Proficient", .sign = {SIGN_DONE, 0}},
    {.name = "Extending", .sign = {SIGN_STAR, 0}},
};

static const char *const learners[] = {
    "Amina Yusuf",    "Andrii Kovalenko", "Bao Nguyễn",       "Camila Ortiz",    "Chidi Okafor",
    "Dalia Haddad",   "Eleni Papadaki",   "Fatima Warsame",   "Gabriel Lopes",   "Hana Kobayashi",
    "Idris Khan",     "Jean-Luc Noël",    "Kofi Mensah",      "Lucía Fernández", "Maya Rodríguez",
    "Maya Rodríguez", "Noor Al-Sayed",    "Olena Shevchenko", "Pierre Baptiste", "Quynh Trần",
    "Rosa Jiménez",   "Samir Patel",      "Tomás O’Neill",    "Uma Krishnan",    "王小明"};

static const char *const competencies[] = {"Numbers and operations: fractions",
                                           "Reading for meaning", "Asking scientific questions",
                                           "Working together"};

/* ---- building ---- */

struct build {
    struct arena *arena;
    struct book *book;
    struct sheet **next_sheet;
    struct sheet *sheet;
    struct sheet_row **next_row;
    struct sheet_row *row;
    size_t column;
};

static struct build start(struct arena *a) {
    struct build b = {.arena = a, .book = arena_make(a, struct book)};
    *b.book = (struct book){.file = "demo.xlsx",
                            .title = "Class 5B · summary",
                            .subject = "Where everybody is",
                            .author = "Maple Grove School",
                            .company = "Maple Grove School",
                            .lang = "en",
                            .date = {2026, 3, 12},
                            .head = "Maple Grove School · Class 5B · Term 2 (reading & writing)",
                            .page_of = "Page {page} of {pages}",
                            .levels = levels,
                            .n_levels = COUNT(levels)};
    b.next_sheet = &b.book->sheets;
    return b;
}

static struct sheet *add_sheet(struct build *b, struct sheet sheet,
                               const struct sheet_column *columns, size_t n) {
    struct sheet *s = arena_copy(b->arena, &sheet, sizeof sheet);
    s->columns = arena_copy(b->arena, columns, n * sizeof *columns);
    s->n_columns = n;
    *b->next_sheet = s;
    b->next_sheet = &s->next;
    b->next_row = &s->rows;
    return b->sheet = s;
}

static void add_row(struct build *b) {
    struct sheet_row *row = arena_make(b->arena, struct sheet_row);
    row->cells = arena_array(b->arena, b->sheet->n_columns, sizeof *row->cells);
    *b->next_row = b->row = row;
    b->next_row = &row->next;
    b->sheet->n_rows++;
    b->column = 0;
}

static void cell(struct build *b, struct sheet_cell c) { b->row->cells[b->column++] = c; }

static void text(struct build *b, const char *s) {
    cell(b, (struct sheet_cell){.kind = SHEET_TEXT, .text = s});
}

static struct sheet_cell level_cell(size_t k, enum sheet_cell_kind kind, const char *note) {
    return (struct sheet_cell){
        .kind = kind, .text = levels[k].name, .sign = levels[k].sign, .note = note};
}

/* A level for learner i and target t that looks like a class, or none. */
static size_t some_level(size_t i, size_t t) {
    unsigned h = (unsigned)(i * 7919 + t * 104729 + i * t * 31) * 2654435761U >> 20;
    size_t by_time = t < 12 ? 3 : t < 26 ? 2 : 1;
    size_t k = by_time + h % 3;
    return t > 33 && h % 4 ? COUNT(levels) : k < COUNT(levels) ? k : COUNT(levels) - 1;
}

/* ---- the demo ---- */

static void add_overview(struct build *b) {
    const struct sheet_column columns[] = {
        {.head = "Learner", .width = 26},
        {.head = "Pieces of evidence", .width = 11},
        {.head = "Fractions", .width = 16, .group = "Mathematics"},
        {.head = "Shapes and space", .width = 16, .group = "Mathematics"},
        {.head = "Reading for meaning", .width = 18, .group = "Language arts"},
        {.head = "Writing for readers", .width = 18, .group = "Language arts"},
        {.head = "Working together", .width = 18, .group = "Social and emotional"},
        {.head = "Seen last", .width = 13},
    };
    add_sheet(
        b,
        (struct sheet){
            .name = "Overview",
            .table_name = "Overview",
            .title = "Where everybody is",
            .note =
                "In the order of the register. Each number says how many targets a learner has shown; a note says more.",
            .tab = TAB_LEAF,
            .landscape = true,
            .freeze_columns = 1},
        columns, COUNT(columns));
    for (size_t i = 0; i < COUNT(learners); i++) {
        add_row(b);
        cell(b, (struct sheet_cell){
                    .kind = SHEET_TEXT,
                    .text = learners[i],
                    .href = arena_printf(b->arena, "learners/%02zu/index.html#top", i)});
        cell(b, (struct sheet_cell){.kind = SHEET_NUMBER, .number = (double)(i * 5 % 17)});
        for (size_t c = 0; c < 5; c++)
            cell(b, (struct sheet_cell){
                        .kind = SHEET_TEXT,
                        .text = arena_printf(b->arena, "%zu of 10", (i * 3 + c * 2) % 10),
                        .note = "3 shown, 5 being worked on, 2 up next"});
        cell(b, i == 4 ? (struct sheet_cell){0}
                       : (struct sheet_cell){.kind = SHEET_DATE,
                                             .date = {2026, 2, (signed char)(1 + i)}});
    }
}

static void add_targets(struct build *b) {
    static const char *const wishes[] = {
        "I can show a fraction as part of a whole, of a set and on a number line.",
        "I can say what a text is about and prove it with words from the text.",
        "I can ask a question that an experiment can answer.",
        "I can listen to another view and say it in my own words."};
    struct sheet_column columns[COUNT(learners) + 3] = {
        {.head = "Code", .width = 11},
        {.head = "Learning target", .width = 44, .wrap = true},
        {.head = "Competency", .width = 24, .wrap = true}};
    for (size_t i = 0; i < COUNT(learners); i++)
        columns[i + 3] = (struct sheet_column){.head = learners[i], .width = 16};
    add_sheet(
        b,
        (struct sheet){
            .name = "Targets",
            .table_name = "Targets",
            .title = "Learners and learning targets",
            .note =
                "Read down for one learner, across for one target. The note on a cell says why.",
            .landscape = true,
            .freeze_columns = 2},
        columns, COUNT(columns));
    for (size_t t = 0; t < 40; t++) {
        add_row(b);
        text(b, arena_printf(b->arena, "M.5.%zu", t + 1));
        text(b, wishes[t / 10]);
        text(b, competencies[t / 10]);
        for (size_t i = 0; i < COUNT(learners); i++) {
            size_t k = some_level(i, t);
            cell(
                b,
                k == COUNT(levels)
                    ? (struct sheet_cell){0}
                    : level_cell(
                          k, SHEET_LEVEL,
                          "Last three ratings: 3 on 2 March, 3 on 9 February, 2 on 20 January. Rule: the most recent counts most."));
        }
    }
}

static void add_signs(struct build *b) {
    struct sheet_column columns[41] = {{.head = "Learner", .width = 24}};
    for (size_t t = 0; t < 40; t++)
        columns[t + 1] =
            (struct sheet_column){.head = arena_printf(b->arena, "MATH.5.NF.%zu", t + 1),
                                  .narrow = true,
                                  .group = competencies[t / 10]};
    add_sheet(
        b,
        (struct sheet){.name = "At a glance",
                       .table_name = "Glance",
                       .title = "The class at a glance",
                       .note = "One sign for each target. An empty place: not enough evidence yet.",
                       .tab = TAB_LEAF,
                       .landscape = true,
                       .freeze_columns = 1},
        columns, COUNT(columns));
    for (size_t i = 0; i < COUNT(learners); i++) {
        add_row(b);
        text(b, learners[i]);
        for (size_t t = 0; t < 40; t++) {
            size_t k = some_level(i, t);
            cell(b, k == COUNT(levels) ? (struct sheet_cell){0} : level_cell(k, SHEET_SIGN, NULL));
        }
    }
}

/* Everything that a spreadsheet could take for something else. */
static const char *const tricky[] = {
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "+1 555 0100",
    "-2+3",
    "@SUM(A1)",
    "00123",
    "2026-03-12",
    "TRUE",
    "3/4",
    "{=1+1}",
    "'quoted",
    "line one\nline two\nline three",
    "  blanks around  ",
    "Nguyễn Thị Ánh · 学习 · مرحبا · 👩🏽‍🔬",
    "<b>&amp; \"it's\" ]]></b>",
    ("a very long story that goes on and on, as stories of ten-year-olds do, about a bridge of straws "
     "that held eleven books before it gave in, and what we would build next time")};

static void add_evidence_log(struct build *b) {
    const struct sheet_column columns[] = {{.head = "Date", .width = 12},
                                           {.head = "Learner"},
                                           {.head = "Title", .width = 40, .wrap = true},
                                           {.head = "Level"},
                                           {.head = "Hours"},
                                           {.head = "Note", .width = 44, .wrap = true}};
    add_sheet(b,
              (struct sheet){.name = "Evidence log",
                             .table_name = "EvidenceLog",
                             .title = "Everything that was handed in",
                             .tab = TAB_SKY,
                             .landscape = true,
                             .freeze_columns = 2},
              columns, COUNT(columns));
    for (size_t i = 0; i < 60; i++) {
        add_row(b);
        cell(b, (struct sheet_cell){
                    .kind = SHEET_DATE,
                    .date = date_from_days(date_days((struct date){2025, 9, 1}) + (long)i * 3)});
        text(b, learners[i % COUNT(learners)]);
        cell(b, (struct sheet_cell){
                    .kind = SHEET_TEXT,
                    .text = tricky[i % COUNT(tricky)],
                    .href = i % 3 ? NULL
                                  : arena_printf(b->arena, "learners/x/a%%20file (%zu) & more.html",
                                                 i)});
        cell(b, level_cell(i % COUNT(levels), SHEET_LEVEL, NULL));
        cell(b, (struct sheet_cell){.kind = SHEET_NUMBER, .number = (double)i / 4});
        text(b, i % 4 ? NULL : "Shown to the whole class; two questions were asked and answered.");
    }
}

static void add_others(struct build *b) {
    const struct sheet_column plain[] = {{.head = "Sign", .width = 26},
                                         {.head = "What it says", .width = 90, .wrap = true}};
    const struct sheet_column goals[] = {{.head = "Goal"}, {.head = "By when"}};
    add_sheet(
        b,
        (struct sheet){.name = "Goals",
                       .table_name = "Goals",
                       .title = "Goals",
                       .tab = TAB_SUN,
                       .empty = "No goals yet: the first conference is a good time to find one."},
        goals, COUNT(goals));
    add_sheet(b, (struct sheet){.name = "How to read this", .title = "How to read this workbook"},
              plain, COUNT(plain));
    for (size_t k = 0; k < COUNT(levels); k++) {
        add_row(b);
        cell(b, level_cell(k, SHEET_LEVEL, NULL));
        text(
            b,
            "A learner at this level can do it with the help that the target names. The sign fills up on the way to mastery.");
    }
}

static struct book *demo(struct arena *a) {
    struct build b = start(a);
    add_overview(&b);
    add_targets(&b);
    add_signs(&b);
    add_evidence_log(&b);
    add_others(&b);
    return b.book;
}

/* ---- what must be found ---- */

static void json_text(struct buf *out, const char *name, const char *value) {
    buf_fmt(out, "\"%s\":", name);
    if (!value) {
        buf_str(out, "null,");
        return;
    }
    buf_char(out, '"');
    buf_json(out, value);
    buf_str(out, "\",");
}

static void json_cell(struct arena *a, struct buf *out, const struct sheet_cell *c) {
    static const char *const kinds[] = {"empty", "text", "number", "date", "level", "sign"};
    char iso[20];
    date_iso(c->date, iso);
    const char *shown = c->kind == SHEET_LEVEL  ? xlsx_level_text(a, c->sign, c->text)
                        : c->kind == SHEET_SIGN ? xlsx_symbol(c->sign)
                        : c->kind == SHEET_DATE ? iso
                                                : c->text;
    buf_char(out, '{');
    json_text(out, "kind", kinds[c->kind]);
    json_text(out, "text", shown);
    json_text(out, "note", c->note);
    json_text(out, "href", c->href);
    buf_str(out, "\"number\":");
    buf_num(out, c->number, 6);
    buf_str(out, "},");
}

static void json_sheet(struct arena *a, struct buf *out, const struct sheet *s) {
    buf_char(out, '{');
    json_text(out, "name", s->name);
    json_text(out, "table", s->table_name);
    json_text(out, "title", s->title);
    json_text(out, "empty", s->empty);
    buf_fmt(out, "\"freeze\":%d,\"landscape\":%d,\"heads\":[", s->freeze_columns, s->landscape);
    for (size_t i = 0; i < s->n_columns; i++) {
        buf_char(out, '{');
        json_text(out, "head", s->columns[i].head);
        json_text(out, "group", s->columns[i].group);
        buf_fmt(out, "\"narrow\":%d},", s->columns[i].narrow);
    }
    buf_str(out, "null],\"rows\":[");
    for (const struct sheet_row *r = s->rows; r; r = r->next) {
        buf_char(out, '[');
        for (size_t i = 0; i < s->n_columns; i++) json_cell(a, out, &r->cells[i]);
        buf_str(out, "null],");
    }
    buf_str(out, "null]},");
}

static void write_expected(struct arena *a, const struct book *b, const char *path) {
    struct buf out = BUF_INIT;
    buf_char(&out, '{');
    json_text(&out, "title", b->title);
    json_text(&out, "author", b->author);
    json_text(&out, "head", b->head);
    buf_fmt(&out, "\"a4\":%d,\"rtl\":%d,\"levels\":[", b->a4, b->rtl);
    for (size_t i = 0; i < b->n_levels; i++) {
        buf_char(&out, '{');
        json_text(&out, "text", xlsx_level_text(a, b->levels[i].sign, b->levels[i].name));
        buf_str(&out, "\"\":null},");
    }
    buf_str(&out, "null],\"sheets\":[");
    for (const struct sheet *s = b->sheets; s; s = s->next) json_sheet(a, &out, s);
    buf_str(&out, "null]}\n");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(out.p, 1, out.n, file), out.n);
    assert_int_equal(fclose(file), 0);
    buf_release(&out);
}

/* ---- helpers ---- */

struct place {
    struct arena *arena;
    struct diags *diags;
    char *folder;
};

/* build/VARIANT/tests/test_xlsx gives build/VARIANT/demo. */
static char *demo_folder(struct arena *a) {
    const char *given = getenv("XLSX_DEMO");
    if (given) return arena_strdup(a, given);
    char self[4096] = "";
    if (readlink("/proc/self/exe", self, sizeof self - 1) < 0) return NULL;
    for (int up = 0; up < 2; up++)
        if (strrchr(self, '/')) *strrchr(self, '/') = '\0';
    return arena_printf(a, "%s/demo", self);
}

static int set_up(void **state) {
    struct place *p = calloc(1, sizeof *p);
    p->arena = arena_new();
    p->diags = diags_new(p->arena);
    p->folder = demo_folder(p->arena);
    *state = p;
    mkdir(p->folder, 0777);
    return 0;
}

static int tear_down(void **state) {
    struct place *p = *state;
    arena_free(p->arena);
    free(p);
    return 0;
}

static char *at(const struct place *p, const char *name) {
    return arena_printf(p->arena, "%s/%s", p->folder, name);
}

static bool exists(const char *path) { return access(path, F_OK) == 0; }

static char *read_all(struct arena *a, const char *path, size_t *n) {
    struct buf b = BUF_INIT;
    char block[4096];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;) buf_add(&b, block, got);
    fclose(file);
    *n = b.n;
    char *all = arena_copy(a, b.p, b.n + 1);
    buf_release(&b);
    return all;
}

static void assert_read_back(const struct place *p, const struct book *b, const char *name) {
    const char *book = at(p, arena_printf(p->arena, "%s.xlsx", name)),
               *expected = at(p, arena_printf(p->arena, "%s.json", name));
    assert_true(xlsx_write(b, &book_theme, book, p->diags));
    assert_int_equal(p->diags->list.n, 0);
    write_expected(p->arena, b, expected);
    if (system("/usr/bin/python3 -c 'import openpyxl' 2>/dev/null") != 0) {
        print_message("# openpyxl is not installed: nothing is read back\n");
        return;
    }
    assert_int_equal(
        system(arena_printf(p->arena, "/usr/bin/python3 tests/check/xlsx_cells.py '%s' '%s'", book,
                            expected)),
        0);
}

/* ---- tests ---- */

static void reads_back_whole(void **state) {
    assert_read_back(*state, demo(((struct place *)*state)->arena), "demo");
}

static void right_to_left(void **state) {
    struct place *p = *state;
    struct book *b = demo(p->arena);
    b->rtl = b->a4 = true;
    b->lang = "ar";
    b->head = "مدرسة القيقب";
    assert_read_back(p, b, "rtl");
}

static void same_bytes_twice(void **state) {
    struct place *p = *state;
    const char *paths[] = {at(p, "once.xlsx"), at(p, "twice.xlsx")};
    size_t n[2];
    char *bytes[2];
    for (int i = 0; i < 2; i++) {
        struct book *b = demo(p->arena);
        b->date = (struct date){0}; /* not even the day of today gets in */
        assert_true(xlsx_write(b, &book_theme, paths[i], p->diags));
        bytes[i] = read_all(p->arena, paths[i], &n[i]);
        if (!i) sleep(1);
    }
    assert_int_equal(n[0], n[1]);
    assert_memory_equal(bytes[0], bytes[1], n[0]);
}

static struct book *one_cell(struct place *p, struct sheet_cell c) {
    const struct sheet_column columns[] = {{.head = "Only"}};
    struct build b = start(p->arena);
    add_sheet(&b, (struct sheet){.name = "One", .table_name = "One"}, columns, 1);
    add_row(&b);
    cell(&b, c);
    return b.book;
}

static char *long_text(struct place *p, size_t n) {
    char *s = arena_alloc(p->arena, n + 1);
    memset(s, 'x', n);
    return s;
}

static void too_long_is_an_error(void **state) {
    struct place *p = *state;
    const char *path = at(p, "long.xlsx");
    assert_true(xlsx_write(
        one_cell(p, (struct sheet_cell){.kind = SHEET_TEXT, .text = long_text(p, 32767)}),
        &book_theme, path, p->diags));
    assert_true(exists(path));
    assert_true(xlsx_write(
        one_cell(p, (struct sheet_cell){.kind = SHEET_TEXT, .text = long_text(p, 32768)}),
        &book_theme, path, p->diags));
    assert_true(exists(path));
    assert_int_equal(p->diags->errors, 1);
    assert_string_equal(p->diags->list.v[0].code, "E1402");
    assert_non_null(strstr(p->diags->list.v[0].text, "cell A2 of sheet 'One'"));
    assert_true(xlsx_write(
        one_cell(p,
                 (struct sheet_cell){.kind = SHEET_TEXT, .text = "x", .note = long_text(p, 40000)}),
        &book_theme, path, p->diags));
    assert_int_equal(p->diags->errors, 2);
}

static void folder_that_is_not_there(void **state) {
    struct place *p = *state;
    assert_false(xlsx_write(one_cell(p, (struct sheet_cell){.kind = SHEET_TEXT, .text = "x"}),
                            &book_theme, "/nonexistent/x.xlsx", p->diags));
    assert_int_equal(p->diags->errors, 1);
    assert_string_equal(p->diags->list.v[0].code, "E1401");
}

static void full_disk_is_noticed(void **state) {
    struct place *p = *state;
    assert_every_cut_is_noticed(demo(p->arena), &book_theme, at(p, "full.xlsx"), p->diags);
}

static void names_that_excel_refuses(void **state) {
    struct place *p = *state;
    static const char *const names[] = {"a/b:c*d?[e]\\f",
                                        "A B C D  E  F",
                                        "'quoted'",
                                        "History",
                                        "",
                                        "a very long name of a sheet, in any language",
                                        "a very long name of a sheet, in any other language"};
    const struct sheet_column columns[] = {
        {.head = "Name"}, {.head = "name"}, {.head = ""}, {.head = "two\nlines"}};
    struct build b = start(p->arena);
    for (size_t i = 0; i < COUNT(names); i++) {
        add_sheet(&b,
                  (struct sheet){.name = names[i],
                                 .table_name = arena_printf(p->arena, "T%c_", (char)('a' + i))},
                  columns, COUNT(columns));
        add_row(&b);
        text(&b, "x");
    }
    b.book->head = long_text(p, 400);
    b.book->title = "a & b && 5&";
    assert_true(xlsx_write(b.book, &book_theme, at(p, "names.xlsx"), p->diags));
    assert_int_equal(p->diags->list.n, 0);
}

static void nothing_in_it(void **state) {
    struct place *p = *state;
    const struct sheet_column columns[] = {{.head = "Only"}};
    struct build b = start(p->arena);
    add_sheet(&b, (struct sheet){.name = "One", .table_name = "One"}, columns, 1);
    assert_true(xlsx_write(b.book, &book_theme, at(p, "none.xlsx"), p->diags));
}

static void texts(void **state) {
    struct arena *a = ((struct place *)*state)->arena;
    assert_string_equal(xlsx_clean(a, "a\r\nb\x01\x7f\xff"),
                        "a\nb\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_string_equal(xlsx_escaped(a, "_x0041_ _x41_"), "_x005F_x0041_ _x41_");
    assert_int_equal(xlsx_length("é👍"), 3);
    assert_string_equal(xlsx_print_text(a, "R&D\n&P"), "R&&D &&P");
    assert_string_equal(xlsx_print_text(a, "F&G, F&[Picture], &"),
                        "F&&&B&BG, F&&&B&B[Picture], &&");
    assert_string_equal(xlsx_level_text(a, (struct sign){SIGN_FILL, 333}, "Half"), "◔ Half");
    assert_string_equal(xlsx_level_text(a, (struct sign){SIGN_NONE, 0}, "Met"), "Met");
    assert_int_equal(xlsx_lines("one two three", 7), 2);
    assert_int_equal(xlsx_lines("a\nb\n", 7), 3);
    assert_int_equal(xlsx_lines("abcdefghij", 4), 3);
    assert_true(xlsx_contrast(0, 0xFFFFFF) > 20.9);
}

static void links(void **state) {
    struct place *p = *state;
    static const char *const good[] = {"a/b.html", "https://example.org/?a=b&c",
                                       "mailto:a@example.org", "a.html#x"};
    static const char *const bad[] = {"javascript:alert(1)",
                                      "file:///etc/passwd",
                                      "internal:A1",
                                      "external:x",
                                      "/etc",
                                      "//host/x",
                                      "a\\b",
                                      "#x",
                                      "a\nb",
                                      "",
                                      "HTTP:x"};
    for (size_t i = 0; i < COUNT(good); i++)
        assert_ptr_equal(xlsx_link(p->arena, good[i]), good[i]);
    for (size_t i = 0; i < COUNT(bad); i++) assert_null(xlsx_link(p->arena, bad[i]));
    assert_null(xlsx_link(p->arena, long_text(p, 2080)));
    assert_non_null(xlsx_link(p->arena, long_text(p, 2079)));
}

static void more_links_than_excel_takes(void **state) {
    struct place *p = *state;
    const struct sheet_column columns[] = {{.head = "Only"}};
    struct build b = start(p->arena);
    add_sheet(&b, (struct sheet){.name = "One", .table_name = "One"}, columns, 1);
    for (int i = 0; i < 65535; i++) {
        add_row(&b);
        cell(&b, (struct sheet_cell){.kind = SHEET_TEXT, .text = "x", .href = "x.html"});
    }
    assert_true(xlsx_write(b.book, &book_theme, at(p, "links.xlsx"), p->diags));
    assert_int_equal(p->diags->list.n, 0);
    remove(at(p, "links.xlsx"));
}

/* Ten columns of 20 characters on Letter across: 65 percent, 1,033 pixels a page, two rows of heads on each but the first. */
static void no_page_ends_in_a_chart(void **state) {
    enum { COLUMNS = 10, ROWS = 150, ROW = 20, CHART = 270, FIRST = 51 * ROW, FURTHER = 49 * ROW };
    struct place *p = *state;
    double widths[COLUMNS];
    const struct book book = {.file = "b.xlsx"};
    const struct sheet sheet = {.n_columns = COLUMNS, .n_rows = ROWS, .landscape = true};
    const struct wb_properties properties = {.title = "b"};
    const char *path = at(p, "pages.xlsx");
    struct xlsx_pen pen = {.arena = p->arena, .book = &book, .sheet = &sheet, .widths = widths};
    const char *why;
    pen.workbook = wb_open(p->arena, path, &properties, &why);
    assert_non_null(pen.workbook);
    pen.page = wb_sheet_add(pen.workbook, "b", false);
    for (size_t i = 0; i < COLUMNS; i++) wb_column(pen.page, widths[i] = 20, false);
    for (size_t i = 0; i < ROWS; i++) wb_end_row(pen.page, 0);
    const struct xlsx_extent extent = {.repeat_from = 2, .repeat_to = 3, .last = ROWS - 1};
    for (unsigned top = 0; top < ROWS * ROW; top += 7) {
        unsigned at = xlsx_uncut(&pen, &extent, top, CHART);
        assert_in_range(at, top, top + CHART + 600);
        for (unsigned end = FIRST; end < ROWS * ROW + CHART; end += FURTHER)
            assert_true(end <= at || end >= at + CHART);
    }
    assert_int_equal(xlsx_uncut(&pen, &extent, 100, CHART), 100);
    wb_abandon(pen.workbook);
}

static void tints_are_readable(void **state) {
    struct place *p = *state;
    struct xlsx_pen pen = {
        .arena = p->arena, .book = demo(p->arena), .theme = &book_theme, .diags = p->diags};
    xlsx_styles(&pen);
    for (size_t i = 0; i < COUNT(levels); i++)
        assert_true(xlsx_contrast(pen.level_styles[i]->text & 0xFFFFFF,
                                  pen.level_styles[i]->ground & 0xFFFFFF) >= 4.5);
    for (int i = XLSX_GROUP; i <= XLSX_HEAD_UPRIGHT; i++)
        assert_true(xlsx_contrast(pen.styles[i][0]->text & 0xFFFFFF,
                                  pen.styles[i][0]->ground & 0xFFFFFF) >= 4.5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(texts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tints_are_readable, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_page_ends_in_a_chart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reads_back_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(right_to_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(same_bytes_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(too_long_is_an_error, set_up, tear_down),
        cmocka_unit_test_setup_teardown(folder_that_is_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk_is_noticed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_that_excel_refuses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_in_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_links_than_excel_takes, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
