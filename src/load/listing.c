/* listing.c: the contents of a folder, checked against the names that are used there. Nothing
 * outside of the workspace is listed. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "base/utf8.h"
#include "model/workspace.h"

#include <string.h>
#include <strings.h>

const char *load_path(struct loader *l, const char *folder, const char *name) {
    return *folder ? os_join(l->arena, folder, name) : arena_strdup(l->arena, name);
}

/* Hidden files, and files that editors and operating systems leave behind. */
static bool is_leftover(const char *name) {
    static const char *const names[] = {"Thumbs.db", "desktop.ini", "__MACOSX", "Icon\r"};
    if (name[0] == '.' || name[0] == '~' || name[strlen(name) - 1] == '~') return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return ending_is(name, ".bak") || ending_is(name, ".tmp") || ending_is(name, ".swp");
}

/* Follows a link if it stays inside. Learners may write in their own folders, and must not read
 * other people's files through a link. */
static bool follow(struct loader *l, const char *path, struct os_entry *e) {
    const char *full = os_join(l->arena, l->root, path);
    if (!os_inside(l->root, full))
        return load_fault(
            l, CODE_OUTSIDE, path,
            arena_printf(l->arena, "the link '%s' leaves the workspace, or leads nowhere", e->name),
            "put a copy of what it leads to in its place: nothing outside of the workspace is published");
    if (l->learner && !os_inside(os_join(l->arena, l->root, l->learner), full))
        return load_fault(
            l, CODE_OUTSIDE, path,
            arena_printf(l->arena, "the link '%s' leaves this learner's folder", e->name),
            "if this learner's family may see what it leads to, put a copy in its place: a learner's "
            "pages are made of what is in the learner's own folder");
    e->kind = os_look(os_join(l->arena, full, ".")).kind == OS_FOLDER ? OS_FOLDER : OS_FILE;
    return true;
}

/* Names are shown, linked, and printed, so they must be text. */
static bool name_is_text(struct loader *l, const char *folder, const char *name) {
    size_t n = strlen(name), bad;
    bool text = utf8_valid(name, n, &bad);
    for (size_t i = 0, len; text && i < n; i += len)
        text = !source_is_control(utf8_decode(name + i, n - i, &len)) && name[i] != '\t' &&
               name[i] != '\n' && name[i] != '\r';
    if (text) return true;
    char *shown = arena_strdup(l->arena, name);
    for (char *p = shown; *p; p++)
        if ((unsigned char)*p < 0x20 || (unsigned char)*p > 0x7E) *p = '?';
    return load_fault(
        l, CODE_FILE_NAME, *folder ? folder : ".",
        arena_printf(l->arena, "the name '%s' in this folder is not UTF-8 text of one line", shown),
        "rename the file: names with accents may have been damaged when they were copied or unpacked");
}

/* Was this the last finding of load_folder? */
static bool is_unreadable(const struct loader *l, const char *folder) {
    const struct diag *last = l->diags->list.n ? &l->diags->list.v[l->diags->list.n - 1] : NULL;
    return last && strcmp(last->code, code_text(CODE_CANNOT_READ)) == 0 &&
           strcmp(last->file, folder) == 0;
}

bool load_is_unread(const struct loader *l, struct os_entries found, const char *folder) {
    return !found.n && is_unreadable(l, folder);
}

bool load_is_file_unread(const struct loader *l, const char *path) {
    for (size_t i = 0; i < l->w->unknown.unread.n; i++)
        if (os_is_below(path, l->w->unknown.unread.v[i])) return true;
    return false;
}

void load_not_of_its_kind(struct loader *l, const char *folder, const struct os_entry *e) {
    const char *what = "not an ordinary file";
    if (e->kind == OS_FOLDER) what = "a folder";
    if (e->kind == OS_FILE) what = "a file";
    load_fault(l, CODE_CANNOT_READ, load_path(l, folder, e->name),
               arena_printf(l->arena, "'%s' is %s, and cannot be read", e->name, what),
               arena_printf(l->arena, "put the %s '%s' in its place, or remove it",
                            e->kind == OS_FILE ? "folder" : "file", e->name));
}

