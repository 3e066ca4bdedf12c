/* web.h: one page being written: what the files of this folder share.
 *
 * Flow: html.c starts a page, blocks.c turns every block into a tree of values (blocks_*.c, one function a
 * kind) and lets the partial of its name lay it out; inlines.c, links.c, svg.c and pictures.c make the
 * finished markup in it. */
#ifndef RENDER_HTML_WEB_H
#define RENDER_HTML_WEB_H

#include "base/vec.h"
#include "render/draw/draw.h"
#include "render/html/html.h"

/* The classes of a color as they are written again and again: `f-leaf`, `s-leaf`. */
struct svg_bit {
    size_t n;
    char text[24];
};
struct svg_paint {
    struct svg_bit fill, stroke;
};

struct html {
    const struct tmpls *templates;
    const struct theme *theme;
    struct svg_paint paints[COLOR_COUNT];
    const char *symbols[SIGN_STAR + 1]; /* by kind: drawings that are the same everywhere; others NULL */
};

struct web {
    const struct html *html;
    struct arena *arena; /* of the page */
    const struct site *site;
    const struct html_words *words;
    const struct page *page;
    const char *path;          /* of the page, from the root of the site */
    struct buf work;           /* markup grows at its end and is copied out: see web_take */
    VEC(struct sign) signs;    /* that occur on the page */
    bool has_title, has_image; /* a heading of level 1, a picture: seen so far */
    bool shows_levels;         /* by a sign or in a chart: the footer says what they mean */
    bool in_link;
    int depth;       /* of blocks in blocks */
    const char *cut; /* name of the template that was stopped, or NULL */
};

/* Markup written to w->work since `start`, moved into the arena. */
const char *web_take(struct web *w, size_t start);
const char *web_blocks(struct web *w, const struct block *list); /* "" for none */
const char *web_inlines(struct web *w, const struct inl *list);  /* NULL for none */
/* The same of a text that may be in another language than what is around it (lang, or NULL). */
const char *web_words(struct web *w, const char *text, const char *lang);

/* The address for an attribute, relative to the page, not yet escaped for HTML. NULL when it is not one that
 * may stand on a page: schemes other than http, https and mailto, paths out of the site. */
const char *web_href(struct web *w, const char *href);
bool web_is_away(const char *href); /* leads to another host */

/* " lang=... dir=..." for text in another language than the page's; "" otherwise. */
void web_lang(struct web *w, const char *lang, struct buf *out);
/* The same for an element of SVG, which has no direction. */
void web_lang_of_drawing(struct web *w, const char *lang, struct buf *out);

/* A sign; name NULL where it stands beside in words. NULL for SIGN_NONE. */
const char *web_sign(struct web *w, struct sign sign, const char *name, const char *lang);
/* The drawings of all signs of the page, hidden, for the uses that web_sign wrote. */
const char *web_sign_drawings(struct web *w);
void svg_start(struct html *h, struct arena *a); /* fills in paints and symbols */
void svg_shapes(const struct html *h, const struct drawing *d, struct buf *out);

/* lang: of its words, where it is not that of what is around; or NULL. */
const char *web_image(struct web *w, const struct image *image, const char *sizes, const char *lang);
/* A quiet panel for a card without a picture; symbol NULL or unknown gives the plainest. */
const char *web_panel(struct web *w, const char *symbol);

/* Set a field of a map. */
void web_text(struct web *w, struct value *map, const char *name, const char *text);
void web_html(struct web *w, struct value *map, const char *name, const char *html);
void web_flag(struct web *w, struct value *map, const char *name, bool on);
void web_int(struct web *w, struct value *map, const char *name, long n);
/* A new list in the map; a new map at its end. Pointers hold until the next call for the same container. */
struct value *web_list(struct web *w, struct value *map, const char *name);
struct value *web_item(struct web *w, struct value *list);

/* One function a kind of block fills in what its partial needs. */
typedef void web_make(struct web *w, const struct block *b, struct value *map);
#define X(KIND, name) web_make web_make_##name;
BLOCK_KINDS(X)
#undef X

#endif
