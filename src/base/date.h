/* date.h: calendar dates as a school writes them (proleptic Gregorian, no time zone).
 *
 * A zeroed struct date means "no date".
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>

struct date {
    short year; /* 1..9999; 0 = no date */
    signed char month, day;
};

/* Accepts exactly YYYY-MM-DD, and only a day that exists. Otherwise returns false and leaves *out
 * unchanged. */
bool date_parse(const char *s, size_t n, struct date *out);
bool date_is_set(struct date d);
/* <0, 0, >0; "no date" comes before every date. */
int date_cmp(struct date a, struct date b);
/* Days since 1970-01-01. */
long date_days(struct date d);
struct date date_from_days(long days);
/* 0 Sunday .. 6 Saturday. */
int date_weekday(struct date d);
/* Writes YYYY-MM-DD and a NUL; "" for no date. */
void date_iso(struct date d, char out[20]);

#endif
