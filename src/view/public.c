/* public.c: a learner as the public may see one: what is demonstrated, evidence that is for everybody, the called name.
 * Everything else is taken out before a page is made, so that no part can show it. */
#include "view/public_names.h"
#include "view/say.h"

#include <stdlib.h>
#include <string.h>

static size_t place_of(const struct learner *l, const struct evidence *e) {
    return (size_t)(e - l->evidence);
}

static bool is_taken(const struct learner *out, const char *id) {
    for (size_t i = 0; i < out->n_evidence; i++)
        if (strcmp(out->evidence[i].id, id) == 0) return true;
    return false;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct evidence_file *)a)->name, ((const struct evidence_file *)b)->name);
}

/* The names of the piece and of its files become addresses. */
static void hide_surname(const struct viewer *v, const struct learner *out, struct evidence *e) {
    const struct learner *l = v->learner;
    struct arena *a = v->arena;
    const char *id = public_name(a, l->last, l->id, e->id);
    e->id = id;
    for (int i = 2; is_taken(out, e->id); i++) e->id = arena_printf(a, "%s-%d", id, i);
    struct evidence_file *files = arena_copy(a, e->files, e->n_files * sizeof *files);
    for (size_t i = 0; i < e->n_files; i++) files[i].name = public_name(a, l->last, l->id, files[i].name);
    if (e->n_files) qsort(files, e->n_files, sizeof *files, by_name);
    e->files = files;
}

static struct evidence_file *portrait_of(const struct viewer *v) {
    const struct learner *l = v->learner;
    if (!l->photos_ok || !l->portrait) return NULL;
    struct evidence_file *copy = arena_copy(v->arena, l->portrait, sizeof *copy);
    copy->name = public_name(v->arena, l->last, l->id, copy->name);
    return copy;
}

/* Evidence that is public; new_place: by the place of before, NULL for what is left out. */
static struct evidence **keep_evidence(const struct viewer *v, struct learner *out) {
    const struct learner *l = v->learner;
    struct evidence **new_place = arena_array(v->arena, l->n_evidence + 1, sizeof *new_place);
    out->evidence = arena_array(v->arena, l->n_evidence + 1, sizeof *out->evidence);
    out->n_evidence = 0;
    for (size_t i = 0; i < l->n_evidence; i++) {
        if (!view_shows_evidence(v, &l->evidence[i])) continue;
        new_place[i] = &out->evidence[out->n_evidence];
        out->evidence[out->n_evidence] = l->evidence[i];
        hide_surname(v, out, &out->evidence[out->n_evidence]);
        out->n_evidence++;
    }
    return new_place;
}

static bool shown(const struct viewer *v, const struct rating *r) {
    const struct outcome *o = v->assessment->outcomes[r->target->index];
    return o && view_shows_target(v, o) && dec_cmp(r->level, scale_of(r->target)->mastery) >= 0;
}

/* Ratings at mastery, on public evidence or on none; without the note, which is between teacher and learner. */
static void keep_ratings(const struct viewer *v, struct evidence *const *new_place, struct learner *out) {
    const struct learner *l = v->learner;
    out->ratings = arena_array(v->arena, l->n_ratings + 1, sizeof *out->ratings);
    out->n_ratings = 0;
    for (size_t i = 0; i < l->n_ratings; i++) {
        struct rating r = l->ratings[i];
        if (!shown(v, &r)) continue;
        r.evidence = r.evidence ? new_place[place_of(l, r.evidence)] : NULL;
        r.note = NULL;
        out->ratings[out->n_ratings++] = r;
    }
}

static struct outcome *outcome_of(const struct viewer *v, struct evidence *const *new_place,
                                  const struct outcome *o) {
    struct outcome *kept = arena_make(v->arena, struct outcome);
    *kept = (struct outcome){
        .target = o->target, .status = STATUS_LATER, .no_level = LEVEL_NO_RATING, .level_index = -1};
    if (!view_shows_target(v, o)) return kept;
    kept->status = o->status;
    kept->no_level = o->no_level;
    kept->value = o->value;
    kept->level = o->level;
    kept->level_index = o->level_index;
    kept->last_assessed = o->last_assessed;
    kept->newly_demonstrated = o->newly_demonstrated;
    kept->evidence = arena_array(v->arena, o->n_evidence + 1, sizeof *kept->evidence);
    for (size_t i = 0; i < o->n_evidence; i++) {
        struct evidence *e = new_place[place_of(v->learner, o->evidence[i])];
        if (e) kept->evidence[kept->n_evidence++] = e;
    }
    return kept;
}

static struct assessment *keep_outcomes(const struct viewer *v, struct evidence *const *new_place) {
    const struct assessment *a = v->assessment;
    struct assessment *out = arena_make(v->arena, struct assessment);
    *out = (struct assessment){.n_outcomes = a->n_outcomes,
                               .demonstrated = a->demonstrated,
                               .newly_demonstrated = a->newly_demonstrated};
    out->outcomes = arena_array(v->arena, a->n_outcomes + 1, sizeof *out->outcomes);
    for (size_t i = 0; i < a->n_outcomes; i++)
        out->outcomes[i] = a->outcomes[i] ? outcome_of(v, new_place, a->outcomes[i]) : NULL;
    out->competencies = arena_array(v->arena, a->n_competencies + 1, sizeof *out->competencies);
    for (size_t i = 0; i < a->n_competencies; i++) {
        const struct competency_counts *c = &a->competencies[i];
        if (c->demonstrated)
            out->competencies[out->n_competencies++] = (struct competency_counts){
                .competency = c->competency, .demonstrated = c->demonstrated, .all = c->demonstrated};
    }
    return out;
}

void view_for_public(struct viewer *v) {
    const struct learner *l = v->learner;
    struct learner *out = arena_make(v->arena, struct learner);
    *out = (struct learner){.arena = l->arena,
                            .workspace = l->workspace,
                            .group = l->group,
                            .id = l->id,
                            .path = l->path,
                            .first = l->called,
                            .called = l->called,
                            .home_languages = l->home_languages,
                            .learning_language = l->learning_language,
                            .strengths = l->strengths,
                            .interests = l->interests,
                            .photos_ok = l->photos_ok,
                            .public_ok = l->public_ok,
                            .frameworks = l->frameworks,
                            .n_frameworks = l->n_frameworks,
                            .about = l->about,
                            .mentions = l->mentions,
                            .portrait = portrait_of(v)};
    struct evidence **new_place = keep_evidence(v, out);
    keep_ratings(v, new_place, out);
    v->assessment = keep_outcomes(v, new_place);
    v->learner = out;
}
