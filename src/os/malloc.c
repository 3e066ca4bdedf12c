/* malloc.c: memory for everyone in this process, the libraries too: none left ends the process, with status MEM_EXIT.
 *
 * Libraries differ in what they do without memory, and most of it is wrong for us: HarfBuzz leaves out a font or a glyph and
 * reports nothing, libxlsxwriter writes a workbook that lacks a part, ICU a date without digits, Little CMS a pale picture, and
 * cmark and GLib abort. A published tree that lacks something would be believed. Few of them let us say where memory comes from.
 * So the functions themselves are ours, which take the place of the C library's in the whole process ("Replacing malloc" in its
 * manual) and ask it in turn. What is allocated here is freed there: the heap is the C library's.
 *
 * Sanitizers bring functions of their own, which end the process as well. */
#include "os/os_inner.h"

#include "base/arena.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define THEIRS
#endif
#endif
#if defined(__GLIBC__) && !defined(THEIRS) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

/* The C library's own, under the names that it keeps for this purpose. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

/* More than this at once no sound file needs: a damaged one names such a size, and whoever reads it is told no, as ever. */
static const size_t MOST_AT_ONCE = (size_t)1 << 30;

/* Nothing that could ask for memory, or that runs handlers of libraries which were interrupted in the middle of something. */
static _Noreturn void end(size_t size) {
    static const char text[] = "folioscope: out of memory\n";
    if (os_is_confined()) os_end_confined(size);
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0) _exit(MEM_EXIT);
    _exit(MEM_EXIT);
}

static void *given(void *p, size_t size) {
    if (!p && size <= MOST_AT_ONCE) end(size);
    return p;
}

void *malloc(size_t size) { return given(__libc_malloc(size), size); }

void *calloc(size_t n, size_t size) {
    size_t whole;
    void *p = __libc_calloc(n, size);
    return __builtin_mul_overflow(n, size, &whole) ? p : given(p, whole);
}

/* A size of 0 frees, and NULL is right. */
void *realloc(void *old, size_t size) {
    void *p = __libc_realloc(old, size);
    return size ? given(p, size) : p;
}

void *memalign(size_t alignment, size_t size) { return given(__libc_memalign(alignment, size), size); }

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **out, size_t alignment, size_t size) {
    if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0)
        return EINVAL;
    void *p = memalign(alignment, size);
    if (!p) return ENOMEM;
    *out = p;
    return 0;
}

#endif
