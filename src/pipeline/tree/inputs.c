/* inputs.c: see inputs.h. */
#include "pipeline/tree/inputs.h"

#include "pipeline/tree/fields.h"

#include <string.h>

static const char what[] = "folioscope-parts";

#define PEOPLE "people"
#define SHIPPED "shipped "
#define CLASS "class "
#define LEARNER "learner "

/* A file that was changed within this time before it was looked at may change once more without
 * another sign. */
#define MOMENTS 2000000000LL

struct gathered { /* a part while it is put together */
    struct input_part part;
    struct hash signs;
    VEC(const struct os_walked *) files;
    const char *root;
};

struct gathering {
    struct inputs *in;
    const struct inputs *before;
    bool again;                 /* it is to be compared: contents are not asked for */
    const struct table *passed; /* learners (inputs_doubt); or NULL */
    struct arena *arena;
    struct arena *one;      /* of one learner */
    const char *root, *out; /* real path of the output */
    struct table *by_name;
    VEC(struct gathered *) all;
};

/* ---- which part ---- */

static size_t one_folder(const char *path) {
    size_t n = strcspn(path, "/");
    return path[n] ? n + 1 : 0;
}

/* How much of the path is the class's folder: "classes/maple/" or "schools/north/classes/maple/".
 * 0 outside of classes. */
static size_t class_folder(const char *path) {
    size_t at = 0;
    if (strncmp(path, "schools/", 8) == 0) {
        size_t school = one_folder(path + 8);
        if (!school) return 0;
        at = 8 + school;
    }
    if (strncmp(path + at, "classes/", 8) != 0) return 0;
    size_t class = one_folder(path + at + 8);
    return class ? at + 8 + class : 0;
}

/* The part that a file or folder belongs to. */
static const char *part_of(struct arena *a, const char *path) {
    const size_t class = class_folder(path);
    if (strncmp(path + class, "learners/", 9) == 0) {
        size_t n = strcspn(path + class + 9, "/");
        return arena_printf(a, LEARNER "%.*s", (int)(class + 9 + n), path);
    }
    return class ? arena_printf(a, CLASS "%.*s", (int)(class - 1), path) : "";
}

/* Of a learner, not of something in it. */
static bool is_learners_folder(const char *path) {
    const char *in_class = path + class_folder(path);
    return strncmp(in_class, "learners/", 9) == 0 && in_class[9] && !strchr(in_class + 9, '/');
}

static bool is_of_people(const char *path) {
    static const char *const names[] = {"learner", "roster", "consent"};
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    for (size_t i = 0; i < 3; i++) {
        const size_t n = strlen(names[i]);
        if (strncmp(name, names[i], n) == 0 && name[n] == '.') return true;
    }
    return false;
}

/* ---- walking ---- */

/* Files at the root that are for people and for other commands. */
static bool is_for_others(const char *name) {
    static const char *const names[] = {"README", "LICENSE", "translate-", "new-year", "photos"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(name, names[i], strlen(names[i])) == 0) return true;
    return false;
}

/* Where results go is no input, nor is what was handed out. */
static bool is_output(const struct gathering *g, const char *name) {
    if (strcmp(name, "out") == 0 || strncmp(name, "out-", 4) == 0 || strcmp(name, "issued") == 0)
        return true;
    return strcmp(os_join(g->arena, g->root, name), g->out) == 0;
}

static bool is_hidden(const char *path) {
    const char *slash = strrchr(path, '/');
    return (slash ? slash[1] : *path) == '.';
}

/* Learners' folders are walked one by one: what is found in all of them is most of what there is.
 */
static enum os_step step(void *context, const char *path, enum os_kind kind) {
    const struct gathering *g = context;
    if (kind == OS_FOLDER && is_hidden(path)) return OS_STEP_PASS;
    if (kind == OS_FOLDER && is_learners_folder(path)) return OS_STEP_LIST;
    if (strchr(path, '/')) return OS_STEP_ENTER;
    if (kind != OS_FOLDER) return is_for_others(path) ? OS_STEP_PASS : OS_STEP_ENTER;
    if (is_output(g, path)) return OS_STEP_PASS;
    return load_is_input(path) ? OS_STEP_ENTER : OS_STEP_LIST;
}

static enum os_step step_in_learner(void *context, const char *path, enum os_kind kind) {
    (void)context;
    return kind == OS_FOLDER && is_hidden(path) ? OS_STEP_PASS : OS_STEP_ENTER;
}

static enum os_step step_beside_learner(void *context, const char *path, enum os_kind kind) {
    (void)context;
    (void)path;
    return kind == OS_FOLDER ? OS_STEP_PASS : OS_STEP_ENTER;
}

static struct gathered *gathered_of(struct gathering *g, const char *root, const char *name) {
    struct gathered *found = table_find(g->by_name, name);
    if (found) return found;
    found = arena_make(g->arena, struct gathered);
    found->part.name = name;
    found->root = root;
    table_set(g->by_name, name, found);
    VEC_PUSH(g->arena, &g->all, found);
    return found;
}

