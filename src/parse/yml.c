/* yml.c: turns libyaml's events into a tree. The only file that includes yaml.h. The meaning of the
 * tree is the caller's.
 *
 * One pass, no recursion: open lists and maps are on a stack of frames, their children on one
 * growing stack, from which they are copied to the arena when the frame is closed. libyaml counts
 * code points; `cursor` turns them into lines and bytes, forward only, so that all conversions
 * together take one pass over the text.
 */
#include "parse/yml.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "parse/yml_words.h"

#include <assert.h>
#include <string.h>
#include <yaml.h>

struct cursor { /* position of code point number `points` of the part */
    size_t points, bytes, line_start;
    int line;
};

struct anchor {
    struct yml *node; /* NULL while it is open */
    size_t weight;    /* number of nodes in it, with aliases expanded */
    int height;
};

struct frame { /* an open list or map */
    struct yml *node;
    struct anchor *anchor;
    size_t first; /* of its children on the stack */
    size_t weight;
    int height;
};

struct parser {
    struct source *source;
    struct diags *diags;
    struct arena *arena;
    struct yml_part part;
    struct cursor cursor;
    yaml_parser_t yaml;
    struct frame frames[YML_NESTING];
    int depth;
    VEC(struct yml *) children;
    struct table *anchors;
    size_t weight; /* total number of nodes, with aliases expanded */
    struct yml *root;
    int documents;
};

/* ---- places ---- */

static void move(struct parser *p, size_t points) {
    struct cursor *c = &p->cursor;
    const unsigned char *text = (const unsigned char *)p->part.text;
    while (c->points < points && c->bytes < p->part.n) {
        unsigned char b = text[c->bytes++];
        if (b == '\n' || (b == '\r' && text[c->bytes] != '\n')) {
            c->line++;
            c->line_start = c->bytes;
        }
        if (b < 0x80) {
            c->points++;
            continue;
        }
        while (c->bytes < p->part.n && (text[c->bytes] & 0xC0) == 0x80) c->bytes++;
        c->points++;
    }
}

/* Bytes and line of a mark; call in the order of the text. */
static struct cursor locate(struct parser *p, const yaml_mark_t *m) {
    if (p->source->ascii)
        return (struct cursor){m->index, m->index, m->index - m->column, (int)m->line};
    move(p, m->index);
    return p->cursor;
}

static struct spot spot_of(struct parser *p, const yaml_event_t *e) {
    struct cursor from = locate(p, &e->start_mark);
    struct cursor to = locate(p, &e->end_mark);
    struct spot at = {from.line + 1 + p->part.lines_before, (int)(from.bytes - from.line_start) + 1,
                      1};
    bool opens = e->type == YAML_MAPPING_START_EVENT || e->type == YAML_SEQUENCE_START_EVENT;
    if (!opens && to.bytes > from.bytes) at.length = (int)(to.bytes - from.bytes);
    return at;
}

/* ---- faults ---- */

static bool fault(struct parser *p, enum code code, struct spot at, const char *text,
                  const char *remedy) {
    source_fault(p->source, p->diags, code, at, text, remedy);
    return false;
}

static bool limit(struct parser *p, struct spot at, const char *text) {
    return fault(p, CODE_YAML_LIMIT, at, text, "check that this is the right file, or split it");
}

/* libyaml's problem mark may be before the cursor, so the search starts over: it happens once for
 * each parser. */
static struct spot spot_of_mark(struct parser *p, const yaml_mark_t *m) {
    p->cursor = (struct cursor){0};
    struct cursor c = locate(p, m);
    return (struct spot){c.line + 1 + p->part.lines_before, (int)(c.bytes - c.line_start) + 1, 1};
}

static bool tab_indents(struct parser *p, struct spot *at) {
    size_t n;
    const char *line = source_line(p->source, at->line, &n);
    for (size_t i = 0; i < n && (line[i] == ' ' || line[i] == '\t'); i++) {
        if (line[i] != '\t') continue;
        at->column = (int)i + 1;
        at->length = 1;
        return true;
    }
    return false;
}

