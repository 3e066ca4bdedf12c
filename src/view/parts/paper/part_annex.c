/* part_annex.c: every target, close together: what was looked at this term with its level and what
 * it rests on, everything else of an area in one line. An area that was not looked at at all is one
 * line of a list, and those of which nothing is begun are one line together. Paper only. */
#include "model/framework.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/term.h"
#include "view/audience/choose.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

#include <string.h>

/* A mark in place of a level, or a rating by the learner alone, is all that there is to say. */
static struct inl *entry_note(const struct viewer *v, const struct outcome *o) {
    const char *mark = part_mark_note(v, o->target);
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, say_it(v, said_outcome(v, o)));
    if (level_mark_instead(v, o)) return is.first;
    const char *uncounted = part_uncounted(v, o);
    if (uncounted) return inl_text(v->arena, uncounted);
    struct inl *change = part_change(v, o);
    if (change && o->no_level == LEVEL_IS_THERE) {
        inls_add(&is, INLINE_TEXT, " · ");
        inls_append(&is, change);
    }
    const char *more = JOIN(v->arena, part_rests_on(v, o), mark);
    if (more) inls_add(&is, INLINE_TEXT, arena_printf(v->arena, " · %s", more));
    return is.first;
}

/* Words that run the other way would be torn apart at the ends of lines. */
static bool runs_against(const struct viewer *v, const struct target *t) {
    const char *tag = said_words(v, &t->text).lang;
    return tag && tag_is_rtl(tag) != lang_rtl(v->lang);
}

/* Adds a target to a line of those that were not looked at: its sign, and its text. */
static void add_other(const struct viewer *v, const struct outcome *o, bool first,
                      struct inls *line) {
    const bool own_line = runs_against(v, o->target);
    if (!first && !own_line) inls_add(line, INLINE_TEXT, T(v, "annex.between"));
    if (own_line) inls_add(line, INLINE_BREAK, NULL);
    inls_append(line, say_sign(v, o));
    inls_add(line, INLINE_TEXT, "\u00A0");
    inls_append(line, say_target_short(v, o->target));
}

static const char *not_this_term(const struct viewer *v) {
    return lang_capital(v->lang, v->arena, T(v, "change.not_this_term"));
}

/* The outcome of a target that is shown, or NULL. */
static const struct outcome *shown(const struct viewer *v, const struct target *t) {
    const struct outcome *o = v->assessment->outcomes[t->index];
    return o && view_shows_target(v, o) ? o : NULL;
}

static bool has_entry(const struct viewer *v, const struct outcome *o) {
    return o->assessed_this_term || part_mark_note(v, o->target);
}

enum area_state { NOT_BEGUN, NOT_LOOKED_AT, LOOKED_AT };

static enum area_state state_of(const struct viewer *v, const struct competency *c) {
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct outcome *o = shown(v, &c->targets[i]);
        if (o && has_entry(v, o)) return LOOKED_AT;
    }
    return part_area_begun(v, c) ? NOT_LOOKED_AT : NOT_BEGUN;
}

/* The targets of the area without an entry, in one line; NULL if there are none. */
static struct inl *others_of(const struct viewer *v, const struct competency *c) {
    struct inls is;
    inls_start(&is, v->arena);
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct outcome *o = shown(v, &c->targets[i]);
        if (o && !has_entry(v, o)) add_other(v, o, !is.first, &is);
    }
    return is.first;
}

/* Who rated targets of the framework this term, as far as the ratings say so; or NULL. */
static struct inl *who_rated(const struct viewer *v, const struct framework *f) {
    const struct learner *l = v->learner;
    const struct term *term = v->calendar->term;
    VEC(const char *) names = {0};
    for (size_t i = 0; term && i < l->n_ratings; i++) {
        const struct rating *r = &l->ratings[i];
        size_t k = 0;
        if (!r->who || r->target->competency->framework != f) continue;
        if (date_cmp(r->date, term->starts) < 0) continue;
        while (k < names.n && strcmp(names.v[k], r->who) != 0) k++;
        if (k == names.n) VEC_PUSH(v->arena, &names, r->who);
    }
    return names.n ? inl_text(v->arena, lang_list(v->lang, v->arena, names.v, names.n)) : NULL;
}

static struct block *list_of(const struct viewer *v, const char *title) {
    struct block *b = block_new(v->arena, BLOCK_BOARD);
    b->board.level = 4;
    b->board.dense = true;
    b->board.columns = arena_make(v->arena, struct board_column);
    b->board.columns->title = title;
    b->board.columns->again = tr_text(v->lang, v->arena, "annex.continued", "area", title);
    return b;
}

