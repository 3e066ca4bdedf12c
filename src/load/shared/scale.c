/* scale.c: scales/<id>.yaml: the levels of a proficiency scale, in order, what they say of levels
 * of earlier scales, and lists of scales with the days from which they are in force. */
#include "load/load_inner.h"

#include "load/levels.h"
#include "model/scale.h"

#include <string.h>

/* What a level says of an earlier one, until all scales are known. */
struct raw_was {
    const struct yml *scale, *level;
};

struct raw_level {
    struct level level;
    struct raw_was *was;
    size_t n_was;
};

struct scale_source {
    struct scale scale;
    struct raw_level *levels;
    size_t n_levels;
    struct schema schema;
};

static bool keep_node(struct schema *s, const struct schema_field *f, const struct yml *node,
                      void *at) {
    (void)s;
    (void)f;
    memcpy(at, &node, sizeof node);
    return true;
}

static const struct schema_type type_later_scale = {"scale", "text",    sizeof(void *),
                                                    true,    keep_node, NULL},
                                type_later_level = {"level", "text",    sizeof(void *),
                                                    true,    keep_node, NULL};

static const struct schema_field was_fields[] = {
    {.key = "scale",
     SCHEMA_ONE(struct raw_was, scale, type_later_scale),
     .required = true,
     .doc = "an earlier scale"},
    {.key = "level",
     SCHEMA_ONE(struct raw_was, level, type_later_level),
     .required = true,
     .doc = "the value or name of its level"},
};
static const struct schema_table was_table = {
    .what = "a level of an earlier scale", .size = sizeof(struct raw_was), SCHEMA_ROWS(was_fields)};

static const struct schema_field level_fields[] = {
    {.key = "value",
     SCHEMA_ONE(struct raw_level, level.value, type_dec),
     .required = true,
     .doc = "the number that ratings use"},
    {.key = "name",
     SCHEMA_ONE(struct raw_level, level.name, type_words),
     .required = true,
     .doc = "as it appears on pages"},
    {.key = "means",
     .spare = true,
     SCHEMA_ONE(struct raw_level, level.means, type_words),
     .doc = "what a learner at this level can say of a piece of work"},
    {.key = "symbol",
     .spare = true,
     SCHEMA_TEXT(struct raw_level, level.symbol),
     .doc = "one of ○ ◔ ◑ ◕ ●, or a short text"},
    {.key = "color",
     .spare = true,
     SCHEMA_TEXT(struct raw_level, level.color),
     .doc = "like '#2f6b4f'"},
    {.key = "was",
     SCHEMA_LIST(struct raw_level, was, n_was, type_map),
     .table = &was_table,
     .doc = "the levels of earlier scales that count as this one: {scale: letters, level: B}"},
};

static bool check_level(struct schema *s, const struct yml *node, void *item) {
    struct level *level = &((struct raw_level *)item)->level;
    unsigned color;
    if (level->color &&
        !type_color.read(s, &(struct schema_field){.key = "color"}, yml_get(node, "color"), &color))
        level->color = NULL;
    return true;
}

static const struct schema_table level_table = {.what = "a level",
                                                .size = sizeof(struct raw_level),
                                                SCHEMA_ROWS(level_fields),
                                                .lenient = true,
                                                .check = check_level};

static const struct schema_word increment_words[] = {
    {"whole", false, "the values of the levels"},
    {"half", true, "and halfway between neighboring levels"},
    {NULL, 0, NULL}};

static bool check_order(struct schema *s, const struct yml *list, const struct scale *scale) {
    if (!list || list->kind != YML_LIST_NODE || list->n != scale->n_levels) return true;
    for (size_t i = 1; i < scale->n_levels; i++) {
        if (dec_cmp(scale->levels[i - 1].value, scale->levels[i].value) < 0) continue;
        return schema_fault(s, yml_get(list->items[i], "value"), CODE_SCALE_ORDER,
                            "levels go from the lowest to the highest, each value once",
                            "put the levels in order of their values");
    }
    return true;
}

static bool check_scale(struct schema *s, const struct yml *node, void *item) {
    struct scale_source *raw = item;
    struct scale *scale = &raw->scale;
    const struct yml *mastery = yml_get(node, "mastery");
    scale->n_levels = raw->n_levels;
    scale->levels = arena_array(s->arena, raw->n_levels, sizeof *scale->levels);
    for (size_t i = 0; i < raw->n_levels; i++) scale->levels[i] = raw->levels[i].level;
    if (!check_order(s, yml_get(node, "levels"), scale)) return false;
    if (!mastery || scale->n_levels == 0) return true;
    for (size_t i = 0; i < scale->n_levels; i++)
        if (dec_cmp(scale->levels[i].value, scale->mastery) == 0) return true;
    return schema_fault(s, mastery, CODE_MASTERY_OFF,
                        arena_printf(s->arena, "mastery is '%s', but no level has that value",
                                     source_quote(s->arena, mastery->text)),
                        "write the value of the level from which a target is demonstrated");
}

