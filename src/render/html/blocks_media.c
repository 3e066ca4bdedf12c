/* blocks_media.c: pictures with captions, files to open or play, growth charts with their data as a
 * table, and timelines. */
#include "render/html/web.h"

#include <string.h>

static const char figure_sizes[] = "(min-width: 70rem) 44rem, 92vw";

void web_make_figure(struct web *w, const struct block *b, struct value *map) {
    const struct image *image = &b->figure.image;
    web_html(w, map, "image", web_image(w, image, figure_sizes, NULL));
    /* The alternative text names the link to the picture, so there is no link without it. */
    web_text(w, map, "full", image->alt && *image->alt ? web_href(w, image->ref) : NULL);
    web_html(w, map, "caption", web_inlines(w, b->figure.caption));
}

static void make_lines(struct web *w, const char *text, struct value *lines) {
    for (const char *p = text; p && *p; p += strspn(p, "\n")) {
        size_t n = strcspn(p, "\n");
        value_push(w->arena, lines, value_text(arena_strndup(w->arena, p, n)));
        p += n;
    }
}

void web_make_files(struct web *w, const struct block *b, struct value *map) {
    struct value *files = web_list(w, map, "files");
    for (const struct file_link *f = b->files.files; f; f = f->next) {
        struct value *file = web_item(w, files);
        web_flag(w, file, "sound", f->kind == FILE_SOUND);
        web_flag(w, file, "film", f->kind == FILE_FILM);
        web_text(w, file, "href", web_href(w, f->ref));
        web_text(w, file, "type", f->type);
        web_text(w, file, "title", f->title);
        web_text(w, file, "note", f->note);
        web_text(w, file, "transcript_label", f->transcript ? f->transcript_label : NULL);
        make_lines(w, f->transcript, web_list(w, file, "transcript"));
    }
}

/* ---- growth charts ---- */

/* Each chart is drawn for wide and for narrow screens, so that its text is never smaller than 14
 * px; the style sheet shows one of them. */
static const struct {
    const char *name;
    double width, height;
} chart_sizes[] = {{"wide", 680, 280}, {"narrow", 320, 260}};

enum { TEXT_SIZE = 14 };

static const char *draw_chart(struct web *w, const struct plot *p, size_t k) {
    const struct drawing *d =
        draw_plot(w->arena, p, chart_sizes[k].width, chart_sizes[k].height, TEXT_SIZE, NULL);
    const struct svg_words words = {p->title ? p->title : "", p->title_lang, p->description};
    return web_drawing(w, d, chart_sizes[k].name, &words);
}

struct cursor {
    const struct plot_series *series;
    size_t next; /* index of the next point */
};

/* The series with the earliest next point; NULL at the end. */
static struct cursor *earliest(struct cursor *cursors, size_t n) {
    struct cursor *best = NULL;
    for (struct cursor *c = cursors; c < cursors + n; c++) {
        if (c->next == c->series->n_points) continue;
        if (!best ||
            date_cmp(c->series->points[c->next].date, best->series->points[best->next].date) < 0)
            best = c;
    }
    return best;
}

/* All points by date, with who rated, as rows of a table. */
static void make_rows(struct web *w, const struct plot *p, struct value *map) {
    struct cursor *cursors = arena_array(w->arena, p->n_series, sizeof *cursors);
    for (size_t i = 0; i < p->n_series; i++) cursors[i].series = &p->series[i];
    struct value *rows = web_list(w, map, "rows");
    for (struct cursor *c; (c = earliest(cursors, p->n_series));) {
        const struct plot_point *point = &c->series->points[c->next++];
        struct value *row = web_item(w, rows);
        web_html(w, row, "words", web_inlines(w, point->words));
        web_text(w, row, "by", c->series->name);
    }
    web_flag(w, map, "has_rows", rows->n > 0);
}

void web_make_chart(struct web *w, const struct block *b, struct value *map) {
    const struct plot *p = b->chart.plot;
    if (!p->data) w->shows_levels = true;
    web_html(w, map, "title", web_words(w, p->title, p->title_lang));
    web_html(w, map, "wide", NULL);
    for (size_t k = b->chart.small ? 1 : 0; k < sizeof chart_sizes / sizeof *chart_sizes; k++)
        web_html(w, map, chart_sizes[k].name, draw_chart(w, p, k));
    web_text(w, map, "show_data", w->words->show_data);
    web_text(w, map, "date_head", p->date_head);
    web_text(w, map, "level_head", p->level_head);
    web_text(w, map, "by_head", p->by_head);
    make_rows(w, p, map);
}

/* ---- timelines ---- */

/* The axis on wide screens has a third of the width for itself. */
static const struct {
    const char *name;
    double width;
} line_sizes[] = {{"wide", 520}, {"narrow", 300}};

enum { LINE_SIZES = sizeof line_sizes / sizeof *line_sizes };

static void make_line(struct web *w, const struct plot *axis, const struct timeline_line *l,
                      struct value *item) {
    const struct svg_words words = {.title = l->words};
    web_html(w, item, "name", web_inlines(w, l->name));
    for (size_t k = 0; k < LINE_SIZES; k++) {
        const struct drawing *d =
            draw_time_line(w->arena, axis, l->marks, l->n_marks, line_sizes[k].width, TEXT_SIZE);
        web_html(w, item, line_sizes[k].name, web_drawing(w, d, line_sizes[k].name, &words));
    }
    web_html(w, item, "now", web_inlines(w, l->now));
    web_html(w, item, "note", web_inlines(w, l->note));
    web_html(w, item, "body", web_blocks(w, l->blocks));
}

void web_make_timeline(struct web *w, const struct block *b, struct value *map) {
    const struct block_timeline *t = &b->timeline;
    w->shows_levels = true;
    web_int(w, map, "level", t->level);
    web_int(w, map, "line_level", t->level + 1);
    web_text(w, map, "now_head", t->now_head);
    for (size_t k = 0; k < LINE_SIZES; k++) {
        const char *key = arena_printf(w->arena, "axis_%s", line_sizes[k].name);
        const struct drawing *d =
            draw_time_axis(w->arena, t->axis, line_sizes[k].width, TEXT_SIZE, NULL);
        web_html(w, map, key, web_drawing(w, d, line_sizes[k].name, NULL));
    }
    struct value *groups = web_list(w, map, "groups");
    for (const struct timeline_group *g = t->groups; g; g = g->next) {
        struct value *group = web_item(w, groups);
        web_html(w, group, "title", web_inlines(w, g->title));
        web_text(w, group, "note", g->note);
        struct value *lines = web_list(w, group, "lines");
        for (const struct timeline_line *l = g->lines; l; l = l->next)
            make_line(w, t->axis, l, web_item(w, lines));
    }
}
