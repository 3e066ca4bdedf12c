/* manifest.c: the list as text, there and back. */
#include "pipeline/manifest.h"

#include "base/buf.h"
#include "os/os.h"
#include "pipeline/fields.h"

#include <string.h>

enum { LARGEST = 256 << 20 };

static const char first_line[] = "folioscope-manifest 1";

static const char *const audiences[] = {[AUDIENCE_STAFF] = "staff",
                                        [AUDIENCE_LEARNER] = "learner",
                                        [AUDIENCE_FAMILY] = "family",
                                        [AUDIENCE_PUBLIC] = "public"};
static const char *const owners[] = {
    [OWNER_ROOT] = "root", [OWNER_SCHOOL] = "school", [OWNER_CLASS] = "class", [OWNER_LEARNER] = "learner"};

void manifest_start(struct manifest *m, struct arena *a) {
    *m = (struct manifest){.arena = a, .workspace = "", .name = "", .by_path = table_new(a)};
}

void manifest_add(struct manifest *m, struct entry e) {
    if (!table_set(m->by_path, e.path, m)) VEC_PUSH(m->arena, &m->entries, e);
}

bool manifest_has(const struct manifest *m, const char *path) { return table_find(m->by_path, path) != NULL; }

static size_t index_of(const char *const *words, size_t n, const char *word) {
    size_t i = 0;
    while (i < n && (!words[i] || strcmp(words[i], word) != 0)) i++;
    return i;
}

/* Within the tree, whatever the file says: paths are removed by it. */
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

static bool read_line(struct manifest *m, const struct fields *f) {
    size_t n_owners = sizeof owners / sizeof *owners, n_audiences = sizeof audiences / sizeof *audiences;
    size_t owner = index_of(owners, n_owners, f->v[0]), audience;
    if (owner < n_owners) {
        if (!is_within(f->v[1])) return false;
        manifest_add(m, (struct entry){f->v[1], (enum owner)owner, f->v[2]});
        return true;
    }
    if (strcmp(f->v[0], "tree") != 0) return false;
    audience = index_of(audiences, n_audiences, f->v[1]);
    if (audience == n_audiences) return false;
    m->audience = (enum audience)audience;
    m->workspace = f->v[2];
    m->name = f->v[3];
    return true;
}

bool manifest_read(struct manifest *m, const char *file, bool *found, const char **why) {
    char *text;
    size_t n;
    *found = os_look(file).kind != OS_ABSENT;
    if (!*found) return true;
    if (!os_read(m->arena, file, LARGEST, &text, &n, why)) return false;
    struct fields_reader r = fields_open(m->arena, text, n, first_line);
    struct fields f;
    *why = "it is damaged, or was written by another version of Folioscope";
    if (!r.sound) return false;
    while (fields_next(&r, &f))
        if (!read_line(m, &f)) return false;
    return true;
}

bool manifest_write(const struct manifest *m, const char *file, const char **why) {
    struct buf text = BUF_INIT;
    buf_fmt(&text, "%s\n", first_line);
    fields_write(&text, (const char *[]){"tree", audiences[m->audience], m->workspace, m->name}, 4);
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct entry *e = &m->entries.v[i];
        fields_write(&text, (const char *[]){owners[e->kind], e->path, e->owner}, 3);
    }
    buf_str(&text, "end\n");
    bool ok = os_write_safe(file, text.p, text.n, why);
    buf_release(&text);
    return ok;
}
