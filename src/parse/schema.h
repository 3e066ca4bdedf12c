/* schema.h: a kind of file as data: rows of keys that define how a tree fills a struct.
 *
 *     static const struct schema_field goal_fields[] = {
 *         {.key = "goal", SCHEMA_TEXT(struct goal, text), .required = true, .doc = "the goal"},
 *         {.key = "due", SCHEMA_ONE(struct goal, due, type_date), .doc = "until when"},
 *     };
 *     static const struct schema_table table = SCHEMA_TABLE("a goal", struct goal, goal_fields);
 *     schema_fill(&s, &table, node, &goal); // errors become findings; valid values are filled in
 *
 * The reference page, the JSON Schema, and the remedies of findings are generated from the same
 * rows, so a row contains everything about its key. Kinds of values are `struct schema_type`s;
 * other folders add their own (references, words).
 *
 * Values are filled in place: texts are borrowed from the tree, lists are made in the arena. If a
 * key is absent, or has nothing after its colon, its member is unchanged, or is set to the
 * fallback.
 */
#ifndef PARSE_SCHEMA_H
#define PARSE_SCHEMA_H

#include "parse/yml.h"

struct schema;
struct schema_field;

struct schema_type {
    const char *name; /* for the reference: "text", "date", "a learning target" */
    /* For JSON Schema: "string", "boolean", "integer", "number", "array", "object"; and "text" (any
     * scalar), "words" (a text, or one for each language), "any". */
    const char *shape;
    size_t size; /* bytes of the member; 0 = the field's size */
    /* Written as a single scalar; a list of such values may be written as one value. */
    bool one_line;
    bool (*read)(struct schema *s, const struct schema_field *f, const struct yml *node, void *at);
    /* JSON Schema regular expression that matches every text accepted by `read`; or NULL. */
    const char *pattern;
};

struct schema_word { /* a word of an enumeration */
    const char *word;
    int value;
    const char *doc; /* or NULL */
};

struct schema_field {
    const char *key;
    const char *also; /* words that people write instead, separated by spaces; or NULL */
    const struct schema_type *type;
    size_t offset, size; /* of the member */
    size_t count;        /* lists: offset of the number of items, a size_t */
    /* 1 + offset of a bool that is set if the key was written; 0 = none. */
    size_t has;
    const struct schema_type *item;   /* lists: type of the items */
    const struct schema_table *table; /* maps, and lists of maps */
    const struct schema_word *words;  /* enumerations; ends with a NULL word */
    const char *const *instead;       /* synonyms for each of `words`, as in `also`; or NULL */
    bool required;
    /* An error in it is reported, but the file stays usable, as if the key had not been written. */
    bool spare;
    size_t spoilt;        /* 1 + offset of a bool that is set by such an error; 0 = none */
    long min, max;        /* of a number, or of the number of items; both 0 = any */
    const char *fallback; /* default, as it would be written; NULL = none */
    const char *doc;      /* one line, lower case */
};

struct schema_elsewhere { /* a key that people look for here, and what to do instead */
    const char *key, *remedy;
};

struct schema_table {
    const char *what; /* "a goal": for findings */
    size_t size;      /* of the struct */
    const struct schema_field *fields;
    size_t n_fields;
    /* Unknown keys that resemble none of its own are reported, but the file stays usable. */
    bool lenient;
    const char *alone; /* the key that is set by a single text in place of the map, or NULL */
    /* A map with arbitrary keys: how an entry's key and value are read. entry_value NULL: the value
     * has `fields`. */
    const struct schema_field *entry_key, *entry_value;
    /* Called after an item is filled; or NULL. */
    bool (*check)(struct schema *s, const struct yml *node, void *item);
    /* 1 + offset of a pointer: a valid list item in which it is NULL is left out; 0 = none. */
    size_t needs;
    /* 1 + offset of a const char *: a list item with errors is kept if this is set, so that
     * references to it are not reported as well; 0 = left out. */
    size_t keep;
    const struct schema_elsewhere *elsewhere; /* ends with a NULL key; or NULL */
    const char *doc;
};

struct schema_step { /* a part of the structure around the current node */
    const struct schema_step *up;
    const char *name; /* the key; for an entry, its id or NULL */
    size_t entry;     /* from 1; 0 = it is a key */
    int line;
};

