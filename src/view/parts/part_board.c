/* part_board.c: the idea behind everything: I can do this, I am working on this, up next. */
#include "model/framework.h"
#include "model/learner.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"

#include <stdint.h>

static struct inl *item_text(const struct viewer *v, const struct outcome *o, bool brief) {
    struct inls is;
    inls_start(&is, v->arena);
    if (v->medium == ON_PAPER) {
        inls_append(&is, say_target_short(v, o->target));
    } else {
        struct inl *link = inl_wrap(v->arena, INLINE_LINK, say_target(v, o->target));
        link->href = path_of_target(v, o->target);
        inls_append(&is, link);
    }
    if (o->newly_demonstrated && (v->medium == ON_SCREEN || brief)) {
        inls_add(&is, INLINE_TEXT, " ");
        inls_add(&is, INLINE_BADGE, T(v, "board.new"));
    }
    return is.first;
}

static const char *pieces_of(const struct viewer *v, const struct outcome *o) {
    return o->n_evidence ? tr_n(v->lang, v->arena, "board.pieces", (long)o->n_evidence) : NULL;
}

/* "Ready: I can already compare fractions", or that no other target has to come first. */
static struct inl *why_ready(const struct viewer *v, const struct outcome *o) {
    if (!o->target->n_after || v->medium == ON_PAPER)
        return inl_text(v->arena, T(v, "board.ready"));
    struct said first = said_words(v, &o->target->after[0]->text);
    return say_with(v, "board.ready_because", NULL, 0, "target", first);
}

static struct inl *item_note(const struct viewer *v, const struct outcome *o) {
    struct said name = said_outcome(v, o);
    if (o->status == STATUS_UP_NEXT) return why_ready(v, o);
    if (o->status == STATUS_WORKING_ON) return SAY_LINE(v, name, SAID(pieces_of(v, o)));
    const char *when = say_day(v, o->last_assessed);
    if (v->medium == ON_PAPER) when = o->newly_demonstrated ? T(v, "board.new_this_term") : NULL;
    return SAY_LINE(v, name, SAID(when));
}

static const char *column_note(const struct viewer *v, enum status status, size_t n) {
    static const char *const keys[] = {[STATUS_DEMONSTRATED] = "board.targets",
                                       [STATUS_WORKING_ON] = "board.targets",
                                       [STATUS_UP_NEXT] = "board.targets_ready"};
    if (v->medium == ON_PAPER || !n) return NULL;
    const char *all = tr_n(v->lang, v->arena, keys[status], (long)n);
    size_t fresh = v->assessment->newly_demonstrated;
    bool say_new = status == STATUS_DEMONSTRATED && fresh > 0;
    return JOIN(v->arena, all,
                say_new ? tr_n(v->lang, v->arena, "board.new_count", (long)fresh) : NULL);
}

static struct inl *more(const struct viewer *v, size_t left) {
    if (!left) return NULL;
    if (v->medium == ON_PAPER)
        return inl_text(v->arena, tr_n(v->lang, v->arena, "board.more_on_site", (long)left));
    return inl_link(v->arena, "targets.html", tr_n(v->lang, v->arena, "board.more", (long)left));
}

static bool has_any(const struct viewer *v, enum status status) {
    size_t n;
    choose_outcomes_with(v, status, &n);
    return n > 0;
}

/* Before anything is begun, nothing can be finished. What an educator says of a whole area is a
 * beginning, though no target has a rating; so is a habit of learning. */
const char *part_nothing_in_work(const struct viewer *v) {
    const bool fresh = !has_any(v, STATUS_DEMONSTRATED) && !has_any(v, STATUS_WORKING_ON);
    if (fresh && v->learner->n_areas) return T(v, "start.first_target");
    return T(v, fresh ? "start.working_on" : "board.working_on_empty");
}

static const char *empty_words(const struct viewer *v, enum status status) {
    static const char *const keys[] = {
        [STATUS_DEMONSTRATED] = "board.can_do_empty", [STATUS_UP_NEXT] = "board.up_next_empty"};
    return status == STATUS_WORKING_ON ? part_nothing_in_work(v) : T(v, keys[status]);
}

