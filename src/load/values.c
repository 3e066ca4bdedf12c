/* values.c: the types of values that a portfolio adds to those of parse (words in several
 * languages, ids, moments), and the checks of levels and dates that several files need. */
#include "load/load_inner.h"

#include "model/scale.h"
#include "model/workspace.h"
#include "parse/when.h"

#include <string.h>
#include <strings.h>

/* ---- words ---- */

static bool one_language(struct schema *s, const struct schema_field *f, const struct yml *node,
                         const char *tag, struct words_entry *out) {
    const char *text = NULL;
    if (!type_text.read(s, f, node, &text)) return false;
    *out = (struct words_entry){tag, text ? text : ""};
    return true;
}

static bool read_words(struct schema *s, const struct schema_field *f, const struct yml *node,
                       void *at) {
    bool map = node->kind == YML_MAP_NODE, sound = true;
    struct words w = {arena_array(s->arena, map ? node->n : 1, sizeof *w.entries), 0};
    struct schema_field tag_field = {.key = f->key, .doc = f->doc};
    if (!map) {
        if (!one_language(s, f, node, NULL, &w.entries[w.n++])) return false;
        if (!*w.entries[0].text) w.n = 0;
        memcpy(at, &w, sizeof w);
        return true;
    }
    for (size_t i = 0; i < node->n; i++) {
        const char *tag = NULL;
        bool good = type_tag.read(s, &tag_field, node->entries[i].key, &tag);
        good = one_language(s, f, node->entries[i].value, tag, &w.entries[w.n]) && good;
        if (good && *w.entries[w.n].text) w.n++;
        sound = sound && good;
    }
    if (sound && w.n == 0 && f->required)
        return schema_fault(s, node, CODE_KEY_MISSING,
                            arena_printf(s->arena, "'%s' is empty", f->key), f->doc);
    memcpy(at, &w, sizeof w);
    return sound;
}

void load_name(struct loader *l, struct words *name, const char *id) {
    if (name->n > 0) return;
    name->entries = arena_make(l->arena, struct words_entry);
    name->entries[0].text = id;
    name->n = 1;
}

/* ---- ids and moments ---- */

static bool read_id(struct schema *s, const struct schema_field *f, const struct yml *node,
                    void *at) {
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:";
    const char *text = schema_scalar(s, f, node, "an id");
    if (!text) return false;
    if (strspn(text, allowed) != node->n || node->n == 0 || node->n > 100)
        return schema_fault(
            s, node, CODE_ID_SHAPE,
            arena_printf(s->arena, "'%s' cannot be an id", source_quote(s->arena, text)),
            "write it with letters from a to z, digits, '-' and '.', without spaces, at most 100 of them");
    memcpy(at, &text, sizeof text);
    return true;
}

static bool read_moment(struct schema *s, const struct schema_field *f, const struct yml *node,
                        void *at) {
    struct moment m = {0};
    struct when_fault fault;
    const char *text = schema_scalar(s, f, node, "a date and time like 2026-11-24 15:20");
    if (!text) return false;
    if (!when_time(s->arena, text, &m.date, &m.hour, &m.minute, &fault))
        return schema_fault(s, node, fault.code, fault.text, fault.remedy);
    memcpy(at, &m, sizeof m);
    return true;
}

const struct level *load_level_named(const struct loader *l, const char *name,
                                     const struct scale **scale) {
    for (size_t i = 0; i < l->w->n_scales; i++) {
        *scale = &l->w->scales[i];
        for (size_t k = 0; k < (*scale)->n_levels; k++)
            for (size_t j = 0; j < (*scale)->levels[k].name.n; j++)
                if (strcasecmp((*scale)->levels[k].name.entries[j].text, name) == 0)
                    return &(*scale)->levels[k];
    }
    return NULL;
}

/* A level may be written as its name, so that the message can give its value. */
static bool read_level(struct schema *s, const struct schema_field *f, const struct yml *node,
                       void *at) {
    const struct scale *scale;
    struct dec value;
    char text[32];
    bool number = node->kind == YML_SCALAR_NODE && dec_parse(node->text, node->n, &value);
    const struct level *level = !number && node->kind == YML_SCALAR_NODE && node->n
                                    ? load_level_named(s->context, node->text, &scale)
                                    : NULL;
    if (!level) return type_dec.read(s, f, node, at);
    dec_short(level->value, 15, text);
    return schema_fault(s, node, CODE_NUMBER,
                        arena_printf(s->arena, "expected the value of a level, found '%s'",
                                     source_quote(s->arena, node->text)),
                        arena_printf(s->arena, "write '%s', the value of '%s' on the scale '%s'",
                                     text, source_quote(s->arena, node->text), scale->id));
}

const struct schema_type type_level = {"level", "number",   sizeof(struct dec),
                                       true,    read_level, "^[-+]?[0-9]*[.]?[0-9]*$"};
const struct schema_type type_words = {"words", "words",    sizeof(struct words),
                                       true,    read_words, NULL};
const struct schema_type type_id = {"id", "text",  sizeof(char *),
                                    true, read_id, "^[-A-Za-z0-9._:]{1,100}$"};
const struct schema_type type_moment = {
    "date and time",       "string",
    sizeof(struct moment), true,
    read_moment,           "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]+([0-9]{1,2}:[0-5][0-9](:00)?)?)?$"};

/* ---- checks ---- */

static bool halfway(const struct scale *scale, struct dec level) {
    struct dec twice = dec_add(level, level);
    for (size_t i = 0; i + 1 < scale->n_levels; i++)
        if (dec_cmp(twice, dec_add(scale->levels[i].value, scale->levels[i + 1].value)) == 0)
            return true;
    return false;
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

bool load_level_fits(struct schema *s, const struct scale *scale, const struct yml *node,
                     struct dec level) {
    const struct loader *l = s->context;
    if (!scale || scale->faulty) return true; /* the scale has its own findings */
    for (size_t i = 0; i < scale->n_levels; i++)
        if (dec_cmp(scale->levels[i].value, level) == 0) return true;
    bool half = halfway(scale, level);
    if (half && scale->half_levels) return true;
    const char *levels = list_levels(s->arena, scale, l->w->language),
               *text = source_quote(s->arena, node->text);
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

void load_check_future(struct schema *s, const struct yml *map, const char *key, struct date date,
                       const char *what) {
    const struct loader *l = s->context;
    struct yml start = {.at = {1, 1, 3}};
    char today[20];
    if (l->w->looks_back || !date_is_set(date) || date_cmp(date, l->w->as_of) <= 0) return;
    const struct yml *written = map ? yml_get(map, key) : &start;
    if (!written) written = map;
    date_iso(l->w->as_of, today);
    schema_fault(
        s, written, CODE_FUTURE,
        arena_printf(s->arena, "%s is dated after %s, the day that counts as today", what, today),
        "check the year of the date, or 'as_of' in folioscope.yaml; until that day it is left out");
}

bool load_in_order(struct schema *s, const struct yml *map, const char *first_key,
                   struct date first, const char *last_key, struct date last) {
    if (!date_is_set(first) || !date_is_set(last) || date_cmp(first, last) <= 0) return true;
    char from[20];
    date_iso(first, from);
    const struct yml *node = yml_get(map, last_key);
    return schema_fault(s, node ? node : map, CODE_ENDS_FIRST,
                        arena_printf(s->arena, "'%s' is before '%s'", last_key, first_key),
                        arena_printf(s->arena,
                                     "'%s' is %s: write that day or a later one, or check the year",
                                     first_key, from));
}
