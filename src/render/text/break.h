/* break.h: where a paragraph may be broken, by the rules of Unicode and its language. Private to
 * render/text. */
#ifndef RENDER_TEXT_BREAK_H
#define RENDER_TEXT_BREAK_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>
#include <unicode/umachine.h>

/* ICU's break iterators, opened once for each language. */
struct breakers;
struct breakers *breakers_new(struct arena *a);
void breakers_free(struct breakers *bs); /* NULL is fine */

enum break_mark {
    BREAK_CLUSTER = 1, /* a grapheme cluster starts here */
    BREAK_LINE = 2,    /* a line may start here */
};
/* n + 1 marks (bits of enum break_mark) for n UTF-16 units, in the arena; lang is a BCP 47 tag or
 * NULL. */
uint8_t *breakers_marks(struct breakers *bs, struct arena *a, const char *lang, const UChar *text,
                        size_t n);

#endif
