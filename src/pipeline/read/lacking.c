/* lacking.c: see lacking.h. */
#include "pipeline/read/lacking.h"

#include "assess/gaps.h"
#include "base/codes.h"
#include "base/json.h"
#include "i18n/i18n.h"
#include "model/consent.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/people.h"
#include "model/term.h"
#include "model/workspace.h"
#include "pipeline/exchange/translate.h"
#include "pipeline/run/shared_open.h"
#include "view/audience/policy.h"

#include <string.h>

#define X(NAME, text) text,
static const char *const gap_words[] = {GAPS(X)};
#undef X

/* Who rates what is in a framework, of all learners. */
struct raters {
    bool learners, educators;
};

/* An area in which nothing is rated, of the learner at that place in the list. */
struct open_area {
    size_t learner;
    const struct competency *area;
};

struct finding {
    struct missing *m;
    struct shared shared;
    struct arena *arena;
    struct diags *diags;
    struct load_slots slots, shared_slots; /* of the learner being read; of files that all share */
    struct raters *raters;                 /* by the place of the framework in the workspace */
    VEC(struct open_area) open;
};

static void add_text(struct arena *a, struct texts *list, const char *text) {
    const char **v = arena_array(a, list->n + 1, sizeof *v);
    for (size_t i = 0; i < list->n; i++) v[i] = list->v[i];
    v[list->n++] = arena_strdup(a, text);
    list->v = v;
}

/* ---- areas without a rating ---- */

static struct raters *raters_of(const struct finding *f, const struct framework *of) {
    return &f->raters[of - f->shared.workspace->frameworks];
}

static void note_ratings(const struct finding *f, const struct rating *v, size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct raters *r = raters_of(f, v[i].target->competency->framework);
        r->learners = r->learners || v[i].by == BY_SELF;
        r->educators = r->educators || v[i].by == BY_TEACHER || v[i].by == BY_EXPERT;
    }
}

static void note_raters(const struct finding *f, const struct learner *l) {
    note_ratings(f, l->ratings, l->n_ratings);
    note_ratings(f, l->unrated, l->n_unrated);
    for (size_t i = 0; i < l->n_judgements; i++)
        raters_of(f, l->judgements[i].target->competency->framework)->educators = true;
    for (size_t i = 0; i < l->n_areas; i++) raters_of(f, l->areas[i].framework)->educators = true;
}

/* What learners rate and no educator does, such as core competencies, is the learners' to judge. */
static bool is_learners_own(const struct finding *f, const struct framework *of) {
    const struct raters *r = raters_of(f, of);
    return r->learners && !r->educators;
}

static bool is_any_own(const struct finding *f) {
    for (size_t i = 0; i < f->open.n; i++)
        if (is_learners_own(f, f->open.v[i].area->framework)) return true;
    return false;
}

static void add_areas(struct finding *f) {
    const char *language = f->shared.workspace->language;
    for (size_t i = 0; i < f->open.n; i++) {
        const struct competency *c = f->open.v[i].area;
        struct missing_learner *to = &f->m->learners.v[f->open.v[i].learner];
        if (is_learners_own(f, c->framework)) continue;
        add_text(f->arena, &to->areas, c->id);
        add_text(f->arena, &to->titles, words_text(&c->title, language));
    }
}

/* ---- one learner ---- */

static void add_gaps(struct finding *f, struct arena *a, const struct learner *l,
                     struct missing_learner *to) {
    const struct workspace *w = f->shared.workspace;
    const struct gaps gaps = gaps_of(a, l, assess_learner(a, w, l));
    for (size_t i = 0; i < gaps.n; i++) {
        const struct competency *c = gaps.v[i].competency;
        const struct open_area open = {f->m->learners.n, c};
        if (c)
            VEC_PUSH(f->arena, &f->open, open);
        else
            add_text(f->arena, &to->things, gap_words[gaps.v[i].kind]);
    }
}

static bool is_anything_said(const struct consent *c) {
    for (enum consent_kind k = 0; k < CONSENT_COUNT; k++)
        if (c->said[k]) return true;
    return false;
}

/* Of those who have answered something, only what a file waits for. */
static void add_consent(struct finding *f, struct arena *a, const struct learner *l,
                        struct missing_learner *to) {
    static const enum consent_kind kind_of[SORT_COUNT] = {[SORT_UNKNOWN] = CONSENT_WORK,
                                                          [SORT_PICTURE] = CONSENT_PHOTOS,
                                                          [SORT_FILM] = CONSENT_FILMS,
                                                          [SORT_SOUND] = CONSENT_VOICE,
                                                          [SORT_DOCUMENT] = CONSENT_WORK};
    const struct viewer home = translate_home(a, f->shared.workspace, l);
    const struct kept_back kept = policy_kept_back(&home);
    bool asked[CONSENT_COUNT] = {false}, any = is_anything_said(&l->consent);
    for (enum file_sort s = 0; s < SORT_COUNT; s++)
        if (kept.files[s][KEPT_OWN]) asked[kind_of[s]] = true;
    for (enum consent_kind k = 0; k < CONSENT_COUNT; k++) {
        if (!l->consent.said[k] && (asked[k] || !any))
            add_text(f->arena, &to->unasked, policy_consent(k));
        if (policy_ended(f->shared.workspace, &l->consent, k)) to->ended = l->consent.until;
    }
}

