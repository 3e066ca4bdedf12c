/* schema.c: fills structs from trees by their tables, and reports everything that is wrong. Single
 * values are read in schema_values.c. */
#include "parse/schema.h"

#include <assert.h>
#include <string.h>

enum { SHOWN_NAMES = 24 };

/* ---- the enclosing structure ---- */

/* One step: "'targets' (line 9)", "entry 2 (line 9)". */
static const char *step_text(struct arena *a, const struct schema_step *step) {
    if (step->name)
        return arena_printf(a, "'%s' (line %d)", source_quote(a, step->name), step->line);
    return arena_printf(a, "entry %zu (line %d)", step->entry, step->line);
}

/* From the outermost step inward; only steps on lines above, and only if at least two keys enclose
 * the place. */
static const char *trace(struct schema *s, int line) {
    const char *text = NULL;
    size_t keys = 0;
    for (const struct schema_step *step = s->in; step; step = step->up) {
        if (step->line >= line) continue;
        const char *one = step_text(s->arena, step);
        text = text ? arena_printf(s->arena, "%s, %s", one, text) : one;
        keys += step->entry == 0;
    }
    return keys >= 2 ? arena_printf(s->arena, "in %s", text) : NULL;
}

bool schema_twice(struct schema *s, const struct yml *node, enum code code, const char *text,
                  struct diag_place first, const char *remedy) {
    source_tell(
        s->source, s->diags, code, node->at,
        (struct diag){
            .text = text, .remedy = remedy, .first = first, .trace = trace(s, node->at.line)});
    return false;
}

bool schema_fault(struct schema *s, const struct yml *node, enum code code, const char *text,
                  const char *remedy) {
    return schema_twice(s, node, code, text, (struct diag_place){0}, remedy);
}

/* ---- names in messages ---- */

const char *schema_did_you_mean(struct arena *a, const char *name, const char *rest) {
    bool lower = rest[0] >= 'a' && rest[0] <= 'z';
    return arena_printf(a, "did you mean '%s'? %c%s", name, lower ? rest[0] - 32 : rest[0],
                        rest + 1);
}

const char *schema_suggest(struct arena *a, const char *wrong, const char *const *names, size_t n,
                           const char *rest) {
    const char *near = diag_nearest(wrong, names, n);
    return near ? schema_did_you_mean(a, near, rest) : rest;
}

const char *schema_names(struct arena *a, const char *const *names, size_t n, size_t most) {
    size_t shown = n < most ? n : most, length = 1;
    for (size_t i = 0; i < shown; i++) length += strlen(names[i]) + 2;
    char *text = arena_alloc(a, length), *p = text;
    for (size_t i = 0; i < shown; i++) {
        size_t m = strlen(names[i]);
        if (i) p = (char *)memcpy(p, ", ", 2) + 2;
        p = (char *)memcpy(p, names[i], m) + m;
    }
    return shown < n ? arena_printf(a, "%s and %zu more", text, n - shown) : text;
}

static size_t key_names(const struct schema_table *t, const char **out, size_t most) {
    size_t n = t->n_fields < most ? t->n_fields : most;
    for (size_t i = 0; i < n; i++) out[i] = t->fields[i].key;
    return n;
}

/* ---- keys ---- */

static const struct schema_field *find_field(const struct schema_table *t, const char *key) {
    for (size_t i = 0; i < t->n_fields; i++)
        if (strcmp(t->fields[i].key, key) == 0) return &t->fields[i];
    return NULL;
}

/* In braces, `contact: 555-0163, evenings` makes a key 'evenings' out of text. */
static const char *stray_comma(struct schema *s, const struct yml *map, size_t i) {
    const struct yml_entry *e = &map->entries[i];
    if (i == 0 || !map->flow || !yml_is_null(e->value)) return NULL;
    const struct yml_entry *before = e - 1;
    if (before->value->kind != YML_SCALAR_NODE) return NULL;
    return arena_printf(
        s->arena,
        "if it belongs to the text before the comma, put that text in quotes: %s: \"%s, %s\"",
        before->key->text, source_quote(s->arena, before->value->text),
        source_quote(s->arena, e->key->text));
}

/* Suggests the key for a synonym or a typo. */
static const char *keys_remedy(struct schema *s, const struct schema_table *t, const char *key) {
    enum { MOST = 64 };
    const char *names[MOST] = {NULL};
    for (const struct schema_elsewhere *e = t->elsewhere; e && e->key; e++)
        if (strcmp(e->key, key) == 0) return e->remedy;
    size_t n = key_names(t, names, MOST);
    const char *rest = arena_printf(s->arena, "the keys of %s are %s", t->what,
                                    schema_names(s->arena, names, n, SHOWN_NAMES));
    for (size_t i = 0; i < n; i++)
        if (diag_is_among(key, t->fields[i].also))
            return schema_did_you_mean(s->arena, names[i], rest);
    return schema_suggest(s->arena, key, names, n, rest);
}

