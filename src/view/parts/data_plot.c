/* data_plot.c: which tables of figures are drawn, and how: bars for things, a line over dates or
 * amounts. */
#include "view/parts/data_plot.h"

#include "model/evidence.h"

#include <string.h>

enum { LEAST_ROWS = 2, MOST_BARS = 16, MOST_POINTS = 60, LINE_LEAST = 4 };

/* A plain number, whole or with a decimal point or comma, and nothing else in the cell. */
static bool number(const char *text, double *out) {
    double value = 0, place = 0;
    if (!text || !*text || strlen(text) > 12) return false;
    for (const char *c = text; *c; c++) {
        if (*c >= '0' && *c <= '9') {
            value = place > 0 ? value + (*c - '0') * place : value * 10 + (*c - '0');
            if (place > 0) place /= 10;
        } else if ((*c == '.' || *c == ',') && !(place > 0) && c > text && c[1]) {
            place = 0.1;
        } else {
            return false;
        }
    }
    *out = value;
    return true;
}

static bool place_of(const char *text, double *out) {
    struct date d;
    if (text && date_parse(text, strlen(text), &d)) {
        *out = (double)date_days(d);
        return true;
    }
    return number(text, out);
}

static bool read_rows(const struct viewer *v, const struct table_data *t, struct plot_data *d) {
    d->rows = arena_array(v->arena, t->n_rows, sizeof *d->rows);
    d->joined = t->n_rows >= LINE_LEAST;
    for (size_t i = 0; i < t->n_rows; i++) {
        struct plot_datum *row = &d->rows[d->n_rows++];
        row->label = t->rows[i][0] ? t->rows[i][0] : "";
        for (size_t s = 0; s < d->n_names; s++) {
            row->words[s] = t->rows[i][s + 1];
            if (!number(row->words[s], &row->values[s])) return false;
            if (row->values[s] > d->most) d->most = row->values[s];
        }
        bool placed = place_of(row->label, &row->at);
        if (!placed || (i && row->at <= d->rows[i - 1].at)) d->joined = false;
    }
    return true;
}

/* Writes dates as the language does. */
static void say_days(const struct viewer *v, struct plot_data *d) {
    struct date day;
    for (size_t i = 0; i < d->n_rows; i++)
        if (date_parse(d->rows[i].label, strlen(d->rows[i].label), &day))
            d->rows[i].label = lang_date(v->lang, v->arena, day, DATE_SHORT);
}

struct plot *data_plot(const struct viewer *v, const struct table_data *t, const char *title) {
    if (t->n_columns < 2 || t->n_columns > 3 || t->n_rows < LEAST_ROWS || t->n_rows > MOST_POINTS)
        return NULL;
    struct plot_data *d = arena_make(v->arena, struct plot_data);
    d->label_head = t->heads[0];
    d->n_names = t->n_columns - 1;
    for (size_t s = 0; s < d->n_names; s++) d->names[s] = t->heads[s + 1];
    if (!read_rows(v, t, d) || (!d->joined && d->n_rows > MOST_BARS)) return NULL;
    say_days(v, d);
    struct plot *p = arena_make(v->arena, struct plot);
    *p = (struct plot){.data = d, .title = title};
    p->description = tr_text(v->lang, v->arena, "viewer.chart_of", "names",
                             lang_list(v->lang, v->arena, d->names, d->n_names));
    return p;
}
