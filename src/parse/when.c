/* when.c: reads dates, and explains both readings of ambiguous ones. */
#include "parse/when.h"

#include "parse/source.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

struct numbers { /* three numbers with the same separator between them */
    int v[3], digits[3];
    char separator;
};

static bool three_numbers(const char *s, struct numbers *out) {
    *out = (struct numbers){0};
    for (int i = 0; i < 3; i++) {
        for (; *s >= '0' && *s <= '9' && out->digits[i] < 4; s++, out->digits[i]++)
            out->v[i] = out->v[i] * 10 + (*s - '0');
        if (out->digits[i] == 0) return false;
        if (i == 2) break;
        if (!*s || !strchr("-/. ", *s) || (i == 1 && *s != out->separator)) return false;
        out->separator = *s++;
    }
    return *s == '\0' || (*s == '.' && s[1] == '\0');
}

/* The date as text; NULL if there is no such day. */
static const char *iso(struct arena *a, int year, int month, int day) {
    char text[40];
    struct date d;
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return NULL;
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return date_parse(text, 10, &d) ? arena_strdup(a, text) : NULL;
}

static const char *spoken(struct arena *a, int month, int day, int year) {
    return arena_printf(a, "%s %d, %d", months[month - 1], day, year);
}

static int days_in(int year, int month) {
    struct date next = {(short)year, (signed char)(month + 1), 1};
    if (month == 12) next = (struct date){(short)(year + 1), 1, 1};
    return year >= 9999 ? 31 : date_from_days(date_days(next) - 1).day;
}

static struct when_fault absent(struct arena *a, const char *quoted, int year, int month, int day) {
    const char *text = arena_printf(a, "'%s' is not a date", quoted), *remedy;
    const char *turned = iso(a, year, day, month);
    if (month >= 1 && month <= 12 && year >= 1)
        remedy =
            arena_printf(a, "%s %d has %d days", months[month - 1], year, days_in(year, month));
    else if (turned)
        remedy = arena_printf(
            a, "there is no month %d; dates are year-month-day: did you mean '%s' (%s)?", month,
            turned, spoken(a, day, month, year));
    else
        remedy = "months go from 01 to 12: a date looks like 2026-03-04 (March 4, 2026)";
    return (struct when_fault){CODE_DATE_ABSENT, text, remedy};
}

/* "3/4/2026": month first, or day first? */
static struct when_fault year_last(struct arena *a, const char *quoted, const struct numbers *n) {
    int x = n->v[0], y = n->v[1], year = n->v[2];
    const char *us = iso(a, year, x, y), *other = iso(a, year, y, x), *remedy;
    const char *text = arena_printf(a, "the date '%s' is not written as year-month-day", quoted);
    if (us && other && strcmp(us, other) != 0) {
        text = arena_printf(a, "the date '%s' can be read in two ways", quoted);
        remedy = arena_printf(a, "write '%s' for %s, or '%s' for %s", us, spoken(a, x, y, year),
                              other, spoken(a, y, x, year));
    } else if (us || other) {
        remedy = arena_printf(a, "write '%s'", us ? us : other);
    } else if (x >= 1 && x <= 12) {
        return absent(a, quoted, year, x, y);
    } else if (y >= 1 && y <= 12) {
        return absent(a, quoted, year, y, x);
    } else {
        remedy = "write dates as year-month-day, like 2026-03-04 (March 4, 2026)";
    }
    return (struct when_fault){CODE_DATE_SHAPE, text, remedy};
}

static struct when_fault explain(struct arena *a, const char *text) {
    const char *quoted = source_quote(a, text);
    struct numbers n;
    bool three = three_numbers(text, &n);
    if (three && n.digits[0] == 4 && n.digits[1] <= 2 && n.digits[2] <= 2) {
        const char *right = iso(a, n.v[0], n.v[1], n.v[2]);
        if (!right) return absent(a, quoted, n.v[0], n.v[1], n.v[2]);
        return (struct when_fault){
            CODE_DATE_SHAPE,
            arena_printf(a, "the date '%s' is not written as year-month-day", quoted),
            arena_printf(a, "write '%s'", right)};
    }
    if (three && n.digits[2] == 4 && n.digits[0] <= 2 && n.digits[1] <= 2)
        return year_last(a, quoted, &n);
    return (struct when_fault){
        CODE_DATE_SHAPE, arena_printf(a, "expected a date like 2026-03-04, found '%s'", quoted),
        "write the day as 2026-10-03 (October 3, 2026)"};
}

bool when_date(struct arena *a, const char *text, struct date *out, struct when_fault *fault) {
    if (date_parse(text, strlen(text), out)) return true;
    *fault = explain(a, text);
    return false;
}

/* What follows the minutes: nothing, ":00", "PM", or " p.m.". *half: 0, 'a', or 'p'. */
static bool half_of_day(const char *s, char *half) {
    static const char *const written[] = {"am", "pm", "a.m.", "p.m."};
    if (strncmp(s, ":00", 3) == 0) s += 3;
    while (*s == ' ') s++;
    *half = 0;
    if (!*s) return true;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        if (strcasecmp(s, written[i]) == 0) *half = written[i][0];
    return *half != 0;
}

static bool clock_time(const char *s, int *hour, int *minute) {
    char half;
    int digits = 0, h = 0;
    for (; *s >= '0' && *s <= '9' && digits < 2; s++, digits++) h = h * 10 + (*s - '0');
    if (digits == 0 || *s != ':') return false;
    if (s[1] < '0' || s[1] > '5' || s[2] < '0' || s[2] > '9') return false;
    if (h > 23 || !half_of_day(s + 3, &half)) return false;
    if (half && (h < 1 || h > 12)) return false;
    if (half) h = h % 12 + (half == 'p' ? 12 : 0);
    *hour = h;
    *minute = (s[1] - '0') * 10 + (s[2] - '0');
    return true;
}

/* Where a date ends: before a blank, or the T of "2026-11-24T15:20". */
static size_t date_length(const char *text) {
    size_t n = 0;
    while (text[n] && text[n] != ' ' &&
           !(text[n] == 'T' && n > 0 && text[n - 1] >= '0' && text[n - 1] <= '9'))
        n++;
    return n;
}

/* "Tuesday 17:00": what is wrong is not its first word alone. */
static struct when_fault no_time(struct arena *a, const char *text) {
    return (struct when_fault){
        CODE_DATE_SHAPE,
        arena_printf(a, "expected a date like 2026-03-04 15:20, found '%s'", source_quote(a, text)),
        "write the day and time as 2026-11-24 15:20"};
}

bool when_time(struct arena *a, const char *text, struct date *out, int *hour, int *minute,
               struct when_fault *fault) {
    struct numbers numbers;
    *hour = *minute = -1;
    const size_t n = date_length(text);
    const char *day = arena_strndup(a, text, n), *rest = text + n;
    if (!when_date(a, day, out, fault)) {
        if (*rest && !three_numbers(day, &numbers)) *fault = no_time(a, text);
        return false;
    }
    while (*rest == ' ' || *rest == 'T') rest++;
    if (!*rest || clock_time(rest, hour, minute)) return true;
    *fault = (struct when_fault){
        CODE_TIME_SHAPE, arena_printf(a, "'%s' is not a date and a time", source_quote(a, text)),
        "write the time from 0:00 to 23:59, like 2026-11-24 15:20, or like 3:20 PM"};
    return false;
}
