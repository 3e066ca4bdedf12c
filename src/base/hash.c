/* hash.c: the only file that uses xxHash. The table uses linear probing and doubles when five
 * eighths are full. */
#include "base/hash.h"

#include "base/arena.h"

#include <stdio.h>
#include <string.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

struct hash hash_bytes(struct hash before, const void *p, size_t n) {
    XXH128_hash_t h =
        XXH3_128bits_withSeed(p, n, before.low ^ (before.high * 0x9E3779B97F4A7C15ULL));
    return (struct hash){h.high64, h.low64};
}

void hash_text(struct hash h, char out[33]) {
    snprintf(out, 33, "%016llx%016llx", (unsigned long long)h.high, (unsigned long long)h.low);
}

struct slot {
    const char *key;
    void *value;
};

struct table {
    struct arena *arena;
    struct slot *slots;
    size_t n, size; /* size is a power of two */
};

static struct slot *place(struct slot *slots, size_t size, const char *key) {
    size_t i = (size_t)XXH3_64bits(key, strlen(key)) & (size - 1);
    while (slots[i].key && strcmp(slots[i].key, key) != 0) i = (i + 1) & (size - 1);
    return &slots[i];
}

struct table *table_new(struct arena *a) {
    struct table *t = arena_make(a, struct table);
    t->arena = a;
    t->size = 16;
    t->slots = arena_array(a, t->size, sizeof *t->slots);
    return t;
}

void *table_find(const struct table *t, const char *key) {
    return place(t->slots, t->size, key)->value;
}

static void grow(struct table *t) {
    size_t size = t->size * 2;
    struct slot *slots = arena_array(t->arena, size, sizeof *slots);
    for (size_t i = 0; i < t->size; i++)
        if (t->slots[i].key) *place(slots, size, t->slots[i].key) = t->slots[i];
    t->slots = slots;
    t->size = size;
}

void *table_set(struct table *t, const char *key, void *value) {
    if (t->n * 8 >= t->size * 5) grow(t);
    struct slot *s = place(t->slots, t->size, key);
    void *before = s->value;
    if (!s->key) t->n++;
    s->key = key;
    s->value = value;
    return before;
}
