/* utf8.h: decoding, checking, and counting UTF-8.
 *
 *     for (const char *s = text; (c = utf8_next(&s));) use(c);
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* The code point at s (n > 0 bytes left); sets *len to its length. An invalid byte gives U+FFFD and
 * *len 1. */
unsigned utf8_decode(const char *s, size_t n, size_t *len);
/* The code point at *s of a NUL-terminated string, advancing *s past it; 0 at the end. */
unsigned utf8_next(const char **s);
/* True if all of s is valid UTF-8 (no surrogates, overlong forms, or NUL); otherwise *bad is the
 * offset of the error. */
bool utf8_valid(const char *s, size_t n, size_t *bad);
/* The number of code points in s. */
size_t utf8_count(const char *s, size_t n);
/* Columns that a code point takes in a terminal: 0, 1, or 2. */
size_t utf8_columns(unsigned code_point);
/* Columns that s takes in a terminal: two for wide East Asian characters, none for combining
 * marks. */
size_t utf8_width(const char *s, size_t n);

#endif
