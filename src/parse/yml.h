/* yml.h: parses YAML into a tree with positions.
 *
 *     struct yml *root = NULL;
 *     if (yml_parse(&source, (struct yml_part){source.text, source.n, 0}, diags, &root)) use(root);
 *
 * The tree records the text and how it was written (plain or quoted), not its meaning: `yes`, `no`,
 * and dates are text until a schema reads them. Nodes are in the source's arena. A node that an
 * alias repeats is shared; walking the tree takes at most `YML_NODES` steps. Everything is
 * read-only after parsing.
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
    bool plain; /* a scalar without quotes: may be a number, a date, or empty */
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

/* False, with a finding, if the text is not valid YAML or exceeds a limit. *root is NULL for an
 * empty document. */
bool yml_parse(struct source *s, struct yml_part part, struct diags *diags, struct yml **root);

/* The value of a key of a map, or NULL. */
const struct yml *yml_get(const struct yml *map, const char *key);
/* Is there no value: NULL, an empty plain scalar, or a plain '~'? */
bool yml_is_null(const struct yml *node);
/* "a text", "a list", "a map", "nothing": for messages. */
const char *yml_kind_name(const struct yml *node);

#endif
