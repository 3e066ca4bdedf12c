/* put_file.c: puts what is said of a file of a piece of evidence into `files` of its front matter.
 * Nothing else changes: the result is parsed and compared with the text as it was, and is not used
 * if anything else differs. */
#include "load/load_inner.h"

#include <string.h>

struct text { /* a file with front matter, parsed */
    struct arena *arena;
    struct source *source;
    struct front front;
    struct yml *root;
};

static bool parse(struct arena *a, const char *data, size_t n, struct text *t) {
    struct diags *unseen = diags_new(a);
    *t = (struct text){.arena = a, .source = arena_make(a, struct source)};
    return source_open(t->source, a, "", NULL, data, n, unseen) &&
           front_split(t->source, unseen, &t->front) && t->front.present &&
           yml_parse(t->source, t->front.matter, unseen, &t->root) && t->root &&
           t->root->kind == YML_MAP_NODE && t->root->n;
}

/* ---- where it goes ---- */

static size_t offset_of(const struct text *t, const struct yml *node) {
    size_t n;
    return (size_t)(source_line(t->source, node->at.line, &n) - t->source->text) +
           (size_t)node->at.column - 1;
}

static const char *line_end_of(const struct text *t) {
    const char *text = t->source->text;
    const size_t n = strcspn(text, "\r\n");
    return text[n] == '\r' && text[n + 1] == '\n' ? "\r\n" : "\n";
}

static void add_spaces(struct buf *out, int n) {
    while (n-- > 0) buf_char(out, ' ');
}

/* The line after the last one of a map in lines. */
static size_t after_map(const struct text *t, const struct yml *map) {
    const char *text = t->source->text;
    const struct yml *last = map;
    while (last->kind != YML_SCALAR_NODE && last->n)
        last = last->kind == YML_LIST_NODE ? last->items[last->n - 1]
                                           : last->entries[last->n - 1].value;
    size_t at = offset_of(t, last);
    if (last->kind == YML_SCALAR_NODE && last->n) at += (size_t)last->at.length;
    if (at && text[at - 1] == '\n') return at;
    at += strcspn(text + at, "\r\n");
    at += text[at] == '\r';
    return at + (text[at] == '\n');
}

static char *inserted(const struct text *t, size_t at, const struct buf *more, size_t *n) {
    struct buf out = BUF_INIT;
    if (t->source->marked) buf_str(&out, "\xEF\xBB\xBF");
    buf_add(&out, t->source->text, at);
    buf_add(&out, more->p, more->n);
    buf_add(&out, t->source->text + at, t->source->n - at);
    *n = out.n;
    return buf_take(&out, t->arena);
}

/* One more entry of a map: behind the others, or, if `first`, before them. */
static char *with_entry(const struct text *t, const struct yml *map, const char *entry, bool first,
                        size_t *n) {
    struct buf more = BUF_INIT;
    size_t at;
    if (map->flow) {
        at = offset_of(t, map) + 1;
        buf_fmt(&more, "%s%s", entry, map->n ? ", " : "");
    } else if (first) {
        at = offset_of(t, map->entries[0].key);
        buf_fmt(&more, "%s%s", entry, line_end_of(t));
        add_spaces(&more, map->at.column - 1);
    } else {
        at = after_map(t, map);
        add_spaces(&more, map->at.column - 1);
        buf_fmt(&more, "%s%s", entry, line_end_of(t));
    }
    char *text = inserted(t, at, &more, n);
    buf_release(&more);
    return text;
}

static const struct yml *key_of(const struct yml *map, const struct yml *value) {
    const struct yml_entry *e = map->entries;
    while (e->value != value) e++;
    return e->key;
}

