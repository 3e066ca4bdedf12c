/* walk.c: everything in a folder, with what says whether a file was changed. */
#include "os/os.h"

#include "os/os_inner.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct walk {
    struct os_walk *out;
    struct arena *arena;
    os_step *step;
    void *context;
};

static long long nanoseconds(struct timespec t) {
    return (long long)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* ---- names in a folder ---- */

/* As readdir does it, without three system calls for each folder: where nothing has changed, a
 * build does hardly anything else. */
struct names {
    int fd;
    bool failed;
    size_t n, at; /* bytes */
    char *entries;
};

enum { NAMES_AT_ONCE = 32768 };

static struct names names_open(int fd) {
    return (struct names){.fd = fd, .entries = mem_alloc(NAMES_AT_ONCE)};
}

static void names_close(struct names *f) {
    free(f->entries);
    close(f->fd);
}

static bool is_itself(const char *name) {
    return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

/* NULL at the end. */
static const char *names_next(struct names *f) {
    for (;;) {
        if (f->at == f->n) {
            const ssize_t n = getdents64(f->fd, f->entries, NAMES_AT_ONCE);
            f->failed = n < 0;
            if (n <= 0) return NULL;
            f->n = (size_t)n;
            f->at = 0;
        }
        const struct dirent64 *e = (const void *)(f->entries + f->at);
        f->at += e->d_reclen;
        if (!is_itself(e->d_name)) return e->d_name;
    }
}

/* ---- everything in it ---- */

static enum os_kind kind_of(mode_t mode) {
    if (S_ISREG(mode)) return OS_FILE;
    if (S_ISDIR(mode)) return OS_FOLDER;
    return S_ISLNK(mode) ? OS_LINK : OS_OTHER;
}

static struct os_walked sign_of(const char *path, const struct stat *st) {
    return (struct os_walked){.path = path,
                              .kind = kind_of(st->st_mode),
                              .mode = st->st_mode & 07777,
                              .size = st->st_size,
                              .written = nanoseconds(st->st_mtim),
                              .changed = nanoseconds(st->st_ctim),
                              .number = (unsigned long long)st->st_ino};
}

/* A link to a file counts as that file. What a link to a folder leads to is
 * not known here. */
static void follow(int folder, const char *name, struct os_walked *w) {
    struct stat st;
    w->unknown = fstatat(folder, name, &st, 0) != 0 || !S_ISREG(st.st_mode);
    if (w->unknown) return;
    w->size = st.st_size;
    w->written = nanoseconds(st.st_mtim);
    if (nanoseconds(st.st_ctim) > w->changed) w->changed = nanoseconds(st.st_ctim);
    w->number ^= (unsigned long long)st.st_ino << 1;
}

static void walk_folder(struct walk *w, int fd, const char *path);

/* The index of the folder's own entry is passed, because the list may move. */
static void enter(struct walk *w, int folder, const char *name, size_t at) {
    const char *path = w->out->v[at].path;
    int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        w->out->v[at].unknown = true;
    else
        walk_folder(w, fd, path);
}

static void add_entry(struct walk *w, int fd, const char *path, const char *name) {
    struct stat st;
    const char *full = *path ? os_join(w->arena, path, name) : arena_strdup(w->arena, name);
    bool there = fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
    struct os_walked found = {.path = full, .unknown = true};
    if (there) found = sign_of(full, &st);
    enum os_step step = w->step ? w->step(w->context, full, found.kind) : OS_STEP_ENTER;
    if (step == OS_STEP_PASS) return;
    if (found.kind == OS_LINK) follow(fd, name, &found);
    VEC_PUSH(w->arena, w->out, found);
    if (found.kind == OS_FOLDER && step == OS_STEP_ENTER) enter(w, fd, name, w->out->n - 1);
}

/* Closes fd. */
static void walk_folder(struct walk *w, int fd, const char *path) {
    struct names f = names_open(fd);
    for (const char *name; (name = names_next(&f)) != NULL;) add_entry(w, fd, path, name);
    w->out->unknown = w->out->unknown || f.failed;
    names_close(&f);
}

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return nanoseconds(t);
}

bool os_walk(struct arena *a, const char *root, os_step *step, void *context, struct os_walk *out) {
    struct walk w = {out, a, step, context};
    *out = (struct os_walk){.began = now()};
    int fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    walk_folder(&w, fd, "");
    return true;
}

bool os_sign(const char *path, struct os_walked *out) {
    struct stat st;
    if (lstat(path, &st) != 0) return false;
    *out = sign_of(path, &st);
    return true;
}

bool os_hash_file(const char *path, struct hash *hash) {
    enum { PART = 1 << 18 };
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return false;
    struct stat st;
    bool ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    char *part = mem_alloc(PART);
    ssize_t n = 0;
    while (ok && (n = read(fd, part, PART)) > 0) *hash = hash_bytes(*hash, part, (size_t)n);
    ok = ok && n == 0;
    free(part);
    close(fd);
    return ok;
}
