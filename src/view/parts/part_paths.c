/* part_paths.c: the page of growth, like a flip book: a line for each target on one time axis, with
 * the signs themselves as marks and the level now at its end. A line opens into its chart with the
 * same as a table, and the work behind it. */
#include "model/framework.h"
#include "model/rated.h"
#include "model/scale.h"
#include "model/term.h"
#include "view/audience/choose.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"

/* ---- a line ---- */

static void add_marks(const struct outcome *o, struct arena *a, struct timeline_line *line) {
    static const enum plot_mark marks[BY_COUNT] = {
        [BY_SELF] = MARK_TRIANGLE, [BY_PEER] = MARK_SQUARE};
    line->marks = arena_array(a, o->n_ratings, sizeof *line->marks);
    line->n_marks = o->n_ratings;
    for (size_t i = 0; i < o->n_ratings; i++) {
        const struct rating *r = o->ratings[i];
        line->marks[i] = (struct timeline_mark){.date = r->date,
                                                .sign = sign_of_rating(r),
                                                .small = r->by == BY_SELF || r->by == BY_PEER,
                                                .by = marks[r->by]};
    }
}

static bool is_higher(const struct outcome *o) {
    int before = level_before(o);
    return o->level_before && before != LEVEL_NOT_COMPARED && before < o->level_index;
}

/* The change of the level this term, or the day of the latest rating or judgment. */
static struct inl *what_changed(const struct viewer *v, const struct outcome *o) {
    if (o->no_level == LEVEL_IS_THERE && is_higher(o))
        return say_with(v, "change.from", NULL, 0, "level", said_level_before(v, o));
    if (o->new_this_term && !o->level_before) return inl_text(v->arena, T(v, "change.first"));
    return inl_text(v->arena, say_day(v, o->last_assessed));
}

static struct block *link_to(const struct viewer *v, const struct outcome *o) {
    const char *words = T(v, "path.all");
    return block_paragraph(v->arena, inl_link(v->arena, path_of_target(v, o->target), words));
}

/* The chart with its table, and beside it the work. */
static struct block *inside_of(const struct viewer *v, const struct outcome *o) {
    struct blocks in;
    blocks_start(&in, v->arena);
    struct block *list = part_evidence_of(v, o);
    if (list) blocks_add_heading(&in, 4, inl_text(v->arena, T(v, "target.evidence")));
    if (list) blocks_append(&in, list);
    blocks_append(&in, link_to(v, o));
    struct plot *plot = part_plot_of(v, o, T(v, "growth.title"));
    if (!plot) return in.first;
    struct block *chart = block_new(v->arena, BLOCK_CHART);
    chart->chart.plot = plot;
    chart->chart.small = true;
    const char *lacks = part_chart_lacks(v, o);
    struct blocks left;
    blocks_start(&left, v->arena);
    blocks_append(&left, chart);
    if (lacks) blocks_add_paragraph(&left, PARAGRAPH_SMALL, inl_text(v->arena, lacks));
    struct column *columns = arena_array(v->arena, 2, sizeof *columns);
    columns[0] = (struct column){.weight = 1, .blocks = left.first, .next = &columns[1]};
    columns[1] = (struct column){.weight = 1, .blocks = in.first};
    struct block *b = block_new(v->arena, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_PLAIN;
    b->columns.columns = columns;
    return b;
}

static struct timeline_line *line_of(const struct viewer *v, const struct outcome *o) {
    struct timeline_line *line = arena_make(v->arena, struct timeline_line);
    *line = (struct timeline_line){.name = say_target_short(v, o->target),
                                   .words = part_path_of(v, o, false),
                                   .now = level_with_sign(v, o, true),
                                   .note = what_changed(v, o),
                                   .blocks = inside_of(v, o)};
    add_marks(o, v->arena, line);
    return line;
}

/* ---- groups of lines ---- */

/* The targets with a line: those with two ratings or more; while there are none, those with one. */
struct lined {
    const struct viewer *v;
    size_t least;
};

static bool is_shown(const struct lined *c, const struct outcome *o) {
    return o && view_shows_target(c->v, o);
}

static bool has_line(const struct lined *c, const struct outcome *o) {
    return is_shown(c, o) && o->n_ratings >= c->least;
}

static struct lined lined_of(const struct viewer *v) {
    const struct assessment *a = v->assessment;
    struct lined c = {.v = v, .least = 2};
    for (size_t i = 0; i < a->n_outcomes; i++)
        if (has_line(&c, a->outcomes[i])) return c;
    c.least = 1;
    return c;
}

static const struct outcome *outcome_of(const struct lined *c, const struct competency *of,
                                        size_t i) {
    return c->v->assessment->outcomes[of->targets[i].index];
}

static const char *group_note(const struct lined *c, const struct competency_counts *counts) {
    const struct viewer *v = c->v;
    size_t changed = 0;
    for (size_t i = 0; i < counts->competency->n_targets; i++) {
        const struct outcome *o = outcome_of(c, counts->competency, i);
        if (!is_shown(c, o) || !o->assessed_this_term) continue;
        int before = level_before(o);
        changed += o->level_before && before != LEVEL_NOT_COMPARED && before != o->level_index;
    }
    return JOIN(v->arena, part_counted(v, counts->demonstrated, counts->all),
                changed ? tr_n(v->lang, v->arena, "path.changed", (long)changed) : NULL);
}

/* NULL if none of its targets has a line. */
static struct timeline_group *group_of(const struct lined *c,
                                       const struct competency_counts *counts) {
    struct timeline_group *g = arena_make(c->v->arena, struct timeline_group);
    struct timeline_line **next = &g->lines;
    for (size_t i = 0; i < counts->competency->n_targets; i++) {
        const struct outcome *o = outcome_of(c, counts->competency, i);
        if (!has_line(c, o)) continue;
        *next = line_of(c->v, o);
        next = &(*next)->next;
    }
    if (!g->lines) return NULL;
    g->title = say_words(c->v, &counts->competency->title);
    g->note = group_note(c, counts);
    return g;
}

static struct date first_day(const struct lined *c) {
    const struct assessment *a = c->v->assessment;
    struct date first = c->v->calendar->as_of;
    for (size_t i = 0; i < a->n_outcomes; i++)
        if (has_line(c, a->outcomes[i]) && date_cmp(a->outcomes[i]->ratings[0]->date, first) < 0)
            first = a->outcomes[i]->ratings[0]->date;
    return first;
}

static struct block *lines_of(const struct lined *c) {
    const struct viewer *v = c->v;
    struct block *b = block_new(v->arena, BLOCK_TIMELINE);
    b->timeline.level = 2;
    b->timeline.axis = part_axis_of(v, first_day(c));
    b->timeline.now_head = lang_capital(v->lang, v->arena, T(v, "path.now"));
    struct timeline_group **next = &b->timeline.groups;
    for (size_t i = 0; i < v->assessment->n_competencies; i++) {
        *next = group_of(c, &v->assessment->competencies[i]);
        if (*next) next = &(*next)->next;
    }
    return b->timeline.groups ? b : NULL;
}

/* ---- what has no line, and all lines as a table ---- */

static struct block *fold_of(const struct viewer *v, const char *title, struct block *in) {
    struct block *b = block_new(v->arena, BLOCK_SECTION);
    b->section.style = SECTION_FOLD;
    b->section.level = 2;
    b->section.title = inl_text(v->arena, title);
    b->section.blocks = in;
    return b;
}

static struct inl *without_line(const struct viewer *v, const struct outcome *o) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, say_sign(v, o));
    inls_add(&is, INLINE_TEXT, " ");
    struct inl *link = inl_wrap(v->arena, INLINE_LINK, say_target(v, o->target));
    link->href = path_of_target(v, o->target);
    inls_append(&is, link);
    inls_add(&is, INLINE_TEXT, " · ");
    struct inl *words = o->n_ratings ? inl_text(v->arena, part_path_of(v, o, false))
                                     : say_it(v, said_outcome(v, o));
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, words));
    return is.first;
}

