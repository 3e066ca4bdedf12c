/* hash.h: content hashes (XXH3, 128 bits) and a small table from strings to pointers.
 *
 *     struct table *t = table_new(arena);
 *     table_set(t, "maya-torres", learner);
 *     struct learner *l = table_find(t, "maya-torres");
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct arena;

struct hash {
    uint64_t high, low;
};

/* The hash of n bytes, chained to the hash of the bytes before them; start with a zeroed struct. */
struct hash hash_bytes(struct hash before, const void *p, size_t n);
/* 32 hexadecimal digits and a NUL. */
void hash_text(struct hash h, char out[33]);

/* A table in an arena. Keys are not copied. It has no order: to iterate, keep your own array. */
struct table;
struct table *table_new(struct arena *a);
/* NULL when absent. */
void *table_find(const struct table *t, const char *key);
/* Sets key; returns its previous value, or NULL. */
void *table_set(struct table *t, const char *key, void *value);

#endif
