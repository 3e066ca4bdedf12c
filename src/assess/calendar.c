/* calendar.c: weeks and days as a school counts them. Knows dates and terms, but no learners. */
#include "assess/calendar.h"

#include "model/term.h"

long calendar_days_from(struct date a, struct date b) { return date_days(b) - date_days(a); }

struct date calendar_week_begins(struct date d) {
    int after_monday = (date_weekday(d) + 6) % 7;
    return date_from_days(date_days(d) - after_monday);
}

/* How many of the days first .. last are within from .. to. */
static long common_days(long first, long last, long from, long to) {
    if (from > first) first = from;
    if (to < last) last = to;
    return last >= first ? last - first + 1 : 0;
}

long calendar_school_days(const struct calendar *c, struct date since, struct date until) {
    long first = date_days(since) + 1, last = date_days(until), days = last - first + 1;
    if (days <= 0) return 0;
    if (c->n_terms && date_cmp(until, c->terms[0].starts) >= 0)
        days -= common_days(first, last, first, date_days(c->terms[0].starts) - 1);
    for (size_t i = 1; i < c->n_terms; i++)
        days -= common_days(first, last, date_days(c->terms[i - 1].ends) + 1,
                            date_days(c->terms[i].starts) - 1);
    return days;
}
