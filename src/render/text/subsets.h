/* subsets.h: a cache of web fonts, by face and exact set of characters: most learners of a school
 * use the same ones. Private to render/text. */
#ifndef RENDER_TEXT_SUBSETS_H
#define RENDER_TEXT_SUBSETS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most recent subsets of one face. */
struct subsets;
struct subsets *subsets_new(void);
void subsets_free(struct subsets *s); /* NULL is fine */
/* Appends the cached font for these code points; false if there is none. */
bool subsets_find(const struct subsets *s, const uint32_t *code_points, size_t n, struct buf *out);
/* Caches a font in place of the oldest. */
void subsets_keep(struct subsets *s, const uint32_t *code_points, size_t n, const void *data,
                  size_t size);

#endif
