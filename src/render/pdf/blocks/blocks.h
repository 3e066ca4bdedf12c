/* blocks.h: blocks to slabs. */
#ifndef RENDER_PDF_BLOCKS_H
#define RENDER_PDF_BLOCKS_H

#include "render/pdf/layout/slab.h"
#include "render/pdf/layout/text_lay.h"

void blocks_lay(struct lay *l, const struct block *list, const struct place *at, struct slabs *out);
/* Where the blocks of a report are laid out. */
struct place report_place(const struct lay *l, struct elem *parent);
/* The same place with another width and element. */
struct place place_in(const struct place *at, double width, struct elem *parent);
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

#endif
