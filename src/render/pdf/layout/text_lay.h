/* text_lay.h: lays out text as lines, one slab each. The caller makes the element that the text
 * goes into.
 *
 *     struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "P"));
 *     text_lay(l, text, &(struct look){.type = TYPE_BODY, .color = COLOR_INK}, &in, out); */
#ifndef RENDER_PDF_TEXT_LAY_H
#define RENDER_PDF_TEXT_LAY_H

#include "render/pdf/layout/slab.h"

struct look {
    enum type_name type;
    enum theme_color color;
    enum cell_align align;
    bool bold;         /* all of it */
    bool bold_leaf;    /* strong text in leaf green, as in the strip */
    bool plain_links;  /* links have the color of the text around them */
    bool hidden;       /* one line that takes no room and is not visible */
    struct slot *only; /* content goes there instead of to slots of the place's parent */
};

/* Appends the lines of the inlines, as content of at->parent (a P, H1, TD …). Avoids widows and
 * orphans. */
void text_lay(struct lay *l, const struct inl *text, const struct look *w, const struct place *at,
              struct slabs *out);
void text_lay_plain(struct lay *l, const char *text, const struct look *w, const struct place *at,
                    struct slabs *out);
/* Measures the width on one line, and of the widest word. */
void text_measure(struct lay *l, const struct inl *text, const struct look *w,
                  const struct place *at, double *line, double *word);
/* Puts a plain text on one line into a slab, with its baseline at y; returns its width. It is an
 * artifact if slot is NULL. */
double text_put(struct lay *l, struct slab *s, const char *text, const struct look *w, double x,
                double y, struct slot *slot);
double text_width(struct lay *l, const char *text, const struct look *w);
/* The baseline of the slab's first visible text, or of a line of this type if there is none. */
double text_first_baseline(const struct lay *l, const struct slab *s, enum type_name type);

#endif