static bool report_syntax(struct parser *p) {
    const yaml_parser_t *y = &p->yaml;
    if (y->error == YAML_MEMORY_ERROR)
        mem_alloc(SIZE_MAX / 2); /* ends the program: the file is not at fault */
    struct spot at = spot_of_mark(p, &y->problem_mark);
    if (tab_indents(p, &at))
        return fault(p, CODE_YAML_TAB, at, "a tab in the indentation",
                     "YAML is indented with spaces only: put two spaces for each tab");
    struct spot context = y->context ? spot_of_mark(p, &y->context_mark) : at;
    struct yml_words words = yml_words(p->arena, y->problem, y->context, context.line);
    bool begun = words.place == YML_WHERE_BEGUN ||
                 (words.place == YML_WHERE_BEGUN_IF_ABOVE && context.line < at.line);
    return fault(p, CODE_YAML_SYNTAX, begun ? context : at, words.text, words.remedy);
}

/* ---- the tree ---- */

static struct yml *new_node(struct parser *p, enum yml_kind kind, const yaml_event_t *e) {
    struct yml *node = arena_make(p->arena, struct yml);
    node->kind = kind;
    node->at = spot_of(p, e);
    return node;
}

/* Is the next child of the open frame a key? */
static bool at_key(const struct parser *p) {
    if (p->depth == 0) return false;
    const struct frame *f = &p->frames[p->depth - 1];
    return f->node->kind == YML_MAP_NODE && (p->children.n - f->first) % 2 == 0;
}

static bool put(struct parser *p, struct yml *node, size_t weight, int height) {
    p->weight += weight;
    if (p->weight > YML_NODES)
        return limit(p, node->at,
                     arena_printf(p->arena, "more than %d entries in one file", YML_NODES));
    if (p->depth + height > YML_NESTING)
        return limit(
            p, node->at,
            arena_printf(p->arena, "lists and maps are nested more than %d deep", YML_NESTING));
    if (p->depth == 0) {
        p->root = node;
        return true;
    }
    struct frame *f = &p->frames[p->depth - 1];
    if (f->node->kind == YML_MAP_NODE && p->children.n - f->first >= 2 * YML_KEYS)
        return limit(p, node->at, arena_printf(p->arena, "more than %d keys in one map", YML_KEYS));
    f->weight += weight;
    if (height + 1 > f->height) f->height = height + 1;
    VEC_PUSH(p->arena, &p->children, node);
    return true;
}

static struct anchor *add_anchor(struct parser *p, const yaml_char_t *name) {
    if (!name) return NULL;
    if (!p->anchors) p->anchors = table_new(p->arena);
    struct anchor *anchor = arena_make(p->arena, struct anchor);
    table_set(p->anchors, arena_strdup(p->arena, (const char *)name), anchor);
    return anchor;
}

static bool check_tag(struct parser *p, const yaml_char_t *tag, struct spot at) {
    if (!tag || strcmp((const char *)tag, "!") == 0) return true;
    return fault(
        p, CODE_YAML_TAG, at,
        arena_printf(p->arena, "a YAML tag, '%s'", source_quote(p->arena, (const char *)tag)),
        "remove the tag; what kind of value is meant follows from the key");
}

/* Escapes in double quotes can produce forbidden characters. */
static bool check_escapes(struct parser *p, const struct yml *node) {
    for (size_t i = 0, len; i < node->n; i += len) {
        unsigned c = utf8_decode(node->text + i, node->n - i, &len);
        if (source_is_control(c))
            return fault(
                p, CODE_CONTROL, node->at,
                arena_printf(p->arena,
                             "an escape for a control character (U+%04X) that no page can show", c),
                "delete the escape, or double its backslash to write it as it stands");
    }
    return true;
}

