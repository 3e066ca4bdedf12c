/* part_annex.c: every target, close together: what was looked at this term with its level and what
 * it rests on, everything else of an area in one line. Paper only. */
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

/* The last thing this term that was written in place of a level ("absent"), or NULL. */
static const struct rating *mark_of_term(const struct viewer *v, const struct target *t) {
    const struct term *term = v->calendar->term;
    const struct rating *last = NULL;
    for (size_t i = 0; i < v->learner->n_unrated; i++) {
        const struct rating *r = &v->learner->unrated[i];
        if (r->target == t && !r->then && term && date_cmp(r->date, term->starts) >= 0) last = r;
    }
    return last;
}

static const char *mark_note(const struct viewer *v, const struct rating *mark) {
    return JOIN(v->arena, say_unrated(v, mark->unrated), say_date(v, mark->date, DATE_DAY));
}

/* Where there is no level, a mark says why. */
static struct inl *entry_note(const struct viewer *v, const struct outcome *o) {
    const struct rating *mark = mark_of_term(v, o->target);
    struct inls is;
    inls_start(&is, v->arena);
    if (mark && o->no_level != LEVEL_IS_THERE) return inl_text(v->arena, mark_note(v, mark));
    inls_append(&is, level_named(v, level_scale_of(o->target), o->level_index));
    struct inl *change = part_change(v, o);
    if (change && o->no_level == LEVEL_IS_THERE) {
        inls_add(&is, INLINE_TEXT, " · ");
        inls_append(&is, change);
    }
    const char *more = JOIN(v->arena, part_rests_on(v, o), mark ? mark_note(v, mark) : NULL);
    if (more) inls_add(&is, INLINE_TEXT, arena_printf(v->arena, " · %s", more));
    return is.first;
}

/* Words that run the other way would be torn apart at the ends of lines. */
static bool runs_against(const struct viewer *v, const struct target *t) {
    const char *tag = said_words(v, &t->text).lang;
    return tag && tag_is_rtl(tag) != lang_rtl(v->lang);
}

/* Adds a target to the line of those that were not looked at: its sign, and its text. */
static void add_other(const struct viewer *v, const struct outcome *o, struct inls *line) {
    const bool own_line = runs_against(v, o->target);
    if (!line->first) {
        const char *head = lang_capital(v->lang, v->arena, T(v, "change.not_this_term"));
        inls_add(line, INLINE_TEXT, head);
        inls_add(line, INLINE_TEXT, T(v, "level.colon"));
    } else if (!own_line) {
        inls_add(line, INLINE_TEXT, T(v, "annex.between"));
    }
    if (own_line) inls_add(line, INLINE_BREAK, NULL);
    inls_append(line, say_sign(v, o));
    inls_add(line, INLINE_TEXT, "\u00A0");
    inls_append(line, say_target_short(v, o->target));
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

static struct board_column *entries_of(const struct viewer *v, const struct competency_counts *c) {
    struct board_column *list = arena_make(v->arena, struct board_column);
    struct inls others;
    inls_start(&others, v->arena);
    const char *title = say_plain(v, &c->competency->title);
    const struct tr_arg args[] = {{.name = "n", .number = (long)c->demonstrated, .is_number = true},
                                  {.name = "all", .number = (long)c->all, .is_number = true}};
    list->title = title;
    list->note = tr_with(v->lang, v->arena, "areas.of_demonstrated", args, 2);
    list->again = tr_text(v->lang, v->arena, "annex.continued", "area", title);
    struct board_item **next = &list->items;
    for (size_t i = 0; i < c->competency->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->competency->targets[i].index];
        if (!o || !view_shows_target(v, o)) continue;
        if (!o->assessed_this_term && !mark_of_term(v, o->target)) {
            add_other(v, o, &others);
            continue;
        }
        *next = arena_make(v->arena, struct board_item);
        **next = (struct board_item){.sign = sign_of_outcome(o),
                                     .text = say_target_short(v, o->target),
                                     .note = entry_note(v, o)};
        next = &(*next)->next;
    }
    list->more = others.first;
    return list;
}

void part_every_target(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct framework *framework = NULL;
    blocks_add_heading(out, 2, part_title(v, p, "annex.title"));
    for (size_t i = 0; i < v->assessment->n_competencies; i++) {
        const struct competency_counts *c = &v->assessment->competencies[i];
        if (c->competency->framework != framework) {
            framework = c->competency->framework;
            struct block *head = blocks_add(out, BLOCK_HEADING);
            head->heading.level = 3;
            head->heading.text = say_words(v, &framework->title);
            head->heading.note = who_rated(v, framework);
        }
        struct block *b = blocks_add(out, BLOCK_BOARD);
        b->board.level = 4;
        b->board.dense = true;
        b->board.columns = entries_of(v, c);
    }
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
