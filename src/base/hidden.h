/* hidden.h: what is between <!-- and --> is the writer's own note, wherever text is written, and goes to no one. */
#ifndef BASE_HIDDEN_H
#define BASE_HIDDEN_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Appends the text without such notes. One that is not closed takes all that follows with it. Was there one? */
bool hidden_cut(const char *text, size_t n, struct buf *out);

#endif