/* `files` itself, at the end of the front matter, or where it has no value yet. */
static char *with_files(const struct text *t, const struct yml *files, const char *entry,
                        size_t *n) {
    struct buf more = BUF_INIT;
    const char *end = line_end_of(t), *text = t->source->text;
    size_t at = (size_t)(t->front.matter.text - text) + t->front.matter.n;
    if (t->root->flow) {
        at = offset_of(t, t->root) + 1;
        buf_fmt(&more, "files: {%s}, ", entry);
    } else {
        if (files) {
            at = offset_of(t, key_of(t->root, files));
            at += strcspn(text + at, "\r\n");
            buf_str(&more, end);
        } else {
            add_spaces(&more, t->root->at.column - 1);
            buf_fmt(&more, "files:%s", end);
        }
        add_spaces(&more, t->root->at.column + 1);
        buf_str(&more, entry);
        if (!files) buf_str(&more, end);
    }
    char *with = inserted(t, at, &more, n);
    buf_release(&more);
    return with;
}

/* ---- is everything else as it was? ---- */

/* The map of the file in the new tree has every word now; whatever was there is as it was. */
static bool holds_words(const struct text *now, const char *name,
                        const struct load_file_words *words) {
    const struct yml *files = yml_get(now->root, "files"),
                     *file = files && files->kind == YML_MAP_NODE ? yml_get(files, name) : NULL;
    if (!file || file->kind != YML_MAP_NODE) return false;
    const struct yml *alt = yml_get(file, "alt"), *caption = yml_get(file, "caption");
    if (words->alt && (!alt || alt->kind != YML_SCALAR_NODE || strcmp(alt->text, words->alt) != 0))
        return false;
    if (words->caption && (!caption || caption->kind != YML_SCALAR_NODE ||
                           strcmp(caption->text, words->caption) != 0))
        return false;
    return !words->people || yml_get(file, "people");
}

/* Are the entries of the old map in the new one, in their order, with at most one more? Of
 * `inner`, the same is asked again with the key `key`. */
static bool grew(const struct yml *old, const struct yml *now, const char *const *path) {
    size_t k = 0;
    if (now->kind != YML_MAP_NODE || now->n < old->n || now->n > old->n + 1) return false;
    for (size_t i = 0; i < now->n; i++) {
        const char *key = now->entries[i].key->text;
        if (k < old->n && strcmp(old->entries[k].key->text, key) == 0) {
            const struct yml *was = old->entries[k++].value, *is = now->entries[i].value;
            const bool on_path = *path && strcmp(*path, key) == 0;
            if (on_path && yml_is_null(was)) continue;
            if (on_path && was->kind == YML_MAP_NODE ? !grew(was, is, path + 1)
                                                     : !load_same_tree(was, is))
                return false;
        } else if (*path && strcmp(*path, key) != 0) {
            return false;
        }
    }
    return k == old->n;
}

static char *sound(const struct text *old, char *text, const size_t *n, const char *name,
                   const struct load_file_words *words) {
    const char *const path[] = {"files", name, NULL};
    struct text now;
    const char *body = old->front.body;
    if (!parse(old->arena, text, *n, &now) || !holds_words(&now, name, words) ||
        !grew(old->root, now.root, path) || now.front.n_body != old->front.n_body ||
        memcmp(now.front.body, body, old->front.n_body) != 0)
        return NULL;
    return text;
}

/* ---- putting it there ---- */

static void add_name(struct buf *out, const char *name) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789-._";
    if (name[strspn(name, plain)] || !strchr("abcdefghijklmnopqrstuvwxyz", *name))
        load_quote(out, name);
    else
        buf_str(out, name);
}

static void add_key(struct buf *out, const char *key, const char *text, bool quoted) {
    if (!text) return;
    buf_fmt(out, "%s%s: ", out->n ? ", " : "", key);
    if (quoted)
        load_quote(out, text);
    else
        buf_str(out, text);
}