static bool unknown_key(struct schema *s, const struct schema_table *t, const struct yml *map,
                        size_t i) {
    const char *key = map->entries[i].key->text, *remedy = stray_comma(s, map, i);
    if (!remedy) remedy = keys_remedy(s, t, key);
    return schema_fault(
        s, map->entries[i].key, CODE_KEY_UNKNOWN,
        arena_printf(s->arena, "unknown key '%s' in %s", source_quote(s->arena, key), t->what),
        remedy);
}

/* The field that a misspelled key was meant to be, so that the field is not reported as missing
 * too. */
static const struct schema_field *nearest_field(const struct schema_table *t, const char *key) {
    enum { MOST = 64 };
    const char *names[MOST], *near = diag_nearest(key, names, key_names(t, names, MOST));
    return near ? find_field(t, near) : NULL;
}

static bool missing_key(struct schema *s, const struct schema_table *t, const struct yml *map,
                        const struct schema_field *f) {
    return schema_fault(s, map, CODE_KEY_MISSING,
                        arena_printf(s->arena, "%s must have the key '%s'", t->what, f->key),
                        arena_printf(s->arena, "add '%s: …': %s", f->key, f->doc));
}

/* ---- values ---- */

static void *member(const struct schema_field *f, void *item) { return (char *)item + f->offset; }

static void set_count(const struct schema_field *f, void *item, size_t n) {
    memcpy((char *)item + f->count, &n, sizeof n);
}

static bool read_field(struct schema *s, const struct schema_field *f, const struct yml *node,
                       void *item);

static void set_fallback(struct schema *s, const struct schema_field *f, void *item) {
    struct yml node = {
        .kind = YML_SCALAR_NODE, .plain = true, .text = f->fallback, .n = strlen(f->fallback)};
    bool sound = read_field(s, f, &node, item);
    assert(sound); /* otherwise its own row rejects the fallback */
    (void)sound;
}

void schema_defaults(struct schema *s, const struct schema_table *t, void *item) {
    for (size_t i = 0; i < t->n_fields; i++)
        if (t->fields[i].fallback) set_fallback(s, &t->fields[i], item);
}

static bool count_in_range(struct schema *s, const struct schema_field *f, const struct yml *node,
                           size_t n) {
    if ((f->min == 0 && f->max == 0) || ((long)n >= f->min && (f->max == 0 || (long)n <= f->max)))
        return true;
    const char *range = f->max ? arena_printf(s->arena, "from %ld to %ld", f->min, f->max)
                               : arena_printf(s->arena, "at least %ld", f->min);
    return schema_fault(
        s, node, CODE_RANGE,
        arena_printf(s->arena, "expected %s entries for '%s', found %zu", range, f->key, n),
        arena_printf(s->arena, "'%s': %s", f->key, f->doc));
}

static size_t item_size(const struct schema_field *f) {
    return f->item->size ? f->item->size : f->table->size;
}

static bool is_null_at(const char *at) {
    void *p;
    memcpy(&p, at, sizeof p);
    return !p;
}

/* Valid, but nothing to keep: an empty text, or a reference to something with errors of its own,
 * reported elsewhere. */
static bool is_nothing(const struct schema_field *f, const char *item) {
    if (f->item != &type_map) return f->item->size == sizeof(void *) && is_null_at(item);
    return f->table->needs && is_null_at(item + f->table->needs - 1);
}

static bool worth_keeping(const struct schema_field *f, const char *item) {
    const char *id;
    if (f->item != &type_map || !f->table->keep) return false;
    memcpy(&id, item + f->table->keep - 1, sizeof id);
    return id != NULL;
}

/* The first key that each of these must have; NULL if there is none. */
static const char *needed_key(const struct schema_table *t) {
    for (size_t i = 0; i < t->n_fields; i++)
        if (t->fields[i].required) return t->fields[i].key;
    return NULL;
}

/* The text of the node as the value of an example; "…" where it cannot be one. */
static const char *value_for(struct schema *s, const struct yml *node) {
    enum { SHORT = 40 };
    const bool plain = node->kind == YML_SCALAR_NODE && node->n && node->n <= SHORT &&
                       !strpbrk(node->text, ":#'\"[]{},&*!|>%@`\n");
    return plain ? source_quote(s->arena, node->text) : "…";
}

