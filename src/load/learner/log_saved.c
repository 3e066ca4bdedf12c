/* log_saved.c: the cells of a log as people and spreadsheet programs save them, rewritten to what
 * log_row reads: dates in the order of a country, with a time, or with a year of two digits; levels
 * with a decimal comma; the marks of grade books; targets in another case, or by their words.
 *
 * A date is never guessed by itself: `dates` in folioscope.yaml decides. Without it, a date of the
 * column that can be read in only one way (10/13 is month first) decides for all; if there is none,
 * there is one finding for the column. A cell that is not understood is left as it is, and gets its
 * finding in log_row. */
#include "load/learner/log.h"
#include "load/levels.h"

#include "i18n/spelling.h"
#include "model/framework.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"
#include "parse/when.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* ---- dates ---- */

/* "10/3/2026 0:00": two figures whose meaning depends on the order, and a year. */
struct written_date {
    int first, second, year;
    char separator;
};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Reads one to `most` digits, and returns what follows them, or NULL. */
static const char *read_figure(const char *p, int most, int *figure, int *digits) {
    *figure = *digits = 0;
    for (; is_digit(*p) && *digits < most; p++, ++*digits) *figure = *figure * 10 + (*p - '0');
    return *digits && !is_digit(*p) ? p : NULL;
}

/* Is it the end, or a time of day: " 0:00", "T00:00:00Z", " 12:00 AM"? */
static bool ends_or_time(const char *p) {
    if (!*p) return true;
    return (*p == ' ' || *p == 'T') && is_digit(p[1]) && strchr(p, ':') &&
           p[1 + strspn(p + 1, "0123456789:. APMapmZ")] == '\0';
}

/* `today`: the year that counts as this one. A year of two digits is a near one, or none. */
enum { NEAR_YEARS = 10 };

static bool read_written(const char *text, int today, struct written_date *d) {
    int digits, figures[3];
    const char *p = text;
    for (int i = 0; i < 3; i++) {
        p = read_figure(p, i == 2 ? 4 : 2, &figures[i], &digits);
        if (!p) return false;
        if (i == 0) d->separator = *p;
        if (i < 2 && (!*p || !strchr("/-.", *p) || *p++ != d->separator)) return false;
    }
    if (digits == 2 && d->separator != '/') return false; /* "26-10-03" */
    if (digits != 2 && digits != 4) return false;
    d->first = figures[0];
    d->second = figures[1];
    d->year = digits == 2 ? 2000 + figures[2] : figures[2];
    if (digits == 2 && (d->year < today - NEAR_YEARS || d->year > today + 1)) return false;
    return ends_or_time(p);
}

static const char *iso_text(struct arena *a, int year, int month, int day) {
    return arena_printf(a, "%04d-%02d-%02d", year, month, day);
}

/* "2026-10-03 00:00:00" and "2026/10/3", which can be read in one way only; otherwise NULL. */
static const char *year_first(struct arena *a, const char *text) {
    int year, month, day, digits;
    const char *p = read_figure(text, 4, &year, &digits);
    if (!p || digits != 4 || (*p != '-' && *p != '/')) return NULL;
    const char separator = *p;
    p = read_figure(p + 1, 2, &month, &digits);
    if (!p || *p != separator) return NULL;
    p = read_figure(p + 1, 2, &day, &digits);
    return p && ends_or_time(p) && (*p || separator == '/') ? iso_text(a, year, month, day) : NULL;
}

static bool is_day(int year, int month, int day) {
    char iso[32];
    struct date date;
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
    return date_parse(iso, strlen(iso), &date);
}

/* What the dates of a column say of their order. */
struct date_order {
    bool month_first, day_first;    /* some can only be read so */
    const struct csv_cell *unclear; /* the first that can be read in two ways */
};

/* Only days that exist have a say: a slip of the finger does not turn the others around. */
static void look_at(struct date_order *o, int today, const struct csv_cell *cell) {
    struct written_date d;
    if (!read_written(cell->text, today, &d) || d.separator == '.') return;
    const bool months = is_day(d.year, d.first, d.second), days = is_day(d.year, d.second, d.first);
    if (days && !months)
        o->day_first = true;
    else if (months && !days)
        o->month_first = true;
    else if (months && d.first != d.second && !o->unclear)
        o->unclear = cell;
}

