/* why.c: "Why this level?": the rule in words, its arithmetic step by step, and the ratings that it
 * used. */
#include "view/words/why.h"

#include "assess/steps.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/rated.h"
#include "model/scale.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"

/* ---- the rule ---- */

static const struct method *method_of(const struct outcome *o) {
    return o->target->competency->framework->method;
}

const char *why_rule(const struct viewer *v, const struct outcome *o) {
    static const char *const keys[METHOD_COUNT] = {
#define X(NAME, name, text) [METHOD_##NAME] = "rule." text,
        METHODS(X)
#undef X
    };
    if (o->judgement) return T(v, "rule.judgement");
    const struct method *m = method_of(o);
    const struct tr_arg args[] = {{.name = "n", .number = m->times, .is_number = true},
                                  {.name = "weight", .text = say_value(v, m->weight)}};
    return tr_with(v->lang, v->arena, keys[m->name], args, 2);
}

/* ---- the arithmetic ---- */

static const char *list_of(const struct viewer *v, const struct step *s, int places) {
    const char **texts = arena_array(v->arena, s->n_of + 1, sizeof *texts);
    for (size_t i = 0; i < s->n_of; i++) texts[i] = say_value_to(v, s->of[i], places);
    return s->n_of ? lang_list(v->lang, v->arena, texts, s->n_of) : "";
}

static struct said level_at(const struct viewer *v, const struct scale *scale, struct dec value) {
    for (size_t i = 0; i < scale->n_levels; i++)
        if (dec_cmp(scale->levels[i].value, value) == 0) return said_level(v, scale, (int)i);
    return SAID(say_value(v, value));
}

static struct inl *step_words(const struct viewer *v, const struct outcome *o, const struct step *s,
                              int places) {
    static const char *const keys[STEP_COUNT] = {
#define X(NAME) [STEP_##NAME] = "step." #NAME,
        STEPS(X)
#undef X
    };
    const struct tr_arg args[] = {
        {.name = "result", .text = say_value_to(v, s->result, places)},
        {.name = "a", .text = say_value_to(v, s->a, places)},
        {.name = "b", .text = say_value_to(v, s->b, places)},
        {.name = "w", .text = say_value_to(v, s->w, places)},
        {.name = "rest", .text = say_value_to(v, s->rest, places)},
        {.name = "of", .text = list_of(v, s, places)},
        {.name = "n", .number = (long)s->have, .is_number = true},
        {.name = "needed", .number = (long)s->needed, .is_number = true},
    };
    return say_with(v, keys[s->kind], args, sizeof args / sizeof *args, "level",
                    level_at(v, level_scale_of(o->target), s->result));
}

const char *why_step(const struct viewer *v, const struct outcome *o, const struct step *s,
                     int places) {
    struct buf b = BUF_INIT;
    inl_plain(step_words(v, o, s, places), &b);
    return buf_take(&b, v->arena);
}

int why_places(const struct viewer *v, const struct outcome *o, int least) {
    const struct steps steps = steps_of_outcome(v->arena, o);
    const struct scale *scale = level_scale_of(o->target);
    for (size_t i = 0; i < steps.n; i++) {
        least = level_places(scale, steps.v[i].a, least);
        least = level_places(scale, steps.v[i].b, least);
        least = level_places(scale, steps.v[i].result, least);
    }
    return least;
}

static struct block *step_list(const struct viewer *v, const struct outcome *o) {
    struct steps steps = steps_of_outcome(v->arena, o);
    int places = why_places(v, o, 2);
    if (!steps.n) return NULL;
    struct block *b = block_new(v->arena, BLOCK_LIST);
    b->list = (struct block_list){.ordered = true, .tight = true, .start = 1};
    for (size_t i = 0; i < steps.n; i++) {
        list_add(v->arena, b, step_words(v, o, &steps.v[i], places));
    }
    return b;
}

/* ---- the ratings ---- */

/* Both lists are in order; of the same day, levels come first. */
const struct rating **why_log(const struct viewer *v, const struct outcome *o, size_t *n) {
    const struct learner *l = v->learner;
    size_t rated = o ? o->n_ratings : l->n_ratings, i = 0, k = 0;
    const struct rating **log = arena_array(v->arena, rated + l->n_unrated, sizeof *log);
    *n = 0;
    while (i < rated || k < l->n_unrated) {
        const struct rating *mark = k < l->n_unrated ? &l->unrated[k] : NULL, *level = NULL;
        if (i < rated) level = o ? o->ratings[i] : &l->ratings[i];
        if (level && (!mark || date_cmp(level->date, mark->date) <= 0)) {
            log[(*n)++] = level;
            i++;
            continue;
        }
        if (!o || mark->target == o->target) log[(*n)++] = mark;
        k++;
    }
    return log;
}

bool why_has_log(const struct viewer *v, const struct outcome *o) {
    bool any = o->n_ratings > 0;
    for (size_t i = 0; !any && i < v->learner->n_unrated; i++)
        any = v->learner->unrated[i].target == o->target;
    return any;
}

