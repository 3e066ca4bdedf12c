/* part_about.c: who I am, what my class agreed on, and my plan. */
#include "assess/pace.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/pathway.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"

#include <string.h>

static struct fact **add_fact(const struct viewer *v, struct fact **next, const char *key,
                              struct block *blocks) {
    if (!blocks) return next;
    *next = arena_make(v->arena, struct fact);
    (*next)->term = T(v, key);
    if (v->second) {
        (*next)->again = tr(v->second, key);
        (*next)->again_lang = lang_tag(v->second);
    }
    (*next)->blocks = blocks;
    return &(*next)->next;
}

static struct block *family_list(const struct viewer *v) {
    const struct learner *l = v->learner;
    if (!l->n_family || !policy_shows(v, DATUM_FAMILY)) return NULL;
    struct block *b = block_new(v->arena, BLOCK_LIST);
    b->list.tight = true;
    for (size_t i = 0; i < l->n_family; i++) {
        struct inls is;
        inls_start(&is, v->arena);
        inls_add(&is, INLINE_TEXT, l->family[i].name);
        if (l->family[i].relation) {
            inls_add(&is, INLINE_TEXT, " · ");
            inls_append(&is, say_own(v, l->family[i].relation));
        }
        list_add(v->arena, b, is.first);
    }
    return b;
}

/* The first paragraph is above, in large type. All else follows, also what comes before it. */
static struct block *all_but_opening(const struct viewer *v, const struct block *blocks) {
    struct blocks others;
    const struct block *opening = blocks;
    while (opening && opening->kind != BLOCK_PARAGRAPH) opening = opening->next;
    blocks_start(&others, v->arena);
    for (const struct block *b = blocks; b; b = b->next) {
        if (b == opening) continue;
        struct block *copy = arena_copy(v->arena, b, sizeof *b);
        copy->next = NULL;
        blocks_append(&others, copy);
    }
    return others.first;
}

/* Without a title unless the outline has one: on screen the page's own is above. */
void part_about(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct learner *l = v->learner;
    struct block *b = block_new(v->arena, BLOCK_FACTS);
    struct fact **next = &b->facts.facts;
    if (l->pronouns)
        next =
            add_fact(v, next, "about.pronouns", block_paragraph(v->arena, say_own(v, l->pronouns)));
    next = add_fact(v, next, "about.strengths", part_own_bullets(v, &l->strengths));
    next = add_fact(v, next, "about.interests", part_own_bullets(v, &l->interests));
    next = add_fact(v, next, "about.learns_best", part_own_bullets(v, &l->learns_best));
    next = add_fact(v, next, "about.needs", part_own_bullets(v, &l->needs));
    next = add_fact(v, next, "about.after_school", part_own_bullets(v, &l->after_school));
    next = add_fact(v, next, "about.after_graduation", part_own_bullets(v, &l->after_graduation));
    add_fact(v, next, "about.family", family_list(v));
    struct passage words = said_own_passage(v, l->about);
    words.blocks = all_but_opening(v, words.blocks);
    if (p->title.n && (words.blocks || b->facts.facts))
        blocks_add_heading(out, 2, say_words(v, &p->title));
    if (words.blocks) part_add_passage(v, &words, v->medium == ON_PAPER ? 3 : 2, out);
    if (b->facts.facts) blocks_append(out, b);
}

/* On screen the page's title already says this. */
static bool repeats_title(const struct viewer *v, const struct block *heading) {
    struct buf words = BUF_INIT;
    inl_plain(heading->heading.text, &words);
    bool same = v->medium == ON_SCREEN && strcmp(words.p, v->title) == 0;
    buf_release(&words);
    return same;
}

/* A heading by the class replaces the default one. */
void part_agreements(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct passage words = said_staff_passage(v, v->learner->group->agreements);
    const struct block *text = words.blocks;
    if (!text) return;
    bool own = text->kind == BLOCK_HEADING && text->next;
    if (own && repeats_title(v, text)) words.blocks = text->next;
    bool titled = p->title.n || (v->medium == ON_PAPER && !own);
    if (titled) blocks_add_heading(out, 2, part_title(v, p, "agreements.title"));
    part_add_passage(v, &words, titled ? 3 : 2, out);
}

