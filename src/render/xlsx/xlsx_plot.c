/* xlsx_plot.c: native charts of cells of their own sheet, in the theme's colors. Two fit side by
 * side, and they move down if a page break would cut them. Series also differ in marker, dash, and
 * lightness, so that they can be distinguished in black and white. Lines over time are Excel's
 * scatter charts with lines: only there are days spaced evenly. */
#include "render/xlsx/xlsx_inner.h"

/* Position of a chart, in pixels from the corner of a cell. */
struct corner {
    unsigned row, column, right, down;
};

enum { /* pixels */
       WIDTH = XLSX_CHART_WIDTH,
       HEIGHT = 270,
       GAP = XLSX_CHART_GAP,
       ACROSS = 2,
       WIDE = 2 * WIDTH + GAP
};

/* A chart with many bars takes the width of two charts. */
static bool is_wide(const struct sheet_plot *p) {
    enum { MANY = 12 };
    return p->kind == SHEET_BARS && p->n_rows > MANY;
}

/* ---- series ---- */

static struct wb_series series_at(struct xlsx_pen *pen, const struct sheet_plot *p, size_t i) {
    static const enum theme_color lines[] = {COLOR_LEAF, COLOR_SKY, COLOR_SUN_TEXT, COLOR_INK};
    static const enum theme_color bars[] = {COLOR_LEAF, COLOR_LINE, COLOR_SKY, COLOR_SUN};
    struct wb_series s = {.categories = (unsigned)p->categories, .values = (unsigned)p->columns[i]};
    if (p->kind == SHEET_LINES) {
        s.look = p->marks[i];
        s.line = s.fill = xlsx_color(pen, lines[s.look]);
        s.width = 2;
    } else {
        s.line = xlsx_color(pen, COLOR_LEAF);
        s.fill = xlsx_color(pen, bars[i]);
        s.width = 0.75;
    }
    return s;
}

static const struct wb_series *series_of(struct xlsx_pen *pen, const struct sheet_plot *p) {
    struct wb_series *list = arena_array(pen->arena, p->n_columns, sizeof *list);
    for (size_t i = 0; i < p->n_columns; i++) list[i] = series_at(pen, p, i);
    return list;
}

/* ---- axes and the rest ---- */

static const double *copy_of(struct xlsx_pen *pen, double v) {
    return arena_copy(pen->arena, &v, sizeof v);
}

static void set_axes(struct xlsx_pen *pen, struct wb_chart *chart, const struct sheet_plot *p) {
    chart->x =
        (struct wb_axis){.name = xlsx_clean(pen->arena, p->x_name), .reversed = pen->book->rtl};
    chart->y = (struct wb_axis){.name = xlsx_clean(pen->arena, p->y_name)};
    if (p->kind == SHEET_LINES) {
        if (date_is_set(p->from)) chart->x.least = copy_of(pen, xlsx_day(p->from));
        if (date_is_set(p->to)) chart->x.most = copy_of(pen, xlsx_day(p->to));
        chart->x.number = xlsx_dates(pen->book);
    }
    if (p->most <= p->least) return;
    chart->y.least = &p->least;
    chart->y.most = &p->most;
    chart->y.step = 1;
}

struct wb_chart xlsx_chart_of(struct xlsx_pen *pen, const struct sheet_plot *p, unsigned first) {
    unsigned from = first + (unsigned)p->first_row;
    struct wb_chart chart = {.kind = p->kind == SHEET_LINES ? WB_LINES : WB_BARS,
                             .title = xlsx_clean(pen->arena, p->title),
                             .head = first - 1,
                             .first = from,
                             .last = from + (unsigned)p->n_rows - 1,
                             .series = series_of(pen, p),
                             .n_series = p->n_columns,
                             .title_color = xlsx_color(pen, COLOR_LEAF),
                             .text_color = xlsx_color(pen, COLOR_INK),
                             .name_color = xlsx_color(pen, COLOR_SOFT),
                             .line = xlsx_color(pen, COLOR_LINE)};
    set_axes(pen, &chart, p);
    return chart;
}

static void add_plot(struct xlsx_pen *pen, const struct sheet_plot *p, unsigned first,
                     struct corner at) {
    struct wb_chart chart = xlsx_chart_of(pen, p, first);
    chart.row = at.row;
    chart.column = at.column;
    chart.right = at.right;
    chart.down = at.down;
    chart.width = is_wide(p) ? WIDE : WIDTH;
    chart.height = HEIGHT;
    wb_chart(pen->page, &chart);
}

/* How far charts of this width, below the table, extend beyond its right end. */
static unsigned beyond_table(const struct xlsx_pen *pen, unsigned wide) {
    unsigned table = 0;
    for (unsigned i = 0; i < pen->sheet->n_columns; i++) table += wb_column_width(pen->page, i);
    return wide > table ? wide - table : 0;
}

static unsigned across(const struct sheet *s) {
    unsigned n = 0;
    for (const struct sheet_plot *p = s->plots; p && n < ACROSS; p = p->next)
        n += is_wide(p) ? ACROSS : 1;
    return n;
}

void xlsx_plots(struct xlsx_pen *pen, unsigned first, struct xlsx_extent *extent) {
    const struct sheet *s = pen->sheet;
    if (!s->plots) return;
    struct corner at = {.row = first, .column = (unsigned)s->n_columns};
    if (s->plots_below) at = (struct corner){.row = extent->last + 2};
    unsigned top = xlsx_rows_high(pen, 0, at.row), place = 0;
    unsigned wide = across(s) * (WIDTH + GAP) + GAP;
    extent->room.beside = s->plots_below ? beyond_table(pen, wide) : wide;
    for (const struct sheet_plot *p = s->plots; p; p = p->next) {
        bool begins = place == 0 || place >= ACROSS || is_wide(p);
        if (begins) {
            if (p != s->plots) at.down += HEIGHT + GAP;
            at.down = xlsx_uncut(pen, extent, top + at.down, HEIGHT) - top;
            place = 0;
        }
        at.right = GAP + place * (WIDTH + GAP);
        add_plot(pen, p, first, at);
        place += is_wide(p) ? ACROSS : 1;
    }
    unsigned end = top + at.down + HEIGHT + GAP, table = xlsx_rows_high(pen, 0, extent->last + 1);
    extent->room.below = end > table ? end - table : 0;
}
