/* levels.c: a level as people write it: a value of the target's scale, or the name of one of its
 * levels in any language and spelling.
 *
 * When a value is read, the scale may not be known yet: the target may come after it. So a type
 * here takes any text, and load_level_settle decides when the whole item has been read. */
#include "load/levels.h"

#include "i18n/spelling.h"
#include "model/framework.h"
#include "model/rated.h"
#include "model/scale.h"
#include "model/workspace.h"

#include <string.h>
#include <strings.h>

/* ---- marks ---- */

static const char *const written_instead[UNRATED_COUNT] = {
#define X(NAME, word, shown, also) [UNRATED_##NAME] = also,
    UNRATED(X)
#undef X
};

enum unrated load_mark_named(const char *text) {
    int i = 1;
    while (i < UNRATED_COUNT && strcasecmp(rated_word((enum unrated)i), text) != 0) i++;
    return i < UNRATED_COUNT ? (enum unrated)i : UNRATED_NOT;
}

const char *load_mark_meant(const char *text) {
    size_t n = strlen(text);
    for (int i = 1; i < UNRATED_COUNT; i++)
        for (const char *w = written_instead[i], *end; *w; w = end + (*end == ' ')) {
            end = w + strcspn(w, " ");
            if ((size_t)(end - w) == n && strncasecmp(w, text, n) == 0)
                return rated_word((enum unrated)i);
        }
    return NULL;
}

/* ---- reading ---- */

static bool is_value(const struct yml *node, struct dec *value) {
    return node->kind == YML_SCALAR_NODE && dec_parse(node->text, node->n, value);
}

static bool read_level(struct schema *s, const struct schema_field *f, const struct yml *node,
                       void *at) {
    struct dec value;
    bool named = node->kind == YML_SCALAR_NODE && node->n && !is_value(node, &value);
    return named || type_dec.read(s, f, node, at);
}

const struct schema_type type_level = {"level", "text", sizeof(struct dec), true, read_level, NULL};

bool load_level_or_mark(struct schema *s, const struct schema_field *f, const struct yml *node,
                        struct dec *level, enum unrated *mark) {
    *mark = node->kind == YML_SCALAR_NODE && node->n ? load_mark_named(node->text) : UNRATED_NOT;
    return *mark || read_level(s, f, node, level);
}

/* ---- names ---- */

/* "Extending", or "4 Extending", as findings list levels. */
static bool is_named(struct arena *a, const struct level *level, const char *key) {
    char value[32];
    dec_short(level->value, 15, value);
    for (size_t k = 0; k < level->name.n; k++) {
        const char *name = level->name.entries[k].text;
        if (strcmp(spell_key(a, name), key) == 0) return true;
        if (strcmp(spell_key(a, arena_printf(a, "%s %s", value, name)), key) == 0) return true;
    }
    return false;
}

const struct level *load_level_named(struct arena *a, const struct scale *scale, const char *name,
                                     size_t *n) {
    const char *key = spell_key(a, name);
    const struct level *found = NULL;
    *n = 0;
    for (size_t i = 0; scale && i < scale->n_levels; i++)
        if (is_named(a, &scale->levels[i], key)) {
            found = &scale->levels[i];
            ++*n;
        }
    return found;
}

/* "1 Beginning, 2 Developing" */
static const char *list_levels(struct arena *a, const struct scale *scale, const char *language) {
    const char *names[16];
    size_t n = 0;
    for (; n < scale->n_levels && n < 16; n++) {
        char value[32];
        dec_short(scale->levels[n].value, 15, value);
        const char *name = words_text(&scale->levels[n].name, language);
        names[n] = arena_printf(a, "%s %s", value, name ? source_quote(a, name) : "");
    }
    return schema_names(a, names, n, n);
}

/* The remedy for a name that no level has: the nearest one, or all of them. */
static const char *suggest_level(struct schema *s, const struct scale *scale, const char *text,
                                 bool marks) {
    const struct loader *l = s->context;
    struct arena *a = s->arena;
    const char *meant = marks ? load_mark_meant(text) : NULL;
    if (meant) return schema_did_you_mean(a, meant, "It is shown, and never counted");
    VEC(const char *) names = {0};
    for (size_t i = 0; i < scale->n_levels; i++)
        for (size_t k = 0; k < scale->levels[i].name.n; k++)
            VEC_PUSH(a, &names, scale->levels[i].name.entries[k].text);
    const char *levels = list_levels(a, scale, l->w->language);
    const char *rest =
        marks ? arena_printf(a, "its levels are %s. Write one of them" OR_UNRATED, levels)
              : arena_printf(a, "its levels are %s", levels);
    return schema_suggest(a, text, names.v, names.n, rest);
}

static bool settle_name(struct schema *s, const struct scale *scale, const struct yml *node,
                        struct dec *level, bool marks) {
    size_t n;
    const struct level *found = load_level_named(s->arena, scale, node->text, &n);
    const char *text = source_quote(s->arena, node->text);
    if (n == 1) {
        *level = found->value;
        return true;
    }
    if (n > 1)
        return schema_fault(
            s, node, CODE_LEVEL_OFF_SCALE,
            arena_printf(s->arena, "the scale '%s' has %zu levels called '%s'", scale->id, n, text),
            "write the value of the level");
    return schema_fault(
        s, node, CODE_LEVEL_OFF_SCALE,
        arena_printf(s->arena, "'%s' is not a level of the scale '%s'", text, scale->id),
        suggest_level(s, scale, node->text, marks));
}

