/* languages.c: texts in several languages: the types of values, and which of them are translations
 * of something that has changed since.
 *
 * A text is written once, or once for each language; the first is the original. A translation may
 * say who made it, and of which text:
 *
 *     goal:
 *       en: Read for 20 minutes
 *       es: {text: Leer 20 minutos, translated_by: Rosa Díaz, of: 3f2a9c1e}
 *
 * If the original has changed since, the translation is not shown: a family must read what the
 * school says. */
#include "load/load_inner.h"

#include <string.h>

/* ---- one translation ---- */

struct translated {
    const char *text, *by, *of;
};

static const struct schema_field translation_fields[] = {
    {.key = "text",
     SCHEMA_TEXT(struct translated, text),
     .required = true,
     .doc = "the translation"},
    {.key = "translated_by",
     SCHEMA_TEXT(struct translated, by),
     .required = true,
     .doc = "who translated it, as pages say"},
    {.key = "of",
     SCHEMA_TEXT(struct translated, of),
     .doc =
         "which text it translates: 'folioscope translate' writes it, so that a change is noticed"},
};
const struct schema_table translation_table =
    SCHEMA_TABLE("a translation", struct translated, translation_fields);

bool load_is_outdated(struct schema *s, const struct yml *node, const char *tag,
                      const char *original, const char *of) {
    char mark[WORDS_MARK];
    if (!of || !original) return false;
    words_mark(original, mark);
    if (strcmp(mark, of) == 0) return false;
    schema_fault(
        s, node, CODE_TRANSLATION_OUTDATED,
        arena_printf(s->arena, "the original has changed since this translation ('%s') was made",
                     source_quote(s->arena, tag)),
        arena_printf(s->arena,
                     "pages show the original until it is translated again: folioscope "
                     "translate --missing %s; if the translation still holds, write 'of: %s'",
                     source_quote(s->arena, tag), mark));
    return true;
}

/* ---- words ---- */

/* Reads the value of one language. The text is "" if there is none, or if it is outdated. */
static bool one_language(struct schema *s, const struct schema_field *f, const struct yml_entry *e,
                         const char *original, struct words_entry *out) {
    struct translated t = {0};
    const char *text = NULL, *tag = out->tag;
    out->text = "";
    if (e->value->kind != YML_MAP_NODE) {
        if (!type_text.read(s, f, e->value, &text)) return false;
        if (text) out->text = text;
        return true;
    }
    if (!schema_fill(s, &translation_table, e->value, &t)) return false;
    if (!original)
        return schema_fault(s, e->value, CODE_WRONG_TYPE,
                            "a translation stands where the original should be",
                            "write the original first, as a text, and its translations after it");
    if (t.text && !load_is_outdated(s, e->key, tag, original, t.of))
        *out = (struct words_entry){tag, t.text, t.by};
    return true;
}

static bool read_languages(struct schema *s, const struct schema_field *f, const struct yml *node,
                           struct words *w) {
    struct schema_field tag_field = {.key = f->key, .doc = f->doc};
    bool sound = true;
    for (size_t i = 0; i < node->n; i++) {
        struct words_entry *e = &w->entries[w->n];
        const char *original = w->n ? w->entries[0].text : NULL;
        *e = (struct words_entry){0};
        bool good = type_tag.read(s, &tag_field, node->entries[i].key, &e->tag);
        good = one_language(s, f, &node->entries[i], original, e) && good;
        if (good && *e->text) w->n++;
        sound = sound && good;
    }
    return sound;
}

static bool fill_words(struct schema *s, const struct schema_field *f, const struct yml *node,
                       struct words *w) {
    bool map = node->kind == YML_MAP_NODE;
    const char *text = NULL;
    *w = (struct words){arena_array(s->arena, map ? node->n : 1, sizeof *w->entries), 0};
    if (map) {
        if (!read_languages(s, f, node, w)) return false;
    } else {
        if (!type_text.read(s, f, node, &text)) return false;
        if (text) w->entries[w->n++] = (struct words_entry){.text = text};
    }
    if (map && w->n == 0 && f->required)
        return schema_fault(s, node, CODE_KEY_MISSING,
                            arena_printf(s->arena, "'%s' is empty", f->key), f->doc);
    return true;
}

static bool read_words(struct schema *s, const struct schema_field *f, const struct yml *node,
                       void *at) {
    struct words w;
    bool sound = fill_words(s, f, node, &w);
    if (!sound && node->kind != YML_MAP_NODE) return false;
    memcpy(at, &w, sizeof w);
    if (sound && w.n) load_note_slot(s, node, &w, false);
    return sound;
}

const struct schema_type type_words = {"words", "words",    sizeof(struct words),
                                       true,    read_words, NULL};

void load_name(struct loader *l, struct words *name, const char *id) {
    if (name->n > 0) return;
    name->entries = arena_make(l->arena, struct words_entry);
    name->entries[0].text = id;
    name->n = 1;
}

/* ---- texts that may have translations ---- */

/* The member is the original alone: its translations are found by it (model/words.h). */
static bool read_said(struct schema *s, const struct schema_field *f, const struct yml *node,
                      void *at, bool own) {
    struct loader *l = s->context;
    struct words w;
    if (!fill_words(s, f, node, &w)) return false;
    const char *text = w.n ? w.entries[0].text : NULL;
    memcpy(at, &text, sizeof text);
    if (w.n) load_note_slot(s, node, &w, own);
    const struct translation t = {.original = text, .words = w};
    if (node->kind == YML_MAP_NODE && w.n) VEC_PUSH(l->arena, &l->translations, t);
    return true;
}

static bool read_own(struct schema *s, const struct schema_field *f, const struct yml *node,
                     void *at) {
    return read_said(s, f, node, at, true);
}

static bool read_staff(struct schema *s, const struct schema_field *f, const struct yml *node,
                       void *at) {
    return read_said(s, f, node, at, false);
}

const struct schema_type type_own = {"words", "words", sizeof(char *), true, read_own, NULL};
const struct schema_type type_staff = {"words", "words", sizeof(char *), true, read_staff, NULL};

void load_settle_translations(struct loader *l, struct translations *out) {
    *out = (struct translations){l->translations.v, l->translations.n};
    words_settle(out);
}
