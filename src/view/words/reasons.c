/* reasons.c: chooses the sentence for a signal, a need or a gap by its figures; the rules themselves are those of
 * `assess`, the words those of the catalogs. */
#include "view/words/reasons.h"

#include "assess/calendar.h"
#include "assess/gaps.h"
#include "assess/small_groups.h"

#include <string.h>

struct teller { /* what the functions here pass on */
    struct arena *arena;
    const struct workspace *w;
    const struct lang *lang;
};

static const char *day(const struct teller *t, struct date d) {
    return lang_date(t->lang, t->arena, d, d.year == t->w->as_of.year ? DATE_DAY : DATE_LONG);
}

/* The figures that a sentence may name. */
struct figures {
    struct date since, last;
    const char *level;
    long n;
};

static const char *say(const struct teller *t, const char *key, const struct figures *f) {
    const struct tr_arg args[] = {{.name = "n", .number = f->n, .is_number = true},
                                  {.name = "since", .text = day(t, f->since)},
                                  {.name = "last", .text = day(t, f->last)},
                                  {.name = "level", .text = f->level ? f->level : ""}};
    return tr_with(t->lang, t->arena, key, args, sizeof args / sizeof *args);
}

/* ---- signals --------------------------------------------------------------------------------------------- */

static const char *asked(const struct teller *t, const struct summary_signal *s, struct figures *f) {
    f->n = s->count;
    return say(t, s->count > 1 ? "signal.asked_again" : "signal.asked", f);
}

static const char *goal_overdue(const struct teller *t, const struct summary_signal *s, struct figures *f) {
    return say(t, date_is_set(s->last) ? "signal.goal_checked" : "signal.goal", f);
}

static const char *plan_passed(const struct teller *t, const struct summary_signal *s, struct figures *f) {
    return say(t, date_is_set(s->last) ? "signal.plan_seen" : "signal.plan", f);
}

/* `about` holds the level on the day of the last rise: "still" is true of that one alone. */
static const char *stalled(const struct teller *t, const struct summary_signal *s, struct figures *f) {
    f->n = s->count;
    if (!f->level || !*f->level) return say(t, s->count ? "signal.rated_open" : "signal.unrated", f);
    bool still = strcmp(f->level, s->about) == 0;
    if (s->count == 0) return say(t, "signal.unrated_at", f);
    return say(t, still ? "signal.rated_still" : "signal.rated_now", f);
}

/* Days without holidays are what the threshold is about. */
static const char *silent(const struct teller *t, const struct summary_signal *s, struct figures *f,
                          const char *plain, const char *holidays) {
    f->n = school_days(t->w, s->since, t->w->as_of);
    return say(t, f->n < s->days ? holidays : plain, f);
}

static const char *no_evidence(const struct teller *t, const struct summary_signal *s, struct figures *f) {
    if (date_is_set(s->last)) return silent(t, s, f, "signal.no_evidence", "signal.no_evidence_holidays");
    return silent(t, s, f, "signal.begun", "signal.begun_holidays");
}

static const char *quiet(const struct teller *t, const struct summary_signal *s, struct figures *f) {
    if (date_is_set(s->last)) return silent(t, s, f, "signal.quiet", "signal.quiet_holidays");
    return say(t, "signal.quiet_ever", f);
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

const char *say_signal(struct arena *a, const struct workspace *w, const struct lang *lang,
                       const struct summary *of, const struct summary_signal *s) {
    static const char *(*const rows[SIGNAL_KIND_COUNT])(const struct teller *, const struct summary_signal *,
                                                        struct figures *) = {
        [SIGNAL_ASKED] = asked,     [SIGNAL_GOAL_OVERDUE] = goal_overdue, [SIGNAL_PLAN_PASSED] = plan_passed,
        [SIGNAL_STALLED] = stalled, [SIGNAL_NO_EVIDENCE] = no_evidence,   [SIGNAL_QUIET] = quiet,
    };
    const struct teller t = {a, w, lang};
    struct figures f = {.since = s->since, .last = s->last, .level = level_now(of, s->target)};
    return rows[s->kind](&t, s, &f);
}

/* ---- needs ----------------------------------------------------------------------------------------------- */

enum need_words { NEED_DATED, NEED_PLAIN, NEED_WORDS };

static const char *const need_keys[NEED_COUNT][NEED_WORDS] = {
    [NEED_PLACE_ASKED] = {"need.asked_on", "need.asked"},
    [NEED_PLACE_PLANNED] = {"need.planned_for", "need.planned"},
    [NEED_PLACE_STALLED] = {"need.stalled_since", "need.stalled"},
    [NEED_PLACE_FIRST] = {"need.first", "need.first"},
};

/* The date, if it is set, goes with the first. */
static const char *reasons(const struct teller *t, unsigned why, struct date date) {
    const char *items[NEED_COUNT];
    size_t n = 0;
    const struct figures f = {.since = date};
    for (int place = 0; place < NEED_COUNT; place++) {
        if (!(why & (1U << place))) continue;
        bool dated = n == 0 && date_is_set(date);
        items[n++] = say(t, need_keys[place][dated ? NEED_DATED : NEED_PLAIN], &f);
    }
    return lang_list(t->lang, t->arena, items, n);
}

const char *say_need(struct arena *a, const struct workspace *w, const struct lang *lang,
                     const struct summary_need *n) {
    const struct teller t = {a, w, lang};
    return reasons(&t, n->why, n->date);
}

const char *say_group_reasons(struct arena *a, const struct lang *lang, unsigned why) {
    static const struct workspace no_day;
    const struct teller t = {a, &no_day, lang};
    return reasons(&t, why, (struct date){0});
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

/* ---- gaps ------------------------------------------------------------------------------------------------ */

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

/* Without terms nothing is of this term: it is "yet". */
static const char *rating_key(const struct workspace *w, bool begun) {
    if (!w->term) return "gap.rating_ever";
    return begun ? "gap.rating_begun" : "gap.rating";
}

const char *say_gap(struct arena *a, const struct workspace *w, const struct lang *lang,
                    const struct summary_gap *g) {
    const char *keys[GAP_KIND_COUNT] = {
        [GAP_WORDS] = "gap.words",
        [GAP_GOAL] = "gap.goal",
        [GAP_NARRATIVE] = "gap.narrative",
        [GAP_CONFERENCE] = "gap.conference",
        [GAP_RATING] = rating_key(w, g->begun),
    };
    const struct tr_arg args[] = {
        {.name = "term", .text = w->term ? words_text(&w->term->name, lang_tag(lang)) : ""},
        {.name = "area", .text = area_of(w, lang, g->competency)},
        {.name = "file", .text = w->term ? arena_printf(a, "narratives/%s.md", w->term->id) : ""},
    };
    return tr_with(lang, a, keys[g->kind], args, sizeof args / sizeof *args);
}
