/* part_years.c: a learner over the years: "I in grade 3, 4, 5" with the learner's own words and the
 * same areas side by side, as of the last day of each grade; and areas of frameworks that are not
 * used any more. Levels are those of that day, on the scale of that day, and are never compared. */
#include "model/framework.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"

/* ---- an area on a day ---- */

enum { LEVELS_MOST = 10 };

struct area_then {
    size_t demonstrated, rated, all;
    const struct scale *scale;
    size_t at[LEVELS_MOST]; /* targets at each level */
};

static struct area_then area_on(const struct viewer *v, const struct competency *c,
                                struct date day) {
    struct area_then a = {.all = c->n_targets};
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct level_then then = assess_level_on(v->learner, &c->targets[i], day);
        a.scale = then.scale;
        a.demonstrated += then.at_mastery;
        if (then.level_index < 0 || then.level_index >= LEVELS_MOST) continue;
        a.rated++;
        a.at[then.level_index]++;
    }
    return a;
}

/* "Developing: 1, Proficient: 3", the highest level first. */
static const char *level_counts(const struct viewer *v, const struct area_then *a) {
    const char *texts[LEVELS_MOST];
    size_t n = 0;
    for (size_t i = a->scale->n_levels; i-- > 0;)
        if (i < LEVELS_MOST && a->at[i])
            texts[n++] =
                arena_printf(v->arena, "%s%s%s", level_name(v, a->scale, (int)i),
                             T(v, "level.colon"), lang_number(v->lang, v->arena, (long)a->at[i]));
    return said_join_dots(v->arena, texts, n);
}

/* ---- grades ---- */

static struct date last_day(const struct viewer *v, size_t grade) {
    const struct learner *l = v->learner;
    return grade + 1 < l->n_grades ? date_from_days(date_days(l->grades[grade + 1].from) - 1)
                                   : v->calendar->as_of;
}

static bool is_in(const struct viewer *v, size_t grade, struct date day) {
    return date_cmp(day, v->learner->grades[grade].from) >= 0 &&
           date_cmp(day, last_day(v, grade)) <= 0;
}

/* The last day of the grade on which anything was rated. Its scale is the one that people remember,
 * also where the scale changed in the holidays before the next grade. Not set: nothing was. */
static struct date last_rated(const struct viewer *v, size_t grade) {
    const struct learner *l = v->learner;
    struct date last = {0};
    for (size_t i = 0; i < l->n_ratings; i++)
        if (is_in(v, grade, l->ratings[i].date)) last = l->ratings[i].date;
    for (size_t i = 0; i < l->n_unrated; i++) {
        const struct rating *r = &l->unrated[i];
        if (r->then && is_in(v, grade, r->date) && date_cmp(r->date, last) > 0) last = r->date;
    }
    return last;
}

static bool was_rated(const struct viewer *v, size_t grade) {
    return date_is_set(last_rated(v, grade));
}

/* The first paragraph of a reflection, if it is short enough to be shown whole; or NULL. */
static const char *words_of(const struct viewer *v, const struct evidence *e) {
    enum { MOST = 400 }; /* bytes */
    const struct block *b = e->reflection;
    struct buf text = BUF_INIT;
    const char *words = NULL;
    while (b && b->kind != BLOCK_PARAGRAPH) b = b->next;
    if (b) inl_plain(b->paragraph.text, &text);
    if (text.n && text.n <= MOST)
        words = arena_printf(v->arena, "%s%.*s%s", T(v, "quote.open"), (int)text.n, text.p,
                             T(v, "quote.close"));
    buf_release(&text);
    return words;
}

enum { PIECES_MOST = 2 };

/* The pieces of a grade whose words are shown: those that the learner chose to feature first, and
 * otherwise the latest. */
static size_t pieces_of(const struct viewer *v, size_t grade,
                        const struct evidence *pieces[PIECES_MOST]) {
    const struct learner *l = v->learner;
    size_t n = 0;
    for (int featured = 1; featured >= 0; featured--)
        for (size_t i = l->n_evidence; i-- > 0 && n < PIECES_MOST;) {
            const struct evidence *e = &l->evidence[i];
            if (e->featured == (featured == 1) && is_in(v, grade, e->date) &&
                view_shows_evidence(v, e) && words_of(v, e))
                pieces[n++] = e;
        }
    return n;
}

static bool has_anything(const struct viewer *v, size_t grade) {
    const struct evidence *pieces[PIECES_MOST];
    return was_rated(v, grade) || pieces_of(v, grade, pieces);
}

bool part_has_years(const struct viewer *v) {
    size_t n = 0;
    if (!policy_shows(v, DATUM_WHY)) return false;
    for (size_t i = 0; i < v->learner->n_grades; i++) n += has_anything(v, i);
    return n >= 2;
}

static const char *grade_name(const struct viewer *v, size_t grade) {
    return tr_text(v->lang, v->arena, "head.grade", "grade", v->learner->grades[grade].grade);
}

/* ---- my words ---- */

static void add_words(const struct viewer *v, const struct evidence *e, struct blocks *out) {
    struct inls is;
    blocks_add_paragraph(out, PARAGRAPH_BODY, say_own(v, words_of(v, e)));
    inls_start(&is, v->arena);
    struct inl *title = say_own(v, e->title);
    if (v->medium == ON_SCREEN) {
        title = inl_wrap(v->arena, INLINE_LINK, title);
        title->href = path_of_evidence(v, e);
    }
    inls_append(&is, title);
    inls_add(&is, INLINE_TEXT, " · ");
    inls_add(&is, INLINE_TEXT, say_day(v, e->date));
    blocks_add_paragraph(out, PARAGRAPH_SMALL, is.first);
}

