/* labels.c: words for dates, people, and kinds of things, in the language of the page. */
#include "view/words/labels.h"

#include "i18n/spelling.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/rated.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/words/said.h"

const char *say_date(const struct viewer *v, struct date d, enum date_style style) {
    return date_is_set(d) ? lang_date(v->lang, v->arena, d, style) : NULL;
}

const char *say_day(const struct viewer *v, struct date d) {
    return say_date(v, d, d.year == v->calendar->as_of.year ? DATE_DAY : DATE_LONG);
}

const char *say_assessor(const struct viewer *v, enum assessor by) {
    static const char *const keys[BY_COUNT] = {[BY_TEACHER] = "by.teacher",
                                               [BY_SELF] = "by.self",
                                               [BY_PEER] = "by.peer",
                                               [BY_EXPERT] = "by.expert"};
    return T(v, keys[by]);
}

/* For staff; the learner's pages say "me" and "my teacher". */
const char *say_rater(const struct viewer *v, enum assessor by) {
    static const char *const keys[BY_COUNT] = {[BY_TEACHER] = "class.by_teacher",
                                               [BY_SELF] = "class.by_self",
                                               [BY_PEER] = "class.by_peer",
                                               [BY_EXPERT] = "class.by_expert"};
    return T(v, keys[by]);
}

/* A teacher's name says enough. */
static const char *named(const struct viewer *v, const struct rating *r, const char *role) {
    if (!r->who) return role;
    return r->by == BY_TEACHER ? r->who : JOIN(v->arena, r->who, role);
}

const char *say_who_rated(const struct viewer *v, const struct rating *r) {
    return named(v, r, say_assessor(v, r->by));
}

const char *say_who_rated_to_staff(const struct viewer *v, const struct rating *r) {
    return named(v, r, say_rater(v, r->by));
}

const char *say_unrated(const struct viewer *v, enum unrated unrated) {
    static const char *const keys[UNRATED_COUNT] = {
#define X(NAME, word, shown, also) [UNRATED_##NAME] = "unrated." word,
        UNRATED(X)
#undef X
    };
    return T(v, keys[unrated]);
}

const char *say_stage(const struct viewer *v, enum stage stage) {
    static const char *const keys[STAGE_COUNT] = {[STAGE_FORMATIVE] = "stage.formative",
                                                  [STAGE_INTERIM] = "stage.interim",
                                                  [STAGE_SUMMATIVE] = "stage.summative"};
    return T(v, keys[stage]);
}

const char *say_evidence_kind(const struct viewer *v, enum evidence_kind kind) {
    static const char *const keys[EVIDENCE_KIND_COUNT] = {
#define X(NAME, text) [EVIDENCE_##NAME] = "kind." text,
        EVIDENCE_KINDS(X)
#undef X
    };
    return T(v, keys[kind]);
}

const char *label_full_name(const struct viewer *v) {
    const struct learner *l = v->learner;
    const char *name = spell_full_name(v->arena, l->first, l->last);
    return l->told_apart ? arena_printf(v->arena, "%s (%s)", name, l->told_apart) : name;
}

const char *label_where_from(const struct viewer *v) {
    const struct group *g = v->learner->group;
    const struct words *school = g->school ? &g->school->name : &v->workspace->name;
    return JOIN(v->arena, say_plain(v, &g->name), say_plain(v, school));
}

const char *label_term_name(const struct viewer *v) {
    return v->calendar->term ? say_plain(v, &v->calendar->term->name) : NULL;
}

const char *label_left_out(const struct viewer *v) {
    if (!v->learner->undated || !v->calendar->past) return NULL;
    return tr_text(v->lang, v->arena, "past.left_out", "date",
                   say_date(v, v->calendar->as_of, DATE_LONG));
}

const char *say_goal_status(const struct viewer *v, enum goal_status status) {
    static const char *const keys[] = {
        [GOAL_WORKING] = "goal.working", [GOAL_MET] = "goal.met", [GOAL_CHANGED] = "goal.changed"};
    return status == GOAL_UNKNOWN ? NULL : T(v, keys[status]);
}

struct said said_term(const struct viewer *v) {
    return v->calendar->term ? said_words(v, &v->calendar->term->name) : SAID(NULL);
}

void label_ticks(const struct viewer *v, struct plot *p) {
    enum { TICKS_AT_MOST = 14 };
    p->ticks = arena_array(v->arena, TICKS_AT_MOST, sizeof *p->ticks);
    long months = (p->last.year - p->first.year) * 12L + p->last.month - p->first.month + 1;
    long step = 1 + months / (TICKS_AT_MOST - 1);
    struct date d = {p->first.year, p->first.month, 1};
    for (long i = 0; i <= months && p->n_ticks < TICKS_AT_MOST; i++) {
        if (i % step == 0 && date_cmp(d, p->first) >= 0 && date_cmp(d, p->last) <= 0)
            p->ticks[p->n_ticks++] =
                (struct plot_tick){.date = d, .label = say_date(v, d, DATE_MONTH_SHORT)};
        d.month++;
        if (d.month > 12) {
            d.month = 1;
            d.year++;
        }
    }
}
