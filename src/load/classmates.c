/* classmates.c: names and consent of the learners of a class, read ahead of everything else in their folders, and what follows
 * from knowing them: staff text that names another learner, two learners with one name, letters of another script in a
 * name. All of it warns and leaves nobody out. The rest of learner.yaml, and its faults, are profile.c's. */
#include "load/load_inner.h"

#include "base/utf8.h"
#include "i18n/spelling.h"

#include <string.h>

enum { LETTERS_LEAST = 2 }; /* of a name that is looked for */

struct mate {
    const struct learner_place *place;
    const char *name, *key;
    struct spelled spelled;
};

struct class_names {
    VEC(struct mate) mates;    /* every name that a learner of the class goes by */
    struct table *whole_names; /* key of first and last name -> struct learner_place */
    struct table *own;         /* "<id of the learner>/<key>": a name of the learner or of the family */
};

/* ---- reading ahead --------------------------------------------------------------------------------------- */

struct ahead { /* one learner.yaml */
    struct loader *loader;
    struct class_names *names;
    struct learner_place *place;
    struct schema schema;
    const struct yml *name;
};

static const struct yml *scalar_at(const struct yml *map, const char *key) {
    const struct yml *node = map && map->kind == YML_MAP_NODE ? yml_get(map, key) : NULL;
    return node && node->kind == YML_SCALAR_NODE && *node->text ? node : NULL;
}

static const char *text_at(struct ahead *h, const char *key) {
    const struct yml *node = scalar_at(h->name, key);
    return node ? arena_strdup(h->loader->arena, node->text) : NULL;
}

static void own_key(struct ahead *h, const char *key) {
    struct arena *a = h->loader->arena;
    if (*key) table_set(h->names->own, arena_printf(a, "%s/%s", h->place->id, key), h->place);
}

/* The name, and each of its words: of "Rosa Elena Torres" no one is another learner's here. */
static void own_name(struct ahead *h, const char *name) {
    struct arena *a = h->loader->arena;
    if (!name) return;
    const char *key = spell_key(a, name);
    own_key(h, key);
    for (const char *p = key; *p; p += strspn(p, " -")) {
        size_t n = strcspn(p, " -");
        own_key(h, arena_strndup(a, p, n));
        p += n;
    }
}

static void add_mate(struct ahead *h, const char *name) {
    struct arena *a = h->loader->arena;
    if (!name || utf8_count(name, strlen(name)) < LETTERS_LEAST) return;
    struct mate m = {h->place, name, spell_key(a, name), spell(a, name, strlen(name))};
    VEC_PUSH(a, &h->names->mates, m);
}

static void own_family(struct ahead *h, const struct yml *root) {
    const struct yml *list = yml_get(root, "family");
    for (size_t i = 0; list && list->kind == YML_LIST_NODE && i < list->n; i++) {
        const struct yml *name = scalar_at(list->items[i], "name");
        if (name) own_name(h, name->text);
    }
}

/* ---- what a name says ------------------------------------------------------------------------------------ */

/* Where byte `at` of a scalar stands, as far as it is written on one line without escapes. */
static struct spot spot_in(const struct yml *node, size_t at, size_t length) {
    struct spot spot = node->at;
    spot.column += (int)at + !node->plain;
    spot.length = (int)length;
    return spot;
}

static void warn_of_script(struct ahead *h, const char *key) {
    const struct yml *node = scalar_at(h->name, key);
    struct arena *a = h->loader->arena;
    size_t at, length;
    if (!node || !spell_mixed(node->text, &at, &length)) return;
    source_fault(h->schema.source, h->loader->diags, CODE_MIXED_SCRIPT, spot_in(node, at, length),
                 arena_printf(a, "the name '%s' holds a letter from another script: %s",
                              source_quote(a, node->text), spell_letter(a, node->text + at)),
                 "type the name again with one keyboard");
}

static const char *whole_name(struct arena *a, const struct learner_place *p) {
    return p->last ? arena_printf(a, "%s %s", p->first, p->last) : p->first;
}

static void warn_of_same_name(struct ahead *h) {
    struct arena *a = h->loader->arena;
    if (!h->place->first) return;
    const char *name = whole_name(a, h->place), *key = spell_key(a, name);
    const struct learner_place *other = table_find(h->names->whole_names, key);
    if (!other) {
        table_set(h->names->whole_names, key, h->place);
        return;
    }
    bool same = strcmp(whole_name(a, other), name) == 0;
    source_fault(h->schema.source, h->loader->diags, CODE_SAME_NAME, h->name->at,
                 arena_printf(a, "'%s' is the name of '%s' as well%s", source_quote(a, name), other->id,
                              same ? "" : ", typed another way"),
                 arena_printf(a,
                              "when they are one learner, keep one of the folders '%s' and '%s'; when they "
                              "are two, tell them apart by 'called' or a second name",
                              other->id, h->place->id));
}

static void look_at_name(struct ahead *h, const struct yml *root) {
    struct learner_place *p = h->place;
    h->name = yml_get(root, "name");
    p->first = text_at(h, "first"), p->last = text_at(h, "last"), p->called = text_at(h, "called");
    if (!p->called) p->called = p->first;
    own_name(h, p->first);
    own_name(h, p->last);
    own_name(h, p->called);
    own_family(h, root);
    add_mate(h, p->first);
    if (p->called && p->first && strcmp(p->called, p->first) != 0) add_mate(h, p->called);
    warn_of_script(h, "first");
    warn_of_script(h, "last");
    warn_of_script(h, "called");
    warn_of_same_name(h);
}

