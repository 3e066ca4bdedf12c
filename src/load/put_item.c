/* put_item.c: adds an item to a list of a YAML file that a person writes, too, or sets the value of
 * a key. Nothing else changes: the result is parsed and compared with the file as it was, and is
 * not used if anything else differs. */
#include "load/load_inner.h"

#include <string.h>

struct item_file {
    struct arena *arena;
    struct source *source;
    struct yml *root;
};

static struct yml *tree_of(struct arena *a, const char *data, size_t n, struct source **source) {
    struct diags *unseen = diags_new(a);
    struct source *s = *source = arena_make(a, struct source);
    struct yml *root = NULL;
    if (!source_open(s, a, "", NULL, data, n, unseen) ||
        !yml_parse(s, (struct yml_part){s->text, s->n, 0}, unseen, &root))
        return NULL;
    return root;
}

/* ---- where the item goes ---- */

static size_t offset_of(const struct item_file *f, const struct yml *node) {
    size_t n;
    return (size_t)(source_line(f->source, node->at.line, &n) - f->source->text) +
           (size_t)node->at.column - 1;
}

static size_t end_of(const struct item_file *f, const struct yml *node) {
    return offset_of(f, node) + (node->n ? (size_t)node->at.length : 0);
}

/* The end of the last text in a list or map, and how many of its brackets are still to be closed
 * there: of it, and of those in it. */
static size_t last_end(const struct item_file *f, const struct yml *node, int *open) {
    while (node->kind != YML_SCALAR_NODE && node->n) {
        *open += node->flow;
        node = node->kind == YML_LIST_NODE ? node->items[node->n - 1]
                                           : node->entries[node->n - 1].value;
    }
    if (node->kind == YML_SCALAR_NODE) return end_of(f, node);
    *open += 1; /* "[]" within it */
    return offset_of(f, node) + 1;
}

/* Behind as many closing brackets. */
static size_t close(const struct item_file *f, size_t at, int open) {
    for (; at < f->source->n && open > 0; at++)
        open -= f->source->text[at] == ']' || f->source->text[at] == '}';
    return at;
}

static const char *line_end_of(const struct item_file *f) {
    const char *text = f->source->text;
    size_t n = strcspn(text, "\r\n");
    return text[n] == '\r' && text[n + 1] == '\n' ? "\r\n" : "\n";
}

static void add_spaces(struct buf *out, int n) {
    while (n-- > 0) buf_char(out, ' ');
}

/* The place of a new key, and in `more` how it begins there. */
static size_t place_of_key(const struct item_file *f, const char *key, struct buf *more) {
    const char *text = f->source->text;
    if (f->root->flow) {
        int open = 0;
        size_t at = last_end(f, f->root, &open);
        buf_fmt(more, "%s%s: ", f->root->n ? ", " : "", key);
        return close(f, at, open - 1);
    }
    if (f->source->n && text[f->source->n - 1] != '\n') buf_str(more, line_end_of(f));
    add_spaces(more, f->root->at.column - 1);
    buf_fmt(more, "%s: ", key);
    return f->source->n;
}

/* The place of a new item of a list that is there. */
static size_t place_in(const struct item_file *f, const struct yml *list, const char *item,
                       struct buf *more) {
    int open = 0;
    size_t at = last_end(f, list, &open);
    if (list->flow) {
        buf_fmt(more, "%s%s", list->n ? ", " : "", item);
        return close(f, at, open - 1);
    }
    buf_str(more, line_end_of(f));
    add_spaces(more, list->at.column - 1);
    buf_fmt(more, "- %s", item);
    return at + strcspn(f->source->text + at, "\r\n");
}

/* "key: x" becomes "key: [x, item]", and "key:" becomes "key: [item]". */
static size_t place_at(const struct item_file *f, const struct yml_entry *e, const char *item,
                       size_t *from, struct buf *more) {
    *from = offset_of(f, e->value);
    if (e->value->n) {
        size_t to = end_of(f, e->value);
        buf_fmt(more, "[%.*s, %s]", (int)(to - *from), f->source->text + *from, item);
        return to;
    }
    const char *colon = strchr(f->source->text + end_of(f, e->key), ':');
    *from = colon ? (size_t)(colon + 1 - f->source->text) : f->source->n;
    buf_fmt(more, " [%s]", item);
    return *from;
}

/* ---- is everything else as it was? ---- */

