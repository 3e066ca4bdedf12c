/* draw_plot.c: draws a growth chart: named levels, terms as bands, points marked by who rated, a
 * key in words.
 *
 * It has no numbers and no percentages. The layout comes from plot_room.c, the points from
 * plot_marks.c. */
#include "render/draw/plot_room.h"

enum { MAX_LINES = 8 };

static void draw_terms(struct pen *p, const struct plot_room *r) {
    const struct plot *plot = r->plot;
    for (size_t i = 0; i < plot->n_terms; i++) {
        double x = plot_x(r, plot->terms[i].starts), x2 = plot_x(r, plot->terms[i].ends);
        double wide = x2 > x ? x2 - x : 0;
        /* Every other band has a background; hairlines separate them even where it is not
         * visible. */
        pen_add(p, (struct shape){.kind = DRAW_RECT,
                                  .x = x,
                                  .y = r->top,
                                  .x2 = wide,
                                  .y2 = r->bottom - r->top,
                                  .fill = i % 2 ? DRAW_NO_COLOR : COLOR_LEAF_TINT,
                                  .stroke = DRAW_NO_COLOR});
        pen_line(p, x, r->top, x, r->bottom, COLOR_LINE, 1);
    }
    struct placed *names = arena_array(p->arena, plot->n_terms, sizeof *names);
    plot_place_terms(r, names);
    for (size_t i = 0; i < plot->n_terms; i++)
        pen_text(p, names[i].x, names[i].y + r->size, r->size, names[i].text, ANCHOR_START,
                 COLOR_SOFT);
}

/* Pushes names apart, from the bottom of the field upward, then back down from its top;
 * plot_room_of left room for all of them. */
static void spread(const struct plot_room *r, double *y, const double *tall, size_t n) {
    double floor = r->bottom, ceiling = r->top;
    for (size_t i = 0; i < n; i++) {
        if (y[i] + tall[i] / 2 > floor) y[i] = floor - tall[i] / 2;
        floor = y[i] - tall[i] / 2;
    }
    for (size_t i = n; i-- > 0;) {
        if (y[i] - tall[i] / 2 < ceiling) y[i] = ceiling + tall[i] / 2;
        ceiling = y[i] + tall[i] / 2;
    }
}

static void draw_level_names(struct pen *p, const struct plot_room *r) {
    size_t n = r->plot->n_levels;
    double *y = arena_array(p->arena, n, sizeof *y), *tall = arena_array(p->arena, n, sizeof *tall);
    const char *(*lines)[MAX_LINES] = arena_array(p->arena, n, sizeof *lines);
    size_t *counts = arena_array(p->arena, n, sizeof *counts);
    for (size_t i = 0; i < n; i++) {
        counts[i] = plot_wrap(r, r->plot->levels[i].name, 0.4 * r->width, lines[i], MAX_LINES);
        y[i] = plot_y(r, r->plot->levels[i].value);
        tall[i] = (double)counts[i] * r->line;
    }
    spread(r, y, tall, n);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < counts[i]; k++)
            pen_text(p, r->left - 0.8 * r->size,
                     y[i] - tall[i] / 2 + (double)k * r->line + 1.02 * r->size, r->size,
                     lines[i][k], ANCHOR_END, COLOR_SOFT);
}

static void draw_levels(struct pen *p, const struct plot_room *r) {
    for (size_t i = 0; i < r->plot->n_levels; i++) {
        double value = r->plot->levels[i].value, y = plot_y(r, value);
        if (value < r->plot->mastery || value > r->plot->mastery) /* mastery has the dashed line */
            pen_line(p, r->left, y, r->right, y, COLOR_LINE, 1);
    }
    draw_level_names(p, r);
}

static void dashed(struct pen *p, const struct plot_room *r, double x, double x2, double y) {
    pen_add(p, (struct shape){.kind = DRAW_LINE,
                              .x = x,
                              .y = y,
                              .x2 = x2,
                              .y2 = y,
                              .fill = DRAW_NO_COLOR,
                              .stroke = COLOR_LEAF,
                              .stroke_width = 0.1 * r->size,
                              .dash = 0.4 * r->size,
                              .gap = 0.25 * r->size});
}

