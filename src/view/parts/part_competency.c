/* part_competency.c: one competency: its targets, where the learner is, what comes next, and
 * why. */
#include "model/framework.h"
#include "model/scale.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"
#include "view/words/why.h"

/* Sign, name, and meaning of the level, with a badge if it is new. */
static void add_level(const struct viewer *v, const struct outcome *o, struct blocks *out) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, level_with_sign(v, o, true));
    if (o->newly_demonstrated) {
        inls_add(&is, INLINE_TEXT, " ");
        inls_add(&is, INLINE_BADGE, T(v, "board.new_this_term"));
    }
    struct inl *means = level_means(v, o->target, o->level_index);
    if (means) {
        inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, means);
    }
    blocks_add_paragraph(out, PARAGRAPH_BODY, is.first);
}

/* "To get to Proficient: I can do it on my own." The next level, or mastery if there is no level
 * yet. */
static void add_next(const struct viewer *v, const struct outcome *o, struct blocks *out) {
    int next =
        o->level_index < 0 ? level_mastery_index(level_scale_of(o->target)) : o->level_index + 1;
    if (next >= (int)level_scale_of(o->target)->n_levels) return;
    if (!level_has_own_words(o->target, next)) return; /* the scale's are in the foot */
    struct inls is;
    inls_start(&is, v->arena);
    struct said name = said_level(v, level_scale_of(o->target), next);
    inls_append(&is, inl_wrap(v->arena, INLINE_STRONG,
                              say_with(v, "target.to_get_to", NULL, 0, "level", name)));
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(&is, level_means(v, o->target, next));
    blocks_add_paragraph(out, PARAGRAPH_BODY, is.first);
}

static void add_status(const struct viewer *v, const struct outcome *o, struct blocks *out) {
    static const char *const keys[STATUS_COUNT] = {[STATUS_DEMONSTRATED] = "status.demonstrated",
                                                   [STATUS_WORKING_ON] = "status.working_on",
                                                   [STATUS_UP_NEXT] = "status.up_next",
                                                   [STATUS_LATER] = "status.later"};
    const char *last = date_is_set(o->last_assessed) ? tr_text(v->lang, v->arena, "target.last",
                                                               "date", say_day(v, o->last_assessed))
                                                     : NULL;
    const char *not_now =
        o->n_counted && !o->assessed_this_term ? T(v, "change.not_this_term") : NULL;
    blocks_add_paragraph(out, PARAGRAPH_SMALL,
                         inl_text(v->arena, JOIN(v->arena, T(v, keys[o->status]), last, not_now)));
}

/* The targets that come before this one, with their signs, unless it is demonstrated. */
static void add_after(const struct viewer *v, const struct outcome *o, struct blocks *out) {
    if (!o->target->n_after || o->status == STATUS_DEMONSTRATED) return;
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_TEXT, T(v, "target.after"));
    for (size_t i = 0; i < o->target->n_after; i++) {
        const struct target *t = o->target->after[i];
        const struct outcome *before = v->assessment->outcomes[t->index];
        inls_add(&is, INLINE_TEXT, i ? "; " : " ");
        struct inl *words = say_target(v, t);
        struct inl *sign = before ? say_sign(v, before) : NULL;
        if (sign) {
            inls_append(&is, sign);
            inls_add(&is, INLINE_TEXT, " ");
            words = inl_wrap(v->arena, INLINE_LINK, words);
            words->href = path_of_target(v, t);
        }
        inls_append(&is, words);
    }
    blocks_add_paragraph(out, PARAGRAPH_SMALL, is.first);
}

struct block *part_evidence_of(const struct viewer *v, const struct outcome *o) {
    struct block *list = block_new(v->arena, BLOCK_LIST);
    list->list.tight = true;
    for (size_t i = 0; i < o->n_evidence; i++) {
        const struct evidence *e = o->evidence[i];
        if (!view_shows_evidence(v, e)) continue;
        struct inls is;
        inls_start(&is, v->arena);
        struct inl *link = inl_wrap(v->arena, INLINE_LINK, say_own(v, e->title));
        link->href = path_of_evidence(v, e);
        inls_append(&is, link);
        const char *what = JOIN(v->arena, say_evidence_kind(v, e->kind), say_day(v, e->date));
        inls_add(&is, INLINE_TEXT, " · ");
        inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, inl_text(v->arena, what)));
        list_add(v->arena, list, is.first);
    }
    return list->list.items ? list : NULL;
}

