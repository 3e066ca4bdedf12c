/* byte_order.h: integers of up to eight bytes, as stored in files: big-endian and little-endian. */
#ifndef MEDIA_BYTE_ORDER_H
#define MEDIA_BYTE_ORDER_H

#include <stdint.h>

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
