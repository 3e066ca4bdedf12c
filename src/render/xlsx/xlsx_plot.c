/* xlsx_plot.c: native charts over cells of their own sheet. Two stand side by side, in the theme's colours; series differ
 * in marker, dash and lightness too, so that they can be told apart in black and white. Lines over time are what Excel
 * calls a scatter chart with lines: only there a day takes the room of a day. */
#include "render/xlsx/xlsx_inner.h"

enum { WIDTH = 480, HEIGHT = 270, GAP = 16, ACROSS = 2, WIDE = 2 * WIDTH + GAP }; /* pixels */

/* Many bars take the room of two charts. */
static bool is_wide(const struct sheet_plot *p) {
    enum { MANY = 12 };
    return p->kind == SHEET_BARS && p->n_rows > MANY;
}

static void font(lxw_chart_font *f, const struct xlsx_pen *pen, enum theme_color color, double size,
                 bool bold) {
    *f = (lxw_chart_font){.size = size, .bold = bold, .color = xlsx_color(pen->theme->light[color])};
    if (!bold) f->bold = LXW_EXPLICIT_FALSE;
}

/* ---- series -----------------------------------------------------------------------------------------------
 */

static void look_of_line(const struct xlsx_pen *pen, lxw_chart_series *s, size_t i) {
    static const struct {
        enum theme_color color;
        uint8_t marker, dash;
    } looks[] = {{COLOR_LEAF, LXW_CHART_MARKER_CIRCLE, LXW_CHART_LINE_DASH_SOLID},
                 {COLOR_SKY, LXW_CHART_MARKER_TRIANGLE, LXW_CHART_LINE_DASH_DASH},
                 {COLOR_SUN_TEXT, LXW_CHART_MARKER_SQUARE, LXW_CHART_LINE_DASH_ROUND_DOT},
                 {COLOR_INK, LXW_CHART_MARKER_DIAMOND, LXW_CHART_LINE_DASH_LONG_DASH}};
    lxw_color_t color = xlsx_color(pen->theme->light[looks[i].color]);
    lxw_chart_line line = {.color = color, .width = 2, .dash_type = looks[i].dash};
    lxw_chart_line edge = {.color = color};
    lxw_chart_fill fill = {.color = color};
    chart_series_set_line(s, &line);
    chart_series_set_marker_type(s, looks[i].marker);
    chart_series_set_marker_size(s, 8);
    chart_series_set_marker_line(s, &edge);
    chart_series_set_marker_fill(s, &fill);
}

static void look_of_bar(const struct xlsx_pen *pen, lxw_chart_series *s, size_t i) {
    static const enum theme_color colors[] = {COLOR_LEAF, COLOR_LINE, COLOR_SKY, COLOR_SUN};
    lxw_chart_fill fill = {.color = xlsx_color(pen->theme->light[colors[i]])};
    lxw_chart_line edge = {.color = xlsx_color(pen->theme->light[COLOR_LEAF]), .width = 0.75};
    chart_series_set_fill(s, &fill);
    chart_series_set_line(s, &edge);
}

