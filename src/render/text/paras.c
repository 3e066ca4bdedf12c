/* paras.c: the cache of prepared paragraphs (paras.h). Preparing them is in para.c. */
#include "render/text/paras.h"

#include "base/buf.h"
#include "base/hash.h"

#include <string.h>

enum {
    PLACES = 1 << 12,
    MOST = 1500,               /* texts in one part of the cache */
    SHORT = 160 + 64,          /* bytes of a key: cells, titles, labels */
    LONGEST = 8 << 10,         /* bytes of a key; longer texts are not cached */
    MOST_SHORT = MOST * SHORT, /* bytes of all keys: never reached before MOST */
    MOST_LONG = 64 << 10       /* likewise; a prepared text takes about 150 times its key */
};

struct kept {
    uint64_t hash;
    const char *key; /* NULL if the place is free */
    size_t key_n;
    struct para *para;
};

struct shelf {
    struct arena *arena;
    struct kept *places; /* linear probing; in the arena */
    size_t n;
    size_t bytes, most_bytes; /* of the keys */
};

/* Short texts are mostly the school's and recur with every learner. Long ones are mostly one
 * learner's and recur only while that learner's reports are made; they are kept apart so that they
 * do not displace the short ones. */
struct paras {
    struct shelf cells, prose;
    struct buf key; /* scratch */
};

static void start(struct shelf *s) {
    s->places = arena_array(s->arena, PLACES, sizeof *s->places);
    s->n = s->bytes = 0;
}

static struct shelf shelf_new(size_t most_bytes) {
    struct shelf s = {.arena = arena_new(), .most_bytes = most_bytes};
    start(&s);
    return s;
}

static bool is_full(const struct shelf *s) { return s->n >= MOST || s->bytes >= s->most_bytes; }

static void tidy(struct shelf *s) {
    if (!is_full(s)) return;
    arena_clear(s->arena);
    start(s);
}

struct paras *paras_new(struct arena *a) {
    struct paras *ps = arena_make(a, struct paras);
    *ps = (struct paras){
        .cells = shelf_new(MOST_SHORT), .prose = shelf_new(MOST_LONG), .key = BUF_INIT};
    return ps;
}

void paras_free(struct paras *ps) {
    if (!ps) return;
    buf_release(&ps->key);
    arena_free(ps->cells.arena);
    arena_free(ps->prose.arena);
}

void paras_tidy(struct paras *ps) {
    tidy(&ps->cells);
    tidy(&ps->prose);
}

static void key_text(struct buf *b, const char *s) {
    buf_add(b, s ? "+" : "-", 1);
    if (s) buf_add(b, s, strlen(s) + 1);
}

/* False if the key would be too long. */
static bool make_key(struct buf *b, const struct span *spans, size_t n,
                     const struct para_style *style) {
    buf_clear(b);
    buf_add(b, &style->rtl, sizeof style->rtl);
    key_text(b, style->lang);
    for (size_t i = 0; i < n; i++) {
        const struct span *s = &spans[i];
        if (b->n + (s->text ? strlen(s->text) : 0) > LONGEST) return false;
        buf_add(b, &s->role, sizeof s->role);
        buf_add(b, &s->size_pt, sizeof s->size_pt);
        buf_add(b, &s->box_pt, sizeof s->box_pt);
        key_text(b, s->lang);
        key_text(b, s->text);
    }
    return true;
}

static struct kept *place_of(const struct shelf *s, const struct buf *key, uint64_t hash) {
    size_t i = hash & (PLACES - 1);
    for (; s->places[i].key; i = (i + 1) & (PLACES - 1)) {
        const struct kept *k = &s->places[i];
        if (k->hash == hash && k->key_n == key->n && memcmp(k->key, key->p, key->n) == 0) break;
    }
    return &s->places[i];
}

struct para *paras_find(struct paras *ps, const struct span *spans, size_t n,
                        const struct para_style *style, bool *ready) {
    *ready = false;
    if (!make_key(&ps->key, spans, n, style)) return NULL;
    struct shelf *s = ps->key.n <= SHORT ? &ps->cells : &ps->prose;
    uint64_t hash = hash_bytes((struct hash){0}, ps->key.p, ps->key.n).low;
    struct kept *k = place_of(s, &ps->key, hash);
    *ready = k->key != NULL;
    if (k->key) return k->para;
    if (is_full(s)) return NULL;
    s->n++;
    s->bytes += ps->key.n;
    *k = (struct kept){
        .hash = hash, .key = arena_copy(s->arena, ps->key.p, ps->key.n), .key_n = ps->key.n};
    k->para = arena_make(s->arena, struct para);
    k->para->arena = s->arena;
    return k->para;
}
