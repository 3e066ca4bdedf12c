/* part_beyond.c: what a learner's work counts for beyond the class: the partners that it was done
 * with and the hours there, and the standards that its targets serve. */
#include "model/framework.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/pathway.h"
#include "model/workspace.h"
#include "view/audience/choose.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"

#include <string.h>

/* ---- partners ---- */

static bool is_with(const struct viewer *v, const struct evidence *e, const struct partner *p) {
    return e->partner == p && view_shows_evidence(v, e);
}

static struct inl *piece_with_hours(const struct viewer *v, const struct evidence *e) {
    struct inls is;
    inls_start(&is, v->arena);
    struct inl *link = inl_wrap(v->arena, INLINE_LINK, say_own(v, e->title));
    link->href = path_of_evidence(v, e);
    inls_append(&is, link);
    const char *hours = NULL;
    if (e->has_hours)
        hours = tr_text(v->lang, v->arena, "evidence.hours", "hours", say_value(v, e->hours));
    inls_add(&is, INLINE_TEXT, " · ");
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET,
                              inl_text(v->arena, JOIN(v->arena, say_evidence_kind(v, e->kind),
                                                      say_day(v, e->date), hours))));
    return is.first;
}

/* Nothing where nothing was done with this partner, as far as the audience may see. */
static void add_partner(const struct viewer *v, const struct partner *p, struct blocks *out) {
    const struct learner *l = v->learner;
    struct block *list = block_new(v->arena, BLOCK_LIST);
    struct dec hours = dec_int(0);
    long pieces = 0;
    list->list.tight = true;
    for (size_t i = l->n_evidence; i-- > 0;) { /* the latest first */
        const struct evidence *e = &l->evidence[i];
        if (!is_with(v, e, p)) continue;
        pieces++;
        if (e->has_hours) hours = dec_add(hours, e->hours);
        list_add(v->arena, list, piece_with_hours(v, e));
    }
    if (!pieces) return;
    const char *sum = NULL;
    if (dec_cmp(hours, dec_int(0)) > 0)
        sum = tr_text(v->lang, v->arena, "evidence.hours", "hours", say_value(v, hours));
    struct blocks in;
    blocks_start(&in, v->arena);
    struct block *card = blocks_add(out, BLOCK_SECTION);
    card->section.style = SECTION_CARD;
    card->section.level = 2;
    card->section.title = inl_text(v->arena, p->name);
    blocks_add_paragraph(
        &in, PARAGRAPH_SMALL,
        inl_text(v->arena, JOIN(v->arena, sum, tr_n(v->lang, v->arena, "board.pieces", pieces))));
    blocks_append(&in, list);
    card->section.blocks = in.first;
}

void part_partners(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    for (size_t i = 0; i < v->workspace->n_partners; i++)
        add_partner(v, &v->workspace->partners[i], out);
}

/* ---- standards ---- */

static const struct outcome *shown(const struct viewer *v, const struct target *t) {
    const struct outcome *o = v->assessment->outcomes[t->index];
    return o && view_shows_target(v, o) ? o : NULL;
}

static void add_standard_row(const struct viewer *v, const char *code, const struct outcome *o,
                             struct block *table) {
    struct row *row = block_table_add(v->arena, table);
    struct inl *target = inl_wrap(v->arena, INLINE_LINK, say_target(v, o->target));
    target->href = path_of_target(v, o->target);
    row_add(v->arena, row, inl_text(v->arena, code), true);
    row_add(v->arena, row, target, false);
    row_add(v->arena, row, level_with_sign(v, o, false), false);
}

/* A code and one of the targets that serve it. */
struct served {
    const char *code;
    const struct outcome *by;
};

/* Codes appear in the order of their first mention, each with all of its targets. */
static void add_served(const struct viewer *v, const struct served *all, size_t n,
                       struct block *table) {
    for (size_t i = 0; i < n; i++) {
        bool again = false;
        for (size_t k = 0; k < i && !again; k++) again = strcmp(all[k].code, all[i].code) == 0;
        for (size_t k = i; k < n && !again; k++)
            if (strcmp(all[k].code, all[i].code) == 0)
                add_standard_row(v, all[k].code, all[k].by, table);
    }
}

static size_t served_by(const struct viewer *v, const struct framework *f, struct served *all) {
    size_t n = 0;
    for (size_t c = 0; c < f->n_competencies; c++)
        for (size_t i = 0; i < f->competencies[c].n_targets; i++) {
            const struct target *t = &f->competencies[c].targets[i];
            const struct outcome *o = shown(v, t);
            for (size_t k = 0; o && k < t->standards.n; k++) {
                if (all) all[n] = (struct served){t->standards.v[k], o};
                n++;
            }
        }
    return n;
}

void part_standards(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    const struct table_column columns[] = {{.head = T(v, "standards.code"), .weight = 2},
                                           {.head = T(v, "table.target"), .weight = 4},
                                           {.head = T(v, "credential.now"), .weight = 2}};
    blocks_add_paragraph(out, PARAGRAPH_BODY, inl_text(v->arena, T(v, "standards.words")));
    for (size_t i = 0; i < v->learner->n_frameworks; i++) {
        const struct framework *f = v->learner->frameworks[i];
        size_t n = served_by(v, f, NULL);
        if (!n) continue;
        struct served *all = arena_array(v->arena, n, sizeof *all);
        served_by(v, f, all);
        blocks_add_heading(out, 2, say_words(v, &f->title));
        struct block *table = blocks_add(out, BLOCK_TABLE);
        table->table.caption = say_plain(v, &f->title);
        table->table.caption_hidden = true;
        table->table.columns = arena_copy(v->arena, columns, sizeof columns);
        table->table.n_columns = 3;
        add_served(v, all, n, table);
    }
}

static bool has_outline(const struct workspace *w, const char *name) {
    for (size_t i = 0; i < w->n_site; i++)
        if (strcmp(w->site[i].name, name) == 0) return true;
    return false;
}

const char *part_standards_path(const struct viewer *v) {
    if (!has_outline(v->workspace, "standards")) return NULL;
    for (size_t i = 0; i < v->assessment->n_outcomes; i++) {
        const struct outcome *o = v->assessment->outcomes[i];
        if (o && o->target->standards.n && view_shows_target(v, o)) return "standards.html";
    }
    return NULL;
}

void part_standards_link(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    if (!part_standards_path(v)) return;
    blocks_add_paragraph(out, PARAGRAPH_BODY,
                         inl_link(v->arena, part_standards_path(v), T(v, "standards.link")));
}
