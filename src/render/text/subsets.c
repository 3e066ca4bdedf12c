/* subsets.c: a ring of finished font files. Searching it is cheap compared with making a subset. */
#include "render/text/subsets.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 16, LARGEST = 1 << 18 /* bytes of a cached file */ };

struct subset {
    uint32_t *code_points; /* NULL if the place is free */
    size_t n;
    void *data;
    size_t size;
};

struct subsets {
    struct subset ring[MOST];
    size_t next;
};

struct subsets *subsets_new(void) {
    struct subsets *s = mem_alloc(sizeof *s);
    *s = (struct subsets){0};
    return s;
}

static void release(struct subset *k) {
    free(k->code_points);
    free(k->data);
    *k = (struct subset){0};
}

void subsets_free(struct subsets *s) {
    for (size_t i = 0; s && i < MOST; i++) release(&s->ring[i]);
    free(s);
}

bool subsets_find(const struct subsets *s, const uint32_t *code_points, size_t n, struct buf *out) {
    for (size_t i = 0; i < MOST; i++) {
        const struct subset *k = &s->ring[i];
        if (!k->code_points || k->n != n ||
            memcmp(k->code_points, code_points, n * sizeof *code_points) != 0)
            continue;
        buf_add(out, k->data, k->size);
        return true;
    }
    return false;
}

static void *copy(const void *p, size_t n) {
    void *to = mem_alloc(n);
    if (n) memcpy(to, p, n);
    return to;
}

void subsets_keep(struct subsets *s, const uint32_t *code_points, size_t n, const void *data,
                  size_t size) {
    if (size > LARGEST) return;
    struct subset *k = &s->ring[s->next++ % MOST];
    release(k);
    *k = (struct subset){copy(code_points, n * sizeof *code_points), n, copy(data, size), size};
}
