/* memory.c: memory that a process has in common with those that it forks. */
#include "os/os.h"

#include <sys/mman.h>

void *os_share(size_t n) {
    void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}
