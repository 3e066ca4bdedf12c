/* xlsx_sheet.c: one sheet from top to bottom: lines above the table, group heads, heads, rows, table, levels'
 * tints.
 *
 *     row 0      title             (each of these only when there is something to say)
 *     row 1      note
 *     row 2      a little air
 *     row 3      group heads
 *     row 4      heads, with filter buttons
 *     row 5..    cells
 *
 * In a large workbook each row must be done before the next one begins: nothing here goes back up. */
#include "render/xlsx/xlsx_inner.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* ---- the lines above the table ----------------------------------------------------------------------------
 */

/* How many columns a line above the table may run over, and how wide they are: the frozen ones, where they
 * are wide enough to read well, so that it stays when the others scroll by or come on a second page. */
static size_t columns_of_line(const struct xlsx_pen *pen, double *width) {
    const double wide = 50, widest = 110;
    size_t n = 0;
    *width = 0;
    while (n < (size_t)pen->sheet->freeze_columns) *width += pen->widths[n++];
    if (*width >= wide) return n;
    while (n < pen->sheet->n_columns && *width < widest) *width += pen->widths[n++];
    return n;
}

/* A line runs on over the empty cells beside it. One that is longer than that is broken, over merged cells.
 */
static lxw_row_t write_line(struct xlsx_pen *pen, lxw_row_t row, const char *text, enum xlsx_style style,
                            double scale) {
    const char *clean = xlsx_escaped(pen->arena, text);
    if (!clean || !*clean || !xlsx_fits(pen, row, 0, clean)) return row;
    double width;
    size_t n = columns_of_line(pen, &width), lines = xlsx_lines(clean, width / scale);
    lxw_format *format = pen->styles[style + (lines > 1)];
    if (lines > 1 && n > 1)
        xlsx_check(pen, worksheet_merge_range(pen->page, row, 0, row, (lxw_col_t)(n - 1), clean, format));
    else
        xlsx_check(pen, worksheet_write_string(pen->page, row, 0, clean, format));
    xlsx_check(pen, worksheet_set_row(pen->page, row, xlsx_height(lines, scale), NULL));
    return row + 1;
}

/* ---- heads -----------------------------------------------------------------------------------------------
 */

static bool same_group(const struct sheet_column *a, const struct sheet_column *b) {
    return a->group && b->group && strcmp(a->group, b->group) == 0;
}

static bool has_groups(const struct sheet *s) {
    for (size_t i = 0; i < s->n_columns; i++)
        if (s->columns[i].group && *s->columns[i].group) return true;
    return false;
}

static lxw_row_t write_groups(struct xlsx_pen *pen, lxw_row_t row) {
    const struct sheet *s = pen->sheet;
    size_t most_lines = 1;
    if (!has_groups(s)) return row;
    for (size_t i = 0, end; i < s->n_columns; i = end) {
        double width = pen->widths[i];
        for (end = i + 1; end < s->n_columns && same_group(&s->columns[i], &s->columns[end]); end++)
            width += pen->widths[end];
        const char *text = xlsx_escaped(pen->arena, s->columns[i].group);
        if (!text || !*text || !xlsx_fits(pen, row, (lxw_col_t)i, text)) continue;
        lxw_format *format = pen->styles[XLSX_GROUP];
        if (end - i > 1)
            xlsx_check(pen, worksheet_merge_range(pen->page, row, (lxw_col_t)i, row, (lxw_col_t)(end - 1),
                                                  text, format));
        else
            xlsx_check(pen, worksheet_write_string(pen->page, row, (lxw_col_t)i, text, format));
        size_t lines = xlsx_lines(text, width - 1);
        if (lines > most_lines) most_lines = lines;
    }
    xlsx_check(pen, worksheet_set_row(pen->page, row, xlsx_height(most_lines, 1), NULL));
    return row + 1;
}

static bool is_taken(const char *const *heads, size_t n, const char *head) {
    for (size_t i = 0; i < n; i++)
        if (strcasecmp(heads[i], head) == 0) return true;
    return false;
}

