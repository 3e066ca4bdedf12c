/* xlsx_sheet.c: writes one sheet from top to bottom: lines above the table, group heads, heads,
 * rows, table, tints.
 *
 *     row 0      title             (each of these only if it has content)
 *     row 1      note
 *     row 2      legend of the signs
 *     row 3      empty space
 *     row 4      group heads
 *     row 5      heads, with filter buttons
 *     row 6..    cells
 *
 * Each row is finished before the next one begins; nothing here goes back. */
#include "render/xlsx/xlsx_inner.h"

#include <math.h>
#include <string.h>

/* ---- the lines above the table ---- */

struct span {
    size_t first, n; /* columns */
    double width;    /* characters */
};

/* The columns for a line above the table: the frozen ones if they are wide enough, so that the line
 * stays in view when the other columns scroll, and is repeated on a second page. Otherwise, on a
 * sheet of several pages side by side, those of the first page that are not repeated on the others,
 * so that no page shows a part of it. */
static struct span columns_of_line(const struct xlsx_pen *pen) {
    const double wide = 50, widest = 110;
    struct span span = {0};
    size_t end = pen->sheet->n_columns;
    while (span.n < (size_t)pen->sheet->freeze_columns) span.width += pen->widths[span.n++];
    if (span.width >= wide) return span;
    if (pen->pages.n) {
        span = (struct span){.first = span.n};
        end = pen->pages.starts[0];
    }
    while (span.first + span.n < end && span.width < widest)
        span.width += pen->widths[span.first + span.n++];
    return span;
}

/* Writes text across n columns. */
static void write_over(struct xlsx_pen *pen, size_t column, size_t n, const char *text,
                       struct wb_format *format) {
    if (n > 1)
        wb_merged(pen->page, (unsigned)column, (unsigned)(column + n - 1), text, format);
    else
        wb_text(pen->page, (unsigned)column, text, format);
}

/* Writes what every page has beside a line that only the first one has: the name of the sheet.
 * Returns its number of lines. */
static size_t write_name(struct xlsx_pen *pen, size_t columns, enum xlsx_style style,
                         double scale) {
    double width = 0;
    for (size_t i = 0; i < columns; i++) width += pen->widths[i];
    if (style != XLSX_TITLE || !columns) return 1;
    const char *name = xlsx_escaped(pen->arena, pen->page_name);
    write_over(pen, 0, columns, name, pen->styles[style][XLSX_WRAP]);
    return xlsx_lines(name, width / scale);
}

/* A line extends over the empty cells beside it. If it is longer than that, it is wrapped in merged
 * cells. */
static void write_line(struct xlsx_pen *pen, const char *text, enum xlsx_style style,
                       double scale) {
    const char *clean = xlsx_escaped(pen->arena, text);
    if (!clean || !*clean) return;
    clean = xlsx_fit(pen, 0, clean);
    const struct span span = columns_of_line(pen);
    size_t lines = xlsx_lines(clean, span.width / scale),
           beside = write_name(pen, span.first, style, scale);
    struct wb_format *format = pen->styles[style][lines > 1 ? XLSX_WRAP : 0];
    write_over(pen, span.first, lines > 1 ? span.n : 1, clean, format);
    wb_end_row(pen->page, xlsx_height(lines > beside ? lines : beside, scale));
}

static bool has_signs(const struct sheet *s) {
    for (const struct sheet_row *r = s->rows; r; r = r->next)
        for (size_t i = 0; i < s->n_columns; i++)
            if (r->cells[i].kind == SHEET_SIGN) return true;
    return false;
}

/* "◔ Beginning: I need help to start · ◑ Developing: ...": explains the signs, because their cells
 * have no room for words. */
static void write_legend(struct xlsx_pen *pen) {
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < pen->book->n_levels; i++) {
        const struct book_level *l = &pen->book->levels[i];
        if (i) buf_str(&text, " · ");
        buf_str(&text, xlsx_level_text(pen->arena, l->sign, l->words ? l->words : l->name));
    }
    if (text.n) write_line(pen, arena_strdup(pen->arena, text.p), XLSX_NOTE, 1);
    buf_release(&text);
}

/* ---- heads ---- */

bool xlsx_same_group(const struct sheet_column *a, const struct sheet_column *b) {
    return a->group && b->group && strcmp(a->group, b->group) == 0;
}

static bool has_groups(const struct sheet *s) {
    for (size_t i = 0; i < s->n_columns; i++)
        if (s->columns[i].group && *s->columns[i].group) return true;
    return false;
}

