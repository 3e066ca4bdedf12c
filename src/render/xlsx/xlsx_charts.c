/* xlsx_charts.c: a sheet of charts of levels over time, two by two on a page. Their axes say the
 * names of levels and months, not numbers: in Excel, these are labels of lines that belong to the
 * frame of the chart, and lines need cells. Those cells are beside the charts, where they can be
 * read, and are not printed. */
#include "render/xlsx/xlsx_inner.h"

#include <math.h>
#include <string.h>

enum { /* pixels, and rows of the sheet */
       ROW = 20,
       WIDTH = XLSX_CHART_WIDTH,
       GAP = XLSX_CHART_GAP,
       HIGH = 15, /* rows of a chart */
       STEP = HIGH + 1,
       ACROSS = 2,
       DOWN = 2 /* on a page */
};

/* The charts' column, a margin, and the words, days, and levels of the axes. */
enum { CHARTS, MARGIN, WORDS, DAYS, VALUES };
const struct sheet_column xlsx_charts_columns[] = {
    {.width = 143, .wrap = true}, {.width = 4}, {.width = 30}, {.width = 13}, {.width = 9}};
const size_t xlsx_charts_n_columns = sizeof xlsx_charts_columns / sizeof *xlsx_charts_columns;

/* ---- the cells of the axes ---- */

struct point {
    const char *words;
    double day, value;
};

/* The guides of a frame, as rows of `points`. */
struct frame {
    const struct plot *axes;
    size_t mastery, levels, ticks, end;
    double ends[4]; /* of the axes: left, right, bottom, top */
};

struct frames {
    VEC(struct point) points;
    VEC(struct frame) list;
};

static void add_point(struct xlsx_pen *pen, struct frames *f, const char *words, double day,
                      double value) {
    VEC_PUSH(pen->arena, &f->points, ((struct point){words, day, value}));
}

/* An axis has a length, also if all that it shows is of one day. */
static double days_of(const struct plot *p) {
    return fmax(xlsx_day(p->last) - xlsx_day(p->first), 1);
}

#define LETTER 6.2 /* pixels */
#define INSIDE (WIDTH - 30.0)

/* Every month has its name, or as many as have room, and never more than a few: each name adds a
 * third of a kilobyte to each chart. */
static size_t step_of(const struct frame *f, const struct plot *p) {
    const double most = 6;
    const double days = days_of(p);
    double longest = 0;
    for (size_t i = 0; i < p->n_ticks; i++)
        longest = fmax(longest, (double)xlsx_longest_line(p->ticks[i].label));
    double room = INSIDE * days / (f->ends[1] - f->ends[0]);
    double names = fmin(room / ((longest + 1) * LETTER), most);
    return (size_t)fmax(1, ceil((double)p->n_ticks / names));
}

/* The axes are longer than what they show: names of levels are before the first day, and
 * months below the lowest level. */
static void set_ends(struct frame *f, const struct plot *p) {
    const double most = 0.45; /* share of the width */
    const double from = xlsx_day(p->first), days = days_of(p);
    const double low = p->levels[0].value, high = p->levels[p->n_levels - 1].value - low;
    double longest = 0;
    for (size_t i = 0; i < p->n_levels; i++)
        longest = fmax(longest, (double)xlsx_longest_line(p->levels[i].name));
    double share = fmin((longest * LETTER + 14) / INSIDE, most), shown = days * 1.04;
    f->ends[1] = from + days * 1.02;
    f->ends[0] = f->ends[1] - shown / (1 - share);
    f->ends[2] = low - high * 0.24;
    f->ends[3] = low + high * 1.08;
}

static void add_frame(struct xlsx_pen *pen, struct frames *f, const struct plot *p) {
    for (size_t i = 0; i < f->list.n; i++)
        if (f->list.v[i].axes == p) return;
    struct frame one = {.axes = p, .mastery = f->points.n};
    set_ends(&one, p);
    add_point(pen, f, p->mastery_words, xlsx_day(p->first), p->mastery);
    add_point(pen, f, p->mastery_words, xlsx_day(p->last), p->mastery);
    one.levels = f->points.n;
    for (size_t i = 0; i < p->n_levels; i++)
        add_point(pen, f, p->levels[i].name, xlsx_day(p->first), p->levels[i].value);
    one.ticks = f->points.n;
    for (size_t i = 0, step = step_of(&one, p); i < p->n_ticks; i += step)
        add_point(pen, f, p->ticks[i].label, xlsx_day(p->ticks[i].date), one.ends[2]);
    one.end = f->points.n;
    VEC_PUSH(pen->arena, &f->list, one);
}

static struct frames frames_of(struct xlsx_pen *pen) {
    struct frames f = {0};
    for (const struct sheet_plot *p = pen->sheet->plots; p; p = p->next)
        if (p->axes) add_frame(pen, &f, p->axes);
    return f;
}

static void write_point(struct xlsx_pen *pen, const struct point *p) {
    wb_text(pen->page, WORDS, xlsx_escaped(pen->arena, p->words), pen->styles[XLSX_TEXT][0]);
    wb_number(pen->page, DAYS, p->day, pen->styles[XLSX_DATE][0]);
    wb_number(pen->page, VALUES, p->value, pen->styles[XLSX_NUMBER][0]);
}

