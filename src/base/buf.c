/* buf.c: the growing buffer, and escaping for HTML and JSON. */
#include "base/buf.h"

#include "base/arena.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_release(struct buf *b) {
    if (b->cap) free(b->p);
    *b = (struct buf)BUF_INIT;
}

void buf_clear(struct buf *b) {
    b->n = 0;
    if (b->cap) b->p[0] = '\0';
}

void buf_reserve(struct buf *b, size_t more) {
    size_t need = b->n + more + 1;
    if (need <= b->cap) return;
    size_t cap = b->cap ? b->cap * 2 : 64;
    if (cap < need) cap = need;
    b->p = mem_realloc(b->cap ? b->p : NULL, cap);
    b->cap = cap;
}

void buf_fmt(struct buf *b, const char *format, ...) {
    va_list args;
    buf_reserve(b, 80); /* enough for most texts, so that they are formatted only once */
    va_start(args, format);
    int n = vsnprintf(b->p + b->n, b->cap - b->n, format, args);
    va_end(args);
    if (n > 0 && (size_t)n >= b->cap - b->n) {
        buf_reserve(b, (size_t)n);
        va_start(args, format);
        vsnprintf(b->p + b->n, (size_t)n + 1, format, args);
        va_end(args);
    }
    if (n > 0) b->n += (size_t)n;
    b->p[b->n] = '\0';
}

void buf_int(struct buf *b, long long v) {
    char digits[24];
    size_t i = sizeof digits;
    unsigned long long u = v < 0 ? 0ULL - (unsigned long long)v : (unsigned long long)v;
    do digits[--i] = (char)('0' + u % 10);
    while (u /= 10);
    if (v < 0) digits[--i] = '-';
    buf_add(b, digits + i, sizeof digits - i);
}

/* Like llround, but faster. */
static long long nearest(double x) {
    if (fabs(x) >= 4503599627370496.0) return llround(x); /* has no fraction */
    long long whole = (long long)x;
    double rest = x - (double)whole;
    if (rest >= 0.5) return whole + 1;
    return rest <= -0.5 ? whole - 1 : whole;
}

static int digits_of(unsigned long long u) {
    int n = 1;
    for (unsigned long long power = 10; u >= power && n < 19; power *= 10) n++;
    return n;
}

/* Writes the digits in place, from last to first. */
void buf_num(struct buf *b, double v, int places) {
    static const double scales[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    enum { LONGEST = 24 };
    long long q = isfinite(v) ? nearest(v * scales[places]) : 0;
    unsigned long long u = q < 0 ? 0ULL - (unsigned long long)q : (unsigned long long)q;
    for (; places > 0 && u % 10 == 0; places--) u /= 10;
    int n = digits_of(u);
    if (n <= places) n = places + 1;
    buf_reserve(b, LONGEST);
    if (q < 0) b->p[b->n++] = '-';
    b->n += (size_t)n + (places > 0);
    char *p = b->p + b->n;
    *p = '\0';
    for (int k = 0; k < n; k++, u /= 10) {
        if (k == places && k > 0) *--p = '.';
        *--p = (char)('0' + u % 10);
    }
}

static char continuation(unsigned bits) { return (char)(0x80 | (bits & 63)); }

void buf_utf8(struct buf *b, unsigned c) {
    if (c < 0x80) {
        buf_char(b, (char)c);
    } else if (c < 0x800) {
        buf_add(b, (const char[]){(char)(0xC0 | c >> 6), continuation(c)}, 2);
    } else if (c < 0x10000) {
        buf_add(b, (const char[]){(char)(0xE0 | c >> 12), continuation(c >> 6), continuation(c)},
                3);
    } else {
        const char s[] = {(char)(0xF0 | c >> 18), continuation(c >> 12), continuation(c >> 6),
                          continuation(c)};
        buf_add(b, s, sizeof s);
    }
}

static const struct {
    size_t n;
    char text[8];
} entities[128] = {
    ['&'] = {5, "&amp;"},  ['<'] = {4, "&lt;"},   ['>'] = {4, "&gt;"},
    ['"'] = {6, "&quot;"}, ['\''] = {5, "&#39;"},
};

void buf_html(struct buf *b, const char *s) {
    for (const char *start = s;; start = ++s) {
        s += strcspn(s, "&<>\"'");
        buf_add(b, start, (size_t)(s - start));
        if (!*s) return;
        buf_add(b, entities[(int)*s].text, entities[(int)*s].n);
    }
}

static bool is_plain_json(unsigned char c) {
    return c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' && c != 0xE2;
}

void buf_json(struct buf *b, const char *s) {
    for (const unsigned char *p = (const unsigned char *)s, *start = p;; start = ++p) {
        while (is_plain_json(*p)) p++;
        buf_add(b, start, (size_t)(p - start));
        if (!*p) return;
        if (*p == '"' || *p == '\\') {
            buf_char(b, '\\');
            buf_char(b, (char)*p);
        } else if (*p < 0x20 || *p == '<' || *p == '>' || *p == '&') {
            buf_fmt(b, "\\u%04x", *p);
        } else if (p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9)) {
            buf_str(b, p[2] == 0xA8 ? "\\u2028" : "\\u2029");
            p += 2;
        } else {
            buf_char(b, (char)*p);
        }
    }
}

char *buf_dup(const struct buf *b, struct arena *a) { return arena_strndup(a, b->p, b->n); }

char *buf_take(struct buf *b, struct arena *a) {
    char *copy = buf_dup(b, a);
    buf_release(b);
    return copy;
}