static void add_evidence(const struct viewer *v, const struct outcome *o, struct blocks *out) {
    struct block *list = part_evidence_of(v, o);
    if (!list) return;
    blocks_add_heading(out, 3, inl_text(v->arena, T(v, "target.evidence")));
    blocks_append(out, list);
}

static void add_supports(const struct viewer *v, const struct outcome *o, struct blocks *out) {
    if (!o->n_supports || !policy_shows(v, DATUM_SUPPORTS)) return;
    blocks_add_heading(out, 3, inl_text(v->arena, T(v, "supports.title")));
    struct block *list = blocks_add(out, BLOCK_LIST);
    for (size_t i = 0; i < o->n_supports; i++)
        list_add(v->arena, list, part_support_words(v, o->supports[i]));
}

static void add_standards(const struct viewer *v, const struct target *t, struct blocks *out) {
    if (!t->standards.n) return;
    const char *codes = lang_list(v->lang, v->arena, t->standards.v, t->standards.n);
    const char *words = tr_text(v->lang, v->arena, "target.standards", "codes", codes);
    const char *all = part_standards_path(v);
    blocks_add_paragraph(out, PARAGRAPH_SMALL,
                         all ? inl_link(v->arena, all, words) : inl_text(v->arena, words));
}

/* The chart, and evidence and supports beside it. */
static void add_what_shows_it(const struct viewer *v, const struct outcome *o, struct blocks *out) {
    struct plot *plot = part_plot_of(v, o, T(v, "growth.title"));
    struct blocks beside;
    blocks_start(&beside, v->arena);
    add_evidence(v, o, &beside);
    add_supports(v, o, &beside);
    if (!plot) {
        blocks_append(out, beside.first);
        return;
    }
    struct block *chart = block_new(v->arena, BLOCK_CHART);
    chart->chart.plot = plot;
    const char *lacks = part_chart_lacks(v, o);
    struct blocks left;
    blocks_start(&left, v->arena);
    blocks_append(&left, chart);
    if (lacks) blocks_add_paragraph(&left, PARAGRAPH_SMALL, inl_text(v->arena, lacks));
    if (!beside.first) {
        blocks_append(out, left.first);
        return;
    }
    struct column *columns = arena_array(v->arena, 2, sizeof *columns);
    columns[0] = (struct column){.weight = 1, .blocks = left.first, .next = &columns[1]};
    columns[1] = (struct column){.weight = 1, .blocks = beside.first};
    struct block *b = blocks_add(out, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_PLAIN;
    b->columns.columns = columns;
}

static void add_target(const struct viewer *v, const struct outcome *o, struct blocks *out) {
    struct block *b = blocks_add(out, BLOCK_SECTION);
    b->id = path_target_id(o->target);
    b->section.style = SECTION_CARD;
    b->section.level = 2;
    b->section.title = say_target(v, o->target);
    struct blocks in;
    blocks_start(&in, v->arena);
    add_level(v, o, &in);
    add_next(v, o, &in);
    add_status(v, o, &in);
    add_after(v, o, &in);
    if (o->n_ratings || o->judgement) blocks_add_paragraph(&in, PARAGRAPH_BODY, why_sentence(v, o));
    if (why_has_log(v, o) || o->judgement) blocks_append(&in, why_this_level(v, o));
    add_what_shows_it(v, o, &in);
    add_standards(v, o->target, &in);
    b->section.blocks = in.first;
}

void part_competency(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    const struct competency *c = v->competency;
    if (!c) return;
    struct block *h = blocks_add(out, BLOCK_HEADING);
    h->heading.level = 1;
    h->heading.text = say_words(v, &c->title);
    h->heading.note = say_words(v, &c->framework->title);
    if (c->statement.n) blocks_add_paragraph(out, PARAGRAPH_LEAD, say_words(v, &c->statement));
    part_add_area_history(v, c, out);
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->targets[i].index];
        if (o && view_shows_target(v, o)) add_target(v, o, out);
    }
}
