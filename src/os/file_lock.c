/* file_lock.c: locks between processes. The kernel releases a lock when the last process that
 * shares it ends, so a lock never outlives its build. */
#include "os/os.h"

#include "os/os_inner.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum os_lock os_lock(const char *path, int *lock, const char **why) {
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        os_fail(why);
        return OS_LOCK_FAILED;
    }
    while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR) continue;
        enum os_lock outcome = errno == EWOULDBLOCK ? OS_LOCK_BUSY : OS_LOCK_FAILED;
        if (outcome == OS_LOCK_FAILED) os_fail(why);
        close(fd);
        return outcome;
    }
    *lock = fd;
    return OS_LOCKED;
}

void os_lock_note(int lock, const char *text) {
    /* For people to read only, so failure to write it does not matter. */
    if (ftruncate(lock, 0) != 0 || lseek(lock, 0, SEEK_SET) != 0) return;
    (void)os_write_all(lock, text, strlen(text));
}

void os_unlock(int lock) {
    if (lock >= 0) close(lock);
}

long os_process(void) { return (long)getpid(); }
