/* exchange.c: publishes finished results: synced to the disk, then exchanged with the previously
 * published ones.
 *
 * Killed at any instant, a folder is entirely old or entirely new. Where the system cannot exchange
 * two names in one step, there is an instant in which nothing is published; the old folder is then
 * in a place that the caller chose and checks at its next start. That place is never beside the
 * published folder, so nothing old stays public by accident. */
#include "os/os.h"

#include "os/os_inner.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool os_rename(const char *from, const char *to, const char **why) {
    return rename(from, to) == 0 || os_fail(why);
}

/* ---- syncing ---- */

static bool sync_at(int parent, const char *name);

/* Syncs everything in the folder. Closes fd. */
static bool sync_folder(int fd) {
    DIR *d = fdopendir(fd);
    if (!d) {
        close(fd);
        return false;
    }
    bool ok = true;
    const struct dirent *e;
    while (ok && (errno = 0, (e = readdir(d)) != NULL)) {
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            ok = sync_at(fd, e->d_name);
    }
    ok = ok && errno == 0 && fsync(fd) == 0;
    int error = errno;
    closedir(d);
    errno = error;
    return ok;
}

static bool sync_at(int parent, const char *name) {
    struct stat st;
    if (fstatat(parent, name, &st, AT_SYMLINK_NOFOLLOW) != 0) return false;
    /* A link is synced with its folder. */
    if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)) return true;
    int fd = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return false;
    if (S_ISDIR(st.st_mode)) return sync_folder(fd);
    bool ok = fsync(fd) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return ok;
}

bool os_sync_tree(const char *path, const char **why) {
    return sync_at(AT_FDCWD, path) || os_fail(why);
}

bool os_sync_folder(const char *path, const char **why) {
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return os_fail(why);
    bool ok = fsync(fd) == 0 || errno == EINVAL; /* some file systems do not support it */
    int error = errno;
    close(fd);
    errno = error;
    return ok || os_fail(why);
}

bool os_sync_disk(const char *path, const char **why) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return os_fail(why);
    bool ok = syncfs(fd) == 0;
    int error = errno;
    close(fd);
    if (ok) return true;
    errno = error;
    return error == ENOSYS || error == EINVAL || error == EOPNOTSUPP ? os_sync_tree(path, why)
                                                                     : os_fail(why);
}

bool os_write_safe(const char *path, const void *data, size_t n, const char **why) {
    struct arena *a = arena_new();
    const char *fresh = arena_printf(a, "%s.new", path);
    bool ok = os_write(fresh, data, n, why) && os_sync_tree(fresh, why) &&
              os_rename(fresh, path, why) && os_sync_folder(os_folder_of(a, path), why);
    if (!ok) unlink(fresh);
    arena_free(a);
    return ok;
}

/* ---- exchanging ---- */

/* Does the error mean that the file system cannot exchange two names? */
static bool cannot_exchange(int error) {
    return error == ENOSYS || error == EINVAL || error == EOPNOTSUPP;
}

bool os_exchange(const char *staged, const char *published, const char *aside, const char **why) {
    enum os_kind new = os_look(staged).kind, old = os_look(published).kind;
    if (new == OS_ABSENT) {
        errno = ENOENT;
        return os_fail(why);
    }
    if (old == OS_ABSENT || (old != OS_FOLDER && new != OS_FOLDER))
        return os_rename(staged, published, why);
    if (renameat2(AT_FDCWD, staged, AT_FDCWD, published, RENAME_EXCHANGE) == 0) return true;
    return cannot_exchange(errno) ? os_exchange_by_renames(staged, published, aside, why)
                                  : os_fail(why);
}

bool os_exchange_by_renames(const char *staged, const char *published, const char *aside,
                            const char **why) {
    if (!os_rename(published, aside, why)) return false;
    if (os_rename(staged, published, why)) return true;
    /* Undo the first step; if that fails too, report the first reason. */
    (void)os_rename(aside, published, NULL);
    return false;
}