static bool add_scalar(struct parser *p, const yaml_event_t *e) {
    struct yml *node = new_node(p, YML_SCALAR_NODE, e);
    node->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->n = e->data.scalar.length;
    if (node->n > YML_SCALAR)
        return limit(p, node->at,
                     arena_printf(p->arena, "a text of more than %d bytes", YML_SCALAR));
    node->text = arena_strndup(p->arena, (const char *)e->data.scalar.value, node->n);
    if (!check_tag(p, e->data.scalar.tag, node->at)) return false;
    if (e->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && !check_escapes(p, node))
        return false;
    node->text = source_without_notes(p->source, p->diags, node->at, node->text);
    node->n = strlen(node->text);
    struct anchor *anchor = add_anchor(p, e->data.scalar.anchor);
    if (anchor) *anchor = (struct anchor){node, 1, 0};
    return put(p, node, 1, 0);
}

static bool add_alias(struct parser *p, const yaml_event_t *e) {
    const char *name = (const char *)e->data.alias.anchor;
    struct anchor *anchor = p->anchors ? table_find(p->anchors, name) : NULL;
    struct spot at = spot_of(p, e);
    if (!anchor)
        return fault(p, CODE_YAML_ALIAS, at,
                     arena_printf(p->arena, "no anchor '&%s' for the alias '*%s'",
                                  source_quote(p->arena, name), source_quote(p->arena, name)),
                     "write the text out; a text that begins with '*' must stand in quotes");
    if (!anchor->node)
        return fault(p, CODE_YAML_ALIAS, at,
                     arena_printf(p->arena, "the alias '*%s' is inside what it repeats",
                                  source_quote(p->arena, name)),
                     "write the text out instead of the alias");
    if (at_key(p) && anchor->node->kind != YML_SCALAR_NODE)
        return fault(p, CODE_YAML_KEY, at, "a key must be a text", "write the key out");
    return put(p, anchor->node, anchor->weight, anchor->height);
}

static bool open_frame(struct parser *p, enum yml_kind kind, const yaml_event_t *e, bool flow,
                       const yaml_char_t *anchor, const yaml_char_t *tag) {
    struct yml *node = new_node(p, kind, e);
    node->flow = flow;
    if (at_key(p))
        return fault(p, CODE_YAML_KEY, node->at,
                     arena_printf(p->arena, "a key must be a text, not %s", yml_kind_name(node)),
                     "put the text in quotes if it begins with a bracket or a brace");
    if (!check_tag(p, tag, node->at) || !put(p, node, 1, 1)) return false;
    p->frames[p->depth++] = (struct frame){node, add_anchor(p, anchor), p->children.n, 1, 1};
    return true;
}

static bool duplicate(struct parser *p, const struct yml *first, const struct yml *again) {
    source_tell(p->source, p->diags, CODE_YAML_DUPLICATE, again->at,
                (struct diag){.text = arena_printf(p->arena, "the key '%s' appears twice",
                                                   source_quote(p->arena, again->text)),
                              .first = {p->source->file, first->at.line, first->at.column},
                              .remedy = "keep one of the two"});
    return false;
}

static bool check_keys(struct parser *p, const struct yml *map) {
    enum { FEW = 8 };
    bool sound = true;
    struct table *seen = map->n > FEW ? table_new(p->arena) : NULL;
    for (size_t i = 0; i < map->n; i++) {
        struct yml *key = map->entries[i].key, *first = NULL;
        if (seen) first = table_set(seen, key->text, key);
        for (size_t j = 0; !seen && !first && j < i; j++)
            if (strcmp(map->entries[j].key->text, key->text) == 0) first = map->entries[j].key;
        if (first) sound = duplicate(p, first, key);
    }
    return sound;
}