static void add_language(struct finding *f, const struct learner *l, const char *tag,
                         struct missing_learner *to) {
    const struct workspace *w = f->shared.workspace;
    const size_t n = translate_lacks(w, l, &f->slots, &f->shared_slots, tag);
    for (size_t i = 0; i < to->untranslated.n; i++)
        if (strcmp(to->untranslated.v[i].tag, tag) == 0) return;
    const struct missing_texts texts = {arena_strdup(f->arena, tag), n};
    if (n) VEC_PUSH(f->arena, &to->untranslated, texts);
}

static void add_languages(struct finding *f, const struct learner *l, struct missing_learner *to) {
    for (size_t i = 0; i < l->home_languages.n; i++) add_language(f, l, l->home_languages.v[i], to);
    for (size_t i = 0; i < l->n_households; i++)
        for (size_t k = 0; k < l->households[i].languages.n; k++)
            add_language(f, l, l->households[i].languages.v[k], to);
}

static void look(struct finding *f, const struct learner_place *p) {
    struct arena *a = arena_new();
    struct diags *found = diags_new(a);
    struct missing_learner lacks = {.class = p->group->id, .learner = p->id};
    f->slots = (struct load_slots){0};
    const struct learner *l = load_learner(a, f->shared.workspace, p, found);
    lacks.unread = !l;
    if (l) note_raters(f, l);
    if (l && load_roll_on(p, l->calendar->as_of) == ROLL_LISTED) {
        add_gaps(f, a, l, &lacks);
        add_consent(f, a, l, &lacks);
        add_languages(f, l, &lacks);
    }
    for (size_t i = 0; i < found->list.n; i++)
        if (found->list.v[i].severity == DIAG_ERROR) diag_add(f->diags, found->list.v[i]);
    VEC_PUSH(f->arena, &f->m->learners, lacks);
    arena_free(a);
}

/* Of learners who were not asked for, only who rated them is of interest. */
static void look_at_others(struct finding *f) {
    const struct workspace *w = f->shared.workspace;
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners && is_any_own(f); i++) {
            const struct learner_place *p = group_own(&w->groups[g], i);
            if (shared_is_chosen(f->m->group, f->m->learner, p)) continue;
            struct arena *a = arena_new();
            f->slots = (struct load_slots){0};
            const struct learner *l = load_learner(a, w, p, diags_new(a));
            if (l) note_raters(f, l);
            arena_free(a);
        }
}

/* ---- all ---- */

/* Warnings are the business of `check` without --missing. */
static void keep_errors(struct diags *from, struct diags *to) {
    for (size_t i = 0; i < from->list.n; i++)
        if (from->list.v[i].severity == DIAG_ERROR) diag_add(to, from->list.v[i]);
}

/* Schools and classes may have terms of their own. */
static bool has_term(const struct workspace *w, const char *id) {
    bool any = !id || (w->calendar->term && strcmp(w->calendar->term->id, id) == 0);
    for (size_t g = 0; g < w->n_groups && !any; g++) {
        const struct term *t = w->groups[g].calendar->term;
        any = t && strcmp(t->id, id) == 0;
    }
    return any;
}

