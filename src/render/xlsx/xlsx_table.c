/* xlsx_table.c: everything added to the cells of a sheet: the table with its filters, names for
 * formulas, tints by level, bars by number. Writes no cells. */
#include "render/xlsx/xlsx_inner.h"

struct wb_format *xlsx_head_format(struct xlsx_pen *pen, size_t column) {
    return pen->styles[pen->sheet->columns[column].narrow ? XLSX_HEAD_UPRIGHT : XLSX_HEAD][0];
}

/* ---- names ---- */

/* Defines "Targets_data", the rows without heads, for formulas; and "Targets_key" for columns. Both
 * extend to the last row of the sheet, so that they include rows that a reader adds below the
 * table: Excel adds such rows to the table, LibreOffice does not, and names do not follow a table.
 * There is nothing else below. */
static void name_cells(struct xlsx_pen *pen, unsigned first) {
    const struct sheet *s = pen->sheet;
    struct wb_area area = {first, 0, WB_ROWS - 1, (unsigned)s->n_columns - 1};
    wb_define(pen->page, arena_printf(pen->arena, "%s_data", s->table_name), &area);
    for (unsigned i = 0; i < s->n_columns; i++) {
        area.left = area.right = i;
        if (s->columns[i].key)
            wb_define(pen->page,
                      arena_printf(pen->arena, "%s_%s", s->table_name, s->columns[i].key), &area);
    }
}

/* ---- the table ---- */

static bool can_be_table(const struct sheet *s, const char *const *heads) {
    for (size_t i = 0; i < s->n_columns; i++)
        if (xlsx_length(heads[i]) > 255) return false; /* Excel's limit for a column name */
    return true;
}

static struct wb_format *const *head_formats(struct xlsx_pen *pen) {
    struct wb_format **formats = arena_array(pen->arena, pen->sheet->n_columns, sizeof *formats);
    for (size_t i = 0; i < pen->sheet->n_columns; i++) formats[i] = xlsx_head_format(pen, i);
    return formats;
}

void xlsx_table(struct xlsx_pen *pen, unsigned head, unsigned last, const char *const *heads) {
    const struct sheet *s = pen->sheet;
    if (!s->table_name || !s->n_rows) return;
    const struct wb_area area = {head, 0, last, (unsigned)s->n_columns - 1};
    if (can_be_table(s, heads))
        wb_table(pen->page, s->table_name, &area, heads, head_formats(pen));
    else
        wb_filter(pen->page, &area);
    name_cells(pen, head + 1);
}

/* ---- tints by level ---- */

/* The length in quotes, as in a formula. */
static size_t length_in_quotes(const char *text) {
    size_t n = xlsx_length(text) + 2;
    for (; *text; text++) n += *text == '"';
    return n;
}

/* If the text is too long for a formula, its cells get no tint; they still have sign and name. */
static void add_rule(struct xlsx_pen *pen, const struct wb_area *area, const char *text,
                     struct wb_format *format) {
    const char *clean = xlsx_clean(pen->arena, text);
    if (length_in_quotes(clean) <= 250) wb_rule_text(pen->page, area, clean, format);
}

static bool has_kind(const struct xlsx_pen *pen, size_t column, enum sheet_cell_kind kind) {
    return pen->kinds[column] >> kind & 1;
}

static void tint_area(struct xlsx_pen *pen, const struct wb_area *area, enum sheet_cell_kind kind) {
    const struct book *b = pen->book;
    for (size_t k = 0; k < b->n_levels; k++) {
        const char *text = kind == SHEET_SIGN
                               ? xlsx_symbol(b->levels[k].sign)
                               : xlsx_level_text(pen->arena, b->levels[k].sign, b->levels[k].name);
        if (*text) add_rule(pen, area, text, pen->level_styles[k]);
    }
}

/* Adjacent columns share their rules. */
static void tint_kind(struct xlsx_pen *pen, enum sheet_cell_kind kind, unsigned first,
                      unsigned last) {
    size_t n = pen->sheet->n_columns;
    for (size_t i = 0; i < n; i++) {
        size_t left = i;
        while (i < n && has_kind(pen, i, kind)) i++;
        if (i == left) continue;
        const struct wb_area area = {first, (unsigned)left, last, (unsigned)i - 1};
        tint_area(pen, &area, kind);
    }
}

void xlsx_rules(struct xlsx_pen *pen, unsigned first, unsigned last) {
    tint_kind(pen, SHEET_LEVEL, first, last);
    tint_kind(pen, SHEET_SIGN, first, last);
    for (unsigned i = 0; i < pen->sheet->n_columns; i++)
        if (pen->sheet->columns[i].bars)
            wb_rule_bars(pen->page, &(struct wb_area){first, i, last, i},
                         xlsx_color(pen, COLOR_SKY_TINT), pen->book->rtl);
}

/* A list ends before the first empty cell. */
static unsigned length_of(const struct sheet *s, size_t column) {
    unsigned n = 0;
    for (const struct sheet_row *r = s->rows; r; r = r->next, n++)
        if (r->cells[column].kind == SHEET_EMPTY) break;
    return n;
}

void xlsx_lists(struct xlsx_pen *pen, unsigned first, unsigned last) {
    const struct sheet *s = pen->sheet;
    for (unsigned i = 0; i < s->n_columns; i++) {
        const struct sheet_column *c = &s->columns[i];
        const unsigned n = c->list ? length_of(s, i) : 0;
        if (n) wb_define(pen->page, c->list, &(struct wb_area){first, i, first + n - 1, i});
        if (c->choices) wb_choices(pen->page, &(struct wb_area){first, i, last, i}, c->choices);
    }
}
