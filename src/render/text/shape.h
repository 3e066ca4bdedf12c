/* shape.h: one word of one face, script and direction to glyphs. Private to render/text.
 *
 * Measures are font units, so one result serves every size; results are kept per process, since the words of
 * a school return: a page is mostly words that were there before.
 */
#ifndef RENDER_TEXT_SHAPE_H
#define RENDER_TEXT_SHAPE_H

#include "render/text/face.h"

struct word_glyph {
    uint16_t id;
    int32_t x_advance, x_offset, y_offset; /* font units */
    uint32_t cluster;                      /* byte offset into the word; the first cluster is always 0 */
};

struct word {
    struct word_glyph *glyphs; /* visual order, left to right */
    size_t n;
    int64_t x_advance; /* of all */
};

/* What is shaped, and how. */
struct word_key {
    const struct face *face;
    const char *text; /* n bytes of valid UTF-8 */
    size_t n;
    hb_script_t script;
    hb_language_t lang;
    bool rtl;
};

struct words;
struct words *words_new(struct arena *a);
void words_free(struct words *ws); /* NULL is fine */
/* The glyphs of a word; from the cache, or new in it, or in `a` when the cache is full. */
const struct word *words_shape(struct words *ws, struct arena *a, const struct word_key *key);

#endif
