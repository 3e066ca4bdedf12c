/* draw_sign.c: draws the sign of a level: the same for pages, paper, and keys. Without text. */
#include "render/draw/pen.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/* All measures are in proportion to the side of the square. */
static void ring(struct pen *p, double size) {
    enum { DASHES = 12 };
    double r = 0.4 * size, around = 2 * pi * r;
    pen_add(p, (struct shape){.kind = DRAW_CIRCLE,
                              .x = size / 2,
                              .y = size / 2,
                              .r = r,
                              .fill = DRAW_NO_COLOR,
                              .stroke = COLOR_SOFT,
                              .stroke_width = 0.08 * size,
                              .dash = 0.5 * around / DASHES,
                              .gap = 0.5 * around / DASHES});
}

static void filled(struct pen *p, double size, int part) {
    const double r = 0.4 * size;
    if (part < 1) part = 1;
    if (part > 999) part = 999;
    pen_circle(p, size / 2, size / 2, r, COLOR_CARD, COLOR_LEAF, 0.09 * size);
    pen_add(p, (struct shape){.kind = DRAW_SECTOR,
                              .x = size / 2,
                              .y = size / 2,
                              .r = r,
                              .part = part,
                              .fill = COLOR_LEAF,
                              .stroke = DRAW_NO_COLOR});
}

static void done(struct pen *p, double size) {
    const double tick[] = {0.29 * size, 0.52 * size, 0.44 * size,
                           0.66 * size, 0.71 * size, 0.36 * size};
    pen_circle(p, size / 2, size / 2, 0.445 * size, COLOR_LEAF, DRAW_NO_COLOR, 0);
    pen_path(p, tick, 3, false, DRAW_NO_COLOR, COLOR_ON_LEAF, 0.1 * size);
}

static void star(struct pen *p, double size) {
    enum { TIPS = 5 };
    double xy[4 * TIPS];
    for (int i = 0; i < 2 * TIPS; i++) {
        double r = (i % 2 ? 0.2 : 0.48) * size, angle = pi * i / TIPS;
        xy[2 * i] = 0.5 * size + r * sin(angle);
        xy[2 * i + 1] = 0.53 * size - r * cos(angle);
    }
    pen_path(p, xy, 2 * TIPS, true, COLOR_SUN, DRAW_NO_COLOR, 0);
}

static void box(struct pen *p, double size, bool met) {
    const double from = 0.16 * size, to = 0.84 * size;
    const double corners[] = {from, from, to, from, to, to, from, to};
    const double tick[] = {0.3 * size,  0.52 * size, 0.44 * size,
                           0.67 * size, 0.7 * size,  0.35 * size};
    pen_path(p, corners, 4, true, COLOR_CARD, met ? COLOR_LEAF : COLOR_SOFT, 0.08 * size);
    if (met) pen_path(p, tick, 3, false, DRAW_NO_COLOR, COLOR_LEAF, 0.1 * size);
}

struct drawing *draw_sign(struct arena *a, struct sign sign, double size) {
    struct pen p = pen_new(a, size, size);
    switch (sign.kind) {
    case SIGN_NONE: break;
    case SIGN_RING: ring(&p, size); break;
    case SIGN_FILL: filled(&p, size, sign.fill); break;
    case SIGN_DONE: done(&p, size); break;
    case SIGN_STAR: star(&p, size); break;
    case SIGN_BOX: box(&p, size, false); break;
    case SIGN_MET: box(&p, size, true); break;
    }
    return p.drawing;
}