static void add_grade(const struct viewer *v, size_t grade, struct blocks *out) {
    const struct evidence *pieces[PIECES_MOST];
    size_t n = pieces_of(v, grade, pieces);
    struct blocks in;
    if (!n) return;
    blocks_start(&in, v->arena);
    struct block *b = blocks_add(out, BLOCK_SECTION);
    b->section.style = SECTION_CARD;
    b->section.level = 2;
    b->section.keep_together = true;
    b->section.title = inl_text(v->arena, grade_name(v, grade));
    for (size_t i = 0; i < n; i++) add_words(v, pieces[i], &in);
    b->section.blocks = in.first;
}

/* ---- the areas side by side ---- */

/* Was the framework not used any more from that day on? */
static bool is_after(const struct framework *f, struct date day) {
    return f->over && date_cmp(day, f->retired) >= 0;
}

/* a: NULL where there was no such area. */
static void add_cell(const struct viewer *v, struct row *row, const struct area_then *a) {
    struct inls is;
    inls_start(&is, v->arena);
    if (!a || !a->rated) {
        row_add(v->arena, row, a ? level_named(v, a->scale, -1) : inl_text(v->arena, "\u2013"),
                false);
        return;
    }
    inls_add(&is, INLINE_TEXT, part_counted(v, a->demonstrated, a->all));
    inls_add(&is, INLINE_BREAK, NULL);
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, inl_text(v->arena, level_counts(v, a))));
    row_add(v->arena, row, is.first, false);
}

static void add_row(const struct viewer *v, const struct competency *c, struct block *table) {
    const struct learner *l = v->learner;
    struct area_then *then = arena_array(v->arena, l->n_grades, sizeof *then);
    size_t rated = 0;
    for (size_t i = 0; i < l->n_grades; i++) {
        if (!has_anything(v, i)) continue;
        struct date day = last_rated(v, i);
        then[i] = area_on(v, c, date_is_set(day) ? day : last_day(v, i));
        rated += then[i].rated;
    }
    if (!rated) return;
    struct row *row = block_table_add(v->arena, table);
    row_add(v->arena, row, say_words(v, &c->title), true);
    for (size_t i = 0; i < l->n_grades; i++)
        if (has_anything(v, i))
            add_cell(v, row, is_after(c->framework, l->grades[i].from) ? NULL : &then[i]);
}

/* "Grade 3, until June 12, 2025" */
static const char *column_head(const struct viewer *v, size_t grade) {
    const char *until = tr_text(v->lang, v->arena, "history.until", "date",
                                say_date(v, last_day(v, grade), DATE_LONG));
    bool now = grade + 1 == v->learner->n_grades;
    return JOIN(v->arena, grade_name(v, grade), now ? NULL : until);
}

/* Those of frameworks in use, then of those that were. */
static void add_rows(const struct viewer *v, struct block *table) {
    const struct workspace *w = v->workspace;
    for (size_t i = 0; i < v->assessment->n_competencies; i++)
        add_row(v, v->assessment->competencies[i].competency, table);
    for (size_t i = 0; i < w->n_frameworks; i++)
        for (size_t k = 0; w->frameworks[i].over && k < w->frameworks[i].n_competencies; k++)
            add_row(v, &w->frameworks[i].competencies[k], table);
}

static void add_table(const struct viewer *v, struct blocks *out) {
    const struct learner *l = v->learner;
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    struct table_column *columns = arena_array(v->arena, l->n_grades + 1, sizeof *columns);
    size_t n = 0;
    columns[n++] = (struct table_column){.head = T(v, "areas.area"), .weight = 2};
    for (size_t i = 0; i < l->n_grades; i++)
        if (has_anything(v, i))
            columns[n++] = (struct table_column){.head = column_head(v, i), .weight = 2};
    b->table =
        (struct block_table){.caption = T(v, "years.caption"), .columns = columns, .n_columns = n};
    add_rows(v, b);
    if (!b->table.rows) return;
    blocks_add_heading(out, 2, inl_text(v->arena, T(v, "years.side_by_side")));
    blocks_append(out, b);
}

void part_years(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    if (!part_has_years(v)) return;
    for (size_t i = 0; i < v->learner->n_grades; i++) add_grade(v, i, out);
    add_table(v, out);
}

/* ---- frameworks that are not used any more ---- */

static void add_past(const struct viewer *v, const struct framework *f, struct block *list) {
    const struct date day = date_from_days(date_days(f->retired) - 1);
    for (size_t i = 0; i < f->n_competencies; i++) {
        const struct area_then then = area_on(v, &f->competencies[i], day);
        struct inls is;
        if (!then.rated) continue;
        inls_start(&is, v->arena);
        inls_append(&is, say_words(v, &f->competencies[i].title));
        inls_add(&is, INLINE_TEXT, " · ");
        const char *until =
            tr_text(v->lang, v->arena, "history.until", "date", say_date(v, day, DATE_LONG));
        const char *what = JOIN(v->arena, part_counted(v, then.demonstrated, then.all),
                                level_counts(v, &then), until);
        inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, inl_text(v->arena, what)));
        list_add(v->arena, list, is.first);
    }
}

void part_history(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct workspace *w = v->workspace;
    struct block *list = block_new(v->arena, BLOCK_LIST);
    list->list.tight = true;
    if (!policy_shows(v, DATUM_WHY)) return;
    for (size_t i = 0; i < w->n_frameworks; i++)
        if (w->frameworks[i].over) add_past(v, &w->frameworks[i], list);
    if (!list->list.items) return;
    blocks_add_heading(out, 2, part_title(v, p, "history.title"));
    blocks_append(out, list);
}
