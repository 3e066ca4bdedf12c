/* html.h: renders documents as web pages.
 *
 *     struct html *h = html_new(arena, templates, &theme);
 *     html_page(h, scratch, &site, &words, page, &out); // one whole page
 *     html_style(h, base_css, faces, n, &out);          // assets/style.css of the theme
 *
 * The style sheet belongs at assets/style.css of the site. Every page works from file://, makes no
 * request to any host, is readable without the style sheet, and is laid out by
 * templates/html/page.mustache and one partial for each kind of block.
 */
#ifndef RENDER_HTML_HTML_H
#define RENDER_HTML_HTML_H

#include "base/arena.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "doc/theme.h"
#include "render/tmpl/tmpl.h"

struct html;
/* Translated words that the renderer itself adds, the same for all pages of a site. */
struct html_words {
    const char *show_data;    /* "The same as a table": summary of the table next to a chart */
    const char *legend_done;  /* may be NULL */
    const char *print;        /* "Print" */
    const char *external;     /* "opens another site" */
    const char *menu, *close; /* the button of the menu on a phone: "Menu"; while it is open */
    /* Words of templates/html/site.js as a JSON object; NULL: it adds no controls. */
    const char *script;
};

struct html *html_new(struct arena *a, const struct tmpls *templates, const struct theme *theme);
/* Is there a template for the page and for every kind of block? Adds a finding for each that is
 * missing. */
bool html_check(const struct html *h, struct diags *diags);
/* Appends a page, which belongs at site->folder + page->path. scratch: memory for one page; the
 * caller clears it. Returns NULL, or the name of a template that was stopped because it does not
 * end; then the page is incomplete. */
const char *html_page(const struct html *h, struct arena *scratch, const struct site *site,
                      const struct html_words *words, const struct page *page, struct buf *out);
/* A page of one template filled with plain text, without blocks. Same result as html_page. */
struct html_field {
    const char *name, *text;
};
const char *html_fill(const struct html *h, struct arena *scratch, const char *template,
                      const struct html_field *fields, size_t n, struct buf *out);
/* Appends the search index as a script that assigns it to a variable; it belongs at
 * html_search_path. */
void html_search(const struct site *site, struct buf *out);
const char *html_search_path(struct arena *a, const struct site *site);
/* Appends the style sheet: fonts (n faces), the theme's colors as custom properties (light and
 * dark), then base_css (templates/html/style.css). */
struct html_face {
    const char *family;
    int weight; /* 400, 700 */
    bool italic;
    const char *ref; /* path from the style sheet: "fonts/andika.ttf" */
};
void html_style(const struct html *h, const char *base_css, const struct html_face *faces, size_t n,
                struct buf *out);

#endif