static void draw_series(struct pen *p, const struct plot_room *r) {
    const struct plot *plot = r->plot;
    size_t all = 0;
    for (size_t s = 0; s < plot->n_series; s++) all += plot->series[s].n_points;
    double *xy = arena_array(p->arena, 2 * all, sizeof *xy), *at = xy;
    plot_place_points(r, xy);
    for (size_t s = 0; s < plot->n_series; at += 2 * plot->series[s].n_points, s++)
        if (plot->series[s].joined && plot->series[s].n_points > 1)
            pen_path(p, at, plot->series[s].n_points, false, DRAW_NO_COLOR, COLOR_LEAF,
                     0.17 * r->size);
    at = xy;
    for (size_t s = 0; s < plot->n_series; s++)
        for (size_t k = 0; k < plot->series[s].n_points; k++, at += 2)
            plot_draw_mark(p, plot->series[s].mark, at[0], at[1], r->mark);
}

/* The arrow that points at the level now. */
static void draw_arrow(struct pen *p, const struct plot_room *r, double tip, double y) {
    double back = tip + 0.5 * r->size, half = 0.35 * r->size;
    const double arrow[] = {tip, y, back, y - half, back, y + half};
    pen_path(p, arrow, 3, true, COLOR_LEAF, DRAW_NO_COLOR, 0);
}

/* An arrow from the sign of the level now to its line. */
static void draw_now(struct pen *p, const struct plot_room *r) {
    double y = plot_y(r, r->plot->now->value), edge = r->now / 2;
    draw_arrow(p, r, r->right + 0.1 * r->size, y);
    if (y < edge) y = edge;
    pen_sign(p, r->plot->now->sign, r->width - r->now, y - edge, r->now);
}

/* In the key of several charts, which have a level each, it is the arrow that they share. */
static void draw_key_now(struct pen *p, const struct plot_room *r, double x, double y) {
    double sign = 1.1 * r->size;
    if (r->plot->now->sign.kind == SIGN_NONE)
        draw_arrow(p, r, x - 0.25 * r->size, y);
    else
        pen_sign(p, r->plot->now->sign, x - sign / 2, y - sign / 2, sign);
}

static void draw_key(struct pen *p, const struct plot_room *r) {
    struct placed *words = arena_array(p->arena, plot_key_most(r->plot), sizeof *words);
    size_t n, rows = plot_place_key(r, words, &n);
    double top = r->height - (double)rows * r->line;
    for (size_t i = 0; i < n; i++) {
        double base = top + words[i].y + r->size, middle = base - 0.36 * r->size,
               x = words[i].x - 0.9 * r->size;
        pen_text(p, words[i].x, base, r->size, words[i].text, ANCHOR_START, COLOR_SOFT);
        switch (words[i].kind) {
        case KEY_MARK: plot_draw_mark(p, r->plot->series[i].mark, x, middle, r->mark); break;
        case KEY_DASHES: dashed(p, r, x - 0.6 * r->size, x + 0.5 * r->size, middle); break;
        case KEY_NOW: draw_key_now(p, r, x, middle); break;
        case KEY_MORE: break;
        }
    }
}

/* The key of several charts side by side. */
static struct drawing *draw_only_key(struct arena *a, const struct plot *plot, double width,
                                     double text_size, const struct draw_measure *measure) {
    struct plot_room r = plot_room_of(a, plot, width, 0, text_size, measure);
    struct placed *words = arena_array(a, plot_key_most(plot), sizeof *words);
    size_t n;
    r.height = (double)plot_place_key(&r, words, &n) * r.line;
    struct pen p = pen_new(a, width, r.height);
    draw_key(&p, &r);
    return p.drawing;
}

struct drawing *draw_plot(struct arena *a, const struct plot *plot, double width, double height,
                          double text_size, const struct draw_measure *measure) {
    if (plot->data) return draw_data(a, plot, width, text_size, measure);
    if (plot->show == PLOT_KEY) return draw_only_key(a, plot, width, text_size, measure);
    struct plot_room r = plot_room_of(a, plot, width, height, text_size, measure);
    struct pen p = pen_new(a, width, r.height);
    draw_terms(&p, &r);
    draw_levels(&p, &r);
    double mastery = plot_y(&r, plot->mastery);
    dashed(&p, &r, r.left, r.right, mastery);
    plot_draw_ticks(&p, &r);
    draw_series(&p, &r);
    if (plot->now) draw_now(&p, &r);
    if (plot->show == PLOT_WHOLE) draw_key(&p, &r);
    return p.drawing;
}
