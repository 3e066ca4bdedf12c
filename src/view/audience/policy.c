/* policy.c: decisions derived from the rows of policy.h. */
#include "view/audience/policy.h"

#include "model/audiences.h"
#include "model/consent.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/people.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/words/said.h"

const char *policy_audience(enum audience a) {
    static const char *const names[AUDIENCE_COUNT] = {
#define X(NAME, word, also) [AUDIENCE_##NAME] = word,
        AUDIENCES(X)
#undef X
    };
    return names[a];
}

const char *policy_consent(enum consent_kind c) {
    static const char *const keys[CONSENT_COUNT] = {
#define X(NAME, key, also, doc) [CONSENT_##NAME] = key,
        CONSENTS(X)
#undef X
    };
    return keys[c];
}

/* ---- consent ---- */

static bool is_over(const struct workspace *w, const struct consent *c) {
    return date_is_set(c->until) && clock_is_after(w->calendar, c->until);
}

bool policy_agreed(const struct workspace *w, const struct consent *c, enum consent_kind kind) {
    return c->given[kind] && !is_over(w, c);
}

bool policy_ended(const struct workspace *w, const struct consent *c, enum consent_kind kind) {
    return c->given[kind] && is_over(w, c);
}

bool policy_refused(const struct consent *c, enum consent_kind kind) {
    return c->said[kind] && !c->given[kind];
}

bool policy_ends_soon(const struct workspace *w, const struct consent *c) {
    bool any = false;
    for (int i = 0; i < CONSENT_COUNT; i++) any = any || c->given[i];
    return any && date_is_set(c->until) && !is_over(w, c) &&
           clock_is_after(w->calendar, date_from_days(date_days(c->until) - POLICY_SOON - 1));
}

static bool own_agreed(const struct viewer *v, enum consent_kind kind) {
    return policy_agreed(v->workspace, &v->learner->consent, kind);
}

/* ---- what is shown ---- */

static bool has(unsigned audiences, enum audience a) { return audiences >> a & 1; }

bool policy_shows_to(enum audience a, enum datum d) { return has(policy_of(d)->who, a); }

bool policy_shows(const struct viewer *v, enum datum d) {
    const struct policy *p = policy_of(d);
    if (!has(p->who, v->audience)) return false;
    bool needs = p->people == PEOPLE_NO_MATTER && has(p->consent_of, v->audience);
    return !needs || own_agreed(v, p->consent);
}

static bool all_agreed(const struct viewer *v, const struct people_said *said,
                       enum consent_kind kind) {
    for (size_t i = 0; i < said->n_with; i++)
        if (!policy_agreed(v->workspace, &said->with[i]->consent, kind)) return false;
    return !said->unknown;
}

/* Everyone named on a piece that the public can see must have agreed to `public`. */
bool policy_shows_piece(const struct viewer *v, const struct evidence *e) {
    bool reaches = e->audience >= v->audience || policy_of(DATUM_PIECES)->limit != LIMIT_PIECE;
    if (!policy_shows(v, DATUM_PIECES) || !reaches) return false;
    return v->audience != AUDIENCE_PUBLIC || all_agreed(v, &e->said, CONSENT_PUBLIC);
}

enum datum policy_datum(const struct evidence_file *f) {
    static const enum datum data[SORT_COUNT] = {[SORT_UNKNOWN] = DATUM_DOCUMENTS,
                                                [SORT_PICTURE] = DATUM_PICTURES,
                                                [SORT_FILM] = DATUM_FILMS,
                                                [SORT_SOUND] = DATUM_SOUND,
                                                [SORT_DOCUMENT] = DATUM_DOCUMENTS};
    return data[f->sort];
}

static bool can_show_people(const struct policy *p, const struct people_said *said) {
    return p->people == PEOPLE_WHERE_SHOWN ? said->people == PEOPLE_SHOWN
                                           : said->people != PEOPLE_NONE;
}