/* All that is said of a file that nothing was said of. */
static char *put_new(const struct text *t, const struct yml *files, const char *name,
                     const struct load_file_words *words, size_t *n) {
    struct buf entry = BUF_INIT, keys = BUF_INIT;
    char *text = NULL;
    add_key(&keys, "alt", words->alt, true);
    add_key(&keys, "caption", words->caption, true);
    add_key(&keys, "people", words->people, false);
    add_name(&entry, name);
    buf_fmt(&entry, ": {%s}", keys.p);
    if (!files || yml_is_null(files)) {
        text = sound(t, with_files(t, files, entry.p, n), n, name, words);
    } else if (files->kind == YML_MAP_NODE) {
        for (int first = 0; first < 2 && !text; first++)
            text = sound(t, with_entry(t, files, entry.p, first, n), n, name, words);
    }
    buf_release(&entry);
    buf_release(&keys);
    return text;
}

static bool says(const struct yml *file, const char *key, const char *text) {
    const struct yml *there = yml_get(file, key);
    return there && there->kind == YML_SCALAR_NODE && strcmp(there->text, text) == 0;
}

static bool says_people(struct arena *a, const struct yml *file, const char *people) {
    struct diags *unseen = diags_new(a);
    struct source s;
    struct yml *root = NULL;
    const struct yml *there = yml_get(file, "people");
    return there && source_open(&s, a, "", NULL, people, strlen(people), unseen) &&
           yml_parse(&s, (struct yml_part){s.text, s.n, 0}, unseen, &root) && root &&
           load_same_tree(there, root);
}

/* The words that are not there yet; false if one of them is there in another form. */
static bool left_to_say(struct arena *a, const struct yml *file,
                        const struct load_file_words *words, struct load_file_words *left) {
    *left = *words;
    if (file->kind != YML_MAP_NODE) {
        if (words->alt && file->kind == YML_SCALAR_NODE && strcmp(file->text, words->alt) == 0)
            left->alt = NULL;
        return !left->alt && !left->caption && !left->people;
    }
    if (words->alt && says(file, "alt", words->alt)) left->alt = NULL;
    if (words->caption && says(file, "caption", words->caption)) left->caption = NULL;
    if (words->people && says_people(a, file, words->people)) left->people = NULL;
    return !(left->alt && yml_get(file, "alt")) && !(left->caption && yml_get(file, "caption")) &&
           !(left->people && yml_get(file, "people"));
}

/* One more key of a file of which something is said already. */
static char *put_key(struct arena *a, const char *data, size_t *n, const char *name,
                     const char *entry, const struct load_file_words *words) {
    struct text t;
    char *text = NULL;
    if (!parse(a, data, *n, &t)) return NULL;
    const struct yml *files = yml_get(t.root, "files"),
                     *file = files && files->kind == YML_MAP_NODE ? yml_get(files, name) : NULL;
    for (int first = 0; file && file->kind == YML_MAP_NODE && file->n && first < 2 && !text;
         first++)
        text = sound(&t, with_entry(&t, file, entry, first, n), n, name, words);
    return text;
}

static char *put_more(struct arena *a, const char *data, size_t *n, const char *name,
                      const struct load_file_words *left) {
    const struct load_file_words each[] = {
        {.people = left->people}, {.caption = left->caption}, {.alt = left->alt}};
    char *text = arena_strndup(a, data, *n);
    for (size_t i = 0; i < 3 && text; i++) {
        struct buf entry = BUF_INIT;
        add_key(&entry, "alt", each[i].alt, true);
        add_key(&entry, "caption", each[i].caption, true);
        add_key(&entry, "people", each[i].people, false);
        if (entry.n) text = put_key(a, text, n, name, entry.p, &each[i]);
        buf_release(&entry);
    }
    return text;
}

char *load_put_file(struct arena *a, const char *data, size_t *n, const char *name,
                    const struct load_file_words *words) {
    struct load_file_words left;
    struct text t;
    if (!parse(a, data, *n, &t)) return NULL;
    const struct yml *files = yml_get(t.root, "files"),
                     *file = files && files->kind == YML_MAP_NODE ? yml_get(files, name) : NULL;
    if (!file) return put_new(&t, files, name, words, n);
    return left_to_say(a, file, words, &left) ? put_more(a, data, n, name, &left) : NULL;
}
