/* part_goals.c: goals: what I will do, what I need from my teacher, what my family can do. */
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "view/audience/policy.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"

/* Lines to write on, in each column, where nothing of a goal is decided. */
enum { LINES = 2 };

/* A single item is not made a list. */
static struct block *things(const struct viewer *v, const struct texts *t) {
    if (t->n == 0) return block_paragraph(v->arena, inl_text(v->arena, T(v, "goal.nothing_yet")));
    if (t->n == 1) return block_paragraph(v->arena, say_own(v, t->v[0]));
    return part_own_bullets(v, t);
}

static struct block *lines(const struct viewer *v, int count) {
    struct block *b = block_new(v->arena, BLOCK_LINES);
    b->lines.count = count;
    return b;
}

struct block *part_goal_columns(const struct viewer *v, const struct goal *g, int level,
                                bool narrow) {
    const bool nothing = !g->i_will.n && !g->i_need.n && !g->family_can.n;
    if (nothing && g->status != GOAL_WORKING) return NULL;
    if (nothing && v->medium == ON_SCREEN)
        return block_paragraph(v->arena, inl_text(v->arena, T(v, "goal.no_steps")));
    const struct texts *lists[] = {&g->i_will, &g->i_need, &g->family_can};
    static const char *const keys[] = {"goal.i_will", "goal.i_need", "goal.family_can"};
    struct block *b = block_new(v->arena, BLOCK_COLUMNS);
    b->columns.style = narrow ? COLUMNS_PLAIN : COLUMNS_FRAMED;
    b->columns.level = level;
    struct column **next = &b->columns.columns;
    for (size_t i = 0; i < 3; i++, next = &(*next)->next) {
        *next = arena_make(v->arena, struct column);
        **next = (struct column){.weight = 1,
                                 .title = T(v, keys[i]),
                                 .blocks = nothing ? lines(v, LINES) : things(v, lists[i])};
    }
    return b;
}

/* That there is none, and on paper room to write one by hand, all on one page. */
static struct block *no_goal(const struct viewer *v) {
    static const struct goal none;
    struct block *words = block_paragraph(v->arena, inl_text(v->arena, T(v, "goal.none")));
    if (v->medium != ON_PAPER) return words;
    struct block *b = block_new(v->arena, BLOCK_SECTION);
    b->section.keep_together = true;
    b->section.blocks = words;
    words->next = lines(v, 1);
    words->next->next = part_goal_columns(v, &none, 3, false);
    return b;
}

struct inl *part_goal_words(const struct viewer *v, const struct goal *g) {
    const size_t left = v->medium == ON_PAPER ? v->learner->n_goals - 1 : 0;
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, say_own(v, g->text));
    if (!left) return is.first;
    inls_add(&is, INLINE_TEXT, " ");
    struct inl *more = inl_text(v->arena, part_more_words(v, left));
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, more));
    return is.first;
}

const struct goal *part_working_goal(const struct learner *l) {
    for (size_t i = 0; i < l->n_goals; i++)
        if (l->goals[i].status == GOAL_WORKING) return &l->goals[i];
    return NULL;
}

void part_goal(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct goal *g = part_working_goal(v->learner);
    if (!policy_shows(v, DATUM_GOALS)) return;
    bool first = v->medium == ON_PAPER && !v->learner->n_goals;
    blocks_add_heading(out, 2, part_title(v, p, first ? "start.goal" : "goal.title"));
    if (!g) {
        blocks_append(out, no_goal(v));
        return;
    }
    blocks_add_paragraph(out, PARAGRAPH_LEAD, part_goal_words(v, g));
    blocks_append(out, part_goal_columns(v, g, 3, v->medium == ON_SCREEN));
}

static const char *dated(const struct viewer *v, const char *key, struct date d) {
    return date_is_set(d) ? tr_text(v->lang, v->arena, key, "date", say_day(v, d)) : NULL;
}

static const char *confidence(const struct viewer *v, int n) {
    if (!n) return "";
    return tr_n(v->lang, v->arena, "goal.confidence_of", n);
}

