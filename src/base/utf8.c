/* utf8.c: the one decoder. Everything that walks over text goes through here. */
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
    if (!**s) return 0;
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

struct span {
    unsigned first, last;
};

static bool within(unsigned c, const struct span *spans, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (c >= spans[i].first && c <= spans[i].last) return true;
    return false;
}

/* Enough of Unicode's East Asian Width and combining classes to put a caret under the right letter. */
static size_t columns(unsigned c) {
    static const struct span none[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},
                                       {0x64B, 0x65F},   {0x93A, 0x93A},   {0x93C, 0x93C},   {0x941, 0x948},
                                       {0x94D, 0x94D},   {0xE31, 0xE31},   {0xE34, 0xE3A},   {0xE47, 0xE4E},
                                       {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},
                                       {0x2060, 0x2064}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
                                       {0xFEFF, 0xFEFF}};
    static const struct span wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0xA4CF},
                                       {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},  {0xFE30, 0xFE6F},
                                       {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F},
                                       {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
    if (c < 0x300) return 1;
    if (within(c, none, sizeof none / sizeof *none)) return 0;
    return within(c, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

size_t utf8_width(const char *s, size_t n) {
    size_t width = 0;
    for (size_t i = 0, len; i < n; i += len) width += columns(utf8_decode(s + i, n - i, &len));
    return width;
}