/* ---- the plan ---- */

/* The pace against the learner's own date and nothing else; the words are kind. */
static const char *pace_words(const struct viewer *v, const struct paces *paces,
                              const struct planned *p) {
    static const char *const keys[PACE_COUNT] = {[PACE_AHEAD] = "plan.pace_ahead",
                                                 [PACE_ON] = "plan.pace_on",
                                                 [PACE_CHECK_IN] = "plan.pace_check_in"};
    for (size_t i = 0; i < paces->n; i++) {
        if (paces->v[i].planned != p) continue;
        bool done = paces->v[i].kind == PACE_ON && date_is_set(paces->v[i].demonstrated);
        return T(v, done ? "plan.pace_done" : keys[paces->v[i].kind]);
    }
    return "";
}

static struct inl *signed_target(const struct viewer *v, const struct target *t) {
    struct inls is;
    inls_start(&is, v->arena);
    const struct outcome *o = v->assessment->outcomes[t->index];
    struct inl *sign = o ? say_sign(v, o) : NULL;
    if (sign) {
        inls_append(&is, sign);
        inls_add(&is, INLINE_TEXT, " ");
    }
    struct inl *words = say_target(v, t);
    if (v->medium == ON_SCREEN && o) {
        words = inl_wrap(v->arena, INLINE_LINK, words);
        words->href = path_of_target(v, t);
    }
    inls_append(&is, words);
    return is.first;
}

static void add_plan_table(const struct viewer *v, struct blocks *out) {
    const struct learner *l = v->learner;
    const struct paces paces = paces_of(v->arena, l, v->assessment);
    struct block *b = blocks_add(out, BLOCK_TABLE);
    struct table_column *columns = arena_array(v->arena, 4, sizeof *columns);
    columns[0] = (struct table_column){.head = T(v, "plan.target"), .weight = 3};
    columns[1] = (struct table_column){.head = T(v, "plan.by"), .weight = 0};
    columns[2] = (struct table_column){.head = T(v, "plan.doing"), .weight = 3};
    columns[3] = (struct table_column){.head = T(v, "plan.pace"), .weight = 2};
    b->table = (struct block_table){.caption = T(v, "plan.caption"),
                                    .caption_hidden = true,
                                    .columns = columns,
                                    .n_columns = 4};
    for (size_t i = 0; i < l->n_plan; i++) {
        const struct planned *p = &l->plan[i];
        struct row *row = block_table_add(v->arena, b);
        row_add(v->arena, row, signed_target(v, p->target), true);
        row_add(v->arena, row, inl_text(v->arena, say_day(v, p->by)), false);
        row_add(v->arena, row, say_own(v, p->doing), false);
        row_add(v->arena, row, inl_text(v->arena, pace_words(v, &paces, p)), false);
    }
}

/* On paper, the first plan: targets that are worked on or up next, and room for more of them. */
static void add_plan_sheet(const struct viewer *v, struct blocks *out) {
    enum { ROWS = 8, TARGETS = 3 };
    static const enum status ahead[] = {STATUS_WORKING_ON, STATUS_UP_NEXT};
    const struct table_column columns[] = {{.head = T(v, "plan.target"), .weight = 4},
                                           {.head = T(v, "plan.by"), .weight = 2},
                                           {.head = T(v, "plan.doing"), .weight = 4}};
    struct block *b = blocks_add(out, BLOCK_TABLE);
    b->table = (struct block_table){.caption = T(v, "plan.caption"),
                                    .caption_hidden = true,
                                    .columns = arena_copy(v->arena, columns, sizeof columns),
                                    .n_columns = sizeof columns / sizeof *columns,
                                    .to_fill = true};
    size_t rows = 0;
    for (size_t i = 0; i < sizeof ahead / sizeof *ahead; i++) {
        size_t n;
        struct outcome **list = choose_outcomes_with(v, ahead[i], &n);
        for (size_t k = 0; k < n && rows < TARGETS; k++, rows++)
            row_add(v->arena, block_table_add(v->arena, b), signed_target(v, list[k]->target),
                    true);
    }
    for (; rows < ROWS; rows++) row_add(v->arena, block_table_add(v->arena, b), NULL, false);
}

