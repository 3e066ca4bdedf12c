/* spelled.h: what the letters of an id are to a reader or a browser, however they are written.
 *
 * An address may hold `%6F` for "o", and `%256F` where somebody escaped it twice; a text may hold
 * `&#45;` for a hyphen, letters of full width, any of the signs that look like a hyphen, and
 * characters that are not seen at all. */
#ifndef PIPELINE_SPELLED_H
#define PIPELINE_SPELLED_H

#include <stddef.h>

enum { SPELLED_NOTHING = 0, SPELLED_UNSEEN = 1 /* a soft hyphen, a character without width */ };

/* What stands at p, which ends with a NUL: a small letter, a digit, '-' for every sign like it,
 * '/', or '.'; SPELLED_UNSEEN; and SPELLED_NOTHING for all else. *n is how many bytes it takes, at
 * least 1; 0 at the end. */
char spelled_at(const char *p, size_t *n);

#endif
