/* scale.c: scales/<id>.yaml: the levels of a proficiency scale, in order. */
#include "load/load_inner.h"

#include "model/scale.h"

static const struct schema_field level_fields[] = {
    {.key = "value",
     SCHEMA_ONE(struct level, value, type_dec),
     .required = true,
     .doc = "the number that ratings use"},
    {.key = "name",
     SCHEMA_ONE(struct level, name, type_words),
     .required = true,
     .doc = "as it appears on pages"},
    {.key = "means",
     .spare = true,
     SCHEMA_ONE(struct level, means, type_words),
     .doc = "what a learner at this level can say of a piece of work"},
    {.key = "symbol",
     .spare = true,
     SCHEMA_TEXT(struct level, symbol),
     .doc = "one of ○ ◔ ◑ ◕ ●, or a short text"},
    {.key = "color", .spare = true, SCHEMA_TEXT(struct level, color), .doc = "like '#2f6b4f'"},
};

static bool check_level(struct schema *s, const struct yml *node, void *item) {
    struct level *level = item;
    unsigned color;
    if (level->color &&
        !type_color.read(s, &(struct schema_field){.key = "color"}, yml_get(node, "color"), &color))
        level->color = NULL;
    return true;
}

static const struct schema_table level_table = {.what = "a level",
                                                .size = sizeof(struct level),
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
    struct scale *scale = item;
    const struct yml *mastery = yml_get(node, "mastery");
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
     SCHEMA_ONE(struct scale, name, type_words),
     .required = true,
     .doc = "of the scale"},
    {.key = "levels",
     SCHEMA_LIST(struct scale, levels, n_levels, type_map),
     .table = &level_table,
     .required = true,
     .min = 2,
     .max = 10,
     .doc = "from the lowest to the highest"},
    {.key = "mastery",
     SCHEMA_ONE(struct scale, mastery, type_dec),
     .required = true,
     .doc = "the value from which a target is demonstrated"},
    {.key = "increments",
     SCHEMA_ONE(struct scale, half_levels, type_word),
     .words = increment_words,
     .fallback = "whole",
     .doc = "whether half levels are allowed"},
    {.key = "not_yet",
     .spare = true,
     SCHEMA_ONE(struct scale, not_yet, type_words),
     .doc = "words for no evidence yet"},
};
const struct schema_table scale_table = {
    .what = "a scale",
    .size = sizeof(struct scale),
    SCHEMA_ROWS(scale_fields),
    .lenient = true,
    .check = check_scale,
    .doc = "scales/*.yaml: the levels that learning is described in"};

void load_scale(struct loader *l, const char *path, const char *id) {
    struct scale *scale = arena_make(l->arena, struct scale);
    bool sound = load_map(l, path, &scale_table, scale);
    scale->id = id;
    load_name(l, &scale->name, id);
    scale->faulty = !sound || scale->n_levels == 0;
    ids_add(&l->index->scales, l->arena, id, scale);
}
