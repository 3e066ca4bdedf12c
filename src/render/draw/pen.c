/* pen.c: adds shapes to a drawing, in painting order. */
#include "render/draw/pen.h"

struct pen pen_new(struct arena *a, double width, double height) {
    struct drawing *d = arena_make(a, struct drawing);
    *d = (struct drawing){.width = width, .height = height};
    return (struct pen){.arena = a, .drawing = d, .last = &d->shapes};
}

void pen_add(struct pen *p, struct shape s) {
    struct shape *copy = arena_copy(p->arena, &s, sizeof s);
    copy->next = NULL;
    *p->last = copy;
    p->last = &copy->next;
}

void pen_line(struct pen *p, double x, double y, double x2, double y2, enum theme_color stroke,
              double width) {
    pen_add(p, (struct shape){.kind = DRAW_LINE,
                              .x = x,
                              .y = y,
                              .x2 = x2,
                              .y2 = y2,
                              .fill = DRAW_NO_COLOR,
                              .stroke = (int)stroke,
                              .stroke_width = width});
}

void pen_text(struct pen *p, double x, double y, double size, const char *text,
              enum draw_anchor anchor, enum theme_color color) {
    pen_add(p, (struct shape){.kind = DRAW_TEXT,
                              .x = x,
                              .y = y,
                              .r = size,
                              .fill = (int)color,
                              .stroke = DRAW_NO_COLOR,
                              .text = text,
                              .anchor = anchor});
}

void pen_path(struct pen *p, const double *xy, size_t n, bool closed, int fill, int stroke,
              double width) {
    pen_add(p, (struct shape){.kind = DRAW_PATH,
                              .xy = arena_copy(p->arena, xy, 2 * n * sizeof *xy),
                              .n = n,
                              .closed = closed,
                              .fill = fill,
                              .stroke = stroke,
                              .stroke_width = width});
}

void pen_circle(struct pen *p, double x, double y, double r, int fill, int stroke, double width) {
    pen_add(p, (struct shape){.kind = DRAW_CIRCLE,
                              .x = x,
                              .y = y,
                              .r = r,
                              .fill = fill,
                              .stroke = stroke,
                              .stroke_width = width});
}

void pen_sign(struct pen *p, struct sign sign, double x, double y, double size) {
    const struct drawing *d = draw_sign(p->arena, sign, size);
    for (const struct shape *s = d->shapes; s; s = s->next) {
        struct shape moved = *s;
        moved.x += x;
        moved.y += y;
        double *xy = arena_array(p->arena, 2 * s->n + 1, sizeof *xy);
        for (size_t i = 0; i < s->n; i++) {
            xy[2 * i] = s->xy[2 * i] + x;
            xy[2 * i + 1] = s->xy[2 * i + 1] + y;
        }
        moved.xy = xy;
        pen_add(p, moved);
    }
}
