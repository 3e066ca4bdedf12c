/* schema_values.c: types of single values that any table may use: text, numbers, dates, words,
 * tags, colors. */
#include "parse/schema.h"

#include "base/answer.h"
#include "base/date.h"
#include "base/dec.h"
#include "parse/when.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const char *schema_scalar(struct schema *s, const struct schema_field *f, const struct yml *node,
                          const char *expected) {
    if (node->kind == YML_SCALAR_NODE && !yml_is_null(node)) return node->text;
    const char *of = f->key ? arena_printf(s->arena, " for '%s'", f->key) : "";
    schema_fault(
        s, node, CODE_WRONG_TYPE,
        arena_printf(s->arena, "expected %s%s, found %s", expected, of, yml_kind_name(node)),
        node->kind == YML_SCALAR_NODE
            ? "write it after the colon, or remove the line"
            : "a text that begins with a bracket, or holds ': ', must stand in quotes");
    return NULL;
}

/* Without surrounding blanks and line ends; block scalars end with a line end. */
static const char *trimmed(struct arena *a, const char *text) {
    static const char blanks[] = " \t\r\n";
    const char *start = text + strspn(text, blanks);
    size_t n = strlen(start), keep = n;
    while (keep > 0 && strchr(blanks, start[keep - 1])) keep--;
    return keep == n ? start : arena_strndup(a, start, keep);
}

static bool read_text(struct schema *s, const struct schema_field *f, const struct yml *node,
                      void *at) {
    const char *text = schema_scalar(s, f, node, "a text");
    if (!text) return false;
    text = trimmed(s->arena, text);
    if (!*text) text = NULL; /* "" counts as absent */
    if (!text && f->required)
        return schema_fault(s, node, CODE_KEY_MISSING,
                            arena_printf(s->arena, "'%s' is empty", f->key), f->doc);
    memcpy(at, &text, sizeof text);
    return true;
}

static bool read_dropped(struct schema *s, const struct schema_field *f, const struct yml *node,
                         void *at) {
    (void)at;
    return schema_scalar(s, f, node, "a text") != NULL;
}

static bool read_kept(struct schema *s, const struct schema_field *f, const struct yml *node,
                      void *at) {
    (void)s;
    (void)f;
    memcpy(at, &node, sizeof node);
    return true;
}

static bool no_answer(struct schema *s, const struct schema_field *f, const struct yml *node) {
    const char *words = s->table ? "yes or no" : "true or false";
    return schema_fault(
        s, node, CODE_BOOLEAN,
        arena_printf(s->arena, "expected %s for '%s', found '%s'", words, f->key,
                     source_quote(s->arena, node->text)),
        s->table ? "write yes or no; an empty cell says neither"
                 : arena_printf(s->arena, "write '%s: true' or '%s: false'", f->key, f->key));
}

static bool read_bool(struct schema *s, const struct schema_field *f, const struct yml *node,
                      void *at) {
    const char *text = schema_scalar(s, f, node, "true or false");
    if (!text) return false;
    const enum answer answer = answer_of(text);
    if (answer == ANSWER_NONE) return no_answer(s, f, node);
    *(bool *)at = answer == ANSWER_YES;
    return true;
}

static bool out_of_range(struct schema *s, const struct schema_field *f, const struct yml *node) {
    return schema_fault(s, node, CODE_RANGE,
                        arena_printf(s->arena, "'%s' is out of range for '%s'",
                                     source_quote(s->arena, node->text), f->key),
                        arena_printf(s->arena, "write a number from %ld to %ld", f->min, f->max));
}

