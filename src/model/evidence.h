/* evidence.h: ratings and pieces of evidence. */
#ifndef MODEL_EVIDENCE_H
#define MODEL_EVIDENCE_H

#include "base/date.h"
#include "base/dec.h"
#include "model/audiences.h"
#include "model/basics.h"
#include "model/people.h"
#include "model/rated.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

struct rating {
    struct target *target;
    /* On the scale of the day that everything is asked about; zero if there is none. */
    struct dec level;
    enum unrated unrated; /* why there is no level */
    /* If it was given on an earlier scale: that scale and its level there. It is among the ratings
     * if it counts as a level of today's scale, otherwise among those without one. */
    const struct scale *then;
    struct dec given;
    bool judged; /* a judgment of an earlier scale, which is none today */
    enum assessor by;
    const char *who; /* the name of the one who gave it; or NULL */
    enum stage stage;
    struct date date;
    const char *note;          /* or NULL */
    struct evidence *evidence; /* that contains it, or NULL for a quick check */
    struct mark mark;
};

/* A row of a class-wide ratings.csv. */
struct class_row {
    const char *learner; /* id */
    struct rating rating;
};

#define EVIDENCE_KINDS(X)                 \
    X(PROJECT, "project")                 \
    X(PAPER, "paper")                     \
    X(PRESENTATION, "presentation")       \
    X(PERFORMANCE, "performance")         \
    X(TEST, "test")                       \
    X(OBSERVATION, "observation")         \
    X(CONVERSATION, "conversation")       \
    X(DATA, "data")                       \
    X(ARTWORK, "artwork")                 \
    X(WORK_EXPERIENCE, "work-experience") \
    X(CERTIFICATION, "certification")     \
    X(OTHER, "other")

enum evidence_kind {
#define X(NAME, text) EVIDENCE_##NAME,
    EVIDENCE_KINDS(X)
#undef X
        EVIDENCE_KIND_COUNT
};

struct evidence_file {
    const char *name;         /* in its folder */
    const char *path;         /* in the workspace */
    const char *alt;          /* NULL = not given */
    const char *caption;      /* or NULL */
    struct table_data *table; /* content of a CSV file; NULL for other files */
    long long size;           /* bytes */
    struct people_said said;  /* for this file; if not written here, the piece's */
    enum file_sort sort;
    const char *unread; /* why it cannot be read; NULL if it can (file_sorts.h) */
};

/* A small table of text, from a CSV file among the evidence. */
struct table_data {
    const char **heads;
    size_t n_columns;
    const char ***rows;
    size_t n_rows;
};

struct evidence {
    const char *id; /* folder or file name without ending: "2026-10-03-bridge" */
    const char *title;
    struct date date;
    enum evidence_kind kind;
    struct partner *partner;
    struct dec hours;
    bool has_hours;
    bool featured;
    struct people_said said; /* of its files */
    enum audience audience;
    struct block *reflection;    /* Markdown, or NULL */
    struct evidence_file *files; /* by name */
    size_t n_files;
    struct texts mentions; /* ids of learners whom it may name */
    struct mark mark;
};

#endif
