/* new_files.c: see new_files.h. */
#include "pipeline/new/new_files.h"

#include "base/buf.h"
#include "base/codes.h"
#include "base/ending.h"
#include "load/load.h"
#include "os/os.h"

#include <string.h>

bool new_unreadable(const struct diags *found, struct diags *diags) {
    for (size_t i = 0; i < found->list.n; i++) {
        const struct diag *d = &found->list.v[i];
        if (d->code && strcmp(d->code, code_text(CODE_NO_WORKSPACE)) == 0) {
            diag_add(diags, *d);
            return false;
        }
    }
    return new_refused(diags, NULL, "this workspace cannot be read", "'folioscope check' says why");
}

struct workspace *new_workspace(struct arena *a, const struct load_options *o,
                                struct diags *diags) {
    struct diags *found = diags_new(a);
    struct workspace *w = load_workspace(a, o, found);
    if (!w) new_unreadable(found, diags);
    return w;
}

bool new_refused(struct diags *diags, const char *file, const char *text, const char *remedy) {
    diag_add(diags, (struct diag){.code = code_text(CODE_NOT_MADE),
                                  .severity = DIAG_ERROR,
                                  .file = file,
                                  .text = text,
                                  .remedy = remedy});
    return false;
}

bool new_failed(struct arena *a, struct diags *diags, const char *file, const char *why) {
    diag_add(diags,
             (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                           .severity = DIAG_ERROR,
                           .file = file,
                           .text = arena_printf(a, "this was not made: %s",
                                                why ? why : "something could not be written"),
                           .remedy = "check that the disk is not full, and that you may write "
                                     "there; then run the same command again"});
    return false;
}

/* In a folder that is there, the parts are made within it: it may be the current folder, and the
 * one above may not be writable. */
static const char within[] = ".new";

const char *new_stage(struct arena *a, const char *folder, struct diags *diags) {
    const char *above = os_folder_of(a, folder), *slash = strrchr(folder, '/'), *why = NULL;
    const char *stage = os_join(a, above, arena_printf(a, ".%s.new", slash ? slash + 1 : folder));
    if (os_look(folder).kind == OS_FOLDER) stage = os_join(a, folder, within);
    if (os_remove(stage, &why) && os_make_folder(stage, &why)) return stage;
    new_failed(a, diags, folder, why);
    return NULL;
}

bool new_write(struct arena *a, const char *stage, const char *path, const char *text, size_t n,
               struct diags *diags) {
    const char *why = NULL;
    if (os_write_new(os_join(a, stage, path), text, n, &why)) return true;
    return new_failed(a, diags, path, why);
}

/* Without a first line that names the schema for editors: from the copy, the way to it differs. */
static bool copy_yaml(struct arena *a, const char *from, const char *to, const char **why) {
    enum { LARGEST = 1 << 20 };
    static const char hint[] = "# yaml-language-server:";
    char *data;
    size_t n, skipped = 0;
    if (!os_read(a, from, LARGEST, &data, &n, why)) return false;
    if (n > sizeof hint && memcmp(data, hint, sizeof hint - 1) == 0) {
        const char *end = memchr(data, '\n', n);
        skipped = end ? (size_t)(end - data) + 1 : n;
    }
    return os_write_new(to, data + skipped, n - skipped, why);
}

bool new_copy(struct arena *a, const char *from, const char *stage, struct diags *diags) {
    struct os_entries found;
    const char *why = NULL;
    if (!os_list(a, from, &found, &why) || !os_make_folder(stage, &why))
        return new_failed(a, diags, from, why);
    for (size_t i = 0; i < found.n; i++) {
        const struct os_entry *e = &found.v[i];
        const char *old = os_join(a, from, e->name), *new = os_join(a, stage, e->name);
        if (e->kind == OS_FOLDER && !new_copy(a, old, new, diags)) return false;
        if (e->kind != OS_FILE) continue;
        if (!(ending_is(old, ".yaml") ? copy_yaml(a, old, new, &why) : os_copy(old, new, &why)))
            return new_failed(a, diags, old, why);
    }
    return true;
}

