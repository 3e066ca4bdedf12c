/* explain_around.c: the context of a target's level: plan and pace, goals, supports, calls for
 * help, and the credentials that require it. */
#include "assess/credentials.h"
#include "assess/pace.h"
#include "model/credential.h"
#include "model/goal.h"
#include "model/learner.h"
#include "view/explain/explain.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

/* ---- plan, goals, supports ---- */

static const char *pace_key(const struct pace *p) {
    if (p->kind == PACE_AHEAD) return "explain.pace_ahead";
    if (p->kind == PACE_CHECK_IN) return "explain.pace_check_in";
    if (date_is_set(p->demonstrated)) return "explain.pace_done";
    return p->days == 0 ? "explain.pace_today" : "explain.pace_ahead_of_us";
}

static const char *say_pace(const struct viewer *v, const struct pace *p) {
    return tr_n(v->lang, v->arena, pace_key(p), p->days < 0 ? -p->days : p->days);
}

static const struct pace *pace_of_entry(const struct paces *all, const struct planned *p) {
    for (size_t i = 0; i < all->n; i++)
        if (all->v[i].planned == p) return &all->v[i];
    return NULL;
}

static void add_plan(const struct viewer *v, struct lines *l, const struct outcome *o) {
    const struct paces all = paces_of(v->arena, v->learner, v->assessment);
    struct lines_table *t = lines_table(l, 3);
    if (o->planned) lines_head(l, T(v, "explain.plan"));
    for (size_t i = 0; i < v->learner->n_plan; i++) {
        const struct planned *p = &v->learner->plan[i];
        if (p->target != o->target) continue;
        const struct pace *pace = pace_of_entry(&all, p);
        bool dated = date_is_set(p->by);
        const char *by = dated ? explain_date(v, p->by) : T(v, "explain.no_date");
        const char *how = dated ? T(v, "explain.pace_later") : NULL;
        if (pace) how = say_pace(v, pace);
        const char *cells[] = {by, how, explain_place(v, &p->mark)};
        lines_row(t, cells, p->doing);
    }
    lines_end(l, t);
}

static const char *goal_state(const struct viewer *v, const struct goal *g) {
    const char *set = date_is_set(g->set)
                          ? tr_text(v->lang, v->arena, "goal.set", "date", explain_date(v, g->set))
                          : NULL;
    const char *due = date_is_set(g->due)
                          ? tr_text(v->lang, v->arena, "goal.due", "date", explain_date(v, g->due))
                          : NULL;
    return JOIN(v->arena, say_goal_status(v, g->status), set, due);
}

static void add_goals(const struct viewer *v, struct lines *l, const struct outcome *o) {
    struct lines_table *t = lines_table(l, 2);
    size_t n = 0;
    for (size_t i = 0; i < v->learner->n_goals; i++) {
        const struct goal *g = &v->learner->goals[i];
        if (g->target != o->target) continue;
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
        const char *until = date_is_set(s->until) ? tr_text(v->lang, v->arena, "explain.until",
                                                            "date", explain_date(v, s->until))
                                                  : NULL;
        const char *outcome =
            s->outcome ? tr_text(v->lang, v->arena, "explain.outcome", "outcome", s->outcome)
                       : NULL;
        const char *cells[] = {explain_date(v, s->date), until, s->what, s->who,
                               explain_place(v, &s->mark)};
        lines_row(t, cells, outcome);
    }
    lines_end(l, t);
}

static void add_asked(const struct viewer *v, struct lines *l, const struct outcome *o) {
    struct lines_table *t = lines_table(l, 2);
    if (o->asked) lines_head(l, T(v, "explain.asked"));
    for (size_t i = 0; i < v->learner->n_asked; i++) {
        const struct asked *q = &v->learner->asked[i];
        if (q->target != o->target) continue;
        lines_row(t, (const char *[]){explain_date(v, q->date), q->note}, NULL);
    }
    lines_end(l, t);
}

/* ---- credentials ---- */

static void add_credentials(const struct viewer *v, struct lines *l, const struct outcome *o) {
    const struct credential_states all =
        credentials_of(v->arena, v->workspace, v->learner, v->assessment);
    struct lines_table *t = lines_table(l, 3);
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++)
        for (size_t k = 0; k < all.v[i].credential->n_targets; k++) {
            const struct required_target *r = &all.v[i].targets[k];
            if (r->required->target != o->target) continue;
            if (n++ == 0) lines_head(l, T(v, "explain.credentials"));
            const struct scale *s = level_scale_of(o->target);
            const char *cells[] = {say_plain(v, &all.v[i].credential->title),
                                   explain_level_as(v, "explain.asks_for", s,
                                                    level_index_of(s, r->required_level),
                                                    r->required->level),
                                   T(v, r->met ? "explain.met" : "explain.to_come")};
            lines_row(t, cells, NULL);
        }
    lines_end(l, t);
}

void explain_around(const struct viewer *v, struct lines *l, const struct outcome *o) {
    add_plan(v, l, o);
    add_goals(v, l, o);
    add_supports(v, l, o);
    add_asked(v, l, o);
    add_credentials(v, l, o);
}