/* with_time: the time of day is kept. */
static void rewrite_date(struct arena *a, struct csv_cell *cell, int today, enum dates_order order,
                         bool with_time) {
    struct written_date d;
    const char *iso = year_first(a, cell->text);
    if (!iso && read_written(cell->text, today, &d)) {
        int day = d.first, month = d.second;
        if (order == DATES_MONTH_FIRST && d.separator != '.') {
            day = d.second;
            month = d.first;
        }
        if (is_day(d.year, month, day)) iso = iso_text(a, d.year, month, day);
    }
    const char *time = cell->text + strcspn(cell->text, " T");
    if (iso) cell->text = with_time && *time ? arena_printf(a, "%s%s", iso, time) : iso;
}

static bool unclear_dates(struct log *log, const struct csv_cell *cell) {
    struct schema *s = &log->schema;
    struct yml node = log_cell(cell);
    return schema_fault(
        s, &node, CODE_DATE_ORDER,
        arena_printf(s->arena,
                     "the dates of this file can be read in two ways, beginning with '%s'",
                     source_quote(s->arena, cell->text)),
        "write 'dates: month-first' or 'dates: day-first' in folioscope.yaml, or dates as 2026-03-04");
}

/* The order by which dates are read: that of folioscope.yaml, or what they say themselves. */
static enum dates_order order_of(const struct workspace *w, const struct date_order *o) {
    if (w->dates != DATES_UNSAID || o->month_first == o->day_first) return w->dates;
    return o->month_first ? DATES_MONTH_FIRST : DATES_DAY_FIRST;
}

const char *load_typed_day(struct arena *a, const char *text, int year) {
    struct csv_cell cell = {.text = text};
    struct date_order o = {0};
    look_at(&o, year, &cell);
    if (o.unclear) return NULL;
    rewrite_date(a, &cell, year, o.month_first ? DATES_MONTH_FIRST : DATES_DAY_FIRST, true);
    return cell.text;
}

bool load_typed_time(struct arena *a, const char *text, int year, struct date *day, int *hour,
                     int *minute) {
    struct when_fault fault;
    const char *typed = load_typed_day(a, text, year);
    return typed && when_time(a, typed, day, hour, minute, &fault) && *hour >= 0;
}

const char *log_date_meant(const struct workspace *w, struct arena *a, const char *text) {
    struct csv_cell cell = {.text = text};
    struct date_order o = {0};
    look_at(&o, w->calendar->as_of.year, &cell);
    const enum dates_order order = order_of(w, &o);
    if (order != DATES_UNSAID || !o.unclear)
        rewrite_date(a, &cell, w->calendar->as_of.year, order, false);
    return cell.text;
}

static bool settle_dates(struct log *log, size_t column) {
    const struct loader *l = log->schema.context;
    const struct csv *csv = log->csv;
    struct date_order o = {0};
    for (size_t i = 0; i < csv->n_rows; i++)
        look_at(&o, l->w->calendar->as_of.year, &csv->rows[i].cells[column]);
    const enum dates_order order = order_of(l->w, &o);
    const bool contradict = o.month_first && o.day_first;
    if (order == DATES_UNSAID && !contradict && o.unclear) return unclear_dates(log, o.unclear);
    if (order == DATES_UNSAID && contradict) return true; /* each has its finding */
    for (size_t i = 0; i < csv->n_rows; i++)
        rewrite_date(log->schema.arena, &csv->rows[i].cells[column], l->w->calendar->as_of.year,
                     order, log->fields[column]->type == &type_moment);
    return true;
}

/* ---- targets ---- */

/* The targets by their ids and words, without regard to case; words of two targets have no target:
 * a struct named whose target is NULL. */
struct named {
    const struct target *target;
};

static void name_target(struct arena *a, struct table *names, const char *name,
                        const struct target *t) {
    const char *key = spell_key(a, name);
    struct named *n = table_find(names, key);
    if (n) {
        if (n->target != t) n->target = NULL;
        return;
    }
    n = arena_make(a, struct named);
    n->target = t;
    table_set(names, key, n);
}

static struct table *target_names(struct arena *a, const struct names *targets) {
    struct table *names = table_new(a);
    for (size_t i = 0; i < targets->ids.n; i++) {
        const struct target *t = ids_find(targets, targets->ids.v[i]);
        name_target(a, names, t->id, t);
        for (size_t k = 0; k < t->text.n; k++) name_target(a, names, t->text.entries[k].text, t);
    }
    return names;
}