static struct block *entries_of(const struct viewer *v, const struct competency_counts *c) {
    struct block *b = list_of(v, say_plain(v, &c->competency->title));
    struct board_item **next = &b->board.columns->items;
    struct inl *others = others_of(v, c->competency);
    for (size_t i = 0; i < c->competency->n_targets; i++) {
        const struct outcome *o = shown(v, &c->competency->targets[i]);
        if (!o || !has_entry(v, o)) continue;
        *next = arena_make(v->arena, struct board_item);
        **next = (struct board_item){.sign = sign_of_outcome(o),
                                     .text = say_target_short(v, o->target),
                                     .note = entry_note(v, o)};
        next = &(*next)->next;
    }
    b->board.columns->note = part_counted(v, c->demonstrated, c->all);
    if (!others) return b;
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_TEXT, not_this_term(v));
    inls_add(&is, INLINE_TEXT, T(v, "level.colon"));
    inls_append(&is, others);
    b->board.columns->more = is.first;
    return b;
}

/* "Writing: I can do 1 of 4 · ..." of an area that was not looked at. No zero is counted. */
static struct inl *folded(const struct viewer *v, const struct competency_counts *c) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, inl_wrap(v->arena, INLINE_STRONG, say_words(v, &c->competency->title)));
    inls_add(&is, INLINE_TEXT, T(v, "level.colon"));
    if (c->demonstrated)
        inls_add(&is, INLINE_TEXT,
                 arena_printf(v->arena, "%s · ", part_counted(v, c->demonstrated, c->all)));
    inls_append(&is, others_of(v, c->competency));
    return is.first;
}

/* The areas of the framework that were not looked at, a line each; NULL if there are none. */
static struct block *folded_areas(const struct viewer *v, const struct framework *f) {
    struct block *b = list_of(v, not_this_term(v));
    struct board_item **next = &b->board.columns->items;
    for (size_t i = 0; i < v->assessment->n_competencies; i++) {
        const struct competency_counts *c = &v->assessment->competencies[i];
        const struct competency *area = c->competency;
        if (area->framework != f || state_of(v, area) != NOT_LOOKED_AT) continue;
        *next = arena_make(v->arena, struct board_item);
        (*next)->text = inl_wrap(v->arena, INLINE_QUIET, folded(v, c));
        next = &(*next)->next;
    }
    return b->board.columns->items ? b : NULL;
}

/* Nothing if no area of it is begun. */
static void add_framework(const struct viewer *v, const struct framework *f, struct blocks *out) {
    struct blocks in;
    blocks_start(&in, v->arena);
    for (size_t i = 0; i < v->assessment->n_competencies; i++) {
        const struct competency_counts *c = &v->assessment->competencies[i];
        if (c->competency->framework == f && state_of(v, c->competency) == LOOKED_AT)
            blocks_append(&in, entries_of(v, c));
    }
    struct block *rest = folded_areas(v, f);
    if (rest) blocks_append(&in, rest);
    if (!in.first) return;
    struct block *head = blocks_add(out, BLOCK_HEADING);
    head->heading.level = 3;
    head->heading.text = say_words(v, &f->title);
    head->heading.note = who_rated(v, f);
    blocks_append(out, in.first);
}

/* The areas of all frameworks of which nothing is begun, in one line. */
static void add_not_begun(const struct viewer *v, struct blocks *out) {
    const struct assessment *a = v->assessment;
    struct said *areas = arena_array(v->arena, a->n_competencies, sizeof *areas);
    size_t n = 0;
    for (size_t i = 0; i < a->n_competencies; i++) {
        const struct competency *c = a->competencies[i].competency;
        if (state_of(v, c) == NOT_BEGUN) areas[n++] = said_words(v, &c->title);
    }
    if (n) blocks_add_paragraph(out, PARAGRAPH_SMALL, part_not_begun_areas(v, areas, n));
}

void part_every_target(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct framework *framework = NULL;
    blocks_add_heading(out, 2, part_title(v, p, "annex.title"));
    for (size_t i = 0; i < v->assessment->n_competencies; i++) {
        const struct framework *f = v->assessment->competencies[i].competency->framework;
        if (f != framework) add_framework(v, f, out);
        framework = f;
    }
    add_not_begun(v, out);
}

void part_two_columns(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct blocks in;
    blocks_start(&in, v->arena);
    parts_add(v, p->left, p->n_left, &in);
    parts_add(v, p->right, p->n_right, &in);
    if (v->medium == ON_SCREEN || !in.first) {
        blocks_append(out, in.first);
        return;
    }
    struct block *b = blocks_add(out, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_FLOW;
    b->columns.columns = arena_make(v->arena, struct column);
    b->columns.columns->blocks = in.first;
}
