/* content.h: one page being painted: operators of its content stream.
 *
 * Lengths are points; y goes DOWN from the top of the page, as layout counts; the canvas turns it round.
 * Colours are 0xRRGGBB, or NO_COLOR. Everything painted is marked: as content of a slot of the structure
 * tree, or as artifact. */
#ifndef RENDER_PDF_CONTENT_H
#define RENDER_PDF_CONTENT_H

#include "base/buf.h"
#include "render/pdf/file/fontobj.h"
#include "render/pdf/file/tags.h"
#include "render/text/text.h"

#define NO_COLOR (-1L)
#define NO_FONT ((size_t)-1)

enum artifact {
    ARTIFACT_LAYOUT /* rules, grounds, signs whose name follows */,
    ARTIFACT_FOOT /* running foot */
};

struct canvas {
    struct arena *arena;
    struct tags *tags;
    struct pdf_fonts *fonts;
    size_t page;   /* from 0 */
    double height; /* of the page */
    struct buf out;
    struct slot *slot; /* what is painted belongs to this slot; NULL: it is an artifact */
    enum artifact artifact;
    bool marked; /* marked content is open, for: */
    struct slot *open_slot;
    enum artifact open_artifact;
    long fill, stroke; /* as last set */
    double stroke_width;
    size_t font; /* as last set, at this size; or NO_FONT */
    double font_size;
};

void canvas_start(struct canvas *c, struct arena *a, struct tags *t, struct pdf_fonts *fs, size_t page,
                  double height);
/* What follows is content of the slot; NULL: an artifact. */
void canvas_mark(struct canvas *c, struct slot *slot, enum artifact artifact);
void canvas_finish(struct canvas *c);
/* Marked content is opened by the first thing that is painted in it; these are for content_text.c. */
void canvas_open(struct canvas *c);
void canvas_close(struct canvas *c);

/* Glyphs from x on at the baseline y. Hidden ones are there for readers and search, not for eyes. */
void canvas_run(struct canvas *c, const struct run *r, double x, double y, bool hidden);
void canvas_rect(struct canvas *c, double x, double y, double w, double h, double radius, long fill,
                 long stroke, double stroke_width);
void canvas_circle(struct canvas *c, double x, double y, double r, long fill, long stroke, double width,
                   double dash, double gap);
/* From 12 o'clock clockwise, thousandths of a disc. */
void canvas_sector(struct canvas *c, double x, double y, double r, int part, long fill);
void canvas_line(struct canvas *c, double x1, double y1, double x2, double y2, long color, double width,
                 double dash, double gap);
/* n points in xy[2n], from x, y. */
void canvas_path(struct canvas *c, double x, double y, const double *xy, size_t n, bool closed, long fill,
                 long stroke, double width, double dash, double gap);
/* "/Im0" over a box; a radius rounds its corners off. */
void canvas_image(struct canvas *c, size_t image, double x, double y, double w, double h, double radius);

/* The colour of what is filled and of glyphs, if it is another one than before. */
void canvas_fill_color(struct canvas *c, long color);
/* A number with 2 decimals. */
void put_number(struct buf *b, double v);

#endif
