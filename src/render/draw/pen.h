/* pen.h: adds shapes to a drawing, for the files of this folder.
 *
 *     struct pen p = pen_new(arena, width, height);
 *     pen_line(&p, 0, 0, 10, 10, COLOR_INK, 1);
 *     return p.drawing;
 */
#ifndef RENDER_DRAW_PEN_H
#define RENDER_DRAW_PEN_H

#include "render/draw/draw.h"

struct pen {
    struct arena *arena;
    struct drawing *drawing;
    struct shape **last;
};

struct pen pen_new(struct arena *a, double width, double height);
/* Appends a copy of s to the drawing. */
void pen_add(struct pen *p, struct shape s);
void pen_line(struct pen *p, double x, double y, double x2, double y2, enum theme_color stroke,
              double width);
void pen_text(struct pen *p, double x, double y, double size, const char *text,
              enum draw_anchor anchor, enum theme_color color);
/* Copies the n points; fill and stroke may be DRAW_NO_COLOR. */
void pen_path(struct pen *p, const double *xy, size_t n, bool closed, int fill, int stroke,
              double width);
/* A chart of plot->data: bars with their labels, or lines over an axis. */
struct drawing *draw_data(struct arena *a, const struct plot *p, double width, double text_size,
                          const struct draw_measure *measure);
/* A sign in a square with side `size` and its top left corner at x, y. */
void pen_sign(struct pen *p, struct sign sign, double x, double y, double size);
void pen_circle(struct pen *p, double x, double y, double r, int fill, int stroke, double width);

#endif
