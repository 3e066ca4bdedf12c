/* photos_inner.h: shared by the files photos*.c only. */
#ifndef PIPELINE_PHOTOS_INNER_H
#define PIPELINE_PHOTOS_INNER_H

#include "base/date.h"
#include "base/hash.h"
#include "base/vec.h"
#include "pipeline/exchange/photos_sort.h"

#include <stddef.h>

struct group;
struct learner_place;
struct workspace;

struct photos_copy { /* a file of a piece, which is there now, or would be */
    const char *name;
    struct hash hash;
    long long size;
};

/* A folder that a photo may belong into: a piece of a learner, or of a class. */
struct photos_piece {
    const char *id;
    const char *path;  /* in the workspace */
    const char *title; /* or NULL */
    struct date day;
    const struct group *group;         /* the class; NULL: a learner's own */
    const struct learner_place *owner; /* or NULL */
    VEC(const struct learner_place *) who;
    bool read;               /* what it says could be understood */
    bool is_file;            /* a file without a folder: no photo can be put beside it */
    bool failed;             /* nothing more is written here */
    struct table *described; /* names of files with an alternative text */
    VEC(struct photos_copy) copies;
};

struct photos_found {
    VEC(const struct learner_place *) learners; /* who may be meant, of the chosen classes */
    VEC(struct photos_piece *) pieces;
    struct table *by_path; /* of pieces */
    bool unread;           /* there are learners whose names are not known */
};

/* Finds all pieces, also those that cannot be understood. class: NULL: all. False, with a finding,
 * if a folder cannot be searched. */
bool photos_find(struct arena *a, const struct workspace *w, const struct group *class,
                 struct photos_found *out, struct diags *diags);

/* ---- where a photo belongs ---- */

struct photos_names; /* whom and what a word may mean */
struct photos_names *photos_names_of(struct arena *a, const struct photos_found *found);

/* A photo, by its path in the folder with the photos. */
struct photos_photo {
    const char *path;
    /* Gives the day on which it was taken; false if that is not known. */
    bool (*taken)(void *context, struct date *day);
    void *context;
};
/* The place; NULL with the reason in *why, in the arena. */
struct photos_piece *photos_place_of(struct arena *a, const struct photos_found *found,
                                     const struct photos_names *names,
                                     const struct photos_photo *photo, const char **why);
/* The first day written in a text as 2026-11-20 or 20261120; *more: there is another one. */
struct date photos_day_in(const char *text, bool *more);

/* ---- the list ---- */

struct photos_row {
    const char *file, *shown, *alt, *caption, *people, *of;
    size_t line; /* of the rows that were read, from 0 */
};
struct load_list;
/* Reads a list; rows are in its order. NULL, with findings. */
struct load_list *photos_list_read(struct arena *a, const char *file, struct diags *diags,
                                   struct photos_row **rows, size_t *n);
/* In which column a finding is. */
enum { PHOTOS_FILE, PHOTOS_SHOWN, PHOTOS_ALT, PHOTOS_CAPTION, PHOTOS_PEOPLE, PHOTOS_OF };
extern const char photos_list_name[]; /* "photos.csv" */
/* Its path from where the command was started. */
const char *photos_list_from_here(struct arena *a, const struct photos_wish *wish);
/* Writes photos.csv for its owner alone: the rows that it has, as they were typed, and of these
 * those that it lacks. Photos that are described by now are left out. */
bool photos_list_write(struct arena *a, const struct workspace *w, const struct photos_found *found,
                       const struct photos_row *rows, size_t n, struct diags *diags);

/* ---- shared ---- */

/* One at a time: of two that read the same files, the later one would undo the other. False, with
 * a finding. */
bool photos_lock(struct arena *a, const struct workspace *w, int *lock, struct diags *diags);
/* The piece that a path in the workspace is in, and the name there; NULL if there is none. */
struct photos_piece *photos_piece_of(struct arena *a, const struct photos_found *found,
                                     const char *path, const char **name);

#endif
