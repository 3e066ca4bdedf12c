/* draw_timeline.c: the lines of a timeline and their axis: signs on a line, smaller ones below it,
 * and the terms as bands. */
#include "render/draw/plot_room.h"

/* In sizes of the text. */
#define SIGN 1.45
#define SMALL_SIGN 0.95
#define HALO 0.12
#define STEP 0.62 /* of a sign: how far apart two are at least, so that both are seen */

static struct plot_room axis_room(struct arena *a, const struct plot *axis, double width,
                                  double size, const struct draw_measure *measure) {
    return (struct plot_room){.arena = a,
                              .plot = axis,
                              .measure = measure,
                              .size = size,
                              .line = 1.35 * size,
                              .width = width,
                              .right = width,
                              .mark = 0.3 * size, /* a third of the room at both ends */
                              .first = date_days(axis->first),
                              .last = date_days(axis->last)};
}

struct drawing *draw_time_axis(struct arena *a, const struct plot *axis, double width,
                               double text_size, const struct draw_measure *measure) {
    struct plot_room r = axis_room(a, axis, width, text_size, measure);
    struct placed *names = arena_array(a, axis->n_terms, sizeof *names);
    double terms = (double)plot_place_terms(&r, names) * r.line;
    r.bottom = terms;
    r.height = terms + 1.9 * text_size;
    struct pen p = pen_new(a, width, r.height);
    for (size_t i = 0; i < axis->n_terms; i++)
        pen_text(&p, names[i].x, names[i].y + r.size, r.size, names[i].text, ANCHOR_START,
                 COLOR_INK);
    plot_draw_ticks(&p, &r);
    return p.drawing;
}

static void draw_bands(struct pen *p, const struct plot_room *r) {
    for (size_t i = 0; i < r->plot->n_terms; i++) {
        double x = plot_x(r, r->plot->terms[i].starts), x2 = plot_x(r, r->plot->terms[i].ends);
        pen_add(p, (struct shape){.kind = DRAW_RECT,
                                  .x = x,
                                  .x2 = x2 > x ? x2 - x : 0,
                                  .y2 = r->height,
                                  .fill = i % 2 ? DRAW_NO_COLOR : COLOR_LEAF_TINT,
                                  .stroke = DRAW_NO_COLOR});
        pen_line(p, x, 0, x, r->height, COLOR_LINE, 1);
    }
}

/* The middles of n signs, at their days if these are far enough apart; otherwise moved to the
 * right, and back if that leaves the drawing. */
static void place_signs(const struct plot_room *r, const struct timeline_mark *const *marks,
                        size_t n, double size, double *x) {
    double step = STEP * size, first = size / 2, last = r->width - size / 2;
    if (n > 1 && step * (double)(n - 1) > last - first) step = (last - first) / (double)(n - 1);
    for (size_t i = 0; i < n; i++) {
        x[i] = plot_x(r, marks[i]->date);
        if (i && x[i] < x[i - 1] + step) x[i] = x[i - 1] + step;
        if (x[i] < first) x[i] = first;
    }
    for (size_t i = n; i-- > 0; last = x[i] - step)
        if (x[i] > last) x[i] = last;
}

static size_t choose(const struct timeline_mark *marks, size_t n, bool small,
                     const struct timeline_mark **out) {
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (marks[i].small == small) out[found++] = &marks[i];
    return found;
}

struct row_of_signs {
    const struct timeline_mark **marks;
    double *x, y, size;
    size_t n;
};

static struct row_of_signs signs_of(const struct plot_room *r, const struct timeline_mark *marks,
                                    size_t n, bool small) {
    struct row_of_signs row = {.size = r->size * (small ? SMALL_SIGN : SIGN)};
    row.marks = arena_array(r->arena, n, sizeof *row.marks);
    row.x = arena_array(r->arena, n, sizeof *row.x);
    row.n = choose(marks, n, small, row.marks);
    /* a small sign has its mark to the right */
    place_signs(r, row.marks, row.n, small ? 1.8 * row.size : row.size, row.x);
    return row;
}

static void draw_row(struct pen *p, const struct plot_room *r, const struct row_of_signs *row,
                     bool small) {
    for (size_t i = 0; i < row->n; i++) {
        double half = row->size / 2, x = row->x[i] - (small ? 0.35 * row->size : 0);
        pen_circle(p, x, row->y, half * (1 + HALO), COLOR_CARD, DRAW_NO_COLOR, 0);
        pen_sign(p, row->marks[i]->sign, x - half, row->y - half, row->size);
        if (small)
            plot_draw_mark(p, row->marks[i]->by, x + half + 0.3 * r->size, row->y + 0.15 * r->size,
                           0.28 * r->size);
    }
}

struct drawing *draw_time_line(struct arena *a, const struct plot *axis,
                               const struct timeline_mark *marks, size_t n, double width,
                               double text_size) {
    struct plot_room r = axis_room(a, axis, width, text_size, NULL);
    struct row_of_signs big = signs_of(&r, marks, n, false), small = signs_of(&r, marks, n, true);
    double tall = (1 + 2 * HALO) * SIGN * text_size, low = small.n ? 1.2 * small.size : 0;
    big.y = tall / 2;
    small.y = tall + low / 2;
    r.height = tall + low;
    struct pen p = pen_new(a, width, r.height);
    draw_bands(&p, &r);
    if (big.n > 1) pen_line(&p, big.x[0], big.y, big.x[big.n - 1], big.y, COLOR_LEAF, 2);
    draw_row(&p, &r, &big, false);
    draw_row(&p, &r, &small, true);
    return p.drawing;
}
