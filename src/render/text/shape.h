/* shape.h: shapes one word with one face, script, and direction into glyphs. Private to
 * render/text.
 *
 * Measures are in font units, so one result serves every size. Results are cached, because most
 * words on a page have appeared before.
 */
#ifndef RENDER_TEXT_SHAPE_H
#define RENDER_TEXT_SHAPE_H

#include "render/text/face.h"

struct word_glyph {
    uint16_t id;
    int32_t x_advance, x_offset, y_offset; /* font units */
    /* Byte offset into the word; the first cluster is always 0. */
    uint32_t cluster;
};

struct word {
    struct word_glyph *glyphs; /* visual order, left to right */
    size_t n;
    int64_t x_advance; /* of all */
};

/* A word and everything that its shape depends on. */
struct word_key {
    const struct face *face;
    const char *text; /* n bytes of valid UTF-8 */
    size_t n;
    hb_script_t script;
    hb_language_t lang;
    bool rtl;
};

struct words;
struct words *shape_new(struct arena *a);
void shape_free(struct words *ws); /* NULL is fine */
/* The glyphs of a word: from the cache, or added to it, or in `a` if the cache is full. */
const struct word *shape_words(struct words *ws, struct arena *a, const struct word_key *key);

#endif
