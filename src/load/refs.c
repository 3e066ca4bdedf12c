/* refs.c: ids and the things that they name: the index of the workspace, references as types of
 * values, and the suggestions for a reference that names nothing. */
#include "load/load_inner.h"

#include "base/hash.h"
#include "model/credential.h"
#include "model/framework.h"
#include "model/pathway.h"
#include "model/term.h"
#include "model/workspace.h"

#include <assert.h>
#include <string.h>

void ids_start(struct names *n, struct arena *a) {
    *n = (struct names){.table = table_new(a), .was = table_new(a)};
}

void *ids_add(struct names *n, struct arena *a, const char *id, void *thing) {
    void *before = table_find(n->table, id);
    if (before) return before;
    table_set(n->table, id, thing);
    VEC_PUSH(a, &n->ids, id);
    return NULL;
}

void *ids_find(const struct names *n, const char *id) {
    void *thing = table_find(n->table, id);
    return thing ? thing : table_find(n->was, id);
}

bool ids_was(struct names *n, const char *id, void *thing) {
    const void *other = ids_find(n, id);
    if (!other) table_set(n->was, id, thing);
    return !other || other == thing;
}

/* ---- references to nothing ---- */

#define ID_OF "the id of a "

/* A row for every kind of thing that is referred to by id. */
struct ref_kind {
    const struct schema_type *type;
    size_t names;      /* offset in struct load_index */
    const char *id;    /* "the id of a scale" */
    const char *where; /* "scales are files in scales/" */
};

static const struct ref_kind kinds[] = {
    {&type_target, offsetof(struct load_index, targets), ID_OF "learning target",
     "targets are defined in frameworks/"},
    {&type_scale, offsetof(struct load_index, scales), ID_OF "scale",
     "scales are files in scales/"},
    {&type_framework, offsetof(struct load_index, frameworks), ID_OF "framework",
     "frameworks are files in frameworks/"},
    {&type_credential, offsetof(struct load_index, credentials), ID_OF "credential",
     "credentials are files in credentials/"},
    {&type_partner, offsetof(struct load_index, partners), ID_OF "partner",
     "partners are listed in partners.yaml"},
    {&type_pathway, offsetof(struct load_index, pathways), ID_OF "pathway",
     "pathways are files in pathways/"},
    {&type_report, offsetof(struct load_index, reports), ID_OF "report",
     "reports are files in templates/reports/"},
    {&type_theme, offsetof(struct load_index, themes), ID_OF "theme",
     "themes are folders in themes/"},
    {&type_later_term, 0, ID_OF "term", NULL}, /* names and file are the calendar's */
};

static const struct ref_kind *kind_of(const struct schema_type *type) {
    if (type == &type_later_target) type = &type_target;
    if (type == &type_later_framework) type = &type_framework;
    size_t i = 0, n = sizeof kinds / sizeof *kinds;
    while (i < n && kinds[i].type != type) i++;
    assert(i < n); /* a reference without a row */
    return &kinds[i];
}

/* "no scale 'x'" */
static const char *thing_of(const struct ref_kind *k) { return k->id + sizeof ID_OF - 1; }

static const struct calendar *calendar_of(const struct loader *l) {
    return l->calendar ? l->calendar : l->w->calendar;
}

static const struct names *names_of(const struct loader *l, const struct ref_kind *k) {
    if (k->type == &type_later_term) return calendar_of(l)->ids;
    return (const struct names *)(const void *)((const char *)l->index + k->names);
}

/* Quotes the target's own words, shortened, so that a teacher can see whether it is the right
 * one. */
static const char *target_remedy(struct loader *l, const struct names *names, const char *id) {
    const char *near = diag_nearest(id, names->ids.v, names->ids.n);
    const struct texts *files = &l->index->framework_files;
    if (!near)
        return arena_printf(l->arena, "targets are defined in %s",
                            files->n ? schema_names(l->arena, files->v, files->n, 6)
                                     : "frameworks/");
    const struct target *t = ids_find(names, near);
    return arena_printf(l->arena, "did you mean '%s' (%s)? Targets are defined in %s", near,
                        source_quote(l->arena, words_text(&t->text, l->w->language)), t->mark.file);
}

static const char *ref_remedy(struct loader *l, const struct ref_kind *k, const char *id) {
    const struct names *names = names_of(l, k);
    if (k->type == &type_target) return target_remedy(l, names, id);
    const char *where = k->where;
    if (!where) where = arena_printf(l->arena, "terms are listed in %s", calendar_of(l)->file);
    if (names->ids.n == 0) return arena_printf(l->arena, "%s; there are none yet", where);
    return schema_suggest(l->arena, id, names->ids.v, names->ids.n,
                          arena_printf(l->arena, "%s: %s", where,
                                       schema_names(l->arena, names->ids.v, names->ids.n, 12)));
}

/* Does the thing have errors of its own, reported for its own file? */
static bool is_faulty(const struct schema_type *type, const void *thing) {
    if (type == &type_framework) return ((const struct framework *)thing)->faulty;
    if (type == &type_credential) return ((const struct credential *)thing)->faulty;
    if (type == &type_pathway) return ((const struct pathway *)thing)->faulty;
    if (type == &type_later_term) return ((const struct term *)thing)->faulty;
    return type == &type_target && ((const struct target *)thing)->competency->framework->faulty;
}

