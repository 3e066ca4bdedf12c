/* findable.c: what readers of the site can search for, and how evidence can be filtered. Only what
 * the pages show. */
#include "view/parts/findable.h"

#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/term.h"
#include "view/audience/choose.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"

#include <string.h>

/* ---- the index of the search ---- */

enum { TEXT_MOST = 3000 }; /* bytes of a piece that are searched: about 500 words */

static void also(struct buf *out, const char *text) {
    if (!text || out->n > TEXT_MOST) return;
    if (out->n) buf_str(out, " · ");
    buf_str(out, text);
}

/* The reflection, the captions of published files, and the targets. */
static const char *text_of(const struct viewer *v, const struct evidence *e) {
    struct buf text = BUF_INIT;
    blocks_plain(said_own_passage(v, e->reflection).blocks, " ", TEXT_MOST, &text);
    for (size_t i = 0; i < e->n_files; i++)
        if (!view_published(v, &e->files[i])->kept)
            also(&text, said_own(v, e->files[i].caption).text);
    for (size_t i = 0; i < v->assessment->n_outcomes; i++) {
        const struct outcome *o = v->assessment->outcomes[i];
        for (size_t k = 0; o && k < o->n_evidence; k++)
            if (o->evidence[k] == e) also(&text, say_plain(v, &o->target->text));
    }
    return buf_take(&text, v->arena);
}

static struct search_entry **add(const struct viewer *v, struct search_entry **next,
                                 struct search_entry e) {
    *next = arena_make(v->arena, struct search_entry);
    **next = e;
    return &(*next)->next;
}

static struct search_entry **add_evidence(const struct viewer *v, struct search_entry **next) {
    for (size_t i = v->learner->n_evidence; i-- > 0;) {
        const struct evidence *e = &v->learner->evidence[i];
        if (!view_shows_evidence(v, e)) continue;
        const char *note = JOIN(v->arena, say_evidence_kind(v, e->kind), say_day(v, e->date));
        const struct said title = said_own(v, e->title);
        next = add(v, next,
                   (struct search_entry){.path = path_of_evidence(v, e),
                                         .title = title.text,
                                         .note = note,
                                         .text = text_of(v, e),
                                         .lang = title.lang});
    }
    return next;
}

static struct search_entry **add_targets(const struct viewer *v, struct search_entry **next) {
    for (size_t i = 0; i < v->assessment->n_outcomes; i++) {
        const struct outcome *o = v->assessment->outcomes[i];
        if (!o || !view_shows_target(v, o)) continue;
        struct said title = said_words(v, &o->target->text),
                    area = said_words(v, &o->target->competency->title), level = said_outcome(v, o);
        next = add(v, next,
                   (struct search_entry){.path = path_of_target(v, o->target),
                                         .title = title.text,
                                         .note = JOIN(v->arena, area.text, level.text),
                                         .text = "",
                                         .lang = title.lang,
                                         .note_lang = area.lang});
    }
    return next;
}

struct search_entry *findable(const struct viewer *v, const struct nav_entry *nav) {
    struct search_entry *first = NULL, **next = add_targets(v, add_evidence(v, &first));
    bool goals = false;
    for (const struct nav_entry *n = nav; n; n = n->next) {
        next =
            add(v, next,
                (struct search_entry){.path = n->path, .title = n->label, .note = "", .text = ""});
        goals = goals || strcmp(n->path, "goals.html") == 0;
    }
    for (size_t i = 0; goals && i < v->learner->n_goals; i++) {
        const struct said goal = said_own(v, v->learner->goals[i].text);
        next = add(v, next,
                   (struct search_entry){.path = "goals.html",
                                         .title = goal.text,
                                         .note = T(v, "page.goals"),
                                         .text = "",
                                         .lang = goal.lang});
    }
    return first;
}

/* ---- filters ---- */

static const char *const kinds[] = {
#define X(NAME, text) [EVIDENCE_##NAME] = text,
    EVIDENCE_KINDS(X)
#undef X
};

static const struct term *term_of(const struct viewer *v, const struct evidence *e) {
    for (size_t i = 0; i < v->calendar->n_terms; i++)
        if (date_cmp(v->calendar->terms[i].starts, e->date) <= 0 &&
            date_cmp(e->date, v->calendar->terms[i].ends) <= 0)
            return &v->calendar->terms[i];
    return NULL;
}

static bool shows_competency(const struct viewer *v, const struct evidence *e,
                             const struct competency *c) {
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->targets[i].index];
        for (size_t k = 0; o && k < o->n_evidence; k++)
            if (o->evidence[k] == e) return true;
    }
    return false;
}

void findable_tags(const struct viewer *v, const struct evidence *e, struct card *c) {
    const struct assessment *a = v->assessment;
    const struct term *term = term_of(v, e);
    c->tags = arena_array(v->arena, a->n_competencies + 2, sizeof *c->tags);
    for (size_t i = 0; i < a->n_competencies; i++)
        if (shows_competency(v, e, a->competencies[i].competency))
            c->tags[c->n_tags++] =
                arena_printf(v->arena, "a-%s", a->competencies[i].competency->anchor);
    c->tags[c->n_tags++] = arena_printf(v->arena, "k-%s", kinds[e->kind]);
    if (term) c->tags[c->n_tags++] = arena_printf(v->arena, "t-%s", term->id);
}

static bool has_tag(const struct card *cards, const char *tag) {
    for (const struct card *c = cards; c; c = c->next)
        for (size_t i = 0; i < c->n_tags; i++)
            if (strcmp(c->tags[i], tag) == 0) return true;
    return false;
}

static struct card_filter *new_filter(const struct viewer *v, const char *key, size_t most) {
    struct card_filter *f = arena_make(v->arena, struct card_filter);
    f->label = T(v, key);
    f->options = arena_array(v->arena, most, sizeof *f->options);
    return f;
}

static void add_option(struct card_filter *f, const struct card *cards, const char *tag,
                       struct said label) {
    if (has_tag(cards, tag))
        f->options[f->n_options++] = (struct card_option){tag, label.text, label.lang};
}

/* A filter with a single option is useless. */
static struct card_filter **put(struct card_filter **next, struct card_filter *f) {
    if (f->n_options < 2) return next;
    *next = f;
    return &f->next;
}

struct card_filter *findable_filters(const struct viewer *v, const struct card *cards) {
    const struct assessment *a = v->assessment;
    struct card_filter *first = NULL, **next = &first,
                       *f = new_filter(v, "areas.area", a->n_competencies);
    for (size_t i = 0; i < a->n_competencies; i++) {
        const struct competency *c = a->competencies[i].competency;
        add_option(f, cards, arena_printf(v->arena, "a-%s", c->anchor), said_words(v, &c->title));
    }
    next = put(next, f);
    f = new_filter(v, "search.kind", EVIDENCE_KIND_COUNT);
    for (int i = 0; i < EVIDENCE_KIND_COUNT; i++)
        add_option(f, cards, arena_printf(v->arena, "k-%s", kinds[i]),
                   SAID(say_evidence_kind(v, (enum evidence_kind)i)));
    next = put(next, f);
    f = new_filter(v, "search.term", v->calendar->n_terms);
    for (size_t i = 0; i < v->calendar->n_terms; i++)
        add_option(f, cards, arena_printf(v->arena, "t-%s", v->calendar->terms[i].id),
                   said_words(v, &v->calendar->terms[i].name));
    put(next, f);
    return first;
}