/* Heads as a table wants them: none empty, one line, no two alike (two learners may bear one name). */
static const char **table_heads(struct xlsx_pen *pen) {
    const struct sheet *s = pen->sheet;
    const char **heads = arena_array(pen->arena, s->n_columns, sizeof *heads);
    for (size_t i = 0; i < s->n_columns; i++) {
        const char *given = s->columns[i].head;
        char *base = arena_strdup(pen->arena, xlsx_escaped(pen->arena, given && *given ? given : "·"));
        for (char *p = base; *p; p++)
            if (*p == '\n' || *p == '\t') *p = ' ';
        heads[i] = base;
        for (int k = 2; is_taken(heads, i, heads[i]); k++)
            heads[i] = arena_printf(pen->arena, "%s (%d)", base, k);
    }
    return heads;
}

/* High enough for every head and its filter button, which takes the room of a short word after the last one.
 */
static double head_height(struct xlsx_pen *pen, const char *const *heads) {
    const double character = 7, button = 24, most_upright = 220; /* points */
    double height = xlsx_height(1, 1);
    for (size_t i = 0; i < pen->sheet->n_columns; i++) {
        const char *with_button =
            arena_printf(pen->arena, "%s %s", heads[i], pen->sheet->table_name ? "[v]" : "");
        double h = xlsx_height(xlsx_lines(with_button, pen->widths[i]), 1);
        if (pen->sheet->columns[i].narrow)
            h = fmin((double)xlsx_longest_line(heads[i]) * character + button, most_upright);
        height = fmax(height, h);
    }
    return height;
}

static void write_heads(struct xlsx_pen *pen, lxw_row_t row, const char *const *heads) {
    for (size_t i = 0; i < pen->sheet->n_columns; i++) {
        if (xlsx_fits(pen, row, (lxw_col_t)i, heads[i]))
            xlsx_check(pen, worksheet_write_string(pen->page, row, (lxw_col_t)i, heads[i],
                                                   xlsx_head_format(pen, i)));
        const char *note = pen->sheet->columns[i].note;
        if (note && *note) xlsx_note(pen, row, (lxw_col_t)i, note);
    }
    xlsx_check(pen, worksheet_set_row(pen->page, row, head_height(pen, heads), NULL));
}

/* ---- all of it --------------------------------------------------------------------------------------------
 */

/* Rows to look things up in, not to read one by one: they stand as close as Excel's own, and need not say how high. */
static bool is_log(const struct sheet *s) {
    enum { MANY_ROWS = 100 };
    return s->n_rows > MANY_ROWS;
}

static void write_row(struct xlsx_pen *pen, lxw_row_t row, const struct sheet_cell *cells) {
    size_t most_lines = 1;
    for (size_t i = 0; i < pen->sheet->n_columns; i++) {
        size_t lines = xlsx_cell(pen, row, (lxw_col_t)i, &cells[i]);
        if (lines > most_lines) most_lines = lines;
    }
    bool close = is_log(pen->sheet);
    if (most_lines > 1 || !close)
        xlsx_check(pen, worksheet_set_row(pen->page, row,
                                          close ? (double)most_lines * LXW_DEF_ROW_HEIGHT
                                                : xlsx_height(most_lines, 1),
                                          NULL));
}

/* One row at a time, and what it took is given back. */
static lxw_row_t write_source(struct xlsx_pen *pen, lxw_row_t row) {
    const struct sheet *s = pen->sheet;
    struct arena *whole = pen->arena;
    struct sheet_cell *cells = arena_array(whole, s->n_columns, sizeof *cells);
    pen->arena = arena_new();
    for (size_t i = 0; i < s->n_rows; i++) {
        memset(cells, 0, s->n_columns * sizeof *cells);
        s->source->fill(s->source->context, i, cells);
        write_row(pen, row++, cells);
        arena_clear(pen->arena);
    }
    arena_free(pen->arena);
    pen->arena = whole;
    return row;
}

static lxw_row_t write_rows(struct xlsx_pen *pen, lxw_row_t row) {
    if (pen->sheet->source) return write_source(pen, row);
    for (const struct sheet_row *r = pen->sheet->rows; r; r = r->next) write_row(pen, row++, r->cells);
    return row;
}