static bool was_counted(const struct outcome *o, const struct rating *r) {
    for (size_t i = 0; i < o->n_counted; i++)
        if (o->counted[i] == r) return true;
    return false;
}

static struct inl *from_what(const struct viewer *v, const struct rating *r) {
    struct inls is;
    inls_start(&is, v->arena);
    /* the sieve has already removed a piece that the audience may not see */
    if (r->evidence) {
        struct inl *link = inl_wrap(v->arena, INLINE_LINK, say_own(v, r->evidence->title));
        link->href = path_of_evidence(v, r->evidence);
        inls_append(&is, link);
    } else if (!r->judged) {
        inls_add(&is, INLINE_TEXT, T(v, "why.quick_check"));
    }
    if (r->note) {
        if (is.first) inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, inl_wrap(v->arena, INLINE_QUIET,
                                  r->by == BY_SELF ? say_own(v, r->note) : say_staff(v, r->note)));
    }
    return is.first;
}

static struct inl *what_was_given(const struct viewer *v, const struct rating *r) {
    if (r->unrated) return inl_text(v->arena, say_unrated(v, r->unrated));
    const struct scale *s = level_scale_of_rating(r);
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_SIGN, NULL)->sign = sign_of_rating(r);
    const char *value = say_level_value(v, s, level_value_of_rating(r));
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(&is, say_it(v, said_rating(v, r)));
    const bool between =
        dec_cmp(level_value_of_rating(r), s->levels[level_of_rating(r)].value) != 0;
    if (!r->then || between) inls_add(&is, INLINE_TEXT, arena_printf(v->arena, " (%s)", value));
    /* the page explains today's scale alone */
    struct inl *means = r->then ? say_words(v, &s->levels[level_of_rating(r)].means) : NULL;
    if (means) {
        inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, means));
    }
    return is.first;
}

static void add_rating(const struct viewer *v, const struct outcome *o, const struct rating *r,
                       struct block *table) {
    const char *counts = was_counted(o, r) ? NULL : T(v, "why.not_counted");
    const char *how = r->judged ? T(v, "why.judgement") : say_who_rated(v, r);
    const char *who = JOIN(v->arena, how, r->judged ? NULL : say_stage(v, r->stage), counts);
    struct row *row = block_table_add(v->arena, table);
    row_add(v->arena, row, inl_text(v->arena, say_day(v, r->date)), true);
    row_add(v->arena, row, what_was_given(v, r), false);
    row_add(v->arena, row, inl_text(v->arena, who), false);
    row_add(v->arena, row, from_what(v, r), false);
}

/* NULL if there are none. */
static struct block *rating_table(const struct viewer *v, const struct outcome *o) {
    size_t n;
    const struct rating **log = why_log(v, o, &n);
    if (!n) return NULL;
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    struct table_column *columns = arena_array(v->arena, 4, sizeof *columns);
    columns[0] = (struct table_column){.head = T(v, "why.date")};
    columns[1] = (struct table_column){.head = T(v, "why.level")};
    columns[2] = (struct table_column){.head = T(v, "why.by"), .weight = 2};
    columns[3] = (struct table_column){.head = T(v, "why.from"), .weight = 3};
    b->table =
        (struct block_table){.caption = T(v, "why.ratings"), .columns = columns, .n_columns = 4};
    for (size_t i = 0; i < n; i++) add_rating(v, o, log[i], b);
    return b;
}

static struct block *judgement_note(const struct viewer *v, const struct judgement *j) {
    struct block *b = block_new(v->arena, BLOCK_CALLOUT);
    b->callout.title =
        inl_text(v->arena, JOIN(v->arena, T(v, "why.judgement"), say_day(v, j->date)));
    b->callout.blocks = j->because ? block_paragraph(v->arena, say_staff(v, j->because)) : NULL;
    return b;
}

/* The rule and its arithmetic, for those who want to check. */
static struct block *arithmetic(const struct viewer *v, const struct outcome *o) {
    struct block *b = block_new(v->arena, BLOCK_SECTION);
    b->section.style = SECTION_FOLD;
    b->section.level = 4;
    b->section.title = inl_text(v->arena, T(v, "because.check"));
    struct blocks in;
    blocks_start(&in, v->arena);
    blocks_add_paragraph(&in, PARAGRAPH_BODY, inl_text(v->arena, why_rule(v, o)));
    struct block *steps = step_list(v, o);
    if (steps) blocks_append(&in, steps);
    b->section.blocks = in.first;
    return b;
}

struct block *why_this_level(const struct viewer *v, const struct outcome *o) {
    struct block *b = block_new(v->arena, BLOCK_SECTION);
    b->section.style = SECTION_FOLD;
    b->section.level = 3;
    b->section.title = inl_text(v->arena, T(v, "why.title"));
    struct blocks in;
    blocks_start(&in, v->arena);
    if (o->judgement) blocks_append(&in, judgement_note(v, o->judgement));
    if (why_has_log(v, o)) blocks_append(&in, rating_table(v, o));
    if (o->n_ratings || o->judgement) blocks_append(&in, arithmetic(v, o));
    b->section.blocks = in.first;
    return b;
}