static const struct schema_field scale_fields[] = {
    {.key = "name",
     .spare = true,
     SCHEMA_ONE(struct scale_source, scale.name, type_words),
     .required = true,
     .doc = "of the scale"},
    {.key = "levels",
     SCHEMA_LIST(struct scale_source, levels, n_levels, type_map),
     .table = &level_table,
     .required = true,
     .min = 2,
     .max = 10,
     .doc = "from the lowest to the highest"},
    {.key = "mastery",
     SCHEMA_ONE(struct scale_source, scale.mastery, type_dec),
     .required = true,
     .doc = "the value from which a target is demonstrated"},
    {.key = "increments",
     SCHEMA_ONE(struct scale_source, scale.half_levels, type_word),
     .words = increment_words,
     .fallback = "whole",
     .doc = "whether half levels are allowed"},
    {.key = "not_yet",
     .spare = true,
     SCHEMA_ONE(struct scale_source, scale.not_yet, type_words),
     .doc = "words for no evidence yet"},
};
const struct schema_table scale_table = {
    .what = "a scale",
    .size = sizeof(struct scale_source),
    SCHEMA_ROWS(scale_fields),
    .lenient = true,
    .check = check_scale,
    .doc = "scales/*.yaml: the levels that learning is described in"};

void load_scale(struct loader *l, const char *path, const char *id) {
    struct scale_source *raw = arena_make(l->arena, struct scale_source);
    struct scale *scale = &raw->scale;
    struct yml *root;
    bool sound = load_yaml(l, path, &raw->schema, &root) &&
                 load_matter(&raw->schema, &scale_table, root, raw);
    scale->id = id;
    load_name(l, &scale->name, id);
    scale->faulty = !sound || scale->n_levels == 0;
    if (!ids_add(&l->index->scales, l->arena, id, scale) && sound)
        VEC_PUSH(l->arena, &l->index->scale_sources, raw);
}

/* ---- levels of earlier scales ---- */

/* Does a level before this one, or this one itself, already stand for the same? */
static bool is_taken(const struct scale *scale, size_t upto, const struct level_was *was) {
    for (size_t i = 0; i <= upto; i++)
        for (size_t k = 0; k < scale->levels[i].n_was; k++) {
            const struct level_was *other = &scale->levels[i].was[k];
            if (other->scale == was->scale && dec_cmp(other->level, was->level) == 0) return true;
        }
    return false;
}

static bool resolve(struct schema *s, const struct raw_was *raw, struct scale *scale, size_t at) {
    struct level *level = &scale->levels[at];
    struct level_was was = {0};
    void *found;
    if (!load_later(s, &type_scale, raw->scale, &found)) return false;
    was.scale = found;
    if (was.scale == scale)
        return schema_fault(s, raw->scale, CODE_NO_REFERENCE,
                            arena_printf(s->arena, "'%s' is this scale itself", scale->id),
                            "name an earlier scale");
    if (was.scale->faulty) return true; /* it has its own findings */
    if (!type_level.read(s, &(struct schema_field){.key = "level"}, raw->level, &was.level) ||
        !load_level_of_scale(s, was.scale, raw->level, &was.level, false))
        return false;
    if (is_taken(scale, at, &was))
        return schema_fault(s, raw->level, CODE_DUPLICATE_ID,
                            arena_printf(s->arena, "'%s' already counts as a level of this scale",
                                         source_quote(s->arena, raw->level->text)),
                            "a level of an earlier scale counts as one level");
    level->was[level->n_was++] = was;
    return true;
}

void load_earlier_levels(struct loader *l) {
    for (size_t i = 0; i < l->index->scale_sources.n; i++) {
        struct scale_source *raw = l->index->scale_sources.v[i];
        struct scale *scale = ids_find(&l->index->scales, raw->scale.id);
        for (size_t k = 0; k < raw->n_levels; k++) {
            scale->levels[k].was =
                arena_array(l->arena, raw->levels[k].n_was, sizeof *scale->levels[k].was);
            for (size_t n = 0; n < raw->levels[k].n_was; n++)
                if (!resolve(&raw->schema, &raw->levels[k].was[n], scale, k)) scale->faulty = true;
        }
    }
}

/* ---- scales that go by date ---- */

static const struct schema_field from_fields[] = {
    {.key = "scale",
     SCHEMA_ONE(struct scale_from, scale, type_scale),
     .required = true,
     .doc = "the scale"},
    {.key = "from",
     SCHEMA_ONE(struct scale_from, from, type_date),
     .doc = "the first day on which it is in force; not needed for the first scale"},
};
const struct schema_table scale_from_table = {.what = "a scale and its first day",
                                              .size = sizeof(struct scale_from),
                                              SCHEMA_ROWS(from_fields),
                                              .alone = "scale"};

bool load_check_scales(struct schema *s, const struct yml *node, const struct scales *scales) {
    if (!node || node->kind != YML_LIST_NODE || node->n != scales->n) return true;
    for (size_t i = 1; i < scales->n; i++) {
        const struct yml *from = yml_get(node->items[i], "from");
        if (!date_is_set(scales->v[i].from))
            return schema_fault(s, node->items[i], CODE_KEY_MISSING,
                                "this scale does not say from which day it is in force",
                                "write {scale: four-levels, from: 2026-08-15}");
        if (date_cmp(scales->v[i - 1].from, scales->v[i].from) >= 0)
            return schema_fault(s, from, CODE_SCALE_ORDER,
                                "scales go from the oldest to the newest",
                                "put them in order of the days from which they are in force");
    }
    return true;
}

bool load_any_scale_faulty(const struct scales *scales) {
    for (size_t i = 0; i < scales->n; i++)
        if (scales->v[i].scale->faulty) return true;
    return false;
}