/* ---- values ---- */

static bool is_halfway(const struct scale *scale, struct dec level) {
    struct dec twice = dec_add(level, level);
    for (size_t i = 0; i + 1 < scale->n_levels; i++)
        if (dec_cmp(twice, dec_add(scale->levels[i].value, scale->levels[i + 1].value)) == 0)
            return true;
    return false;
}

static bool is_of_scale(const struct scale *scale, struct dec level) {
    for (size_t i = 0; i < scale->n_levels; i++)
        if (dec_cmp(scale->levels[i].value, level) == 0) return true;
    return false;
}

static bool has_figures(const struct scale *scale) {
    for (size_t i = 0; i < scale->n_levels; i++)
        for (size_t k = 0; k < scale->levels[i].name.n; k++)
            if (strpbrk(scale->levels[i].name.entries[k].text, "0123456789")) return true;
    return false;
}

static bool settle_value(struct schema *s, const struct scale *scale, const struct yml *node,
                         struct dec level) {
    const struct loader *l = s->context;
    size_t n;
    const char *text = source_quote(s->arena, node->text);
    /* "1" where another level is called 1: neither may be taken for the other */
    char figures[32];
    dec_short(level, 15, figures);
    const struct level *other =
        has_figures(scale) ? load_level_named(s->arena, scale, figures, &n) : NULL;
    if (other && dec_cmp(other->value, level) != 0)
        return schema_fault(
            s, node, CODE_LEVEL_OFF_SCALE,
            arena_printf(s->arena, "'%s' is the value of one level, and the name of another", text),
            arena_printf(s->arena,
                         "give the levels of the scale '%s' values that agree with their names",
                         scale->id));
    bool half = !is_of_scale(scale, level) && is_halfway(scale, level);
    if (is_of_scale(scale, level) || (half && scale->half_levels)) return true;
    const char *levels = list_levels(s->arena, scale, l->w->language);
    if (half)
        return schema_fault(
            s, node, CODE_HALF_LEVEL,
            arena_printf(s->arena, "the scale '%s' has no half levels, found '%s'", scale->id,
                         text),
            arena_printf(s->arena, "write one of %s; or set 'increments: half' in scales/%s.yaml",
                         levels, scale->id));
    return schema_fault(
        s, node, CODE_LEVEL_OFF_SCALE,
        arena_printf(s->arena, "the level '%s' is not on the scale '%s'", text, scale->id),
        arena_printf(s->arena, "its levels are %s", levels));
}

/* The target is unknown, and with it the scale: is it a level of any? */
static bool settle_anywhere(struct schema *s, const struct yml *node) {
    const struct loader *l = s->context;
    size_t n;
    /* its framework, and the scale, have their own findings */
    if (l->index->framework_unread || l->w->n_faulty_frameworks) return true;
    for (size_t i = 0; i < l->w->n_scales; i++)
        if (load_level_named(s->arena, &l->w->scales[i], node->text, &n)) return true;
    return schema_fault(
        s, node, CODE_LEVEL_OFF_SCALE,
        arena_printf(s->arena, "'%s' is not a level", source_quote(s->arena, node->text)),
        "write the value or the name of a level of the target's scale");
}

const struct scale *load_scale_of(const struct target *target, struct date day) {
    const struct framework *f = target->competency->framework;
    const struct scale *then = date_is_set(day) ? scale_of_framework(f, day) : NULL;
    return then ? then : f->written;
}

bool load_level_carry(const struct target *target, struct date day, struct dec *level,
                      const struct scale **then, struct dec *given) {
    const struct framework *f = target->competency->framework;
    const struct scale *of = load_scale_of(target, day);
    if (of == f->scale) return true;
    *then = of;
    *given = *level;
    return scale_carry(&f->scales, of, *given, f->scale, level);
}

bool load_level_settle(struct schema *s, const struct target *target, struct date day,
                       const struct yml *node, struct dec *level, bool marks) {
    struct dec value;
    if (!node || node->kind != YML_SCALAR_NODE || !node->n || yml_is_null(node))
        return true; /* reported */
    if (!target) return is_value(node, &value) || settle_anywhere(s, node);
    return load_level_of_scale(s, load_scale_of(target, day), node, level, marks);
}

bool load_level_of_scale(struct schema *s, const struct scale *scale, const struct yml *node,
                         struct dec *level, bool marks) {
    struct dec value;
    if (!node || node->kind != YML_SCALAR_NODE || !node->n || yml_is_null(node))
        return true;                          /* reported */
    if (!scale || scale->faulty) return true; /* the scale has its own findings */
    return is_value(node, &value) ? settle_value(s, scale, node, value)
                                  : settle_name(s, scale, node, level, marks);
}

bool load_mark_settle(struct schema *s, const struct scale *scale, const struct yml *node) {
    size_t n;
    if (!node || !scale || !load_level_named(s->arena, scale, node->text, &n)) return true;
    return schema_fault(
        s, node, CODE_LEVEL_OFF_SCALE,
        arena_printf(s->arena,
                     "'%s' is a level of the scale '%s', and also what is written in place of one",
                     source_quote(s->arena, node->text), scale->id),
        "write the value of the level, or give the level another name");
}
