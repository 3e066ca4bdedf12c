/* slab.h: bands across a column, and what is painted in them.
 *
 * A slab is never broken: a line of text, a row of a table, a picture. Its items are what is painted in it. Laying out a block
 * appends slabs to a list; pages.c takes slabs off the list, page by page. y goes down from the top of the slab. */
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
    double x, y, w, h;   /* box; of a run y is the baseline, of a rule the middle of the line */
    struct slot *slot;   /* NULL: an artifact */
    struct elem *figure; /* its BBox grows by this box; or NULL */
    bool hidden;         /* runs: for readers, not for eyes */
    const struct run *run;
    long fill, stroke;   /* rectangles */
    double radius, line; /* corners; width of strokes and rules */
    const struct image *image;
    struct sign sign;
    const struct drawing *drawing;
    const struct qr *qr;
    const char *href, *contents; /* links */
    struct elem *link;
    const char *id, *title; /* anchors: id or NULL; title of a bookmark or NULL */
    int level;              /* of the bookmark */
    int words;              /* begun in this item */
    struct item *next;
};

/* A ground or frame around slabs that follow each other; painted behind them, once on each page. */
struct frame {
    struct frame *outer;
    double x, w, radius;
    double reach; /* over its slabs, where a page parts it */
    long fill, stroke;
    double line;
    double from, to;    /* while slabs are stacked; from < 0: not there yet */
    struct frame *next; /* … */
};

struct slab {
    double gap; /* above it; nothing at the top of a page */
    double height;
    bool keep;     /* no break between this one and the next */
    bool new_page; /* starts a page */
    bool edge;     /* the air at an end of a frame */
    bool foot;     /* where nothing else follows on the page, it stands at the page's foot */
    struct item *items, **last;
    struct frame *frame;
    const struct slab *head; /* of the table it is a row of: repeated when it starts a page */
    struct slab *next;
};

struct slabs {
    struct slab *first, **last;
};

void slabs_start(struct slabs *list);
struct slab *slab_add(struct lay *l, struct slabs *list, double gap, double height);
void slabs_append(struct slabs *list, struct slab *more);
/* Move all items and frames away from the start edge. */
void slabs_shift(struct slab *first, double dx);
/* Put a frame around all of them, outside the frames that they have, with air at both ends. */
void slabs_frame(struct lay *l, struct slabs *list, struct frame *f, double air);
struct item *item_add(struct lay *l, struct slab *s, enum item_kind kind, double x, double y, double w,
                      double h);
/* The same, behind what is in the slab already. */
struct item *item_behind(struct lay *l, struct slab *s, enum item_kind kind, double x, double y, double w,
                         double h);
/* Move the items of one slab before those of another. */
void items_before(struct slab *s, struct slab *from);
/* A hairline of the theme's colour. */
void rule_add(struct lay *l, struct slab *s, double x, double y, double w, enum theme_color color,
              double line);
/* Height of slabs one under the other, the first gap not counted. */
double slabs_height(const struct slab *first);
/* Move the items of slabs up to `end` (NULL: all) into one slab, at x, y, with their frames. Returns the
 * height taken. */
double slabs_stack(struct lay *l, const struct slab *first, const struct slab *end, struct slab *into,
                   double x, double y);
/* All of them on one page, if they fit on one. */
void slabs_keep(const struct lay *l, struct slab *first, const struct slab *end);
/* Where slabs up to `end` are parted so that no piece is higher than `room` (a single slab may be): the first slab of
 * each piece, and `end` after the last one. Returns the number of pieces. Pieces that are `pages` have the head of a
 * table said again; others leave room for a line before the first and after the last. */
size_t slabs_part(struct lay *l, struct slab *first, const struct slab *end, double room, bool pages,
                  struct slab ***pieces);
/* Lists side by side: one slab as high as the highest, or several when that is more than a page. */
struct lane {
    struct slab *first;
    double x;
};
void slabs_beside(struct lay *l, const struct lane *lanes, size_t n, struct slabs *out);
/* The same, but with as many slabs as there are places where all lanes can be parted; takes the lists apart. */
void slabs_beside_parted(struct lay *l, const struct lane *lanes, size_t n, struct slabs *out);
/* A sign with its top at x, y; NULL when there is none. */
struct item *sign_put(struct lay *l, struct slab *s, struct sign sign, double x, double y, double size,
                      struct slot *slot);

#endif