static bool is_done(const struct chosen_pathway *c, const char *step) {
    for (size_t i = 0; i < c->n_done; i++)
        if (strcmp(c->done[i].step, step) == 0) return true;
    return false;
}

static struct inl *step_text(const struct viewer *v, const struct chosen_pathway *c,
                             const struct pathway_step *s) {
    struct inls is;
    inls_start(&is, v->arena);
    struct inl *sign =
        inls_add(&is, INLINE_SIGN, T(v, is_done(c, s->id) ? "plan.done" : "plan.to_do"));
    sign->sign.kind = is_done(c, s->id) ? SIGN_MET : SIGN_BOX;
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(&is, say_words(v, &s->text));
    for (size_t i = 0; i < c->n_chose; i++)
        for (size_t k = 0; k < s->n_options; k++)
            if (strcmp(c->chose[i].step, s->id) == 0 &&
                strcmp(c->chose[i].option, s->options[k].id) == 0) {
                inls_add(&is, INLINE_TEXT, T(v, "plan.i_chose"));
                inls_append(&is, say_words(v, &s->options[k].text));
            }
    return is.first;
}

static void add_pathway(const struct viewer *v, const struct chosen_pathway *c, int level,
                        struct blocks *out) {
    blocks_add_heading(out, level, say_words(v, &c->pathway->title));
    struct block *b = blocks_add(out, BLOCK_LIST);
    b->list.tight = true;
    for (size_t i = 0; i < c->pathway->n_steps; i++) {
        list_add(v->arena, b, step_text(v, c, &c->pathway->steps[i]));
    }
}

static void add_asked(const struct viewer *v, int level, struct blocks *out) {
    const struct learner *l = v->learner;
    if (!l->n_asked || !policy_shows(v, DATUM_ASKED)) return;
    blocks_add_heading(out, level, inl_text(v->arena, T(v, "plan.asked")));
    struct block *b = blocks_add(out, BLOCK_LIST);
    for (size_t i = 0; i < l->n_asked; i++) {
        struct inls is;
        inls_start(&is, v->arena);
        inls_append(&is, say_target(v, l->asked[i].target));
        if (l->asked[i].note) {
            inls_add(&is, INLINE_BREAK, NULL);
            inls_append(&is, say_own(v, l->asked[i].note));
        }
        inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, inl_wrap(v->arena, INLINE_QUIET,
                                  inl_text(v->arena, say_day(v, l->asked[i].date))));
        list_add(v->arena, b, is.first);
    }
}

void part_plan(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct learner *l = v->learner;
    int level = v->medium == ON_PAPER || p->title.n ? 3 : 2;
    if (level == 3) blocks_add_heading(out, 2, part_title(v, p, "page.plan"));
    const bool none = !l->n_plan && !l->n_pathways;
    if (none) blocks_add_paragraph(out, PARAGRAPH_BODY, inl_text(v->arena, T(v, "plan.none")));
    if (none && v->medium == ON_PAPER && policy_shows(v, DATUM_PLAN)) add_plan_sheet(v, out);
    if (l->n_plan) add_plan_table(v, out);
    for (size_t i = 0; i < l->n_pathways; i++) add_pathway(v, &l->pathways[i], level, out);
    add_asked(v, level, out);
}

struct inl *part_support_words(const struct viewer *v, const struct support *s) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, say_staff(v, s->what));
    inls_add(&is, INLINE_BREAK, NULL);
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET,
                              SAY_LINE(v, SAID(say_day(v, s->date)), said_staff(v, s->who),
                                       said_staff(v, s->outcome))));
    return is.first;
}

void part_supports(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct learner *l = v->learner;
    if (!l->n_supports || !policy_shows(v, DATUM_SUPPORTS)) return;
    blocks_add_heading(out, 2, part_title(v, p, "supports.title"));
    struct block *b = blocks_add(out, BLOCK_LIST);
    for (size_t i = 0; i < l->n_supports; i++)
        list_add(v->arena, b, part_support_words(v, &l->supports[i]));
}
