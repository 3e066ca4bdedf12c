/* text_lay.h: text to lines, a slab each. */
#ifndef RENDER_PDF_TEXT_LAY_H
#define RENDER_PDF_TEXT_LAY_H

#include "render/pdf/layout/slab.h"

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
void text_lay(struct lay *l, const struct inl *text, const struct look *w, const struct place *at,
              struct slabs *out);
void text_lay_plain(struct lay *l, const char *text, const struct look *w, const struct place *at,
                    struct slabs *out);
/* Width on one line, and of the widest word. */
void text_measure(struct lay *l, const struct inl *text, const struct look *w, const struct place *at,
                  double *line, double *word);
/* A plain text on one line, in a slab, baseline at y; returns its width. Artifact when slot is NULL. */
double text_put(struct lay *l, struct slab *s, const char *text, const struct look *w, double x, double y,
                struct slot *slot);
double text_width(struct lay *l, const char *text, const struct look *w);
/* Where the first line of a slab really stands, for what is set beside it. */
double first_baseline(const struct lay *l, const struct slab *s, enum type_name type);

#endif
