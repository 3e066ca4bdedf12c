/* summary.c: what a class needs to know about a learner, as finished texts in the school's
 * language. */
#include "assess/coverage.h"
#include "assess/credentials.h"
#include "assess/gaps.h"
#include "assess/small_groups.h"
#include "model/credential.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/pathway.h"
#include "model/rated.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"
#include "view/summary/gather.h"
#include "view/words/area_words.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"
#include "view/words/why.h"

#include <string.h>

static void add_competencies(const struct viewer *v, struct summary *s) {
    const struct assessment *a = v->assessment;
    s->n_competencies = a->n_competencies;
    s->competencies = arena_array(v->arena, a->n_competencies, sizeof *s->competencies);
    for (size_t i = 0; i < a->n_competencies; i++) {
        const struct competency_counts *c = &a->competencies[i];
        s->competencies[i] =
            (struct summary_competency){c->competency->anchor, (int)c->demonstrated,
                                        (int)c->working_on, (int)c->up_next, (int)c->all};
    }
}

static struct summary_target target_in(const struct viewer *v, const struct outcome *o) {
    struct summary_target t = {
        .id = o->target->id,
        .status = (int)o->status,
        .level = "",
        .value = "",
        .sign = sign_of_outcome(o),
        .why = o->n_counted || o->judgement ? why_in_a_sentence(v, o) : "",
        .last = o->last_assessed,
    };
    if (o->no_level != LEVEL_IS_THERE) return t;
    t.level = level_name(v, level_scale_of(o->target), o->level_index);
    t.value = say_level_value(v, level_scale_of(o->target), o->value);
    return t;
}

static void add_targets(const struct viewer *v, struct summary *s) {
    const struct assessment *a = v->assessment;
    const struct coverage_part part = coverage_part_of(v->arena, v->workspace, a);
    s->targets = arena_array(v->arena, a->n_outcomes, sizeof *s->targets);
    for (size_t i = 0; i < a->n_outcomes; i++) {
        if (!a->outcomes[i]) continue;
        struct summary_target *t = &s->targets[s->n_targets++];
        *t = target_in(v, a->outcomes[i]);
        t->last_seen = part.last[i];
    }
}

static bool same_piece_and_target(const struct rating *a, const struct rating *b) {
    return a->evidence && b->evidence && a->target == b->target &&
           strcmp(a->evidence->id, b->evidence->id) == 0;
}

/* The IDs of the targets that were rated on a piece, without duplicates. */
static const char *targets_of(const struct viewer *v, const struct evidence *e) {
    struct buf b = BUF_INIT;
    const struct learner *l = v->learner;
    for (size_t i = 0; i < l->n_ratings; i++) {
        const struct rating *r = &l->ratings[i];
        if (!r->evidence || strcmp(r->evidence->id, e->id) != 0) continue;
        size_t first = 0;
        while (!same_piece_and_target(&l->ratings[first], r)) first++;
        if (first < i) continue;
        if (b.n) buf_str(&b, ", ");
        buf_str(&b, r->target->id);
    }
    return buf_take(&b, v->arena);
}

/* The day of the first rating on the piece by anyone but the learner: when the learner got
 * feedback. */
static struct date first_rated(const struct viewer *v, const struct evidence *e) {
    struct date first = {0};
    for (size_t i = 0; i < v->learner->n_ratings; i++) {
        const struct rating *r = &v->learner->ratings[i];
        if (r->evidence != e || r->by == BY_SELF) continue;
        if (!date_is_set(first) || date_cmp(r->date, first) < 0) first = r->date;
    }
    return first;
}

static bool is_on_site(const struct viewer *home, const struct evidence *e) {
    const struct learner *l = home->learner;
    for (size_t i = 0; i < l->n_evidence; i++)
        if (strcmp(l->evidence[i].id, e->id) == 0)
            return view_shows_evidence(home, &l->evidence[i]);
    return false;
}

