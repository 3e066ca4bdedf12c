/* fields.h: structs as lines of named fields, the form of all that Folioscope keeps for itself, and
 * of what workers tell their parent. Between the fields are tabs:
 *
 *     learner  path=classes/maple/learners/ana-bell  kinds=html,pdf  locked=yes
 *
 * A table has one row for each member, for writing and reading alike:
 *
 *     static const struct field entry_fields[] = {FIELD(TEXT, struct entry, path), FIELD(TEXT,
 * struct entry, owner)}; static const struct line class_line = LINE("class", entry_fields);
 *
 * What is empty, zero, or false is not written. Tab, newline, and backslash inside a value are
 * written \t \n \\. The first line of a text names the kind and version, the last is "end": a text
 * without both was cut, or is something else.
 *
 * Version 1 had no names: values in the order of the rows, and numbers for most words. It is read
 * as well. */
#ifndef PIPELINE_FIELDS_H
#define PIPELINE_FIELDS_H

#include "base/buf.h"
#include "base/hash.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

enum field_type {
    FIELD_TEXT,    /* const char * */
    FIELD_WRITTEN, /* the same: whether there is one, not what it says */
    FIELD_FLAG,    /* bool */
    FIELD_INT,     /* int */
    FIELD_BYTES,   /* long long */
    FIELD_DATE,    /* struct date */
    FIELD_WORD,    /* an enum, or an int that holds one: by its word */
    FIELD_WORDS    /* unsigned: a bit for each word */
};

struct field {
    const char *name;
    enum field_type type;
    size_t at; /* of the member */
    const char *const *words;
    size_t n_words;
};

#define FIELD(TYPE, S, member) \
    { .name = #member, .type = FIELD_##TYPE, .at = offsetof(S, member) }
#define FIELD_OF(TYPE, S, member, words_)                                                  \
    {                                                                                      \
        .name = #member, .type = FIELD_##TYPE, .at = offsetof(S, member), .words = words_, \
        .n_words = sizeof words_ / sizeof *words_                                          \
    }

struct line {
    const char *word; /* that it begins with */
    const struct field *fields;
    size_t n_fields;
};

#define LINE(word_, fields_) \
    { .word = word_, .fields = fields_, .n_fields = sizeof fields_ / sizeof *fields_ }

/* Lines of one kind are a list in a struct: `v` and `n` are where its array and its length are. */
struct lines {
    struct line line;
    size_t v, n, size; /* of an item */
    const void *blank; /* an item before it is read; NULL: all zero */
};

#define LINES(word, fields, S, v_, n_, blank_)                                  \
    {                                                                           \
        .line = LINE(word, fields), .v = offsetof(S, v_), .n = offsetof(S, n_), \
        .size = sizeof *((S *)NULL)->v_, .blank = blank_                        \
    }

/* ---- writing ---- */

void fields_start(struct buf *out, const char *what); /* "folioscope-manifest" */
void fields_write(struct buf *out, const struct line *line, const void *item);
void fields_write_all(struct buf *out, const struct lines *lists, size_t n, const void *owner);
void fields_finish(struct buf *out);

/* ---- reading ---- */

enum { FIELDS_MOST = 16, LISTS_MOST = 8 };

struct fields_reader {
    struct arena *arena; /* of the line that is read */
    struct arena *keep;  /* of texts, each kept once; NULL: they are in `arena` */
    struct table *kept;
    const char *at, *end;
    bool sound;                 /* the text has both its first and its last line */
    bool unnamed;               /* version 1 */
    const char *v[FIELDS_MOST]; /* the line: its word, then its fields */
    size_t n;
    struct buf grown[LISTS_MOST]; /* items of lists, as far as they were read */
};

struct fields_reader fields_open(struct arena *a, const char *text, size_t n, const char *what);
/* To the next line. False after the last one. */
bool fields_next(struct fields_reader *r);
bool fields_is(const struct fields_reader *r, const struct line *line);
/* The line into *item, which holds what is to be where nothing is written. False when it has
 * another word, or a value that cannot be understood. Names that are not known are passed over. */
bool fields_read(struct fields_reader *r, const struct line *line, void *item);
/* The same of one of the lists, to its end. */
bool fields_read_any(struct fields_reader *r, const struct lines *lists, size_t n);
/* What was read into lists becomes the arrays of *owner, in the arena, as large as they need to be.
 */
void fields_settle(struct fields_reader *r, struct arena *a, const struct lines *lists, size_t n,
                   void *owner);

#endif
