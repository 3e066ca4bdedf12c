/* reasons.c: chooses the sentence for a signal, a need, or a gap by its figures. The rules are in
 * `assess`, the words in the catalogs. */
#include "view/words/reasons.h"

#include "assess/calendar.h"
#include "assess/gaps.h"
#include "assess/small_groups.h"
#include "model/framework.h"
#include "model/term.h"
#include "model/workspace.h"

#include <string.h>

struct context_reasons {
    struct arena *arena;
    const struct calendar *calendar;
    const struct lang *lang;
};

static const char *day(const struct context_reasons *c, struct date d) {
    return lang_date(c->lang, c->arena, d,
                     d.year == c->calendar->as_of.year ? DATE_DAY : DATE_LONG);
}

/* The figures that a sentence may mention. */
struct figures {
    struct date since, last;
    const char *level;
    long n;
};

static const char *say(const struct context_reasons *c, const char *key, const struct figures *f) {
    const struct tr_arg args[] = {{.name = "n", .number = f->n, .is_number = true},
                                  {.name = "since", .text = day(c, f->since)},
                                  {.name = "last", .text = day(c, f->last)},
                                  {.name = "level", .text = f->level ? f->level : ""}};
    return tr_with(c->lang, c->arena, key, args, sizeof args / sizeof *args);
}

/* ---- signals ---- */

static const char *asked(const struct context_reasons *c, const struct summary_signal *s,
                         struct figures *f) {
    f->n = s->count;
    return say(c, s->count > 1 ? "signal.asked_again" : "signal.asked", f);
}

static const char *goal_overdue(const struct context_reasons *c, const struct summary_signal *s,
                                struct figures *f) {
    return say(c, date_is_set(s->last) ? "signal.goal_checked" : "signal.goal", f);
}

static const char *plan_passed(const struct context_reasons *c, const struct summary_signal *s,
                               struct figures *f) {
    return say(c, date_is_set(s->last) ? "signal.plan_seen" : "signal.plan", f);
}

/* `about` is the level on the day of the last rise; only if it is the same as now, the sentence
 * says "still". */
static const char *stalled(const struct context_reasons *c, const struct summary_signal *s,
                           struct figures *f) {
    f->n = s->count;
    if (!f->level || !*f->level)
        return say(c, s->count ? "signal.rated_open" : "signal.unrated", f);
    bool still = strcmp(f->level, s->about) == 0;
    if (s->count == 0) return say(c, "signal.unrated_at", f);
    return say(c, still ? "signal.rated_still" : "signal.rated_now", f);
}

static const char *judged(const struct context_reasons *c, const struct summary_signal *s,
                          struct figures *f) {
    static const char *const keys[] = {"signal.judged_lower", "signal.judged_differ",
                                       "signal.judged_higher"};
    f->n = s->count;
    return say(c, keys[s->side + 1], f);
}

/* The threshold counts days without holidays; if the school days are fewer, the sentence says
 * so. */
static const char *silent(const struct context_reasons *c, const struct summary_signal *s,
                          struct figures *f, const char *plain, const char *holidays) {
    f->n = calendar_school_days(c->calendar, s->since, c->calendar->as_of);
    return say(c, f->n < s->days ? holidays : plain, f);
}

static const char *no_evidence(const struct context_reasons *c, const struct summary_signal *s,
                               struct figures *f) {
    if (date_is_set(s->last))
        return silent(c, s, f, "signal.no_evidence", "signal.no_evidence_holidays");
    return silent(c, s, f, "signal.begun", "signal.begun_holidays");
}

static const char *quiet(const struct context_reasons *c, const struct summary_signal *s,
                         struct figures *f) {
    if (date_is_set(s->last)) return silent(c, s, f, "signal.quiet", "signal.quiet_holidays");
    return say(c, "signal.quiet_ever", f);
}

static const char *level_now(const struct summary *of, const char *target) {
    for (size_t i = 0; i < of->n_targets; i++)
        if (strcmp(of->targets[i].id, target) == 0) return of->targets[i].level;
    return NULL;
}

const char *say_signal_name(const struct lang *lang, int kind) {
    static const char *const keys[SIGNAL_KIND_COUNT] = {
#define X(NAME, text) [SIGNAL_##NAME] = "signal.name_" text,
        SIGNALS(X)
#undef X
    };
    return tr(lang, keys[kind]);
}

const char *say_signal(struct arena *a, const struct calendar *k, const struct lang *lang,
                       const struct summary *of, const struct summary_signal *s) {
    static const char *(*const rows[SIGNAL_KIND_COUNT])(
        const struct context_reasons *, const struct summary_signal *, struct figures *) = {
        [SIGNAL_ASKED] = asked,
        [SIGNAL_GOAL_OVERDUE] = goal_overdue,
        [SIGNAL_PLAN_PASSED] = plan_passed,
        [SIGNAL_STALLED] = stalled,
        [SIGNAL_JUDGED] = judged,
        [SIGNAL_NO_EVIDENCE] = no_evidence,
        [SIGNAL_QUIET] = quiet,
    };
    const struct context_reasons c = {a, k, lang};
    struct figures f = {.since = s->since, .last = s->last, .level = level_now(of, s->target)};
    return rows[s->kind](&c, s, &f);
}

