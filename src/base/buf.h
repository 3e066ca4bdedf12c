/* buf.h: a byte buffer that grows.
 *
 * Invariants: p is never NULL and p[n] is always '\0', so a buffer can be read as a C string at any
 * time.
 *
 *     struct buf b = BUF_INIT;
 *     buf_str(&b, "hello");
 *     puts(b.p);
 *     buf_release(&b);
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <string.h>

struct arena;

struct buf {
    char *p;
    size_t n;   /* bytes in use, without the final NUL */
    size_t cap; /* bytes allocated; 0 while p is the shared empty string */
};

#define BUF_INIT \
    { "", 0, 0 } /* the empty string is never written to: cap is 0 */

void buf_release(struct buf *b); /* frees the memory; b is empty and can be used again */
void buf_clear(struct buf *b);   /* keeps the memory */
/* Makes room for `more` bytes and the final NUL. */
void buf_reserve(struct buf *b, size_t more);
/* In the header because pages are written a few bytes at a time, mostly of lengths known to the
 * compiler. */
static inline void buf_add(struct buf *b, const void *p, size_t n) {
    if (!n) return;
    if (b->n + n >= b->cap) buf_reserve(b, n);
    memcpy(b->p + b->n, p, n);
    b->n += n;
    b->p[b->n] = '\0';
}
static inline void buf_str(struct buf *b, const char *s) { buf_add(b, s, strlen(s)); }
static inline void buf_char(struct buf *b, char c) { buf_add(b, &c, 1); }
void buf_fmt(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_int(struct buf *b, long long v);
/* A number with at most `places` (0..6) decimals, without trailing zeros, with '.' in any locale;
 * NaN and infinities are written as 0. For coordinates; never for levels (see dec.h). */
void buf_num(struct buf *b, double v, int places);
/* Appends a code point as UTF-8. */
void buf_utf8(struct buf *b, unsigned code_point);
/* Appends s escaped for HTML and XML: & < > " ' and nothing else; safe in text and in quoted
 * attributes. */
void buf_html(struct buf *b, const char *s);
/* Appends s escaped as the inside of a JSON string, with < > & and U+2028/9 as \u escapes (safe in
 * script elements). */
void buf_json(struct buf *b, const char *s);
/* A NUL-terminated copy of the content, in the arena. */
char *buf_dup(const struct buf *b, struct arena *a);
/* The same, and releases the buffer. */
char *buf_take(struct buf *b, struct arena *a);

#endif
