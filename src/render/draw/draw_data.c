/* draw_data.c: draws numbers that a learner collected: bars that begin at zero, or lines over an
 * axis that does. Two series differ by shape, not only by color; the key is written below the
 * chart. */
#include "render/draw/plot_room.h"

#include <math.h>

enum { LABEL_LINES = 3, STEPS = 4 };

/* The smallest 1, 2, or 5 times a power of ten of which at most STEPS reach `most`. */
static double step_for(double most) {
    double power = pow(10, floor(log10(most / STEPS)));
    static const double times[] = {1, 2, 5, 10};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (times[i] * power * STEPS >= most - 1e-9) return times[i] * power;
    return 10 * power;
}

static void swatch(struct pen *p, size_t series, double x, double y, double w, double h) {
    struct shape bar = {.kind = DRAW_RECT,
                        .x = x,
                        .y = y,
                        .x2 = w,
                        .y2 = h,
                        .r = h < 12 ? h / 4 : 3,
                        .fill = COLOR_LEAF,
                        .stroke = DRAW_NO_COLOR,
                        .stroke_width = 1.5};
    if (series) {
        bar.fill = COLOR_SKY_TINT;
        bar.stroke = COLOR_SKY;
    }
    pen_add(p, bar);
}

/* Draws the names of the series below y; returns the y below them. */
static double draw_names(struct pen *p, const struct plot_room *r, double y) {
    const struct plot_data *d = r->plot->data;
    for (size_t s = 0; s < d->n_names; s++, y += r->line) {
        double middle = y + 0.64 * r->size;
        if (d->joined)
            plot_draw_mark(p, s ? MARK_TRIANGLE : MARK_DISC, 0.7 * r->size, middle, r->mark);
        else
            swatch(p, s, 0, middle - 0.4 * r->size, 1.2 * r->size, 0.8 * r->size);
        pen_text(p, 1.8 * r->size, y + r->size, r->size, d->names[s], ANCHOR_START, COLOR_INK);
    }
    return y;
}

/* ---- bars ---- */

static double draw_bar_row(struct pen *p, const struct plot_room *r, const struct plot_datum *row,
                           double y) {
    const struct plot_data *d = r->plot->data;
    const char *lines[LABEL_LINES];
    size_t n = plot_wrap(r, row->label, r->left - r->size, lines, LABEL_LINES);
    double thick = 1.25 * r->size, gap = 0.2 * r->size, tall = (double)d->n_names * (thick + gap),
           words = (double)n * r->line, height = tall > words ? tall : words;
    for (size_t i = 0; i < n; i++)
        pen_text(p, r->left - 0.6 * r->size,
                 y + (height - words) / 2 + (double)i * r->line + r->size, r->size, lines[i],
                 ANCHOR_END, COLOR_INK);
    for (size_t s = 0; s < d->n_names; s++) {
        double top = y + (height - tall) / 2 + (double)s * (thick + gap),
               length = (r->right - r->left) * row->values[s] / r->high;
        if (length > 0) swatch(p, s, r->left, top, length, thick);
        pen_text(p, r->left + length + 0.5 * r->size, top + 0.98 * r->size, r->size, row->words[s],
                 ANCHOR_START, COLOR_INK);
    }
    return y + height + 0.6 * r->size;
}

static double widest(const struct plot_room *r, bool values) {
    const struct plot_data *d = r->plot->data;
    double most = 0;
    for (size_t i = 0; i < d->n_rows; i++)
        for (size_t s = 0; s < (values ? d->n_names : 1); s++) {
            double w = plot_text_width(r, values ? d->rows[i].words[s] : d->rows[i].label);
            if (w > most) most = w;
        }
    return most;
}

static double draw_bars(struct pen *p, struct plot_room *r) {
    const struct plot_data *d = r->plot->data;
    double label = widest(r, false);
    r->left = (label < 0.36 * r->width ? label : 0.36 * r->width) + r->size;
    r->right = r->width - widest(r, true) - r->size;
    r->high = d->most > 0 ? d->most : 1;
    double y = draw_names(p, r, 0) + 0.6 * r->size, top = y;
    for (size_t i = 0; i < d->n_rows; i++) y = draw_bar_row(p, r, &d->rows[i], y);
    pen_line(p, r->left, top - 0.3 * r->size, r->left, y - 0.3 * r->size, COLOR_SOFT, 1);
    return y;
}

