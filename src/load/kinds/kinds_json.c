/* kinds_json.c: a kind of file as JSON Schema, draft 2020-12. For the keywords, see JSON Schema
 * Core and Validation, 2020-12. A key without a value counts as absent, so null is fine wherever a
 * key may be left out. */
#include "load/kinds/kinds.h"

#include "base/json.h"
#include "load/load_inner.h"

#include <ctype.h>
#include <string.h>

struct writer {
    struct json j;
    struct arena *arena;
    const struct schema_table **tables;
    size_t n_tables;
};

/* ---- names of definitions ---- */

/* "a learning target" becomes "learning-target". If two tables have the same name, name_of adds a
 * number to the second. */
static const char *slug(struct arena *a, const char *what) {
    static const char *const articles[] = {"a ", "an ", "the "};
    for (size_t i = 0; i < 3; i++)
        if (strncmp(what, articles[i], strlen(articles[i])) == 0) {
            what += strlen(articles[i]);
            break;
        }
    char *name = arena_strdup(a, what);
    for (char *p = name; *p; p++)
        if (!isalnum((unsigned char)*p)) *p = '-';
    return name;
}

static const char *name_of(struct writer *w, const struct schema_table *t) {
    const char *name = slug(w->arena, t->what);
    for (size_t i = 0; i < w->n_tables && w->tables[i] != t; i++)
        if (strcmp(slug(w->arena, w->tables[i]->what), name) == 0)
            return arena_printf(w->arena, "%s-%zu", name, i + 2);
    return name;
}

static void reference(struct writer *w, const struct schema_table *t) {
    json_text(&w->j, "$ref", arena_printf(w->arena, "#/$defs/%s", name_of(w, t)));
}

/* ---- values ---- */

static void value(struct writer *w, const struct schema_field *f, const struct schema_type *type,
                  bool null);

static void types(struct writer *w, const char *first, const char *second, const char *third,
                  bool null) {
    struct json *j = &w->j;
    const char *all[] = {first, second, third, null ? "null" : NULL};
    if (!second && !third && !null) {
        json_text(j, "type", first);
        return;
    }
    json_open_at(j, "type", '[');
    j->tight = true;
    for (size_t i = 0; i < 4; i++) json_text(j, NULL, all[i]);
    json_close(j, ']');
    j->tight = false;
}

static void range(struct writer *w, const struct schema_field *f, const char *low,
                  const char *high) {
    if (!f->min && !f->max) return;
    json_int(&w->j, low, f->min);
    if (f->max) json_int(&w->j, high, f->max);
}

static void words(struct writer *w, const struct schema_field *f, bool null) {
    json_open_at(&w->j, "enum", '[');
    for (const struct schema_word *word = f->words; word->word; word++)
        json_text(&w->j, NULL, word->word);
    if (null) json_raw(&w->j, NULL, "null");
    json_close(&w->j, ']');
}

static void text(struct writer *w, const struct schema_type *type, bool null) {
    if (strcmp(type->shape, "string") == 0)
        types(w, "string", NULL, NULL, null);
    else
        types(w, "string", "number", "boolean", null);
    json_text(&w->j, "pattern", type->pattern);
}

static bool is_words(const struct schema_type *type) { return strcmp(type->shape, "words") == 0; }

/* {en: Fractions, es: Fracciones} */
static void by_language(struct writer *w) {
    types(w, "object", NULL, NULL, false);
    json_open_at(&w->j, "propertyNames", '{');
    json_text(&w->j, "pattern", type_tag.pattern);
    json_close(&w->j, '}');
    json_int(&w->j, "minProperties", 1);
    json_open_at(&w->j, "additionalProperties", '{');
    json_open_at(&w->j, "anyOf", '[');
    json_open(&w->j, '{');
    text(w, &type_text, true);
    json_close(&w->j, '}');
    json_open(&w->j, '{');
    reference(w, &translation_table);
    json_close(&w->j, '}');
    json_close(&w->j, ']');
    json_close(&w->j, '}');
}

