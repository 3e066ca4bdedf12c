/* modes.c: writing files that not everybody on the machine may read. The permissions are set before
 * the first byte is written. */
#include "os/modes.h"

#include "os/os_inner.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OWNER_ONLY = S_IRUSR | S_IWUSR, PERMISSIONS = 0777 };

static mode_t mode_of(const char *like) {
    struct stat st;
    return like && stat(like, &st) == 0 ? st.st_mode & PERMISSIONS : (mode_t)OWNER_ONLY;
}

bool os_write_like(const char *path, const char *like, const void *data, size_t n,
                   const char **why) {
    struct buf part = BUF_INIT;
    buf_fmt(&part, "%s.%ld.part", path, (long)getpid());
    unlink(part.p); /* of a dead process that had the same id */
    int fd = open(part.p, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, OWNER_ONLY);
    bool ok =
        fd >= 0 && fchmod(fd, mode_of(like)) == 0 && os_write_all(fd, data, n) && fsync(fd) == 0;
    int error = errno;
    if (fd >= 0 && close(fd) != 0 && ok) {
        ok = false;
        error = errno;
    }
    if (ok && rename(part.p, path) != 0) {
        ok = false;
        error = errno;
    }
    if (!ok && fd >= 0) unlink(part.p);
    buf_release(&part);
    errno = error;
    return ok || os_fail(why);
}
