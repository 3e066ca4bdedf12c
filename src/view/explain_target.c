/* explain_target.c: everything about one target: where it is and why, what comes first, the ratings with their files and
 * lines, the rule and where it is set, its arithmetic step by step, and what was judged, planned, given and asked. */
#include "assess/credentials.h"
#include "assess/pace.h"
#include "view/explain.h"
#include "view/reasons.h"
#include "view/say.h"
#include "view/why.h"

#include <string.h>

static const struct framework *framework_of(const struct outcome *o) {
    return o->target->competency->framework;
}

static const char *named_level(const struct viewer *v, const char *key, const struct scale *s, int level,
                               struct dec value) {
    const struct tr_arg args[] = {{.name = "level", .text = level_name(v, s, level)},
                                  {.name = "value", .text = say_value(v, value)}};
    return tr_with(v->lang, v->arena, key, args, 2);
}

/* ---- where it is, and why -------------------------------------------------------------------------------- */

static const char *what_began(const struct viewer *v, const struct outcome *o) {
    const char *items[5];
    size_t n = 0, goals = 0;
    for (size_t i = 0; i < v->learner->n_goals; i++) {
        const struct goal *g = &v->learner->goals[i];
        goals +=
            g->target == o->target && g->status != GOAL_CHANGED && date_cmp(g->set, v->workspace->as_of) <= 0;
    }
    if (o->n_ratings) items[n++] = tr_n(v->lang, v->arena, "explain.begun_ratings", (long)o->n_ratings);
    if (o->judgement) items[n++] = T(v, "explain.begun_judgement");
    if (o->planned) items[n++] = T(v, "explain.begun_plan");
    if (goals) items[n++] = T(v, "explain.begun_goal");
    if (o->n_supports) items[n++] = T(v, "explain.begun_support");
    return tr_text(v->lang, v->arena, "explain.begun", "what", lang_list(v->lang, v->arena, items, n));
}

/* The targets that come first and are not demonstrated, by id; one of another framework is asked for as well. */
static const char *missing_first(const struct viewer *v, const struct target *t) {
    const char **ids = arena_array(v->arena, t->n_after + 1, sizeof *ids);
    size_t n = 0;
    for (size_t i = 0; i < t->n_after; i++) {
        const struct outcome *o = v->assessment->outcomes[t->after[i]->index];
        if (!o || o->status != STATUS_DEMONSTRATED) ids[n++] = t->after[i]->id;
    }
    const char *list = n ? lang_list(v->lang, v->arena, ids, n) : "";
    return tr_text(v->lang, v->arena, "explain.later_after", "targets", list);
}

static const char *why_status(const struct viewer *v, const struct outcome *o) {
    bool first = o->target->n_after > 0;
    switch (o->status) {
    case STATUS_DEMONSTRATED: return T(v, "explain.demonstrated");
    case STATUS_WORKING_ON: return what_began(v, o);
    case STATUS_UP_NEXT: return T(v, first ? "explain.next_after" : "explain.next_first");
    case STATUS_LATER: return first ? missing_first(v, o->target) : T(v, "explain.later_first");
    case STATUS_COUNT: break;
    }
    return NULL;
}

static void pair(struct lines_table *t, const char *label, const char *text) {
    if (text) lines_row(t, (const char *[]){label, text}, NULL);
}

static void add_state(const struct viewer *v, struct lines *l, const struct outcome *o) {
    const struct scale *s = scale_of(o->target);
    const struct tr_arg args[] = {{.name = "status", .text = explain_status(v, o)},
                                  {.name = "reason", .text = why_status(v, o)}};
    struct lines_table *t = lines_table(l, 2);
    pair(t, T(v, "explain.level"), explain_level(v, o));
    pair(t, T(v, "explain.mastery"), named_level(v, "explain.mastery_at", s, mastery_index(s), s->mastery));
    pair(t, T(v, "explain.status"), tr_with(v->lang, v->arena, "explain.because", args, 2));
    if (v->workspace->term)
        pair(t, T(v, "explain.before"), level_name(v, s, index_of_level(s, o->level_before)));
    pair(t, T(v, "explain.last"), say_date(v, o->last_assessed, DATE_LONG));
    pair(t, T(v, "explain.evidence"), tr_n(v->lang, v->arena, "board.pieces", (long)o->n_evidence));
    lines_end(l, t);
}

static void add_after(const struct viewer *v, struct lines *l, const struct target *t) {
    if (t->n_after == 0) return;
    lines_head(l, T(v, "explain.after"));
    struct lines_table *table = lines_table(l, 4);
    for (size_t i = 0; i < t->n_after; i++) {
        const struct outcome *o = v->assessment->outcomes[t->after[i]->index];
        const char *cells[] = {t->after[i]->id, o ? explain_status(v, o) : T(v, "explain.elsewhere"),
                               o ? explain_level(v, o) : NULL, say_plain(v, &t->after[i]->text)};
        lines_row(table, cells, NULL);
    }
    lines_end(l, table);
}

