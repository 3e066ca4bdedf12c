/* xlsx_table.c: what lies over the cells of a sheet: the table with its filters, the names for formulas, tints by level,
 * bars by number. Writes no cell. */
#include "base/buf.h"
#include "render/xlsx/xlsx_inner.h"

#include <string.h>

lxw_format *xlsx_head_format(struct xlsx_pen *pen, size_t column) {
    return pen->styles[pen->sheet->columns[column].narrow ? XLSX_HEAD_UPRIGHT : XLSX_HEAD];
}

/* ---- names ------------------------------------------------------------------------------------------------
 */

void xlsx_define(struct xlsx_pen *pen, const char *name, lxw_row_t first, lxw_col_t left, lxw_row_t last,
                 lxw_col_t right) {
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range_abs(range, first, left, last, right);
    struct buf formula = BUF_INIT;
    buf_str(&formula, "='");
    for (const char *p = pen->page_name; *p; p++) buf_fmt(&formula, *p == '\'' ? "%c'" : "%c", *p);
    buf_fmt(&formula, "'!%s", range);
    xlsx_check(pen, workbook_define_name(pen->workbook, name, formula.p));
    buf_release(&formula);
}

/* "Targets_data": the rows without heads, for whoever builds a pivot table or a formula on them. */
static void name_cells(struct xlsx_pen *pen, lxw_row_t first, lxw_row_t last) {
    const struct sheet *s = pen->sheet;
    xlsx_define(pen, arena_printf(pen->arena, "%s_data", s->table_name), first, 0, last,
                (lxw_col_t)(s->n_columns - 1));
    for (size_t i = 0; i < s->n_columns; i++)
        if (s->columns[i].key)
            xlsx_define(pen, arena_printf(pen->arena, "%s_%s", s->table_name, s->columns[i].key), first,
                        (lxw_col_t)i, last, (lxw_col_t)i);
}

/* ---- the table --------------------------------------------------------------------------------------------
 */

static bool can_be_table(const struct xlsx_pen *pen, const char *const *heads) {
    const struct sheet *s = pen->sheet;
    for (size_t i = 0; i < s->n_columns; i++)
        if (xlsx_length(heads[i]) > 255) return false; /* Excel's limit for the name of a column */
    return !pen->large;
}

/* A table without a style of its own: the cells have theirs. */
static void add_table(struct xlsx_pen *pen, lxw_row_t head, lxw_row_t last, const char *const *heads) {
    size_t n = pen->sheet->n_columns;
    lxw_table_column *columns = arena_array(pen->arena, n, sizeof *columns);
    lxw_table_column **list = arena_array(pen->arena, n + 1, sizeof *list);
    for (size_t i = 0; i < n; i++) {
        columns[i] =
            (lxw_table_column){.header = (char *)heads[i], .header_format = xlsx_head_format(pen, i)};
        list[i] = &columns[i];
    }
    lxw_table_options options = {.name = (char *)pen->sheet->table_name,
                                 .no_banded_rows = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0,
                                 .columns = list};
    xlsx_check(pen, worksheet_add_table(pen->page, head, 0, last, (lxw_col_t)(n - 1), &options));
}

void xlsx_table(struct xlsx_pen *pen, lxw_row_t head, lxw_row_t last, const char *const *heads) {
    const struct sheet *s = pen->sheet;
    if (!s->table_name || !s->n_rows) return;
    if (can_be_table(pen, heads))
        add_table(pen, head, last, heads);
    else
        xlsx_check(pen, worksheet_autofilter(pen->page, head, 0, last, (lxw_col_t)(s->n_columns - 1)));
    name_cells(pen, head + 1, last);
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

static bool has_kind(const struct xlsx_pen *pen, size_t column, enum sheet_cell_kind kind) {
    return pen->kinds[column] >> kind & 1;
}

static void tint_block(struct xlsx_pen *pen, const struct block *block, enum sheet_cell_kind kind) {
    const struct book *b = pen->book;
    for (size_t k = 0; k < b->n_levels; k++) {
        const char *text = kind == SHEET_SIGN
                               ? xlsx_symbol(b->levels[k].sign)
                               : xlsx_level_text(pen->arena, b->levels[k].sign, b->levels[k].name);
        if (*text) add_rule(pen, block, text, pen->level_styles[k]);
    }
}

/* Neighbours share their rules. */
static void tint_kind(struct xlsx_pen *pen, enum sheet_cell_kind kind, lxw_row_t first, lxw_row_t last) {
    size_t n = pen->sheet->n_columns;
    for (size_t i = 0; i < n; i++) {
        size_t left = i;
        while (i < n && has_kind(pen, i, kind)) i++;
        if (i == left) continue;
        struct block block = {first, last, (lxw_col_t)left, (lxw_col_t)(i - 1)};
        tint_block(pen, &block, kind);
    }
}

/* ---- bars -------------------------------------------------------------------------------------------------
 */

static void add_bars(struct xlsx_pen *pen, lxw_col_t column, lxw_row_t first, lxw_row_t last) {
    const unsigned *c = pen->theme->light;
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_DATA_BAR,
                                   .data_bar_2010 = LXW_TRUE,
                                   .bar_solid = LXW_TRUE,
                                   .bar_no_border = LXW_TRUE,
                                   .bar_color = xlsx_color(c[COLOR_SKY_TINT]),
                                   .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .min_value = 0,
                                   .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_AUTO_MAX};
    if (pen->book->rtl) rule.bar_direction = LXW_CONDITIONAL_BAR_DIRECTION_RIGHT_TO_LEFT;
    xlsx_check(pen, worksheet_conditional_format_range(pen->page, first, column, last, column, &rule));
}

void xlsx_rules(struct xlsx_pen *pen, lxw_row_t first, lxw_row_t last) {
    tint_kind(pen, SHEET_LEVEL, first, last);
    tint_kind(pen, SHEET_SIGN, first, last);
    for (size_t i = 0; i < pen->sheet->n_columns; i++)
        if (pen->sheet->columns[i].bars) add_bars(pen, (lxw_col_t)i, first, last);
}
