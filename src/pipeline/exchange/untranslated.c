/* untranslated.c: counts the learning targets that homes read in another language than theirs. */
#include "pipeline/exchange/untranslated.h"

#include "base/codes.h"
#include "model/framework.h"
#include "model/workspace.h"
#include "pipeline/exchange/reading.h"

#include <string.h>

static void note(struct untranslated *u, struct arena *a, const struct framework *f,
                 const char *tag) {
    for (size_t i = 0; i < u->list.n; i++)
        if (u->list.v[i].framework == f && strcmp(u->list.v[i].tag, tag) == 0) return;
    const struct reads_framework reads = {f, tag};
    VEC_PUSH(a, &u->list, reads);
}

static void note_languages(struct untranslated *u, struct arena *a, const struct learner *l,
                           const struct texts *tags) {
    for (size_t i = 0; i < tags->n; i++) {
        const struct lang *lang = langs_offered(u->shared->langs, tags->v[i]);
        for (size_t k = 0; lang && k < l->n_frameworks; k++)
            note(u, a, l->frameworks[k], lang_tag(lang));
    }
}

void untranslated_add(struct untranslated *u, struct arena *a, const struct learner *l) {
    note_languages(u, a, l, &l->home_languages);
    for (size_t i = 0; i < l->n_households; i++)
        note_languages(u, a, l, &l->households[i].languages);
}

static void tell(const struct untranslated *u, const struct reads_framework *r,
                 struct diags *diags) {
    const struct workspace *w = u->shared->workspace;
    struct arena *a = diags->arena;
    size_t all = 0, without = 0;
    for (size_t i = 0; i < r->framework->n_competencies; i++) {
        const struct competency *c = &r->framework->competencies[i];
        for (size_t k = 0; k < c->n_targets; k++, all++)
            without += !reading_has_words(&c->targets[k].text, r->tag, w->language);
    }
    if (!without) return;
    const char *name = tag_english_name(a, r->tag);
    diag_add(diags,
             (struct diag){.code = code_text(CODE_TRANSLATION_MISSING),
                           .severity = DIAG_NOTE,
                           .file = arena_printf(a, "frameworks/%s.yaml", r->framework->id),
                           .text = arena_printf(a, "%s: %zu of %zu target%s %s no %s words", name,
                                                without, all, all == 1 ? "" : "s",
                                                without == 1 ? "has" : "have", name),
                           .remedy = arena_printf(
                               a,
                               "families read these as the school wrote them. folioscope translate "
                               "--missing %s makes a file for a translator",
                               r->tag)});
}

void untranslated_tell(const struct untranslated *u, struct diags *diags) {
    for (size_t i = 0; i < u->list.n; i++) tell(u, &u->list.v[i], diags);
}