static void add_evidence(const struct viewer *v, const struct viewer *home, struct summary *s) {
    const struct learner *l = v->learner;
    s->n_evidence = l->n_evidence;
    s->evidence = arena_array(v->arena, l->n_evidence, sizeof *s->evidence);
    s->n_pieces = l->n_evidence;
    s->pieces = arena_array(v->arena, l->n_evidence, sizeof *s->pieces);
    for (size_t i = 0; i < l->n_evidence; i++) {
        const struct evidence *e = &l->evidence[i];
        const struct date rated = first_rated(v, e);
        s->evidence[i] =
            (struct summary_evidence){e->id,
                                      e->title,
                                      say_evidence_kind(v, e->kind),
                                      targets_of(v, e),
                                      e->date,
                                      is_on_site(home, e) ? path_of_evidence(v, e) : "",
                                      rated};
        s->pieces[i] = (struct summary_piece){e->date, rated};
    }
}

static struct summary_rating rating_in(const struct viewer *v, const struct rating *r) {
    return (struct summary_rating){
        .target = r->target->id,
        .level = said_rating(v, r).text,
        .unrated = r->unrated != UNRATED_NOT,
        .by = say_who_rated_to_staff(v, r),
        .stage = r->judged ? "" : say_stage(v, r->stage),
        .note = r->note ? r->note : "",
        .source = arena_printf(v->arena, "%s:%d", r->mark.file, r->mark.line),
        .date = r->date,
        .sign = sign_of_rating(r),
    };
}

/* The log shows everything that was written; only levels are counted. */
static void add_ratings(const struct viewer *v, struct summary *s) {
    const struct learner *l = v->learner;
    const struct rating **log = why_log(v, NULL, &s->n_ratings);
    s->ratings = arena_array(v->arena, s->n_ratings, sizeof *s->ratings);
    for (size_t i = 0; i < s->n_ratings; i++) s->ratings[i] = rating_in(v, log[i]);
    s->n_rated = l->n_ratings;
    s->rated = arena_array(v->arena, l->n_ratings, sizeof *s->rated);
    for (size_t i = 0; i < l->n_ratings; i++)
        s->rated[i] = (struct summary_rated){l->ratings[i].date, l->ratings[i].by == BY_TEACHER ||
                                                                     l->ratings[i].by == BY_EXPERT};
}

static const char *or_nothing(const char *s) { return s ? s : ""; }

static void add_areas(const struct viewer *v, struct summary *s) {
    const struct learner *l = v->learner;
    s->n_areas = l->n_areas;
    s->areas = arena_array(v->arena, l->n_areas, sizeof *s->areas);
    for (size_t i = 0; i < l->n_areas; i++) {
        const struct area_note *n = &l->areas[i];
        int level = area_level_index(n);
        s->areas[i] = (struct summary_area){.area = say_plain(v, area_title(n)),
                                            .term = say_plain(v, &n->term->name),
                                            .level = or_nothing(area_level_name(v, n)),
                                            .because = or_nothing(n->because),
                                            .by = or_nothing(n->by),
                                            .has_level = level >= 0,
                                            .sign = sign_of_level(area_scale(n), level),
                                            .date = n->date};
    }
}

/* ---- what this week asks for ---- */

static const char *id_or_nothing(const struct target *t) { return t ? t->id : ""; }

static const char *about_of(const struct viewer *v, const struct signal *g) {
    if (g->level) return say_plain(v, &g->level->name);
    if (g->goal) return or_nothing(g->goal->text);
    if (g->planned) return or_nothing(g->planned->doing);
    return g->asked ? or_nothing(g->asked->note) : "";
}

static void add_signals(const struct viewer *v, const struct signals *all, struct summary *s) {
    s->n_signals = all->n;
    s->signals = arena_array(v->arena, all->n, sizeof *s->signals);
    for (size_t i = 0; i < all->n; i++) {
        const struct signal *g = &all->v[i];
        s->signals[i] = (struct summary_signal){
            .kind = (int)g->kind,
            .target = id_or_nothing(g->target),
            .about = about_of(v, g),
            .since = g->since,
            .last = g->last,
            .days = (int)g->days,
            .limit = g->limit,
            .count = (int)g->count,
            .side = g->side,
        };
    }
}