static void write_groups(struct xlsx_pen *pen) {
    const struct sheet *s = pen->sheet;
    size_t most_lines = 1;
    if (!has_groups(s)) return;
    for (size_t i = 0, end; i < s->n_columns; i = end) {
        double width = pen->widths[i];
        for (end = i + 1; end < s->n_columns && xlsx_same_group(&s->columns[i], &s->columns[end]);
             end++)
            width += pen->widths[end];
        const char *text = xlsx_escaped(pen->arena, s->columns[i].group);
        if (!text || !*text) continue;
        text = xlsx_fit(pen, i, text);
        write_over(pen, i, end - i, text, pen->styles[XLSX_GROUP][0]);
        size_t lines = xlsx_lines(text, width - 1);
        if (lines > most_lines) most_lines = lines;
    }
    wb_end_row(pen->page, xlsx_height(most_lines, 1));
}

/* Heads that a table accepts: not empty, one line each, all different (two learners may have the
 * same name). */
static const char **table_heads(struct xlsx_pen *pen) {
    const struct sheet *s = pen->sheet;
    const char **heads = arena_array(pen->arena, s->n_columns, sizeof *heads);
    for (size_t i = 0; i < s->n_columns; i++) {
        const char *given = s->columns[i].head;
        char *base =
            arena_strdup(pen->arena, xlsx_escaped(pen->arena, given && *given ? given : "·"));
        for (char *p = base; *p; p++)
            if (*p == '\n' || *p == '\t') *p = ' ';
        heads[i] = base;
        for (int k = 2; xlsx_is_taken(heads, i, heads[i]); k++)
            heads[i] = arena_printf(pen->arena, "%s (%d)", base, k);
    }
    return heads;
}

/* High enough for every head and its filter button, which takes the room of a short word after the
 * head. */
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

static void write_heads(struct xlsx_pen *pen, const char *const *heads) {
    for (size_t i = 0; i < pen->sheet->n_columns; i++) {
        wb_text(pen->page, (unsigned)i, xlsx_fit(pen, i, heads[i]), xlsx_head_format(pen, i));
        const char *note = pen->sheet->columns[i].note;
        if (note && *note) xlsx_note(pen, i, note);
    }
    wb_end_row(pen->page, head_height(pen, heads));
}

/* ---- all of it ---- */

/* Is the sheet for looking things up rather than reading? Then its rows have Excel's default height
 * where possible. */
static bool is_log(const struct sheet *s) {
    enum { MANY_ROWS = 100 };
    return s->n_rows > MANY_ROWS;
}

static void write_row(struct xlsx_pen *pen, const struct sheet_cell *cells) {
    const double standard = 15;
    size_t most_lines = 1;
    for (size_t i = 0; i < pen->sheet->n_columns; i++) {
        size_t lines = xlsx_cell(pen, i, &cells[i]);
        if (lines > most_lines) most_lines = lines;
    }
    if (!is_log(pen->sheet))
        wb_end_row(pen->page, xlsx_height(most_lines, 1));
    else
        wb_end_row(pen->page, most_lines > 1 ? (double)most_lines * standard : 0);
}

/* Writes one row at a time and frees the memory it took. */
static void write_source(struct xlsx_pen *pen) {
    const struct sheet *s = pen->sheet;
    struct arena *whole = pen->arena;
    struct sheet_cell *cells = arena_array(whole, s->n_columns, sizeof *cells);
    pen->arena = arena_new();
    for (size_t i = 0; i < s->n_rows; i++) {
        memset(cells, 0, s->n_columns * sizeof *cells);
        s->source->fill(s->source->context, i, cells);
        write_row(pen, cells);
        arena_clear(pen->arena);
    }
    arena_free(pen->arena);
    pen->arena = whole;
}

static void write_rows(struct xlsx_pen *pen) {
    const struct sheet *s = pen->sheet;
    if (s->source) write_source(pen);
    for (const struct sheet_row *r = s->rows; r; r = r->next) write_row(pen, r->cells);
}