static bool no_list(struct schema *s, const struct schema_field *f, const struct yml *node) {
    const char *found = yml_kind_name(node);
    const char *text =
        f->key ? arena_printf(s->arena, "expected a list for '%s', found %s", f->key, found)
               : arena_printf(s->arena, "expected a list, each entry %s, found %s", f->table->what,
                              found);
    const char *key = f->item == &type_map ? needed_key(f->table) : NULL,
               *remedy = "write each entry on a line of its own that begins with '- '";
    if (key)
        remedy = arena_printf(s->arena, "write each entry on a line of its own, as in '- %s: %s'",
                              key, value_for(s, node));
    return schema_fault(s, node, CODE_WRONG_TYPE, text, remedy);
}

bool schema_may_be_one(const struct schema_field *f) {
    return f->item->one_line || (f->item == &type_map && f->table && f->table->alone);
}

/* Reads a list, or a single value if the type allows it. */
static bool read_list(struct schema *s, const struct schema_field *f, const struct yml *node,
                      void *item) {
    bool alone = node->kind == YML_SCALAR_NODE && schema_may_be_one(f), sound = true;
    if (node->kind != YML_LIST_NODE && !alone) return no_list(s, f, node);
    size_t n = alone ? 1 : node->n, size = item_size(f), kept = 0;
    if (!count_in_range(s, f, node, n)) sound = false;
    char *items = arena_array(s->arena, n, size);
    for (size_t i = 0; i < n; i++) {
        const struct yml *entry = alone ? node : node->items[i];
        char *at = items + kept * size;
        const struct yml *id = yml_get(entry, "id");
        struct schema_step step = {s->in, id && id->kind == YML_SCALAR_NODE ? id->text : NULL,
                                   i + 1, entry->at.line};
        s->in = &step;
        bool good = f->item->read(s, f, entry, at);
        s->in = step.up;
        sound = sound && good;
        if (good ? !is_nothing(f, at) : worth_keeping(f, at))
            kept++;
        else
            memset(at, 0, size);
    }
    memcpy(member(f, item), &items, sizeof items);
    set_count(f, item, kept);
    return sound;
}

/* Reads one entry of a map with arbitrary keys: its key, and its value or the value's own keys. */
static bool read_entry(struct schema *s, const struct schema_table *t, const struct yml_entry *e,
                       void *at) {
    bool sound = t->entry_key->type->read(s, t->entry_key, e->key, member(t->entry_key, at));
    if (t->entry_value) {
        if (yml_is_null(e->value))
            return schema_fault(s, e->key, CODE_KEY_MISSING,
                                arena_printf(s->arena, "there is nothing after '%s:'",
                                             source_quote(s->arena, e->key->text)),
                                arena_printf(s->arena,
                                             "write %s after the colon, or remove the line",
                                             t->entry_value->doc));
        return t->entry_value->type->read(s, t->entry_value, e->value,
                                          member(t->entry_value, at)) &&
               sound;
    }
    if (yml_is_null(e->value)) return sound;
    return schema_fill(s, t, e->value, at) && sound;
}

static bool read_entries(struct schema *s, const struct schema_field *f, const struct yml *node,
                         void *item) {
    if (node->kind != YML_MAP_NODE)
        return schema_fault(s, node, CODE_WRONG_TYPE,
                            arena_printf(s->arena, "expected a map for '%s', found %s", f->key,
                                         yml_kind_name(node)),
                            arena_printf(s->arena, "write each entry as 'key: value'; %s", f->doc));
    char *items = arena_array(s->arena, node->n, f->table->size);
    size_t kept = 0;
    bool sound = count_in_range(s, f, node, node->n);
    for (size_t i = 0; i < node->n; i++) {
        char *at = items + kept * f->table->size;
        const struct yml *key = node->entries[i].key;
        struct schema_step step = {s->in, key->text, i + 1, key->at.line};
        s->in = &step;
        bool good = read_entry(s, f->table, &node->entries[i], at);
        s->in = step.up;
        if (good) {
            kept++;
        } else {
            sound = false;
            memset(at, 0, f->table->size);
        }
    }
    memcpy(member(f, item), &items, sizeof items);
    set_count(f, item, kept);
    return sound;
}

static bool read_field(struct schema *s, const struct schema_field *f, const struct yml *node,
                       void *item) {
    bool sound;
    if (f->type == &type_list)
        sound = read_list(s, f, node, item);
    else if (f->type == &type_entries)
        sound = read_entries(s, f, node, item);
    else
        sound = f->type->read(s, f, node, member(f, item));
    if (sound && f->has) *((bool *)item + f->has - 1) = true;
    return sound;
}