struct schema { /* context of reading a tree */
    struct arena *arena;
    struct source *source;
    struct diags *diags;
    void *context; /* for types of other folders */
    bool table;    /* values are cells: there is no key beside them */
    const struct schema_step *in;
};

/* Offset and type in one: SCHEMA_ONE(struct goal, due, type_date). */
#define SCHEMA_AT(S, member) .offset = offsetof(S, member), .size = sizeof(((S *)NULL)->member)
#define SCHEMA_ONE(S, member, T) .type = &(T), SCHEMA_AT(S, member)
#define SCHEMA_TEXT(S, member) SCHEMA_ONE(S, member, type_text)
#define SCHEMA_HAS(S, member) .has = 1 + offsetof(S, member)
#define SCHEMA_SPOILT(S, member) .spare = true, .spoilt = 1 + offsetof(S, member)
#define SCHEMA_KEEP(S, member) .keep = 1 + offsetof(S, member)
#define SCHEMA_NEEDS(S, member) .needs = 1 + offsetof(S, member)
#define SCHEMA_LIST(S, member, n_member, T) \
    .type = &type_list, SCHEMA_AT(S, member), .count = offsetof(S, n_member), .item = &(T)
/* A list of text in a struct with members v and n. */
#define SCHEMA_TEXTS(S, member) SCHEMA_LIST(S, member.v, member.n, type_text)
#define SCHEMA_ROWS(fields_) .fields = fields_, .n_fields = sizeof fields_ / sizeof *fields_
#define SCHEMA_TABLE(what_, S, fields_) \
    { .what = what_, .size = sizeof(S), SCHEMA_ROWS(fields_) }

extern const struct schema_type type_text;     /* const char *: not empty */
extern const struct schema_type type_bool;     /* bool: true, false, yes, no, on, off */
extern const struct schema_type type_int;      /* int */
extern const struct schema_type type_dec;      /* struct dec */
extern const struct schema_type type_date;     /* struct date */
extern const struct schema_type type_word;     /* an enum, bool, or int; values in `words` */
extern const struct schema_type type_word_set; /* unsigned: a bit for each word of a list */
extern const struct schema_type type_tag;      /* const char *: a language tag */
extern const struct schema_type type_color;    /* unsigned 0xRRGGBB */
extern const struct schema_type type_map;      /* a struct: table */
extern const struct schema_type type_list;     /* pointer and count: item, table */
/* Pointer and count: a map, one item for each entry. */
extern const struct schema_type type_entries;
extern const struct schema_type type_kept; /* const struct yml *: the node, to be read later */
/* A text that is checked but not kept, so it cannot be published. */
extern const struct schema_type type_dropped;

/* Fills *item (zeroed, or with defaults) from a map. False if something in it was wrong. */
bool schema_fill(struct schema *s, const struct schema_table *t, const struct yml *node,
                 void *item);
/* Fills a list of structs, for a file whose root is a list. */
bool schema_fill_list(struct schema *s, const struct schema_table *t, const struct yml *node,
                      void *items, size_t *n);
/* Sets the fallbacks of all fields, for a file that does not exist. */
void schema_defaults(struct schema *s, const struct schema_table *t, void *item);

/* ---- for other folders that add types ---- */

/* Adds a finding; always returns false. */
bool schema_fault(struct schema *s, const struct yml *node, enum code code, const char *text,
                  const char *remedy);
/* The same for a duplicate; `first` is the place of the first one. */
bool schema_twice(struct schema *s, const struct yml *node, enum code code, const char *text,
                  struct diag_place first, const char *remedy);
/* May the list be written as one value, without its brackets? */
bool schema_may_be_one(const struct schema_field *f);
/* The text of a scalar; for anything else NULL, with a finding "expected <what>, found a list". */
const char *schema_scalar(struct schema *s, const struct schema_field *f, const struct yml *node,
                          const char *expected);
/* "did you mean 'x'? Rest", or "rest" if no name is near. rest is not empty. */
const char *schema_suggest(struct arena *a, const char *wrong, const char *const *names, size_t n,
                           const char *rest);
/* "did you mean 'x'? Rest" */
const char *schema_did_you_mean(struct arena *a, const char *name, const char *rest);
/* "a, b, c" with at most `most` names, then "and 5 more". */
const char *schema_names(struct arena *a, const char *const *names, size_t n, size_t most);
/* Does the text have the form of a BCP 47 tag? */
bool schema_tag_shape(const char *text);

#endif
