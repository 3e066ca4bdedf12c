/* spelled.h: recognizes the letters of an id as a reader or a browser would, however they are
 * written.
 *
 * An address may contain `%6F` for "o", or `%256F` if it was escaped twice; a text may contain
 * `&#45;` for a hyphen, full-width letters, any of the characters that look like a hyphen, and
 * invisible characters. */
#ifndef PIPELINE_SPELLED_H
#define PIPELINE_SPELLED_H

#include <stddef.h>

enum { SPELLED_NOTHING = 0, SPELLED_UNSEEN = 1 /* a soft hyphen, or a character without width */ };

/* Returns the plain form of the character at p, in a string that ends with a NUL: a lowercase
 * letter, a digit, '-' for every kind of hyphen, '/', or '.'; SPELLED_UNSEEN for an invisible
 * character; SPELLED_NOTHING for all others. *n: how many bytes it takes, at least 1; 0 at the
 * end. */
char spelled_at(const char *p, size_t *n);

#endif
