/* put.c: puts translations into a YAML file that a person writes, too: only the places of the texts
 * change. The result is parsed and compared with the file as it was; if anything else differs, it
 * is not used. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* ---- texts in quotes ---- */

/* Also line separators, which YAML would fold, and the byte order mark. */
static bool needs_escape(unsigned c) {
    return c < 0x20 || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

void load_quote(struct buf *out, const char *text) {
    size_t n = strlen(text);
    buf_char(out, '"');
    for (size_t i = 0, len; i < n; i += len) {
        unsigned c = utf8_decode(text + i, n - i, &len);
        if (c == '"' || c == '\\') buf_char(out, '\\');
        if (c == '\n')
            buf_str(out, "\\n");
        else if (needs_escape(c))
            buf_fmt(out, "\\u%04X", c);
        else
            buf_add(out, text + i, len);
    }
    buf_char(out, '"');
}

/* ---- edits ---- */

struct edit { /* replaces the bytes from `from` to `to` */
    size_t from, to;
    const char *text;
};

struct putting {
    struct arena *arena;
    const struct source *source;
    const struct load_put *puts;
    size_t n;
    bool lines; /* a line for each language where the file is written in lines */
    const char *line_end;
    VEC(struct edit) edits;
};

static size_t offset_of(struct putting *p, const struct yml *node) {
    size_t n;
    struct source *s = (struct source *)(uintptr_t)p->source;
    return (size_t)(source_line(s, node->at.line, &n) - s->text) + (size_t)node->at.column - 1;
}

static size_t end_of(struct putting *p, const struct yml *node) {
    return offset_of(p, node) + (size_t)node->at.length;
}

static void edit(struct putting *p, size_t from, size_t to, const struct buf *text) {
    const struct edit e = {from, to, buf_dup(text, p->arena)};
    VEC_PUSH(p->arena, &p->edits, e);
}

static void add_value(struct buf *out, const struct load_put *put) {
    buf_str(out, "{text: ");
    load_quote(out, put->text);
    buf_str(out, ", translated_by: ");
    load_quote(out, put->by);
    buf_fmt(out, ", of: \"%s\"}", put->slot->mark);
}

static void add_spaces(struct buf *out, size_t n) {
    while (n--) buf_char(out, ' ');
}

/* A scalar that is one line of the file: not a block, an anchor, or an alias, and without notes
 * that would be lost. */
static bool is_simple(struct putting *p, const struct yml *node) {
    size_t from = offset_of(p, node), n = (size_t)node->at.length;
    if (node->kind != YML_SCALAR_NODE || from + n > p->source->n || !node->n) return false;
    const char *text = p->source->text + from;
    if (strchr("|>&*!", *text)) return false;
    return !memchr(text, '\n', n) && !memmem(text, n, "<!--", 4);
}

/* Many lines, but nothing else that would be lost. */
static bool is_plain_enough(struct putting *p, const struct yml *node) {
    size_t from = offset_of(p, node), n = (size_t)node->at.length;
    if (node->kind != YML_SCALAR_NODE || from + n > p->source->n || !node->n) return false;
    const char *text = p->source->text + from;
    return !strchr("|>&*!", *text) && !memmem(text, n, "<!--", 4);
}

/* A text of several lines under "|" or ">". */
static bool is_block(struct putting *p, const struct yml *node) {
    size_t from = offset_of(p, node), n = (size_t)node->at.length;
    if (node->kind != YML_SCALAR_NODE || from + n > p->source->n || !node->n) return false;
    const char *text = p->source->text + from;
    return (*text == '|' || *text == '>') && !memmem(text, n, "<!--", 4);
}

static size_t line_start(struct putting *p, size_t at) {
    while (at > 0 && p->source->text[at - 1] != '\n') at--;
    return at;
}

static size_t line_stop(struct putting *p, size_t at) {
    return at + strcspn(p->source->text + at, "\r\n");
}

/* Only a comment may follow on the line. */
static bool is_last_on_line(struct putting *p, size_t at) {
    const char *text = p->source->text + at;
    size_t blanks = strspn(text, " \t");
    return !text[blanks] || strchr("\r\n", text[blanks]) || (blanks && text[blanks] == '#');
}

/* The column for the keys of a block map in place of the scalar; 0 unless the scalar ends a
 * line "key: scalar" or "- scalar". Sets *behind_key for the former. */
static size_t column_for_keys(struct putting *p, const struct yml *node, bool *behind_key) {
    size_t at = offset_of(p, node), start = line_start(p, at), i = start;
    const char *text = p->source->text;
    size_t stop = is_block(p, node) ? line_stop(p, at) : end_of(p, node);
    if (!is_last_on_line(p, stop)) return 0;
    while (i < at && (text[i] == ' ' || (text[i] == '-' && text[i + 1] == ' '))) i++;
    *behind_key = i < at;
    if (!*behind_key) return i - start + 1;
    size_t key = i - start + 1;
    while (i < at && text[i] != ':' && text[i] != '{' && text[i] != '[' && text[i] != ',') i++;
    for (size_t k = i + 1; i < at && k < at; k++)
        if (text[k] != ' ') return 0;
    return text[i] == ':' ? key + 2 : 0;
}

/* Moves the lines of a block to the right. Returns the end of the last one that is not blank. */
static size_t indent_lines(struct putting *p, const struct yml *node) {
    const char *text = p->source->text;
    size_t end = end_of(p, node), stop = line_stop(p, offset_of(p, node));
    struct buf more = BUF_INIT;
    add_spaces(&more, 2);
    for (size_t at = stop; at < end;) {
        at += strspn(text + at, "\r\n");
        size_t blanks = strspn(text + at, " ");
        if (at >= end) break;
        if (text[at + blanks] && !strchr("\r\n", text[at + blanks])) {
            edit(p, at, at, &more);
            stop = line_stop(p, at);
        }
        at = line_stop(p, at);
    }
    buf_release(&more);
    return stop;
}

/* "goal: Read" becomes "goal:", "en: Read", and "es: {…}" on lines of their own. */
static bool put_in_lines(struct putting *p, const struct load_put *put) {
    const struct yml *node = put->slot->node;
    bool behind_key = false, block = is_block(p, node);
    size_t column = block || is_simple(p, node) ? column_for_keys(p, node, &behind_key) : 0;
    if (!column) return false;
    struct buf head = BUF_INIT, tail = BUF_INIT;
    size_t at = offset_of(p, node), from = at, stop = line_stop(p, at);
    if (block) stop = indent_lines(p, node);
    while (behind_key && p->source->text[from - 1] == ' ') from--;
    if (behind_key) {
        buf_str(&head, p->line_end);
        add_spaces(&head, column - 1);
    }
    buf_fmt(&head, "%s: ", put->source);
    buf_str(&tail, p->line_end);
    add_spaces(&tail, column - 1);
    buf_fmt(&tail, "%s: ", put->tag);
    add_value(&tail, put);
    edit(p, from, at, &head);
    edit(p, stop, stop, &tail);
    buf_release(&head);
    buf_release(&tail);
    return true;
}

static bool put_in_braces(struct putting *p, const struct load_put *put) {
    const struct yml *node = put->slot->node;
    if (!is_plain_enough(p, node)) return false;
    struct buf out = BUF_INIT;
    buf_fmt(&out, "{%s: ", put->source);
    load_quote(&out, node->text);
    buf_fmt(&out, ", %s: ", put->tag);
    add_value(&out, put);
    buf_char(&out, '}');
    edit(p, offset_of(p, node), end_of(p, node), &out);
    buf_release(&out);
    return true;
}

static bool replace_text(struct putting *p, const struct yml *old, const char *text) {
    struct buf out = BUF_INIT;
    if (!old || !is_plain_enough(p, old)) return false;
    load_quote(&out, text);
    edit(p, offset_of(p, old), end_of(p, old), &out);
    buf_release(&out);
    return true;
}

/* Replaces a translation of an earlier text. */
static bool replace(struct putting *p, const struct load_put *put, const struct yml *old) {
    return replace_text(p, yml_get(old, "text"), put->text) &&
           replace_text(p, yml_get(old, "translated_by"), put->by) &&
           replace_text(p, yml_get(old, "of"), put->slot->mark);
}

/* Behind the original, which is the first with a text. */
static bool add_language(struct putting *p, const struct load_put *put) {
    const struct yml *map = put->slot->node;
    const struct yml_entry *e = map->entries, *last = map->entries + map->n;
    while (e < last && (e->value->kind != YML_SCALAR_NODE || !e->value->n)) e++;
    if (e == last) return false;
    struct buf out = BUF_INIT;
    size_t at = end_of(p, e->value);
    bool after_break = at > 0 && p->source->text[at - 1] == '\n';
    if (!map->flow && !after_break) {
        at = line_stop(p, at);
        buf_str(&out, p->line_end);
    }
    if (map->flow)
        buf_str(&out, ", ");
    else
        add_spaces(&out, (size_t)e->key->at.column - 1);
    buf_fmt(&out, "%s: ", put->tag);
    add_value(&out, put);
    if (!map->flow && after_break) buf_str(&out, p->line_end);
    edit(p, at, at, &out);
    buf_release(&out);
    return true;
}

static bool put_one(struct putting *p, const struct load_put *put) {
    const struct yml *node = put->slot->node, *old = yml_get(node, put->tag);
    if (node->kind == YML_MAP_NODE && old && !yml_is_null(old)) return replace(p, put, old);
    if (node->kind == YML_MAP_NODE && old) return false;
    if (node->kind == YML_MAP_NODE) return add_language(p, put);
    return (p->lines && put_in_lines(p, put)) || put_in_braces(p, put);
}

static int by_place(const void *a, const void *b) {
    const struct edit *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

static char *apply(struct putting *p) {
    struct buf out = BUF_INIT;
    size_t at = 0;
    char *text = NULL;
    if (p->edits.n) qsort(p->edits.v, p->edits.n, sizeof *p->edits.v, by_place);
    for (size_t i = 0; i < p->edits.n; i++) {
        const struct edit *e = &p->edits.v[i];
        if (e->from < at || e->to < e->from || e->to > p->source->n) goto done;
        buf_add(&out, p->source->text + at, e->from - at);
        buf_str(&out, e->text);
        at = e->to;
    }
    buf_str(&out, p->source->text + at);
    text = buf_dup(&out, p->arena);
done:
    buf_release(&out);
    return text;
}

/* ---- is everything else as it was? ---- */

static const struct yml *tree_of(struct arena *a, const char *file, const char *text) {
    struct diags *diags = diags_new(a);
    struct source *s = arena_make(a, struct source);
    struct front front = {0};
    struct yml *root = NULL;
    if (!source_open(s, a, file, NULL, text, strlen(text), diags)) return NULL;
    if (ending_is(file, ".md")) {
        if (!front_split(s, diags, &front) || !front.present) return NULL;
    } else {
        front.matter = (struct yml_part){s->text, s->n, 0};
    }
    return yml_parse(s, front.matter, diags, &root) ? root : NULL;
}

/* Whether it is the node of a slot, in another tree of the same text. */
static bool is_at(const struct yml *node, const struct yml *other) {
    return node->kind == other->kind && node->at.line == other->at.line &&
           node->at.column == other->at.column;
}

static const struct load_put *put_at(const struct putting *p, const struct yml *node) {
    for (size_t i = 0; i < p->n; i++)
        if (is_at(p->puts[i].slot->node, node)) return &p->puts[i];
    return NULL;
}

static bool is_text(const struct yml *node, const char *text) {
    return node && node->kind == YML_SCALAR_NODE && strcmp(node->text, text) == 0;
}

static bool same(const struct putting *p, const struct yml *old, const struct yml *now);

static bool holds_put(const struct putting *p, const struct load_put *put, const struct yml *old,
                      const struct yml *now) {
    if (now->kind != YML_MAP_NODE) return false;
    const struct yml *value = yml_get(now, put->tag);
    if (!value || !is_text(yml_get(value, "text"), put->text) ||
        !is_text(yml_get(value, "translated_by"), put->by) ||
        !is_text(yml_get(value, "of"), put->slot->mark))
        return false;
    if (old->kind == YML_SCALAR_NODE)
        return now->n == 2 && is_text(now->entries[0].value, old->text) &&
               strcmp(now->entries[0].key->text, put->source) == 0;
    for (size_t i = 0; i < old->n; i++) {
        const char *key = old->entries[i].key->text;
        const struct yml *kept = yml_get(now, key);
        if (strcmp(key, put->tag) != 0 && (!kept || !same(p, old->entries[i].value, kept)))
            return false;
    }
    return now->n == old->n + (yml_get(old, put->tag) ? 0 : 1);
}

static bool same(const struct putting *p, const struct yml *old, const struct yml *now) {
    const struct load_put *put = put_at(p, old);
    if (put) return holds_put(p, put, old, now);
    if (old->kind != now->kind || old->n != now->n) return false;
    if (old->kind == YML_SCALAR_NODE)
        return old->plain == now->plain && strcmp(old->text, now->text) == 0;
    for (size_t i = 0; i < old->n; i++) {
        if (old->kind == YML_LIST_NODE && !same(p, old->items[i], now->items[i])) return false;
        if (old->kind != YML_MAP_NODE) continue;
        if (strcmp(old->entries[i].key->text, now->entries[i].key->text) != 0 ||
            !same(p, old->entries[i].value, now->entries[i].value))
            return false;
    }
    return true;
}

static const char *line_end_of(const char *text) {
    size_t n = strcspn(text, "\r\n");
    return text[n] == '\r' && text[n + 1] == '\n' ? "\r\n" : "\n";
}

char *load_put_words(struct arena *a, const struct load_put *puts, size_t n) {
    const struct source *s = puts[0].slot->source;
    if (ending_is(s->file, ".csv")) return load_put_cells(a, puts, n);
    if (s->is_sheet) return NULL; /* a workbook is the school's, with its formats and formulas */
    const struct yml *before = tree_of(a, s->file, s->text);
    for (int lines = 1; lines >= 0; lines--) {
        struct putting p = {.arena = a,
                            .source = s,
                            .puts = puts,
                            .n = n,
                            .lines = lines,
                            .line_end = line_end_of(s->text)};
        bool sound = true;
        for (size_t i = 0; i < n; i++) sound = put_one(&p, &puts[i]) && sound;
        char *text = sound ? apply(&p) : NULL;
        const struct yml *now = text ? tree_of(a, s->file, text) : NULL;
        if (before && now && same(&p, before, now))
            return s->marked ? arena_printf(a, "\xEF\xBB\xBF%s", text) : text;
    }
    return NULL;
}
