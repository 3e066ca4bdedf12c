/* move_step.h: one learner's move in its steps, for commands that move one learner or many: first
 * everything is read and checked, then it is done. */
#ifndef PIPELINE_MOVE_STEP_H
#define PIPELINE_MOVE_STEP_H

#include "base/date.h"
#include "base/diag.h"
#include "model/group.h"

struct learner;
struct workspace;

struct move {
    struct arena *arena; /* of everything here */
    struct diags *diags;
    const struct workspace *w;
    const struct learner_place *place;
    const struct group *group; /* the new class; that of `place`: the learner stays */
    struct date on;            /* the first day there */
    bool many; /* one of many: the caller has checked the day, and messages fit all of them */
    const char *folder;            /* the new one, in the workspace; set by move_find_folder */
    const struct learner *learner; /* set by move_read */
    char *profile;                 /* the new learner.yaml */
    size_t n_profile;
    VEC(const char *) done, look;
};

/* A finding that says why nothing is done; false. `file` is in the workspace, or NULL. */
bool move_refused(struct move *x, const char *file, const char *text, const char *remedy);

/* The class with this id, path, or "north/maple"; NULL, with a finding, if there is none or several
 * or it is a course. */
const struct group *move_find_class(struct move *x, const char *word);
/* As learner.yaml names a class: with the school, if there are schools. */
const char *move_name_of(const struct group *g);

/* Each of these is false, with a finding, if the learner cannot be moved. In this order: */
bool move_find_folder(struct move *x); /* nothing is in the way */
bool move_read(struct move *x);        /* the learner, and the bytes of learner.yaml */
bool move_check_day(struct move *x);
/* learner.yaml gets what it needs in the new class. */
bool move_write_earlier(struct move *x);
bool move_put_item(struct move *x, const char *key, const char *item);
bool move_put_value(struct move *x, const char *key, const char *value);
/* `key` becomes `to`, or is gone (NULL). */
bool move_put_key(struct move *x, const char *key, const char *to, const char *value);
/* What a person should look at. */
void move_look_around(struct move *x);

/* Renames the folder, and changes learner.yaml, or only the latter if the learner stays. If it
 * fails, everything is as it was. */
bool move_put_in_place(struct move *x);
/* Was a move to `group` cut off after the folder was renamed? */
bool move_was_cut_off(struct move *x);
/* Ends it. */
bool move_end(struct move *x);

#endif
