/* kept.c: see kept.h. */
#include "pipeline/files/kept.h"

#include "base/codes.h"
#include "media/kind/kind.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"

#include <string.h>

static const struct {
    const char *one, *many;
    enum consent_kind consent;
} sorts[SORT_COUNT] = {[SORT_UNKNOWN] = {"file", "files", CONSENT_WORK},
                       [SORT_PICTURE] = {"picture", "pictures", CONSENT_PHOTOS},
                       [SORT_FILM] = {"film", "films", CONSENT_FILMS},
                       [SORT_SOUND] = {"recording", "recordings", CONSENT_VOICE},
                       [SORT_DOCUMENT] = {"document", "documents", CONSENT_WORK}};

/* ---- one file ---- */

struct kept_file {
    const struct viewer *v;
    const struct evidence_file *f;
    struct diags *diags;
    const char *what; /* "picture" */
    const char *key;  /* of consent: "photos" */
};

static void tell(const struct kept_file *k, enum diag_severity severity, const char *text,
                 const char *remedy) {
    diag_add(k->diags, (struct diag){.code = code_text(CODE_KEPT_BACK),
                                     .severity = severity,
                                     .file = k->f->path,
                                     .learner = k->v->learner->path,
                                     .text = text,
                                     .remedy = remedy});
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

/* All who are named and have not agreed; those of them who said no are not to be urged. */
static void tell_others(const struct kept_file *k) {
    struct arena *a = k->diags->arena;
    struct ids all = {0}, asked = {0}, refused = {0};
    const char *keys = NULL, *remedy = NULL;
    const struct learner_place *who;
    enum consent_kind kind;
    size_t from = 0;
    while ((who = policy_who_did_not_agree(k->v, k->f, &from, &kind))) {
        bool no = policy_refused(&who->consent, kind);
        add_id(a, &all, who->id);
        add_id(a, no ? &refused : &asked, who->id);
        if (!no) add_key(a, &keys, kind);
    }
    if (asked.n)
        remedy = arena_printf(
            a,
            "take the name out if that learner cannot be seen or heard, or write '%s' under 'consent' in "
            "that learner's learner.yaml once the family has agreed",
            keys);
    if (refused.n)
        remedy = arena_printf(
            a,
            "%s%s%s said no: exchange the %s for one without %s, or take it out of the "
            "folder",
            remedy ? arena_printf(a, "%s. ", remedy) : "", refused.text,
            refused.n == 1 ? " has" : " have", k->what,
            refused.n == 1 ? "that learner" : "these learners");
    const char *text = "somebody is named under 'people' who is not known";
    if (all.n)
        text = arena_printf(a, "%s, who %s named under 'people', %s not agreed", all.text,
                            all.n == 1 ? "is" : "are", all.n == 1 ? "has" : "have");
    tell(k, DIAG_WARNING, arena_printf(a, "this %s is kept back: %s", k->what, text),
         remedy ? remedy
                : "correct the names under 'people': the error says which one is not known");
}

static const char *who_is_on_it(const struct evidence_file *f) {
    return f->sort == SORT_PICTURE ? "nobody can be seen on it"
           : f->sort == SORT_FILM  ? "nobody can be seen or heard on it"
           : f->sort == SORT_SOUND ? "nobody can be heard on it"
                                   : "it does not tell about anybody";
}

/* Of the learner's own family. */
static void note(const struct kept_file *k, enum kept_for why) {
    struct arena *a = k->diags->arena;
    if (why == KEPT_REFUSED)
        tell(k, DIAG_NOTE,
             arena_printf(a,
                          "this %s is kept back, as agreed: the family has said no ('%s: false')",
                          k->what, k->key),
             arena_printf(
                 a,
                 "nothing needs to be done. Take it out of the folder, or exchange it for one that "
                 "shows nobody, and the page does not mention it any more; write 'people: false' "
                 "if %s",
                 who_is_on_it(k->f)));
    else if (why == KEPT_ENDED)
        tell(k, DIAG_NOTE, arena_printf(a, "this %s is kept back: consent has ended", k->what),
             "ask the family, then write the new day after 'until' in learner.yaml");
    else
        tell(k, DIAG_NOTE,
             arena_printf(a, "this %s is kept back: there is no consent to '%s'", k->what, k->key),
             arena_printf(
                 a,
                 "write 'consent: {%s: true}' in learner.yaml once the family has agreed, or "
                 "'people: false' for this piece or file if %s",
                 k->key, who_is_on_it(k->f)));
}

/* One with pictures in it is as good as a picture. */
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
        tell_others(&k);
    else if (why == KEPT_OWN && f->sort == SORT_PICTURE && is_document(f))
        tell(&k, DIAG_WARNING,
             "this document is kept back: it holds pictures, and they may show people",
             arena_printf(
                 diags->arena,
                 "write 'people: false' for this file or piece if nobody can be seen in them, or "
                 "'consent: {%s: true}' in learner.yaml once the family has agreed",
                 k.key));
    else if (why == KEPT_OWN && moves && f->said.people == PEOPLE_UNSAID)
        tell(
            &k, DIAG_WARNING,
            f->sort == SORT_FILM ? "this film is kept back: it may show people"
                                 : "this recording is kept back: somebody may be heard",
            arena_printf(
                diags->arena,
                "write 'people: false' for this piece if nobody can be seen or heard, or 'consent: {%s: "
                "true}' in learner.yaml once the family has agreed",
                k.key));
    else if (why != KEPT_NOT && all)
        note(&k, why);
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
        int sort = i % SORT_COUNT; /* files of no known sort come last */
        if (!kept->files[sort][why] || said[sorts[sort].consent]) continue;
        said[sorts[sort].consent] = true;
        const char *key = arena_printf(a, "%s: true", policy_consent(sorts[sort].consent));
        text = text ? arena_printf(a, "%s, %s", text, key) : key;
    }
    return text;
}