bool load_lacks(const struct loader *l, struct os_entries found, const char *folder,
                const char *name) {
    return !load_has(found, name, OS_FILE) && !load_is_unread(l, found, folder);
}

struct os_entries load_folder(struct loader *l, const char *path) {
    struct os_entries found = {0};
    const char *full = *path ? os_join(l->arena, l->root, path) : l->root, *why = NULL;
    const bool there = os_list(l->arena, full, &found, &why);
    if (!there) found = (struct os_entries){0};
    if (!load_add_drafts(l, path, &found) && !there) {
        load_fault(l, CODE_CANNOT_READ, *path ? path : ".",
                   arena_printf(l->arena, "this folder cannot be read: %s", why),
                   "check the permissions of the folder");
        return (struct os_entries){0};
    }
    size_t kept = 0;
    for (size_t i = 0; i < found.n; i++) {
        struct os_entry e = found.v[i];
        if (is_leftover(e.name) || !name_is_text(l, path, e.name)) continue;
        if (e.kind == OS_LINK && !follow(l, load_path(l, path, e.name), &e)) continue;
        found.v[kept++] = e;
    }
    found.n = kept;
    return found;
}

bool load_has(struct os_entries found, const char *name, enum os_kind kind) {
    for (size_t i = 0; i < found.n; i++)
        if (found.v[i].kind == kind && strcmp(found.v[i].name, name) == 0) return true;
    return false;
}

const struct os_entry *load_entry_of(struct os_entries found, const char *name) {
    for (size_t i = 0; i < found.n; i++)
        if (strcmp(found.v[i].name, name) == 0) return &found.v[i];
    return NULL;
}

/* "Ratings.csv": its contents must not be lost with only a warning. */
static bool is_in_wrong_case(struct loader *l, const char *folder, const struct os_entry *e,
                             const struct load_entry *known) {
    for (const struct load_entry *k = known; k->name; k++) {
        if (k->kind != e->kind || strcasecmp(k->name, e->name) != 0) continue;
        load_fault(l, CODE_NAME_CASE, load_path(l, folder, e->name),
                   arena_printf(l->arena, "'%s' is not read: its name is '%s'", e->name, k->name),
                   arena_printf(l->arena, "rename it to '%s'", k->name));
        return true;
    }
    return false;
}

/* "ratings (1).csv", as browsers call a second download, or "ratings.xls": its contents are not
 * read, and the folder lacks the file that it is meant to be. */
static bool is_misnamed(struct loader *l, const char *folder, struct os_entries found,
                        const struct os_entry *e, const struct load_entry *known) {
    static const char *const books[] = {".xls", ".xlsm", ".xlsb", ".ods", ".numbers", NULL};
    for (const struct load_entry *k = known; k->name; k++) {
        const char *dot = strrchr(k->name, '.');
        const size_t n = dot ? (size_t)(dot - k->name) : 0;
        if (!n || e->kind != OS_FILE || k->kind != OS_FILE || load_has(found, k->name, OS_FILE) ||
            strncmp(e->name, k->name, n) != 0)
            continue;
        const char *rest = e->name + n, *path = load_path(l, folder, e->name);
        size_t book = 0;
        while (books[book] && strcmp(rest, books[book]) != 0) book++;
        const char *as_book = arena_printf(l->arena, "%.*s.xlsx", (int)n, k->name);
        if (strcmp(dot, ".csv") == 0 && books[book] && !load_has(found, as_book, OS_FILE)) {
            load_fault(
                l, CODE_NAME_CASE, path,
                arena_printf(l->arena,
                             "'%s' is a workbook of another format than .xlsx, and is not read",
                             e->name),
                arena_printf(l->arena,
                             "save it as '%.*s.xlsx' or as '%s' in the spreadsheet program", (int)n,
                             k->name, k->name));
            return true;
        }
        const char *digits = strncmp(rest, " (", 2) == 0 ? rest + 2 : "";
        const size_t n_digits = strspn(digits, "0123456789");
        if (!n_digits || digits[n_digits] != ')' || strcmp(digits + n_digits + 1, dot) != 0)
            continue;
        load_fault(l, CODE_NAME_CASE, path,
                   arena_printf(l->arena, "'%s' is not read: its name is '%s'", e->name, k->name),
                   arena_printf(l->arena, "rename it to '%s'", k->name));
        return true;
    }
    return false;
}