static struct block *check_ins(const struct viewer *v, const struct goal *g) {
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    struct table_column *columns = arena_array(v->arena, 3, sizeof *columns);
    columns[0] = (struct table_column){.head = T(v, "goal.date"), .weight = 0};
    columns[1] = (struct table_column){.head = T(v, "goal.note"), .weight = 4};
    columns[2] = (struct table_column){.head = T(v, "goal.confidence"), .weight = 0};
    b->table =
        (struct block_table){.caption = T(v, "goal.check_ins"), .columns = columns, .n_columns = 3};
    for (size_t i = 0; i < g->n_check_ins; i++) {
        const struct check_in *c = &g->check_ins[i];
        struct row *row = block_table_add(v->arena, b);
        row_add(v->arena, row, inl_text(v->arena, say_day(v, c->date)), true);
        row_add(v->arena, row, say_own(v, c->note), false);
        row_add(v->arena, row, inl_text(v->arena, confidence(v, c->confidence)), false);
    }
    return b;
}

/* On paper only the latest check-in is shown; the others are on the site. */
static struct inl *latest_check_in(const struct viewer *v, const struct goal *g) {
    const struct check_in *c = &g->check_ins[g->n_check_ins - 1];
    struct inls is;
    inls_start(&is, v->arena);
    const char *sure = c->confidence
                           ? arena_printf(v->arena, "%s%s%s", T(v, "goal.confidence"),
                                          T(v, "level.colon"), confidence(v, c->confidence))
                           : NULL;
    const char *when = JOIN(v->arena, say_day(v, c->date), sure);
    if (when) inls_add(&is, INLINE_TEXT, when);
    if (when && c->note) inls_add(&is, INLINE_TEXT, " · ");
    if (c->note) inls_append(&is, say_own(v, c->note));
    return is.first;
}

static struct block *goal_section(const struct viewer *v, const struct goal *g) {
    struct block *b = block_new(v->arena, BLOCK_SECTION);
    b->section.style = SECTION_CARD;
    b->section.level = 2;
    b->section.title = say_own(v, g->text);
    b->section.keep_together = true;
    struct blocks in;
    blocks_start(&in, v->arena);
    const char *facts = JOIN(v->arena, say_goal_status(v, g->status), dated(v, "goal.set", g->set),
                             dated(v, "goal.due", g->due));
    if (facts) blocks_add_paragraph(&in, PARAGRAPH_SMALL, inl_text(v->arena, facts));
    if (g->why) blocks_add_paragraph(&in, PARAGRAPH_BODY, say_own(v, g->why));
    if (g->target) {
        struct inls is;
        inls_start(&is, v->arena);
        inls_add(&is, INLINE_TEXT, T(v, "goal.leads_to"));
        struct inl *target = say_target(v, g->target);
        const struct outcome *o = v->assessment->outcomes[g->target->index];
        if (v->medium == ON_SCREEN && o) {
            target = inl_wrap(v->arena, INLINE_LINK, target);
            target->href = path_of_target(v, g->target);
        }
        inls_append(&is, target);
        blocks_add_paragraph(&in, PARAGRAPH_BODY, is.first);
    }
    blocks_append(&in, part_goal_columns(v, g, 3, false));
    if (g->n_check_ins && v->medium == ON_SCREEN) blocks_append(&in, check_ins(v, g));
    if (g->n_check_ins && v->medium == ON_PAPER)
        blocks_add_paragraph(&in, PARAGRAPH_SMALL, latest_check_in(v, g));
    b->section.blocks = in.first;
    return b;
}

void part_goals(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct learner *l = v->learner;
    if (v->medium == ON_PAPER) blocks_add_heading(out, 2, part_title(v, p, "page.goals"));
    if (!l->n_goals) blocks_append(out, no_goal(v));
    size_t n = part_limit(p, l->n_goals);
    for (size_t i = 0; i < n; i++) {
        struct block *b = goal_section(v, &l->goals[i]);
        if (v->medium == ON_PAPER) b->section.level = 3;
        for (struct block *k = b->section.blocks; k && v->medium == ON_PAPER; k = k->next)
            if (k->kind == BLOCK_COLUMNS) k->columns.level = 4;
        blocks_append(out, b);
    }
}
