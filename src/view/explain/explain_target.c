/* explain_target.c: everything about one target: where it is and why, the targets before it, the
 * ratings with their files and lines, the rule and where it is set, its arithmetic step by step,
 * and the judgment. Plans and supports around it are in explain_around.c. */
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/rated.h"
#include "model/scale.h"
#include "model/term.h"
#include "view/explain/explain.h"
#include "view/summary/gather.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/reasons.h"
#include "view/words/said.h"
#include "view/words/why.h"

static const struct framework *framework_of(const struct outcome *o) {
    return o->target->competency->framework;
}

/* ---- where it is, and why ---- */

static const char *what_began(const struct viewer *v, const struct outcome *o) {
    const char *items[5];
    size_t n = 0, goals = 0;
    for (size_t i = 0; i < v->learner->n_goals; i++) {
        const struct goal *g = &v->learner->goals[i];
        goals += g->target == o->target && !g->dropped;
    }
    if (o->n_ratings)
        items[n++] = tr_n(v->lang, v->arena, "explain.begun_ratings", (long)o->n_ratings);
    if (o->judgement) items[n++] = T(v, "explain.begun_judgement");
    if (o->planned) items[n++] = T(v, "explain.begun_plan");
    if (goals) items[n++] = T(v, "explain.begun_goal");
    if (o->n_supports) items[n++] = T(v, "explain.begun_support");
    return tr_text(v->lang, v->arena, "explain.begun", "what",
                   lang_list(v->lang, v->arena, items, n));
}

/* The IDs of the targets that come first and are not demonstrated, including those of other
 * frameworks. */
static const char *missing_first(const struct viewer *v, const struct target *t) {
    const char **ids = arena_array(v->arena, t->n_after + 1, sizeof *ids);
    size_t n = 0;
    for (size_t i = 0; i < t->n_after; i++)
        if (!assess_demonstrated(v->assessment, v->learner, t->after[i]))
            ids[n++] = t->after[i]->id;
    const char *list = n ? lang_list(v->lang, v->arena, ids, n) : "";
    return tr_text(v->lang, v->arena, "explain.later_after", "targets", list);
}

static bool area_is_begun(const struct viewer *v, const struct target *t) {
    for (size_t i = 0; i < t->competency->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[t->competency->targets[i].index];
        if (o && o->status <= STATUS_WORKING_ON) return true;
    }
    return false;
}

static const char *why_next(const struct viewer *v, const struct target *t) {
    if (t->n_after) return T(v, "explain.next_after");
    return T(v, area_is_begun(v, t) ? "explain.next_first" : "explain.next_start");
}

/* Levels of an earlier scale that count as none of the current one begin nothing, but they were
 * given: of this target, or of another one of its framework where the reason is about all of it. */
static const char *on_scale(const struct viewer *v, const struct target *t, const char *reason) {
    const struct learner *l = v->learner;
    bool own = false, around = false;
    for (size_t i = 0; i < l->n_unrated; i++) {
        const struct target *other = l->unrated[i].target;
        if (l->unrated[i].unrated) continue; /* a mark, not a level */
        own = own || other == t;
        around = around || other->competency->framework == t->competency->framework;
    }
    if (!own && (!around || t->n_after)) return reason;
    return tr_text(v->lang, v->arena, own ? "explain.on_earlier" : "explain.on_current", "reason",
                   reason);
}

static const char *why_later(const struct viewer *v, const struct target *t) {
    return t->n_after ? missing_first(v, t) : T(v, "explain.later_first");
}

static const char *why_status(const struct viewer *v, const struct outcome *o) {
    switch (o->status) {
    case STATUS_DEMONSTRATED: return T(v, "explain.demonstrated");
    case STATUS_WORKING_ON: return what_began(v, o);
    case STATUS_UP_NEXT: return on_scale(v, o->target, why_next(v, o->target));
    case STATUS_LATER:
        if (assess_exempt(v->learner, o->target)) return T(v, "explain.later_exempt");
        return on_scale(v, o->target, why_later(v, o->target));
    case STATUS_COUNT: break;
    }
    return NULL;
}

static void pair(struct lines_table *t, const char *label, const char *text) {
    if (text) lines_row(t, (const char *[]){label, text}, NULL);
}

