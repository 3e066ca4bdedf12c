/* plot_room.c: the layout of a growth chart: room for its texts first, the rest for its points.
 * Draws nothing. */
#include "render/draw/plot_room.h"
#include "base/utf8.h"

#include <string.h>

enum { MAX_LINES = 8 };

double plot_text_width(const struct plot_room *r, const char *text) {
    if (r->measure && r->measure->width)
        return r->measure->width(r->measure->context, text, r->size);
    /* A little more than Noto Sans needs. */
    return 0.56 * r->size * (double)utf8_width(text, strlen(text));
}

size_t plot_wrap(const struct plot_room *r, const char *text, double width, const char **lines,
                 size_t max) {
    size_t n = 0;
    while (*text && n < max) {
        if (plot_text_width(r, text) <= width) { /* the usual case */
            lines[n++] = arena_strdup(r->arena, text);
            return n;
        }
        size_t fits = strcspn(text, " ");
        for (size_t next = fits; text[next]; fits = next) {
            next += 1 + strcspn(text + next + 1, " ");
            if (n + 1 < max && plot_text_width(r, arena_strndup(r->arena, text, next)) > width)
                break;
        }
        lines[n++] = arena_strndup(r->arena, text, fits);
        text += fits + (text[fits] == ' ');
    }
    return n;
}

/* The width of the widest level name, at most two fifths of the chart; *most_lines is the lines of
 * the tallest one. */
static double level_names(const struct plot_room *r, size_t *most_lines) {
    double widest = 0, most = 0.4 * r->width;
    const char *lines[MAX_LINES];
    *most_lines = 1;
    for (size_t i = 0; i < r->plot->n_levels; i++) {
        size_t n = plot_wrap(r, r->plot->levels[i].name, most, lines, MAX_LINES);
        if (n > *most_lines) *most_lines = n;
        for (size_t k = 0; k < n; k++) {
            double w = plot_text_width(r, lines[k]);
            if (w > widest) widest = w;
        }
    }
    return widest;
}

/* The first row in which the text touches none of the others. */
static size_t find_row(const struct plot_room *r, const struct placed *placed, size_t n, double x,
                       double width) {
    for (size_t row = 0;; row++) {
        bool free = true;
        for (size_t i = 0; i < n && free; i++)
            free = placed[i].y > ((double)row + 0.5) * r->line ||
                   placed[i].y < ((double)row - 0.5) * r->line ||
                   x >= placed[i].x + placed[i].width + r->size ||
                   placed[i].x >= x + width + r->size;
        if (free) return row;
    }
}

size_t plot_place_terms(const struct plot_room *r, struct placed *out) {
    size_t rows = 0;
    for (size_t i = 0; i < r->plot->n_terms; i++) {
        const struct plot_term *t = &r->plot->terms[i];
        double width = plot_text_width(r, t->name), x = plot_x(r, t->starts) + 0.3 * r->size;
        if (x + width > r->width) x = r->width - width;
        if (x < 0) x = 0;
        size_t row = find_row(r, out, i, x, width);
        out[i] =
            (struct placed){.text = t->name, .x = x, .y = (double)row * r->line, .width = width};
        if (row + 1 > rows) rows = row + 1;
    }
    return rows;
}

static void add_key(const struct plot_room *r, const char *text, enum key_kind kind,
                    struct placed *out, size_t *n, size_t *rows) {
    double lead = r->size * 1.5, gap = r->size * 1.2, width = plot_text_width(r, text);
    double x = lead;
    if (*n) {
        x = out[*n - 1].x + out[*n - 1].width + gap + lead;
        if (x + width > r->width) {
            x = lead;
            ++*rows;
        }
    }
    out[(*n)++] = (struct placed){
        .text = text, .x = x, .y = (double)(*rows - 1) * r->line, .width = width, .kind = kind};
}

