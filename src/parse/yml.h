/* yml.h: YAML text to a tree with places.
 *
 *     struct yml *root = NULL;
 *     if (yml_parse(&source, (struct yml_part){source.text, source.n, 0}, diags, &root)) ... root may be
 * NULL: empty ...
 *
 * The tree says what was written and how (plain or quoted), never what it means: `yes`, `no` and dates are
 * text until a schema asks. Nodes live in the source's arena; a node that an alias repeats is shared, so the
 * tree is never walked more than `YML_NODES` steps. Everything is read-only after parsing.
 */
#ifndef PARSE_YML_H
#define PARSE_YML_H

#include "parse/source.h"

enum {
    YML_NESTING = 64,        /* lists and maps within each other */
    YML_NODES = 200 * 1000,  /* texts, lists and maps, aliases expanded */
    YML_KEYS = 1000,         /* keys of one map */
    YML_SCALAR = 100 * 1024, /* bytes of one text */
};

enum yml_kind { YML_SCALAR_NODE, YML_MAP_NODE, YML_LIST_NODE };

struct yml {
    enum yml_kind kind;
    bool plain; /* a scalar without quotes: may be a number, a date, or nothing */
    bool flow;  /* in [] or {} */
    struct spot at;
    size_t n; /* bytes of text, entries of a map, items of a list */
    union {
        const char *text;
        struct yml_entry *entries;
        struct yml **items;
    };
};

struct yml_entry {
    struct yml *key, *value; /* key is a scalar */
};

struct yml_part { /* the part of a source that is YAML */
    const char *text;
    size_t n;
    int lines_before;
};

/* False, with a finding, when the text is no YAML or passes a limit. *root is NULL for an empty document. */
bool yml_parse(struct source *s, struct yml_part part, struct diags *diags, struct yml **root);

/* The value of a key of a map, or NULL. */
const struct yml *yml_get(const struct yml *map, const char *key);
/* Nothing was written: NULL, an empty plain scalar, or a plain '~'. */
bool yml_is_null(const struct yml *node);
/* "a text", "a list", "a map": for messages. */
const char *yml_kind_name(const struct yml *node);

#endif
