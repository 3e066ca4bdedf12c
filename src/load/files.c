/* files.c: from a path to a tree from which a table can be filled. The only place where load opens
 * a file. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "model/group.h"
#include "model/unread.h"
#include "model/workspace.h"

#include <string.h>

void load_add_text(struct arena *a, struct texts *list, const char *text) {
    const char **longer = arena_array(a, list->n + 1, sizeof *longer);
    for (size_t i = 0; i < list->n; i++) longer[i] = list->v[i];
    longer[list->n] = text;
    *list = (struct texts){longer, list->n + 1};
}

/* Notes what is not known completely: a file or folder that cannot be read, or a folder containing
 * a name that cannot be an id or is not text. */
static void note_unknown(struct loader *l, enum code code, const char *path) {
    struct unknown *unknown = NULL;
    if (l->learner)
        unknown = &l->unknown;
    else if (l->w)
        unknown = &l->w->unknown;
    if (!unknown || !path) return;
    if (code == CODE_CANNOT_READ || code == CODE_OUTSIDE) {
        load_add_text(l->arena, &unknown->unread, path);
    } else if (code == CODE_FILE_NAME) {
        load_add_text(l->arena, &unknown->misnamed, path);
    } else if (code == CODE_FOLDER_ID) {
        const char *slash = strrchr(path, '/');
        load_add_text(l->arena, &unknown->misnamed,
                      slash ? arena_strndup(l->arena, path, (size_t)(slash - path)) : ".");
    }
}

bool load_fault(struct loader *l, enum code code, const char *path, const char *text,
                const char *remedy) {
    const char *name = code_entry(code)->code;
    note_unknown(l, code, path);
    diag_add(l->diags, (struct diag){.code = name,
                                     .severity = name[0] == 'W' ? DIAG_WARNING : DIAG_ERROR,
                                     .file = path,
                                     .text = text,
                                     .remedy = remedy,
                                     .learner = l->learner});
    return false;
}

void load_spare_fault(struct schema *s, const struct yml *node, enum code code, const char *text,
                      const char *remedy) {
    const char *learner = s->source->learner;
    s->source->learner = NULL;
    schema_fault(s, node, code, text, remedy);
    s->source->learner = learner;
}

/* Places in a workbook are named as cells: the first of the row. */
static const char *cell_of(struct loader *l, const struct mark *at) {
    return ending_is(at->file, ".xlsx") ? diag_cell(l->arena, at->line, 1) : NULL;
}

void load_warn_at(struct loader *l, enum code code, const struct mark *at, const char *text,
                  const char *remedy, const struct mark *first) {
    struct diag d = {.code = code_text(code),
                     .severity = DIAG_WARNING,
                     .file = at->file,
                     .line = at->line,
                     .column = at->column,
                     .length = at->length,
                     .text = text,
                     .remedy = remedy,
                     .cell = cell_of(l, at),
                     .learner = l->learner};
    if (first) {
        d.first = (struct diag_place){first->file, first->line, first->column};
        d.first_cell = cell_of(l, first);
    }
    diag_add(l->diags, d);
}

struct mark load_mark(const struct schema *s, const struct yml *node) {
    return (struct mark){s->source->file, node->at.line, node->at.column, node->at.length};
}

/* Were the bytes of learner.yaml already read with the names of the class? */
static bool is_ready(const struct loader *l, const char *path) {
    const char *profile = l->place ? l->place->profile : NULL, *name = strrchr(path, '/');
    return profile && name && strcmp(name, "/learner.yaml") == 0;
}

bool load_bytes(struct loader *l, const char *path, size_t limit, char **data, size_t *n) {
    if (is_ready(l, path)) {
        *n = l->place->profile_size;
        *data = arena_copy(l->arena, l->place->profile, *n + 1);
        return true;
    }
    const struct load_draft *draft = load_draft_of(l, path);
    const char *full = os_join(l->arena, l->root, path), *why = NULL;
    if (draft && draft->text && draft->n <= limit) {
        *n = draft->n;
        *data = arena_copy(l->arena, draft->text, *n + 1);
        return true;
    }
    if (!os_read(l->arena, full, limit, data, n, &why)) {
        if (os_file_size(full) > (long long)limit)
            load_fault(l, CODE_TOO_LARGE, path,
                       arena_printf(l->arena, "the file is larger than %zu bytes", limit),
                       "split the file, or check that it is the right one");
        else
            load_fault(l, CODE_CANNOT_READ, path,
                       arena_printf(l->arena, "this file cannot be read: %s", why),
                       "check the permissions of the file");
        return false;
    }
    if (l->keep) {
        l->keep->profile = arena_copy(l->keep_in, *data, *n + 1);
        l->keep->profile_size = *n;
    }
    return true;
}

struct source *load_text(struct loader *l, const char *path, size_t limit) {
    char *data;
    size_t n;
    struct source *s = arena_make(l->arena, struct source);
    bool sound = load_bytes(l, path, limit, &data, &n) &&
                 source_open(s, l->arena, path, l->learner, data, n, l->diags);
    return sound ? s : NULL;
}

struct source *load_lines(struct loader *l, const char *path, size_t limit, int **bad,
                          size_t *n_bad) {
    char *data;
    size_t n;
    struct source *s = arena_make(l->arena, struct source);
    *n_bad = 0;
    if (!load_bytes(l, path, limit, &data, &n)) return NULL;
    if (source_open(s, l->arena, path, l->learner, data, n, l->diags)) return s;
    return source_mend(s, bad, n_bad) ? s : NULL;
}

