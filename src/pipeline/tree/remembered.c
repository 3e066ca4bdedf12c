/* remembered.c: see remembered.h. */
#include "pipeline/tree/remembered.h"

#include "base/ending.h"
#include "base/hash.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/pipeline.h"
#include "pipeline/tree/fields.h"
#include "pipeline/tree/work_result.h"

#include <string.h>

enum { LARGEST = 256 << 20 };

static const char what[] = "folioscope-remembered";

#define FOLDER "remembered"

const char *remembered_parts(struct arena *a, const char *folder) {
    return os_join(a, folder, FOLDER "/parts");
}

const char *remembered_running(struct arena *a, const char *folder) {
    return os_join(a, folder, FOLDER "/running");
}

const char *remembered_whole(struct arena *a, const char *folder) {
    return os_join(a, folder, FOLDER "/whole");
}

const char *remembered_above(struct arena *a, const char *folder) {
    return os_join(a, folder, FOLDER "/above");
}

const char *remembered_class(struct arena *a, const char *folder, const char *class_out) {
    return arena_printf(a, "%s/" FOLDER "/classes/%s", folder, class_out);
}

/* ---- as lines ---- */

static const char *const kind_words[] = {ONLY_WORDS};
static const struct field own_fields[] = {FIELD(TEXT, struct remembered, from),
                                          FIELD(TEXT, struct remembered, ledger),
                                          FIELD(FLAG, struct remembered, whole),
                                          FIELD(INT, struct remembered, unchanged),
                                          FIELD_OF(WORDS, struct remembered, kinds, kind_words),
                                          FIELD(DATE, struct remembered, days.made),
                                          FIELD(DATE, struct remembered, days.lasts)};
static const struct field learner_fields[] = {
    FIELD(TEXT, struct remembered_learner, path),
    FIELD(TEXT, struct remembered_learner, from),
    FIELD(TEXT, struct remembered_learner, sign),
    FIELD(FLAG, struct remembered_learner, withheld),
    FIELD_OF(WORDS, struct remembered_learner, kinds, kind_words),
    FIELD(INT, struct remembered_learner, index),
    FIELD(INT, struct remembered_learner, pages),
    FIELD(INT, struct remembered_learner, pdfs),
    FIELD(INT, struct remembered_learner, books),
    FIELD(BYTES, struct remembered_learner, bytes),
    FIELD(DATE, struct remembered_learner, days.made),
    FIELD(DATE, struct remembered_learner, days.lasts)};
static const struct field file_fields[] = {FIELD(TEXT, struct remembered_file, path),
                                           FIELD(TEXT, struct remembered_file, sign)};
static const struct field of_fields[] = {FIELD(INT, struct remembered_finding, of),
                                         FIELD(FLAG, struct remembered_finding, made)};
static const struct field note_fields[] = {{.name = "text"}};

static const struct fields_line own = LINE("own", own_fields), of = LINE("of", of_fields);
static const struct remembered_learner no_learner = {.path = "", .from = "", .sign = ""};
static const struct remembered_file no_file = {.path = "", .sign = ""};

#define LIST(word, fields, member, blank) \
    LINES(word, fields, struct remembered, member.v, member.n, blank)

static const struct fields_list lists[] = {LIST("learner", learner_fields, learners, &no_learner),
                                           LIST("file", file_fields, files, &no_file),
                                           LIST("note", note_fields, notes, NULL)};

enum { LISTS = sizeof lists / sizeof *lists };

void remembered_text(const struct remembered *r, struct buf *out) {
    fields_start(out, what);
    fields_write(out, &own, r);
    fields_write_all(out, lists, LISTS, r);
    for (size_t i = 0; i < r->findings.n; i++) {
        fields_write(out, &of, &r->findings.v[i]);
        fields_write(out, work_result_finding(), &r->findings.v[i].found);
    }
    fields_finish(out);
}

static bool read_line(struct remembered *r, struct fields_reader *f,
                      struct remembered_finding *whose) {
    struct remembered_finding one = {.found = {.text = "", .severity = DIAG_ERROR}};
    if (fields_read(f, &own, r) || fields_read_any(f, lists, LISTS)) return true;
    if (fields_is(f, &of)) {
        const bool ok = fields_read(f, &of, &one);
        *whose = one;
        return ok;
    }
    if (!fields_read(f, work_result_finding(), &one.found)) return false;
    one.of = whose->of;
    one.made = whose->made;
    VEC_PUSH(r->arena, &r->findings, one);
    return true;
}

bool remembered_read(struct remembered *r, struct arena *a, const char *path) {
    char *text;
    size_t n;
    struct remembered_finding whose = {0};
    const char *why = NULL; /* what cannot be read is made again */
    *r = (struct remembered){.arena = a, .from = "", .ledger = ""};
    if (os_is_link(path) || !os_read(a, path, LARGEST, &text, &n, &why)) return false;
    struct fields_reader f = fields_open(a, text, n, what);
    bool ok = f.sound && !f.unnamed;
    while (ok && fields_next(&f)) ok = read_line(r, &f, &whose);
    fields_settle(&f, a, lists, LISTS, ok ? r : NULL);
    if (!ok) *r = (struct remembered){.arena = a, .from = "", .ledger = ""};
    return ok;
}

/* ---- kept ---- */

void remembered_keep(const char *path, const struct buf *text) {
    struct arena *a = arena_new();
    const char *folder = os_folder_of(a, path);
    if (os_make_folder(folder, NULL)) os_write(path, text->p, text->n, NULL);
    arena_free(a);
}

