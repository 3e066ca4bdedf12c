/* paths.c: folders and real locations of paths, and hard links. */
#include "os/os.h"

#include "os/os_inner.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The path without trailing slashes and "." components; "." if empty. */
static char *trimmed(struct arena *a, const char *path) {
    char *p = arena_strdup(a, *path ? path : ".");
    size_t n = strlen(p);
    while (n > 1 && (p[n - 1] == '/' || (p[n - 1] == '.' && p[n - 2] == '/'))) p[--n] = '\0';
    return p;
}

char *os_folder_of(struct arena *a, const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) return arena_strdup(a, ".");
    return arena_strndup(a, path, slash == path ? 1 : (size_t)(slash - path));
}

/* realpath() of the longest part that exists, then the rest as written. */
char *os_real_path(struct arena *a, const char *path) {
    char *given = trimmed(a, path), *rest = given + strlen(given);
    for (;;) {
        const char saved = *rest;
        const char *start = saved == '/' ? "/" : ".";
        *rest = '\0';
        char *real = realpath(*given ? given : start, NULL);
        if (!real && errno != EACCES) os_absent_or_end(given, errno);
        *rest = saved;
        if (real) {
            while (*rest == '/') rest++;
            char *whole = *rest ? os_join(a, real, rest) : arena_strdup(a, real);
            free(real);
            return whole;
        }
        if (rest == given) return given;
        while (rest > given && *--rest != '/') continue;
    }
}

bool os_is_below(const char *path, const char *folder) {
    size_t n = strlen(folder);
    if (n == 0 || strcmp(folder, ".") == 0 || strcmp(folder, "/") == 0) return true;
    return strncmp(path, folder, n) == 0 && (path[n] == '/' || !path[n]);
}

bool os_same_disk(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev;
}

bool os_link(const char *from, const char *to, const char **why) {
    if (link(from, to) == 0) return true;
    if (errno == EEXIST || errno == ENOENT || errno == ENOSPC) return os_fail(why);
    return os_copy(from, to, why); /* FAT and some network shares have no links */
}
