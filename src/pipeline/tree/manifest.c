/* manifest.c: the manifest as text, written and read. */
#include "pipeline/tree/manifest.h"

#include "base/buf.h"
#include "model/audiences.h"
#include "os/os.h"
#include "pipeline/tree/fields.h"
#include "view/audience/policy.h"

#include <string.h>

enum { LARGEST = 256 << 20 };

static const char what[] = "folioscope-manifest";

static const char *const audiences[] = {
#define X(NAME, word, also) [AUDIENCE_##NAME] = word,
    AUDIENCES(X)
#undef X
};

static const struct field tree_fields[] = {FIELD_OF(WORD, struct manifest, audience, audiences),
                                           FIELD(TEXT, struct manifest, workspace),
                                           FIELD(TEXT, struct manifest, name)};
static const struct field entry_fields[] = {FIELD(TEXT, struct entry, path),
                                            FIELD(TEXT, struct entry, owner)};

static const struct fields_line tree_line = LINE("tree", tree_fields),
                                entry_lines[OWNER_COUNT] = {
                                    [OWNER_ROOT] = LINE("root", entry_fields),
                                    [OWNER_SCHOOL] = LINE("school", entry_fields),
                                    [OWNER_CLASS] = LINE("class", entry_fields),
                                    [OWNER_LEARNER] = LINE("learner", entry_fields)};

void manifest_start(struct manifest *m, struct arena *a) {
    *m = (struct manifest){.arena = a, .workspace = "", .name = "", .by_path = table_new(a)};
}

void manifest_add(struct manifest *m, struct entry e) {
    if (!table_set(m->by_path, e.path, m)) VEC_PUSH(m->arena, &m->entries, e);
}

bool manifest_has(const struct manifest *m, const char *path) {
    return table_find(m->by_path, path) != NULL;
}

/* Inside the tree, whatever the file says: paths in it get removed. */
static bool is_within(const char *path) {
    if (!*path || *path == '/') return false;
    for (const char *part = path; *part;) {
        size_t n = strcspn(part, "/");
        if (n == 0 || (n <= 2 && strncmp(part, "..", n) == 0)) return false;
        part += n;
        if (*part == '/' && !*++part) return false;
    }
    return true;
}

static bool read_line(struct manifest *m, struct fields_reader *r) {
    struct entry e = {.path = "", .owner = ""};
    while (e.kind < OWNER_COUNT && !fields_is(r, &entry_lines[e.kind])) e.kind++;
    if (e.kind == OWNER_COUNT) return fields_read(r, &tree_line, m);
    if (!fields_read(r, &entry_lines[e.kind], &e) || !is_within(e.path)) return false;
    manifest_add(m, e);
    return true;
}

bool manifest_read(struct manifest *m, const char *file, bool *found, const char **why) {
    char *text;
    size_t n;
    *found = os_look(file).kind != OS_ABSENT;
    if (!*found) return true;
    if (!os_read(m->arena, file, LARGEST, &text, &n, why)) return false;
    struct fields_reader r = fields_open(m->arena, text, n, what);
    *why = "it is damaged, or was written by another version of Folioscope";
    if (!r.sound) return false;
    while (fields_next(&r))
        if (!read_line(m, &r)) return false;
    return true;
}

bool manifest_write(const struct manifest *m, const char *file, const char **why) {
    struct buf text = BUF_INIT;
    fields_start(&text, what);
    fields_write(&text, &tree_line, m);
    for (size_t i = 0; i < m->entries.n; i++)
        fields_write(&text, &entry_lines[m->entries.v[i].kind], &m->entries.v[i]);
    fields_finish(&text);
    bool ok = os_write_safe(file, text.p, text.n, why);
    buf_release(&text);
    return ok;
}