static bool other_agreed(const struct viewer *v, const struct policy *p,
                         const struct people_said *said) {
    bool everybody = v->audience != AUDIENCE_PUBLIC || all_agreed(v, said, CONSENT_PUBLIC);
    return everybody && all_agreed(v, said, p->consent);
}

/* Has someone who took part refused, where the file does not say whether it shows people? */
static bool other_refused(const struct people_said *said, enum consent_kind kind) {
    for (size_t i = 0; said->people == PEOPLE_UNSAID && i < said->n_with; i++)
        if (policy_refused(&said->with[i]->consent, kind)) return true;
    return false;
}

enum kept_for policy_keeps(const struct viewer *v, const struct evidence_file *f) {
    const struct policy *p = policy_of(policy_datum(f));
    if (!has(p->who, v->audience)) return KEPT_REFUSED;
    bool waived = v->workspace->photos_all && v->audience != AUDIENCE_PUBLIC;
    bool refused =
        f->said.people == PEOPLE_UNSAID && policy_refused(&v->learner->consent, p->consent);
    if (refused && !waived) return KEPT_REFUSED;
    if (other_refused(&f->said, p->consent)) return KEPT_OTHER;
    if (!can_show_people(p, &f->said)) return KEPT_NOT;
    if (!other_agreed(v, p, &f->said)) return KEPT_OTHER;
    if (waived || own_agreed(v, p->consent)) return KEPT_NOT;
    if (policy_refused(&v->learner->consent, p->consent)) return KEPT_REFUSED;
    return policy_ended(v->workspace, &v->learner->consent, p->consent) ? KEPT_ENDED : KEPT_OWN;
}

enum consent_kind policy_rests_on(const struct viewer *v, const struct evidence_file *f,
                                  bool *own) {
    const struct policy *p = policy_of(policy_datum(f));
    *own = !v->workspace->photos_all || v->audience == AUDIENCE_PUBLIC;
    return can_show_people(p, &f->said) ? p->consent : CONSENT_COUNT;
}

static bool lacks(const struct viewer *v, const struct evidence_file *f, const struct consent *c,
                  enum consent_kind *kind) {
    *kind = policy_of(policy_datum(f))->consent;
    if (!policy_agreed(v->workspace, c, *kind)) return true;
    *kind = CONSENT_PUBLIC;
    return v->audience == AUDIENCE_PUBLIC && !policy_agreed(v->workspace, c, *kind);
}

const struct learner_place *policy_who_did_not_agree(const struct viewer *v,
                                                     const struct evidence_file *f, size_t *from,
                                                     enum consent_kind *kind) {
    while (*from < f->said.n_with) {
        const struct learner_place *p = f->said.with[(*from)++];
        if (lacks(v, f, &p->consent, kind)) return p;
    }
    return NULL;
}

bool policy_self_did_not_agree(const struct viewer *v, const struct evidence_file *f,
                               enum consent_kind *kind) {
    return f->said.self && lacks(v, f, &v->learner->consent, kind);
}

struct kept_back policy_kept_back(const struct viewer *v) {
    struct kept_back kept = {0};
    for (size_t i = 0; i < v->learner->n_evidence; i++) {
        const struct evidence *e = &v->learner->evidence[i];
        for (size_t k = 0; policy_shows_piece(v, e) && k < e->n_files; k++) {
            enum kept_for why = policy_keeps(v, &e->files[k]);
            if (why == KEPT_NOT) continue;
            kept.files[e->files[k].sort][why]++;
            kept.learners[why] = 1;
        }
    }
    return kept;
}

void policy_add_kept(struct kept_back *sum, const struct kept_back *more) {
    for (int why = KEPT_OWN; why < KEPT_REASONS; why++) {
        for (int sort = 0; sort < KEPT_SORTS; sort++)
            sum->files[sort][why] += more->files[sort][why];
        sum->learners[why] += more->learners[why];
    }
}