/* Sums of hashes, because files come in no order. */
static void add_hash(struct hash *sum, struct hash one) {
    sum->high += one.high;
    sum->low += one.low;
}

static struct hash hash_text_of(const char *text) {
    return hash_bytes((struct hash){0}, text, strlen(text) + 1);
}

static void add_walked(struct arena *a, struct gathered *to, const struct os_walked *w,
                       long long began) {
    /* of a folder its files say what changed; its own times change with those of hidden files */
    const bool folder = w->kind == OS_FOLDER;
    const long long sign[] = {w->kind,
                              (long long)w->mode,
                              folder ? 0 : w->size,
                              folder ? 0 : w->written,
                              folder ? 0 : w->changed,
                              folder ? 0 : (long long)w->number};
    const long long last = w->written > w->changed ? w->written : w->changed;
    add_hash(&to->signs, hash_bytes(hash_text_of(w->path), sign, sizeof sign));
    to->part.unknown = to->part.unknown || w->unknown;
    to->part.recent = to->part.recent || (!folder && last > began - MOMENTS);
    VEC_PUSH(a, &to->files, w);
}

/* ---- contents ---- */

static const char *text_of(struct arena *a, struct hash h) {
    char text[33];
    hash_text(h, text);
    return arena_strdup(a, text);
}

static void read_contents(struct gathering *g, struct gathered *x) {
    struct hash sum = {0};
    g->in->read = true;
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < x->files.n && !x->part.unknown; i++) {
        const struct os_walked *w = x->files.v[i];
        const long long kind[] = {w->kind, (long long)w->mode};
        struct hash one = hash_bytes(hash_text_of(w->path), kind, sizeof kind);
        if (w->kind == OS_FILE || w->kind == OS_LINK)
            x->part.unknown = !os_hash_file(os_join(scratch, x->root, w->path), &one);
        add_hash(&sum, one);
        arena_clear(scratch);
    }
    arena_free(scratch);
    x->part.contents = text_of(g->in->arena, sum);
}

static void settle(struct gathering *g, struct gathered *x) {
    const struct input_part *old = g->before ? table_find(g->before->by_name, x->part.name) : NULL;
    x->part.signs = text_of(g->in->arena, x->signs);
    x->part.name = arena_strdup(g->in->arena, x->part.name);
    if (old && !old->recent && !old->unknown && strcmp(old->signs, x->part.signs) == 0)
        x->part.contents = arena_strdup(g->in->arena, old->contents);
    else if (g->again)
        x->part.contents = "";
    else
        read_contents(g, x);
    VEC_PUSH(g->in->arena, &g->in->parts, x->part);
}

/* ---- parts ---- */

/* Of a learner's folder: nothing deeper in it says who is who. */
static void add_person(struct gathering *g, const char *folder, const struct os_walked *w,
                       long long began) {
    if (w->kind == OS_FOLDER || strchr(w->path, '/') || !is_of_people(w->path)) return;
    struct os_walked *kept = arena_copy(g->arena, w, sizeof *w);
    kept->path = os_join(g->arena, folder, w->path);
    add_walked(g->arena, gathered_of(g, g->root, PEOPLE), kept, began);
}

/* folder: what the disk says of it. */
static bool walk_learner(struct gathering *g, const struct os_walked *folder, long long began) {
    struct os_walked top = *folder;
    struct os_walk found;
    arena_clear(g->one);
    struct gathered x = {.part.name = part_of(g->one, folder->path),
                         .root = os_join(g->one, g->root, folder->path)};
    x.part.passed = g->passed && table_find(g->passed, folder->path);
    top.path = "";
    top.unknown = !os_walk(g->one, x.root, x.part.passed ? step_beside_learner : step_in_learner,
                           NULL, &found);
    add_walked(g->one, &x, &top, began);
    for (size_t i = 0; i < found.n; i++) {
        add_walked(g->one, &x, &found.v[i], found.began);
        add_person(g, folder->path, &found.v[i], found.began);
    }
    settle(g, &x);
    return !found.unknown;
}

static bool walk_workspace(struct gathering *g) {
    struct os_walk found;
    bool ok = os_walk(g->arena, g->root, step, g, &found) && !found.unknown;
    for (size_t i = 0; i < found.n && ok; i++) {
        const struct os_walked *w = &found.v[i];
        if (w->kind == OS_FOLDER && is_learners_folder(w->path)) {
            ok = walk_learner(g, w, found.began);
            continue;
        }
        add_walked(g->arena, gathered_of(g, g->root, part_of(g->arena, w->path)), w, found.began);
        if (is_of_people(w->path))
            add_walked(g->arena, gathered_of(g, g->root, PEOPLE), w, found.began);
    }
    return ok;
}