bool load_same_tree(const struct yml *old, const struct yml *now) {
    if (old->kind != now->kind || old->n != now->n) return false;
    if (old->kind == YML_SCALAR_NODE)
        return old->plain == now->plain && strcmp(old->text, now->text) == 0;
    for (size_t i = 0; i < old->n; i++) {
        if (old->kind == YML_LIST_NODE) {
            if (!load_same_tree(old->items[i], now->items[i])) return false;
        } else if (strcmp(old->entries[i].key->text, now->entries[i].key->text) != 0 ||
                   !load_same_tree(old->entries[i].value, now->entries[i].value)) {
            return false;
        }
    }
    return true;
}

/* Is it the old list, or text, with one more item? */
static bool is_longer(const struct yml *old, const struct yml *now, const struct yml *item) {
    if (now->kind != YML_LIST_NODE || !now->n || !load_same_tree(item, now->items[now->n - 1]))
        return false;
    if (!old || yml_is_null(old)) return now->n == 1;
    if (old->kind == YML_SCALAR_NODE) return now->n == 2 && load_same_tree(old, now->items[0]);
    if (now->n != old->n + 1) return false;
    for (size_t i = 0; i < old->n; i++)
        if (!load_same_tree(old->items[i], now->items[i])) return false;
    return true;
}

/* Is every other key as it was? */
static bool holds_rest(const struct yml *old, const struct yml *now, const char *key) {
    if (!now || now->kind != YML_MAP_NODE || now->n != old->n + !yml_get(old, key)) return false;
    for (size_t i = 0; i < old->n; i++) {
        const char *name = old->entries[i].key->text;
        if (strcmp(name, now->entries[i].key->text) != 0) return false;
        if (strcmp(name, key) != 0 && !load_same_tree(old->entries[i].value, now->entries[i].value))
            return false;
    }
    return true;
}

static bool holds(const struct yml *old, const struct yml *now, const char *key,
                  const struct yml *item) {
    const struct yml *list = holds_rest(old, now, key) ? yml_get(now, key) : NULL;
    return list && is_longer(yml_get(old, key), list, item);
}

static bool is_there(const struct yml *list, const struct yml *item) {
    if (!list || list->kind == YML_MAP_NODE) return false;
    if (list->kind == YML_SCALAR_NODE) return load_same_tree(list, item);
    for (size_t i = 0; i < list->n; i++)
        if (load_same_tree(list->items[i], item)) return true;
    return false;
}

/* ---- putting it there ---- */

static const struct yml_entry *entry_of(const struct yml *map, const char *key) {
    for (size_t i = 0; i < map->n; i++)
        if (strcmp(map->entries[i].key->text, key) == 0) return &map->entries[i];
    return NULL;
}

/* The text with `more` in place of the bytes from `from` to `to`. */
static char *replaced(const struct item_file *f, size_t from, size_t to, const struct buf *more,
                      size_t *n) {
    struct buf out = BUF_INIT;
    if (f->source->marked) buf_str(&out, "\xEF\xBB\xBF");
    buf_add(&out, f->source->text, from);
    buf_add(&out, more->p, more->n);
    buf_add(&out, f->source->text + to, f->source->n - to);
    *n = out.n;
    return buf_take(&out, f->arena);
}

static char *with_item(const struct item_file *f, const char *key, const char *item, size_t *n) {
    const struct yml_entry *e = entry_of(f->root, key);
    struct buf more = BUF_INIT;
    size_t from, to;
    if (!e) {
        from = to = place_of_key(f, key, &more);
        buf_fmt(&more, "[%s]", item);
        if (!f->root->flow) buf_str(&more, line_end_of(f));
    } else if (e->value->kind == YML_LIST_NODE) {
        from = to = place_in(f, e->value, item, &more);
    } else {
        to = place_at(f, e, item, &from, &more);
    }
    char *text = replaced(f, from, to, &more, n);
    buf_release(&more);
    return text;
}

/* A text on one line, or nothing. */
static bool may_replace(const struct item_file *f, const struct yml *value) {
    if (value->kind != YML_SCALAR_NODE) return false;
    const char *text = f->source->text + offset_of(f, value);
    const size_t n = end_of(f, value) - offset_of(f, value);
    return !n || (!strchr("|>&*!", *text) && !memchr(text, '\n', n));
}

