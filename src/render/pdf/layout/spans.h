/* spans.h: turns inlines into spans of text for text_lay.c, which makes slabs of their lines.
 * Private to these two files.
 *
 *     struct flat f = {.l = l, .words = look};
 *     struct para *p = text_para_of(&f, text, at);     // f.spans and f.leaves are then filled */
#ifndef RENDER_PDF_SPANS_H
#define RENDER_PDF_SPANS_H

#include "render/pdf/layout/text_lay.h"

#define SIGN_BOX 1.06 /* width of a sign in text, in sizes of the sign */

struct leaf { /* the meaning of a stretch of text, by the tag of its spans */
    struct slot *slot;
    struct elem *link, *figure;
    const char *href, *contents;
    bool badge, struck, line_break;
    struct sign sign;
};

struct flat {
    struct lay *l;
    const struct look *words;
    VEC(struct span) spans;
    VEC(struct leaf) leaves;
};

/* Makes the paragraph of a text; its spans and leaves are then in f. Returns NULL if there is
 * nothing to show. */
struct para *text_para_of(struct flat *f, const struct inl *text, const struct place *at);

#endif
