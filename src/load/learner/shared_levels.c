/* shared_levels.c: the levels of a piece of several learners: `all` is what everyone has, and a
 * learner's own are in its place:
 *
 *     all: {MATH.5.MD.1: 3}
 *     levels: {linh-nguyen: 4, omar-haddad: {MATH.5.MD.1: none}}
 *
 * They become the rows that `shows` has in a piece of one learner. */
#include "load/learner/shared_evidence.h"

#include "model/evidence.h"

#include <string.h>
#include <strings.h>

/* A dash, or "none": the learner has no level. */
static bool is_none(const struct yml *value) {
    static const char *const none[] = {"none", "-", "--", "\u2013", "\u2014"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (value->kind == YML_SCALAR_NODE && strcasecmp(value->text, none[i]) == 0) return true;
    return false;
}

static struct yml *key_node(struct arena *a, const char *text) {
    struct yml *node = arena_make(a, struct yml);
    *node = (struct yml){.kind = YML_SCALAR_NODE, .plain = true, .text = text, .n = strlen(text)};
    return node;
}

/* A row of `shows`: "MATH.5.NF.1: 3", or the keys of a rating in place of the level. */
static struct yml *shown_row(struct arena *a, const struct yml *target, const struct yml *value) {
    struct yml *row = arena_make(a, struct yml);
    const size_t more = value->kind == YML_MAP_NODE ? value->n : 1;
    *row = (struct yml){.kind = YML_MAP_NODE, .at = target->at};
    row->entries = arena_array(a, more + 1, sizeof *row->entries);
    row->entries[row->n++] =
        (struct yml_entry){key_node(a, "target"), (struct yml *)(uintptr_t)target};
    if (value->kind != YML_MAP_NODE)
        row->entries[row->n++] =
            (struct yml_entry){key_node(a, "level"), (struct yml *)(uintptr_t)value};
    for (size_t i = 0; value->kind == YML_MAP_NODE && i < value->n; i++)
        row->entries[row->n++] = value->entries[i];
    return row;
}

static bool expected_levels(struct schema *s, const struct yml *node, const char *key) {
    return schema_fault(
        s, node, CODE_WRONG_TYPE,
        arena_printf(s->arena, "expected a map for '%s', found %s", key, yml_kind_name(node)),
        "write each level as 'target: level', such as 'MATH.5.NF.1: 3'");
}

/* ---- one level for each target ---- */

/* An id that a target had before means the same target. */
static bool is_same_target(const struct schema *s, const struct yml *a, const struct yml *b) {
    const struct loader *l = s->context;
    const void *target = ids_find(&l->index->targets, a->text);
    if (strcmp(a->text, b->text) == 0) return true;
    return target && target == ids_find(&l->index->targets, b->text);
}

static const struct yml *level_of(const struct schema *s, const struct yml *map,
                                  const struct yml *target) {
    for (size_t i = 0; i < map->n; i++)
        if (is_same_target(s, map->entries[i].key, target)) return map->entries[i].value;
    return NULL;
}

static bool check_twice(struct schema *s, const struct yml *map, size_t i) {
    const struct yml *key = map->entries[i].key;
    for (size_t k = 0; k < i; k++) {
        const struct yml *first = map->entries[k].key;
        if (!is_same_target(s, first, key)) continue;
        return schema_twice(
            s, key, CODE_DUPLICATE_ID,
            arena_printf(s->arena, "'%s' and '%s' are one learning target, with two levels",
                         source_quote(s->arena, first->text), source_quote(s->arena, key->text)),
            (struct diag_place){s->source->file, first->at.line, first->at.column},
            "keep one of the two");
    }
    return true;
}

static bool is_key_of_rating(const char *text) {
    for (size_t i = 0; i < shown_table.n_fields; i++)
        if (strcmp(shown_table.fields[i].key, text) == 0) return true;
    return false;
}

/* "{level: 2, note: …}" says a level, and not of which target. */
static bool says_no_target(struct schema *s, const struct yml *all, const struct yml *map) {
    const struct loader *l = s->context;
    const char *target =
        all && all->kind == YML_MAP_NODE && all->n ? all->entries[0].key->text : "MATH.5.NF.1";
    for (size_t i = 0; i < map->n; i++) {
        const char *key = map->entries[i].key->text;
        if (!is_key_of_rating(key) || ids_find(&l->index->targets, key)) continue;
        if (is_key_of_rating(target)) target = "MATH.5.NF.1";
        schema_fault(s, map->entries[i].key, CODE_NO_TARGET,
                     arena_printf(s->arena, "'%s' is not the id of a learning target", key),
                     arena_printf(s->arena,
                                  "write the target before the braces: '{%s: {level: 3, note: …}}'",
                                  target));
        return true;
    }
    return false;
}

static bool is_sound_map(struct schema *s, const struct yml *all, const struct yml *map) {
    if (!map || map->kind != YML_MAP_NODE) return true;
    if (says_no_target(s, all, map)) return false;
    bool sound = true;
    for (size_t i = 0; i < map->n; i++) sound = check_twice(s, map, i) && sound;
    return sound;
}

/* ---- rows ---- */

/* Of what everyone has, the rows in whose place the learner has no level of their own. */
static void add_of_all(const struct schema *s, const struct yml *all, const struct yml *own,
                       struct yml *rows) {
    for (size_t i = 0; i < all->n; i++) {
        const struct yml_entry *e = &all->entries[i];
        const struct yml *value = NULL;
        if (own && own->kind == YML_MAP_NODE) value = level_of(s, own, e->key);
        if (own && own->kind == YML_SCALAR_NODE)
            value = own;
        else if (!yml_is_null(value))
            continue;
        else
            value = e->value;
        if (!is_none(value)) rows->items[rows->n++] = shown_row(s->arena, e->key, value);
    }
}

bool load_shared_levels(struct schema *s, const struct yml *all, const struct yml *own,
                        struct rating **ratings, size_t *n) {
    struct yml rows = {.kind = YML_LIST_NODE, .at = {1, 1, 1}};
    if (yml_is_null(all)) all = NULL;
    if (yml_is_null(own)) own = NULL;
    if (all && all->kind != YML_MAP_NODE) return expected_levels(s, all, "all");
    const bool one = own && own->kind == YML_SCALAR_NODE;
    if (own && (own->kind == YML_LIST_NODE || (one && !all)))
        return expected_levels(s, own, "levels");
    if (!is_sound_map(s, all, all) || !is_sound_map(s, all, own)) return false;
    const size_t n_all = all ? all->n : 0;
    const size_t n_own = own && !one ? own->n : 0;
    rows.items = arena_array(s->arena, n_all + n_own, sizeof *rows.items);
    if (all) add_of_all(s, all, own, &rows);
    for (size_t i = 0; i < n_own; i++) {
        const struct yml_entry *e = &own->entries[i];
        if (!yml_is_null(e->value) && !is_none(e->value))
            rows.items[rows.n++] = shown_row(s->arena, e->key, e->value);
    }
    return schema_fill_list(s, &shown_table, &rows, ratings, n);
}
