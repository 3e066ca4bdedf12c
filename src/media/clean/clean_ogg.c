/* clean_ogg.c: where one recording of a chain ends (RFC 3533, 4): at a page with which a stream
 * begins, after pages with which none does.
 *
 * Pure. */
#include "media/clean/clean_ogg.h"

#include <stdbool.h>
#include <string.h>

enum { HEAD = 27, FLAGS = 5, COUNT = 26, FIRST_PAGE = 2 };

/* How many bytes the page takes; 0 where none begins. */
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
