/* sieve.c: reduces a learner to what an audience may see. Data that no row of policy.h brings
 * along are not in the result, so no part can show them. A rating on a hidden piece stays as a
 * bare rating, without any text of the piece. */
#include "view/audience/sieve.h"
#include "assess/credentials.h"
#include "i18n/name_words.h"
#include "model/audiences.h"
#include "model/credential.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/scale.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"
#include "view/audience/public_names.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct sieve {
    const struct viewer *v; /* of the complete learner */
    /* indexed like the learner's own, NULL for pieces left out; same for ratings */
    struct evidence **evidence;
    struct rating **ratings;
    struct learner *out;
};

/* ---- members ---- */

static const struct learner nothing;

#define ONE(D, member) .member = policy_shows(v, D) ? l->member : nothing.member,
#define LIST(D, member) ONE(D, member) ONE(D, n_##member)

/* The members that each row brings along. A row without one of these does not compile. */
#define TAKE_CALLED(D) \
    .called = called_of(v), /* everyone sees something of the learner, under this name */
#define TAKE_WHOLE_NAME(D)                                 \
    .first = policy_shows(v, D) ? l->first : called_of(v), \
    .last = policy_shows(v, D) ? l->last : "",             \
    .told_apart = v->audience == AUDIENCE_PUBLIC ? NULL : l->told_apart,
#define TAKE_PRONOUNS(D) ONE(D, pronouns)
#define TAKE_GRADE(D) ONE(D, grade) LIST(D, grades)
#define TAKE_BORN(D) ONE(D, born)
#define TAKE_DAYS_HERE(D) /* not shown by any part: signals and passphrases.c read them */ \
    .since = l->since, .earlier = l->earlier, .n_earlier = l->n_earlier,
#define TAKE_LANGUAGES(D) ONE(D, home_languages) ONE(D, learning_language)
#define TAKE_FAMILY(D) LIST(D, family)
#define TAKE_HOUSEHOLDS(D) LIST(D, households)
#define TAKE_STRENGTHS(D) ONE(D, strengths)
#define TAKE_INTERESTS(D) ONE(D, interests)
#define TAKE_NEEDS(D) ONE(D, needs)
#define TAKE_AFTER_SCHOOL(D) ONE(D, after_school)
#define TAKE_AFTER_GRADUATION(D) ONE(D, after_graduation)
#define TAKE_LEARNS_BEST(D) ONE(D, learns_best)
#define TAKE_PORTRAIT(D) .portrait = portrait_of(v),
#define TAKE_CONSENT(D) .consent = l->consent, /* not shown by any part: policy.c reads it */
#define TAKE_GROUPS(D) ONE(D, english_learner) ONE(D, services)
#define TAKE_FRAMEWORKS(D) LIST(D, frameworks)
#define TAKE_CREDENTIALS(D) LIST(D, credentials)
#define TAKE_ABOUT(D) ONE(D, about)
#define TAKE_GOALS(D) LIST(D, goals)
#define TAKE_PLAN(D) LIST(D, plan)
#define TAKE_PATHWAYS(D) LIST(D, pathways)
#define TAKE_ASKED(D) LIST(D, asked)
#define TAKE_JUDGEMENTS(D) LIST(D, judgements)
#define TAKE_SUPPORTS(D) LIST(D, supports)
#define TAKE_NARRATIVES(D) LIST(D, narratives)
#define TAKE_AREAS(D) LIST(D, areas)
#define TAKE_ATTENDANCE(D) LIST(D, attendance)
#define TAKE_CONFERENCE(D) ONE(D, conference)
#define TAKE_TRANSLATIONS(D) ONE(D, translations) /* found by the texts above alone */
#define TAKE_LEVELS(D)                            /* outcome_of */
#define TAKE_WHY(D)                               /* outcome_of */
#define TAKE_RATINGS(D)                           /* keep_ratings, which also does the notes */
#define TAKE_UNRATED(D)                           /* keep_unrated */
#define TAKE_RATING_NOTES(D)
#define TAKE_PIECE_NOTES(D)
#define TAKE_RATERS(D)
#define TAKE_PIECE_RATERS(D)
#define TAKE_PIECES(D) /* keep_evidence, which also does the files */
#define TAKE_PEOPLE(D) /* policy.c */
#define TAKE_PICTURES(D)
#define TAKE_FILMS(D)
#define TAKE_SOUND(D)
#define TAKE_DOCUMENTS(D)

