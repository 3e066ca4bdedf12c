/* test_xlsx_full.c: a full disk while a workbook of each kind is written: kept in memory or streamed, with notes, links, charts,
 * tints, formulas, many sheets.
 * tests/run: limit 300 */
#include "book_theme.h"
#include "full_disk.h"

#include <stdlib.h>

static struct book_level levels[] = {{.name = "Beginning", .sign = {SIGN_FILL, 250}},
                                     {.name = "Proficient", .sign = {SIGN_DONE, 0}},
                                     {.name = "Extending", .sign = {SIGN_STAR, 0}}};

enum { COLUMNS = 5 };

/* What is special about a workbook. */
struct kind {
    const char *name;
    size_t rows, sheets, charts;
    bool notes, links, signs, formulas, source;
};

static const struct kind kinds[] = {
    {.name = "cells", .rows = 300, .sheets = 1},
    {.name = "notes", .rows = 1500, .sheets = 1, .notes = true},
    {.name = "links", .rows = 300, .sheets = 1, .links = true},
    {.name = "signs and levels", .rows = 100, .sheets = 1, .signs = true},
    {.name = "bars, formulas, and names", .rows = 100, .sheets = 1, .formulas = true},
    {.name = "charts", .rows = 60, .sheets = 1, .charts = 12},
    {.name = "many sheets, one of them empty", .rows = 30, .sheets = 8},
    {.name = "all of it",
     .rows = 60,
     .sheets = 4,
     .charts = 3,
     .notes = true,
     .links = true,
     .signs = true,
     .formulas = true},
    {.name = "rows from a source", .rows = 5001, .sheets = 1, .source = true},
    {.name = "a long sheet with notes and links",
     .rows = 5001,
     .sheets = 1,
     .notes = true,
     .links = true}};

struct room {
    struct arena *arena;
    struct diags *diags;
    char folder[40], path[64];
};

/* ---- building ---- */

static void fill(void *context, size_t row, struct sheet_cell *c) {
    const struct kind *k = context;
    static const char *const words[] = {"a bridge of straws", "the water of our brook",
                                        "a letter to the mayor"};
    c[0] = (struct sheet_cell){.kind = SHEET_TEXT, .text = words[row % 3]};
    c[1] =
        (struct sheet_cell){.kind = SHEET_DATE, .date = date_from_days(20000 + (long)(row % 280))};
    c[2] = (struct sheet_cell){.kind = SHEET_NUMBER, .number = (double)(row * 7 % 50)};
    const struct book_level *level = &levels[row % 3];
    c[3] = (struct sheet_cell){
        .kind = k->signs ? SHEET_SIGN : SHEET_LEVEL, .text = level->name, .sign = level->sign};
    if (k->formulas)
        c[4] = (struct sheet_cell){.kind = SHEET_NUMBER, .formula = "=1+2", .number = 3};
}

static struct sheet_row *rows_of(struct arena *a, const struct kind *k) {
    struct sheet_row *first = NULL, **next = &first;
    for (size_t i = 0; i < k->rows; i++) {
        struct sheet_row *r = *next = arena_make(a, struct sheet_row);
        r->cells = arena_array(a, COLUMNS, sizeof *r->cells);
        fill((void *)k, i, r->cells);
        if (k->notes && i % 20 == 0)
            r->cells[2].note = arena_printf(a, "Counted %zu times, and once more.", i);
        if (k->links && i % 5 == 0)
            r->cells[0].href = arena_printf(a, "learners/%zu/index.html#top", i);
        next = &r->next;
    }
    return first;
}

static struct sheet_plot *plots_of(struct arena *a, const struct kind *k) {
    struct sheet_plot *first = NULL, **next = &first;
    for (size_t i = 0; i < k->charts; i++) {
        *next = arena_make(a, struct sheet_plot);
        **next = (struct sheet_plot){.kind = i % 2 ? SHEET_BARS : SHEET_LINES,
                                     .title = arena_printf(a, "Chart %zu", i + 1),
                                     .n_rows = k->rows,
                                     .categories = i % 2 ? 0 : 1,
                                     .columns = {2},
                                     .n_columns = 1};
        next = &(*next)->next;
    }
    return first;
}

static struct sheet *sheet_of(struct arena *a, const struct kind *k, size_t number) {
    const struct sheet_column columns[COLUMNS] = {
        {.head = "Title", .width = 30},
        {.head = "Date", .width = 12},
        {.head = "How many", .width = 12, .bars = k->formulas, .key = "many"},
        {.head = "Level", .width = 16, .narrow = k->signs},
        {.head = "Sum", .width = 10}};
    const struct sheet_source source = {fill, (void *)k};
    struct sheet *s = arena_make(a, struct sheet);
    *s = (struct sheet){.name = arena_printf(a, "Sheet %zu", number),
                        .table_name = arena_printf(a, "Table%zu_", number),
                        .title = "What there is",
                        .note = "In the order of the register.",
                        .columns = arena_copy(a, columns, sizeof columns),
                        .n_columns = COLUMNS,
                        .empty = "Nothing yet.",
                        .freeze_columns = 1};
    if (number == 8) return s;
    s->n_rows = k->rows;
    if (k->source)
        s->source = arena_copy(a, &source, sizeof source);
    else
        s->rows = rows_of(a, k);
    s->plots = plots_of(a, k);
    return s;
}

static struct book *book_of(struct arena *a, const struct kind *k) {
    struct book *b = arena_make(a, struct book);
    *b = (struct book){.file = k->name,
                       .title = "A workbook",
                       .author = "Maple Grove School",
                       .lang = "en",
                       .date = {2026, 3, 12},
                       .head = "Maple Grove School",
                       .page_of = "{page} of {pages}",
                       .levels = levels,
                       .n_levels = sizeof levels / sizeof *levels};
    struct sheet **next = &b->sheets;
    for (size_t i = 1; i <= k->sheets; i++, next = &(*next)->next) *next = sheet_of(a, k, i);
    return b;
}

/* ---- tests ---- */

static int set_up(void **state) {
    struct room *r = *state = calloc(1, sizeof *r);
    r->arena = arena_new();
    r->diags = diags_new(r->arena);
    snprintf(r->folder, sizeof r->folder, "/tmp/folioscope-full.XXXXXX");
    if (!mkdtemp(r->folder)) return 1;
    snprintf(r->path, sizeof r->path, "%s/full.xlsx", r->folder);
    return 0;
}

static int tear_down(void **state) {
    struct room *r = *state;
    bool clean = rmdir(r->folder) == 0; /* no temporary file is left either */
    arena_free(r->arena);
    free(r);
    return clean ? 0 : 1;
}

static void every_kind(void **state) {
    struct room *r = *state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_every_cut_is_noticed(book_of(r->arena, &kinds[i]), &book_theme, r->path, r->diags);
}

/* The limit says "too large" where a disk says "no space left": the finding has the system's reason, where the library tells. */
static void says_why(void **state) {
    struct room *r = *state;
    assert_false(writes_within(book_of(r->arena, &kinds[0]), &book_theme, r->path, r->diags, 6000));
    assert_non_null(strstr(r->diags->list.v[0].text, "cannot be written: File too large"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_kind, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_why, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
