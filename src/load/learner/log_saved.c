/* log_saved.c: the cells of a log as people and spreadsheet programs save them, rewritten to what
 * log_row reads: dates in the order of a country, with a time, or with a year of two digits; levels
 * with a decimal comma, or by name; the marks of grade books; targets in another case, or by their
 * words.
 *
 * A date is never guessed by itself: one date of the column that can be read in only one way (10/13
 * is month first) decides it for all. Otherwise `dates` in folioscope.yaml does; without it there
 * is one finding for the column. A cell that is not understood is left as it is, and gets its
 * finding in log_row. */
#include "load/learner/log.h"

#include "i18n/spelling.h"
#include "model/framework.h"
#include "model/scale.h"
#include "model/workspace.h"

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

static bool read_written(const char *text, struct written_date *d) {
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

/* What the dates of a column say of their order. */
struct date_order {
    bool month_first, day_first;    /* some can only be read so */
    const struct csv_cell *unclear; /* the first that can be read in two ways */
};

static void look_at(struct date_order *o, const struct csv_cell *cell) {
    struct written_date d;
    if (!read_written(cell->text, &d) || d.separator == '.') return;
    if (d.first > 12)
        o->day_first = true;
    else if (d.second > 12)
        o->month_first = true;
    else if (d.first != d.second && !o->unclear)
        o->unclear = cell;
}

static void rewrite_date(struct arena *a, struct csv_cell *cell, enum dates_order order) {
    struct written_date d;
    const char *iso = year_first(a, cell->text);
    if (!iso && read_written(cell->text, &d)) {
        int day = d.first, month = d.second;
        if (order == DATES_MONTH_FIRST && d.separator != '.') {
            day = d.second;
            month = d.first;
        }
        if (month >= 1 && month <= 12) iso = iso_text(a, d.year, month, day);
    }
    if (iso) cell->text = iso;
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

static bool settle_dates(struct log *log, size_t column) {
    const struct loader *l = log->schema.context;
    const struct csv *csv = log->csv;
    struct date_order o = {0};
    for (size_t i = 0; i < csv->n_rows; i++) look_at(&o, &csv->rows[i].cells[column]);
    enum dates_order order = l->w->dates;
    if (o.month_first != o.day_first) order = o.month_first ? DATES_MONTH_FIRST : DATES_DAY_FIRST;
    const bool contradict = o.month_first && o.day_first;
    if (order == DATES_UNSAID && !contradict && o.unclear) return unclear_dates(log, o.unclear);
    if (order == DATES_UNSAID && contradict) return true; /* each has its finding */
    for (size_t i = 0; i < csv->n_rows; i++)
        rewrite_date(log->schema.arena, &csv->rows[i].cells[column], order);
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

/* The value of the level of the scale that has this name, or NULL. */
static const char *value_named(struct arena *a, const struct scale *scale, const char *name) {
    const char *key = spell_key(a, name);
    for (size_t i = 0; scale && i < scale->n_levels; i++)
        for (size_t k = 0; k < scale->levels[i].name.n; k++)
            if (strcmp(spell_key(a, scale->levels[i].name.entries[k].text), key) == 0) {
                char value[32];
                dec_short(scale->levels[i].value, 15, value);
                return arena_strdup(a, value);
            }
    return NULL;
}

static void settle_level(struct log *log, const struct csv_row *row, struct csv_cell *cell,
                         size_t target_column) {
    const struct loader *l = log->schema.context;
    struct arena *a = log->schema.arena;
    const struct target *t = target_column == NO_COLUMN
                                 ? NULL
                                 : ids_find(&l->index->targets, row->cells[target_column].text);
    const char *text = NULL;
    if (!*cell->text || strspn(cell->text, "+-.0123456789") == strlen(cell->text)) return;
    if (t) text = value_named(a, t->competency->framework->scale, cell->text);
    if (!text) text = load_mark_meant(cell->text);
    if (!text) text = with_point(a, cell->text);
    if (text) cell->text = text;
}

/* ---- the file ---- */

bool log_settle(struct log *log, size_t target_column, size_t level_column) {
    const struct csv *csv = log->csv;
    bool sound = true;
    for (size_t i = 0; i < csv->n_columns; i++)
        if (log->fields[i] && log->fields[i]->type == &type_date && !settle_dates(log, i))
            sound = false;
    struct table *names = NULL;
    for (size_t r = 0; r < csv->n_rows; r++) {
        struct csv_row *row = &csv->rows[r];
        if (target_column != NO_COLUMN) settle_target(log, &row->cells[target_column], &names);
        if (level_column != NO_COLUMN)
            settle_level(log, row, &row->cells[level_column], target_column);
    }
    return sound;
}