static struct inl *in_this_report(const struct viewer *v, size_t left) {
    return inl_text(v->arena, tr_n(v->lang, v->arena, "board.more", (long)left));
}

/* On paper, columns are about as long as each other: where little has begun, a long list of what
 * may come next would have nothing beside it. */
#define NEXT_BEYOND 2

static size_t most_next(const struct viewer *v) {
    const struct assessment *a = v->assessment;
    size_t begun = a->demonstrated > a->working_on ? a->demonstrated : a->working_on;
    if (v->medium == ON_SCREEN) return SIZE_MAX;
    return (begun ? begun : 1) + NEXT_BEYOND;
}

/* In brief, items have no notes, and all the others are in the same report. */
static struct board_column *column(const struct viewer *v, const struct part *p, enum status status,
                                   bool brief) {
    static const char *const titles[] = {[STATUS_DEMONSTRATED] = "board.can_do",
                                         [STATUS_WORKING_ON] = "board.working_on",
                                         [STATUS_UP_NEXT] = "board.up_next"};
    size_t n;
    struct outcome **list = choose_outcomes_with(v, status, &n);
    size_t shown = part_limit(p, n), most = (size_t)squeeze_of(v).board;
    if (status == STATUS_UP_NEXT && most > most_next(v)) most = most_next(v);
    if (shown > most) shown = most;
    struct board_column *c = arena_make(v->arena, struct board_column);
    c->sign = sign_of_status(status);
    c->title = T(v, titles[status]);
    c->note = column_note(v, status, n);
    c->empty = empty_words(v, status);
    c->more = brief && n > shown ? in_this_report(v, n - shown) : more(v, n - shown);
    struct board_item **next = &c->items;
    for (size_t i = 0; i < shown; i++, next = &(*next)->next) {
        *next = arena_make(v->arena, struct board_item);
        (*next)->sign = sign_of_outcome(list[i]);
        (*next)->text = item_text(v, list[i], brief);
        (*next)->note = brief ? NULL : item_note(v, list[i]);
    }
    return c;
}

static void add_board(const struct viewer *v, const struct part *p, bool brief,
                      struct blocks *out) {
    if (v->medium == ON_SCREEN) blocks_add_heading(out, 2, part_title(v, p, "board.title"));
    struct block *b = blocks_add(out, BLOCK_BOARD);
    b->board.level = v->medium == ON_SCREEN ? 3 : 2;
    struct board_column **next = &b->board.columns;
    int last = policy_shows(v, DATUM_WHY) ? STATUS_UP_NEXT : STATUS_DEMONSTRATED;
    for (int status = STATUS_DEMONSTRATED; status <= last; status++) {
        *next = column(v, p, (enum status)status, brief);
        next = &(*next)->next;
    }
    b->board.dense = brief;
}

void part_board(const struct viewer *v, const struct part *p, struct blocks *out) {
    add_board(v, p, false, out);
}

void part_board_in_brief(const struct viewer *v, const struct part *p, struct blocks *out) {
    add_board(v, p, true, out);
}

/* ---- by area ---- */

/* "My teacher says: Proficient · November 18", of a framework or one of its competencies; NULL if no
 * one gave a level. */
static struct inl *teacher_says(const struct viewer *v, const struct framework *f,
                                const struct competency *c) {
    struct inl *levels = part_area_levels(v, f, c);
    struct inls is;
    if (!levels) return NULL;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_TEXT, T(v, "think.teacher_says"));
    inls_add(&is, INLINE_TEXT, T(v, "level.colon"));
    inls_append(&is, levels);
    return is.first;
}

