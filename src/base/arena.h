/* arena.h: memory that is freed all at once.
 *
 * An arena belongs to one lifetime: the workspace, one learner, one page. Everything built for that
 * lifetime is allocated in it and freed by one call; nothing in it is freed alone. Running out of
 * memory ends the program inside here (exit status MEM_EXIT), so no caller checks for NULL.
 *
 *     struct arena *a = arena_new();
 *     char *name = arena_strdup(a, "Maya");
 *     arena_free(a);                       // name is gone too
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */
/* Frees everything in the arena, and keeps the largest block for reuse. */
void arena_clear(struct arena *a);

/* size bytes, zeroed, aligned for any type. Never NULL, even for size 0. */
void *arena_alloc(struct arena *a, size_t size);
/* An array of n elements, zeroed. A size that overflows ends the program. */
void *arena_array(struct arena *a, size_t n, size_t element_size);
/* Copies, always NUL-terminated. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
void *arena_copy(struct arena *a, const void *p, size_t size);
/* printf into the arena. No locale is ever set, so the decimal point is always '.'. */
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* One zeroed T. */
#define arena_make(a, T) ((T *)arena_alloc((a), sizeof(T)))

enum {
    MEM_EXIT = 3
}; /* exit status when memory ran out, and when a file could not be examined (os) */
/* malloc and realloc that end the program when memory runs out. For the few things that grow. */
void *mem_alloc(size_t size);
void *mem_realloc(void *p, size_t size);
/* Call once when the program starts: the process keeps up to some megabytes of freed memory, so the
 * next learner's pages reuse warm memory instead of pages that the system must clear first. */
void mem_keep(void);
/* Call between pieces of work that free everything they took. Caches fragment the heap, so free
 * memory grows with each class; when it exceeds 48 MB, it is all returned to the system. */
void mem_trim(void);
/* Call before and after using a library that does not report allocation failures: a failed malloc
 * leaves ENOMEM in errno, and success never clears it. mem_check ends the program if errno is
 * ENOMEM, so that it does not go on with half a font or workbook. */
void mem_watch(void);
void mem_check(void);
/* A library reported that it had no memory: ends the program as mem_alloc does. */
_Noreturn void mem_exhausted(void);

#endif
