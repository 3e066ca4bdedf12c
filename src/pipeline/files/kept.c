/* kept.c: see kept.h. */
#include "pipeline/files/kept.h"

#include "base/codes.h"
#include "media/kind/kind.h"
#include "model/consent.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/people.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *one, *many;
    enum consent_kind consent;
} sorts[SORT_COUNT] = {[SORT_UNKNOWN] = {"file", "files", CONSENT_WORK},
                       [SORT_PICTURE] = {"picture", "pictures", CONSENT_PHOTOS},
                       [SORT_FILM] = {"film", "films", CONSENT_FILMS},
                       [SORT_SOUND] = {"recording", "recordings", CONSENT_VOICE},
                       [SORT_DOCUMENT] = {"document", "documents", CONSENT_WORK}};

static const struct learner_place *place_of(const struct learner *l) {
    const struct group *g = l->group;
    for (size_t i = 0; g && i < g->n_learners; i++)
        if (strcmp(g->learners[i].path, l->path) == 0) return &g->learners[i];
    return NULL;
}

/* The file that consent is to be written in. */
static const char *file_of(const struct learner *l) {
    const struct learner_place *p = place_of(l);
    return p && p->consent_file ? p->consent_file : "learner.yaml";
}

/* The same for a class; where learners differ, both. */
static const char *files_of_class(struct arena *a, const struct group *g) {
    const char *file = NULL;
    bool own = false;
    for (size_t i = 0; i < g->n_learners; i++)
        if (g->learners[i].consent_file)
            file = g->learners[i].consent_file;
        else
            own = true;
    if (!file) return "learner.yaml";
    return own ? arena_printf(a, "%s or learner.yaml", file) : file;
}

/* "'consent: {photos: true}' in learner.yaml", or "'yes' under photos in …/consent.csv" */
static const char *how_to_agree(struct arena *a, const char *file, const char *keys) {
    if (strcmp(file, "learner.yaml") == 0)
        return arena_printf(a, "'consent: {%s}' in learner.yaml", keys);
    char *names = arena_strdup(a, keys), *to = names;
    for (const char *p = keys; *p; p++)
        if (strncmp(p, ": true", 6) == 0)
            p += 5;
        else
            *to++ = *p;
    *to = '\0';
    return arena_printf(a, "'yes' under %s in %s", names, file);
}

/* ---- one file ---- */

struct kept_file {
    const struct viewer *v;
    const struct evidence_file *f;
    struct diags *diags;
    const char *what; /* "picture" */
    const char *key;  /* key of the consent: "photos" */
};

static void report(const struct kept_file *k, enum diag_severity severity, const char *text,
                   const char *remedy) {
    diag_add(k->diags, (struct diag){.code = code_text(CODE_KEPT_BACK),
                                     .severity = severity,
                                     .file = k->f->path,
                                     .learner = k->v->learner->path,
                                     .text = text,
                                     .remedy = remedy});
}

static const char *agreeing(const struct kept_file *k) {
    return how_to_agree(k->diags->arena, file_of(k->v->learner),
                        arena_printf(k->diags->arena, "%s: true", k->key));
}

/* "'bo-cruz' and 'eve-finn'" */
struct ids {
    const char *text;
    size_t n;
};

static void add_id(struct arena *a, struct ids *ids, const char *id) {
    ids->text = ids->n ? arena_printf(a, "%s, '%s'", ids->text, id) : arena_printf(a, "'%s'", id);
    ids->n++;
}

static void add_key(struct arena *a, const char **keys, enum consent_kind kind) {
    const char *key = arena_printf(a, "%s: true", policy_consent(kind));
    if (!*keys)
        *keys = key;
    else if (!strstr(*keys, key))
        *keys = arena_printf(a, "%s, %s", *keys, key);
}