static bool no_number(struct schema *s, const struct schema_field *f, const struct yml *node,
                      const char *expected) {
    const char *text = node->text;
    const char *remedy =
        arena_printf(s->arena, "write digits, without unit or sign; %s", f->doc ? f->doc : "");
    const char *of = f->key ? arena_printf(s->arena, " for '%s'", f->key) : "";
    const size_t comma = strcspn(text, ",");
    char *point = arena_strdup(s->arena, text);
    struct dec d;
    if (point[comma]) point[comma] = '.';
    if (text[comma] && dec_parse(point, strlen(point), &d))
        remedy = arena_printf(s->arena, "write a point: '%s'", point);
    return schema_fault(s, node, CODE_NUMBER,
                        arena_printf(s->arena, "expected %s%s, found '%s'", expected, of,
                                     source_quote(s->arena, text)),
                        remedy);
}

static bool read_int(struct schema *s, const struct schema_field *f, const struct yml *node,
                     void *at) {
    const char *text = schema_scalar(s, f, node, "a whole number");
    if (!text) return false;
    size_t n = strlen(text), digits = strspn(text + (text[0] == '-'), "0123456789");
    if (digits == 0 || digits > 9 || digits + (text[0] == '-') != n)
        return no_number(s, f, node, "a whole number");
    long v = strtol(text, NULL, 10);
    if ((f->min || f->max) && (v < f->min || v > f->max)) return out_of_range(s, f, node);
    *(int *)at = (int)v;
    return true;
}

static bool read_dec(struct schema *s, const struct schema_field *f, const struct yml *node,
                     void *at) {
    struct dec d;
    const char *text = schema_scalar(s, f, node, "a number");
    if (!text) return false;
    if (!dec_parse(text, node->n, &d)) return no_number(s, f, node, "a number");
    if ((f->min || f->max) && (dec_cmp(d, dec_int(f->min)) < 0 || dec_cmp(d, dec_int(f->max)) > 0))
        return out_of_range(s, f, node);
    memcpy(at, &d, sizeof d);
    return true;
}

static bool read_date(struct schema *s, const struct schema_field *f, const struct yml *node,
                      void *at) {
    struct when_fault fault;
    const char *text = schema_scalar(s, f, node, "a date like 2026-03-04");
    if (!text) return false;
    if (when_date(s->arena, text, at, &fault)) return true;
    return schema_fault(s, node, fault.code, fault.text, fault.remedy);
}

/* ---- words ---- */

/* "family" for "parents"; NULL if the text is not a synonym of any word. */
static const char *word_instead_of(const struct schema_field *f, const char *text) {
    for (size_t i = 0; f->instead && f->words[i].word; i++)
        if (diag_is_among(text, f->instead[i])) return f->words[i].word;
    return NULL;
}

static const struct schema_word *find_word(struct schema *s, const struct schema_field *f,
                                           const struct yml *node) {
    enum { MOST = 32 };
    const char *names[MOST], *text = schema_scalar(s, f, node, "a word");
    size_t n = 0;
    if (!text) return NULL;
    for (const struct schema_word *w = f->words; w->word; w++) {
        if (strcmp(w->word, text) == 0) return w;
        if (n < MOST) names[n++] = w->word;
    }
    const char *of = f->key ? arena_printf(s->arena, " for '%s'", f->key) : "";
    const char *rest =
        arena_printf(s->arena, "write one of %s", schema_names(s->arena, names, n, MOST));
    const char *meant = word_instead_of(f, text);
    schema_fault(s, node, CODE_WORD_UNKNOWN,
                 arena_printf(s->arena, "unknown word '%s'%s", source_quote(s->arena, text), of),
                 meant ? schema_did_you_mean(s->arena, meant, rest)
                       : schema_suggest(s->arena, text, names, n, rest));
    return NULL;
}

static bool read_word(struct schema *s, const struct schema_field *f, const struct yml *node,
                      void *at) {
    const struct schema_word *w = find_word(s, f, node);
    if (!w) return false;
    if (f->size == sizeof(bool)) {
        *(bool *)at = w->value != 0;
        return true;
    }
    assert(f->size == sizeof(int));
    memcpy(at, &w->value, sizeof w->value);
    return true;
}

