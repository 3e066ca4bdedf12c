/* kept.c: see kept.h. */
#include "pipeline/kept.h"

#include "base/codes.h"
#include "media/kind.h"

#include <string.h>

static const struct {
    const char *one, *many;
    enum consent_kind consent;
} sorts[SORT_COUNT] = {[SORT_UNKNOWN] = {"file", "files", CONSENT_WORK},
                       [SORT_PICTURE] = {"picture", "pictures", CONSENT_PHOTOS},
                       [SORT_FILM] = {"film", "films", CONSENT_FILMS},
                       [SORT_SOUND] = {"recording", "recordings", CONSENT_VOICE},
                       [SORT_DOCUMENT] = {"document", "documents", CONSENT_WORK}};

/* ---- one file -------------------------------------------------------------------------------------------- */

static void tell(const struct viewer *v, const struct evidence_file *f, const char *text, const char *remedy,
                 struct diags *diags) {
    diag_add(diags, (struct diag){.code = code_text(CODE_KEPT_BACK),
                                  .severity = DIAG_WARNING,
                                  .file = f->path,
                                  .learner = v->learner->path,
                                  .text = text,
                                  .remedy = remedy});
}

/* One with pictures in it is as good as a picture. */
static bool is_document(const struct evidence_file *f) {
    return kind_class(kind_of_name(f->name)) == KIND_IS_DOCUMENT;
}

void kept_tell(const struct viewer *v, const struct evidence_file *f, struct diags *diags) {
    struct arena *a = diags->arena;
    enum kept_for why = policy_keeps(v, f);
    const char *key = policy_consent(sorts[f->sort].consent);
    bool moves = f->sort == SORT_FILM || f->sort == SORT_SOUND;
    if (why == KEPT_OTHER) {
        const struct learner_place *who = policy_who_did_not_agree(v, f);
        tell(v, f,
             arena_printf(a, "this %s is kept back: %s", sorts[f->sort].one,
                          who ? arena_printf(a, "'%s', who is named under 'people', has not agreed", who->id)
                              : "somebody is named under 'people' who is not known"),
             arena_printf(
                 a,
                 "take the name out if that learner cannot be seen or heard, or write '%s: true' under "
                 "'consent' in that learner's learner.yaml once the family has agreed",
                 key),
             diags);
    } else if (why != KEPT_NOT && f->sort == SORT_PICTURE && is_document(f)) {
        tell(
            v, f, "this document is kept back: it holds pictures, and they may show people",
            arena_printf(
                a,
                "write 'people: false' for this file or piece if nobody can be seen in them, or 'consent: {%s: true}' in "
                "learner.yaml once the family has agreed",
                key),
            diags);
    } else if (why != KEPT_NOT && moves && f->said.people == PEOPLE_UNSAID) {
        tell(v, f,
             f->sort == SORT_FILM ? "this film is kept back: it may show people"
                                  : "this recording is kept back: somebody may be heard",
             arena_printf(
                 a,
                 "write 'people: false' for this piece if nobody can be seen or heard, or 'consent: {%s: "
                 "true}' in learner.yaml once the family has agreed",
                 key),
             diags);
    }
}

/* ---- a class --------------------------------------------------------------------------------------------- */

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
    return arena_printf(
        a,
        "no consent. Write 'consent: {%s}' in learner.yaml once the family has agreed, or 'people: "
        "false' where nobody can be seen or heard",
        keys_of(a, kept, why));
}

struct texts kept_lines(struct arena *a, const struct group *g, const struct kept_back *kept) {
    struct texts lines = {arena_array(a, KEPT_REASONS, sizeof *lines.v), 0};
    for (int why = KEPT_OWN; why < KEPT_REASONS; why++) {
        int all, learners = kept->learners[why];
        const char *files = files_of(a, kept, why, &all);
        if (!files) continue;
        lines.v[lines.n++] =
            arena_printf(a, "%s: %s of %d learner%s %s kept back: %s", g->out, files, learners,
                         learners == 1 ? "" : "s", all == 1 ? "is" : "are", reason_of(a, kept, why));
    }
    return lines;
}
