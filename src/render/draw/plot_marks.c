/* plot_marks.c: positions and shapes of the points of a growth chart, and the ticks of its axis.
 *
 * Two ratings with the same day and level would hide each other, so the later one is moved aside
 * until both are visible. */
#include "render/draw/plot_room.h"

enum { NEIGHBOURS = 128 }; /* only so many earlier points are compared, for charts with thousands */

static bool is_free(const double *xy, size_t i, double x, double y, double apart) {
    size_t first = i > NEIGHBOURS ? i - NEIGHBOURS : 0;
    for (size_t k = first; k < i; k++) {
        double dx = xy[2 * k] - x, dy = xy[2 * k + 1] - y;
        if (dx * dx + dy * dy < apart * apart * 0.999) return false;
    }
    return true;
}

/* Tries the position itself, then positions beside it, then above and below, farther and
 * farther. */
static void place(const struct plot_room *r, double *xy, size_t i, double x, double y) {
    static const double steps[][2] = {{0, 0},  {1, 0},  {-1, 0},  {0, -1},  {0, 1},
                                      {1, -1}, {-1, 1}, {-1, -1}, {1, 1},   {2, 0},
                                      {-2, 0}, {2, -1}, {-2, 1},  {-2, -1}, {2, 1}};
    double apart = 2.2 * r->mark;
    xy[2 * i] = x;
    xy[2 * i + 1] = y;
    for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
        double tx = x + steps[k][0] * apart, ty = y + steps[k][1] * apart;
        if (tx < r->left + r->mark || tx > r->right - r->mark || ty < r->top + r->mark ||
            ty > r->bottom - r->mark)
            continue;
        if (!is_free(xy, i, tx, ty, apart)) continue;
        xy[2 * i] = tx;
        xy[2 * i + 1] = ty;
        return;
    }
}

void plot_place_points(const struct plot_room *r, double *xy) {
    size_t i = 0;
    for (size_t s = 0; s < r->plot->n_series; s++) {
        const struct plot_series *series = &r->plot->series[s];
        for (size_t k = 0; k < series->n_points; k++, i++)
            place(r, xy, i, plot_x(r, series->points[k].date), plot_y(r, series->points[k].value));
    }
}

void plot_draw_mark(struct pen *p, enum plot_mark mark, double x, double y, double half) {
    double line = 0.34 * half, h = half;
    const double triangle[] = {x, y - 1.05 * h, x + h, y + 0.75 * h, x - h, y + 0.75 * h};
    const double square[] = {x - 0.8 * h, y - 0.8 * h, x + 0.8 * h, y - 0.8 * h,
                             x + 0.8 * h, y + 0.8 * h, x - 0.8 * h, y + 0.8 * h};
    const double diamond[] = {x, y - 1.1 * h, x + 1.1 * h, y, x, y + 1.1 * h, x - 1.1 * h, y};
    switch (mark) {
    case MARK_DISC: pen_circle(p, x, y, 0.9 * h, COLOR_LEAF, COLOR_CARD, 0.5 * line); break;
    case MARK_TRIANGLE: pen_path(p, triangle, 3, true, COLOR_CARD, COLOR_SKY, line); break;
    case MARK_SQUARE: pen_path(p, square, 4, true, COLOR_CARD, COLOR_INK, line); break;
    case MARK_DIAMOND: pen_path(p, diamond, 4, true, COLOR_SUN_TINT, COLOR_SUN_TEXT, line); break;
    }
}

void plot_draw_ticks(struct pen *p, const struct plot_room *r) {
    double end = -1e9;
    for (size_t i = 0; i < r->plot->n_ticks; i++) {
        const struct plot_tick *t = &r->plot->ticks[i];
        double x = plot_x(r, t->date), half = plot_text_width(r, t->label) / 2, at = x;
        pen_line(p, x, r->bottom, x, r->bottom + 0.3 * r->size, COLOR_SOFT, 1);
        if (at + half > r->width) at = r->width - half;
        if (at < half) at = half;
        if (at - half < end + 0.6 * r->size) continue; /* no room for a label */
        pen_text(p, at, r->bottom + 1.5 * r->size, r->size, t->label, ANCHOR_MIDDLE, COLOR_SOFT);
        end = at + half;
    }
}
