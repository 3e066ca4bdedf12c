/* xlsx_sheet.c: one sheet from top to bottom: lines above the table, group heads, heads, rows, table, levels'
 * tints.
 *
 *     row 0      title             (each of these only when there is something to say)
 *     row 1      note
 *     row 2      a little air
 *     row 3      group heads
 *     row 4      heads, with filter buttons
 *     row 5..    cells */
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

static lxw_format *head_format(struct xlsx_pen *pen, size_t column) {
    return pen->styles[pen->sheet->columns[column].narrow ? XLSX_HEAD_UPRIGHT : XLSX_HEAD];
}

/* High enough for every head and its filter button, which takes the room of a short word after the last one.
 */
static double head_height(struct xlsx_pen *pen, const char *const *heads) {
    const double character = 6.2, button = 24, most_upright = 220; /* points */
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
    for (size_t i = 0; i < pen->sheet->n_columns; i++)
        if (xlsx_fits(pen, row, (lxw_col_t)i, heads[i]))
            xlsx_check(pen,
                       worksheet_write_string(pen->page, row, (lxw_col_t)i, heads[i], head_format(pen, i)));
    xlsx_check(pen, worksheet_set_row(pen->page, row, head_height(pen, heads), NULL));
}

/* ---- the table --------------------------------------------------------------------------------------------
 */

static bool can_be_table(const struct sheet *s, const char *const *heads) {
    if (!s->table_name || !s->n_rows) return false;
    for (size_t i = 0; i < s->n_columns; i++)
        if (xlsx_length(heads[i]) > 255) return false; /* Excel's limit for the name of a column */
    return true;
}

/* A table without a style of its own: the cells have theirs. */
static void add_table(struct xlsx_pen *pen, lxw_row_t head, lxw_row_t last, const char *const *heads) {
    size_t n = pen->sheet->n_columns;
    lxw_table_column *columns = arena_array(pen->arena, n, sizeof *columns);
    lxw_table_column **list = arena_array(pen->arena, n + 1, sizeof *list);
    for (size_t i = 0; i < n; i++) {
        columns[i] = (lxw_table_column){.header = (char *)heads[i], .header_format = head_format(pen, i)};
        list[i] = &columns[i];
    }
    lxw_table_options options = {.name = (char *)pen->sheet->table_name,
                                 .no_banded_rows = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0,
                                 .columns = list};
    xlsx_check(pen, worksheet_add_table(pen->page, head, 0, last, (lxw_col_t)(n - 1), &options));
}

/* "Targets_data": the rows without heads, for whoever builds a pivot table or a formula on them. */
static void name_data(struct xlsx_pen *pen, lxw_row_t first, lxw_row_t last) {
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range_abs(range, first, 0, last, (lxw_col_t)(pen->sheet->n_columns - 1));
    struct buf formula = BUF_INIT;
    buf_str(&formula, "='");
    for (const char *p = pen->page_name; *p; p++) buf_fmt(&formula, *p == '\'' ? "%c'" : "%c", *p);
    buf_fmt(&formula, "'!%s", range);
    const char *name = arena_printf(pen->arena, "%s_data", pen->sheet->table_name);
    xlsx_check(pen, workbook_define_name(pen->workbook, name, formula.p));
    buf_release(&formula);
}

/* ---- tints by level ---------------------------------------------------------------------------------------
 */

struct block {
    lxw_row_t first, last;
    lxw_col_t left, right;
};

static void add_rule(struct xlsx_pen *pen, const struct block *b, const char *text, lxw_format *format) {
    struct buf quoted = BUF_INIT;
    buf_char(&quoted, '"');
    for (const char *p = xlsx_clean(pen->arena, text); *p; p++)
        buf_fmt(&quoted, *p == '"' ? "%c\"" : "%c", *p);
    buf_char(&quoted, '"');
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                   .value_string = quoted.p,
                                   .format = format};
    /* a longer text cannot stand in a formula; its cells stay white, their sign and name say it all */
    if (xlsx_length(quoted.p) <= 250)
        xlsx_check(
            pen, worksheet_conditional_format_range(pen->page, b->first, b->left, b->last, b->right, &rule));
    buf_release(&quoted);
}

static bool has_kind(const struct sheet *s, size_t column, enum sheet_cell_kind kind) {
    for (const struct sheet_row *r = s->rows; r; r = r->next)
        if (r->cells[column].kind == kind) return true;
    return false;
}

static void tint_kind(struct xlsx_pen *pen, enum sheet_cell_kind kind, lxw_row_t first, lxw_row_t last) {
    const struct book *b = pen->book;
    size_t n = pen->sheet->n_columns;
    for (size_t i = 0; i < n; i++) {
        size_t left = i;
        while (i < n && has_kind(pen->sheet, i, kind)) i++;
        if (i == left) continue;
        struct block block = {first, last, (lxw_col_t)left, (lxw_col_t)(i - 1)};
        for (size_t k = 0; k < b->n_levels; k++) {
            const char *symbol = xlsx_symbol(b->levels[k].sign);
            const char *text = kind == SHEET_SIGN
                                   ? symbol
                                   : xlsx_level_text(pen->arena, b->levels[k].sign, b->levels[k].name);
            if (*text) add_rule(pen, &block, text, pen->level_styles[k]);
        }
    }
}

/* ---- all of it --------------------------------------------------------------------------------------------
 */

static lxw_row_t write_rows(struct xlsx_pen *pen, lxw_row_t row) {
    for (const struct sheet_row *r = pen->sheet->rows; r; r = r->next, row++) {
        size_t most_lines = 1;
        for (size_t i = 0; i < pen->sheet->n_columns; i++) {
            size_t lines = xlsx_cell(pen, row, (lxw_col_t)i, &r->cells[i]);
            if (lines > most_lines) most_lines = lines;
        }
        xlsx_check(pen, worksheet_set_row(pen->page, row, xlsx_height(most_lines, 1), NULL));
    }
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
    if (can_be_table(s, heads)) {
        add_table(pen, head, last, heads);
        name_data(pen, first, last);
    }
    if (last > head) {
        tint_kind(pen, SHEET_LEVEL, first, last);
        tint_kind(pen, SHEET_SIGN, first, last);
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
    for (size_t i = 0; i < s->n_columns; i++)
        xlsx_check(pen, worksheet_set_column(pen->page, (lxw_col_t)i, (lxw_col_t)i, pen->widths[i], NULL));
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
