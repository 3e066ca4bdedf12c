/* entry_inner.h: what the files of this room share. */
#ifndef LOAD_ENTRY_INNER_H
#define LOAD_ENTRY_INNER_H

#include "load/class/class_log.h"
#include "load/entries.h"

/* The work on a class: reading its files, and changing them. */
struct entry_work {
    struct arena *arena;
    struct loader loader;
    const struct workspace *w;
    struct group *group;
    const struct term *term;
    struct class_log log; /* for whom an id means */
};

void entry_start(struct entry_work *k, struct arena *a, const struct workspace *w,
                 const struct group *g, struct diags *diags);

/* ---- the files as they are now (entry_files.c) ---- */

/* A file of the class; of a table, its rows, whose places are those of the file. */
struct entry_source {
    const char *path;
    bool there;
    char *bytes;
    size_t n;
    struct source *source;
    struct csv *csv;    /* NULL for narratives, and for an empty file */
    const char **heads; /* of csv: what the table calls them */
    /* Of an activity: the lines before its grid, its title or NULL, and whether `all` says what
     * everyone did on each of its targets. */
    struct yml about;
    const char *title;
    bool for_all;
};

/* The column of consent.csv that is called `name` there: in the sheet, that is the learner's. */
#define ENTRY_FULL_NAME "full_name"
/* The head of a column in a file. */
const char *entry_head_of(const char *key);
/* Is it a column of answers? As the file is to have one: "yes", "no", or the text itself. */
bool entry_is_answer(enum entry_kind kind, const char *key);
const char *entry_answer(const char *text);
/* The columns of a kind of table whose columns are always the same. */
const struct entry_column *entry_columns_of(enum entry_kind kind, size_t *n);
const struct log_form *entry_form_of(enum entry_kind kind);
const char *entry_path_of(const struct entry_work *k, enum entry_kind kind);
const char *entry_activity_path(const struct entry_work *k, const char *title, struct date day);
/* Reads the file of a table. False, with a finding, if it is there and cannot be used. */
bool entry_open(struct entry_work *k, enum entry_kind kind, const char *path,
                struct entry_source *s);
/* The same from s->bytes. */
bool entry_read(struct entry_work *k, enum entry_kind kind, struct entry_source *s);
/* The rows of the learners who are in the class, as the file has them now: t->columns are set.
 * False, with a finding, if the file is at fault. */
bool entry_now(struct entry_work *k, const struct entry_source *s, struct entry_table *t);
/* The row of a learner and a key; NULL if there is none. */
struct entry_row *entry_row_of(const struct entry_table *t, const struct learner_place *place,
                               const char *key);
/* Has the learner a file of their own that says it? Its path, or NULL. */
const char *entry_own_file(const struct entry_work *k, enum entry_kind kind,
                           const struct learner_place *p);
/* The value of a level, or the mark, that a text means for a target on a day; the text itself if it
 * is none. */
const char *entry_level(const struct entry_work *k, const struct target *t, struct date day,
                        const char *text);
/* A text as it is compared: lines end with \n, without blanks around it. */
const char *entry_plain(struct arena *a, const char *text, size_t n);
bool entry_is_long(const char *text);
/* A title as the file of an activity has it. */
const char *entry_title(struct arena *a, const char *text);
/* What a row is called in the hidden sheet. */
const char *entry_row_name(struct arena *a, const struct entry_row *row);
/* The mark of a text. */
const char *entry_hash(struct arena *a, const char *text);

/* ---- changing files ---- */

struct entry_change {
    struct entry_row *row; /* as it is to be: at 0 if it is new */
    const bool *changed;   /* of its cells */
};
struct entry_changes {
    const struct entry_table *table;
    VEC(struct entry_change) list;
    const char *title; /* to be put in; NULL: it stays. A new activity has one */
    const char *by;    /* of new narratives */
};
/* The new text of a table (entry_csv.c), or of narratives (entry_words.c); NULL if it cannot be
 * changed safely. */
char *entry_put_table(struct entry_work *k, const struct entry_source *s,
                      const struct entry_changes *c, size_t *n);
char *entry_put_words(struct entry_work *k, const struct entry_source *s,
                      const struct entry_changes *c, size_t *n);

/* ---- narratives (entry_words.c) ---- */

bool entry_words_now(struct entry_work *k, const struct entry_source *s, struct entry_table *t);
/* Are these words one learner's alone, put under a heading? Otherwise *fault says why not. */
bool entry_words_sound(struct entry_work *k, const struct learner_place *p, const char *text,
                       struct diag *fault);

/* ---- rows of a workbook (entry_check.c) ---- */

struct entry_faults {
    VEC(struct entry_fault {
        struct diag diag;
        size_t column; /* of the table; n_columns: of the whole row */
    })
    list;
    size_t errors;
};
/* Reads the cells that changed as the file will be read, with those that it has already, and
 * rewrites them to what the file is to have. */
void entry_check_row(struct entry_work *k, const struct entry_table *t, struct date day,
                     struct entry_row *row, const bool *changed, struct entry_faults *out);

#endif
