/* slab.h: horizontal bands of a column, and the items painted in them.
 *
 * A slab is never broken: a line of text, a row of a table, a picture. Laying out a block appends
 * slabs to a list; pages.c distributes the list over pages. y goes down from the top of the slab.
 *
 *     struct slabs list;
 *     slabs_start(&list);
 *     struct slab *s = slab_add(l, &list, 0, 20);             // no gap above, 20 pt high
 *     slab_rule_add(l, s, 0, 10, at->width, COLOR_LINE, HAIRLINE); // an item in it
 *     slabs_append(out, list.first); */
#ifndef RENDER_PDF_SLAB_H
#define RENDER_PDF_SLAB_H

#include "render/draw/draw.h"
#include "render/pdf/file/content.h"
#include "render/pdf/layout/units.h"

enum item_kind {
    ITEM_RUN,
    ITEM_RECT,
    ITEM_RULE,
    ITEM_IMAGE,
    ITEM_SIGN,
    ITEM_DRAWING,
    ITEM_QR,
    ITEM_LINK,
    ITEM_ANCHOR
};

struct item {
    enum item_kind kind;
    double x, y, w, h;   /* box; for a run y is the baseline, for a rule the middle of the line */
    struct slot *slot;   /* NULL: an artifact */
    struct elem *figure; /* figure whose bounding box grows by this box; or NULL */
    bool hidden;         /* runs: for screen readers only */
    const struct run *run;
    long fill, stroke;   /* rectangles */
    double radius, line; /* corners; width of strokes and rules */
    const struct image *image;
    double
        shape; /* of a picture that fills its box and is cropped: its own height in widths; or 0 */
    struct sign sign;
    const struct drawing *drawing;
    const struct qr *qr;
    const char *href, *contents; /* links */
    struct elem *link;
    const char *id, *title; /* anchors: id or NULL; title of the bookmark or NULL */
    int level;              /* of the bookmark */
    struct item *next;
};

/* A background or frame around consecutive slabs; painted behind them, once on each page. */
struct frame {
    struct frame *outer;
    double x, w, radius;
    double reach; /* beyond its slabs where a page break splits it */
    long fill, stroke;
    double line;
    double from, to;    /* while slabs are stacked */
    struct frame *next; /* likewise */
};

/* Columns that a text flows through, from page to page. */
struct flow {
    size_t n;
    double width, gutter; /* of each column; between them */
    bool turned;          /* the first column is the last from the start edge */
};

struct slab {
    double gap; /* above it; ignored at the top of a page */
    double height;
    double slack;  /* how much lower its picture may become; 0: it has none */
    bool keep;     /* no break between this one and the next */
    bool new_page; /* starts a page */
    bool soft;     /* ... unless that leaves too much of the page before it blank */
    bool edge;     /* the padding at an end of a frame */
    bool foot;     /* moves to the foot of the page if only such slabs follow */
    unsigned slip; /* number of the slip, cut off at the foot of a page, that it is of; 0: none */
    struct flow *flow; /* the columns it flows through; NULL: it is as wide as the page */
    struct item *items, **last;
    struct frame *frame;
    const struct slab *head; /* of the table that it is a row of: repeated if it starts a page */
    struct slab *next;
};

struct slabs {
    struct slab *first, **last;
};

void slabs_start(struct slabs *list);
struct slab *slab_add(struct lay *l, struct slabs *list, double gap, double height);
void slabs_append(struct slabs *list, struct slab *more);
/* Moves all items and frames away from the start edge. */
void slabs_shift(struct slab *first, double dx);
/* Turns slabs of this width around: what was at the start edge is at the other one. */
void slabs_turn(struct slab *first, double width);
/* Puts a frame around all of them, outside their own frames, with padding at both ends. */
void slabs_frame(struct lay *l, struct slabs *list, struct frame *f, double air);
struct item *item_add(struct lay *l, struct slab *s, enum item_kind kind, double x, double y,
                      double w, double h);
/* The same, painted behind the slab's present items. */
struct item *item_behind(struct lay *l, struct slab *s, enum item_kind kind, double x, double y,
                         double w, double h);
/* Moves the items of `from` into s, before those of s. */
void slab_items_before(struct slab *s, struct slab *from);
/* A horizontal line in a color of the theme. */
void slab_rule_add(struct lay *l, struct slab *s, double x, double y, double w,
                   enum theme_color color, double line);
/* The height of stacked slabs without the first gap. */
double slabs_height(const struct slab *first);
/* Copies the items and frames of the slabs before `end` (NULL: all) into one slab, at x, y. Returns
 * their total height. */
double slabs_stack(struct lay *l, const struct slab *first, const struct slab *end,
                   struct slab *into, double x, double y);
/* Makes each picture lower by this share of what it may. */
void slabs_lower_pictures(struct slab *first, double share);
/* Keeps the slabs together on one page if they fit on one. */
void slabs_keep(const struct lay *l, struct slab *first, const struct slab *end);
/* Splits the slabs before `end` into pieces no higher than `room`, except for a single slab that is
 * higher. pieces[i] is the first slab of a piece, and the last entry is `end`. Returns the number
 * of pieces. With `pages`, each piece is a page and starts with its repeated table head; otherwise
 * the first and the last piece leave room for a line of the surrounding text. */
size_t slabs_part(struct lay *l, struct slab *first, const struct slab *end, double room,
                  bool pages, struct slab ***pieces);
/* Lists side by side: one slab as high as the highest list, or several if that is more than a
 * page. */
struct lane {
    struct slab *first;
    double x;
};
void slabs_beside(struct lay *l, const struct lane *lanes, size_t n, struct slabs *out);
/* The same, but with a new slab wherever all lanes can be split; takes the lists apart. */
void slabs_beside_parted(struct lay *l, const struct lane *lanes, size_t n, struct slabs *out);
/* Adds a sign with its top left corner at x, y; returns NULL for SIGN_NONE. */
struct item *slab_sign_put(struct lay *l, struct slab *s, struct sign sign, double x, double y,
                           double size, struct slot *slot);

#endif
