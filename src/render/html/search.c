/* search.c: the search index of a site, as a script, because a page on file:// can only load
 * scripts. */
#include "render/html/web.h"

const char *html_search_path(struct arena *a, const struct site *site) {
    return arena_printf(a, "assets/search-%s.js", site->lang);
}

static void write_field(const char *text, struct buf *out) {
    buf_char(out, '"');
    buf_json(out, text ? text : "");
    buf_char(out, '"');
}

void html_search(const struct site *site, struct buf *out) {
    buf_str(out, "window.folioscopeSearch=[");
    for (const struct search_entry *e = site->search; e; e = e->next) {
        const char *fields[] = {e->title, e->note, e->text, e->lang, e->note_lang};
        buf_str(out, e == site->search ? "\n[\"" : ",\n[\"");
        if (site->folder) buf_json(out, site->folder);
        buf_json(out, e->path);
        buf_char(out, '"');
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
            buf_char(out, ',');
            write_field(fields[i], out);
        }
        buf_char(out, ']');
    }
    buf_str(out, "];\n");
}
