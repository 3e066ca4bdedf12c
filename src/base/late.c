/* late.c: see late.h. */
#include "base/late.h"

#include "base/arena.h"

#include <dlfcn.h>
#include <string.h>

enum late late_load(const char *file, const char *const *names, void *calls, size_t size) {
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        const char *why = dlerror();
        if (!why || !strstr(why, "No such file")) mem_exhausted(); /* it cannot be mapped */
        return LATE_ABSENT;
    }
    for (size_t i = 0; i < size / sizeof(void *); i++) {
        void *call = dlsym(library, names[i]);
        if (!call) return LATE_OTHER;
        memcpy((char *)calls + i * sizeof call, &call, sizeof call);
    }
    return LATE_LOADED;
}