static void entries(struct writer *w, const struct schema_field *f) {
    const struct schema_table *t = f->table;
    types(w, "object", NULL, NULL, false);
    if (t->entry_key->words || t->entry_key->type->pattern) {
        json_open_at(&w->j, "propertyNames", '{');
        if (t->entry_key->words)
            words(w, t->entry_key, false);
        else
            json_text(&w->j, "pattern", t->entry_key->type->pattern);
        json_close(&w->j, '}');
    }
    json_open_at(&w->j, "additionalProperties", '{');
    if (t->entry_value)
        value(w, t->entry_value, t->entry_value->type, false);
    else
        reference(w, t);
    json_close(&w->j, '}');
}

static bool list_shape(struct writer *w, const struct schema_field *f,
                       const struct schema_type *type, int which) {
    bool alone = type == &type_word_set || schema_may_be_one(f);
    const struct schema_type *item = type == &type_word_set ? &type_word : f->item;
    if (which == 1 && alone) {
        value(w, f, item, false);
        return true;
    }
    if (which > 0) return false;
    types(w, "array", NULL, NULL, false);
    if (type == &type_list) range(w, f, "minItems", "maxItems");
    json_open_at(&w->j, "items", '{');
    struct schema_field one = *f;
    if (type == &type_list) one.min = one.max = 0; /* these are for the list */
    value(w, &one, item, false);
    json_close(&w->j, '}');
    return true;
}

/* Writes shape number `which` of a value that may have several shapes, each an object of its own.
 * False after the last. */
static bool one_shape(struct writer *w, const struct schema_field *f,
                      const struct schema_type *type, int which) {
    if (type == &type_word_set || type == &type_list) return list_shape(w, f, type, which);
    if (is_words(type) && which == 1)
        by_language(w);
    else if (is_words(type) && which == 0)
        text(w, &type_text, false);
    else if (type == &type_map && which == 0)
        reference(w, f->table);
    else if (type == &type_entries && which == 0)
        entries(w, f);
    else
        return false;
    return true;
}

static bool is_single(const struct schema_type *type) {
    return type != &type_map && type != &type_entries && !is_words(type) &&
           type != &type_word_set && type != &type_list;
}

static void single(struct writer *w, const struct schema_field *f, const struct schema_type *type,
                   bool null) {
    if (type == &type_word)
        words(w, f, null);
    else if (strcmp(type->shape, "text") == 0 || strcmp(type->shape, "string") == 0)
        text(w, type, null);
    else if (strcmp(type->shape, "any") != 0) {
        /* a number or a boolean, which may be in quotes */
        types(w, type->shape, "string", NULL, null);
        json_text(&w->j, "pattern", type->pattern);
        range(w, f, "minimum", "maximum");
    }
}

static void shape(struct writer *w, const struct schema_field *f, const struct schema_type *type,
                  int which) {
    json_open(&w->j, '{');
    one_shape(w, f, type, which);
    json_close(&w->j, '}');
}

/* Writes the keywords of a value into an open object. */
static void value(struct writer *w, const struct schema_field *f, const struct schema_type *type,
                  bool null) {
    bool alone =
        type == &type_word_set || is_words(type) || (type == &type_list && schema_may_be_one(f));
    if (is_single(type)) {
        single(w, f, type, null);
    } else if (alone || null) {
        json_open_at(&w->j, "anyOf", '[');
        shape(w, f, type, 0);
        if (alone) shape(w, f, type, 1);
        if (null) {
            json_open(&w->j, '{');
            json_text(&w->j, "type", "null");
            json_close(&w->j, '}');
        }
        json_close(&w->j, ']');
    } else {
        one_shape(w, f, type, 0);
    }
}

/* ---- tables ---- */

static const char *description(struct arena *a, const struct schema_field *f) {
    const char *doc = f->doc, *between = ": ";
    for (const struct schema_word *word = f->words; word && word->word; word++) {
        if (!word->doc) continue;
        doc = arena_printf(a, "%s%s%s = %s", doc, between, word->word, word->doc);
        between = "; ";
    }
    return doc;
}