static void add_rest(const struct lined *c, struct blocks *out) {
    const struct viewer *v = c->v;
    struct block *list = block_new(v->arena, BLOCK_LIST);
    long n = 0, rated = 0;
    for (size_t i = 0; i < v->assessment->n_competencies; i++) {
        const struct competency *of = v->assessment->competencies[i].competency;
        for (size_t k = 0; k < of->n_targets; k++) {
            const struct outcome *o = outcome_of(c, of, k);
            if (!is_shown(c, o) || has_line(c, o)) continue;
            list_add(v->arena, list, without_line(v, o));
            n++;
            rated += o->n_ratings > 0;
        }
    }
    const char *title = tr_n(v->lang, v->arena, rated ? "path.few" : "path.unrated", n);
    if (n) blocks_append(out, fold_of(v, title, list));
}

static void add_rows(const struct lined *c, const struct competency *of, struct block *table) {
    const struct viewer *v = c->v;
    for (size_t k = 0; k < of->n_targets; k++) {
        const struct outcome *o = outcome_of(c, of, k);
        if (!has_line(c, o)) continue;
        struct row *row = block_table_add(v->arena, table);
        row_add(v->arena, row, say_target_short(v, o->target), true);
        row_add(v->arena, row, inl_text(v->arena, part_path_of(v, o, true)), false);
    }
}

static void add_table(const struct lined *c, struct blocks *out) {
    const struct viewer *v = c->v;
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    struct table_column *columns = arena_array(v->arena, 2, sizeof *columns);
    columns[0] = (struct table_column){.head = T(v, "table.target"), .weight = 1};
    columns[1] = (struct table_column){.head = T(v, "book.ratings"), .weight = 2};
    b->table =
        (struct block_table){.caption = T(v, "growth.title"), .columns = columns, .n_columns = 2};
    for (size_t i = 0; i < v->assessment->n_competencies; i++)
        add_rows(c, v->assessment->competencies[i].competency, b);
    blocks_append(out, fold_of(v, T(v, "html.show_data"), b));
}

void part_growth_lines(const struct viewer *v, struct blocks *out) {
    const struct lined c = lined_of(v);
    struct block *lines = lines_of(&c);
    blocks_add_paragraph(out, PARAGRAPH_BODY,
                         inl_text(v->arena, T(v, lines ? "path.how_to_read" : "path.none")));
    if (lines) blocks_append(out, lines);
    add_rest(&c, out);
    if (lines) add_table(&c, out);
}