bool lacking_find(struct arena *a, struct missing *m, struct diags *diags) {
    struct finding f = {.m = m, .arena = a, .diags = diags};
    const struct build_options o = {.load = m->load};
    struct build_options reading = o;
    struct diags *found = diags_new(a);
    reading.load.slots = &f.slots;
    bool ok = shared_open_words(&f.shared, a, &reading, found);
    keep_errors(found, diags);
    f.shared_slots = f.slots;
    const struct workspace *w = f.shared.workspace;
    ok = ok && has_term(w, m->load.term); /* otherwise already reported */
    if (ok && w->calendar->term) m->term = w->calendar->term->id;
    if (ok) f.raters = arena_array(a, w->n_frameworks + 1, sizeof *f.raters);
    for (size_t g = 0; ok && g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            if (shared_is_chosen(m->group, m->learner, group_own(&w->groups[g], i)))
                look(&f, group_own(&w->groups[g], i));
    if (ok) look_at_others(&f);
    if (ok) add_areas(&f);
    if (ok && (m->group || m->learner) && !m->learners.n) {
        diag_add(diags, (struct diag){.code = code_text(CODE_NOBODY_CHOSEN),
                                      .severity = DIAG_ERROR,
                                      .text = "no learner matches --learner and --class",
                                      .remedy = "They are ids, and may hold * and ?: --learner "
                                                "'maya-*'"});
        ok = false;
    }
    shared_close(&f.shared);
    return ok;
}

/* ---- as text ---- */

static bool lacks_something(const struct missing_learner *l) {
    return l->unread || l->things.n || l->areas.n || l->unasked.n || date_is_set(l->ended) ||
           l->untranslated.n;
}

static const char *phrase_of(const char *gap) {
    if (strcmp(gap, gap_words[GAP_WORDS]) == 0) return "no words of their own in about.md";
    if (strcmp(gap, gap_words[GAP_CONFERENCE]) == 0) return "no appointment";
    return NULL;
}

static void add_phrase(struct buf *out, const char *text, bool *first) {
    buf_str(out, *first ? "" : ", ");
    buf_str(out, text);
    *first = false;
}

/* "Fractions, Reading and 3 more" */
static void add_some(struct buf *out, const struct texts *names) {
    enum { MOST = 3 };
    for (size_t i = 0; i < names->n && i < MOST; i++)
        buf_fmt(out, "%s%s", i ? "; " : "", names->v[i]);
    if (names->n > MOST) buf_fmt(out, "; and %zu more", names->n - MOST);
}

static void add_consents(struct buf *out, const struct missing_learner *l, bool *first) {
    char day[20];
    if (l->unasked.n == CONSENT_COUNT) {
        add_phrase(out, "nothing about consent", first);
    } else if (l->unasked.n) {
        add_phrase(out, "no answer about consent for ", first);
        for (size_t i = 0; i < l->unasked.n; i++)
            buf_fmt(out, "%s%s", i ? "/" : "", l->unasked.v[i]);
    }
    if (!date_is_set(l->ended)) return;
    date_iso(l->ended, day);
    add_phrase(out, "consent ended ", first);
    buf_str(out, day);
}

static void add_learner(const struct missing_learner *l, struct buf *out) {
    bool first = true;
    buf_fmt(out, "%s/%s: ", l->class, l->learner);
    if (l->unread) buf_str(out, "cannot be told: see the errors");
    for (size_t i = 0; i < l->things.n; i++) {
        const char *text = phrase_of(l->things.v[i]);
        add_phrase(out, text ? text : "no ", &first);
        if (!text) buf_str(out, l->things.v[i]);
    }
    if (l->areas.n) {
        add_phrase(out, "no rating this term in ", &first);
        add_some(out, &l->titles);
    }
    add_consents(out, l, &first);
    for (size_t i = 0; i < l->untranslated.n; i++) {
        const struct missing_texts *t = &l->untranslated.v[i];
        struct arena *a = arena_new();
        add_phrase(out, "", &first);
        buf_fmt(out, "%zu text%s not in %s", t->n, t->n == 1 ? "" : "s",
                tag_english_name(a, t->tag));
        arena_free(a);
    }
    buf_char(out, '\n');
}

void lacking_text(const struct missing *m, struct buf *out) {
    size_t n = 0;
    for (size_t i = 0; i < m->learners.n; i++) {
        if (!lacks_something(&m->learners.v[i])) continue;
        add_learner(&m->learners.v[i], out);
        n++;
    }
    if (n)
        buf_fmt(out, "%zu of %zu learners lack something", n, m->learners.n);
    else
        buf_fmt(out, "nothing is missing: %zu learner%s", m->learners.n,
                m->learners.n == 1 ? "" : "s");
    buf_fmt(out, m->term ? " (term %s)\n" : "\n", m->term);
}

/* ---- as JSON ---- */

static void add_list(struct json *j, const char *key, const struct texts *list) {
    json_open_at(j, key, '[');
    for (size_t i = 0; i < list->n; i++) json_text(j, NULL, list->v[i]);
    json_close(j, ']');
}

static void add_object(struct json *j, const struct missing_learner *l) {
    char day[20];
    json_open(j, '{');
    json_text(j, "class", l->class);
    json_text(j, "learner", l->learner);
    json_bool(j, "readable", !l->unread);
    add_list(j, "missing", &l->things);
    add_list(j, "not_rated", &l->areas);
    add_list(j, "consent_not_asked", &l->unasked);
    if (date_is_set(l->ended)) {
        date_iso(l->ended, day);
        json_text(j, "consent_ended", day);
    }
    json_open_at(j, "untranslated", '{');
    for (size_t i = 0; i < l->untranslated.n; i++)
        json_int(j, l->untranslated.v[i].tag, (long long)l->untranslated.v[i].n);
    json_close(j, '}');
    json_close(j, '}');
}

void lacking_json(const struct missing *m, struct buf *out) {
    struct json j = {.out = out};
    json_open(&j, '{');
    json_text(&j, "format", "folioscope-missing");
    json_text(&j, "term", m->term);
    json_open_at(&j, "learners", '[');
    for (size_t i = 0; i < m->learners.n; i++) add_object(&j, &m->learners.v[i]);
    json_close(&j, ']');
    json_close(&j, '}');
    buf_char(out, '\n');
}