/* True if an error in the field costs only the field itself. The fallback then replaces it. */
static bool is_spared(struct schema *s, const struct schema_field *f, void *item) {
    if (!f->spare) return false;
    if (f->fallback) set_fallback(s, f, item);
    if (f->spoilt) *((bool *)item + f->spoilt - 1) = true;
    return true;
}

/* ---- maps ---- */

static bool fill_alone(struct schema *s, const struct schema_table *t, const struct yml *node,
                       void *item) {
    const struct schema_field *f = find_field(t, t->alone);
    assert(f);
    for (size_t i = 0; i < t->n_fields; i++)
        if (&t->fields[i] != f && t->fields[i].fallback) set_fallback(s, &t->fields[i], item);
    bool sound = read_field(s, f, node, item);
    return (!t->check || t->check(s, node, item)) && sound;
}

static bool no_map(struct schema *s, const struct schema_table *t, const struct yml *node) {
    const char *names[4];
    size_t n = key_names(t, names, 4);
    const char *key = node->kind == YML_SCALAR_NODE ? needed_key(t) : NULL, *such_as = "";
    if (key) such_as = arena_printf(s->arena, ", such as '%s: %s'", key, value_for(s, node));
    return schema_fault(
        s, node, CODE_WRONG_TYPE,
        arena_printf(s->arena, "expected %s with its keys, found %s", t->what, yml_kind_name(node)),
        arena_printf(s->arena, "write it as lines of 'key: value'%s; its keys are %s%s", such_as,
                     schema_names(s->arena, names, n, 4), t->n_fields > 4 ? " and others" : ""));
}

bool schema_fill(struct schema *s, const struct schema_table *t, const struct yml *node,
                 void *item) {
    enum { WORDS = 2 }; /* at most 128 keys in a table */
    if (node->kind == YML_SCALAR_NODE && t->alone && !yml_is_null(node))
        return fill_alone(s, t, node, item);
    if (node->kind != YML_MAP_NODE) return no_map(s, t, node);
    unsigned long long written[WORDS] = {0};
    bool sound = true;
    assert(t->n_fields <= WORDS * 64);
    for (size_t i = 0; i < node->n; i++) {
        const struct schema_field *f = find_field(t, node->entries[i].key->text);
        const struct yml *value = node->entries[i].value;
        if (!f) {
            unknown_key(s, t, node, i);
            const struct schema_field *meant = nearest_field(t, node->entries[i].key->text);
            if (meant) written[(meant - t->fields) / 64] |= 1ULL << ((meant - t->fields) % 64);
            sound = (meant ? is_spared(s, meant, item) : t->lenient) && sound;
            continue;
        }
        if (yml_is_null(value)) continue;
        size_t k = (size_t)(f - t->fields);
        written[k / 64] |= 1ULL << (k % 64);
        struct schema_step step = {s->in, f->key, 0, node->entries[i].key->at.line};
        s->in = &step;
        if (!read_field(s, f, value, item) && !is_spared(s, f, item)) sound = false;
        s->in = step.up;
    }
    for (size_t k = 0; k < t->n_fields; k++) {
        const struct schema_field *f = &t->fields[k];
        if (written[k / 64] >> (k % 64) & 1) continue;
        if (f->required)
            sound = (missing_key(s, t, node, f) || f->spare) && sound;
        else if (f->fallback)
            set_fallback(s, f, item);
    }
    if (t->check && !t->check(s, node, item)) sound = false;
    return sound;
}

bool schema_fill_list(struct schema *s, const struct schema_table *t, const struct yml *node,
                      void *items, size_t *n) {
    struct holder {
        void *items;
        size_t n;
    } h = {0};
    struct schema_field f = {.type = &type_list,
                             .offset = offsetof(struct holder, items),
                             .count = offsetof(struct holder, n),
                             .item = &type_map,
                             .table = t,
                             .doc = t->doc};
    bool sound = read_list(s, &f, node, &h);
    memcpy(items, &h.items, sizeof h.items);
    *n = h.n;
    return sound;
}

static bool read_map(struct schema *s, const struct schema_field *f, const struct yml *node,
                     void *at) {
    if (yml_is_null(node)) return no_map(s, f->table, node);
    return schema_fill(s, f->table, node, at);
}

const struct schema_type type_map = {"map", "object", 0, false, read_map, NULL};
const struct schema_type type_list = {"list", "array", sizeof(void *), false, NULL, NULL};
const struct schema_type type_entries = {
    "map from names", "object", sizeof(void *), false, NULL, NULL};