static void add_series(struct xlsx_pen *pen, lxw_chart *chart, const struct sheet_plot *p, size_t i,
                       lxw_row_t first) {
    lxw_row_t from = first + (lxw_row_t)p->first_row, to = from + (lxw_row_t)p->n_rows - 1;
    lxw_col_t categories = (lxw_col_t)p->categories, values = (lxw_col_t)p->columns[i];
    lxw_chart_series *s = chart_add_series(chart, NULL, NULL);
    if (!s) {
        xlsx_check(pen, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    chart_series_set_categories(s, pen->page_name, from, categories, to, categories);
    chart_series_set_values(s, pen->page_name, from, values, to, values);
    chart_series_set_name_range(s, pen->page_name, first - 1, values);
    (p->kind == SHEET_LINES ? look_of_line : look_of_bar)(pen, s, i);
}

/* ---- axes and the rest ------------------------------------------------------------------------------------
 */

/* Days as Excel counts them since 1900. */
static double excel_day(struct date d) { return (double)(date_days(d) + 25569); }

static void set_axes(struct xlsx_pen *pen, lxw_chart *chart, const struct sheet_plot *p) {
    lxw_chart_font small, named;
    font(&small, pen, COLOR_INK, 9, false);
    font(&named, pen, COLOR_SOFT, 9, false);
    lxw_chart_axis *axes[] = {chart->x_axis, chart->y_axis};
    const char *names[] = {p->x_name, p->y_name};
    lxw_chart_line line = {.color = xlsx_color(pen->theme->light[COLOR_LINE])};
    for (int i = 0; i < 2; i++) {
        chart_axis_set_num_font(axes[i], &small);
        chart_axis_set_line(axes[i], &line);
        if (!names[i]) continue;
        chart_axis_set_name(axes[i], xlsx_clean(pen->arena, names[i]));
        chart_axis_set_name_font(axes[i], &named);
    }
    chart_axis_major_gridlines_set_line(chart->y_axis, &line);
    if (p->kind == SHEET_LINES) {
        if (date_is_set(p->from)) chart_axis_set_min(chart->x_axis, excel_day(p->from));
        if (date_is_set(p->to)) chart_axis_set_max(chart->x_axis, excel_day(p->to));
        chart_axis_set_num_format(chart->x_axis, xlsx_date_pattern(pen->book->lang));
    }
    if (pen->book->rtl) chart_axis_set_reverse(chart->x_axis);
    if (p->most <= p->least) return;
    chart_axis_set_min(chart->y_axis, p->least);
    chart_axis_set_max(chart->y_axis, p->most);
    chart_axis_set_major_unit(chart->y_axis, 1);
}

static void set_frame(struct xlsx_pen *pen, lxw_chart *chart, const struct sheet_plot *p) {
    lxw_chart_font title, legend;
    font(&title, pen, COLOR_LEAF, 11, true);
    font(&legend, pen, COLOR_INK, 9, false);
    chart_title_set_name(chart, xlsx_clean(pen->arena, p->title));
    chart_title_set_name_font(chart, &title);
    if (p->n_columns > 1) {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
        chart_legend_set_font(chart, &legend);
    } else {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    }
    lxw_chart_line edge = {.color = xlsx_color(pen->theme->light[COLOR_LINE])};
    chart_chartarea_set_line(chart, &edge);
    chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_CONNECTED);
}

static void add_plot(struct xlsx_pen *pen, const struct sheet_plot *p, lxw_row_t first, lxw_row_t row,
                     lxw_col_t column, unsigned place) {
    lxw_chart *chart = workbook_add_chart(
        pen->workbook, p->kind == SHEET_LINES ? LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS : LXW_CHART_COLUMN);
    if (!chart) {
        xlsx_check(pen, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (size_t i = 0; i < p->n_columns; i++) add_series(pen, chart, p, i, first);
    set_axes(pen, chart, p);
    set_frame(pen, chart, p);
    lxw_chart_options options = {.x_offset = GAP + (int32_t)(place % ACROSS) * (WIDTH + GAP),
                                 .y_offset = (int32_t)(place / ACROSS) * (HEIGHT + GAP),
                                 .x_scale = is_wide(p) ? WIDE / (double)WIDTH : 1,
                                 .y_scale = HEIGHT / 288.0, /* as high as the library makes them */
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = (char *)xlsx_clean(pen->arena, p->title)};
    xlsx_check(pen, worksheet_insert_chart_opt(pen->page, row, column, chart, &options));
}

/* How far charts below the table reach over its right end. */
static unsigned beyond_table(const struct xlsx_pen *pen, unsigned wide) {
    const double pixels_of_character = 7, padding = 5;
    double table = 0;
    for (size_t i = 0; i < pen->sheet->n_columns; i++)
        table += pen->widths[i] * pixels_of_character + padding;
    return wide > table ? wide - (unsigned)table : 0;
}

struct xlsx_room xlsx_plots(struct xlsx_pen *pen, lxw_row_t first, lxw_row_t last) {
    const struct sheet *s = pen->sheet;
    unsigned n = 0;
    lxw_row_t row = s->plots_below ? last + 2 : first;
    lxw_col_t column = (lxw_col_t)(s->plots_below ? 0 : s->n_columns);
    for (const struct sheet_plot *p = s->plots; p; p = p->next) {
        if (is_wide(p)) n += n % ACROSS; /* at the beginning of a line */
        add_plot(pen, p, first, row, column, n);
        n += is_wide(p) ? ACROSS : 1;
    }
    if (!n) return (struct xlsx_room){0};
    unsigned wide = (n < ACROSS ? n : ACROSS) * (WIDTH + GAP) + GAP;
    unsigned high = (n + ACROSS - 1) / ACROSS * (HEIGHT + GAP) + GAP;
    if (s->plots_below) return (struct xlsx_room){.beside = beyond_table(pen, wide), .below = high + 40};
    /* the table's rows are as high as its texts; what the charts need beyond them cannot be known */
    unsigned rows = (unsigned)(last - first + 1) * 25;
    return (struct xlsx_room){.beside = wide, .below = high > rows ? high - rows : 0};
}