static bool close_frame(struct parser *p, bool *sound) {
    struct frame *f = &p->frames[--p->depth];
    struct yml *node = f->node;
    size_t n = p->children.n - f->first;
    /* V is NULL until the first child is added. */
    struct yml **from = n ? p->children.v + f->first : NULL;
    p->children.n = f->first;
    if (f->anchor) *f->anchor = (struct anchor){node, f->weight, f->height};
    if (p->depth > 0) {
        struct frame *parent = &p->frames[p->depth - 1];
        parent->weight += f->weight - 1; /* put() counted the node itself */
        if (f->height + 1 > parent->height) parent->height = f->height + 1;
    }
    if (node->kind == YML_LIST_NODE) {
        node->n = n;
        node->items = n ? arena_copy(p->arena, from, n * sizeof *from) : NULL;
        return true;
    }
    node->n = n / 2;
    node->entries = arena_array(p->arena, node->n, sizeof *node->entries);
    for (size_t i = 0; i < node->n; i++)
        node->entries[i] = (struct yml_entry){from[2 * i], from[2 * i + 1]};
    if (!check_keys(p, node)) *sound = false;
    return true;
}

static bool begin_document(struct parser *p, const yaml_event_t *e) {
    if (p->documents++ == 0) return true;
    return fault(
        p, CODE_YAML_DOCUMENTS, spot_of(p, e), "a second YAML document begins here",
        "one file holds one document: remove the line '---', or move what follows to another file");
}

/* Handles one event; returns false if reading must stop. *sound becomes false at errors after which
 * it can go on. */
static bool handle(struct parser *p, const yaml_event_t *e, bool *sound) {
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT: return begin_document(p, e);
    case YAML_SCALAR_EVENT: return add_scalar(p, e);
    case YAML_ALIAS_EVENT: return add_alias(p, e);
    case YAML_SEQUENCE_START_EVENT:
        return open_frame(p, YML_LIST_NODE, e,
                          e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                          e->data.sequence_start.anchor, e->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open_frame(p, YML_MAP_NODE, e,
                          e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                          e->data.mapping_start.anchor, e->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return close_frame(p, sound);
    default: return true;
    }
}

static bool run(struct parser *p) {
    bool sound = true;
    for (;;) {
        yaml_event_t e;
        if (!yaml_parser_parse(&p->yaml, &e)) return report_syntax(p);
        bool last = e.type == YAML_STREAM_END_EVENT, go_on = handle(p, &e, &sound);
        yaml_event_delete(&e);
        if (!go_on) return false;
        if (last) return sound;
    }
}

bool yml_parse(struct source *s, struct yml_part part, struct diags *diags, struct yml **root) {
    *root = NULL;
    if (part.n > SOURCE_YAML_LIMIT) {
        source_fault(s, diags, CODE_TOO_LARGE, (struct spot){0},
                     arena_printf(s->arena, "more than %d bytes of YAML", SOURCE_YAML_LIMIT),
                     "split the file");
        return false;
    }
    struct parser p = {.source = s, .diags = diags, .arena = s->arena, .part = part};
    /* Out of memory: ends the program. */
    if (!yaml_parser_initialize(&p.yaml)) mem_alloc(SIZE_MAX / 2);
    yaml_parser_set_encoding(&p.yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&p.yaml, (const unsigned char *)part.text, part.n);
    bool sound = run(&p);
    yaml_parser_delete(&p.yaml);
    if (p.root && p.root->kind == YML_SCALAR_NODE && yml_is_null(p.root)) p.root = NULL;
    *root = sound ? p.root : NULL;
    return sound;
}

/* ---- access ---- */

const struct yml *yml_get(const struct yml *map, const char *key) {
    if (!map || map->kind != YML_MAP_NODE) return NULL;
    for (size_t i = 0; i < map->n; i++)
        if (strcmp(map->entries[i].key->text, key) == 0) return map->entries[i].value;
    return NULL;
}

bool yml_is_null(const struct yml *node) {
    if (!node) return true;
    return node->kind == YML_SCALAR_NODE && node->plain &&
           (node->n == 0 || strcmp(node->text, "~") == 0);
}

const char *yml_kind_name(const struct yml *node) {
    static const char *const names[] = {
        [YML_SCALAR_NODE] = "a text", [YML_MAP_NODE] = "a map", [YML_LIST_NODE] = "a list"};
    assert(node->kind <= YML_LIST_NODE);
    return yml_is_null(node) ? "nothing" : names[node->kind];
}