/* ---- addresses ---- */

/* Names of files and pieces become addresses, in which anyone could read a surname. */
static const char *named(const struct viewer *v, const char *name) {
    return v->public_names ? public_name(v->public_names, name) : name;
}

/* A called name may consist of both names. */
static const char *called_of(const struct viewer *v) {
    bool whole = !v->public_names || policy_shows(v, DATUM_WHOLE_NAME);
    return whole ? v->learner->called : public_names_called(v->public_names);
}

static struct evidence_file *portrait_of(const struct viewer *v) {
    if (!v->learner->portrait || !view_shows_portrait(v)) return NULL;
    struct evidence_file *copy = arena_copy(v->arena, v->learner->portrait, sizeof *copy);
    copy->name = named(v, copy->name);
    return copy;
}

static bool is_taken(const struct learner *out, const char *id) {
    for (size_t i = 0; i < out->n_evidence; i++)
        if (strcmp(out->evidence[i].id, id) == 0) return true;
    return false;
}

static const char *piece_named(const struct viewer *v, const struct learner *out, const char *id) {
    const char *base = named(v, id), *free = base;
    for (int i = 2; is_taken(out, free); i++) free = arena_printf(v->arena, "%s-%d", base, i);
    return free;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct evidence_file *)a)->name, ((const struct evidence_file *)b)->name);
}

static struct learner members_of(const struct viewer *v) {
    const struct learner *l = v->learner;
#define X(NAME, keys, who, consent, consent_of, people, limit, words) TAKE_##NAME(DATUM_##NAME)
    return (struct learner){.arena = l->arena,
                            .workspace = l->workspace,
                            .calendar = l->calendar,
                            .group = l->group,
                            .id = l->id,
                            .path = l->path,
                            .undated = l->undated,
                            .mentions = l->mentions, /* not shown: checks of names read it */
                            LEARNER_DATA(X)};
#undef X
}

/* ---- only what a course is about ---- */

static bool is_of_framework(const struct viewer *v, const struct framework *f) {
    const struct group *g = v->course;
    bool is_of = !g;
    for (size_t i = 0; !is_of && i < g->n_frameworks; i++) is_of = g->frameworks[i] == f;
    return is_of;
}

static bool is_of_course(const struct viewer *v, const struct target *t) {
    return !v->course || (t && is_of_framework(v, t->competency->framework));
}

static bool shows_of_course(const struct viewer *v, const struct evidence *e) {
    const struct learner *l = v->learner;
    bool shows = !v->course;
    for (size_t i = 0; !shows && i < l->n_ratings; i++)
        shows = l->ratings[i].evidence == e && is_of_course(v, l->ratings[i].target);
    for (size_t i = 0; !shows && i < l->n_unrated; i++)
        shows = l->unrated[i].evidence == e && is_of_course(v, l->unrated[i].target);
    return shows;
}

/* A copy of a list without the items whose target is of no framework of the course. */
static void *targeted(const struct viewer *v, const void *list, size_t *n, size_t size, size_t at) {
    char *kept = arena_array(v->arena, *n + 1, size);
    size_t all = *n;
    *n = 0;
    for (size_t i = 0; i < all; i++) {
        const char *item = (const char *)list + i * size;
        struct target *t;
        memcpy(&t, item + at, sizeof t);
        if (is_of_course(v, t)) memcpy(kept + (*n)++ * size, item, size);
    }
    return kept;
}

#define TARGETED(v, list, n, S) \
    ((list) = targeted((v), (list), &(n), sizeof(S), offsetof(S, target)))

