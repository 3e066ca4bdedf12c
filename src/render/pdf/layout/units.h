/* units.h: lengths on paper, sizes of type, and where something is laid out.
 *
 * Lengths are points. x counts from the START edge of the column (the right one where the report runs right to left; laid.c mirrors
 * it, once for all), y goes down. Blocks begin on a grid of 4 pt. Everything is allocated in the layout's arena. */
#ifndef RENDER_PDF_UNITS_H
#define RENDER_PDF_UNITS_H

#include "doc/doc.h"
#include "render/pdf/file/tags.h"
#include "render/pdf/pdf.h"

#include <math.h>

#define GRID 4.0
#define HAIRLINE 0.8

struct page_of { /* on which page of its report a block stands, from 1 */
    const char *id;
    size_t page;
};

struct lay {
    const char *last_title;    /* the heading that was laid out last, in plain words */
    int last_level;            /* and its level */
    bool asks_pages;           /* somewhere a page number stands for itself: "{page}" in a link to "#id" */
    VEC(struct page_of) pages; /* what the layout before this one came to */
    struct arena *arena;
    const struct pdf_setup *setup;
    const struct report *report;
    struct tags *tags;
    double page_width, page_height, margin;
    double body_width, body_height; /* what a page has for slabs */
};

/* Where blocks are laid out: how wide, and under which element. */
struct place {
    double width;
    struct elem *parent;
    const char *lang;      /* of the blocks around it */
    bool rtl;              /* base direction of that language */
    enum cell_align align; /* of running text */
    bool masthead;         /* the rule under the title is drawn by the columns around it */
};

enum type_name {
    TYPE_TITLE,
    TYPE_H2,
    TYPE_H3,
    TYPE_H4,
    TYPE_VOICE,
    TYPE_LEAD,
    TYPE_BODY,
    TYPE_CELL,
    TYPE_SMALL,
    TYPE_TINY,
    TYPE_CODE
};

/* ---- sizes ---- */

double type_leading(const struct lay *l, enum type_name type);
double type_size(const struct lay *l, enum type_name type);
/* Baseline of a line of this type, from the top of the line. */
double type_baseline(const struct lay *l, enum type_name type);
enum font_role type_role(enum type_name type);
double paper(const struct lay *l, double pt); /* a length that grows with the text in large print */
unsigned theme_light(const struct lay *l, int color);
/* Where what is so wide begins that would begin at x in the direction of the place: the other way round where that is not
 * the report's, whose pages are mirrored as a whole. */
double start_of(const struct lay *l, const struct place *at, double x, double width);
double on_grid(double v); /* up to the next line of the grid */

#endif