static bool open_schema(struct loader *l, const char *path, size_t limit, struct schema *s) {
    *s = (struct schema){.arena = l->arena, .diags = l->diags, .context = l};
    s->source = load_text(l, path, limit);
    return s->source != NULL;
}

/* The row of a roster that is in place of this learner.yaml, or NULL. */
static const struct roster_row *row_for(const struct loader *l, const char *path) {
    const struct learner_place *p = l->place ? l->place : l->keep;
    const char *name = strrchr(path, '/');
    return p && p->row && name && strcmp(name, "/learner.yaml") == 0 ? p->row : NULL;
}

/* The workspace's rows are read by several learners' loaders at the same time. */
static bool open_row(struct loader *l, const struct roster_row *row, struct schema *s,
                     struct yml **root) {
    if (!row->root) return false;
    *s = (struct schema){.arena = l->arena, .diags = l->diags, .context = l};
    s->source = arena_copy(l->arena, row->source, sizeof *row->source);
    s->source->arena = l->arena;
    s->source->learner = l->learner;
    s->source->found = 0;
    *root = arena_copy(l->arena, row->root, sizeof *row->root);
    load_check_tree(s, *root, false);
    return true;
}

bool load_yaml(struct loader *l, const char *path, struct schema *s, struct yml **root) {
    const struct roster_row *row = row_for(l, path);
    if (row) return open_row(l, row, s, root);
    if (!open_schema(l, path, SOURCE_YAML_LIMIT, s)) return false;
    if (!yml_parse(s->source, (struct yml_part){s->source->text, s->source->n, 0}, l->diags, root))
        return false;
    load_check_tree(s, *root, false);
    load_note_shared(l, (struct shared_file){.source = s->source, .root = *root});
    return true;
}

bool load_front(struct loader *l, const char *path, struct schema *s, struct yml **matter,
                struct front *front) {
    *matter = NULL;
    if (!open_schema(l, path, SOURCE_TEXT_LIMIT, s)) return false;
    if (!front_split(s->source, l->diags, front)) return false;
    if (!front->present) return true;
    if (!yml_parse(s->source, front->matter, l->diags, matter)) return false;
    load_check_tree(s, *matter, true);
    return true;
}

static const struct yml *or_empty(struct schema *s, const struct yml *root) {
    if (root) return root;
    struct yml *empty = arena_make(s->arena, struct yml);
    empty->kind = YML_MAP_NODE;
    empty->at = (struct spot){1, 1, 1};
    return empty;
}

bool load_matter(struct schema *s, const struct schema_table *t, const struct yml *matter,
                 void *item) {
    return schema_fill(s, t, or_empty(s, matter), item);
}

bool load_map(struct loader *l, const char *path, const struct schema_table *t, void *item) {
    struct schema s;
    struct yml *root;
    return load_yaml(l, path, &s, &root) && load_matter(&s, t, root, item);
}

bool load_list(struct loader *l, const char *path, const struct schema_table *t, void *items,
               size_t *n) {
    struct schema s;
    struct yml *root;
    *n = 0;
    if (!load_yaml(l, path, &s, &root)) return false;
    if (!root) return true;
    bool sound = schema_fill_list(&s, t, root, items, n);
    return load_unique(&s, root, strchr(t->what, ' ') + 1) && sound;
}

bool load_unique(struct schema *s, const struct yml *list, const char *what) {
    struct table *seen = table_new(s->arena);
    bool sound = true;
    for (size_t i = 0; list && list->kind == YML_LIST_NODE && i < list->n; i++) {
        const struct yml *id = yml_get(list->items[i], "id"), *first;
        if (!id || id->kind != YML_SCALAR_NODE || yml_is_null(id)) continue;
        first = table_set(seen, id->text, (void *)(uintptr_t)id);
        if (first)
            sound =
                schema_twice(s, id, CODE_DUPLICATE_ID,
                             arena_printf(s->arena, "the %s '%s' appears twice", what,
                                          source_quote(s->arena, id->text)),
                             (struct diag_place){s->source->file, first->at.line, first->at.column},
                             arena_printf(s->arena, "give each %s an id of its own", what));
    }
    return sound;
}

struct block *load_body_with(struct schema *s, const struct front *front, int under,
                             struct markdown_pictures *pictures) {
    struct markdown_part part = {front->body, front->n_body, front->lines_before_body, under,
                                 pictures};
    return markdown_parse(s->source, part, s->diags);
}

struct block *load_body(struct schema *s, const struct front *front, int under) {
    return load_body_with(s, front, under, NULL);
}

bool load_words(struct loader *l, const char *path, struct block **out, struct schema *s) {
    size_t before = l->diags->errors;
    if (!open_schema(l, path, SOURCE_TEXT_LIMIT, s)) return false;
    struct front whole = {.body = s->source->text, .n_body = s->source->n};
    *out = load_body(s, &whole, TEXT_UNDER);
    load_check_body(s, &whole, *out, NULL, true);
    load_note_shared(l, (struct shared_file){.source = s->source, .body = whole, .blocks = *out});
    return l->diags->errors == before;
}
