/* extract_zip.c: the words in the parts of an Office or OpenDocument file. */
#include "media/text/extract.h"

#include "archive/zip.h"
#include "base/ending.h"

#include <string.h>

/* Parts may have any name: their type is declared elsewhere. Media are skipped because they are
 * large. */
static bool may_be_xml(const char *name) {
    static const char *const media[] = {".png", ".jpg", ".jpeg", ".gif", ".mp4", ".mov", ".m4a",
                                        ".mp3", ".wav", ".emf",  ".wmf", ".ttf", ".otf", ".odttf"};
    for (size_t i = 0; i < sizeof media / sizeof *media; i++)
        if (ending_is(name, media[i])) return false;
    return true;
}

static bool begins_like_xml(const char *p) {
    if (strncmp(p, "\xEF\xBB\xBF", 3) == 0) p += 3;
    return p[strspn(p, " \t\r\n")] == '<';
}

bool extract_zip(const void *data, size_t n, struct buf *out, const char **why) {
    struct arena *a = arena_new();
    struct zip_entries parts = {.arena = a};
    bool ok = zip_read(&parts, data, n, why);
    for (size_t i = 0; ok && i < parts.list.n; i++) {
        const struct zip_entry *e = &parts.list.v[i];
        if (!e->data.n || !may_be_xml(e->name) || !begins_like_xml(e->data.p)) continue;
        *why = out->n < EXTRACT_MOST ? "it is damaged" : "it is too long to be searched completely";
        ok = out->n < EXTRACT_MOST && extract_xml(e->data.p, e->data.n, out);
        buf_str(out, "\n\n");
    }
    zip_release(&parts);
    arena_free(a);
    return ok;
}