static bool read_word_set(struct schema *s, const struct schema_field *f, const struct yml *node,
                          void *at) {
    unsigned set = 0;
    bool sound = true;
    if (node->kind == YML_MAP_NODE) return schema_scalar(s, f, node, "a list of words") != NULL;
    size_t n = node->kind == YML_LIST_NODE ? node->n : 1;
    for (size_t i = 0; i < n; i++) {
        const struct schema_word *w =
            find_word(s, f, node->kind == YML_LIST_NODE ? node->items[i] : node);
        if (w)
            set |= 1u << w->value;
        else
            sound = false;
    }
    memcpy(at, &set, sizeof set);
    return sound;
}

/* ---- tags and colors ---- */

static bool alnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool schema_tag_shape(const char *text) {
    size_t n = strcspn(text, "-"), total = strlen(text);
    if (n < 2 || n > 3 || total > 35) return false;
    for (size_t i = 0; i < n; i++)
        if (text[i] < 'a' || text[i] > 'z') return false;
    for (const char *p = text + n; *p;) {
        size_t m = strcspn(++p, "-");
        if (m < 2 || m > 8) return false;
        for (size_t i = 0; i < m; i++)
            if (!alnum(p[i])) return false;
        p += m;
    }
    return true;
}

static bool read_tag(struct schema *s, const struct schema_field *f, const struct yml *node,
                     void *at) {
    const char *text = schema_scalar(s, f, node, "a language tag");
    if (!text) return false;
    if (!schema_tag_shape(text))
        return schema_fault(
            s, node, CODE_TAG_SHAPE,
            arena_printf(s->arena, "'%s' is not a language tag", source_quote(s->arena, text)),
            strpbrk(text, ",/")
                ? "write one tag; several have ';' between them in a cell, and are a list in YAML"
                : "write the language's short tag in lowercase letters: en, es, vi, pt-BR, zh-Hant");
    memcpy(at, &text, sizeof text);
    return true;
}

static bool read_color(struct schema *s, const struct schema_field *f, const struct yml *node,
                       void *at) {
    const char *text = schema_scalar(s, f, node, "a color like '#2f6b4f', in quotes");
    if (!text) return false;
    if (text[0] != '#' || strspn(text + 1, "0123456789abcdefABCDEF") != 6 || text[7])
        return schema_fault(
            s, node, CODE_COLOR_SHAPE,
            arena_printf(s->arena, "'%s' is not a color", source_quote(s->arena, text)),
            "write '#' and six hexadecimal digits in quotes, like '#2f6b4f'");
    unsigned color = (unsigned)strtoul(text + 1, NULL, 16);
    memcpy(at, &color, sizeof color);
    return true;
}

const struct schema_type type_text = {"text", "text", sizeof(char *), true, read_text, NULL};
const struct schema_type type_bool = {
    "true or false",
    "boolean",
    sizeof(bool),
    true,
    read_bool,
    "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff])$"};
const struct schema_type type_int = {"whole number", "integer", sizeof(int),
                                     true,           read_int,  "^-?[0-9]{1,9}$"};
const struct schema_type type_dec = {"number", "number", sizeof(struct dec),
                                     true,     read_dec, "^[-+]?[0-9]*[.]?[0-9]*$"};
const struct schema_type type_date = {"date", "string",  sizeof(struct date),
                                      true,   read_date, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"};
const struct schema_type type_word = {"word", "string", 0, true, read_word, NULL};
const struct schema_type type_word_set = {"list of words", "array", sizeof(unsigned), true,
                                          read_word_set,   NULL};
const struct schema_type type_tag = {"language tag", "string", sizeof(char *),
                                     true,           read_tag, "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"};
const struct schema_type type_color = {"color", "string",   sizeof(unsigned),
                                       true,    read_color, "^#[0-9A-Fa-f]{6}$"};
const struct schema_type type_kept = {"anything", "any",     sizeof(struct yml *),
                                      false,      read_kept, NULL};
const struct schema_type type_dropped = {
    "text, never published", "text", 0, true, read_dropped, NULL};