/* before: what to do about the others, or "". */
static const char *remedy_of_refused(const struct kept_file *k, const struct ids *refused,
                                     const char *before) {
    const char *have = " have", *whom = "these learners";
    if (refused->n == 1) {
        have = " has";
        whom = "that learner";
    }
    return arena_printf(
        k->diags->arena,
        "%s%s%s said no: exchange the %s for one without %s, or take it out of the folder", before,
        refused->text, have, k->what, whom);
}

static const char *who_lacks(const struct kept_file *k, const struct ids *all) {
    const bool part = k->f->said.took_part;
    if (!all->n)
        return part ? "somebody took part who is not known"
                    : "somebody is named under 'people' who is not known";
    const char *is = all->n > 1 ? "are" : "is";
    const char *has = all->n > 1 ? "have" : "has";
    if (part)
        return arena_printf(k->diags->arena, "%s, who took part and may be on it, %s not agreed",
                            all->text, has);
    return arena_printf(k->diags->arena, "%s, who %s named under 'people', %s not agreed",
                        all->text, is, has);
}

static const char *remedy_of_unknown(const struct kept_file *k) {
    if (k->f->said.took_part)
        return "correct the ids under 'learners': the error says which one is not known; or write "
               "under 'people' of the file who can be seen or heard";
    return "correct the names under 'people': the error says which one is not known";
}

struct lacking {
    const struct learner_place *place;
    enum consent_kind kind; /* to what the learner has not agreed */
};

static int by_id(const void *a, const void *b) {
    const struct lacking *x = a, *y = b;
    return strcmp(x->place->id, y->place->id);
}

/* Everyone on the file who has not agreed, sorted by id. The learner whose page it is on is among
 * them, so that a file that several learners have is reported once, in the same words. */
static struct lacking *all_lacking(const struct kept_file *k, size_t *n) {
    struct lacking *list = arena_array(k->diags->arena, k->f->said.n_with + 1, sizeof *list);
    struct lacking one;
    size_t from = 0;
    *n = 0;
    while ((one.place = policy_who_did_not_agree(k->v, k->f, &from, &one.kind))) list[(*n)++] = one;
    one.place = place_of(k->v->learner);
    if (one.place && policy_self_did_not_agree(k->v, k->f, &one.kind)) list[(*n)++] = one;
    qsort(list, *n, sizeof *list, by_id);
    return list;
}

/* Names everyone who has not agreed, but does not suggest asking those again who said no. */
static void report_others(const struct kept_file *k) {
    struct arena *a = k->diags->arena;
    struct ids all = {0}, asked = {0}, refused = {0};
    const char *keys = NULL, *remedy = NULL;
    const char *class_file = NULL; /* where all of them may say so, or NULL */
    size_t n;
    const struct lacking *list = all_lacking(k, &n);
    for (size_t i = 0; i < n; i++) {
        const struct learner_place *who = list[i].place;
        bool no = policy_refused(&who->consent, list[i].kind);
        add_id(a, &all, who->id);
        add_id(a, no ? &refused : &asked, who->id);
        if (no) continue;
        add_key(a, &keys, list[i].kind);
        const char *file = who->consent_file;
        const bool same = asked.n == 1 || (file && class_file && strcmp(file, class_file) == 0);
        class_file = same ? file : NULL;
    }
    const char *unseen = "take the name out if that learner cannot be seen or heard";
    if (k->f->said.took_part)
        unseen =
            "write under 'people' of the file who can be seen or heard, if not all who took part";
    if (asked.n && class_file)
        remedy = arena_printf(a, "%s, or write %s once the family has agreed", unseen,
                              how_to_agree(a, class_file, keys));
    else if (asked.n)
        remedy = arena_printf(a,
                              "%s, or write '%s' under 'consent' in that learner's learner.yaml "
                              "once the family has agreed",
                              unseen, keys);
    const char *before = remedy ? arena_printf(a, "%s. ", remedy) : "";
    if (refused.n) remedy = remedy_of_refused(k, &refused, before);
    if (!remedy) remedy = remedy_of_unknown(k);
    report(k, DIAG_WARNING,
           arena_printf(a, "this %s is kept back: %s", k->what, who_lacks(k, &all)), remedy);
}

