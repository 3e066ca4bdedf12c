/* attendance.c: the rows of a class's attendance.csv. The file is read by load/class. */
#include "load/load_inner.h"

#include "model/attendance.h"

static bool read_term(struct schema *s, const struct schema_field *f, const struct yml *node,
                      void *at) {
    void *term;
    (void)f;
    if (!load_later(s, &type_later_term, node, &term)) return false;
    *(struct term **)at = term;
    return true;
}

static const struct schema_type type_term = {"term", "text",    sizeof(struct term *),
                                             true,   read_term, NULL};

static bool check_attendance(struct schema *s, const struct yml *node, void *item) {
    load_check_future(s, node, "until", ((struct attendance *)item)->until, "the row");
    return true;
}

static const struct schema_field attendance_fields[] = {
    {.key = "term",
     SCHEMA_ONE(struct attendance, term, type_term),
     .required = true,
     .doc = "the term"},
    {.key = "until",
     SCHEMA_ONE(struct attendance, until, type_date),
     .required = true,
     .doc = "the last day that was counted; of several rows of a term, the latest is shown"},
    {.key = "absent",
     SCHEMA_ONE(struct attendance, absent, type_dec),
     .required = true,
     .min = 0,
     .max = 366,
     .doc = "days away in this term so far, also half ones"},
    {.key = "late",
     SCHEMA_ONE(struct attendance, late, type_int),
     SCHEMA_HAS(struct attendance, has_late),
     .min = 0,
     .max = 1000,
     .doc = "times late"},
    {.key = "days",
     SCHEMA_ONE(struct attendance, days, type_dec),
     SCHEMA_HAS(struct attendance, has_days),
     .min = 0,
     .max = 366,
     .doc = "days of school in this term so far"},
};
const struct schema_table attendance_table = {
    .what = "a row of attendance",
    .size = sizeof(struct attendance),
    SCHEMA_ROWS(attendance_fields),
    .check = check_attendance,
    .doc = "attendance.csv of a class: one row a learner and term, with the column 'learner'"};