static void keep_of_course(const struct viewer *v, struct learner *l) {
    struct framework **frameworks = arena_array(v->arena, l->n_frameworks + 1, sizeof *frameworks);
    struct area_note *areas = arena_array(v->arena, l->n_areas + 1, sizeof *areas);
    size_t n = 0, n_areas = 0;
    for (size_t i = 0; i < l->n_frameworks; i++)
        if (is_of_framework(v, l->frameworks[i])) frameworks[n++] = l->frameworks[i];
    for (size_t i = 0; i < l->n_areas; i++)
        if (is_of_framework(v, l->areas[i].framework)) areas[n_areas++] = l->areas[i];
    l->frameworks = frameworks;
    l->n_frameworks = n;
    l->areas = areas;
    l->n_areas = n_areas;
    TARGETED(v, l->goals, l->n_goals, struct goal);
    TARGETED(v, l->plan, l->n_plan, struct planned);
    TARGETED(v, l->asked, l->n_asked, struct asked);
    TARGETED(v, l->judgements, l->n_judgements, struct judgement);
    TARGETED(v, l->supports, l->n_supports, struct support);
    l->group = (struct group *)(uintptr_t)v->course;
    l->n_narratives = l->n_attendance = l->n_credentials = l->n_pathways = 0;
    l->conference = (struct conference){.hour = -1, .minute = -1};
}

static void count_of_course(struct assessment *a) {
    a->demonstrated = a->newly_demonstrated = a->working_on = a->up_next = 0;
    for (size_t i = 0; i < a->n_outcomes; i++) {
        const struct outcome *o = a->outcomes[i];
        if (!o || o->target->competency->framework->kind == FRAMEWORK_HABITS) continue;
        a->demonstrated += o->status == STATUS_DEMONSTRATED;
        a->newly_demonstrated += o->newly_demonstrated;
        a->working_on += o->status == STATUS_WORKING_ON;
        a->up_next += o->status == STATUS_UP_NEXT;
    }
}

/* ---- evidence and ratings ---- */

/* A withheld file stays in the list, but without anything written about it. */
static struct evidence_file *files_of(const struct viewer *v, const struct evidence *e) {
    struct evidence_file *files = arena_array(v->arena, e->n_files + 1, sizeof *files);
    for (size_t i = 0; i < e->n_files; i++) {
        const struct evidence_file *f = &e->files[i];
        files[i] = *f;
        if (!view_shows_file(v, f))
            files[i] = (struct evidence_file){.path = f->path, .said = f->said, .sort = f->sort};
        files[i].name = named(v, f->name);
    }
    if (e->n_files) qsort(files, e->n_files, sizeof *files, by_name);
    return files;
}

static void keep_evidence(struct sieve *s) {
    const struct viewer *v = s->v;
    const struct learner *l = v->learner;
    s->evidence = arena_array(v->arena, l->n_evidence + 1, sizeof *s->evidence);
    s->out->evidence = arena_array(v->arena, l->n_evidence + 1, sizeof *s->out->evidence);
    for (size_t i = 0; i < l->n_evidence; i++) {
        const struct evidence *e = &l->evidence[i];
        if (!view_shows_evidence(v, e) || !shows_of_course(v, e)) continue;
        const char *id = piece_named(v, s->out, e->id);
        struct evidence *kept = s->evidence[i] = &s->out->evidence[s->out->n_evidence++];
        *kept = (struct evidence){.id = id,
                                  .title = e->title,
                                  .date = e->date,
                                  .kind = e->kind,
                                  .partner = policy_shows(v, DATUM_PARTNERS) ? e->partner : NULL,
                                  .hours = e->hours,
                                  .has_hours = e->has_hours,
                                  .featured = e->featured,
                                  .said = e->said,
                                  .mentions = e->mentions,
                                  .audience = e->audience,
                                  .reflection = e->reflection,
                                  .files = files_of(v, e),
                                  .n_files = e->n_files};
    }
}

static struct evidence *new_place(const struct sieve *s, const struct evidence *e) {
    return e ? s->evidence[e - s->v->learner->evidence] : NULL;
}

static bool everything(const struct viewer *v, enum datum d) {
    return policy_of(d)->limit != LIMIT_MASTERED || v->audience != AUDIENCE_PUBLIC;
}

/* The public sees only ratings at mastery, on demonstrated targets. */
static bool shows_rating(const struct viewer *v, const struct rating *r) {
    const struct outcome *o = v->assessment->outcomes[r->target->index];
    if (!policy_shows(v, DATUM_RATINGS)) return false;
    return everything(v, DATUM_RATINGS) ||
           (o && view_shows_target(v, o) &&
            dec_cmp(r->level, level_scale_of(r->target)->mastery) >= 0);
}

