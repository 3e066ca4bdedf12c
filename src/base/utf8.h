/* utf8.h: decoding, checking and counting UTF-8. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* The code point at s (n bytes left, n > 0); *len is the bytes it takes. An invalid byte gives U+FFFD and *len 1. */
unsigned utf8_decode(const char *s, size_t n, size_t *len);
/* The code point at *s of a NUL-terminated string, moving *s on; 0 at the end. */
unsigned utf8_next(const char **s);
/* True if all of s is valid UTF-8 (no surrogates, no overlong forms, no NUL); else *bad is the offset of the fault. */
bool utf8_valid(const char *s, size_t n, size_t *bad);
/* Code points of s. */
size_t utf8_count(const char *s, size_t n);
/* Columns that a code point takes on a terminal: 0, 1 or 2. */
size_t utf8_columns(unsigned code_point);
/* Columns that s takes on a terminal: wide East Asian characters take two, combining marks none. */
size_t utf8_width(const char *s, size_t n);

#endif