/* An entry that may take several lines. */
static void add_long_key(const struct plot_room *r, const char *text, enum key_kind kind,
                         struct placed *out, size_t *n, size_t *rows) {
    double lead = 1.5 * r->size;
    const char *lines[MAX_LINES];
    size_t n_lines = plot_wrap(r, text, r->width - lead, lines, MAX_LINES);
    if (n_lines) add_key(r, lines[0], kind, out, n, rows);
    for (size_t i = 1; i < n_lines; i++) {
        double y = (double)(*rows)++ * r->line;
        out[(*n)++] =
            (struct placed){lines[i], lead, y, plot_text_width(r, lines[i]), .kind = KEY_MORE};
    }
}

size_t plot_key_most(const struct plot *p) { return p->n_series + 3 * MAX_LINES; }

size_t plot_place_key(const struct plot_room *r, struct placed *out, size_t *n) {
    const struct plot *p = r->plot;
    size_t rows = 1;
    *n = 0;
    for (size_t i = 0; i < p->n_series; i++) add_key(r, p->series[i].name, KEY_MARK, out, n, &rows);
    if (p->mastery_words) add_long_key(r, p->mastery_words, KEY_DASHES, out, n, &rows);
    if (p->now) add_long_key(r, p->now->words, KEY_NOW, out, n, &rows);
    if (p->more) add_long_key(r, p->more, KEY_MORE, out, n, &rows);
    return *n ? rows : 0;
}

double plot_x(const struct plot_room *r, struct date d) {
    long first = r->first, last = r->last, day = date_days(d);
    double pad = 3 * r->mark, room = r->right - r->left - 2 * pad;
    if (day < first) day = first;
    if (day > last) day = last;
    if (last <= first) return r->left + pad + room / 2;
    return r->left + pad + room * (double)(day - first) / (double)(last - first);
}

double plot_y(const struct plot_room *r, double value) {
    double pad = 2 * r->mark, room = r->bottom - r->top - 2 * pad;
    if (r->high <= r->low) return r->bottom - pad - room / 2;
    return r->bottom - pad - room * (value - r->low) / (r->high - r->low);
}

static void include(struct plot_room *r, double value) {
    if (value < r->low) r->low = value;
    if (value > r->high) r->high = value;
}

static void find_range(struct plot_room *r) {
    const struct plot *p = r->plot;
    r->low = r->high = p->mastery;
    if (p->now) include(r, p->now->value);
    for (size_t i = 0; i < p->n_levels; i++) include(r, p->levels[i].value);
    for (size_t i = 0; i < p->n_series; i++)
        for (size_t k = 0; k < p->series[i].n_points; k++) include(r, p->series[i].points[k].value);
}

struct plot_room plot_room_of(struct arena *a, const struct plot *p, double width, double height,
                              double size, const struct draw_measure *measure) {
    struct plot_room r = {.arena = a, .plot = p, .measure = measure, .size = size, .width = width};
    size_t name_lines, n;
    r.first = date_days(p->first);
    r.last = date_days(p->last);
    r.line = 1.35 * size;
    r.mark = 0.4 * size;
    r.left = level_names(&r, &name_lines) + 0.8 * size;
    r.now = p->now ? 1.5 * size : 0;
    r.right = width - (p->now ? r.now + 0.7 * size : 0);
    find_range(&r);
    struct placed *placed = arena_array(a, p->n_terms + plot_key_most(p), sizeof *placed);
    double terms = (double)plot_place_terms(&r, placed) * r.line;
    double key = p->show == PLOT_WITHOUT_KEY ? 0 : (double)plot_place_key(&r, placed, &n) * r.line;
    double below = p->n_ticks ? 1.6 * r.line : 0.4 * r.line;
    if (key > 0) below += key + 0.5 * r.line;
    /* the names of levels one below the other, without a space between them */
    double least = (double)p->n_levels * (double)name_lines * r.line + 0.3 * size;
    r.top = terms > 0 ? terms + 0.3 * size : 0.2 * size;
    r.height = height > r.top + least + below ? height : r.top + least + below;
    r.bottom = r.height - below;
    return r;
}
