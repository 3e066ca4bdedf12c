/* html.c: renders a whole page: head, navigation, content, footer. Kinds of blocks are in
 * blocks*.c. */
#include "render/html/web.h"

#include "base/codes.h"
#include <string.h>

struct html *html_new(struct arena *a, const struct tmpls *templates, const struct theme *theme) {
    struct html *h = arena_make(a, struct html);
    *h = (struct html){.templates = templates, .theme = theme};
    svg_start(h, a);
    return h;
}

bool html_check(const struct html *h, struct diags *diags) {
    static const char *const names[] = {"page", "unlock",
#define X(KIND, name) #name,
                                        BLOCK_KINDS(X)
#undef X
    };
    bool complete = true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (tmpls_has(h->templates, names[i])) continue;
        complete = false;
        diag_add(diags, (struct diag){.code = code_text(CODE_TEMPLATE_MISSING),
                                      .severity = DIAG_ERROR,
                                      .text = arena_printf(diags->arena,
                                                           "no template '%s.mustache'", names[i])});
    }
    return complete;
}

static bool is_entry(const struct site *site, const char *path) {
    for (const struct nav_entry *e = site->nav; e; e = e->next)
        if (strcmp(e->path, path) == 0) return true;
    return false;
}

/* "page" for the entry of this page, "true" for the entry to which it belongs; at most one entry is
 * current. */
static const char *current(const struct web *w, const struct nav_entry *e) {
    const struct page *page = w->page;
    if (strcmp(page->path, e->path) == 0) return "page";
    return page->nav && strcmp(page->nav, e->path) == 0 && !is_entry(w->site, page->path) ? "true"
                                                                                          : NULL;
}

static void make_nav(struct web *w, struct value *map) {
    struct value *list = web_list(w, map, "nav");
    const char *here = NULL;
    for (const struct nav_entry *e = w->site->nav; e; e = e->next) {
        struct value *item = web_item(w, list);
        const char *is_current = current(w, e);
        web_text(w, item, "href", web_href(w, e->path));
        web_text(w, item, "label", e->label);
        web_text(w, item, "note", e->note);
        web_text(w, item, "current", is_current);
        if (is_current) here = e->label;
    }
    web_text(w, map, "here", here);
    web_flag(w, map, "has_nav", w->site->nav != NULL);
    web_text(w, map, "nav_label", w->site->nav_label);
}

/* Links to this page in the other languages. */
static void make_languages(struct web *w, struct value *map) {
    struct value *list = web_list(w, map, "languages");
    const char *own = w->site->folder ? w->site->folder : "";
    for (const struct site_language *l = w->site->languages; l; l = l->next) {
        struct value *item = web_item(w, list);
        bool here = strcmp(l->folder, own) == 0;
        struct site there = {.folder = l->folder};
        struct web other = *w;
        other.site = &there;
        web_text(w, item, "name", l->name);
        web_text(w, item, "tag", l->tag);
        web_text(w, item, "dir", l->rtl ? "rtl" : "ltr");
        web_text(w, item, "current", here ? "true" : NULL);
        web_text(w, item, "href", web_href(&other, w->page->path));
        w->work = other.work;
    }
    web_flag(w, map, "has_languages", w->site->languages && w->site->languages->next);
    web_text(w, map, "languages_label", w->site->languages_label);
}

static void make_script(struct web *w, struct value *map) {
    web_text(w, map, "script", web_href(w, "assets/site.js"));
    web_text(w, map, "words", w->words->script);
    web_text(w, map, "search",
             w->site->search ? web_href(w, html_search_path(w->arena, w->site)) : NULL);
}

static void make_head(struct web *w, struct value *map) {
    const struct site *site = w->site;
    web_text(w, map, "lang", site->lang);
    web_text(w, map, "dir", site->rtl ? "rtl" : "ltr");
    web_text(w, map, "title", w->page->title);
    web_text(w, map, "site_title", site->title);
    web_html(w, map, "site_subtitle", web_inlines(w, site->subtitle));
    web_text(w, map, "home", web_href(w, "index.html"));
    web_text(w, map, "style", web_href(w, "assets/style.css"));
    web_text(w, map, "skip_label", site->skip_label);
    web_html(w, map, "logo", w->site->logo ? web_image(w, w->site->logo, "48px", NULL) : NULL);
    w->has_image = false;
    make_nav(w, map);
    make_languages(w, map);
    make_script(w, map);
    web_flag(w, map, "has_menu", site->nav || w->words->script);
    web_text(w, map, "menu_label", w->words->menu);
    web_text(w, map, "close_label", w->words->close);
}

const char *html_page(const struct html *h, struct arena *scratch, const struct site *site,
                      const struct html_words *words, const struct page *page, struct buf *out) {
    struct web w = {
        .html = h, .arena = scratch, .site = site, .words = words, .page = page, .work = BUF_INIT};
    struct value map = value_map();
    enum { USUAL = 32 * 1024 }; /* bytes of a typical page, so that the buffer rarely grows */
    buf_reserve(&w.work, USUAL);
    w.path = site->folder && *site->folder ? arena_printf(scratch, "%s%s", site->folder, page->path)
                                           : page->path;
    make_head(&w, &map);
    web_html(&w, &map, "main", web_blocks(&w, page->blocks));
    web_flag(&w, &map, "needs_title", !w.has_title);
    if (site->footer && w.shows_levels) web_html(&w, &map, "footer", web_blocks(&w, site->footer));
    web_html(&w, &map, "signs", web_sign_drawings(&w));
    if (!w.cut && !tmpl_render(h->templates, "page", &map, out)) w.cut = "page";
    buf_release(&w.work);
    return w.cut;
}

const char *html_fill(const struct html *h, struct arena *scratch, const char *template,
                      const struct html_field *fields, size_t n, struct buf *out) {
    struct value map = value_map();
    for (size_t i = 0; i < n; i++)
        value_set(scratch, &map, fields[i].name, value_text(fields[i].text));
    return tmpl_render(h->templates, template, &map, out) ? NULL : template;
}
