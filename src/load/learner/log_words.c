/* log_words.c: columns with translations of a log's notes:
 *
 *     note,note.es,note.es.translated_by,note.es.of
 *     Found both ideas,Encontró las dos ideas,Rosa Díaz,3f2a9c1e
 *
 * The cells of a row become what a YAML file would have there: a text in several languages. */
#include "load/learner/log.h"

#include "i18n/i18n.h"
#include "model/workspace.h"

#include <string.h>

static const char prefix[] = "note.", by[] = ".translated_by", of[] = ".of";

static bool ends(const char *text, size_t n, const char *with) {
    size_t k = strlen(with);
    return n > k && strncmp(text + n - k, with, k) == 0;
}

/* How long the tag of a language is that begins the text. */
static size_t tag_length(const char *text) {
    size_t n = strlen(text);
    if (ends(text, n, by)) return n - strlen(by);
    if (ends(text, n, of)) return n - strlen(of);
    return n;
}

const char *log_language_of(struct arena *a, const char *head) {
    size_t n = strlen(prefix);
    if (strncmp(head, prefix, n) != 0) return NULL;
    const char *tag = arena_strndup(a, head + n, tag_length(head + n));
    return schema_tag_shape(tag) && tag_is_language(tag) ? tag : NULL;
}

static size_t column_of(const struct log *log, const char *tag, const char *what) {
    const char *name = arena_printf(log->schema.arena, "%s%s%s", prefix, tag, what);
    for (size_t i = 0; i < log->csv->n_columns; i++)
        if (strcmp(log->csv->heads[i].text, name) == 0) return i;
    return NO_COLUMN;
}

static struct yml *copied(struct arena *a, struct yml node) {
    return arena_copy(a, &node, sizeof node);
}

static struct yml *key_at(struct arena *a, const char *key, struct spot at) {
    return copied(
        a, (struct yml){
               .kind = YML_SCALAR_NODE, .plain = true, .at = at, .text = key, .n = strlen(key)});
}

static struct yml *map_at(struct arena *a, size_t most, struct spot at) {
    struct yml *map = copied(a, (struct yml){.kind = YML_MAP_NODE, .at = at});
    map->entries = arena_array(a, most, sizeof *map->entries);
    return map;
}

static void add_entry(struct arena *a, struct yml *map, const char *key, struct yml *value) {
    map->entries[map->n++] = (struct yml_entry){key_at(a, key, value->at), value};
}

static void add_part(struct log *log, const struct csv_row *row, size_t column, const char *key,
                     struct yml *map) {
    if (column == NO_COLUMN || !*row->cells[column].text) return;
    add_entry(log->schema.arena, map, key,
              copied(log->schema.arena, log_text(&row->cells[column])));
}

/* The cell alone, or with who translated it, and of which text. */
static struct yml *translation_of(struct log *log, const struct csv_row *row, size_t column,
                                  const char *tag) {
    struct arena *a = log->schema.arena;
    struct yml *map = map_at(a, 3, row->cells[column].at);
    add_part(log, row, column, "text", map);
    add_part(log, row, column_of(log, tag, by), "translated_by", map);
    add_part(log, row, column_of(log, tag, of), "of", map);
    return map->n == 1 ? map->entries[0].value : map;
}

struct yml *log_in_languages(struct log *log, const struct csv_row *row, struct yml *note) {
    struct arena *a = log->schema.arena;
    struct loader *l = log->schema.context;
    struct yml *map = map_at(a, log->csv->n_columns + 1, note->at);
    add_entry(a, map, l->w->language, note);
    for (size_t i = 0; i < log->csv->n_columns; i++) {
        const char *head = log->csv->heads[i].text, *tag = log_language_of(a, head);
        if (!tag || strlen(head) != strlen(prefix) + strlen(tag) || !*row->cells[i].text) continue;
        struct yml cell = log_text(&row->cells[i]);
        load_check_note(&log->schema, &cell);
        add_entry(a, map, tag, translation_of(log, row, i, tag));
    }
    return map->n > 1 ? map : note;
}
