/* issue.c: the record of an issue, written, found, read, and checked. */
#include "pipeline/tree/issue.h"

#include "base/buf.h"
#include "base/codes.h"
#include "os/os.h"
#include "pipeline/tree/fields.h"
#include "seal/seal.h"
#include "view/view.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST_MANIFEST = 1 << 20, LARGEST_FILE = 256 << 20 };

static const char what[] = "folioscope-issued";

static const struct field own_fields[] = {
    FIELD(TEXT, struct issue, term),   FIELD(TEXT, struct issue, learner),
    FIELD(TEXT, struct issue, name),   FIELD(INT, struct issue, number),
    FIELD(DATE, struct issue, issued), FIELD(DATE, struct issue, as_of),
    FIELD(TEXT, struct issue, code),   FIELD(TEXT, struct issue, why),
    FIELD(TEXT, struct issue, program)};
static const struct field report_fields[] = {
    FIELD(TEXT, struct issue_report, name), FIELD(INT, struct issue_report, correction),
    FIELD(DATE, struct issue_report, replaced), FIELD(TEXT, struct issue_report, content)};
static const struct field file_fields[] = {
    FIELD(TEXT, struct issue_file, path), FIELD(TEXT, struct issue_file, report),
    FIELD(TEXT, struct issue_file, sha256), FIELD(BYTES, struct issue_file, bytes)};

static const struct fields_line own = LINE("issue", own_fields);
static const struct fields_list lists[] = {
    LINES("report", report_fields, struct issue, reports.v, reports.n, NULL),
    LINES("file", file_fields, struct issue, files.v, files.n, NULL)};

enum { LISTS = sizeof lists / sizeof *lists };

void issue_write(const struct issue *i, struct buf *out) {
    fields_start(out, what);
    fields_write(out, &own, i);
    fields_write_all(out, lists, LISTS, i);
    fields_finish(out);
}

/* ---- reading ---- */

const char *issue_path(struct arena *a, const struct issue *i) {
    return arena_printf(a, "%s/%d", i->folder, i->number);
}

static const char *last_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *issue_id(const struct issue *i) { return last_name(i->folder); }

/* A name in the folder of the issue, whatever the manifest says: what it names is copied. */
static bool is_name(const char *path) {
    return path && *path && *path != '.' && !strchr(path, '/') && !strchr(path, '\\');
}

/* "issued/2026-fall/ana-bell": nor may a term's folder be put in the place of another's. */
static bool is_of_term(const struct issue *i) {
    const size_t n = strlen(ISSUED "/"), length = strlen(i->term);
    return strncmp(i->folder + n, i->term, length) == 0 && i->folder[n + length] == '/';
}

static bool is_whole(const struct issue *i, int number) {
    bool ok = i->number == number && i->term && i->learner && i->code && date_is_set(i->issued) &&
              i->reports.n && i->files.n;
    /* a folder of one learner may not be put in the place of another's */
    ok = ok && strcmp(last_name(i->learner), issue_id(i)) == 0 && is_of_term(i);
    for (size_t k = 0; ok && k < i->reports.n; k++)
        ok = is_name(i->reports.v[k].name) && i->reports.v[k].content;
    for (size_t k = 0; ok && k < i->files.n; k++)
        ok = is_name(i->files.v[k].path) && i->files.v[k].sha256;
    return ok;
}

static struct issue read_issue(struct arena *a, const char *root, const char *folder, int number) {
    struct issue found = {.folder = folder, .number = number}, read = found;
    const char *path = os_join(a, os_join(a, root, issue_path(a, &found)), ISSUE_MANIFEST);
    char *text;
    size_t n;
    const char *why = NULL;
    if (!os_read(a, path, LARGEST_MANIFEST, &text, &n, &why)) return found;
    struct fields_reader r = fields_open(a, text, n, what);
    bool ok = r.sound && !r.unnamed;
    read.number = 0;
    while (ok && fields_next(&r)) {
        bool known = fields_is(&r, &own);
        for (size_t i = 0; i < LISTS; i++) known = known || fields_is(&r, &lists[i].line);
        /* a later version may have lines of other kinds */
        ok = !known || fields_read(&r, &own, &read) || fields_read_any(&r, lists, LISTS);
    }
    fields_settle(&r, a, lists, LISTS, ok ? &read : NULL);
    if (!ok || !is_whole(&read, number)) return found;
    read.sound = true;
    return read;
}

