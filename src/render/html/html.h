/* html.h: documents to web pages.
 *
 *     struct html *h = html_new(arena, templates, &theme);
 *     html_page(h, &site, page, &out);              // one page, whole
 *     html_style(h, &out);                          // assets/style.css, made from the theme
 *
 * The style sheet belongs at assets/style.css of the site. Every page works from file://, asks nothing of any
 * host, reads well without style, and is laid out by templates/html/page.mustache and one partial a block
 * kind.
 */
#ifndef RENDER_HTML_HTML_H
#define RENDER_HTML_HTML_H

#include "base/arena.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "doc/theme.h"
#include "render/tmpl/tmpl.h"

struct html;
/* What the renderer itself must say, translated: set once per site by the caller. */
struct html_words {
    const char *show_data;   /* "The same as a table": summary of the table beside a chart */
    const char *legend_done; /* unused signs' names are never invented: NULL is fine */
    const char *print;       /* "Print" */
    const char *external;    /* "opens another site" */
    const char
        *script; /* words of templates/html/site.js as a JSON object, or NULL: then it makes no control */
};

struct html *html_new(struct arena *a, const struct tmpls *templates, const struct theme *theme);
/* True when there is a template for the page and for every kind of block; a diagnostic for each that is
 * missing. */
bool html_check(const struct html *h, struct diags *diags);
/* scratch: memory for one page, the caller clears it. The page belongs at site->folder + page->path. NULL, or the name of
 * a template that was stopped because it goes on without end: then the page is not whole. */
const char *html_page(const struct html *h, struct arena *scratch, const struct site *site,
                      const struct html_words *words, const struct page *page, struct buf *out);
/* A page of one template and plain words, without blocks. Result as of html_page. */
struct html_field {
    const char *name, *text;
};
const char *html_fill(const struct html *h, struct arena *scratch, const char *template,
                      const struct html_field *fields, size_t n, struct buf *out);
/* The index of the search as a script that assigns it to a variable: html_search_path says where it belongs. */
void html_search(const struct site *site, struct buf *out);
const char *html_search_path(struct arena *a, const struct site *site);
/* The style sheet: theme colours as custom properties (light and dark), faces (families with a file each, or
 * none), then templates/html/style.css. */
struct html_face {
    const char *family;
    int weight; /* 400, 700 */
    bool italic;
    const char *ref; /* path from the style sheet: "fonts/andika.ttf" */
};
void html_style(const struct html *h, const char *base_css, const struct html_face *faces, size_t n,
                struct buf *out);

#endif
