/* check.c: reads everything and builds nothing. It reports what a build would report about the
 * files of the workspace, but not problems that appear only when a page, findings, or workbook is
 * made (too many sheets, letters missing from all fonts). */
#include "model/audiences.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "pipeline/classes/one_learner.h"
#include "pipeline/exchange/untranslated.h"
#include "pipeline/files/attachments.h"
#include "pipeline/files/file_sorts.h"
#include "pipeline/files/kept.h"
#include "pipeline/files/origin.h"
#include "pipeline/files/passphrases.h"
#include "pipeline/run/outlines.h"
#include "pipeline/run/shared_open.h"
#include "pipeline/tree/issue.h"

/* How many pictures there is no decoder for. */
static size_t check_media(const struct shared *s, struct arena *a, const struct learner *l,
                          const struct learner_place *p, struct file_bytes *bytes,
                          struct diags *diags) {
    struct viewer v = {.arena = a,
                       .workspace = s->workspace,
                       .calendar = l->calendar,
                       .learner = l,
                       .audience = AUDIENCE_STAFF};
    struct output out;
    output_start(&out, a, a, NULL, p, s->guarded, diags);
    out.root = s->workspace->root;
    out.file_bytes = bytes;
    out.names_kept = s->options->names_kept;
    attachments_check(&out, &v);
    v.audience = AUDIENCE_FAMILY;
    origin_check(&out, &v);
    return (size_t)out.n_undecoded;
}

struct found { /* in a class */
    struct kept_back kept;
    size_t undecoded, lacking; /* pictures that there is no decoder for, and their learners */
};

/* The findings on all learners. */
struct check_findings {
    struct diags *diags;
    struct table *keys; /* diag_key of each */
};

static void add_findings(struct check_findings *r, const struct diags *from) {
    for (size_t i = 0; i < from->list.n; i++) {
        const struct diag *d = &from->list.v[i];
        if (!table_set(r->keys, diag_key(r->diags->arena, d), r)) diag_add(r->diags, *d);
    }
}

/* False if an error leaves the learner out. */
static bool check_learner(const struct shared *s, const struct learner_place *p,
                          struct found *found, struct untranslated *untranslated,
                          struct check_findings *findings) {
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct learner *l = load_learner(a, s->workspace, p, diags);
    bool sound = l && (!s->workspace->lock || (s->lock && passphrase_of(s->lock, l, diags)));
    if (l) {
        struct file_bytes *bytes = file_bytes_new();
        untranslated_add(untranslated, s->arena, l);
        file_sorts_find(s->workspace->root, bytes, l);
        learner_say_language(s, a, l, NULL, diags);
        const struct viewer home = {.workspace = s->workspace,
                                    .calendar = l->calendar,
                                    .learner = l,
                                    .audience = AUDIENCE_FAMILY};
        const struct kept_back more = policy_kept_back(&home);
        policy_add_kept(&found->kept, &more);
        const size_t undecoded = check_media(s, a, l, p, bytes, diags);
        found->undecoded += undecoded;
        found->lacking += undecoded > 0;
        file_bytes_free(bytes);
    }
    add_findings(findings, diags);
    arena_free(a);
    return sound;
}

/* Returns how many learners of the class have no errors. */
static size_t check_class(const struct shared *s, const struct group *g, struct texts *notes,
                          struct untranslated *untranslated, struct check_findings *findings) {
    struct arena *a = findings->diags->arena;
    struct found found = {0};
    size_t sound = 0;
    for (size_t i = 0; i < g->n_learners; i++)
        sound += check_learner(s, &g->learners[i], &found, untranslated, findings);
    const struct texts lines = kept_lines(a, s->workspace, g, &found.kept);
    const char *more = kept_undecoded(a, g, found.undecoded, found.lacking);
    const char **all = arena_array(a, notes->n + lines.n + 2, sizeof *all);
    for (size_t i = 0; i < notes->n; i++) all[i] = notes->v[i];
    for (size_t i = 0; i < lines.n; i++) all[notes->n + i] = lines.v[i];
    if (more) all[notes->n + lines.n] = more;
    *notes = (struct texts){all, notes->n + lines.n + (more != NULL)};
    return sound;
}

bool build_check(const struct build_options *o, struct diags *diags, size_t *learners,
                 struct texts *notes) {
    struct arena *a = arena_new();
    struct shared s;
    *learners = 0;
    *notes = (struct texts){0};
    bool ok = shared_open_input(&s, a, o, diags);
    struct check_findings findings = {diags, table_new(a)};
    struct untranslated untranslated = {.shared = &s};
    if (ok) outlines_check(s.workspace, diags);
    for (size_t g = 0; ok && g < s.workspace->n_groups; g++)
        *learners += check_class(&s, &s.workspace->groups[g], notes, &untranslated, &findings);
    if (ok) issues_check(a, o->load.root, diags);
    if (o->names_kept) untranslated_tell(&untranslated, diags);
    shared_close(&s);
    arena_free(a);
    return ok;
}