/* ---- ratings --------------------------------------------------------------------------------------------- */

static const char *why_counted(const struct viewer *v, const struct rating *r) {
    const struct method *m = &r->target->competency->framework->method;
    if (date_cmp(r->date, v->workspace->as_of) > 0)
        return tr_text(v->lang, v->arena, "explain.not_known", "date", explain_date(v, v->workspace->as_of));
    if (r->by != BY_TEACHER && r->by != BY_EXPERT) return T(v, "explain.not_by");
    if (!(m->counts & (1U << r->stage))) return T(v, "explain.not_stage");
    return T(v, "explain.counts");
}

/* Those after the as-of day stand here too: a date that was mistyped is what somebody may be looking for. */
static void add_ratings(const struct viewer *v, struct lines *l, const struct learner *written,
                        const struct outcome *o) {
    const struct scale *s = scale_of(o->target);
    struct lines_table *t = lines_table(l, 7);
    size_t n = 0;
    lines_head(l, T(v, "explain.ratings"));
    for (size_t i = 0; i < written->n_ratings; i++) {
        const struct rating *r = &written->ratings[i];
        if (r->target != o->target) continue;
        int level = level_for_value(s, &framework_of(o)->method, r->level);
        const char *cells[] = {explain_date(v, r->date),  say_value(v, r->level), level_name(v, s, level),
                               say_rater(v, r->by),       say_stage(v, r->stage), why_counted(v, r),
                               explain_place(v, &r->mark)};
        lines_row(t, cells, r->note);
        n++;
    }
    if (n == 0) lines_paragraph(l, T(v, "why.no_ratings"));
    lines_end(l, t);
}

/* ---- the rule and its arithmetic ------------------------------------------------------------------------- */

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
    const struct method *m = &f->method;
    struct outcome unjudged = *o;
    unjudged.judgement = NULL;
    const char *from = f->method_file ? tr_text(v->lang, v->arena, "explain.set_in", "file", f->method_file)
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

/* A page rounds to two decimals; here somebody may check the sums. */
enum { STEP_PLACES = 6 };

/* Pages speak for the learner ("my teacher"); this does not. */
static const char *step_for_staff(const struct viewer *v, const struct outcome *o, const struct step *s) {
    if (s->kind == STEP_NO_JUDGEMENT) return T(v, "explain.not_judged");
    if (s->kind == STEP_JUDGEMENT)
        return tr_text(v->lang, v->arena, "explain.judged", "result", say_value(v, s->result));
    return why_step(v, o, s, STEP_PLACES);
}

static void add_steps(const struct viewer *v, struct lines *l, const struct outcome *o) {
    struct steps steps = steps_of_outcome(v->arena, o);
    struct lines_table *t = lines_table(l, 2);
    lines_head(l, T(v, "explain.steps"));
    for (size_t i = 0; i < steps.n; i++) {
        const char *cells[] = {arena_printf(v->arena, "%zu.", i + 1), step_for_staff(v, o, &steps.v[i])};
        lines_row(t, cells, NULL);
    }
    lines_end(l, t);
}

static void add_judgement(const struct viewer *v, struct lines *l, const struct outcome *o) {
    const struct judgement *j = o->judgement;
    if (!j) return;
    const struct scale *s = scale_of(o->target);
    struct lines_table *t = lines_table(l, 3);
    lines_head(l, T(v, "explain.judgement"));
    int level = level_for_value(s, &framework_of(o)->method, j->level);
    const char *cells[] = {explain_date(v, j->date), named_level(v, "explain.leveled", s, level, j->level),
                           explain_place(v, &j->mark)};
    lines_row(t, cells, j->because);
    lines_end(l, t);
}

/* ---- plan, goals, supports ------------------------------------------------------------------------------- */

static const char *say_pace(const struct viewer *v, const struct pace *p) {
    long days = p->days < 0 ? -p->days : p->days;
    bool done = date_is_set(p->demonstrated);
    const char *key = p->kind == PACE_AHEAD      ? "explain.pace_ahead"
                      : p->kind == PACE_CHECK_IN ? "explain.pace_check_in"
                      : done                     ? "explain.pace_done"
                      : days == 0                ? "explain.pace_today"
                                                 : "explain.pace_ahead_of_us";
    return tr_n(v->lang, v->arena, key, days);
}

static const struct pace *pace_of_entry(const struct paces *all, const struct planned *p) {
    for (size_t i = 0; i < all->n; i++)
        if (all->v[i].planned == p) return &all->v[i];
    return NULL;
}