static void fallback(struct writer *w, const struct schema_field *f) {
    static const char *const raw[] = {"boolean", "integer", "number"};
    bool plain = false;
    for (size_t i = 0; i < 3; i++) plain = plain || strcmp(f->type->shape, raw[i]) == 0;
    if (f->fallback && plain)
        json_raw(&w->j, "default", f->fallback);
    else
        json_text(&w->j, "default", f->fallback);
}

static void properties(struct writer *w, const struct schema_table *t) {
    json_open_at(&w->j, "properties", '{');
    for (size_t i = 0; i < t->n_fields; i++) {
        const struct schema_field *f = &t->fields[i];
        json_open_at(&w->j, f->key, '{');
        json_text(&w->j, "description", description(w->arena, f));
        fallback(w, f);
        value(w, f, f->type, !f->required);
        json_close(&w->j, '}');
    }
    json_close(&w->j, '}');
}

static void object(struct writer *w, const struct schema_table *t) {
    bool any = false;
    json_text(&w->j, "type", "object");
    properties(w, t);
    for (size_t i = 0; i < t->n_fields; i++) any = any || t->fields[i].required;
    if (any) json_open_at(&w->j, "required", '[');
    for (size_t i = 0; i < t->n_fields; i++)
        if (t->fields[i].required) json_text(&w->j, NULL, t->fields[i].key);
    if (any) json_close(&w->j, ']');
    json_bool(&w->j, "additionalProperties", false);
}

static const struct schema_field *field_alone(const struct schema_table *t) {
    for (size_t i = 0; t->alone && i < t->n_fields; i++)
        if (strcmp(t->fields[i].key, t->alone) == 0) return &t->fields[i];
    return NULL;
}

static void definition(struct writer *w, const struct schema_table *t) {
    const struct schema_field *alone = field_alone(t);
    json_open_at(&w->j, name_of(w, t), '{');
    json_text(&w->j, "description", t->what);
    if (alone) {
        json_open_at(&w->j, "anyOf", '[');
        json_open(&w->j, '{');
        object(w, t);
        json_close(&w->j, '}');
        json_open(&w->j, '{');
        value(w, alone, alone->type, false);
        json_close(&w->j, '}');
        json_close(&w->j, ']');
    } else {
        object(w, t);
    }
    json_close(&w->j, '}');
}

/* ---- files ---- */

static bool may_be_empty(const struct load_kind *k) {
    if (k->form != FORM_MAP && k->form != FORM_FRONT) return true;
    for (size_t i = 0; i < k->table->n_fields; i++)
        if (k->table->fields[i].required) return false;
    return true;
}

static void root(struct writer *w, const struct load_kind *k) {
    struct schema_field list = {.type = &type_list, .item = &type_map, .table = k->table};
    struct schema_field map = {.type = &type_map, .table = k->table};
    const struct schema_field *f = k->form == FORM_LIST ? &list : &map;
    value(w, f, f->type, k->form != FORM_ROWS && may_be_empty(k));
}

void load_kind_json(struct arena *a, const struct load_kind *k, struct buf *out) {
    struct writer w = {.j = {.out = out}, .arena = a};
    w.tables = load_kind_tables(a, k, &w.n_tables);
    json_open(&w.j, '{');
    json_text(&w.j, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_text(&w.j, "$id", arena_printf(a, "urn:folioscope:%s", k->name));
    json_text(&w.j, "title", k->pattern);
    json_text(&w.j, "description", k->table->doc);
    root(&w, k);
    json_open_at(&w.j, "$defs", '{');
    for (size_t i = 0; i < w.n_tables; i++)
        if (w.tables[i]->n_fields) definition(&w, w.tables[i]);
    json_close(&w.j, '}');
    json_close(&w.j, '}');
    buf_char(out, '\n');
}
