/* hidden.h: text between <!-- and --> is the author's own note, in every kind of text, and is never
 * published. */
#ifndef BASE_HIDDEN_H
#define BASE_HIDDEN_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Appends the text without such notes; a note that is never closed runs to the end. Returns whether
 * there was one. */
bool hidden_cut(const char *text, size_t n, struct buf *out);

#endif