static bool look_up(struct schema *s, const struct schema_type *type, const struct yml *node,
                    const char *id, void **thing) {
    struct loader *l = s->context;
    const struct ref_kind *k = kind_of(type);
    bool unread =
        ((k->type == &type_target || k->type == &type_framework) && l->index->framework_unread) ||
        (k->type == &type_partner && l->index->partner_unread) ||
        (k->type == &type_later_term && calendar_of(l)->unread);
    *thing = ids_find(names_of(l, k), id);
    if (*thing && is_faulty(k->type, *thing))
        *thing = NULL;
    else if (!*thing &&
             !unread) /* otherwise it may be in the unreadable file, which already has a finding */
        return schema_fault(
            s, node, k->type == &type_target ? CODE_NO_TARGET : CODE_NO_REFERENCE,
            arena_printf(l->arena, "no %s '%s'", thing_of(k), source_quote(l->arena, id)),
            ref_remedy(l, k, id));
    return true;
}

struct term *load_term(struct loader *l, const char *path, const char *id) {
    const struct ref_kind *k = kind_of(&type_later_term);
    struct term *term = ids_find(calendar_of(l)->ids, id);
    if (!term && !calendar_of(l)->unread)
        load_fault(
            l, CODE_NO_REFERENCE, path,
            arena_printf(l->arena,
                         path ? "no term '%s', which this file is named after" : "no term '%s'",
                         source_quote(l->arena, id)),
            ref_remedy(l, k, id));
    return term;
}

/* ---- references as kinds of values ---- */

bool load_later(struct schema *s, const struct schema_type *type, const struct yml *node,
                void **thing) {
    static const struct schema_field nameless = {0};
    const char *id = schema_scalar(s, &nameless, node, kind_of(type)->id);
    *thing = NULL;
    return id && look_up(s, type, node, id, thing);
}

struct chosen load_chosen(struct schema *s, const struct yml **ids, size_t n, bool *sound) {
    struct chosen c = {.v = arena_array(s->arena, n, sizeof *c.v)};
    bool unknown = false;
    *sound = true;
    for (size_t i = 0; i < n; i++) {
        void *f;
        if (!load_later(s, &type_later_framework, ids[i], &f)) {
            *sound = false;
            unknown = true;
            continue;
        }
        c.known = true;
        if (f && ((struct framework *)f)->over) continue;
        if (f)
            c.v[c.n++] = f;
        else
            c.lacks = true;
    }
    c.lacks = c.lacks || (unknown && c.n > 0);
    return c;
}

static bool read_ref(struct schema *s, const struct schema_type *type, const struct yml *node,
                     void *at) {
    void *thing;
    if (!load_later(s, type, node, &thing)) return false;
    memcpy(at, &thing, sizeof thing);
    return true;
}

#define READ_REF(name)                                                      \
    static bool read_##name(struct schema *s, const struct schema_field *f, \
                            const struct yml *node, void *at) {             \
        (void)f;                                                            \
        return read_ref(s, &type_##name, node, at);                         \
    }
READ_REF(target)
READ_REF(scale)
READ_REF(framework)
READ_REF(credential)
READ_REF(partner)
READ_REF(pathway)
READ_REF(theme)

/* If a name is not understood, it is not known which reports are meant, so all are kept. */
static bool read_report(struct schema *s, const struct schema_field *f, const struct yml *node,
                        void *at) {
    struct loader *l = s->context;
    (void)f;
    if (read_ref(s, &type_report, node, at)) return true;
    if (l && l->w) l->w->reports_unclear = true;
    return false;
}

static bool keep(struct schema *s, const struct schema_field *f, const struct yml *node, void *at) {
    (void)s;
    (void)f;
    memcpy(at, &node, sizeof node);
    return true;
}

const struct schema_type type_target = {"learning target", "text", sizeof(void *), true,
                                        read_target,       NULL};
const struct schema_type type_scale = {"scale", "text", sizeof(void *), true, read_scale, NULL};
const struct schema_type type_framework = {"framework", "text",         sizeof(void *),
                                           true,        read_framework, NULL};
const struct schema_type type_credential = {"credential", "text",          sizeof(void *),
                                            true,         read_credential, NULL};
const struct schema_type type_partner = {"partner", "text",       sizeof(void *),
                                         true,      read_partner, NULL};
const struct schema_type type_pathway = {"pathway", "text",       sizeof(void *),
                                         true,      read_pathway, NULL};
const struct schema_type type_report = {"report", "text", sizeof(void *), true, read_report, NULL};
const struct schema_type type_theme = {"theme", "text", sizeof(void *), true, read_theme, NULL};
const struct schema_type type_later_target = {
    "learning target", "text", sizeof(void *), true, keep, NULL};
const struct schema_type type_later_framework = {"framework", "text", sizeof(void *),
                                                 true,        keep,   NULL};
const struct schema_type type_later_term = {"term", "text", sizeof(void *), true, keep, NULL};
const struct schema_type type_later_learner = {"learner", "text", sizeof(void *), true, keep, NULL};
