/* schema.h: a kind of file as data: rows of keys that say how a tree fills a struct.
 *
 *     static const struct schema_field goal_fields[] = {
 *         {.key = "goal", SCHEMA_TEXT(struct goal, text), .required = true, .doc = "what the learner wants to
 * reach"},
 *         {.key = "due", SCHEMA_ONE(struct goal, due, type_date), .doc = "until when"},
 *     };
 *     static const struct schema_table goal_table = SCHEMA_TABLE("a goal", struct goal, goal_fields);
 *     schema_fill(&s, &goal_table, node, &goal);      // all faults become findings; what is sound is filled
 * in
 *
 * The same rows are what a reference page, a JSON Schema and the remedies of findings are made of, so each
 * says all that is known of its key. Kinds of values are `struct schema_type`s; other folders add their own
 * (references, words).
 *
 * Values are filled in place: texts are borrowed from the tree, lists are made in the arena. A key that is
 * absent, or has nothing after its colon, leaves its member as it was, or sets the fallback.
 */
#ifndef PARSE_SCHEMA_H
#define PARSE_SCHEMA_H

#include "parse/yml.h"

struct schema;
struct schema_field;

struct schema_type {
    const char *name; /* as the reference says it: "text", "date", "a learning target" */
    const char
        *shape;    /* as JSON Schema says it: "string", "boolean", "integer", "number", "array", "object"; and
                          "text" (any scalar), "words" (a text, or one for each language), "any" */
    size_t size;   /* bytes of the member; 0 = as the field says */
    bool one_line; /* written as a single scalar: a list of them accepts one alone */
    bool (*read)(struct schema *s, const struct schema_field *f, const struct yml *node, void *at);
    const char
        *pattern; /* regular expression of JSON Schema that every text which `read` accepts fits; or NULL */
};

struct schema_word { /* of an enumeration */
    const char *word;
    int value;
    const char *doc; /* or NULL */
};

struct schema_field {
    const char *key;
    const char *also; /* what people write instead, spaces between, for the finding; or NULL */
    const struct schema_type *type;
    size_t offset, size;              /* of the member */
    size_t count;                     /* lists: offset of the number of items, a size_t */
    size_t has;                       /* 1 + offset of a bool that tells that it was written; 0 = none */
    const struct schema_type *item;   /* lists: of what */
    const struct schema_table *table; /* maps, and lists of maps */
    const struct schema_word *words;  /* enumerations; ends with a NULL word */
    const char *const *instead; /* what people write instead of each of the words, as in `also`; or NULL */
    bool required;
    bool spare;    /* a fault in it is told, and costs this key alone: it is as if it had not been written */
    size_t spoilt; /* 1 + offset of a bool that tells of such a fault, for who must know; 0 = none */
    long min, max; /* of numbers, or how many items; both 0 = any */
    const char *fallback; /* default, as it would be written; NULL = none */
    const char *doc;      /* one line, lower case */
};

struct schema_table {
    const char *what; /* "a goal": for findings */
    size_t size;      /* of the struct */
    const struct schema_field *fields;
    size_t n_fields;
    bool lenient;      /* keys that resemble none of its own are told, and cost nothing */
    const char *alone; /* key that a single text in the place of the map stands for, or NULL */
    const struct schema_field *entry_key,
        *entry_value; /* a map from anything: how one entry is kept; value NULL: fields */
    bool (*check)(struct schema *s, const struct yml *node,
                  void *item); /* after an item is filled; or NULL */
    size_t
        needs; /* 1 + offset of a pointer: an item of a list that is sound, and has nothing there, is left out */
    size_t keep; /* 1 + offset of a const char *: an item of a list that has faults is kept all the same when
                  * this is set, so that what refers to it is not called wrong too; 0 = left out */
    const char *doc;
};

struct schema_step { /* what encloses the node that is read */
    const struct schema_step *up;
    const char *name; /* a key; of an entry its id, or NULL */
    size_t entry;     /* from 1; 0 = a key */
    int line;
};

struct schema { /* what the walk needs */
    struct arena *arena;
    struct source *source;
    struct diags *diags;
    void *context; /* of those who add types */
    const struct schema_step *in;
};

