/* file.c: reading a file whole, writing and copying by way of a temporary file, and examining
 * paths.
 *
 * Any file could have been put there by a stranger, so it is opened without blocking and must be a
 * regular file before a byte of it is read. Folders are in folder.c, publishing in exchange.c. */
#include "os/os.h"

#include "os/os_inner.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COPY_STEP = 64 * 1024 };

const char *os_reason(int error) {
    const char *words = strerrordesc_np(error);
    return words ? words : "unknown error";
}

bool os_fail(const char **why) {
    if (why) *why = os_reason(errno);
    return false;
}

bool os_write_all(int fd, const void *data, size_t n) {
    const char *p = data;
    while (n > 0) {
        ssize_t wrote = write(fd, p, n);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return false;
        p += wrote;
        n -= (size_t)wrote;
    }
    return true;
}

void os_absent_or_end(const char *path, int error) {
    static const int failed[] = {EIO,   EMFILE, ENFILE,  ENOMEM, EACCES,
                                 EINTR, EAGAIN, ENOBUFS, ESTALE, ETIMEDOUT};
    for (size_t i = 0; i < sizeof failed / sizeof *failed; i++) {
        if (error != failed[i]) continue;
        fprintf(stderr, "folioscope: cannot read '%s': %s\n", path, os_reason(error));
        exit(MEM_EXIT);
    }
}

/* read(), repeated when a signal interrupts it. */
static ssize_t read_some(int fd, void *p, size_t n) {
    ssize_t got;
    do got = read(fd, p, n);
    while (got < 0 && errno == EINTR);
    return got;
}

/* ---- reading ---- */

/* Opens a regular file for reading. On failure returns -1 and sets *reason, and *error if a system
 * call failed. Does not block on a FIFO without a writer. */
static int open_regular(const char *path, struct stat *st, int *error, const char **reason) {
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    *error = 0;
    if (fd < 0) {
        *error = errno;
        *reason = os_reason(*error);
        return -1;
    }
    if (fstat(fd, st) != 0) {
        *error = errno;
        *reason = os_reason(*error);
    } else if (S_ISREG(st->st_mode)) {
        return fd;
    } else {
        *reason = S_ISDIR(st->st_mode) ? "it is a folder" : "it is not a regular file";
    }
    close(fd);
    return -1;
}

/* Reads up to `limit` bytes of fd; *n is limit + 1 if there are more, even if the file grew after
 * it was measured. */
static char *read_up_to(struct arena *a, int fd, size_t expected, size_t limit, size_t *n) {
    size_t cap = expected < limit ? expected : limit;
    char *p = arena_alloc(a, cap + 2);
    *n = 0;
    for (;;) {
        ssize_t got = read_some(fd, p + *n, cap + 1 - *n);
        if (got < 0) return NULL;
        *n += (size_t)got;
        /* A short read means the end of a regular file, so a file that did not grow takes only one
         * call. */
        if (*n <= cap || *n > limit) break;
        size_t bigger = cap < limit / 2 ? cap * 2 + COPY_STEP : limit;
        if (bigger > limit) bigger = limit;
        char *moved = arena_alloc(a, bigger + 2);
        memcpy(moved, p, *n);
        p = moved;
        cap = bigger;
    }
    p[*n] = '\0';
    return p;
}

static bool cannot_read(const char *path, int error, const char *reason, const char **why) {
    if (why)
        *why = reason;
    else
        os_absent_or_end(path, error);
    return false;
}

static bool too_large(struct arena *a, size_t limit, const char **why) {
    if (why) *why = arena_printf(a, "it is larger than the limit of %zu bytes", limit);
    return false;
}

bool os_read(struct arena *a, const char *path, size_t limit, char **data, size_t *n,
             const char **why) {
    struct stat st;
    const char *reason = NULL;
    int error;
    int fd = open_regular(path, &st, &error, &reason);
    if (fd < 0) return cannot_read(path, error, reason, why);
    if ((unsigned long long)st.st_size > limit) {
        close(fd);
        return too_large(a, limit, why);
    }
    size_t got = 0;
    char *p = read_up_to(a, fd, (size_t)st.st_size, limit, &got);
    error = errno;
    close(fd);
    if (!p) return cannot_read(path, error, os_reason(error), why);
    if (got > limit) return too_large(a, limit, why);
    *data = p;
    *n = got;
    return true;
}

/* ---- writing ---- */

/* A temporary name beside `path` that only this process uses; free it. */
static char *part_name(const char *path) {
    struct buf b = BUF_INIT;
    buf_fmt(&b, "%s.%ld.part", path, (long)getpid());
    return b.p;
}

/* Creates an empty file; replaces a leftover of a dead process that had the same id. */
static int create(const char *path) {
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int fd = open(path, flags, 0666);
    if (fd >= 0 || errno != EEXIST || unlink(path) != 0) return fd;
    return open(path, flags, 0666);
}

