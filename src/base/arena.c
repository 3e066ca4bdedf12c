/* arena.c: blocks of growing size, filled from the front. Uses nothing else of Folioscope. */
#include "base/arena.h"

#include <errno.h>
#include <malloc.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct block {
    struct block *next; /* the older block */
    size_t used, size;  /* bytes of data[] */
    max_align_t data[];
};

struct arena {
    struct block *blocks; /* newest first */
    size_t next_size;     /* bytes of the next block */
};

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024 };

/* Under AddressSanitizer, memory that is not handed out is poisoned, with a gap after each
 * allocation, so that an overrun of one allocation is caught although the bytes after it belong to
 * the same block. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define GUARDED
#endif
#endif
#if defined(GUARDED) || defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
enum { GAP = 0 };
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

static _Noreturn void out_of_memory(void) {
    fputs("folioscope: out of memory\n", stderr);
    exit(MEM_EXIT);
}

void *mem_alloc(size_t size) {
    void *p = malloc(size ? size : 1);
    if (!p) out_of_memory();
    return p;
}

void *mem_realloc(void *old, size_t size) {
    void *p = realloc(old, size ? size : 1);
    if (!p) out_of_memory();
    return p;
}

void mem_watch(void) { errno = 0; }

void mem_check(void) {
    if (errno == ENOMEM) out_of_memory();
}

_Noreturn void mem_exhausted(void) { out_of_memory(); }

void mem_keep(void) {
    mallopt(M_MMAP_THRESHOLD, 8 << 20);
    mallopt(M_TRIM_THRESHOLD, 32 << 20);
}

void mem_trim(void) {
    const size_t most = (size_t)48 << 20;
    if (mallinfo2().fordblks > most) malloc_trim(0);
}

struct arena *arena_new(void) {
    struct arena *a = mem_alloc(sizeof *a);
    *a = (struct arena){.next_size = FIRST_BLOCK};
    return a;
}

static void free_blocks(struct block *b) {
    while (b) {
        struct block *older = b->next;
        free(b);
        b = older;
    }
}

void arena_free(struct arena *a) {
    if (!a) return;
    free_blocks(a->blocks);
    free(a);
}

/* The newest block is the largest, unless a single allocation was larger. */
void arena_clear(struct arena *a) {
    struct block *kept = a->blocks;
    if (!kept) return;
    free_blocks(kept->next);
    kept->next = NULL;
    kept->used = 0;
    ASAN_POISON_MEMORY_REGION(kept->data, kept->size);
    if (kept->size <= LARGEST_BLOCK) return;
    free(kept);
    a->blocks = NULL;
}

/* A block that holds at least size bytes. An allocation larger than the next block gets a block of
 * its own. */
static struct block *add_block(struct arena *a, size_t size) {
    size_t want = size > a->next_size ? size : a->next_size;
    if (want > SIZE_MAX - sizeof(struct block)) out_of_memory();
    struct block *b = mem_alloc(sizeof *b + want);
    b->used = 0;
    b->size = want;
    b->next = a->blocks;
    ASAN_POISON_MEMORY_REGION(b->data, b->size);
    a->blocks = b;
    if (a->next_size < LARGEST_BLOCK) a->next_size *= 2;
    return b;
}

static size_t aligned(size_t size) {
    const size_t align = sizeof(max_align_t);
    if (size > SIZE_MAX - align - GAP) out_of_memory();
    return size ? (size + align - 1) / align * align : align;
}

/* Not zeroed: for callers that write every byte. */
static void *take(struct arena *a, size_t size) {
    size_t whole = aligned(size) + GAP;
    struct block *b = a->blocks;
    if (!b || b->size - b->used < whole) b = add_block(a, whole);
    void *p = (char *)b->data + b->used;
    b->used += whole;
    ASAN_UNPOISON_MEMORY_REGION(p, size);
    return p;
}

void *arena_alloc(struct arena *a, size_t size) { return memset(take(a, size), 0, size); }

void *arena_array(struct arena *a, size_t n, size_t element_size) {
    if (element_size && n > SIZE_MAX / element_size) out_of_memory();
    return arena_alloc(a, n * element_size);
}

void *arena_copy(struct arena *a, const void *p, size_t size) {
    void *copy = take(a, size);
    if (size) memcpy(copy, p, size);
    return copy;
}

char *arena_strndup(struct arena *a, const char *s, size_t n) {
    if (n == SIZE_MAX) out_of_memory();
    char *copy = take(a, n + 1);
    if (n) memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

char *arena_strdup(struct arena *a, const char *s) { return arena_strndup(a, s, strlen(s)); }

/* Formatted in place if there is room, so that most texts are formatted only once. */
char *arena_printf(struct arena *a, const char *format, ...) {
    struct block *b = GAP ? NULL : a->blocks; /* poisoned memory must not be written to */
    char *room = b ? (char *)b->data + b->used : NULL;
    size_t left = b ? b->size - b->used : 0;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(room, left, format, args);
    va_end(args);
    if (n < 0) return arena_strdup(a, "");
    char *text = take(a, (size_t)n + 1);
    if (text == room) return text;
    va_start(args, format);
    vsnprintf(text, (size_t)n + 1, format, args);
    va_end(args);
    return text;
}
