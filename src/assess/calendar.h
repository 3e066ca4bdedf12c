/* calendar.h: weeks and days as a school counts them.
 *
 *     long quiet = calendar_school_days(learner->calendar, last, today);
 *     if (quiet >= 21) ...                // three weeks without the holidays */
#ifndef ASSESS_CALENDAR_H
#define ASSESS_CALENDAR_H

#include "base/date.h"

struct calendar;

/* Days from the first date to the second; negative if the second is earlier. */
long calendar_days_from(struct date a, struct date b);

/* The Monday of the week of d (ISO 8601: weeks end on Sunday). */
struct date calendar_week_begins(struct date d);

/* Days after `since` up to `until`, without holidays: the days between two terms, and those before
 * the first term once it has begun. A summer does not count as silence. Days after the last term
 * count, since the next one may not be in the settings yet. Without terms every day counts. */
long calendar_school_days(const struct calendar *c, struct date since, struct date until);

#endif
