/* memory.c: what becomes of memory that was given back. */
#include "os/os.h"

#include <malloc.h>

enum { KEPT = 32 << 20, LARGE = 4 << 20 };

void os_keep_memory(void) {
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_MMAP_THRESHOLD, LARGE);
}