/* What is wrong with the file is told when the learner is read; here it only has no name. */
static void read_ahead(struct loader *l, struct class_names *names, struct learner_place *p) {
    struct arena *scratch = arena_new();
    struct loader quiet = {
        .arena = scratch, .root = l->root, .diags = diags_new(scratch), .keep = p, .keep_in = l->arena};
    struct ahead h = {.loader = l, .names = names, .place = p};
    struct yml *root = NULL;
    const char *path = load_path(l, p->path, "learner.yaml");
    bool there = os_look(os_join(scratch, l->root, path)).kind == OS_FILE;
    if (there && load_yaml(&quiet, path, &h.schema, &root) && root && root->kind == YML_MAP_NODE) {
        p->consent = load_consent(&h.schema, root);
        look_at_name(&h, root);
    }
    arena_free(scratch);
}

void load_names(struct loader *l, struct group *g) {
    struct class_names *names = arena_make(l->arena, struct class_names);
    names->whole_names = table_new(l->arena);
    names->own = table_new(l->arena);
    for (size_t i = 0; i < g->n_learners; i++) read_ahead(l, names, &g->learners[i]);
    if (!l->index->class_names) l->index->class_names = table_new(l->arena);
    table_set(l->index->class_names, g->out, names);
}

/* ---- staff text that names another learner --------------------------------------------------------------- */

struct search {
    struct loader *loader;
    struct schema *schema;
    const struct learner_place *of;
    const struct class_names *names;
};

static bool may_stand(const struct search *s, const struct mate *m) {
    struct arena *a = s->loader->arena;
    return m->place == s->of || table_find(s->names->own, arena_printf(a, "%s/%s", s->of->id, m->key));
}

static void warn(const struct search *s, const struct mate *m, struct spot spot) {
    struct arena *a = s->loader->arena;
    schema_fault(s->schema, &(struct yml){.at = spot}, CODE_NAMES_ANOTHER,
                 arena_printf(a, "this text is %s's, and it names '%s' (%s)",
                              s->of->called ? s->of->called : s->of->id, source_quote(a, m->name),
                              m->place->id),
                 "was it copied from the other learner's file? Change the name, or leave it out");
}

static bool search_of(struct schema *schema, struct search *s) {
    struct loader *l = schema->context;
    *s = (struct search){.loader = l, .schema = schema, .of = l->place};
    s->names =
        l->place && l->index->class_names ? table_find(l->index->class_names, l->place->group->out) : NULL;
    return s->names != NULL;
}

/* Two learners may go by one name: it is told once. */
static bool told_before(const struct search *s, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (strcmp(s->names->mates.v[k].key, s->names->mates.v[i].key) == 0 &&
            s->names->mates.v[k].place != s->of)
            return true;
    return false;
}

/* Calls found(context, mate, begin, end) for the first place of each name. */
static void each_name(const struct search *s, const char *text, size_t n,
                      void (*found)(const struct search *, const struct mate *, size_t, size_t, const void *),
                      const void *context) {
    struct arena *scratch = arena_new();
    struct spelled spelled = spell(scratch, text, n);
    for (size_t i = 0; i < s->names->mates.n; i++) {
        const struct mate *m = &s->names->mates.v[i];
        size_t begin, end;
        if (m->place == s->of || !spell_find(&spelled, &m->spelled, &begin, &end)) continue;
        if (!may_stand(s, m) && !told_before(s, i)) found(s, m, begin, end, context);
    }
    arena_free(scratch);
}

static void found_in_body(const struct search *s, const struct mate *m, size_t begin, size_t end,
                          const void *context) {
    const struct front *front = context;
    size_t before = (size_t)(front->body - s->schema->source->text);
    warn(s, m, source_spot(s->schema->source, before + begin, end - begin));
}

void load_check_body(struct schema *schema, const struct front *front) {
    struct search s;
    if (search_of(schema, &s)) each_name(&s, front->body, front->n_body, found_in_body, front);
}

enum { WRITTEN_MORE = 500 }; /* bytes: quotes, escapes and indentation, which the text is without */

/* A scalar may be folded or quoted: the name is looked up again where the scalar begins in the file. */
static void found_in_text(const struct search *s, const struct mate *m, size_t begin, size_t end,
                          const void *context) {
    const struct yml *node = context;
    struct source *source = s->schema->source;
    size_t n, from, left;
    const char *line = source_line(source, node->at.line, &n);
    if (n == 0) {
        warn(s, m, node->at);
        return;
    }
    from = (size_t)(line - source->text) + (size_t)node->at.column - 1;
    left = source->n - from;
    if (left > 2 * node->n + WRITTEN_MORE) left = 2 * node->n + WRITTEN_MORE;
    struct arena *scratch = arena_new();
    struct spelled text = spell(scratch, source->text + from, left);
    bool again = spell_find(&text, &m->spelled, &begin, &end);
    warn(s, m, again ? source_spot(source, from + begin, end - begin) : node->at);
    arena_free(scratch);
}

void load_check_text(struct schema *schema, const struct yml *map, const char *key) {
    const struct yml *node = scalar_at(map, key);
    struct search s;
    if (node && search_of(schema, &s)) each_name(&s, node->text, node->n, found_in_text, node);
}
