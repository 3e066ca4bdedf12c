/* formats.c: which styles of cells show dates and percentages, and what a number is in such a cell.
 * A workbook has no dates of its own: they are counts of days, and only the format says so. */
#include "cells/cells_inner.h"

#include "archive/xml.h"
#include "base/ascii.h"
#include "base/date.h"
#include "base/vec.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- formats ---- */

/* Dates and times among the formats that have a number and no code (ECMA-376, 18.8.30). 27 to 36
 * and 50 to 58 are dates of East Asian languages. */
static enum cells_format built_in(int number) {
    if (number == 9 || number == 10) return CELLS_AS_PERCENT;
    if ((number >= 14 && number <= 22) || (number >= 27 && number <= 36) ||
        (number >= 45 && number <= 47) || (number >= 50 && number <= 58))
        return CELLS_AS_DATE;
    return CELLS_PLAIN;
}

/* "[Red]", "[$-409]", and "[h]": only the last counts hours. */
static bool counts_time(const char *p, size_t n) {
    size_t same = 1;
    if (!n || !strchr("hms", ascii_lower(*p))) return false;
    while (same < n && ascii_lower(p[same]) == ascii_lower(*p)) same++;
    return same == n;
}

/* Only what is before the first semicolon counts: it is for positive numbers. */
static enum cells_format of_code(const char *p) {
    enum cells_format found = CELLS_PLAIN;
    for (; *p && *p != ';'; p++) {
        if (*p == '"' || *p == '[') {
            const char *close = strchr(p + 1, *p == '"' ? '"' : ']');
            if (!close) break;
            if (*p == '[' && counts_time(p + 1, (size_t)(close - p - 1))) return CELLS_AS_DATE;
            p = close;
        } else if (strchr("\\_*", *p)) {
            if (!*++p) break;
        } else if (strncmp(p, "General", 7) == 0) {
            p += 6;
        } else if (strchr("ymdhs", ascii_lower(*p))) {
            return CELLS_AS_DATE;
        } else if (*p == '%') {
            found = CELLS_AS_PERCENT;
        }
    }
    return found;
}

enum cells_format cells_format_of(int number, const char *code) {
    return code ? of_code(code) : built_in(number);
}

/* ---- styles.xml ---- */

int cells_figure(const char *text) {
    enum { LONGEST = 9 };
    const size_t n = strspn(text, "0123456789");
    return n && n <= LONGEST && !text[n] ? (int)strtol(text, NULL, 10) : -1;
}

struct custom {
    int number;
    enum cells_format format;
};

struct styles {
    struct arena *arena;
    VEC(struct custom) custom;
    VEC(unsigned char) of;
    int number;    /* of the format that is being read */
    bool in_cells; /* within cellXfs */
    bool strange;
};

static enum cells_format look_up(const struct styles *s, int number) {
    for (size_t i = 0; i < s->custom.n; i++)
        if (s->custom.v[i].number == number) return s->custom.v[i].format;
    return cells_format_of(number, NULL);
}

static void read_attribute(struct styles *s, const char *element, const char *name,
                           const char *value) {
    if (strcmp(name, "numFmtId") == 0) s->number = cells_figure(value);
    if (strcmp(element, "numFmt") == 0 && strcmp(name, "formatCode") == 0)
        VEC_PUSH(s->arena, &s->custom,
                 ((struct custom){s->number, cells_format_of(s->number, value)}));
    if (strcmp(element, "xf") == 0 && s->in_cells && strcmp(name, "numFmtId") == 0)
        s->of.v[s->of.n - 1] = (unsigned char)look_up(s, s->number);
}

static bool hear_style(void *context, enum xml_event event, const char *element, const char *name,
                       const char *value) {
    enum { MOST = 65536 };
    struct styles *s = context;
    if (event == XML_DOCTYPE || s->of.n >= MOST || s->custom.n >= MOST) s->strange = true;
    if (event == XML_START && strcmp(element, "cellXfs") == 0) s->in_cells = true;
    if (event == XML_END && strcmp(element, "cellXfs") == 0) s->in_cells = false;
    if (event == XML_START && strcmp(element, "xf") == 0 && s->in_cells)
        VEC_PUSH(s->arena, &s->of, CELLS_PLAIN);
    if (event == XML_ATTRIBUTE) read_attribute(s, element, name, value);
    return !s->strange;
}

bool cells_read_formats(struct cells_work *w, const struct buf *part) {
    struct styles s = {.arena = w->arena};
    if (!xml_read(part->p, part->n, hear_style, &s) || s.strange) return cells_damaged(w);
    w->formats = (struct cells_formats){s.of.v, s.of.n};
    return true;
}

/* ---- numbers ---- */

enum { SECONDS = 86400, LAST_DAY = 2958465 /* 9999-12-31 */, DAYS_TO_1904 = 1462 };

/* The day of a count, as Excel has it: it takes 1900 for a leap year, as Lotus 1-2-3 did. */
static void add_day(long day, struct buf *to) {
    enum { LEAP_DAY = 60 };
    if (day == LEAP_DAY) {
        buf_str(to, "1900-02-29");
        return;
    }
    const struct date first = {1899, 12, day < LEAP_DAY ? 31 : 30};
    const struct date date = date_from_days(date_days(first) + day);
    buf_fmt(to, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static bool add_date(double count, bool from_1904, struct buf *to) {
    if (from_1904) count += DAYS_TO_1904;
    if (!(count >= 0 && count < LAST_DAY + 1)) return false;
    const long long all = llround(count * SECONDS);
    const long day = (long)(all / SECONDS), rest = (long)(all % SECONDS);
    if (day > LAST_DAY) return false;
    if (day > 0) add_day(day, to);
    if (day > 0 && rest) buf_char(to, ' ');
    if (day == 0 || rest) buf_fmt(to, "%02ld:%02ld:%02ld", rest / 3600, rest / 60 % 60, rest % 60);
    return true;
}

/* Programs write 2.998 as 2.9980000000000002: 15 figures are what a cell shows of it. */
static void add_number(double value, struct buf *to) {
    char text[40];
    snprintf(text, sizeof text, "%.15g", value);
    buf_str(to, strcmp(text, "-0") == 0 ? "0" : text);
}

enum cells_kind cells_number(const char *text, enum cells_format format, bool from_1904,
                             struct buf *to) {
    char *end;
    const double value = strtod(text, &end);
    if (end == text || *end || !isfinite(value)) {
        buf_str(to, text);
        return CELLS_TEXT;
    }
    if (format == CELLS_AS_DATE && add_date(value, from_1904, to)) return CELLS_DATE;
    if (format == CELLS_AS_PERCENT) {
        add_number(value * 100, to);
        buf_char(to, '%');
        return CELLS_PERCENT;
    }
    add_number(value, to);
    return CELLS_NUMBER;
}
