/* goal.h: goals and check-ins. */
#ifndef MODEL_GOAL_H
#define MODEL_GOAL_H

#include "base/date.h"
#include "model/basics.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

enum goal_status {
    GOAL_WORKING,
    GOAL_MET,
    GOAL_CHANGED,
    GOAL_UNKNOWN /* of a past day, where nothing says when it was met or changed */
};

struct check_in {
    struct date date;
    const char *note;
    int confidence;          /* 1..5; 0 = not given */
    enum goal_status status; /* since that day; only if has_status */
    bool has_status;
};

struct goal {
    const char *id;
    const char *text;      /* `goal` */
    struct target *target; /* or NULL */
    const char *why;
    struct texts i_will, i_need, family_can;
    struct date set, due;
    struct date since;       /* of `status`, if no check-in says it */
    enum goal_status status; /* on the as-of day; of struct learner.written: as written */
    bool dropped;            /* it was changed for another one, or may have been */
    struct check_in *check_ins;
    size_t n_check_ins;
    struct mark mark;
};

#endif