const char *log_target_named(const struct loader *l, struct arena *a, const char *text) {
    const struct names *targets = &l->index->targets;
    if (!*text || ids_find(targets, text)) return *text ? text : NULL;
    const struct named *n = table_find(target_names(a, targets), spell_key(a, text));
    return n && n->target ? n->target->id : NULL;
}

/* The names are listed at the first cell that needs them. */
static void settle_target(struct log *log, struct csv_cell *cell, struct table **names) {
    const struct loader *l = log->schema.context;
    const struct names *targets = &l->index->targets;
    if (!*cell->text || ids_find(targets, cell->text)) return;
    if (!*names) *names = target_names(log->schema.arena, targets);
    const struct named *n = table_find(*names, spell_key(log->schema.arena, cell->text));
    if (n && n->target) cell->text = n->target->id;
}

/* ---- levels ---- */

/* "2,5", which a spreadsheet program writes where a comma is the decimal separator. */
static const char *with_point(struct arena *a, const char *text) {
    const char *comma = strchr(text, ',');
    if (!comma || text[strspn(text, "+-0123456789,")] || strchr(comma + 1, ',')) return NULL;
    char *copy = arena_strdup(a, text);
    copy[comma - text] = '.';
    return copy;
}

/* The level whose name begins with these letters: "M" may be Meeting, and "EX" Exceeding. */
static const char *level_begun(struct arena *a, const struct scale *scale, const char *letters) {
    const char *key = spell_key(a, letters);
    for (size_t i = 0; scale && i < scale->n_levels; i++)
        for (size_t k = 0; k < scale->levels[i].name.n; k++) {
            const char *name = scale->levels[i].name.entries[k].text;
            if (strncmp(spell_key(a, name), key, strlen(key)) == 0) return name;
        }
    return NULL;
}

/* The mark that a grade book writes so. If it may also be short for a level, that is said, once. */
static const char *mark_of(struct log *log, const struct csv_cell *cell,
                           const struct scale *scale) {
    struct schema *s = &log->schema;
    const char *mark = load_mark_meant(cell->text),
               *level = mark ? level_begun(s->arena, scale, cell->text) : NULL;
    if (level && !log->mark_reported) {
        struct yml node = log_cell(cell);
        log->mark_reported = true;
        schema_fault(
            s, &node, CODE_MARK_OR_LEVEL,
            arena_printf(s->arena, "'%s' is read as '%s', and not as '%s'", cell->text, mark,
                         source_quote(s->arena, level)),
            "if the level is meant, write its whole name or its value in all of these rows");
    }
    return mark;
}

/* A value or a name stays as it is. */
static void settle_level(struct log *log, const struct csv_row *row, struct csv_cell *cell,
                         size_t target_column) {
    const struct loader *l = log->schema.context;
    struct arena *a = log->schema.arena;
    const struct target *t = target_column == NO_COLUMN
                                 ? NULL
                                 : ids_find(&l->index->targets, row->cells[target_column].text);
    const struct framework *f = t ? t->competency->framework : NULL;
    const struct scale *scale = f ? f->scale : NULL;
    size_t named;
    if (strspn(cell->text, "+-.0123456789") == strlen(cell->text)) return;
    for (size_t i = 0; f && i < f->scales.n; i++)
        if (load_level_named(a, f->scales.v[i].scale, cell->text, &named)) return;
    const char *text = mark_of(log, cell, scale);
    if (!text) text = with_point(a, cell->text);
    if (text) cell->text = text;
}

/* ---- the file ---- */

static void settle_number(struct log *log, struct csv_cell *cell) {
    const char *text = with_point(log->schema.arena, cell->text);
    if (text) cell->text = text;
}

static bool has_days(const struct schema_field *f) {
    return f && (f->type == &type_date || f->type == &type_moment);
}

bool log_settle(struct log *log, size_t target_column, size_t level_column) {
    const struct csv *csv = log->csv;
    bool sound = true;
    for (size_t i = 0; i < csv->n_columns; i++)
        if (has_days(log->fields[i]) && !settle_dates(log, i)) sound = false;
    struct table *names = NULL;
    for (size_t r = 0; r < csv->n_rows; r++) {
        struct csv_row *row = &csv->rows[r];
        if (target_column != NO_COLUMN) settle_target(log, &row->cells[target_column], &names);
        if (level_column != NO_COLUMN)
            settle_level(log, row, &row->cells[level_column], target_column);
        for (size_t i = 0; i < csv->n_columns; i++)
            if (log->fields[i] && log->fields[i]->type == &type_dec)
                settle_number(log, &row->cells[i]);
    }
    return sound;
}