static struct tally_row *tally_of(const struct viewer *v, const struct competency_counts *counts) {
    const struct competency *c = counts->competency;
    struct tally_row *row = arena_make(v->arena, struct tally_row);
    row->name = say_words(v, &c->title);
    if (v->medium == ON_SCREEN) {
        row->name = inl_wrap(v->arena, INLINE_LINK, row->name);
        row->name->href = path_of_competency(v, c);
    }
    row->signs = arena_array(v->arena, c->n_targets, sizeof *row->signs);
    row->sign_names = arena_array(v->arena, c->n_targets, sizeof *row->sign_names);
    row->sign_langs = arena_array(v->arena, c->n_targets, sizeof *row->sign_langs);
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->targets[i].index];
        if (!o || !view_shows_target(v, o)) continue;
        struct said level = said_outcome(v, o);
        row->signs[row->n_signs] = sign_of_outcome(o);
        row->sign_langs[row->n_signs] = level.lang;
        row->sign_names[row->n_signs++] = level.text;
    }
    const struct tr_arg args[] = {
        {.name = "n", .number = (long)counts->demonstrated, .is_number = true},
        {.name = "all", .number = (long)counts->all, .is_number = true}};
    row->words = !policy_shows(v, DATUM_WHY)
                     ? lang_number(v->lang, v->arena, (long)counts->demonstrated)
                     : tr_with(v->lang, v->arena, "areas.of", args, 2);
    row->said = teacher_says(v, c->framework, c);
    return row;
}

/* Levels of whole frameworks, a line each: they have no row. */
static void add_of_frameworks(const struct viewer *v, struct blocks *out) {
    for (size_t i = 0; i < v->learner->n_frameworks; i++) {
        const struct framework *f = v->learner->frameworks[i];
        struct inl *said = teacher_says(v, f, NULL);
        struct inls is;
        if (!said) continue;
        inls_start(&is, v->arena);
        inls_append(&is, inl_wrap(v->arena, INLINE_STRONG, say_words(v, &f->title)));
        inls_add(&is, INLINE_TEXT, " · ");
        inls_append(&is, said);
        blocks_add_paragraph(out, PARAGRAPH_SMALL, is.first);
    }
}

static bool has_row(const struct viewer *v, const struct competency_counts *c) {
    return part_area_begun(v, c->competency);
}

/* "Not started yet: Fractions · Writing": one line instead of many zeros. */
static void add_not_begun(const struct viewer *v, struct blocks *out) {
    const struct assessment *a = v->assessment;
    struct inls is;
    inls_start(&is, v->arena);
    size_t n = 0;
    for (size_t i = 0; i < a->n_competencies; i++) {
        const struct competency *c = a->competencies[i].competency;
        if (has_row(v, &a->competencies[i])) continue;
        inls_add(&is, INLINE_TEXT, n++ ? " · " : T(v, "start.not_begun"));
        if (n == 1) inls_add(&is, INLINE_TEXT, " ");
        struct inl *name = say_words(v, &c->title);
        if (v->medium == ON_SCREEN) {
            name = inl_wrap(v->arena, INLINE_LINK, name);
            name->href = path_of_competency(v, c);
        }
        inls_append(&is, name);
    }
    if (n) blocks_add_paragraph(out, PARAGRAPH_SMALL, is.first);
}

void part_areas(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct assessment *a = v->assessment;
    if (!a->n_competencies) return;
    bool all = !policy_shows(v, DATUM_WHY); /* who may not see what is begun */
    blocks_add_heading(out, 2, part_title(v, p, "areas.title"));
    struct block *b = block_new(v->arena, BLOCK_TALLY);
    b->tally.name_head = T(v, "areas.area");
    b->tally.signs_head = T(v, "areas.signs");
    b->tally.words_head = T(v, "areas.demonstrated");
    struct tally_row **next = &b->tally.rows;
    for (size_t i = 0; i < a->n_competencies; i++) {
        if (!all && !has_row(v, &a->competencies[i])) continue;
        *next = tally_of(v, &a->competencies[i]);
        next = &(*next)->next;
    }
    if (b->tally.rows) blocks_append(out, b);
    add_of_frameworks(v, out);
    if (!all) add_not_begun(v, out);
}
