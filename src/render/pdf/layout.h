/* layout.h: blocks becoming slabs, slabs becoming pages.
 *
 * A slab is a band across its column that is never broken: a line of text, a row of a table, a picture. Its
 * items are what is painted in it. Laying out a block appends slabs to a list; pages.c takes slabs off the
 * list, page by page.
 *
 * Lengths are points. x counts from the START edge of the column (the right one where the report runs right
 * to left; laid.c turns it round, once for all), y goes down from the top of the slab. Blocks begin on a
 * grid of 4 pt. Everything lives in the layout's arena. */
#ifndef RENDER_PDF_LAYOUT_H
#define RENDER_PDF_LAYOUT_H

#include "doc/doc.h"
#include "render/draw/draw.h"
#include "render/pdf/content.h"
#include "render/pdf/pdf.h"
#include "render/pdf/tags.h"

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

/* ---- items ---- */

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
double on_grid(double v); /* up to the next line of the grid */

/* ---- words ---- */

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

struct look {
    enum type_name type;
    enum theme_color color;
    enum cell_align align;
    bool bold;         /* all of it */
    bool bold_leaf;    /* strong words in leaf green, as in the strip */
    bool plain_links;  /* links look like the words around them */
    bool hidden;       /* one line that takes no room and is not seen */
    struct slot *only; /* content goes there, instead of to slots of the place's parent */
};

/* Lines of inlines, one slab each, into the element place->parent (a P, H1, TD …). Widows and orphans are
 * kept. */
void words_lay(struct lay *l, const struct inl *text, const struct look *w, const struct place *at,
               struct slabs *out);
void words_lay_text(struct lay *l, const char *text, const struct look *w, const struct place *at,
                    struct slabs *out);
/* Width on one line, and of the widest word. */
void words_measure(struct lay *l, const struct inl *text, const struct look *w, const struct place *at,
                   double *line, double *word);
/* A plain text on one line, in a slab, baseline at y; returns its width. Artifact when slot is NULL. */
double words_put(struct lay *l, struct slab *s, const char *text, const struct look *w, double x, double y,
                 struct slot *slot);
double words_width(struct lay *l, const char *text, const struct look *w);
double type_leading(const struct lay *l, enum type_name type);
double type_size(const struct lay *l, enum type_name type);
/* Baseline of a line of this type, from the top of the line. */
double type_baseline(const struct lay *l, enum type_name type);
/* Where the first line of a slab really stands, for what is set beside it. */
double first_baseline(const struct lay *l, const struct slab *s, enum type_name type);
double paper(const struct lay *l, double pt); /* a length that grows with the text in large print */
unsigned theme_light(const struct lay *l, int color);
bool wording_rtl(const char *lang);
/* Where what is so wide begins that would begin at x in the direction of the place: the other way round where that is not
 * the report's, whose pages are mirrored as a whole. */
double start_of(const struct lay *l, const struct place *at, double x, double width);

/* ---- blocks ---- */

void blocks_lay(struct lay *l, const struct block *list, const struct place *at, struct slabs *out);
/* Where the blocks of a report are laid out. */
struct place report_place(const struct lay *l, struct elem *parent);
/* The same place with another width and element. */
struct place place_in(const struct place *at, double width, struct elem *parent);
/* A sign with its top at x, y; NULL when there is none. */
struct item *sign_put(struct lay *l, struct slab *s, struct sign sign, double x, double y, double size,
                      struct slot *slot);
/* A heading, with its bookmark; also for titles of columns, sections and cards, whose type may be another
 * than that of their level. It stays with what follows. */
struct title {
    int level;
    enum type_name type;
    enum theme_color color;
    const char *id;
};
void heading_lay(struct lay *l, const struct inl *text, const struct title *t, const struct place *at,
                 struct slabs *out);
enum type_name heading_type(int level);
/* Space above a block, from what stands before it; prev may be NULL. */
double space_between(const struct block *prev, const struct block *b);
/* A picture in a box; returns its element, a Figure under parent, or NULL: an artifact, if it says nothing. */
struct elem *picture_put(struct lay *l, struct slab *s, const struct image *image, double x, double y,
                         double w, double h, double radius, struct elem *parent);

#define X(KIND, name) \
    void lay_##name(struct lay *l, const struct block *b, const struct place *at, struct slabs *out);
BLOCK_KINDS(X)
#undef X

/* ---- pages ---- */

struct side { /* one page: its slab's items, in coordinates of the page */
    struct slab *content;
    int words;
    struct side *next;
};
/* The layout of one report, from nothing to its sides; the number of pages is returned. Done again when the
 * report holds page numbers of its own blocks. */
struct lay *lay_new(struct arena *a, const struct pdf_setup *s, const struct report *r, struct tags *t);
size_t report_lay(struct lay *l, struct elem *parent, struct side **sides);
/* What such a layout came to. */
void result_set(struct pdf_result *result, const struct report *r, const struct side *s, size_t pages);
/* What a running foot of several lines takes from the body of the pages. */
double foot_extra(struct lay *l);
/* What stands in it, each in a slab of its own, whose y counts from the baseline of the foot's last line. */
struct slab *foot_words(struct lay *l);
struct slab *foot_number(struct lay *l, size_t page, size_t pages);
/* Distribute; returns the number of pages. */
size_t pages_fill(struct lay *l, struct slab *first, struct side **out);

#endif