/* Rows of one height, so that programs agree on where the charts are. */
static void write_rows(struct xlsx_pen *pen, const struct frames *f, size_t n) {
    const double points = ROW * 72.0 / 96;
    const char *title = pen->sheet->axes_title;
    for (size_t row = 0; row < n || row <= f->points.n; row++) {
        if (row == 0 && title && *title)
            wb_text(pen->page, WORDS, xlsx_escaped(pen->arena, title), pen->styles[XLSX_NOTE][0]);
        else if (row > 0 && row <= f->points.n)
            write_point(pen, &f->points.v[row - 1]);
        wb_end_row(pen->page, points);
    }
}

/* ---- charts ---- */

/* libxlsxwriter takes a label that begins with "=" for a formula. */
static const char *label(struct xlsx_pen *pen, const char *text) {
    const char *clean = xlsx_clean(pen->arena, text);
    return clean && *clean == '=' ? arena_printf(pen->arena, " %s", clean) : clean;
}

static const char *const *labels_of(struct xlsx_pen *pen, const struct frames *f, size_t from,
                                    size_t to) {
    const char **list = arena_array(pen->arena, to - from + 1, sizeof *list);
    for (size_t i = from; i < to; i++) list[i - from] = label(pen, f->points.v[i].words);
    return list;
}

/* A line through rows of the axes' cells; the first one is in row `top`. */
static struct wb_guide guide(unsigned top, size_t from, size_t to) {
    return (struct wb_guide){.categories = DAYS,
                             .values = VALUES,
                             .first = top + (unsigned)from,
                             .last = top + (unsigned)to - 1,
                             .width = 0.75};
}

/* Adds a guide with labels. */
static void add_words(struct xlsx_pen *pen, struct wb_guide *g, const struct frames *f, size_t from,
                      size_t to, unsigned top) {
    *g = guide(top, from, to);
    g->labels = labels_of(pen, f, from, to);
}

static void set_guides(struct xlsx_pen *pen, struct wb_chart *c, const struct frames *f,
                       const struct frame *one, unsigned top) {
    struct wb_guide *list = arena_array(pen->arena, 3, sizeof *list), *g = list;
    *g = guide(top, one->mastery, one->levels);
    g->name = label(pen, one->axes->mastery_words);
    g->line = xlsx_color(pen, COLOR_LEAF);
    g->dashed = true;
    g++->width = 1.25;
    add_words(pen, g, f, one->levels, one->ticks, top);
    g->where = pen->book->rtl ? WB_LABEL_RIGHT : WB_LABEL_LEFT;
    g->reach = xlsx_day(one->axes->last) - xlsx_day(one->axes->first);
    g++->reach_line = c->line;
    if (one->ticks < one->end) {
        add_words(pen, g, f, one->ticks, one->end, top);
        g++->where = WB_LABEL_ABOVE;
    }
    c->guides = list;
    c->n_guides = (size_t)(g - list);
}

static void set_axes(struct wb_chart *c, const struct frame *f) {
    c->x.least = &f->ends[0];
    c->x.most = &f->ends[1];
    c->y.least = &f->ends[2];
    c->y.most = &f->ends[3];
}

static void add_chart(struct xlsx_pen *pen, const struct sheet_plot *p, const struct frames *f,
                      const struct xlsx_written *cells, size_t place, unsigned top) {
    struct wb_chart c = xlsx_chart_of(pen, p, cells->first);
    c.cells = cells->page;
    c.row = top + (unsigned)(place / ACROSS * STEP);
    c.column = CHARTS;
    c.down = GAP / 2; /* not where a page may end */
    c.right = GAP + (unsigned)(place % ACROSS) * (WIDTH + GAP);
    c.width = WIDTH;
    c.height = HIGH * ROW;
    for (size_t i = 0; i < f->list.n; i++) {
        if (f->list.v[i].axes != p->axes) continue;
        set_guides(pen, &c, f, &f->list.v[i], top + 1);
        set_axes(&c, &f->list.v[i]);
    }
    wb_chart(pen->page, &c);
}

/* ---- the sheet ---- */

static const struct xlsx_written *cells_of(const struct xlsx_pen *pen) {
    const struct xlsx_written *w = pen->written.v;
    while (w->sheet != pen->sheet->plots_of) w++;
    return w;
}

/* The scale at which the column and, below the lines above, DOWN rows of charts fit on a page. */
static unsigned scale_of(const struct xlsx_pen *pen, unsigned top) {
    const struct xlsx_paper paper = xlsx_paper_of(pen);
    double wide = wb_column_width(pen->page, CHARTS),
           high = xlsx_rows_high(pen, 0, top) + DOWN * STEP * ROW;
    return (unsigned)(fmin(fmin(paper.wide / wide, paper.high / high), 1) * 97);
}

void xlsx_charts(struct xlsx_pen *pen, struct xlsx_extent *extent) {
    const struct frames f = frames_of(pen);
    const struct xlsx_written *cells = cells_of(pen);
    unsigned top = wb_row(pen->page);
    size_t n = 0;
    for (const struct sheet_plot *p = pen->sheet->plots; p; p = p->next, n++)
        add_chart(pen, p, &f, cells, n, top);
    size_t rows = (n + ACROSS - 1) / ACROSS;
    write_rows(pen, &f, rows * STEP);
    extent->last = top + (unsigned)(rows * STEP) - 1;
    extent->breaks = arena_array(pen->arena, rows / DOWN + 1, sizeof *extent->breaks);
    for (size_t i = DOWN; i < rows; i += DOWN)
        extent->breaks[extent->n_breaks++] = top + (unsigned)(i * STEP);
    pen->pages.scale = scale_of(pen, top);
}