static struct rating rating_of(const struct sieve *s, const struct rating *r) {
    struct evidence *on = new_place(s, r->evidence);
    const bool seen = on || !r->evidence;
    enum datum note = DATUM_RATING_NOTES, who = DATUM_RATERS;
    if (r->evidence) {
        note = DATUM_PIECE_NOTES;
        who = DATUM_PIECE_RATERS;
    }
    return (struct rating){.target = r->target,
                           .level = r->level,
                           .unrated = r->unrated,
                           .then = r->then,
                           .given = r->given,
                           .judged = r->judged,
                           .by = r->by,
                           .who = seen && policy_shows(s->v, who) ? r->who : NULL,
                           .stage = r->stage,
                           .date = r->date,
                           .note = seen && policy_shows(s->v, note) ? r->note : NULL,
                           .evidence = on,
                           .mark = r->mark};
}

static void keep_ratings(struct sieve *s) {
    const struct viewer *v = s->v;
    const struct learner *l = v->learner;
    s->ratings = arena_array(v->arena, l->n_ratings + 1, sizeof *s->ratings);
    s->out->ratings = arena_array(v->arena, l->n_ratings + 1, sizeof *s->out->ratings);
    for (size_t i = 0; i < l->n_ratings; i++) {
        const struct rating *r = &l->ratings[i];
        if (!shows_rating(v, r) || !is_of_course(v, r->target)) continue;
        s->ratings[i] = &s->out->ratings[s->out->n_ratings++];
        *s->ratings[i] = rating_of(s, r);
    }
}

static void keep_unrated(struct sieve *s) {
    const struct learner *l = s->v->learner;
    if (!policy_shows(s->v, DATUM_UNRATED)) return;
    s->out->unrated = arena_array(s->v->arena, l->n_unrated + 1, sizeof *s->out->unrated);
    for (size_t i = 0; i < l->n_unrated; i++)
        if (is_of_course(s->v, l->unrated[i].target))
            s->out->unrated[s->out->n_unrated++] = rating_of(s, &l->unrated[i]);
}

/* ---- judgements ---- */

static struct rating **list_of(const struct sieve *s, struct rating *const *list, size_t n,
                               size_t *kept) {
    struct rating **out = arena_array(s->v->arena, n + 1, sizeof *out);
    *kept = 0;
    for (size_t i = 0; i < n; i++) {
        struct rating *r = s->ratings[list[i] - s->v->learner->ratings];
        if (r) out[(*kept)++] = r;
    }
    return out;
}

/* How the level was reached, and the next steps. */
static void add_why(const struct sieve *s, const struct outcome *o, struct outcome *kept) {
    const struct viewer *v = s->v;
    kept->power_law_fell_back = o->power_law_fell_back;
    kept->at_mastery = o->at_mastery;
    kept->ratings = list_of(s, o->ratings, o->n_ratings, &kept->n_ratings);
    kept->counted = list_of(s, o->counted, o->n_counted, &kept->n_counted);
    kept->new_this_term = o->new_this_term;
    kept->assessed_this_term = o->assessed_this_term;
    kept->level_before = o->level_before;
    kept->scale_before = o->scale_before;
    if (policy_shows(v, DATUM_JUDGEMENTS)) kept->judgement = o->judgement;
    if (policy_shows(v, DATUM_PLAN)) kept->planned = o->planned;
    if (policy_shows(v, DATUM_GOALS)) kept->goal = o->goal;
    if (policy_shows(v, DATUM_SUPPORTS)) {
        kept->supports = o->supports;
        kept->n_supports = o->n_supports;
    }
    if (policy_shows(v, DATUM_ASKED)) kept->asked = o->asked;
}

/* Why there is no level is known to those who may know of the ratings. */
static enum no_level reason_for(const struct viewer *v, const struct outcome *o) {
    const bool knows = policy_shows(v, DATUM_WHY) && policy_shows(v, DATUM_RATINGS);
    return o->no_level == LEVEL_IS_THERE || knows ? o->no_level : LEVEL_WITHHELD;
}

