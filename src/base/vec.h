/* vec.h: a growing array in an arena, for any element type.
 *
 *     VEC(struct goal) goals = {0};             // or a member of a struct
 *     VEC_PUSH(arena, &goals, goal);            // copies goal
 *     struct goal *g = VEC_ADD(arena, &goals);  // a zeroed element to fill
 *     for (size_t i = 0; i < goals.n; i++) use(&goals.v[i]);
 *
 * Pointers to elements are valid until the next push. Outgrown arrays stay in the arena.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#include <string.h>

#define VEC(T)         \
    struct {           \
        T *v;          \
        size_t n, cap; \
    }

/* Makes room for one more element; returns the array, which may have moved. */
static inline void *vec_room(struct arena *a, void *v, size_t n, size_t *cap, size_t size) {
    if (n < *cap) return v;
    size_t first = size > 16 ? 128 / size : 8;
    if (size > 128) first = 1; /* most arrays of large elements stay short */
    size_t bigger = *cap ? *cap * 2 : first;
    void *moved = arena_array(a, bigger, size);
    if (n) memcpy(moved, v, n * size);
    *cap = bigger;
    return moved;
}

#define VEC_ADD(arena, vec)                                                           \
    ((vec)->v = vec_room((arena), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v), \
     &(vec)->v[(vec)->n++])
#define VEC_PUSH(arena, vec, item) (*VEC_ADD(arena, vec) = (item))

#endif
