/* byte_order.h: a run of bytes that is read from its start, and integers of up to eight bytes as
 * stored in files: big-endian and little-endian. */
#ifndef MEDIA_BYTE_ORDER_H
#define MEDIA_BYTE_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes {
    const unsigned char *p;
    size_t n;
};

/* Moves the first n bytes of `from` into `part`. False, and nothing moves, if there are fewer. */
static inline bool bytes_take(struct bytes *from, size_t n, struct bytes *part) {
    if (n > from->n) return false;
    *part = (struct bytes){from->p, n};
    *from = (struct bytes){from->p + n, from->n - n};
    return true;
}

static inline uint64_t bytes_big(const unsigned char *p, int n) {
    uint64_t v = 0;
    while (n--) v = v << 8 | *p++;
    return v;
}

static inline uint64_t bytes_little(const unsigned char *p, int n) {
    uint64_t v = 0;
    while (n--) v = v << 8 | p[n];
    return v;
}

#endif