static void add_plan(const struct viewer *v, struct lines *l, const struct outcome *o) {
    const struct paces all = paces_of(v->arena, v->workspace, v->learner, v->assessment);
    struct lines_table *t = lines_table(l, 3);
    if (o->planned) lines_head(l, T(v, "explain.plan"));
    for (size_t i = 0; i < v->learner->n_plan; i++) {
        const struct planned *p = &v->learner->plan[i];
        if (p->target != o->target) continue;
        const struct pace *pace = pace_of_entry(&all, p);
        bool dated = date_is_set(p->by);
        const char *cells[] = {dated ? explain_date(v, p->by) : T(v, "explain.no_date"),
                               pace    ? say_pace(v, pace)
                               : dated ? T(v, "explain.pace_later")
                                       : NULL,
                               explain_place(v, &p->mark)};
        lines_row(t, cells, p->doing);
    }
    lines_end(l, t);
}

static const char *goal_state(const struct viewer *v, const struct goal *g) {
    static const char *const keys[] = {
        [GOAL_WORKING] = "goal.working", [GOAL_MET] = "goal.met", [GOAL_CHANGED] = "goal.changed"};
    const char *set =
        date_is_set(g->set) ? tr_text(v->lang, v->arena, "goal.set", "date", explain_date(v, g->set)) : NULL;
    const char *due =
        date_is_set(g->due) ? tr_text(v->lang, v->arena, "goal.due", "date", explain_date(v, g->due)) : NULL;
    return JOIN(v->arena, T(v, keys[g->status]), set, due);
}

static void add_goals(const struct viewer *v, struct lines *l, const struct outcome *o) {
    struct lines_table *t = lines_table(l, 2);
    size_t n = 0;
    for (size_t i = 0; i < v->learner->n_goals; i++) {
        const struct goal *g = &v->learner->goals[i];
        if (g->target != o->target || date_cmp(g->set, v->workspace->as_of) > 0) continue;
        if (n++ == 0) lines_head(l, T(v, "explain.goals"));
        lines_row(t, (const char *[]){goal_state(v, g), explain_place(v, &g->mark)}, g->text);
    }
    lines_end(l, t);
}

static void add_supports(const struct viewer *v, struct lines *l, const struct outcome *o) {
    struct lines_table *t = lines_table(l, 5);
    if (o->n_supports) lines_head(l, T(v, "explain.supports"));
    for (size_t i = 0; i < o->n_supports; i++) {
        const struct support *s = o->supports[i];
        const char *until = date_is_set(s->until) ? tr_text(v->lang, v->arena, "explain.until", "date",
                                                            explain_date(v, s->until))
                                                  : NULL;
        const char *outcome =
            s->outcome ? tr_text(v->lang, v->arena, "explain.outcome", "outcome", s->outcome) : NULL;
        const char *cells[] = {explain_date(v, s->date), until, s->what, s->who, explain_place(v, &s->mark)};
        lines_row(t, cells, outcome);
    }
    lines_end(l, t);
}

static void add_asked(const struct viewer *v, struct lines *l, const struct outcome *o) {
    struct lines_table *t = lines_table(l, 2);
    if (o->asked) lines_head(l, T(v, "explain.asked"));
    for (size_t i = 0; i < v->learner->n_asked; i++) {
        const struct asked *q = &v->learner->asked[i];
        if (q->target != o->target || date_cmp(q->date, v->workspace->as_of) > 0) continue;
        lines_row(t, (const char *[]){explain_date(v, q->date), q->note}, NULL);
    }
    lines_end(l, t);
}

/* ---- credentials ----------------------------------------------------------------------------------------- */

static void add_credentials(const struct viewer *v, struct lines *l, const struct outcome *o) {
    const struct credential_states all = credentials_of(v->arena, v->workspace, v->learner, v->assessment);
    struct lines_table *t = lines_table(l, 3);
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++)
        for (size_t k = 0; k < all.v[i].credential->n_targets; k++) {
            const struct required_target *r = &all.v[i].targets[k];
            if (r->required->target != o->target) continue;
            if (n++ == 0) lines_head(l, T(v, "explain.credentials"));
            const struct scale *s = scale_of(o->target);
            const char *cells[] = {say_plain(v, &all.v[i].credential->title),
                                   named_level(v, "explain.asks_for", s, index_of_level(s, r->required_level),
                                               r->required->level),
                                   T(v, r->met ? "explain.met" : "explain.to_come")};
            lines_row(t, cells, NULL);
        }
    lines_end(l, t);
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
    add_plan(v, &l, o);
    add_goals(v, &l, o);
    add_supports(v, &l, o);
    add_asked(v, &l, o);
    add_credentials(v, &l, o);
    explain_signals(v, &l, view_summary(v), o->target);
}
