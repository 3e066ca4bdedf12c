/* entry.h: the sheets of a workbook that an educator types in, and the class-wide files behind
 * them, as tables of texts. A text is as the file has it: a level is its value, a day is
 * 2026-11-20. */
#ifndef MODEL_ENTRY_H
#define MODEL_ENTRY_H

#include "base/date.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

struct group;
struct learner_place;
struct target;
struct term;

enum entry_kind {
    ENTRY_ABOUT,  /* the activity: its title, its day; rows without learners */
    ENTRY_LEVELS, /* the activity: learners by targets */
    ENTRY_NARRATIVES,
    ENTRY_CONFERENCES,
    ENTRY_GOALS,
    ENTRY_CONSENT,
    ENTRY_KINDS
};

struct entry_column {
    const char *key;             /* "when"; of a target, its id */
    const struct target *target; /* or NULL */
};

struct entry_row {
    struct learner_place *place; /* NULL: the row is about the activity */
    const char *key;             /* "title"; of a goal, "goal-1"; otherwise "" */
    const char **cells;          /* one for each column; "" where there is nothing */
    /* The text is too long for a cell of a workbook, and is to be changed in the file. */
    bool too_long;
    size_t at; /* in the file: its row, from 1; 0: it has none yet */
};

struct entry_table {
    enum entry_kind kind;
    const char *file; /* in the workspace; NULL: none is known yet */
    const struct entry_column *columns;
    size_t n_columns;
    VEC(struct entry_row) rows;
};

/* A line for the program, in a sheet that is hidden: a word, and up to four texts. */
enum { ENTRY_MARK = 5 };
struct entry_mark {
    const char *texts[ENTRY_MARK];
};

struct entry_book {
    const struct group *group;
    struct date day;                         /* of the activity */
    const struct term *term;                 /* of narratives and conferences; or NULL */
    struct entry_table *tables[ENTRY_KINDS]; /* NULL: not offered */
    VEC(struct entry_mark) marks;
};

/* The words by which a program finds the sheets: "levels". */
extern const char *const entry_words[ENTRY_KINDS];
/* The first cell of the hidden sheet, and the form of all that follows. */
#define ENTRY_SIGN "folioscope"
#define ENTRY_FORM "1"

#endif