/* Closes the finished part and renames it to `path`, or removes it if something failed. */
static bool finish(int fd, const char *part, const char *path, bool sound, const char **why) {
    int error = errno;
    if (close(fd) != 0 && sound) {
        sound = false;
        error = errno;
    }
    if (sound && rename(part, path) == 0) return true;
    if (sound) error = errno;
    unlink(part);
    errno = error;
    return os_fail(why);
}

bool os_write(const char *path, const void *data, size_t n, const char **why) {
    char *part = part_name(path);
    int fd = create(part);
    bool ok = fd < 0 ? os_fail(why) : finish(fd, part, path, os_write_all(fd, data, n), why);
    free(part);
    return ok;
}

/* The folder is made only if opening fails, which happens only for the first file of a folder. */
static int create_with_folder(const char *path) {
    int fd = create(path);
    if (fd >= 0 || errno != ENOENT) return fd;
    return os_make_folder_of(path, NULL) ? create(path) : -1;
}

bool os_write_new(const char *path, const void *data, size_t n, const char **why) {
    int fd = create_with_folder(path);
    if (fd < 0) return os_fail(why);
    bool ok = os_write_all(fd, data, n);
    int error = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        error = errno;
    }
    if (ok) return true;
    unlink(path);
    errno = error;
    return os_fail(why);
}

static bool copy_bytes(int in, int out) {
    char *step = mem_alloc(COPY_STEP);
    ssize_t got;
    bool ok = true;
    while (ok && (got = read_some(in, step, COPY_STEP)) != 0)
        ok = got > 0 && os_write_all(out, step, (size_t)got);
    free(step);
    return ok;
}

bool os_copy(const char *from, const char *to, const char **why) {
    struct stat st;
    const char *reason = NULL;
    int error, in = open_regular(from, &st, &error, &reason);
    if (in < 0) {
        if (why) *why = reason;
        return false;
    }
    char *part = part_name(to);
    int out = create(part);
    bool ok = out < 0 ? os_fail(why) : finish(out, part, to, copy_bytes(in, out), why);
    free(part);
    close(in);
    return ok;
}

/* ---- looking ---- */

static enum os_kind kind_of(mode_t mode) {
    if (S_ISREG(mode)) return OS_FILE;
    if (S_ISDIR(mode)) return OS_FOLDER;
    return S_ISLNK(mode) ? OS_LINK : OS_OTHER;
}

struct os_info os_look(const char *path) {
    struct stat st;
    if (lstat(path, &st) != 0) {
        os_absent_or_end(path, errno);
        return (struct os_info){.kind = OS_ABSENT};
    }
    return (struct os_info){
        .kind = kind_of(st.st_mode),
        .size = st.st_size,
    };
}

long long os_file_size(const char *path) {
    struct stat st;
    return lstat(path, &st) == 0 && S_ISREG(st.st_mode) ? (long long)st.st_size : -1;
}

bool os_may_be_there(const char *path) {
    struct stat st;
    if (lstat(path, &st) == 0 || errno == EACCES) return true;
    os_absent_or_end(path, errno);
    return false;
}

bool os_is_seen(const char *path) {
    struct stat st;
    return lstat(path, &st) == 0;
}

bool os_is_link(const char *path) {
    struct stat st;
    return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

bool os_is_read_only(const char *path) {
    struct stat st;
    if (stat(path, &st) != 0) return false;
    return !(st.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) || access(path, W_OK) != 0;
}

bool os_others_may_write(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && (st.st_mode & S_IWOTH);
}

static long long nanoseconds(struct timespec t) {
    return (long long)t.tv_sec * 1000000000 + t.tv_nsec;
}

bool os_is_newer(const char *a, const char *b) {
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 &&
           nanoseconds(first.st_mtim) > nanoseconds(second.st_mtim);
}

const char *os_stamp(struct arena *a, const char *path) {
    struct stat st;
    if (stat(path, &st) != 0) return "";
    return arena_printf(a, "%lld %lld %lld\n", (long long)st.st_size, nanoseconds(st.st_mtim),
                        nanoseconds(st.st_ctim));
}

/* The real path; free it. NULL if it does not exist, or leads through a folder that may not be
 * entered. */
static char *resolved(const char *path) {
    char *real = realpath(path, NULL);
    if (!real && errno != EACCES) os_absent_or_end(path, errno);
    return real;
}

bool os_inside(const char *root, const char *path) {
    char *r = resolved(root), *p = resolved(path);
    bool inside = r && p && os_is_below(p, r);
    free(r);
    free(p);
    return inside;
}

char *os_join(struct arena *a, const char *folder, const char *name) {
    size_t n = strlen(folder), m = strlen(name);
    if (n == 0) return arena_strndup(a, name, m);
    char *path = arena_alloc(a, n + m + 2);
    memcpy(path, folder, n);
    if (folder[n - 1] != '/') path[n++] = '/';
    memcpy(path + n, name, m);
    return path;
}

char *os_program_folder(struct arena *a) {
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    if (n < 0) os_absent_or_end("/proc/self/exe", errno);
    if (n <= 0 || (size_t)n >= sizeof path) return NULL;
    while (n > 1 && path[n - 1] != '/') n--;
    return arena_strndup(a, path, n > 1 ? (size_t)n - 1 : 1);
}
