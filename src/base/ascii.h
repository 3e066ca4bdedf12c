/* ascii.h: lower case and white space of ASCII, the same in every locale. Other bytes are left
 * alone. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include "base/arena.h"

static inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }
/* A copy in lower case. */
char *ascii_lowered(struct arena *a, const char *text);
/* Strips blanks, tabs, and line ends from both ends, in place; returns a pointer into the text. */
char *ascii_trim(char *text);

#endif
