/* attendance.h: how often a learner was away. */
#ifndef MODEL_ATTENDANCE_H
#define MODEL_ATTENDANCE_H

#include "base/date.h"
#include "base/dec.h"

#include <stdbool.h>

/* Counted from the first day of the term through `until`. */
struct attendance {
    struct term *term;
    struct date until;
    struct dec absent; /* days, also half ones */
    int late;          /* times */
    struct dec days;   /* of school */
    bool has_late, has_days;
};

/* A row of a class's attendance.csv. */
struct class_attendance {
    const char *learner; /* id */
    struct attendance attendance;
};

#endif