/* Writes heads and rows. */
static void write_body(struct xlsx_pen *pen, struct xlsx_extent *extent) {
    const struct sheet *s = pen->sheet;
    const char *const *heads = pen->heads = (const char *const *)table_heads(pen);
    extent->repeat_from = wb_row(pen->page);
    write_groups(pen);
    unsigned head = wb_row(pen->page), first = head + 1;
    extent->repeat_to = head;
    write_heads(pen, heads);
    wb_freeze(pen->page, first, (unsigned)s->freeze_columns);
    VEC_PUSH(pen->arena, &pen->written, ((struct xlsx_written){s, pen->page, first}));
    write_rows(pen);
    unsigned last = wb_row(pen->page) - 1;
    extent->last = last;
    xlsx_table(pen, head, last, heads);
    if (last == head) return;
    xlsx_rules(pen, first, last);
    xlsx_lists(pen, first, last);
    xlsx_plots(pen, first, extent);
    wb_digits_are_text(pen->page, &(struct wb_area){first, 0, last, (unsigned)s->n_columns - 1});
}

static bool has_marks(const struct sheet *s) {
    for (size_t i = 0; i < s->n_columns; i++)
        if (s->columns[i].mark) return true;
    return false;
}

static void write_marks(struct xlsx_pen *pen) {
    const struct sheet *s = pen->sheet;
    if (!has_marks(s)) return;
    for (size_t i = 0; i < s->n_columns; i++)
        if (s->columns[i].mark)
            wb_text(pen->page, (unsigned)i, xlsx_escaped(pen->arena, s->columns[i].mark), NULL);
    wb_end_hidden_row(pen->page);
}

static void set_up_page(struct xlsx_pen *pen) {
    static const int colors[] = {
        [TAB_PLAIN] = -1, [TAB_LEAF] = COLOR_LEAF, [TAB_SUN] = COLOR_SUN, [TAB_SKY] = COLOR_SKY};
    const struct sheet *s = pen->sheet;
    if (colors[s->tab] >= 0) wb_tab(pen->page, xlsx_color(pen, (enum theme_color)colors[s->tab]));
    if (pen->book->rtl) wb_right_to_left(pen->page);
    if (s->hidden) wb_hide(pen->page);
    if (s->locked) wb_protect(pen->page);
    for (size_t i = 0; i < s->n_columns; i++)
        wb_column(pen->page, pen->widths[i], s->columns[i].inner);
}

/* A sheet without rows has no table: only kind words in one wide column. */
static struct sheet without_rows(const struct sheet *sheet, struct sheet_column *column) {
    struct sheet bare = *sheet;
    *column = (struct sheet_column){.width = 90, .wrap = true};
    bare.columns = column;
    bare.n_columns = 1;
    bare.freeze_columns = 0;
    return bare;
}

static struct sheet with_columns(const struct xlsx_pen *pen, const struct sheet *sheet) {
    const size_t bytes = xlsx_charts_n_columns * sizeof *xlsx_charts_columns;
    struct sheet charts = *sheet;
    charts.columns = arena_copy(pen->arena, xlsx_charts_columns, bytes);
    charts.n_columns = xlsx_charts_n_columns;
    return charts;
}

static void write_sheet(struct xlsx_pen *pen, const struct sheet *sheet) {
    const double air = 8; /* points */
    struct xlsx_extent extent = {0};
    bool has_words_only = !sheet->n_rows && sheet->empty && *sheet->empty;
    struct sheet_column only;
    struct sheet bare = without_rows(sheet, &only), charts = with_columns(pen, sheet);
    pen->sheet = has_words_only ? &bare : sheet;
    if (sheet->plots_of) pen->sheet = &charts;
    pen->widths = xlsx_widths(pen->arena, pen->sheet);
    pen->kinds = arena_array(pen->arena, pen->sheet->n_columns, sizeof *pen->kinds);
    set_up_page(pen);
    pen->pages = xlsx_pages(pen);
    write_marks(pen);
    write_line(pen, sheet->title, XLSX_TITLE, 1.5);
    write_line(pen, sheet->note, XLSX_NOTE, 1);
    if (has_signs(pen->sheet)) write_legend(pen);
    if (wb_row(pen->page)) wb_end_row(pen->page, air);
    if (has_words_only) {
        write_line(pen, sheet->empty, XLSX_KIND_WORDS, 1.1);
        extent.last = wb_row(pen->page);
    } else if (sheet->plots_of) {
        xlsx_charts(pen, &extent);
    } else {
        write_body(pen, &extent);
    }
    if (!sheet->hidden) xlsx_print_setup(pen, &extent);
}

void xlsx_sheet(struct xlsx_pen *pen, const struct sheet *sheet, const char *name) {
    pen->page_name = name;
    pen->n_links = 0;
    if (!xlsx_sheet_fits(pen, sheet, name)) return;
    pen->page = wb_sheet_add(pen->workbook, name, xlsx_streams(sheet));
    write_sheet(pen, sheet);
}
