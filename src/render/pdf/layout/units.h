/* units.h: lengths on paper, type sizes, and the place where something is laid out.
 *
 * Lengths are points. x counts from the START edge of the column, which is the right edge in a
 * right-to-left report; laid.c mirrors it once for the whole page. A block in the other direction
 * is laid out from its own start edge and then turned as a whole (blocks/flow.c). y goes down.
 * Blocks start on a grid of 4 pt. Everything is allocated in the layout's arena. */
#ifndef RENDER_PDF_UNITS_H
#define RENDER_PDF_UNITS_H

#include "doc/doc.h"
#include "render/pdf/file/tags.h"
#include "render/pdf/pdf.h"

#include <math.h>

#define GRID 4.0
#define HAIRLINE 0.8

struct page_of { /* the page of its report that a block is on, from 1 */
    const char *id;
    size_t page;
};

/* What can use room that is left on a side, in this order; those of a turn alike. */
enum grow_turn {
    GROW_SPACE,    /* between blocks, up to the usual */
    GROW_PICTURES, /* up to their own shape */
    GROW_CHART,
    GROW_CROPPED, /* pictures, more than that */
    GROW_LINES,   /* to write on */
    GROW_AIR,     /* between blocks, more than usual */
    GROW_ROWS,    /* of a board: between them */
    GROW_TURNS
};
struct grower {
    const void *what;
    enum grow_turn turn;
    size_t layout;             /* in which it last asked */
    size_t side;               /* from 0 */
    double least, most, extra; /* pt: by how much it can grow if it does, and does */
};

struct lay {
    const char *last_title;     /* text of the last heading laid out */
    int last_level;             /* and its level */
    unsigned slips;             /* laid out so far */
    bool in_slip;               /* the blocks laid out now are in one */
    bool slip_parts;            /* something from before the slip is after its page */
    double slip_room;           /* pt: by how much the slip can grow on its page */
    double slip_more;           /* pt: and by how much each of its places to write in does */
    bool asks_pages;            /* a text holds a page number: "{page}" in a link to "#id" */
    VEC(struct page_of) pages;  /* from the previous layout of this report */
    VEC(struct grower) growers; /* grow.h */
    int space;                  /* between blocks, in percent of the usual; 0 = all of it */
    int depth;                  /* of blocks in blocks; 1: the report's own */
    size_t layout, side;        /* number of this layout; the side being laid out */
    struct arena *arena;
    const struct pdf_setup *setup;
    const struct report *report;
    bool rtl; /* the direction that x counts in now: the report's, or that of the block laid out */
    struct tags *tags;
    double page_width, page_height, margin;
    double body_width, body_height; /* available for slabs */
};

/* Where blocks are laid out: the width, and the parent element. */
struct place {
    double width;
    struct elem *parent;
    const char *lang;      /* of the blocks around it */
    bool rtl;              /* base direction of that language */
    enum cell_align align; /* of running text */
    bool masthead;         /* the surrounding columns draw the rule under the title */
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
/* The baseline of a line of this type, from the top of the line. */
double type_baseline(const struct lay *l, enum type_name type);
enum font_role type_role(enum type_name type);
double units_paper(const struct lay *l,
                   double pt); /* a length that grows with the text in large print */
/* Space between blocks, which is less in a dense report. */
double units_space(const struct lay *l, double pt);
/* Are the blocks of a report without sides closer together, so that its last page is not nearly
 * empty? */
bool units_is_closer(const struct lay *l);
/* A space, reduced if units_is_closer(). */
double units_flowing(const struct lay *l, double pt);
/* The height of a line to write on by hand. */
double units_line(const struct lay *l);
/* A length that is another one in a dense report. */
double units_close(const struct lay *l, double pt, double dense);
unsigned units_theme_light(const struct lay *l, int color);
double units_on_grid(double v); /* rounded up to the grid */

#endif
