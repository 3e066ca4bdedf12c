/* folder.c: making, listing, and removing folders. Removing never follows a link out of the
 * folder. */
#include "os/os.h"

#include "base/vec.h"
#include "os/os_inner.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- making ---- */

/* Makes one level; true also if the folder (or a link to one) already exists. */
static bool make_one(const char *path) {
    if (mkdir(path, 0777) == 0) return true;
    int error = errno;
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) return true;
    errno = error;
    return false;
}

static bool make_all(const char *path) {
    char *p = mem_alloc(strlen(path) + 1);
    memcpy(p, path, strlen(path) + 1);
    bool ok = true;
    for (size_t i = 1; ok && p[0] && p[i]; i++) {
        if (p[i] != '/') continue;
        p[i] = '\0';
        ok = make_one(p);
        p[i] = '/';
    }
    ok = ok && make_one(p);
    int error = errno;
    free(p);
    errno = error;
    return ok;
}

/* Usually only the last level is missing, or none. */
bool os_make_folder(const char *path, const char **why) {
    if (make_one(path)) return true;
    return (errno == ENOENT && make_all(path)) || os_fail(why);
}

bool os_make_folder_of(const char *path, const char **why) {
    struct arena *a = arena_new();
    bool ok = os_make_folder(os_folder_of(a, path), why);
    int error = errno;
    arena_free(a);
    errno = error;
    return ok;
}

bool os_make_private_folder(const char *path, const char **why) {
    if (!os_make_folder(path, why)) return false;
    return chmod(path, 0700) == 0 || errno == EPERM || errno == EOPNOTSUPP ||
           os_fail(why); /* FAT has no modes */
}

bool os_remove_empty(const char *path) { return rmdir(path) == 0; }

/* ---- listing ---- */

static bool is_dots(const char *name) { return strcmp(name, ".") == 0 || strcmp(name, "..") == 0; }

/* Some file systems do not return the kind with the name; then the entry is examined. */
static enum os_kind entry_kind(int folder, const struct dirent *e) {
    mode_t mode = DTTOIF((mode_t)e->d_type);
    struct stat st;
    if (e->d_type == DT_UNKNOWN) {
        bool there = fstatat(folder, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0;
        if (!there) os_absent_or_end(e->d_name, errno);
        mode = there ? st.st_mode : 0;
    }
    if (S_ISREG(mode)) return OS_FILE;
    if (S_ISDIR(mode)) return OS_FOLDER;
    return S_ISLNK(mode) ? OS_LINK : OS_OTHER;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct os_entry *)a)->name, ((const struct os_entry *)b)->name);
}

static bool cannot_list(const char *folder, int error, const char **why) {
    if (why)
        *why = os_reason(error);
    else
        os_absent_or_end(folder, error);
    return false;
}

bool os_list(struct arena *a, const char *folder, struct os_entries *out, const char **why) {
    DIR *d = opendir(folder);
    if (!d) return cannot_list(folder, errno, why);
    VEC(struct os_entry) list = {0};
    const struct dirent *e;
    while (errno = 0, (e = readdir(d)) != NULL) {
        if (is_dots(e->d_name)) continue;
        struct os_entry entry = {.name = arena_strdup(a, e->d_name),
                                 .kind = entry_kind(dirfd(d), e)};
        VEC_PUSH(a, &list, entry);
    }
    int error = errno;
    closedir(d);
    if (error) return cannot_list(folder, error, why);
    if (list.n) qsort(list.v, list.n, sizeof *list.v, by_name);
    out->v = list.v;
    out->n = list.n;
    return true;
}

void os_prune(const char *path) {
    struct arena *a = arena_new();
    struct os_entries found = {0};
    const char *why; /* keep what cannot be listed */
    if (os_list(a, path, &found, &why))
        for (size_t i = 0; i < found.n; i++)
            if (found.v[i].kind == OS_FOLDER) os_prune(os_join(a, path, found.v[i].name));
    os_remove_empty(path);
    arena_free(a);
}

/* ---- removing ---- */

static bool remove_at(int parent, const char *name);

static bool empty_folder(int fd) {
    DIR *d = fdopendir(fd);
    if (!d) {
        close(fd);
        return false;
    }
    bool ok = true;
    const struct dirent *e;
    while (ok && (errno = 0, (e = readdir(d)) != NULL)) {
        if (!is_dots(e->d_name)) ok = remove_at(fd, e->d_name);
    }
    int error = errno;
    closedir(d);
    errno = error;
    return ok && error == 0;
}

/* True if the entry is gone afterwards. A link is removed itself; its target stays. */
static bool remove_at(int parent, const char *name) {
    if (unlinkat(parent, name, 0) == 0 || errno == ENOENT) return true;
    if (errno != EISDIR && errno != EPERM) return false;
    int error = errno;
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        /* It is a file that may not be removed. */
        if (errno == ENOTDIR || errno == ELOOP) errno = error;
        return false;
    }
    return empty_folder(fd) && unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

bool os_remove(const char *path, const char **why) {
    if (remove_at(AT_FDCWD, path)) return true;
    return os_fail(why);
}

bool os_matches(const char *pattern, const char *name) { return fnmatch(pattern, name, 0) == 0; }