static void keep_learner(struct remembered *now, const struct remembered *before, size_t i) {
    VEC_PUSH(now->arena, &now->learners, before->learners.v[i]);
    for (size_t k = 0; k < before->findings.n; k++) {
        struct remembered_finding f = before->findings.v[k];
        if (f.of != (int)i + 1) continue;
        f.of = (int)now->learners.n;
        VEC_PUSH(now->arena, &now->findings, f);
    }
}

void remembered_keep_only(const char *path, const struct table *learners) {
    struct arena *a = arena_new();
    struct remembered before, now = {.arena = a, .from = "", .ledger = ""};
    struct buf text = BUF_INIT;
    remembered_read(&before, a, path);
    os_remove(path, NULL);
    for (size_t i = 0; i < before.learners.n; i++)
        if (table_find(learners, before.learners.v[i].path)) keep_learner(&now, &before, i);
    now.days = before.days;
    remembered_text(&now, &text);
    if (now.learners.n) remembered_keep(path, &text);
    buf_release(&text);
    arena_free(a);
}

void remembered_forget(const char *folder) {
    struct arena *a = arena_new();
    os_remove(os_join(a, folder, FOLDER), NULL);
    arena_free(a);
}

static bool is_class(const struct workspace *w, const char *out) {
    for (size_t g = 0; g < w->n_groups; g++)
        if (strcmp(w->groups[g].out, out) == 0) return true;
    return false;
}

static void prune(const char *root, const char *below, const struct workspace *w) {
    struct arena *a = arena_new();
    struct os_entries found = {0};
    const char *why = NULL, *folder = *below ? os_join(a, root, below) : root;
    if (!os_list(a, folder, &found, &why)) found.n = 0;
    for (size_t i = 0; i < found.n; i++) {
        const char *out = *below ? os_join(a, below, found.v[i].name) : found.v[i].name;
        if (found.v[i].kind == OS_FOLDER)
            prune(root, out, w);
        else if (!is_class(w, out))
            os_remove(os_join(a, root, out), NULL);
    }
    os_remove_empty(folder);
    arena_free(a);
}

void remembered_prune(const struct tree *t, const struct workspace *w) {
    struct os_entries found = {0};
    const char *why = NULL, *folder = os_join(t->arena, t->folder, FOLDER);
    if (!os_list(t->arena, folder, &found, &why)) found.n = 0;
    for (size_t i = 0; i < found.n; i++) /* of a process that was killed */
        if (ending_is(found.v[i].name, ".part"))
            os_remove(os_join(t->arena, folder, found.v[i].name), NULL);
    prune(os_join(t->arena, t->folder, FOLDER "/classes"), "", w);
}

/* ---- signs ---- */

/* Hashes of everything in a folder, added up, because a walk has no order. `changed` is
 * left out: linking a file to its new place alters it. False if something cannot be looked at. */
static bool sum_inside(const char *path, struct hash *sum) {
    struct arena *a = arena_new();
    struct os_walk found;
    bool known = os_walk(a, path, NULL, NULL, &found) && !found.unknown;
    for (size_t i = 0; i < found.n && known; i++) {
        const struct os_walked *w = &found.v[i];
        const long long sign[] = {w->kind, w->mode, (long long)w->number, w->written, w->size};
        struct hash one = hash_bytes((struct hash){0}, w->path, strlen(w->path) + 1);
        one = hash_bytes(one, sign, sizeof sign);
        sum->high += one.high;
        sum->low += one.low;
        known = !w->unknown;
    }
    arena_free(a);
    return known;
}

const char *remembered_sign(struct arena *a, const char *path) {
    struct os_walked w;
    struct hash sum = {0};
    char inside[33];
    if (!os_sign(path, &w) || (w.kind == OS_FOLDER && !sum_inside(path, &sum))) return "";
    hash_text(sum, inside);
    return arena_printf(a, "%d %llu %lld %lld %o %s", (int)w.kind, w.number, w.written, w.size,
                        w.mode, inside);
}

static bool is_as_it_was(const struct tree *t, const char *path, const char *sign) {
    struct arena *a = arena_new();
    const bool same = *sign && strcmp(remembered_sign(a, tree_at(t, a, path)), sign) == 0;
    arena_free(a);
    return same;
}

bool remembered_learner_is_there(const struct remembered_learner *l, const struct tree *t,
                                 const char *out) {
    return is_as_it_was(t, out, l->sign);
}

bool remembered_is_there(const struct remembered *r, const struct tree *t) {
    for (size_t i = 0; i < r->files.n; i++)
        if (!is_as_it_was(t, r->files.v[i].path, r->files.v[i].sign)) return false;
    return true;
}

bool remembered_holds(const struct remembered_days *d, struct date today) {
    return date_is_set(d->made) && date_cmp(d->made, today) <= 0 &&
           (!date_is_set(d->lasts) || date_cmp(today, d->lasts) <= 0);
}

bool remembered_covers(const struct remembered *r, unsigned had, unsigned kinds, int whose) {
    bool made = false;
    for (size_t i = 0; i < r->findings.n && !made; i++)
        made = r->findings.v[i].made && (!whose || r->findings.v[i].of == whose);
    return had == kinds || (!(kinds & ~had) && !made);
}

const struct remembered_learner *remembered_find(const struct remembered *r, const char *path) {
    for (size_t i = 0; i < r->learners.n; i++)
        if (strcmp(r->learners.v[i].path, path) == 0) return &r->learners.v[i];
    return NULL;
}