bool new_is_free(struct arena *a, const char *folder, struct diags *diags) {
    struct os_entries found = {0};
    const enum os_kind kind = os_look(folder).kind;
    const char *why = NULL;
    bool free = kind == OS_ABSENT || (kind == OS_FOLDER && os_list(a, folder, &found, &why));
    for (size_t i = 0; i < found.n; i++)
        free =
            free && (strcmp(found.v[i].name, within) == 0 || strcmp(found.v[i].name, ".git") == 0);
    if (free) return true;
    return new_refused(diags, folder, "there is something here already",
                       "name a new or an empty folder: nothing is overwritten");
}

bool new_is_inside(struct arena *a, const char *root, const char *folder, struct diags *diags) {
    const char *there = folder;
    while (!os_may_be_there(there) && strcmp(there, os_folder_of(a, there)) != 0)
        there = os_folder_of(a, there);
    if (os_inside(root, there)) return true;
    return new_refused(diags, there, "this leads out of the workspace, or nowhere",
                       "put the folder itself in place of the link");
}

/* What makes it a workspace comes last. */
static bool move_in(struct arena *a, const char *stage, const char *folder, struct diags *diags) {
    static const char last[] = "folioscope.yaml";
    struct os_entries found;
    const char *why = NULL;
    if (!os_list(a, stage, &found, &why)) return new_failed(a, diags, folder, why);
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < found.n; i++) {
            const char *name = found.v[i].name;
            if ((strcmp(name, last) == 0) != (pass == 1)) continue;
            if (!os_rename(os_join(a, stage, name), os_join(a, folder, name), &why))
                return new_failed(a, diags, folder, why);
        }
    os_remove_empty(stage);
    return true;
}

bool new_finish(struct arena *a, const char *stage, const char *folder, struct diags *diags) {
    const char *why = NULL;
    if (!os_sync_tree(stage, &why)) return new_failed(a, diags, folder, why);
    if (!new_is_free(a, folder, diags)) {
        os_remove(stage, NULL);
        return false;
    }
    if (os_is_below(stage, folder)) {
        if (!move_in(a, stage, folder, diags)) return false;
    } else if (!os_rename(stage, folder, &why)) {
        return new_failed(a, diags, folder, why);
    }
    os_sync_folder(os_folder_of(a, folder), NULL);
    return true;
}

bool new_is_id(const char *text) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    const size_t n = strlen(text);
    return n > 0 && n <= 100 && strchr(letters, *text) && strchr(letters, text[n - 1]) &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

/* Letters of two bytes are those of Latin, Greek, Cyrillic, Hebrew, and Arabic. */
static bool is_letter(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xD9);
}

const char *new_yaml(struct arena *a, const char *text) {
    struct buf out = BUF_INIT;
    const char *p = text;
    if (!is_letter((unsigned char)*p)) p = NULL;
    while (p && *p) {
        const unsigned char c = (unsigned char)*p;
        const bool wide = c >= 0xC3 && c <= 0xD9;
        if (!is_letter(c) && !strchr(" -'.", *p) && !(c >= '0' && c <= '9')) break;
        p += wide && p[1] ? 2 : 1;
    }
    if (p && !*p) return text;
    load_quote(&out, text);
    return buf_take(&out, a);
}

const char *new_word(struct arena *a, const char *text) {
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,:=@%";
    struct buf out = BUF_INIT;
    if (*text && !text[strspn(text, plain)]) return text;
    buf_char(&out, '\'');
    for (const char *p = text; *p; p++)
        if (*p == '\'')
            buf_str(&out, "'\\''");
        else
            buf_char(&out, *p);
    buf_char(&out, '\'');
    return buf_take(&out, a);
}

const char *new_from(struct arena *a, const char *folder) {
    return folder ? arena_printf(a, " -C %s", new_word(a, folder)) : "";
}