static const char *who_is_on_it(const struct evidence_file *f) {
    switch (f->sort) {
    case SORT_PICTURE: return "nobody can be seen on it";
    case SORT_FILM: return "nobody can be seen or heard on it";
    case SORT_SOUND: return "nobody can be heard on it";
    default: return "it is not about anyone";
    }
}

/* Reports a file that lacks the consent of the learner's own family. */
static void report_own(const struct kept_file *k, enum kept_for why) {
    struct arena *a = k->diags->arena;
    if (why == KEPT_REFUSED)
        report(
            k, DIAG_NOTE,
            arena_printf(a, "this %s is kept back, as agreed: the family has said no ('%s: false')",
                         k->what, k->key),
            arena_printf(
                a,
                "nothing needs to be done. Take it out of the folder, or exchange it for one that "
                "shows nobody, and the page does not mention it any more; write 'people: false' "
                "if %s",
                who_is_on_it(k->f)));
    else if (why == KEPT_ENDED)
        report(k, DIAG_NOTE, arena_printf(a, "this %s is kept back: consent has ended", k->what),
               arena_printf(a, "ask the family, then write the new day after 'until' in %s",
                            file_of(k->v->learner)));
    else
        report(
            k, DIAG_NOTE,
            arena_printf(a, "this %s is kept back: there is no consent to '%s'", k->what, k->key),
            arena_printf(
                a,
                "write %s once the family has agreed, or 'people: false' for this piece or file if %s",
                agreeing(k), who_is_on_it(k->f)));
}

/* A document that contains pictures counts as a picture. */
static bool is_document(const struct evidence_file *f) {
    return kind_class(kind_of_name(f->name)) == KIND_IS_DOCUMENT;
}

void kept_tell(const struct viewer *v, const struct evidence_file *f, bool all,
               struct diags *diags) {
    const struct kept_file k = {v, f, diags, sorts[f->sort].one,
                                policy_consent(sorts[f->sort].consent)};
    enum kept_for why = policy_keeps(v, f);
    bool moves = f->sort == SORT_FILM || f->sort == SORT_SOUND;
    if (why == KEPT_OTHER)
        report_others(&k);
    else if (why == KEPT_OWN && f->sort == SORT_PICTURE && is_document(f))
        report(&k, DIAG_WARNING,
               "this document is kept back: it holds pictures, and they may show people",
               arena_printf(
                   diags->arena,
                   "write 'people: false' for this file or piece if nobody can be seen in them, or "
                   "%s once the family has agreed",
                   agreeing(&k)));
    else if (why == KEPT_OWN && moves && f->said.people == PEOPLE_UNSAID)
        report(
            &k, DIAG_WARNING,
            f->sort == SORT_FILM ? "this film is kept back: it may show people"
                                 : "this recording is kept back: somebody may be heard",
            arena_printf(
                diags->arena,
                "write 'people: false' for this piece if nobody can be seen or heard, or %s once the "
                "family has agreed",
                agreeing(&k)));
    else if (why != KEPT_NOT && all)
        report_own(&k, why);
}

/* ---- a class ---- */

/* "7 pictures, 1 film" */
static const char *files_of(struct arena *a, const struct kept_back *kept, int why, int *all) {
    const char *text = NULL;
    *all = 0;
    for (int sort = 0; sort < SORT_COUNT; sort++) {
        int n = kept->files[sort][why];
        if (!n) continue;
        const char *more = arena_printf(a, "%d %s", n, n == 1 ? sorts[sort].one : sorts[sort].many);
        text = text ? arena_printf(a, "%s, %s", text, more) : more;
        *all += n;
    }
    return text;
}

