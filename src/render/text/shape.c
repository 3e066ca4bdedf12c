/* shape.c: the only call to HarfBuzz's shaper, behind a cache. Face and direction are chosen
 * before, line breaks after. */
#include "render/text/shape.h"

#include "base/hash.h"

#include <assert.h>
#include <string.h>

enum { TABLE_SIZE = 1 << 14, CACHE_WORDS = 12000, LONGEST_CACHED = 64 };

struct cached {
    struct word_key key; /* key.face is NULL if the place is free */
    uint64_t hash;
    const struct word *word;
};

struct words {
    struct arena *arena;
    hb_buffer_t *buffer;
    struct cached *table; /* TABLE_SIZE places, linear probing */
    size_t n;
};

struct words *shape_new(struct arena *a) {
    struct words *ws = arena_make(a, struct words);
    ws->arena = a;
    ws->buffer = hb_buffer_create();
    ws->table = arena_array(a, TABLE_SIZE, sizeof *ws->table);
    return ws;
}

void shape_free(struct words *ws) {
    if (ws) hb_buffer_destroy(ws->buffer);
}

/* ---- shaping ---- */

/* Decorative ligatures combine letters into one glyph, which breaks copying and reading aloud. They
 * are turned off except in scripts that need them to be legible. */
static unsigned ligature_features(hb_script_t script, const hb_feature_t **out) {
    static const hb_feature_t off[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('d', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    static const hb_script_t without[] = {HB_SCRIPT_LATIN,  HB_SCRIPT_GREEK,    HB_SCRIPT_CYRILLIC,
                                          HB_SCRIPT_COMMON, HB_SCRIPT_ARMENIAN, HB_SCRIPT_GEORGIAN,
                                          HB_SCRIPT_HEBREW, HB_SCRIPT_ARABIC};
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (script == without[i]) {
            *out = off;
            return sizeof off / sizeof *off;
        }
    *out = NULL;
    return 0;
}

static void run_harfbuzz(hb_buffer_t *b, const struct word_key *k) {
    hb_font_t *font = face_font(k->face);
    mem_watch();
    hb_buffer_clear_contents(b);
    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_direction(b, k->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(b, k->script);
    hb_buffer_set_language(b, k->lang);
    assert(k->n < 1 << 30);
    hb_buffer_add_utf8(b, k->text, (int)k->n, 0, (int)k->n);
    const hb_feature_t *features;
    unsigned n = ligature_features(k->script, &features);
    hb_shape(font, b, features, n);
    mem_check();
}

/* Bytes before the first cluster belong to invisible characters; they are added to the first
 * visible one. */
static void start_at_zero(struct word *w) {
    uint32_t first = UINT32_MAX;
    for (size_t i = 0; i < w->n; i++)
        if (w->glyphs[i].cluster < first) first = w->glyphs[i].cluster;
    for (size_t i = 0; i < w->n; i++)
        if (w->glyphs[i].cluster == first) w->glyphs[i].cluster = 0;
}

/* A damaged font can make HarfBuzz return glyphs that do not exist; glyph 0 must never be shown
 * (PDF/UA). */
static uint16_t safe_glyph(const struct face *f, hb_codepoint_t glyph) {
    bool there = glyph > 0 && glyph <= UINT16_MAX && glyph < hb_face_get_glyph_count(face_hb(f));
    return (uint16_t)(there ? glyph : face_replacement(f));
}

static const struct word *shape(struct words *ws, struct arena *a, const struct word_key *k) {
    run_harfbuzz(ws->buffer, k);
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(ws->buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(ws->buffer, &n);
    struct word *w = arena_make(a, struct word);
    w->glyphs = arena_array(a, n, sizeof *w->glyphs);
    w->n = n;
    for (unsigned i = 0; i < n; i++) {
        w->glyphs[i] = (struct word_glyph){.id = safe_glyph(k->face, info[i].codepoint),
                                           .x_advance = at[i].x_advance,
                                           .x_offset = at[i].x_offset,
                                           .y_offset = at[i].y_offset,
                                           .cluster = info[i].cluster};
        w->x_advance += at[i].x_advance;
    }
    start_at_zero(w);
    return w;
}

/* ---- the cache ---- */

static uint64_t hash_key(const struct word_key *k) {
    struct {
        uint64_t face, script, lang, rtl;
    } head = {k->face->index, k->script, (uint64_t)(uintptr_t)k->lang, k->rtl};
    return hash_bytes(hash_bytes((struct hash){0}, &head, sizeof head), k->text, k->n).low;
}

static bool same(const struct word_key *a, const struct word_key *b) {
    return a->face == b->face && a->n == b->n && a->script == b->script && a->lang == b->lang &&
           a->rtl == b->rtl && memcmp(a->text, b->text, a->n) == 0;
}

static struct cached *place(struct words *ws, const struct word_key *k, uint64_t hash) {
    size_t i = hash & (TABLE_SIZE - 1);
    while (ws->table[i].key.face && !(ws->table[i].hash == hash && same(&ws->table[i].key, k)))
        i = (i + 1) & (TABLE_SIZE - 1);
    return &ws->table[i];
}

const struct word *shape_words(struct words *ws, struct arena *a, const struct word_key *k) {
    if (k->n > LONGEST_CACHED) return shape(ws, a, k);
    uint64_t hash = hash_key(k);
    struct cached *c = place(ws, k, hash);
    if (c->key.face) return c->word;
    if (ws->n >= CACHE_WORDS) return shape(ws, a, k);
    ws->n++;
    c->key = *k;
    c->key.text = arena_strndup(ws->arena, k->text, k->n);
    c->hash = hash;
    c->word = shape(ws, ws->arena, k);
    return c->word;
}