static void warn_unknown(struct loader *l, const char *folder, const struct os_entry *e,
                         const struct load_entry *known) {
    enum { MOST = 32 };
    const char *names[MOST];
    size_t n = 0;
    for (const struct load_entry *k = known; k->name && n < MOST; k++) names[n++] = k->name;
    const char *what = e->kind == OS_FOLDER ? "folder" : "file";
    for (const struct load_entry *k = known; k->name; k++) {
        if (strcmp(k->name, e->name) != 0) continue;
        const char *other = k->kind == OS_FOLDER ? "folder" : "file";
        load_fault(l, CODE_UNKNOWN_FILE, load_path(l, folder, e->name),
                   arena_printf(l->arena, "'%s' is a %s here", e->name, what),
                   arena_printf(l->arena, "rename it: '%s' is the name of a %s", e->name, other));
        return;
    }
    load_fault(l, CODE_UNKNOWN_FILE, load_path(l, folder, e->name),
               arena_printf(l->arena, "the %s '%s' is not used here", what,
                            source_quote(l->arena, e->name)),
               schema_suggest(l->arena, e->name, names, n,
                              arena_printf(l->arena, "used here: %s",
                                           schema_names(l->arena, names, n, MOST))));
}

bool load_entries(struct loader *l, const char *folder, struct os_entries found,
                  const struct load_entry *known,
                  bool (*also)(void *context, const struct os_entry *e), void *context) {
    bool sound = true;
    for (size_t i = 0; i < found.n; i++) {
        const struct os_entry *e = &found.v[i];
        const struct load_entry *k = known;
        while (k->name && (k->kind != e->kind || strcmp(k->name, e->name) != 0)) k++;
        if (k->name && k->read)
            sound = k->read(l, load_path(l, folder, e->name), context) && sound;
        else if (!k->name && !(also && also(context, e))) {
            if (is_in_wrong_case(l, folder, e, known) || is_misnamed(l, folder, found, e, known))
                sound = false;
            else
                warn_unknown(l, folder, e, known);
        }
    }
    return sound;
}

static bool bad_id(struct loader *l, const char *path, const char *name, const char *what,
                   const char *example) {
    return load_fault(
        l, CODE_FOLDER_ID, path,
        arena_printf(l->arena, "the folder name '%s' cannot be the id of %s",
                     source_quote(l->arena, name), what),
        arena_printf(l->arena,
                     "rename it with lowercase letters from a to z, digits and '-', like '%s'",
                     example));
}

bool load_is_id(const char *name) {
    size_t n = strlen(name);
    return n > 0 && n <= 100 && name[0] != '-' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

bool load_check_id(struct loader *l, const char *path, const char *name, const char *what) {
    if (load_is_id(name)) return true;
    char *better = arena_strdup(l->arena, name), *to = better;
    for (const char *p = name; *p; p++) {
        /* don't guess letters */
        if ((unsigned char)*p >= 0x80) return bad_id(l, path, name, what, "maya-torres");
        bool letter = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
        char c = letter ? *p : '-';
        if (*p >= 'A' && *p <= 'Z') c = (char)(*p + 32);
        if (c != '-' || (to > better && to[-1] != '-')) *to++ = c;
    }
    while (to > better && to[-1] == '-') to--;
    *to = '\0';
    return bad_id(l, path, name, what, *better ? better : "maya-torres");
}

void load_each(struct loader *l, const char *folder,
               void (*read)(struct loader *l, const char *path, const char *id)) {
    struct os_entries found = load_folder(l, folder);
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name, *path = load_path(l, folder, name);
        const char *id = found.v[i].kind == OS_FILE ? ending_cut(l->arena, name, ".yaml") : NULL;
        if (id) {
            read(l, path, id);
            continue;
        }
        const char *yml = ending_cut(l->arena, name, ".yml");
        load_fault(
            l, CODE_UNKNOWN_FILE, path,
            arena_printf(l->arena, "'%s' is not used here", source_quote(l->arena, name)),
            yml ? arena_printf(l->arena, "rename it to '%s.yaml'", yml)
                : arena_printf(l->arena, "the folder '%s' holds files that end in .yaml", folder));
    }
}