/* Offsets and types in one: SCHEMA_ONE(struct goal, due, type_date). */
#define SCHEMA_AT(S, member) .offset = offsetof(S, member), .size = sizeof(((S *)NULL)->member)
#define SCHEMA_ONE(S, member, T) .type = &(T), SCHEMA_AT(S, member)
#define SCHEMA_TEXT(S, member) SCHEMA_ONE(S, member, type_text)
#define SCHEMA_HAS(S, member) .has = 1 + offsetof(S, member)
#define SCHEMA_SPOILT(S, member) .spare = true, .spoilt = 1 + offsetof(S, member)
#define SCHEMA_KEEP(S, member) .keep = 1 + offsetof(S, member)
#define SCHEMA_NEEDS(S, member) .needs = 1 + offsetof(S, member)
#define SCHEMA_LIST(S, member, n_member, T) \
    .type = &type_list, SCHEMA_AT(S, member), .count = offsetof(S, n_member), .item = &(T)
/* A member that is a struct of v and n: a list of text. */
#define SCHEMA_TEXTS(S, member) SCHEMA_LIST(S, member.v, member.n, type_text)
#define SCHEMA_ROWS(fields_) .fields = fields_, .n_fields = sizeof fields_ / sizeof *fields_
#define SCHEMA_TABLE(what_, S, fields_) \
    { .what = what_, .size = sizeof(S), SCHEMA_ROWS(fields_) }

extern const struct schema_type type_text;     /* const char *: not empty */
extern const struct schema_type type_bool;     /* bool: true, false, yes, no, on, off */
extern const struct schema_type type_int;      /* int */
extern const struct schema_type type_dec;      /* struct dec */
extern const struct schema_type type_date;     /* struct date */
extern const struct schema_type type_word;     /* an enum, a bool or an int: words */
extern const struct schema_type type_word_set; /* unsigned: a bit for each word of a list */
extern const struct schema_type type_tag;      /* const char *: a language tag */
extern const struct schema_type type_color;    /* unsigned 0xRRGGBB */
extern const struct schema_type type_map;      /* a struct: table */
extern const struct schema_type type_list;     /* pointer and count: item, table */
extern const struct schema_type type_entries;  /* pointer and count: a map, one item for each entry */
extern const struct schema_type type_kept;     /* const struct yml *: read later by whoever knows more */
extern const struct schema_type type_dropped;  /* a text that is read and forgotten: never published */

/* Fill *item (zeroed, or with defaults) from a map. False when something in it was wrong. */
bool schema_fill(struct schema *s, const struct schema_table *t, const struct yml *node, void *item);
/* A list of structs: a file whose root is a list. */
bool schema_fill_list(struct schema *s, const struct schema_table *t, const struct yml *node, void *items,
                      size_t *n);
/* Set the fallbacks of all fields: for a file that is not there. */
void schema_defaults(struct schema *s, const struct schema_table *t, void *item);

/* ---- for those who add types --------------------------------------------------------------------------- */

/* Always false. */
bool schema_fault(struct schema *s, const struct yml *node, enum code code, const char *text,
                  const char *remedy);
/* The same of what stands twice: `first` is where it stood before. */
bool schema_twice(struct schema *s, const struct yml *node, enum code code, const char *text,
                  struct diag_place first, const char *remedy);
/* The text of a scalar; NULL, with a finding "expected <what>, found a list", for anything else. */
const char *schema_scalar(struct schema *s, const struct schema_field *f, const struct yml *node,
                          const char *expected);
/* "did you mean 'x'? Rest", or "rest" where no name is near. rest is not empty. */
const char *schema_suggest(struct arena *a, const char *wrong, const char *const *names, size_t n,
                           const char *rest);
/* "did you mean 'x'? Rest" */
const char *schema_did_you_mean(struct arena *a, const char *name, const char *rest);
/* "a, b, c" of at most `most` names, then "and 5 more". */
const char *schema_names(struct arena *a, const char *const *names, size_t n, size_t most);
/* Is the shape that of a BCP 47 tag? */
bool schema_tag_shape(const char *text);

#endif
