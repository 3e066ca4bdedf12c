/* site_files.c: see site_files.h. */
#include "pipeline/classes/site_files.h"

#include "pipeline/files/page_words.h"
#include "pipeline/tree/plan.h"

#include <string.h>

bool site_pages(const struct shared *s, struct arena *a, const struct site *site,
                const struct lang *lang, site_put *put, void *context, struct diags *diags) {
    const struct html_words words = page_words(a, lang);
    struct arena *scratch = arena_new();
    struct buf text = BUF_INIT;
    bool ok = true;
    for (const struct page *page = site->pages; page && ok; page = page->next) {
        buf_clear(&text);
        arena_clear(scratch);
        const char *endless = html_page(s->html, scratch, site, &words, page, &text);
        ok = endless ? shared_endless(endless, NULL, diags)
                     : put(context, page->path, text.p, text.n);
    }
    buf_release(&text);
    arena_free(scratch);
    return ok;
}

bool site_assets(const struct shared *s, site_put *put, void *context) {
    struct buf text = BUF_INIT;
    html_style(s->html, s->css, NULL, 0, &text);
    bool ok = put(context, SITE_STYLE, text.p, text.n) &&
              put(context, SITE_SCRIPT, s->script, strlen(s->script));
    buf_release(&text);
    return ok;
}
