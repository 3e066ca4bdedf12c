/* memory.c: memory shared by a process and its forked children. */
#include "os/os.h"

#include <sys/mman.h>

void *os_share(size_t n) {
    void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}