/* "photos: true, films: true" */
static const char *keys_of(struct arena *a, const struct kept_back *kept, int why) {
    const char *text = NULL;
    bool said[CONSENT_COUNT] = {false};
    for (int i = 1; i <= SORT_COUNT; i++) {
        int sort = i % SORT_COUNT; /* files of unknown sort come last */
        if (!kept->files[sort][why] || said[sorts[sort].consent]) continue;
        said[sorts[sort].consent] = true;
        const char *key = arena_printf(a, "%s: true", policy_consent(sorts[sort].consent));
        text = text ? arena_printf(a, "%s, %s", text, key) : key;
    }
    return text;
}

static const char *reason_of(struct arena *a, const struct group *g, const struct kept_back *kept,
                             int why) {
    const char *file = files_of_class(a, g);
    if (why == KEPT_ENDED)
        return arena_printf(
            a, "consent has ended. Ask the family, then write the new day after 'until' in %s",
            file);
    if (why == KEPT_OTHER)
        return "another learner who can be seen or heard has not agreed. The warnings say who";
    if (why == KEPT_REFUSED)
        return "the family has said no, so this is as agreed. You can use files in which nobody can be seen or heard instead";
    return arena_printf(
        a,
        "no consent. Write %s once the family has agreed, or 'people: false' where nobody can be seen "
        "or heard",
        how_to_agree(a, file, keys_of(a, kept, why)));
}

/* "maple: consent of 2 learners ends within 30 days: the first one on 2026-12-01 (ana-bell,
 * bo-cruz). …"; NULL if none ends soon. */
static const char *ending_of(struct arena *a, const struct workspace *w, const struct group *g) {
    enum { MOST = 8 };
    const char *who = NULL;
    struct date first = {0};
    size_t n = 0;
    char day[20];
    for (size_t i = 0; i < g->n_learners; i++) {
        const struct learner_place *p = &g->learners[i];
        if (!policy_ends_soon(w, &p->consent)) continue;
        if (!date_is_set(first) || date_cmp(p->consent.until, first) < 0) first = p->consent.until;
        if (n++ < MOST) who = who ? arena_printf(a, "%s, %s", who, p->id) : p->id;
    }
    if (!n) return NULL;
    if (n > MOST) who = arena_printf(a, "%s and %zu more", who, n - MOST);
    date_iso(first, day);
    const char *whose = "1 learner", *when = "its last day is", *families = "family";
    if (n > 1) {
        whose = arena_printf(a, "%zu learners", n);
        when = "the first one on";
        families = "families";
    }
    return arena_printf(a,
                        "%s: consent of %s ends within %d days: %s %s (%s). Ask the %s, then write "
                        "the new day after 'until' in %s",
                        g->out, whose, POLICY_SOON, when, day, who, families, files_of_class(a, g));
}

struct texts kept_lines(struct arena *a, const struct workspace *w, const struct group *g,
                        const struct kept_back *kept) {
    struct texts lines = {arena_array(a, KEPT_REASONS + 1, sizeof *lines.v), 0};
    for (int why = KEPT_OWN; why < KEPT_REASONS; why++) {
        int all, learners = kept->learners[why];
        const char *files = files_of(a, kept, why, &all);
        if (!files) continue;
        const char *is = all == 1 ? "is" : "are";
        lines.v[lines.n++] =
            arena_printf(a, "%s: %s of %d learner%s %s kept back: %s", g->out, files, learners,
                         learners == 1 ? "" : "s", is, reason_of(a, g, kept, why));
    }
    const char *ending = ending_of(a, w, g);
    if (ending) lines.v[lines.n++] = ending;
    return lines;
}

const char *kept_undecoded(struct arena *a, const struct group *g, size_t pictures,
                           size_t learners) {
    if (!pictures) return NULL;
    const char *how_many = arena_printf(a, "%zu picture%s", pictures, pictures == 1 ? "" : "s");
    return arena_printf(a,
                        "%s: %s of %zu learner%s cannot be read: this computer has no decoder. "
                        "The warning names the package to install",
                        g->out, how_many, learners, learners == 1 ? "" : "s");
}
