/* labels.h: words for dates, people, and kinds of things, in the language of the page.
 *
 *     say_day(v, rating->date);           // "October 3"
 *     say_assessor(v, rating->by);        // "my teacher"
 *     say_who_rated(v, rating);           // "Ms. Okafor", or "my teacher" without a name
 *
 * Texts are in v->arena or in the catalog. say_date and say_day return NULL for a date that is not
 * set. */
#ifndef VIEW_LABELS_H
#define VIEW_LABELS_H

#include "model/evidence.h"
#include "model/goal.h"
#include "model/rated.h"
#include "view/words/said.h"

const char *say_date(const struct viewer *v, struct date d, enum date_style style);
/* Leaves out the year if it is the year of the as-of day. */
const char *say_day(const struct viewer *v, struct date d);
const char *say_assessor(const struct viewer *v, enum assessor by);
/* The same for staff: "teacher", "learner". */
const char *say_rater(const struct viewer *v, enum assessor by);
/* The name of the one who gave the rating; without one, as above. */
const char *say_who_rated(const struct viewer *v, const struct rating *r);
const char *say_who_rated_to_staff(const struct viewer *v, const struct rating *r);
/* "was away": for what is written in place of a level. */
const char *say_unrated(const struct viewer *v, enum unrated unrated);
const char *say_stage(const struct viewer *v, enum stage stage);
const char *say_evidence_kind(const struct viewer *v, enum evidence_kind kind);
/* If a classmate has the same name, with the learner's told_apart: "Ana Bell (Anita)". */
const char *label_full_name(const struct viewer *v);
/* "Maple Room · Cedar Grove School" */
const char *label_where_from(const struct viewer *v);
const char *label_term_name(const struct viewer *v); /* or NULL */
/* Of a past day: that what has no date is left out. NULL if nothing is. */
const char *label_left_out(const struct viewer *v);
const char *say_goal_status(const struct viewer *v, enum goal_status status); /* NULL: unknown */
struct said said_term(const struct viewer *v);
/* Sets the ticks of a growth chart, first days of months, from the ends of its time axis. */
void label_ticks(const struct viewer *v, struct plot *p);

#endif
