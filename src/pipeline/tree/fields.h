/* fields.h: structs as lines of named fields: the format of all files that Folioscope keeps for
 * itself, and of what workers send to their parent. Fields are separated by tabs:
 *
 *     learner  path=classes/maple/learners/ana-bell  kinds=html,pdf  locked=yes
 *
 * A table has one row for each member, for both writing and reading:
 *
 *     static const struct field entry_fields[] = {FIELD(TEXT, struct entry, path),
 *                                                 FIELD(TEXT, struct entry, owner)};
 *     static const struct fields_line class_line = LINE("class", entry_fields);
 *
 * Empty, zero, and false values are not written. Tab, newline, and backslash in a value are written
 * \t, \n, and \\. The first line of a text names its kind and version, and the last line is "end"
 * with a checksum (XXH3) of everything before it: a text without both was cut off, changed, or is
 * something else.
 *
 * Version 1, which can still be read, had no names: values were in the order of the rows, and most
 * words were numbers. */
#ifndef PIPELINE_FIELDS_H
#define PIPELINE_FIELDS_H

#include "base/buf.h"
#include "base/hash.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

enum field_type {
    FIELD_TEXT,    /* const char * */
    FIELD_WRITTEN, /* the same, but only whether there is one */
    FIELD_FLAG,    /* bool */
    FIELD_INT,     /* int */
    FIELD_BYTES,   /* long long */
    FIELD_DATE,    /* struct date */
    FIELD_WORD,    /* an enum, or an int that holds one, written as its word */
    FIELD_WORDS    /* unsigned: one bit for each word */
};

struct field {
    const char *name;
    enum field_type type;
    size_t at; /* offset of the member */
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

struct fields_line {
    const char *word; /* first word of the line */
    const struct field *fields;
    size_t n_fields;
};

#define LINE(word_, fields_) \
    { .word = word_, .fields = fields_, .n_fields = sizeof fields_ / sizeof *fields_ }

/* Lines of one kind are a list in a struct: `v` and `n` are the offsets of its array and its
 * length. */
struct fields_list {
    struct fields_line line;
    size_t v, n, size; /* size of an item */
    const void *blank; /* initial value of an item; NULL: all zero */
};

#define LINES(word, fields, S, v_, n_, blank_)                                  \
    {                                                                           \
        .line = LINE(word, fields), .v = offsetof(S, v_), .n = offsetof(S, n_), \
        .size = sizeof *((S *)NULL)->v_, .blank = blank_                        \
    }

/* ---- writing ---- */

/* what: "folioscope-manifest". `out` is empty, for the checksum is of all that is in it. */
void fields_start(struct buf *out, const char *what);
void fields_write(struct buf *out, const struct fields_line *line, const void *item);
void fields_write_all(struct buf *out, const struct fields_list *lists, size_t n,
                      const void *owner);
void fields_finish(struct buf *out);

/* ---- reading ---- */

enum { FIELDS_MOST = 24, LISTS_MOST = 9 };

struct fields_reader {
    struct arena *arena; /* of the current line */
    struct arena *keep;  /* of texts, each stored once; NULL: they are in `arena` */
    struct table *kept;
    const char *at, *end;
    bool sound;                 /* the text has both a first and a last line */
    bool unnamed;               /* version 1 */
    const char *v[FIELDS_MOST]; /* the line: its word, then its fields */
    size_t n;
    struct buf grown[LISTS_MOST]; /* items of lists read so far */
};

struct fields_reader fields_open(struct arena *a, const char *text, size_t n, const char *what);
/* Moves to the next line. False after the last one. */
bool fields_next(struct fields_reader *r);
bool fields_is(const struct fields_reader *r, const struct fields_line *line);
/* Reads the line into *item, which already holds the defaults. False if the line begins with
 * another word, or has a value that cannot be understood. Unknown names are skipped. */
bool fields_read(struct fields_reader *r, const struct fields_line *line, void *item);
/* Reads the line as an item of whichever list it belongs to. False as above, or if it belongs to
 * none. */
bool fields_read_any(struct fields_reader *r, const struct fields_list *lists, size_t n);
/* Copies the items read into the arrays of *owner, in the arena, and frees the buffers. With
 * owner == NULL, only frees them. */
void fields_settle(struct fields_reader *r, struct arena *a, const struct fields_list *lists,
                   size_t n, void *owner);

#endif
