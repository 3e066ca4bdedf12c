/* content.h: the content stream of one page: marks, shapes, glyphs.
 *
 * Lengths are points; y goes DOWN from the top of the page, as in layout; the canvas flips it.
 * Colors are 0xRRGGBB, or NO_COLOR. Everything painted is marked, either as content of a slot in
 * the structure tree or as an artifact.
 *
 *     struct canvas c;
 *     canvas_start(&c, arena, tags, fonts, 0, 792);
 *     canvas_mark(&c, slot, ARTIFACT_LAYOUT);     // what follows is content of the slot
 *     canvas_run(&c, run, 72, 100, false);
 *     canvas_finish(&c);                          // c.out is the stream
 *     buf_release(&c.out); */
#ifndef RENDER_PDF_CONTENT_H
#define RENDER_PDF_CONTENT_H

#include "base/buf.h"
#include "render/pdf/file/fontobj.h"
#include "render/pdf/file/tags.h"
#include "render/text/text.h"

#define NO_COLOR (-1L)
#define NO_FONT ((size_t)-1)

enum artifact {
    ARTIFACT_LAYOUT /* rules, backgrounds, signs whose name follows */,
    ARTIFACT_FOOT /* running foot */
};

struct canvas {
    struct arena *arena;
    struct tags *tags;
    struct pdf_fonts *fonts;
    size_t page;   /* from 0 */
    double height; /* of the page */
    struct buf out;
    struct slot *slot; /* the slot that is painted into; NULL: an artifact */
    enum artifact artifact;
    bool marked; /* marked content is open, for: */
    struct slot *open_slot;
    enum artifact open_artifact;
    long fill, stroke; /* as last set */
    double stroke_width;
    size_t font; /* as last set, in font_size; or NO_FONT */
    double font_size;
};

void canvas_start(struct canvas *c, struct arena *a, struct tags *t, struct pdf_fonts *fs,
                  size_t page, double height);
/* What follows is content of the slot, or with NULL an artifact. */
void canvas_mark(struct canvas *c, struct slot *slot, enum artifact artifact);
void canvas_finish(struct canvas *c);
/* The first thing painted in it opens marked content; these two are for content_text.c. */
void canvas_open(struct canvas *c);
void canvas_close(struct canvas *c);

/* Paints glyphs from x at the baseline y. Hidden ones are for screen readers and search only. */
void canvas_run(struct canvas *c, const struct run *r, double x, double y, bool hidden);
void canvas_rect(struct canvas *c, double x, double y, double w, double h, double radius, long fill,
                 long stroke, double stroke_width);
void canvas_circle(struct canvas *c, double x, double y, double r, long fill, long stroke,
                   double width, double dash, double gap);
/* A slice of a disk, clockwise from 12 o'clock, in thousandths of the disk. */
void canvas_sector(struct canvas *c, double x, double y, double r, int part, long fill);
void canvas_line(struct canvas *c, double x1, double y1, double x2, double y2, long color,
                 double width, double dash, double gap);
/* n points in xy[2n], relative to x, y. */
void canvas_path(struct canvas *c, double x, double y, const double *xy, size_t n, bool closed,
                 long fill, long stroke, double width, double dash, double gap);
/* Paints "/Im0" into a box; a radius rounds its corners. With a shape (its height in widths) it
 * covers the box, and what is beyond is cut off: at both sides alike, but less at the top than at
 * the bottom, because faces are near the top. */
void canvas_image(struct canvas *c, size_t image, double x, double y, double w, double h,
                  double radius, double shape);

/* Sets the color of fills and glyphs if it differs from the current one. */
void canvas_fill_color(struct canvas *c, long color);
/* Appends a number with up to two decimals. */
void canvas_put_number(struct buf *b, double v);

#endif