static const char *reason_of(struct arena *a, const struct kept_back *kept, int why) {
    if (why == KEPT_ENDED)
        return "consent has ended. Ask the family, then write the new day after 'until' in learner.yaml";
    if (why == KEPT_OTHER)
        return "another learner who is named under 'people' has not agreed. The warnings say who";
    if (why == KEPT_REFUSED)
        return "the family has said no, so this is as agreed. Files that show nobody can take their place";
    return arena_printf(
        a,
        "no consent. Write 'consent: {%s}' in learner.yaml once the family has agreed, or 'people: "
        "false' where nobody can be seen or heard",
        keys_of(a, kept, why));
}

/* "maple: the consent of 2 learners ends within 30 days: the first one on 2026-12-01 (ana-bell,
 * bo-cruz). …"; NULL where none does. */
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
    return arena_printf(
        a,
        "%s: consent of %zu learner%s ends within %d days: %s %s (%s). Ask the %s, then "
        "write the new day after 'until' in learner.yaml",
        g->out, n, n == 1 ? "" : "s", POLICY_SOON, n == 1 ? "its last day is" : "the first one on",
        day, who, n == 1 ? "family" : "families");
}

struct texts kept_lines(struct arena *a, const struct workspace *w, const struct group *g,
                        const struct kept_back *kept) {
    struct texts lines = {arena_array(a, KEPT_REASONS + 1, sizeof *lines.v), 0};
    for (int why = KEPT_OWN; why < KEPT_REASONS; why++) {
        int all, learners = kept->learners[why];
        const char *files = files_of(a, kept, why, &all);
        if (!files) continue;
        lines.v[lines.n++] = arena_printf(a, "%s: %s of %d learner%s %s kept back: %s", g->out,
                                          files, learners, learners == 1 ? "" : "s",
                                          all == 1 ? "is" : "are", reason_of(a, kept, why));
    }
    const char *ending = ending_of(a, w, g);
    if (ending) lines.v[lines.n++] = ending;
    return lines;
}
