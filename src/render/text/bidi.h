/* bidi.h: directions of text (Unicode Standard Annex 9). Private to render/text. */
#ifndef RENDER_TEXT_BIDI_H
#define RENDER_TEXT_BIDI_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/umachine.h>

/* The embedding level of each of n UTF-16 units, in the arena; odd levels run right to left. */
uint8_t *bidi_levels(struct arena *a, const UChar *text, size_t n, bool rtl);
/* The visual order of n pieces of one line, each with one level: order[k] is the k-th piece from
 * the left. */
void bidi_order(const uint8_t *levels, size_t n, int32_t *order);

#endif