/* "1", "2": a number as it is written here. */
static int number_of(const char *name) {
    char *end;
    long n = *name >= '1' && *name <= '9' ? strtol(name, &end, 10) : 0;
    return n > 0 && n < 100000 && !*end ? (int)n : 0;
}

static int by_place(const void *x, const void *y) {
    const struct issue *a = x, *b = y;
    int order = strcmp(a->folder, b->folder);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* Calls found() for each visible folder in a folder of the workspace. */
static void each_folder(struct arena *a, const char *root, const char *path, struct issues *all,
                        void (*found)(struct arena *, const char *, const char *, const char *,
                                      struct issues *)) {
    struct os_entries in = {0};
    const char *full = os_join(a, root, path), *why = NULL;
    if (!os_may_be_there(full)) return;
    if (!os_list(a, full, &in, &why)) {
        VEC_PUSH(a, &all->unread, ((struct issue_unread){path, why}));
        return;
    }
    if (os_look(full).kind != OS_FOLDER) return; /* a link */
    for (size_t i = 0; i < in.n; i++)
        if (in.v[i].kind == OS_FOLDER && in.v[i].name[0] != '.')
            found(a, root, path, in.v[i].name, all);
}

static void add_number(struct arena *a, const char *root, const char *path, const char *name,
                       struct issues *all) {
    int number = number_of(name);
    if (number) VEC_PUSH(a, &all->list, read_issue(a, root, path, number));
}

static void add_learner(struct arena *a, const char *root, const char *path, const char *name,
                        struct issues *all) {
    each_folder(a, root, os_join(a, path, name), all, add_number);
}

static void add_term(struct arena *a, const char *root, const char *path, const char *name,
                     struct issues *all) {
    each_folder(a, root, os_join(a, path, name), all, add_learner);
}

struct issues issues_read(struct arena *a, const char *root, const char *term) {
    struct issues all = {0};
    if (term)
        add_term(a, root, ISSUED, term, &all);
    else
        each_folder(a, root, ISSUED, &all, add_term);
    if (all.list.n) qsort(all.list.v, all.list.n, sizeof *all.list.v, by_place);
    return all;
}

const struct issue_report *issue_report_of(const struct issue *i, const char *report) {
    for (size_t k = 0; k < i->reports.n; k++)
        if (strcmp(i->reports.v[k].name, report) == 0) return &i->reports.v[k];
    return NULL;
}

const struct issue *issues_latest(const struct issues *all, const char *folder,
                                  const char *report) {
    const struct issue *latest = NULL;
    for (size_t i = 0; i < all->list.n; i++) {
        const struct issue *one = &all->list.v[i];
        if (!one->sound || strcmp(one->folder, folder) != 0) continue;
        if (!report || issue_report_of(one, report)) latest = one;
    }
    return latest;
}

const struct issue *issues_damaged(const struct issues *all, const char *folder) {
    for (size_t i = 0; i < all->list.n; i++)
        if (!all->list.v[i].sound && strcmp(all->list.v[i].folder, folder) == 0)
            return &all->list.v[i];
    return NULL;
}

const struct issue_unread *issues_unread(const struct issues *all, const char *folder) {
    for (size_t i = 0; i < all->unread.n; i++)
        if (os_is_below(folder, all->unread.v[i].path) ||
            strcmp(folder, all->unread.v[i].path) == 0)
            return &all->unread.v[i];
    return NULL;
}

void issues_tell_unread(const struct issue_unread *u, struct diags *diags) {
    diag_add_once(diags, (struct diag){.code = code_text(CODE_CANNOT_READ),
                                       .severity = DIAG_ERROR,
                                       .file = u->path,
                                       .text = arena_printf(
                                           diags->arena, "this folder cannot be read: %s", u->why),
                                       .remedy = "check the permissions of the folder"});
}

/* ---- codes ---- */

/* Consonants alone: they never spell a word, and none is taken for a digit. */
static const char letters[] = "BCDFGHJKMNPQRSTVWXYZ";

const char *issue_code(struct arena *a, const char *sha256) {
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < ISSUE_CODE; i++) {
        unsigned two = (unsigned)strtoul(arena_strndup(a, sha256 + 4 * i, 4), NULL, 16);
        if (i && i % 4 == 0) buf_char(&b, '-');
        buf_char(&b, letters[two % (sizeof letters - 1)]);
    }
    return buf_take(&b, a);
}