static struct outcome *outcome_of(const struct sieve *s, const struct outcome *o) {
    const struct viewer *v = s->v;
    struct outcome *kept = arena_make(v->arena, struct outcome);
    /* that there is no rating might be untrue */
    *kept = (struct outcome){
        .target = o->target, .status = STATUS_LATER, .no_level = LEVEL_WITHHELD, .level_index = -1};
    if (!view_shows_target(v, o)) return kept;
    kept->status = o->status;
    kept->no_level = reason_for(v, o);
    kept->value = o->value;
    kept->level = o->level;
    kept->level_index = o->level_index;
    kept->last_assessed = o->last_assessed;
    kept->newly_demonstrated = o->newly_demonstrated;
    kept->evidence = arena_array(v->arena, o->n_evidence + 1, sizeof *kept->evidence);
    for (size_t i = 0; i < o->n_evidence; i++) {
        struct evidence *e = new_place(s, o->evidence[i]);
        if (e) kept->evidence[kept->n_evidence++] = e;
    }
    if (policy_shows(v, DATUM_WHY)) add_why(s, o, kept);
    return kept;
}

/* The public sees counts of demonstrated targets only. */
static struct competency_counts counts_of(const struct viewer *v,
                                          const struct competency_counts *c) {
    if (everything(v, DATUM_LEVELS)) return *c;
    return (struct competency_counts){
        .competency = c->competency, .demonstrated = c->demonstrated, .all = c->demonstrated};
}

static struct assessment *keep_outcomes(const struct sieve *s) {
    const struct viewer *v = s->v;
    const struct assessment *a = v->assessment;
    struct assessment *out = arena_make(v->arena, struct assessment);
    bool all = everything(v, DATUM_LEVELS);
    *out = (struct assessment){.n_outcomes = a->n_outcomes,
                               .demonstrated = a->demonstrated,
                               .newly_demonstrated = a->newly_demonstrated};
    if (all) {
        out->working_on = a->working_on;
        out->up_next = a->up_next;
    }
    out->outcomes = arena_array(v->arena, a->n_outcomes + 1, sizeof *out->outcomes);
    for (size_t i = 0; i < a->n_outcomes; i++)
        if (a->outcomes[i] && is_of_course(v, a->outcomes[i]->target))
            out->outcomes[i] = outcome_of(s, a->outcomes[i]);
    out->competencies = arena_array(v->arena, a->n_competencies + 1, sizeof *out->competencies);
    for (size_t i = 0; i < a->n_competencies; i++)
        if ((all || a->competencies[i].demonstrated) &&
            is_of_framework(v, a->competencies[i].competency->framework))
            out->competencies[out->n_competencies++] = counts_of(v, &a->competencies[i]);
    if (v->course) count_of_course(out);
    return out;
}

/* Requirements are judged by all evidence, but a hidden piece does not reveal its date. */
static struct credential_states *keep_credentials(const struct sieve *s) {
    const struct viewer *v = s->v;
    struct credential_states *out = arena_make(v->arena, struct credential_states);
    if (!policy_shows(v, DATUM_CREDENTIALS) || v->course) return out;
    *out = credentials_of(v->arena, v->workspace, v->learner, v->assessment);
    for (size_t i = 0; i < out->n; i++)
        for (size_t k = 0; k < out->v[i].credential->n_tests; k++) {
            struct required_test *t = &out->v[i].tests[k];
            t->evidence = new_place(s, t->evidence);
        }
    return out;
}

void view_sieve(struct viewer *v) {
    const struct learner *l = v->learner;
    struct latin *latin = latin_new(v->arena);
    struct viewer whole = *v;
    if (v->audience == AUDIENCE_PUBLIC)
        whole.public_names = public_names_new(
            v->arena, latin, &(struct public_who){l->first, l->last, l->called, l->id});
    struct sieve s = {.v = &whole, .out = arena_make(v->arena, struct learner)};
    *s.out = members_of(&whole);
    if (v->course) keep_of_course(&whole, s.out);
    keep_evidence(&s);
    keep_ratings(&s);
    keep_unrated(&s);
    v->credentials = keep_credentials(&s);
    v->assessment = keep_outcomes(&s);
    v->learner = s.out;
    latin_free(latin);
}
