/* class_log.h: splits a class-wide file by learner: whom an id means, and whom a fault affects.
 *
 *     struct class_log c = {.log = {.form = &log_of_ratings, .class = g->id}, .row = &row,
 *                           .row_size = sizeof row, .keep = keep_rating, .loader = l, .group = g};
 *     class_log_read(&c, "classes/maple/ratings.csv"); // keep_rating for each sound row */
#ifndef LOAD_CLASS_LOG_H
#define LOAD_CLASS_LOG_H

#include "load/learner/log.h"

struct class_log {
    struct log log;
    void *row;           /* filled by each row, and given to `keep` with the learner's place */
    struct mark mark;    /* of the row */
    const char *mark_at; /* the column that it is at; NULL: the first */
    size_t row_size;
    void (*keep)(struct class_log *c, struct learner_place *p);
    /* Called for a row with errors; or NULL. */
    void (*spoilt)(struct class_log *c, struct learner_place *p);
    struct date (*day)(const void *row); /* of a row; NULL: it has none */
    bool unread;                         /* the file cannot be read, or is not text */
    VEC(struct class_row) ratings;
    VEC(struct class_attendance) attendance;
    struct loader *loader;
    struct group *group;
    bool has_unknown;        /* some learners of the class cannot be read */
    bool may_be_elsewhere;   /* some learners of the workspace may be unknown */
    struct table *strangers; /* name in the column 'learner' -> struct stranger */
    VEC(struct stranger *) unknown;
};

/* For files that are not tables: `loader` and `group` are set. */
void class_log_start(struct class_log *c);
/* Reads a table by the class's calendar, and reports who is in no class. */
void class_log_read(struct class_log *c, const char *path);

/* The learner of the class or course who has this id, or NULL. */
struct learner_place *class_find(const struct group *g, const char *id);
/* Whose id it is: a learner of the class, or one who is in another class now. NULL if there is
 * none. */
struct learner_place *class_whose_id(const struct class_log *c, const char *id);
/* Is it a learner of the class or course? */
bool class_is_here(const struct class_log *c, const struct learner_place *p);
/* Was the learner in this class on that day, by `earlier` in learner.yaml? */
bool class_was_here(const struct group *g, const struct learner_place *p, struct date day);
/* Has the learner left this class for another? */
bool class_was_ever_here(const struct group *g, const struct learner_place *p);
/* Does a line of the row contain bytes that are not text? They may belong to any of its cells. */
bool class_log_is_damaged(const struct class_log *c, const struct csv_row *row);
/* What an id is in this class, for remedies. */
const char *class_id_is(struct arena *a, const struct group *g);
/* Leaves out everybody, and whoever was in the class before: it is not known what the file says of
 * whom. */
void class_doubt_all(struct loader *l, struct group *g);
/* A table is there as CSV and as a workbook. Either may be the one that counts, so everyone in
 * either is in doubt. */
void class_doubt_both(struct loader *l, const char *csv, struct group *g);

#endif
