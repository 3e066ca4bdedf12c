/* ascii.h: small letters and blanks of ASCII, the same in every locale. Other bytes are left alone. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include "base/arena.h"

static inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }
/* A copy in small letters. */
char *ascii_lowered(struct arena *a, const char *text);
/* Without blanks, tabs, and line ends at both ends: a part of the text, which is cut short. */
char *ascii_trim(char *text);

#endif
