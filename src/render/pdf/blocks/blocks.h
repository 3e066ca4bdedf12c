/* blocks.h: lays out blocks as slabs. Each kind of block has its lay_ function.
 *
 *     struct place at = flow_report_place(l, tags->root);
 *     struct slabs all;
 *     slabs_start(&all);
 *     lay_blocks(l, report->blocks, &at, &all);   // appends to the list */
#ifndef RENDER_PDF_BLOCKS_H
#define RENDER_PDF_BLOCKS_H

#include "render/pdf/layout/slab.h"
#include "render/pdf/layout/text_lay.h"

void lay_blocks(struct lay *l, const struct block *list, const struct place *at, struct slabs *out);
/* The place of a report's top-level blocks. */
struct place flow_report_place(const struct lay *l, struct elem *parent);
/* The same place with another width and parent element. */
struct place flow_place_in(const struct place *at, double width, struct elem *parent);
/* A heading with its bookmark; also for the titles of columns, sections, and cards, whose type may
 * differ from that of their level. It stays with what follows. */
struct title {
    int level;
    enum type_name type;
    enum theme_color color;
    const char *id;
};
void heading_lay(struct lay *l, const struct inl *text, const struct title *t,
                 const struct place *at, struct slabs *out);
enum type_name heading_type(int level);
/* The space between b and the block before it; prev may be NULL. */
double flow_space_between(const struct block *prev, const struct block *b);
/* The height of a picture in widths. */
double picture_shape(const struct image *i);
/* Fits a picture into a box, or covers it with the picture and cuts off the rest. Returns its
 * element, a Figure under parent, or NULL if it has no alternative text and is an artifact. */
struct elem *picture_put(struct lay *l, struct slab *s, const struct image *image, double x,
                         double y, double w, double h, double radius, bool cover,
                         struct elem *parent);

#define X(KIND, name)                                                             \
    void lay_##name(struct lay *l, const struct block *b, const struct place *at, \
                    struct slabs *out);
BLOCK_KINDS(X)
#undef X

#endif