/* ---- lines ---- */

static double x_of(const struct plot_room *r, const struct plot_datum *row) {
    const struct plot_data *d = r->plot->data;
    double first = d->rows[0].at, last = d->rows[d->n_rows - 1].at;
    return r->left + (r->right - r->left) * (row->at - first) / (last > first ? last - first : 1);
}

static double y_of(const struct plot_room *r, double value) {
    return r->bottom - (r->bottom - r->top) * value / r->high;
}

static void draw_axis(struct pen *p, const struct plot_room *r, double step) {
    for (double v = 0; v <= r->high + step / 2; v += step) {
        struct buf text = BUF_INIT;
        buf_num(&text, v, 3);
        pen_line(p, r->left, y_of(r, v), r->right, y_of(r, v), v > 0 ? COLOR_LINE : COLOR_SOFT, 1);
        pen_text(p, r->left - 0.6 * r->size, y_of(r, v) + 0.36 * r->size, r->size,
                 buf_dup(&text, p->arena), ANCHOR_END, COLOR_SOFT);
        buf_release(&text);
    }
}

/* As many labels below the axis as fit without touching, and their heading below them. */
static void draw_labels(struct pen *p, const struct plot_room *r) {
    const struct plot_data *d = r->plot->data;
    double end = -1e9;
    for (size_t i = 0; i < d->n_rows; i++) {
        double half = plot_text_width(r, d->rows[i].label) / 2, x = x_of(r, &d->rows[i]), at = x;
        pen_line(p, x, r->bottom, x, r->bottom + 0.3 * r->size, COLOR_SOFT, 1);
        if (at + half > r->width) at = r->width - half;
        if (at < half) at = half;
        if (at - half < end + 0.8 * r->size) continue;
        pen_text(p, at, r->bottom + 1.5 * r->size, r->size, d->rows[i].label, ANCHOR_MIDDLE,
                 COLOR_SOFT);
        end = at + half;
    }
    pen_text(p, (r->left + r->right) / 2, r->bottom + 3 * r->size, r->size, d->label_head,
             ANCHOR_MIDDLE, COLOR_SOFT);
}

static void draw_line(struct pen *p, const struct plot_room *r, size_t series) {
    const struct plot_data *d = r->plot->data;
    double *xy = arena_array(p->arena, 2 * d->n_rows, sizeof *xy);
    for (size_t i = 0; i < d->n_rows; i++) {
        xy[2 * i] = x_of(r, &d->rows[i]);
        xy[2 * i + 1] = y_of(r, d->rows[i].values[series]);
    }
    pen_path(p, xy, d->n_rows, false, DRAW_NO_COLOR, series ? COLOR_SKY : COLOR_LEAF,
             0.17 * r->size);
    for (size_t i = 0; i < d->n_rows; i++)
        plot_draw_mark(p, series ? MARK_TRIANGLE : MARK_DISC, xy[2 * i], xy[2 * i + 1], r->mark);
}

static double draw_lines(struct pen *p, struct plot_room *r) {
    const struct plot_data *d = r->plot->data;
    double step = d->most > 0 ? step_for(d->most) : 1;
    r->high = step * ceil(d->most / step - 1e-9);
    if (r->high < step) r->high = step;
    struct buf high = BUF_INIT;
    buf_num(&high, r->high, 3);
    r->left = plot_text_width(r, high.p) + 1.6 * r->size;
    buf_release(&high);
    r->right = r->width - r->size;
    r->top = draw_names(p, r, 0) + r->size;
    r->bottom = r->top + 13 * r->size;
    draw_axis(p, r, step);
    draw_labels(p, r);
    for (size_t s = 0; s < d->n_names; s++) draw_line(p, r, s);
    return r->bottom + 3.6 * r->size;
}

struct drawing *draw_data(struct arena *a, const struct plot *plot, double width, double text_size,
                          const struct draw_measure *measure) {
    struct plot_room r = {.arena = a,
                          .plot = plot,
                          .measure = measure,
                          .size = text_size,
                          .line = 1.4 * text_size,
                          .width = width,
                          .mark = 0.4 * text_size};
    struct pen p = pen_new(a, width, 0);
    p.drawing->height = plot->data->joined ? draw_lines(&p, &r) : draw_bars(&p, &r);
    return p.drawing;
}