static char *with_value(const struct item_file *f, const char *key, const char *value, size_t *n) {
    const struct yml_entry *e = entry_of(f->root, key);
    struct buf more = BUF_INIT;
    size_t from, to;
    if (!e) {
        from = to = place_of_key(f, key, &more);
        buf_str(&more, value);
        if (!f->root->flow) buf_str(&more, line_end_of(f));
    } else if (e->value->n) {
        from = offset_of(f, e->value);
        to = end_of(f, e->value);
        buf_str(&more, value);
    } else {
        const char *colon = strchr(f->source->text + end_of(f, e->key), ':');
        from = to = colon ? (size_t)(colon + 1 - f->source->text) : f->source->n;
        buf_fmt(&more, " %s", value);
    }
    char *text = replaced(f, from, to, &more, n);
    buf_release(&more);
    return text;
}

char *load_put_item(struct arena *a, const char *data, size_t *n, const char *key,
                    const char *item) {
    struct item_file f = {.arena = a};
    struct source *other;
    f.root = tree_of(a, data, *n, &f.source);
    const struct yml *value = tree_of(a, item, strlen(item), &other);
    if (!f.root || !value || f.root->kind != YML_MAP_NODE || !f.root->n) return NULL;
    if (is_there(yml_get(f.root, key), value)) return arena_strndup(a, data, *n);
    const struct yml_entry *e = entry_of(f.root, key);
    if (e && e->value->kind == YML_MAP_NODE) return NULL;
    char *text = with_item(&f, key, item, n);
    return holds(f.root, tree_of(a, text, *n, &other), key, value) ? text : NULL;
}

char *load_put_value(struct arena *a, const char *data, size_t *n, const char *key,
                     const char *value) {
    struct item_file f = {.arena = a};
    struct source *other;
    f.root = tree_of(a, data, *n, &f.source);
    const struct yml *wanted = tree_of(a, value, strlen(value), &other);
    if (!f.root || !wanted || f.root->kind != YML_MAP_NODE || !f.root->n) return NULL;
    const struct yml_entry *e = entry_of(f.root, key);
    if (e && load_same_tree(e->value, wanted)) return arena_strndup(a, data, *n);
    if (e && !may_replace(&f, e->value)) return NULL;
    char *text = with_value(&f, key, value, n);
    const struct yml *now = tree_of(a, text, *n, &other);
    return holds_rest(f.root, now, key) && load_same_tree(yml_get(now, key), wanted) ? text : NULL;
}

/* ---- a key that becomes another one, or goes ---- */

/* Is everything as it was but for `key`, which is `to` now with this value, or gone (NULL)? */
static bool became(const struct yml *old, const struct yml *now, const char *key, const char *to,
                   const struct yml *value) {
    size_t k = 0;
    if (!now || now->kind != YML_MAP_NODE || now->n != old->n - !to) return false;
    for (size_t i = 0; i < old->n; i++) {
        const char *name = old->entries[i].key->text;
        const bool is_it = strcmp(name, key) == 0;
        if (is_it && !to) continue;
        const struct yml_entry *e = &now->entries[k++];
        const struct yml *wanted = is_it ? value : old->entries[i].value;
        if (is_it) name = to;
        if (strcmp(e->key->text, name) != 0 || !load_same_tree(wanted, e->value)) return false;
    }
    return true;
}

char *load_put_key(struct arena *a, const char *data, size_t *n, const char *key, const char *to,
                   const char *value) {
    struct item_file f = {.arena = a};
    struct source *other;
    f.root = tree_of(a, data, *n, &f.source);
    const struct yml *wanted = to ? tree_of(a, value, strlen(value), &other) : NULL;
    if (!f.root || (to && !wanted) || f.root->kind != YML_MAP_NODE) return NULL;
    const struct yml_entry *e = entry_of(f.root, key);
    if (!e || !e->value->n || !may_replace(&f, e->value) || (to && entry_of(f.root, to)))
        return NULL;
    struct buf more = BUF_INIT;
    size_t from = offset_of(&f, e->key), end = end_of(&f, e->value);
    if (to) {
        buf_fmt(&more, "%s: %s", to, value);
    } else if (!f.source->text[end] || strchr("\r\n", f.source->text[end])) {
        end += f.source->text[end] == '\r';
        end += f.source->text[end] == '\n';
    }
    char *text = replaced(&f, from, end, &more, n);
    buf_release(&more);
    return became(f.root, tree_of(a, text, *n, &other), key, to, wanted) ? text : NULL;
}