static void add_state(const struct viewer *v, struct lines *l, const struct outcome *o) {
    const struct scale *s = level_scale_of(o->target);
    const struct tr_arg args[] = {{.name = "status", .text = explain_status(v, o)},
                                  {.name = "reason", .text = why_status(v, o)}};
    struct lines_table *t = lines_table(l, 2);
    pair(t, T(v, "explain.level"), explain_level(v, o));
    pair(t, T(v, "explain.mastery"),
         explain_level_as(v, "explain.mastery_at", s, level_mastery_index(s), s->mastery));
    pair(t, T(v, "explain.status"), tr_with(v->lang, v->arena, "explain.because", args, 2));
    if (v->calendar->term) pair(t, T(v, "explain.before"), said_level_before(v, o).text);
    pair(t, T(v, "explain.last"), say_date(v, o->last_assessed, DATE_LONG));
    pair(t, T(v, "explain.evidence"), tr_n(v->lang, v->arena, "board.pieces", (long)o->n_evidence));
    lines_end(l, t);
}

/* A target of a framework that the learner does not work in: only whether it is demonstrated is
 * known. */
static const char *elsewhere(const struct viewer *v, const struct target *t) {
    bool done = assess_demonstrated(v->assessment, v->learner, t);
    return T(v, done ? "class.word_demonstrated" : "explain.not_yet");
}

static void add_after(const struct viewer *v, struct lines *l, const struct target *t) {
    if (t->n_after == 0) return;
    lines_head(l, T(v, "explain.after"));
    struct lines_table *table = lines_table(l, 4);
    for (size_t i = 0; i < t->n_after; i++) {
        const struct outcome *o = v->assessment->outcomes[t->after[i]->index];
        const struct target *first = t->after[i];
        const char *status = o ? explain_status(v, o) : elsewhere(v, first);
        const char *level = o ? explain_level(v, o) : T(v, "explain.elsewhere");
        const char *cells[] = {first->id, status, level, say_plain(v, &first->text)};
        lines_row(table, cells, NULL);
    }
    lines_end(l, table);
}

/* ---- ratings ---- */

/* Was it given on an earlier scale, and counts as no level of today's? */
static bool is_history(const struct learner *l, const struct rating *r) {
    for (size_t i = 0; r->then && i < l->n_unrated; i++) {
        const struct mark *m = &l->unrated[i].mark;
        /* in a grid, one cell may say the level of several targets */
        if (l->unrated[i].target == r->target && m->line == r->mark.line &&
            m->column == r->mark.column && strcmp(m->file, r->mark.file) == 0)
            return true;
    }
    return false;
}

static const char *why_counted(const struct viewer *v, const struct rating *r) {
    const struct method *m = r->target->competency->framework->method;
    if (date_cmp(r->date, v->calendar->as_of) > 0)
        return tr_text(v->lang, v->arena, "explain.not_known", "date",
                       explain_date(v, v->calendar->as_of));
    if (r->unrated) return T(v, "unrated.not_level");
    if (is_history(v->learner, r)) return T(v, "explain.earlier_scale");
    if (r->by != BY_TEACHER && r->by != BY_EXPERT) return T(v, "explain.not_by");
    if (!(m->counts & (1U << r->stage))) return T(v, "explain.not_stage");
    return T(v, "explain.counts");
}

/* Counted ratings are in their order, so those of one day follow each other. */
static bool two_on_one_day(const struct outcome *o) {
    for (size_t i = 1; i < o->n_counted; i++)
        if (date_cmp(o->counted[i - 1]->date, o->counted[i]->date) == 0) return true;
    return false;
}

/* Includes ratings after the as-of day: the reader may be looking for a mistyped date. */
static void add_ratings(const struct viewer *v, struct lines *l, const struct learner *written,
                        const struct outcome *o) {
    struct lines_table *t = lines_table(l, 7);
    size_t n = 0, n_log;
    lines_head(l, T(v, "explain.ratings"));
    struct viewer as_written = *v;
    as_written.learner = written;
    const struct rating **log = why_log(&as_written, NULL, &n_log);
    for (size_t i = 0; i < n_log; i++) {
        const struct rating *r = log[i];
        if (r->target != o->target) continue;
        const char *stage = r->judged ? NULL : say_stage(v, r->stage);
        const char *cells[] = {
            explain_date(v, r->date),
            r->unrated ? NULL : say_value(v, level_value_of_rating(r)),
            said_rating(v, r).text,
            say_who_rated_to_staff(v, r),
            stage,
            why_counted(v, r),
            explain_place(v, &r->mark),
        };
        lines_row(t, cells, r->note);
        n++;
    }
    if (n == 0) lines_paragraph(l, T(v, "why.no_ratings"));
    lines_end(l, t);
    if (two_on_one_day(o)) lines_paragraph(l, T(v, "explain.one_day"));
}

