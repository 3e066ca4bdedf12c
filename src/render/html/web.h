/* web.h: the state of one page being rendered, shared by the files of this folder.
 *
 * Flow: html.c starts a page; blocks.c turns every block into a tree of values (blocks_*.c, one
 * function for each kind) and renders it with the partial of that name; inlines.c, links.c, svg.c,
 * and pictures.c make finished markup for it. web.c holds what they all collect markup and values
 * with. */
#ifndef RENDER_HTML_WEB_H
#define RENDER_HTML_WEB_H

#include "base/vec.h"
#include "render/draw/draw.h"
#include "render/html/html.h"

/* The classes of a color, prepared because they are written very often: `f-leaf`, `s-leaf`. */
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
    const char *symbols[SIGN_MET + 1]; /* by kind: drawings without parameters; others NULL */
};

struct web {
    const struct html *html;
    struct arena *arena; /* memory for this page */
    const struct site *site;
    const struct html_words *words;
    const struct page *page;
    const char *path;          /* of the page, from the root of the site */
    struct buf work;           /* markup is appended here, then moved to the arena by web_take */
    VEC(struct sign) signs;    /* on the page */
    bool has_title, has_image; /* a heading of level 1, or a picture, has been written */
    bool shows_levels;         /* by a sign or in a chart: then the footer explains levels */
    bool in_link;
    int depth;       /* nesting of blocks */
    const char *cut; /* name of the template that was stopped, or NULL */
};

/* Moves the markup written to w->work since `start` into the arena. */
const char *web_take(struct web *w, size_t start);
const char *web_blocks(struct web *w, const struct block *list); /* "" for none */
const char *web_inlines(struct web *w, const struct inl *list);  /* NULL for none */
/* The same for a text that may be in another language than the text around it (lang; otherwise
 * NULL). */
const char *web_words(struct web *w, const char *text, const char *lang);

/* The address for an attribute, relative to the page, not yet escaped for HTML. NULL if it is not
 * allowed on a page: schemes other than http, https, and mailto, or a path out of the site. */
const char *web_href(struct web *w, const char *href);
bool web_is_away(const char *href); /* does it lead to another host? */

/* Appends " lang=... dir=..." if lang is not the page's language. */
void web_lang(struct web *w, const char *lang, struct buf *out);
/* The same for an SVG element, which has no direction. */
void web_lang_of_drawing(struct web *w, const char *lang, struct buf *out);

/* A sign; name is NULL if it is written next to it. NULL for SIGN_NONE. */
const char *web_sign(struct web *w, struct sign sign, const char *name, const char *lang);
/* Hidden drawings of all signs on the page, to which the markup from web_sign refers. */
const char *web_sign_drawings(struct web *w);
/* A drawing as an SVG element of that class. Its words are for those who do not see it: title and
 * description may be NULL; lang is the title's, if not the page's. Without words it is hidden from
 * them. */
struct svg_words {
    const char *title, *lang, *description;
};
const char *web_drawing(struct web *w, const struct drawing *d, const char *class_name,
                        const struct svg_words *words);
void svg_start(struct html *h, struct arena *a); /* fills in paints and symbols */
void svg_shapes(const struct html *h, const struct drawing *d, struct buf *out);

/* lang: of its texts, if they are not in the language around it; otherwise NULL. */
const char *web_image(struct web *w, const struct image *image, const char *sizes,
                      const char *lang);
/* A drawn panel for a card without a picture; the plainest one if symbol is NULL or unknown. */
const char *web_panel(struct web *w, const char *symbol);

/* Set a field of a map. */
void web_text(struct web *w, struct value *map, const char *name, const char *text);
void web_html(struct web *w, struct value *map, const char *name, const char *html);
void web_flag(struct web *w, struct value *map, const char *name, bool on);
void web_int(struct web *w, struct value *map, const char *name, long n);
/* A new list in the map; a new map in the list. Pointers are valid until the next call for the same
 * container. */
struct value *web_list(struct web *w, struct value *map, const char *name);
struct value *web_item(struct web *w, struct value *list);

/* For each kind of block, a function that fills in the values for its partial. */
typedef void web_make(struct web *w, const struct block *b, struct value *map);
#define X(KIND, name) web_make web_make_##name;
BLOCK_KINDS(X)
#undef X

#endif