static bool walk_shipped(struct gathering *g, const char *share, const char *folder) {
    const char *root = os_join(g->arena, share, folder);
    struct os_walk found;
    if (!os_walk(g->arena, root, NULL, NULL, &found) || found.unknown) return false;
    struct gathered *x = gathered_of(g, root, arena_printf(g->arena, SHIPPED "%s", folder));
    for (size_t i = 0; i < found.n; i++) add_walked(g->arena, x, &found.v[i], found.began);
    return true;
}

static void make_index(struct inputs *in) {
    in->by_name = table_new(in->arena);
    for (size_t i = 0; i < in->parts.n; i++)
        table_set(in->by_name, in->parts.v[i].name, &in->parts.v[i]);
}

/* The rest of g is set. */
static void find(struct gathering *g, struct arena *a, const struct load_options *o) {
    static const char *const shipped[] = {"templates", "themes"};
    struct inputs *in = g->in;
    g->arena = arena_new();
    g->one = arena_new();
    *in = (struct inputs){.arena = a};
    g->root = os_real_path(g->arena, o->root);
    g->by_name = table_new(g->arena);
    in->sound = walk_workspace(g);
    for (size_t i = 0; i < 2 && in->sound; i++) in->sound = walk_shipped(g, o->share, shipped[i]);
    for (size_t i = 0; i < g->all.n && in->sound; i++) settle(g, g->all.v[i]);
    make_index(in);
    arena_free(g->one);
    arena_free(g->arena);
}

void inputs_find(struct inputs *in, struct arena *a, const struct load_options *o, const char *out,
                 const struct inputs *before) {
    struct gathering g = {.in = in, .before = before, .out = out};
    find(&g, a, o);
}

/* ---- what changed in between ---- */

static bool is_same(const struct input_part *p, const struct input_part *now) {
    return now && (now->passed || strcmp(now->signs, p->signs) == 0);
}

void inputs_doubt(struct inputs *in, const struct load_options *o, const char *out,
                  const struct table *passed) {
    struct arena *a = arena_new();
    struct inputs now;
    struct gathering g = {.in = &now, .again = true, .passed = passed, .out = out};
    find(&g, a, o);
    in->sound = in->sound && now.sound;
    for (size_t i = 0; i < in->parts.n; i++) {
        struct input_part *p = &in->parts.v[i];
        p->unknown = p->unknown || !is_same(p, table_find(now.by_name, p->name));
    }
    for (size_t i = 0; i < now.parts.n; i++) {
        const char *name = now.parts.v[i].name;
        if (table_find(in->by_name, name)) continue;
        const struct input_part fresh = {
            .name = arena_strdup(in->arena, name), .contents = "", .signs = "", .unknown = true};
        VEC_PUSH(in->arena, &in->parts, fresh);
    }
    make_index(in);
    arena_free(a);
}

/* A part without files is known: it is empty. */
static const char *contents_of(const struct inputs *in, const char *name) {
    const struct input_part *p = in->sound ? table_find(in->by_name, name) : NULL;
    if (p) return p->unknown ? NULL : p->contents;
    return in->sound ? "" : NULL;
}

const char *inputs_of_learner(const struct inputs *in, const char *path) {
    struct arena *a = arena_new();
    const char *contents = contents_of(in, arena_printf(a, LEARNER "%s", path));
    arena_free(a);
    return contents;
}

const char *inputs_of_class(const struct inputs *in, const char *path) {
    struct arena *a = arena_new();
    const char *contents = contents_of(in, *path ? arena_printf(a, CLASS "%s", path) : "");
    arena_free(a);
    return contents;
}

const char *inputs_of_people(const struct inputs *in) { return contents_of(in, PEOPLE); }

const char *inputs_of_rest(const struct inputs *in) {
    const char *own = contents_of(in, ""), *templates = contents_of(in, SHIPPED "templates"),
               *themes = contents_of(in, SHIPPED "themes");
    if (!own || !templates || !themes) return NULL;
    return arena_printf(in->arena, "%s %s %s", own, templates, themes);
}

/* ---- kept ---- */

static const struct field part_fields[] = {
    FIELD(TEXT, struct input_part, name), FIELD(TEXT, struct input_part, contents),
    FIELD(TEXT, struct input_part, signs), FIELD(FLAG, struct input_part, recent),
    FIELD(FLAG, struct input_part, unknown)};
static const struct fields_line part_line = LINE("part", part_fields);

void inputs_write(const struct inputs *in, struct buf *out) {
    fields_start(out, what);
    for (size_t i = 0; i < in->parts.n; i++) fields_write(out, &part_line, &in->parts.v[i]);
    fields_finish(out);
}

bool inputs_read(struct inputs *in, struct arena *a, const char *text, size_t n) {
    *in = (struct inputs){.arena = a, .sound = true};
    struct fields_reader r = fields_open(a, text, n, what);
    bool ok = r.sound && !r.unnamed;
    while (ok && fields_next(&r)) {
        struct input_part p = {.name = "", .contents = "", .signs = ""};
        ok = fields_read(&r, &part_line, &p);
        VEC_PUSH(a, &in->parts, p);
    }
    if (!ok) in->parts.n = 0;
    make_index(in);
    return ok;
}