/* ---- the rule and its arithmetic ---- */

static const char *stages_of(const struct viewer *v, const struct method *m) {
    const char *items[STAGE_COUNT];
    size_t n = 0;
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        if (m->counts & (1U << stage)) items[n++] = say_stage(v, (enum stage)stage);
    const char *list = n ? lang_list(v->lang, v->arena, items, n) : "";
    return tr_text(v->lang, v->arena, "explain.stages", "stages", list);
}

static void add_rule(const struct viewer *v, struct lines *l, const struct outcome *o) {
    const struct framework *f = framework_of(o);
    const struct method *m = f->method;
    struct outcome unjudged = *o;
    unjudged.judgement = NULL;
    const char *from = f->method_file
                           ? tr_text(v->lang, v->arena, "explain.set_in", "file", f->method_file)
                           : T(v, "explain.set_nowhere");
    lines_head(l, T(v, "explain.rule"));
    lines_paragraph(l, JOIN(v->arena, explain_method(v, m), from));
    bool by_judgement = m->name == METHOD_JUDGEMENT;
    lines_paragraph(l, by_judgement ? T(v, "explain.rule_judgement") : why_rule(v, &unjudged));
    if (!by_judgement) lines_paragraph(l, stages_of(v, m));
    if (!by_judgement && m->at_least > 1)
        lines_paragraph(l, tr_n(v->lang, v->arena, "explain.at_least", m->at_least));
    lines_paragraph(l, T(v, m->round_nearest ? "explain.round_nearest" : "explain.round_down"));
    if (o->judgement && !by_judgement) lines_paragraph(l, T(v, "explain.replaced"));
}

/* Pages have two decimals where these are enough; here a reader may check the sums. */
enum { STEP_PLACES = 6 };

/* Learners' pages say "my teacher"; text for staff does not. */
static const char *step_for_staff(const struct viewer *v, const struct outcome *o,
                                  const struct step *s, int places) {
    if (s->kind == STEP_NO_JUDGEMENT) return T(v, "explain.not_judged");
    if (s->kind == STEP_JUDGEMENT)
        return tr_text(v->lang, v->arena, "explain.judged", "result", say_value(v, s->result));
    return why_step(v, o, s, places);
}

static void add_steps(const struct viewer *v, struct lines *l, const struct outcome *o) {
    struct steps steps = steps_of_outcome(v->arena, o);
    struct lines_table *t = lines_table(l, 2);
    int places = why_places(v, o, STEP_PLACES);
    lines_head(l, T(v, "explain.steps"));
    for (size_t i = 0; i < steps.n; i++) {
        const char *cells[] = {arena_printf(v->arena, "%zu.", i + 1),
                               step_for_staff(v, o, &steps.v[i], places)};
        lines_row(t, cells, NULL);
    }
    lines_end(l, t);
}

/* A judgment holds until the educator judges again, so newer ratings are a reason to look again. */
static const char *rated_since(const struct viewer *v, const struct outcome *o) {
    long n = 0;
    for (size_t i = 0; i < o->n_counted; i++)
        n += date_cmp(o->counted[i]->date, o->judgement->date) > 0;
    return n ? tr_n(v->lang, v->arena, "explain.rated_since", n) : NULL;
}

static void add_judgement(const struct viewer *v, struct lines *l, const struct outcome *o) {
    const struct judgement *j = o->judgement;
    if (!j) return;
    const struct scale *s = level_scale_of(o->target);
    struct lines_table *t = lines_table(l, 3);
    lines_head(l, T(v, "explain.judgement"));
    int level = level_for_value(s, framework_of(o)->method, j->level);
    const char *cells[] = {explain_date(v, j->date),
                           explain_level_as(v, "explain.leveled", s, level, j->level),
                           explain_place(v, &j->mark)};
    lines_row(t, cells, j->because);
    lines_end(l, t);
    lines_paragraph(l, rated_since(v, o));
}

void explain_target(const struct viewer *v, const struct learner *written, const struct outcome *o,
                    struct buf *out) {
    struct lines l = {v->arena, out};
    explain_head(v, &l);
    explain_name(v, &l, o->target);
    lines_head(&l, NULL);
    add_state(v, &l, o);
    add_after(v, &l, o->target);
    add_ratings(v, &l, written, o);
    add_rule(v, &l, o);
    add_steps(v, &l, o);
    add_judgement(v, &l, o);
    explain_around(v, &l, o);
    explain_signals(v, &l, gather_summary(v, v), o->target);
}