/* ---- needs ---- */

enum need_words { NEED_DATED, NEED_PLAIN, NEED_WORDS };

static const char *const need_keys[NEED_COUNT][NEED_WORDS] = {
    [NEED_PLACE_ASKED] = {"need.asked_on", "need.asked"},
    [NEED_PLACE_PLANNED] = {"need.planned_for", "need.planned"},
    [NEED_PLACE_STALLED] = {"need.stalled_since", "need.stalled"},
    [NEED_PLACE_FIRST] = {"need.first", "need.first"},
};

/* The date, if set, goes with the first reason. */
static const char *reasons(const struct context_reasons *c, unsigned why, struct date date) {
    const char *items[NEED_COUNT];
    size_t n = 0;
    const struct figures f = {.since = date};
    for (int place = 0; place < NEED_COUNT; place++) {
        if (!(why & (1U << place))) continue;
        bool dated = n == 0 && date_is_set(date);
        items[n++] = say(c, need_keys[place][dated ? NEED_DATED : NEED_PLAIN], &f);
    }
    return lang_list(c->lang, c->arena, items, n);
}

const char *say_need(struct arena *a, const struct calendar *k, const struct lang *lang,
                     const struct summary_need *n) {
    const struct context_reasons c = {a, k, lang};
    return reasons(&c, n->why, n->date);
}

const char *say_group_reasons(struct arena *a, const struct lang *lang, unsigned why) {
    static const struct calendar no_day;
    const struct context_reasons c = {a, &no_day, lang};
    return reasons(&c, why, (struct date){0});
}

const char *say_first(struct arena *a, const struct workspace *w, const struct lang *lang,
                      const char *first) {
    for (size_t i = 0; i < w->n_targets; i++) {
        if (strcmp(w->targets[i]->id, first) != 0) continue;
        return tr_text(lang, a, "need.look_first", "target",
                       words_text(&w->targets[i]->text, lang_tag(lang)));
    }
    return NULL;
}

/* ---- gaps ---- */

const char *say_gap_name(const struct lang *lang, int kind) {
    static const char *const keys[GAP_KIND_COUNT] = {
#define X(NAME, text) [GAP_##NAME] = "gap.name_" text,
        GAPS(X)
#undef X
    };
    return tr(lang, keys[kind]);
}

static const char *area_of(const struct workspace *w, const struct lang *lang, const char *anchor) {
    for (size_t i = 0; i < w->n_targets; i++) {
        const struct competency *c = w->targets[i]->competency;
        if (strcmp(c->anchor, anchor) == 0) return words_text(&c->title, lang_tag(lang));
    }
    return anchor;
}

/* Without a term there is no "this term": the sentence says "yet". */
static const char *rating_key(const struct calendar *k, bool begun) {
    if (!k->term) return "gap.rating_ever";
    return begun ? "gap.rating_begun" : "gap.rating";
}

const char *say_gap(struct arena *a, const struct workspace *w, const struct calendar *k,
                    const struct lang *lang, const struct summary_gap *g) {
    const char *keys[GAP_KIND_COUNT] = {
        [GAP_WORDS] = "gap.words",
        [GAP_GOAL] = "gap.goal",
        [GAP_NARRATIVE] = "gap.narrative",
        [GAP_CONFERENCE] = "gap.conference",
        [GAP_RATING] = rating_key(k, g->begun),
    };
    const char *term = k->term ? words_text(&k->term->name, lang_tag(lang)) : "";
    const char *file = k->term ? arena_printf(a, "narratives/%s.md", k->term->id) : "";
    const struct tr_arg args[] = {
        {.name = "term", .text = term},
        {.name = "area", .text = area_of(w, lang, g->competency)},
        {.name = "file", .text = file},
    };
    return tr_with(lang, a, keys[g->kind], args, sizeof args / sizeof *args);
}

const char *say_gaps_of_rating(struct arena *a, const struct workspace *w, const struct calendar *k,
                               const struct lang *lang, const struct summary *s) {
    const char **areas = arena_array(a, s->n_gaps + 1, sizeof *areas);
    size_t n = 0;
    for (size_t i = 0; i < s->n_gaps; i++)
        if (s->gaps[i].kind == GAP_RATING && s->gaps[i].begun)
            areas[n++] = area_of(w, lang, s->gaps[i].competency);
    if (!n) return NULL;
    return tr_text(lang, a, rating_key(k, false), "area", lang_list(lang, a, areas, n));
}
