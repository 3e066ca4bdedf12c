/* late.h: libraries that are loaded when they are first needed, because that takes longer than the
 * rest of the program's start.
 *
 *     #define CALLS(X) X(qpdf_init) X(qpdf_write)
 *     struct library { CALLS(LATE_CALL) };
 *     static const char *const call_names[] = {CALLS(LATE_NAME)};
 *
 *     struct library l;
 *     if (late_load("libqpdf.so.29", call_names, &l, sizeof l) == LATE_LOADED) l.qpdf_init();
 */
#ifndef BASE_LATE_H
#define BASE_LATE_H

#include <stddef.h>

/* A pointer to a function that is declared in the library's header. */
#define LATE_CALL(name) __typeof__(name) *name;
#define LATE_NAME(name) #name,

enum late {
    LATE_LOADED,
    LATE_ABSENT, /* the library is not on this computer */
    LATE_OTHER   /* it lacks one of the functions: it is not the one that this program was built
                  * for */
};

/* A program must not be built with the name of a library missing. */
#define LATE_NAMED(file) _Static_assert(sizeof file > 1, "the library was not found by make")

/* `calls` is a struct of pointers to functions, one for each of the names. A library that exists
 * but cannot be mapped ends the program: memory is exhausted. Loading it again costs little.
 * The first process of a build loads none: os_machine_hash counts what is mapped there. */
enum late late_load(const char *file, const char *const *names, void *calls, size_t size);

#endif
