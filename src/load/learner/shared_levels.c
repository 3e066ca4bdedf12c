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

/* Of what everyone has, the rows in whose place the learner has no level of their own. */
static void add_of_all(struct arena *a, const struct yml *all, const struct yml *own,
                       struct yml *rows) {
    for (size_t i = 0; i < all->n; i++) {
        const struct yml_entry *e = &all->entries[i];
        const struct yml *value = own ? yml_get(own, e->key->text) : NULL; /* NULL for one level */
        if (own && own->kind == YML_SCALAR_NODE)
            value = own;
        else if (!yml_is_null(value))
            continue;
        else
            value = e->value;
        if (!is_none(value)) rows->items[rows->n++] = shown_row(a, e->key, value);
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
    const size_t n_all = all ? all->n : 0;
    const size_t n_own = own && !one ? own->n : 0;
    rows.items = arena_array(s->arena, n_all + n_own, sizeof *rows.items);
    if (all) add_of_all(s->arena, all, own, &rows);
    for (size_t i = 0; i < n_own; i++) {
        const struct yml_entry *e = &own->entries[i];
        if (!yml_is_null(e->value) && !is_none(e->value))
            rows.items[rows.n++] = shown_row(s->arena, e->key, e->value);
    }
    return schema_fill_list(s, &shown_table, &rows, ratings, n);
}