/* Heads and rows from `row` on; the last row used. */
static lxw_row_t write_body(struct xlsx_pen *pen, lxw_row_t row, struct xlsx_extent *extent) {
    const struct sheet *s = pen->sheet;
    const char *const *heads = (const char *const *)table_heads(pen);
    extent->repeat_from = row;
    lxw_row_t head = write_groups(pen, row), first = head + 1;
    extent->repeat_to = head;
    write_heads(pen, head, heads);
    lxw_row_t last = write_rows(pen, first) - 1;
    xlsx_table(pen, head, last, heads);
    if (last > head) {
        xlsx_rules(pen, first, last);
        extent->room = xlsx_plots(pen, first, last);
        char range[LXW_MAX_CELL_RANGE_LENGTH];
        lxw_rowcol_to_range(range, first, 0, last, (lxw_col_t)(s->n_columns - 1));
        xlsx_check(pen, worksheet_ignore_errors(pen->page, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
    }
    worksheet_freeze_panes(pen->page, first, (lxw_col_t)s->freeze_columns);
    return last;
}

static void set_up_page(struct xlsx_pen *pen) {
    static const int colors[] = {
        [TAB_PLAIN] = -1, [TAB_LEAF] = COLOR_LEAF, [TAB_SUN] = COLOR_SUN, [TAB_SKY] = COLOR_SKY};
    const struct sheet *s = pen->sheet;
    if (colors[s->tab] >= 0)
        worksheet_set_tab_color(pen->page, xlsx_color(pen->theme->light[colors[s->tab]]));
    if (pen->book->rtl) worksheet_right_to_left(pen->page);
    worksheet_gridlines(pen->page, LXW_HIDE_ALL_GRIDLINES);
    bool folds = false;
    for (size_t i = 0; i < s->n_columns; i++) {
        lxw_row_col_options fold = {.level = s->columns[i].inner};
        folds = folds || s->columns[i].inner;
        xlsx_check(pen, worksheet_set_column_opt(pen->page, (lxw_col_t)i, (lxw_col_t)i, pen->widths[i], NULL,
                                                 &fold));
    }
    /* the button that folds stands over the column before the inner ones */
    if (folds) worksheet_outline_settings(pen->page, LXW_TRUE, LXW_TRUE, LXW_FALSE, LXW_FALSE);
}

/* Without rows there is no table: kind words in one wide column. */
static struct sheet without_rows(const struct sheet *sheet, struct sheet_column *column) {
    struct sheet bare = *sheet;
    *column = (struct sheet_column){.width = 90, .wrap = true};
    bare.columns = column;
    bare.n_columns = 1;
    bare.freeze_columns = 0;
    return bare;
}

static void write_sheet(struct xlsx_pen *pen, const struct sheet *sheet) {
    struct xlsx_extent extent = {0};
    bool has_words_only = !sheet->n_rows && sheet->empty && *sheet->empty;
    struct sheet_column only;
    struct sheet bare = without_rows(sheet, &only);
    pen->sheet = has_words_only ? &bare : sheet;
    pen->widths = xlsx_widths(pen->arena, pen->sheet);
    pen->kinds = arena_array(pen->arena, pen->sheet->n_columns, sizeof *pen->kinds);
    set_up_page(pen);
    lxw_row_t row = write_line(pen, 0, sheet->title, XLSX_TITLE, 1.5);
    row = write_line(pen, row, sheet->note, XLSX_NOTE, 1);
    if (row) xlsx_check(pen, worksheet_set_row(pen->page, row++, 8, NULL));
    if (has_words_only)
        extent.last = write_line(pen, row, sheet->empty, XLSX_KIND_WORDS, 1.1);
    else
        extent.last = write_body(pen, row, &extent);
    xlsx_print_setup(pen, &extent);
}

void xlsx_sheet(struct xlsx_pen *pen, const struct sheet *sheet, const char *name) {
    pen->page_name = name;
    pen->n_links = 0;
    pen->page = workbook_add_worksheet(pen->workbook, name);
    if (pen->page)
        write_sheet(pen, sheet);
    else
        xlsx_check(pen, LXW_ERROR_MEMORY_MALLOC_FAILED);
}
