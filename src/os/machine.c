/* machine.c: what outputs depend on besides the workspace: program, libraries, and fonts. */
#include "os/os.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static long long nanoseconds(struct timespec t) {
    return (long long)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* ---- the program ---- */

/* Not when it was last changed in any way: a backup that sets times back, or another name of the
 * file, would have everything made again. */
static struct hash add_sign(struct hash h, const char *path, const struct stat *st) {
    const long long sign[] = {st->st_size, nanoseconds(st->st_mtim), (long long)st->st_ino};
    h = hash_bytes(h, path, strlen(path));
    return hash_bytes(h, sign, sizeof sign);
}

/* Each file that is mapped into this process: the program, and the libraries that it is linked
 * with. */
static struct hash add_mapped(struct hash h) {
    char line[4096], before[4096] = "";
    FILE *maps = fopen("/proc/self/maps", "re");
    struct hash sum = {0}; /* where they are mapped changes from run to run, and so their order */
    while (maps && fgets(line, sizeof line, maps)) {
        const char *path = strchr(line, '/');
        struct stat st;
        line[strcspn(line, "\n")] = '\0';
        if (!path || strcmp(path, before) == 0 || stat(path, &st) != 0) continue;
        memcpy(before, path, strlen(path) + 1);
        const struct hash one = add_sign((struct hash){0}, path, &st);
        sum.high += one.high;
        sum.low += one.low;
    }
    if (maps) fclose(maps);
    return hash_bytes(h, &sum, sizeof sum);
}

/* ---- libraries by name ---- */

struct named { /* whether a file is one of those that are asked for */
    const char *const *names;
    size_t n;
    struct hash sum; /* in any order */
};

/* Neither its number on the disk nor when it was put there: these differ between machines that have
 * the same library. */
static void add_library(struct named *x, const char *path) {
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    struct stat st;
    for (size_t i = 0; i < x->n; i++) {
        if (strncmp(file, x->names[i], strlen(x->names[i])) != 0 || stat(path, &st) != 0) continue;
        const long long sign[] = {st.st_size, nanoseconds(st.st_mtim)};
        struct hash one = hash_bytes((struct hash){0}, path, strlen(path));
        one = hash_bytes(one, sign, sizeof sign);
        x->sum.high += one.high;
        x->sum.low += one.low;
        return;
    }
}

static void add_named_mapped(struct named *x) {
    char line[4096], before[4096] = "";
    FILE *maps = fopen("/proc/self/maps", "re");
    while (maps && fgets(line, sizeof line, maps)) {
        const char *path = strchr(line, '/');
        line[strcspn(line, "\n")] = '\0';
        if (!path || strcmp(path, before) == 0) continue;
        memcpy(before, path, strlen(path) + 1);
        add_library(x, path);
    }
    if (maps) fclose(maps);
}

/* The linker's list of what it finds without being given a folder: paths that end with a NUL, among
 * numbers. */
static void add_named_listed(struct named *x, struct arena *a) {
    enum { LARGEST_LIST = 64 << 20 };
    char *list;
    size_t n;
    const char *why = NULL; /* without it, the linker has only its own folders */
    if (!os_read(a, "/etc/ld.so.cache", LARGEST_LIST, &list, &n, &why)) return;
    for (const char *p = list; p < list + n; p += strlen(p) + 1)
        if (*p == '/') add_library(x, p);
}

/* Folders that are searched before. */
static void add_named_in_path(struct named *x, struct arena *a) {
    const char *path = getenv("LD_LIBRARY_PATH");
    for (size_t n; path && *path; path += n + (path[n] == ':')) {
        struct os_entries found = {0};
        const char *why = NULL, *folder;
        n = strcspn(path, ":");
        folder = arena_printf(a, "%.*s", (int)n, path);
        if (!*folder || !os_list(a, folder, &found, &why)) continue;
        for (size_t i = 0; i < found.n; i++) add_library(x, os_join(a, folder, found.v[i].name));
    }
}

struct hash os_libraries_hash(const char *const *names, size_t n) {
    struct arena *a = arena_new();
    struct named x = {.names = names, .n = n};
    add_named_mapped(&x);
    add_named_listed(&x, a);
    add_named_in_path(&x, a);
    arena_free(a);
    return x.sum;
}

/* Libraries that are loaded when they are needed, and those of their own that read what they are
 * given. */
static struct hash add_late(struct hash h) {
    static const char *const late[] = {"libheif",   "libde265",      "libdav1d",      "libaom",
                                       "libx265",   "libsharpyuv",   "libpoppler",    "libav",
                                       "libsw",     "libqpdf",       "libxlsxwriter", "libcrypto",
                                       "libgnutls", "libfontconfig", "libexpat"};
    const struct hash sum = os_libraries_hash(late, sizeof late / sizeof *late);
    return hash_bytes(h, &sum, sizeof sum);
}

/* ---- everything ---- */

/* In any order: folders list their files in none. shared: only what is the same on machines with
 * the same packages. */
static struct hash add_folder(struct hash h, const char *root, bool shared) {
    struct arena *a = arena_new();
    struct os_walk found = {0};
    struct hash sum = {0};
    os_walk(a, root, NULL, NULL, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct os_walked *w = &found.v[i];
        const long long sign[] = {w->size, w->written, shared ? 0 : (long long)w->number};
        struct hash one = hash_bytes((struct hash){0}, w->path, strlen(w->path));
        one = hash_bytes(one, sign, sizeof sign);
        sum.high += one.high;
        sum.low += one.low;
    }
    arena_free(a);
    h = hash_bytes(h, root, strlen(root));
    return hash_bytes(h, &sum, sizeof sum);
}

/* Where fontconfig looks for fonts, unless a variable names something else. */
static struct hash add_fonts(struct hash h, bool shared) {
    static const char *const all[] = {"/etc/fonts", "/usr/share/fonts", "/usr/local/share/fonts"};
    static const char *const own[] = {".fonts", ".local/share/fonts", ".config/fontconfig"};
    static const char *const words[] = {"FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT",
                                        "XDG_DATA_HOME",   "XDG_DATA_DIRS",   "XDG_CONFIG_HOME"};
    const char *home = getenv("HOME");
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) h = add_folder(h, all[i], shared);
    for (size_t i = 0; home && i < sizeof own / sizeof *own; i++)
        h = add_folder(h, os_join(a, home, own[i]), shared);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *value = getenv(words[i]);
        struct stat st;
        if (!value) continue;
        h = hash_bytes(h, words[i], strlen(words[i]));
        h = hash_bytes(h, value, strlen(value));
        if (stat(value, &st) == 0) h = add_sign(h, value, &st);
    }
    arena_free(a);
    return h;
}

struct hash os_fonts_hash(void) {
    return add_fonts((struct hash){0}, true);
}

struct hash os_machine_hash(void) {
    static const char profile[] = "/usr/share/color/icc/sRGB.icc";
    struct hash h = add_late(add_fonts(add_mapped((struct hash){0}), false));
    struct stat st;
    return stat(profile, &st) == 0 ? add_sign(h, profile, &st) : h;
}
