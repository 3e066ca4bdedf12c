/* date.c: civil dates and day numbers.
 *
 * The conversions follow the era arithmetic of H. Hinnant, "chrono-compatible low-level date
 * algorithms": the year begins in March, and 400 years are an era of 146,097 days. */
#include "base/date.h"

#include <stdio.h>

static bool number(const char *s, int digits, int *out) {
    int v = 0;
    for (int i = 0; i < digits; i++) {
        if (s[i] < '0' || s[i] > '9') return false;
        v = v * 10 + (s[i] - '0');
    }
    *out = v;
    return true;
}

static int month_days(int year, int month) {
    static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool date_parse(const char *s, size_t n, struct date *out) {
    int y, m, d;
    if (n != 10 || s[4] != '-' || s[7] != '-') return false;
    if (!number(s, 4, &y) || !number(s + 5, 2, &m) || !number(s + 8, 2, &d)) return false;
    if (y < 1 || m < 1 || m > 12 || d < 1 || d > month_days(y, m)) return false;
    *out = (struct date){(short)y, (signed char)m, (signed char)d};
    return true;
}

bool date_is_set(struct date d) { return d.year != 0; }

int date_cmp(struct date a, struct date b) {
    if (a.year != b.year) return a.year < b.year ? -1 : 1;
    if (a.month != b.month) return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

long date_days(struct date d) {
    long y = d.month <= 2 ? d.year - 1 : d.year;
    long era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
    long doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    long doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

struct date date_from_days(long days) {
    long z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    long month = mp < 10 ? mp + 3 : mp - 9, year = yoe + era * 400 + (month <= 2);
    return (struct date){(short)year, (signed char)month,
                         (signed char)(doy - (153 * mp + 2) / 5 + 1)};
}

int date_weekday(struct date d) {
    long w = (date_days(d) + 4) % 7;
    return (int)(w < 0 ? w + 7 : w);
}

void date_iso(struct date d, char out[20]) {
    out[0] = '\0';
    if (date_is_set(d)) snprintf(out, 20, "%04d-%02d-%02d", d.year, d.month, d.day);
}
