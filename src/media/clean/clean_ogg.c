/* clean_ogg.c: finds the end of the first recording in a chain (RFC 3533, 4): a page that begins a
 * stream, after pages that do not.
 *
 * Pure. */
#include "media/clean/clean_ogg.h"

#include <stdbool.h>
#include <string.h>

enum { HEAD = 27, FLAGS = 5, COUNT = 26, FIRST_PAGE = 2 };

/* The size of the page; 0 if no page begins here. */
static size_t page_size(const unsigned char *p, size_t n) {
    if (n < HEAD || memcmp(p, "OggS", 4) != 0 || n - HEAD < p[COUNT]) return 0;
    size_t size = HEAD + (size_t)p[COUNT];
    for (size_t i = 0; i < p[COUNT]; i++) size += p[HEAD + i];
    return size <= n ? size : 0;
}

size_t ogg_link(const unsigned char *p, size_t n) {
    bool begun = false;
    for (size_t at = 0, size; (size = page_size(p + at, n - at)) > 0; at += size) {
        bool first = p[at + FLAGS] & FIRST_PAGE;
        if (first && begun) return at;
        begun |= !first;
    }
    return n;
}
