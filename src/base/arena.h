/* arena.h: memory that is freed all at once.
 *
 * An arena belongs to one lifetime: the workspace, one learner, one page. Everything built for that
 * lifetime is allocated in it and freed by one call; nothing in it is freed alone. Running out of memory
 * ends the program inside here (exit status MEM_EXIT), so no caller checks for NULL.
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
/* Forget everything, keep the largest block for use again. */
void arena_clear(struct arena *a);

/* size bytes, zeroed, aligned for any type. Never NULL, also for size 0. */
void *arena_alloc(struct arena *a, size_t size);
/* An array of n elements, zeroed; a product that overflows ends the program. */
void *arena_array(struct arena *a, size_t n, size_t element_size);
/* Copies, always NUL-terminated. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
void *arena_copy(struct arena *a, const void *p, size_t size);
/* printf into the arena. The format decides; no locale of the machine is ever set, so '.' is the point. */
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* One zeroed T. */
#define arena_make(a, T) ((T *)arena_alloc((a), sizeof(T)))

enum {
    MEM_EXIT = 3
}; /* exit status where memory ran out, and as much where a file could not be looked at (os) */
/* malloc and realloc that end the program when there is no memory. For the few things that grow. */
void *mem_alloc(size_t size);
void *mem_realloc(void *p, size_t size);
/* Once, at the start of a program: memory that was freed stays with the process up to some megabytes, so that the next
 * learner's pages are written where the last one's were, and not where the system has to clear pages first. */
void mem_keep(void);
/* Between pieces of work that free all they took. Free memory lies between what caches keep, so there is more of it with each class:
 * when it is more than 48 MB, the system gets all of it back. */
void mem_trim(void);
/* Around work of a library that does not report that it had no memory: malloc leaves ENOMEM in errno, which no success takes back.
 * mem_check ends the program if it stands there, rather than let it go on with half a font or workbook. */
void mem_watch(void);
void mem_check(void);

#endif