bool issue_code_read(const char *text, char out[ISSUE_CODE + 1]) {
    size_t n = 0, prefix = strlen(ISSUE_CODE_PREFIX) - 1;
    bool has_prefix = true;
    for (size_t i = 0; i < prefix && has_prefix; i++)
        has_prefix = (text[i] & ~0x20) == ISSUE_CODE_PREFIX[i];
    for (const char *p = text + (has_prefix ? prefix : 0); *p; p++) {
        const char upper = *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p;
        if (strchr(" -:.\t", *p)) continue;
        if (!strchr(letters, upper) || n == ISSUE_CODE) return false;
        out[n++] = upper;
    }
    out[n] = '\0';
    return n == ISSUE_CODE;
}

/* ---- files ---- */

char *issue_file_read(struct arena *a, const char *root, const struct issue *i,
                      const struct issue_file *f, size_t *n, const char **why) {
    const char *path = os_join(a, os_join(a, root, issue_path(a, i)), f->path);
    char *data, sum[SEAL_HEX];
    if (!os_may_be_there(path)) {
        *why = "it is missing";
        return NULL;
    }
    if (!os_read(a, path, LARGEST_FILE, &data, n, why)) return NULL;
    seal_digest(data, *n, sum);
    if (strcmp(sum, f->sha256) == 0) return data;
    *why = "it was changed";
    return NULL;
}

void issue_tell_damage(struct arena *a, const struct issue *i, const struct issue_file *f,
                       const char *why, struct diags *diags) {
    const char *path = issue_path(a, i), *file = os_join(a, path, f ? f->path : ISSUE_MANIFEST);
    diag_add(diags,
             (struct diag){
                 .code = code_text(CODE_ISSUE_DAMAGED),
                 .severity = DIAG_ERROR,
                 .file = file,
                 .text = f ? arena_printf(a, "not as it was issued: %s", why)
                           : "the manifest of this issue is missing, was changed, or is of another "
                             "learner or term",
                 .remedy = arena_printf(a, "put the folder '%s' back from a copy of the workspace",
                                        path)});
}

static bool is_listed(const struct issue *i, const char *name) {
    if (strcmp(name, ISSUE_MANIFEST) == 0) return true;
    for (size_t k = 0; k < i->files.n; k++)
        if (strcmp(i->files.v[k].path, name) == 0) return true;
    return false;
}

static void tell_strangers(struct arena *a, const char *root, const struct issue *i,
                           struct diags *diags) {
    struct os_entries in = {0};
    const char *path = issue_path(a, i), *why = NULL;
    if (!os_list(a, os_join(a, root, path), &in, &why)) return; /* its files are missing */
    for (size_t k = 0; k < in.n; k++)
        if (in.v[k].name[0] != '.' && !is_listed(i, in.v[k].name))
            diag_add(diags, (struct diag){.code = code_text(CODE_UNKNOWN_FILE),
                                          .severity = DIAG_WARNING,
                                          .file = os_join(a, path, in.v[k].name),
                                          .text = "this file was not issued, and is not used",
                                          .remedy = "move it elsewhere"});
}

void issues_check(struct arena *a, const char *root, struct diags *diags) {
    const struct issues all = issues_read(a, root, NULL);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < all.unread.n; i++) issues_tell_unread(&all.unread.v[i], diags);
    for (size_t i = 0; i < all.list.n; i++) {
        const struct issue *one = &all.list.v[i];
        const bool first = i == 0 || strcmp(all.list.v[i - 1].folder, one->folder) != 0;
        const int before = first ? 0 : all.list.v[i - 1].number;
        if (one->number != before + 1) {
            const struct issue missing = {.folder = one->folder, .number = before + 1};
            issue_tell_damage(a, &missing, NULL, NULL, diags);
        }
        if (!one->sound) {
            issue_tell_damage(a, one, NULL, NULL, diags);
            continue;
        }
        for (size_t k = 0; k < one->files.n; k++) {
            const char *why = NULL;
            size_t n;
            if (!issue_file_read(scratch, root, one, &one->files.v[k], &n, &why))
                issue_tell_damage(a, one, &one->files.v[k], why, diags);
            arena_clear(scratch);
        }
        tell_strangers(a, root, one, diags);
    }
    arena_free(scratch);
}
