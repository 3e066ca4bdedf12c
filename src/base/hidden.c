/* hidden.c: the same rules as for pages (parse/markdown.c): "<!-->" is a note as well. */
#include "base/hidden.h"

#include <string.h>

bool hidden_cut(const char *text, size_t n, struct buf *out) {
    const char *end = text + n, *open = n ? memmem(text, n, "<!--", 4) : NULL;
    bool any = open;
    while (open) {
        buf_add(out, text, (size_t)(open - text));
        const char *close = memmem(open + 2, (size_t)(end - open) - 2, "-->", 3);
        text = close ? close + 3 : end;
        open = memmem(text, (size_t)(end - text), "<!--", 4);
    }
    buf_add(out, text, (size_t)(end - text));
    return any;
}
