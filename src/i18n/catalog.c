/* catalog.c: reads the YAML catalog of one language into messages by key. Sections contain keys
 * ("home" and "where_i_am" make "home.where_i_am"); a key has a text or a map of plural forms.
 * Filling in messages is in lang.c. */
#include "i18n/i18n_inner.h"
#include "parse/yml.h"

#include <string.h>

static const char *const form_names[FORM_COUNT] = {"zero", "one", "two", "few", "many", "other"};

enum plural_form catalog_form_named(const char *name) {
    int form = 0;
    while (form < FORM_COUNT && strcmp(form_names[form], name) != 0) form++;
    return (enum plural_form)form;
}

#define STANDARD "standard."

struct reader {
    struct catalog *catalog;
    struct source source;
    struct diags *diags;
    bool sound;
};

static void fault(struct reader *r, enum code code, struct spot at, const char *text,
                  const char *remedy) {
    source_fault(&r->source, r->diags, code, at, text, remedy);
    r->sound = false;
}

/* The text of a node; NULL, with a finding, if it is not text. */
static const char *text_of(struct reader *r, const struct yml *key, const struct yml *node) {
    if (node && node->kind == YML_SCALAR_NODE && !yml_is_null(node))
        return text_nfc(r->source.arena, node->text);
    const char *name = source_quote(r->source.arena, key->text);
    const char *text = yml_is_null(node) ? "has no text" : "must be a text";
    fault(r, CODE_WRONG_TYPE, key->at, arena_printf(r->source.arena, "'%s' %s", name, text),
          "write the text in quotes after the colon");
    return NULL;
}

static void add(struct reader *r, struct message *m) {
    if (!m->forms[FORM_OTHER]) return;
    if (strncmp(m->key, STANDARD, strlen(STANDARD)) == 0)
        table_set(r->catalog->standard, m->forms[FORM_OTHER], m);
    if (!table_set(r->catalog->messages, m->key, m))
        VEC_PUSH(r->source.arena, &r->catalog->keys, m->key);
}

static void read_forms(struct reader *r, struct message *m, const struct yml_entry *e) {
    for (size_t i = 0; i < e->value->n; i++) {
        const struct yml_entry *form = &e->value->entries[i];
        enum plural_form name = catalog_form_named(form->key->text);
        if (name != FORM_COUNT) {
            m->forms[name] = text_of(r, form->key, form->value);
            continue;
        }
        const char *wrong = source_quote(r->source.arena, form->key->text);
        fault(r, CODE_KEY_UNKNOWN, form->key->at,
              arena_printf(r->source.arena, "'%s' is not a plural form", wrong),
              "plural forms are zero, one, two, few, many, other");
    }
    if (m->forms[FORM_OTHER] || !r->sound) return;
    const char *key = source_quote(r->source.arena, e->key->text);
    fault(r, CODE_KEY_MISSING, e->key->at,
          arena_printf(r->source.arena, "'%s' lacks the form 'other'", key),
          "every language has the form 'other'");
}

static void read_message(struct reader *r, const char *section, const struct yml_entry *e) {
    struct message *m = arena_make(r->source.arena, struct message);
    m->key = arena_printf(r->source.arena, "%s.%s", section, e->key->text);
    if (e->value && e->value->kind == YML_MAP_NODE) {
        read_forms(r, m, e);
    } else {
        m->forms[FORM_OTHER] = text_of(r, e->key, e->value);
    }
    add(r, m);
}

static void read_section(struct reader *r, const struct yml_entry *section) {
    const struct yml *map = section->value;
    if (!map || map->kind != YML_MAP_NODE) {
        const char *name = source_quote(r->source.arena, section->key->text);
        fault(r, CODE_WRONG_TYPE, section->key->at,
              arena_printf(r->source.arena, "'%s' must be a section", name),
              "indent its keys under it: 'where_i_am: Where I am'");
        return;
    }
    for (size_t i = 0; i < map->n; i++) read_message(r, section->key->text, &map->entries[i]);
}

bool catalog_read(struct catalog *c, struct arena *a, const char *file, const char *yaml, size_t n,
                  struct diags *diags) {
    struct reader r = {.catalog = c, .diags = diags, .sound = true};
    struct yml *root = NULL;
    /* The tree points into the text, so the text must be in the arena, like the messages. */
    if (!source_open(&r.source, a, file, NULL, arena_strndup(a, yaml, n), n, diags)) return false;
    if (!yml_parse(&r.source, (struct yml_part){r.source.text, r.source.n, 0}, diags, &root))
        return false;
    if (root && root->kind != YML_MAP_NODE) {
        fault(&r, CODE_WRONG_TYPE, root->at, "a catalog must be a map of sections",
              "begin with a section: 'home:'");
        return false;
    }
    for (size_t i = 0; root && i < root->n; i++) read_section(&r, &root->entries[i]);
    return r.sound;
}
