/* paras.c: the store of prepared paragraphs (paras.h). What a paragraph is, and how it is prepared, stands in para.c. */
#include "render/text/paras.h"

#include "base/buf.h"
#include "base/hash.h"

#include <string.h>

enum { PLACES = 1 << 12, MOST = 1500, LONGEST = 160 /* bytes of text: cells, titles, labels */ };

struct kept {
    uint64_t hash;
    const char *key; /* NULL in a free place */
    size_t key_n;
    struct para *para;
};

struct paras {
    struct arena *arena;
    struct kept *places; /* linear probing; in the arena */
    size_t n;
    struct buf key; /* scratch */
};

static void start(struct paras *ps) {
    ps->places = arena_array(ps->arena, PLACES, sizeof *ps->places);
    ps->n = 0;
}

struct paras *paras_new(struct arena *a) {
    struct paras *ps = arena_make(a, struct paras);
    *ps = (struct paras){.arena = arena_new(), .key = BUF_INIT};
    start(ps);
    return ps;
}

void paras_free(struct paras *ps) {
    if (!ps) return;
    buf_release(&ps->key);
    arena_free(ps->arena);
}

void paras_tidy(struct paras *ps) {
    if (ps->n < MOST) return;
    arena_clear(ps->arena);
    start(ps);
}

static void key_text(struct buf *b, const char *s) {
    buf_add(b, s ? "+" : "-", 1);
    if (s) buf_add(b, s, strlen(s) + 1);
}

/* False when there is too much of it. */
static bool make_key(struct buf *b, const struct span *spans, size_t n, const struct para_style *style) {
    buf_clear(b);
    buf_add(b, &style->rtl, sizeof style->rtl);
    key_text(b, style->lang);
    for (size_t i = 0; i < n; i++) {
        const struct span *s = &spans[i];
        if (b->n + (s->text ? strlen(s->text) : 0) > LONGEST + 64) return false;
        buf_add(b, &s->role, sizeof s->role);
        buf_add(b, &s->size_pt, sizeof s->size_pt);
        buf_add(b, &s->box_pt, sizeof s->box_pt);
        key_text(b, s->lang);
        key_text(b, s->text);
    }
    return true;
}

static struct kept *place_of(struct paras *ps, uint64_t hash) {
    size_t i = hash & (PLACES - 1);
    for (; ps->places[i].key; i = (i + 1) & (PLACES - 1)) {
        const struct kept *k = &ps->places[i];
        if (k->hash == hash && k->key_n == ps->key.n && memcmp(k->key, ps->key.p, k->key_n) == 0) break;
    }
    return &ps->places[i];
}

struct para *paras_find(struct paras *ps, const struct span *spans, size_t n, const struct para_style *style,
                        bool *ready) {
    *ready = false;
    if (!make_key(&ps->key, spans, n, style)) return NULL;
    uint64_t hash = hash_bytes((struct hash){0}, ps->key.p, ps->key.n).low;
    struct kept *k = place_of(ps, hash);
    *ready = k->key != NULL;
    if (k->key) return k->para;
    if (ps->n >= MOST) return NULL;
    ps->n++;
    *k = (struct kept){.hash = hash, .key = arena_copy(ps->arena, ps->key.p, ps->key.n), .key_n = ps->key.n};
    k->para = arena_make(ps->arena, struct para);
    k->para->arena = ps->arena;
    return k->para;
}