static void add_needs(const struct viewer *v, const struct signals *signals, struct summary *s) {
    const struct needs all = needs_of(v->arena, v->workspace, v->learner, v->assessment, signals);
    s->n_needs = all.n;
    s->needs = arena_array(v->arena, all.n, sizeof *s->needs);
    for (size_t i = 0; i < all.n; i++) {
        const struct need *n = &all.v[i];
        s->needs[i] = (struct summary_need){id_or_nothing(n->target), id_or_nothing(n->first),
                                            n->why, n->date};
    }
}

static void add_gaps(const struct viewer *v, struct summary *s) {
    const struct gaps all = gaps_of(v->arena, v->learner, v->assessment);
    s->gaps = arena_array(v->arena, all.n, sizeof *s->gaps);
    for (size_t i = 0; i < all.n; i++) {
        const struct gap *g = &all.v[i];
        if (v->course && g->kind != GAP_RATING) continue; /* the home class's */
        s->gaps[s->n_gaps++] = (struct summary_gap){
            (int)g->kind, g->competency ? g->competency->anchor : "", g->begun};
    }
}

static void add_given(const struct viewer *v, struct summary *s) {
    const struct learner *l = v->learner;
    s->n_supports = l->n_supports;
    s->supports = arena_array(v->arena, l->n_supports, sizeof *s->supports);
    for (size_t i = 0; i < l->n_supports; i++) {
        const struct support *u = &l->supports[i];
        s->supports[i] = (struct summary_support){id_or_nothing(u->target), or_nothing(u->what),
                                                  or_nothing(u->outcome), u->date, u->until};
    }
}

static void add_partners(const struct viewer *v, struct summary *s) {
    const struct workspace *w = v->workspace;
    s->partners = arena_array(v->arena, w->n_partners, sizeof *s->partners);
    for (size_t p = 0; p < w->n_partners; p++) {
        struct summary_partner sum = {.name = w->partners[p].name};
        struct dec hours = dec_int(0);
        for (size_t i = 0; i < v->learner->n_evidence; i++) {
            const struct evidence *e = &v->learner->evidence[i];
            if (e->partner != &w->partners[p]) continue;
            if (e->has_hours) hours = dec_add(hours, e->hours);
            if (date_cmp(e->date, sum.last) > 0) sum.last = e->date;
            sum.pieces++;
        }
        sum.hours = dec_to_double(hours);
        if (sum.pieces) s->partners[s->n_partners++] = sum;
    }
}

static void add_credentials(const struct viewer *v, struct summary *s) {
    const struct credential_states all = choose_credentials_for(v);
    s->n_credentials = all.n;
    s->credentials = arena_array(v->arena, all.n, sizeof *s->credentials);
    for (size_t i = 0; i < all.n; i++) {
        const struct credential_state *c = &all.v[i];
        s->credentials[i] = (struct summary_credential){
            c->credential->id, (int)(c->targets_met + c->hours_met + c->tests_met), (int)c->left};
    }
}

static void add_support(const struct viewer *v, struct summary *s) {
    if (!policy_shows(v, DATUM_SIGNALS)) return;
    const struct signals signals = signals_of(v->arena, v->workspace, v->learner, v->assessment);
    add_signals(v, &signals, s);
    add_needs(v, &signals, s);
    add_gaps(v, s);
}

struct summary *gather_summary(const struct viewer *v, const struct viewer *home) {
    struct summary *s = arena_make(v->arena, struct summary);
    s->id = v->learner->id;
    s->path = v->learner->path;
    s->name = label_full_name(v);
    add_competencies(v, s);
    add_targets(v, s);
    add_evidence(v, home, s);
    add_ratings(v, s);
    add_areas(v, s);
    add_support(v, s);
    add_given(v, s);
    add_partners(v, s);
    add_credentials(v, s);
    s->kept = policy_kept_back(home);
    return s;
}
