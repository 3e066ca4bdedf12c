/* calendar.h: weeks and days as a school counts them. */
#ifndef ASSESS_CALENDAR_H
#define ASSESS_CALENDAR_H

#include "model/model.h"

/* Days from the first date to the second; negative when it lies before. */
long days_from(struct date a, struct date b);

/* The Monday of the week of d (ISO 8601: Sunday closes a week). */
struct date week_begins(struct date d);

/* Days after `since` up to `until`, but not the holidays: days between two terms, and those before the first
 * term once it has begun. A summer is no silence of the learner's. Days after the last term count: the next one
 * may not be written down yet. Without terms every day counts. */
long school_days(const struct workspace *w, struct date since, struct date until);

#endif
