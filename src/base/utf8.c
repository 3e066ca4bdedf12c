/* utf8.c: the only UTF-8 decoder; all code that iterates over text uses it. */
#include "base/utf8.h"

#include <string.h>

static bool tail(unsigned char c) { return (c & 0xC0) == 0x80; }

unsigned utf8_decode(const char *text, size_t n, size_t *len) {
    const unsigned char *s = (const unsigned char *)text;
    unsigned c = s[0];
    *len = 1;
    if (c < 0x80) return c;
    if (c >= 0xC2 && c <= 0xDF && n >= 2 && tail(s[1])) {
        *len = 2;
        return (c & 0x1F) << 6 | (s[1] & 0x3Fu);
    }
    if ((c & 0xF0) == 0xE0 && n >= 3 && tail(s[1]) && tail(s[2])) {
        unsigned v = (c & 0x0F) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
        if (v < 0x800 || (v >= 0xD800 && v <= 0xDFFF)) return 0xFFFD;
        *len = 3;
        return v;
    }
    if (c >= 0xF0 && c <= 0xF4 && n >= 4 && tail(s[1]) && tail(s[2]) && tail(s[3])) {
        unsigned v = (c & 0x07) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
        if (v < 0x10000 || v > 0x10FFFF) return 0xFFFD;
        *len = 4;
        return v;
    }
    return 0xFFFD;
}

unsigned utf8_next(const char **s) {
    unsigned char first = (unsigned char)**s;
    if (!first) return 0;
    if (first < 0x80) {
        ++*s;
        return first;
    }
    size_t left = strnlen(*s, 4), len;
    unsigned c = utf8_decode(*s, left, &len);
    *s += len;
    return c;
}

bool utf8_valid(const char *s, size_t n, size_t *bad) {
    size_t i = 0;
    while (i < n) {
        size_t len;
        unsigned c = utf8_decode(s + i, n - i, &len);
        if (c == 0 || (c == 0xFFFD && len == 1)) {
            *bad = i;
            return false;
        }
        i += len;
    }
    return true;
}

size_t utf8_count(const char *s, size_t n) {
    size_t count = 0;
    for (size_t i = 0, len; i < n; i += len, count++) utf8_decode(s + i, n - i, &len);
    return count;
}
