/* fitted.c: a hash table in shared memory, of a fixed size. A place is taken by exchanging its key, and what it says is one number,
 * so no worker ever waits for another or reads half an entry. */
#include "pipeline/fitted.h"

#include "base/buf.h"
#include "base/hash.h"
#include "os/os.h"

#include <stdatomic.h>
#include <string.h>

enum { COPIES = 8 /* of a learner: reports times languages */, FULL_AFTER = 64, BITS = 4 };
_Static_assert(SQUEEZE_MOST < 1 << BITS && (REPORT_SIDES + 1) * BITS + 2 <= 32, "squeezes are one number");

struct place {
    _Atomic uint64_t key;  /* 0 while it is free */
    _Atomic uint32_t what; /* 0 until it was put: see pack */
};

struct fitted {
    size_t bytes, n; /* n is a power of two */
    struct place places[];
};

struct fitted *fitted_new(const struct workspace *w) {
    size_t n = 1024;
    while (n < w->n_learners * COPIES) n *= 2;
    size_t bytes = sizeof(struct fitted) + n * sizeof(struct place);
    struct fitted *f = os_share(bytes);
    if (f) f->bytes = bytes, f->n = n;
    return f;
}

void fitted_free(struct fitted *f) {
    if (f) os_unshare(f, f->bytes);
}

/* ---- what a report is known by --------------------------------------------------------------------------- */

/* Also after NULL something stands, so that no two lists of texts become the same bytes. */
static void add_text(struct buf *b, const char *s) {
    buf_str(b, s ? s : "");
    buf_add(b, s ? "\0+" : "\0-", 2);
}

/* A copy for paper may be a pixel higher when it is made of another copy. */
static void add_picture(struct buf *b, const struct image *i) {
    const int size[2] = {i ? i->jpeg_width : -1, i ? i->jpeg_height : -1};
    buf_add(b, size, sizeof size);
}

uint64_t fitted_key(const struct viewer *v, const struct outline *o, enum edition e) {
    const struct learner *l = v->learner;
    struct buf b = BUF_INIT;
    add_text(&b, l->path);
    add_text(&b, o->name);
    add_text(&b, lang_tag(v->lang));
    /* whose copy it is stands on it */
    add_text(&b, v->household && l->n_households > 1 ? v->household->name : NULL);
    buf_add(&b, &e, sizeof e);
    add_picture(&b, v->logo);
    add_picture(&b, l->portrait ? l->portrait->image : NULL);
    for (size_t i = 0; i < l->n_evidence; i++)
        for (size_t k = 0; k < l->evidence[i].n_files; k++) add_picture(&b, l->evidence[i].files[k].image);
    uint64_t key = hash_bytes((struct hash){0}, b.p, b.n).low;
    buf_release(&b);
    return key ? key : 1;
}

/* ---- the table ------------------------------------------------------------------------------------------- */

static uint32_t pack(const struct squeezes *s, bool fits) {
    uint32_t what = (uint32_t)s->words;
    for (int i = 0; i < REPORT_SIDES; i++) what = what << BITS | (uint32_t)s->height[i];
    return what << 2 | (fits ? 2u : 0u) | 1u;
}

static void unpack(uint32_t what, struct squeezes *s, bool *fits) {
    *fits = what & 2;
    what >>= 2;
    for (int i = REPORT_SIDES - 1; i >= 0; i--, what >>= BITS)
        s->height[i] = (int)(what & ((1u << BITS) - 1));
    s->words = (int)what;
}

bool fitted_find(const struct fitted *f, uint64_t key, struct squeezes *squeezes, bool *fits) {
    for (size_t i = 0; f && i < FULL_AFTER; i++) {
        const struct place *p = &f->places[(key + i) & (f->n - 1)];
        uint64_t there = atomic_load(&p->key);
        if (!there) return false;
        uint32_t what = there == key ? atomic_load(&p->what) : 0;
        if (what) unpack(what, squeezes, fits);
        if (there == key) return what != 0;
    }
    return false;
}

void fitted_put(struct fitted *f, uint64_t key, const struct squeezes *squeezes, bool fits) {
    for (size_t i = 0; f && i < FULL_AFTER; i++) {
        struct place *p = &f->places[(key + i) & (f->n - 1)];
        uint64_t there = 0;
        if (!atomic_compare_exchange_strong(&p->key, &there, key) && there != key) continue;
        atomic_store(&p->what, pack(squeezes, fits));
        return;
    }
}
