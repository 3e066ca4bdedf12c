/* untranslated.c: counts the learning targets and the levels that homes read in another language
 * than theirs. */
#include "pipeline/exchange/untranslated.h"

#include "base/codes.h"
#include "model/framework.h"
#include "model/scale.h"
#include "model/workspace.h"
#include "pipeline/exchange/reading.h"
#include "view/words/said.h"

static void note(struct untranslated *u, struct arena *a, struct is_read reads) {
    for (size_t i = 0; i < u->list.n; i++) {
        const struct is_read *other = &u->list.v[i];
        if (other->framework == reads.framework && other->scale == reads.scale &&
            other->lang == reads.lang)
            return;
    }
    VEC_PUSH(a, &u->list, reads);
}

static void note_languages(struct untranslated *u, struct arena *a, const struct learner *l,
                           const struct texts *tags) {
    for (size_t i = 0; i < tags->n; i++) {
        const struct lang *lang = langs_offered(u->shared->langs, tags->v[i]);
        for (size_t k = 0; lang && k < l->n_frameworks; k++) {
            note(u, a, (struct is_read){.framework = l->frameworks[k], .lang = lang});
            if (l->frameworks[k]->scale)
                note(u, a, (struct is_read){.scale = l->frameworks[k]->scale, .lang = lang});
        }
    }
}

void untranslated_add(struct untranslated *u, struct arena *a, const struct learner *l) {
    note_languages(u, a, l, &l->home_languages);
    for (size_t i = 0; i < l->n_households; i++)
        note_languages(u, a, l, &l->households[i].languages);
}

struct share { /* of what a file has: targets or levels */
    size_t all, without;
};

static struct share targets_of(const struct workspace *w, const struct is_read *r) {
    struct share s = {0};
    for (size_t i = 0; i < r->framework->n_competencies; i++) {
        const struct competency *c = &r->framework->competencies[i];
        for (size_t k = 0; k < c->n_targets; k++, s.all++)
            s.without += !reading_has_words(&c->targets[k].text, lang_tag(r->lang), w->language);
    }
    return s;
}

/* The catalog, which has the words of usual scales, is only read where the school has none. */
static bool has_words(const struct untranslated *u, const struct lang *l, const struct words *w) {
    const struct workspace *school = u->shared->workspace;
    if (reading_has_words(w, lang_tag(l), school->language)) return true;
    const struct lang *read = langs_find(u->shared->langs, lang_tag(l));
    return read && !said_in_language(school, read, w).lang;
}

static struct share levels_of(const struct untranslated *u, const struct is_read *r) {
    struct share s = {.all = r->scale->n_levels};
    for (size_t i = 0; i < r->scale->n_levels; i++) {
        const struct level *level = &r->scale->levels[i];
        s.without += !has_words(u, r->lang, &level->name) || !has_words(u, r->lang, &level->means);
    }
    return s;
}

static void tell(const struct untranslated *u, const struct is_read *r, struct diags *diags) {
    const struct workspace *w = u->shared->workspace;
    struct arena *a = diags->arena;
    const struct share s = r->framework ? targets_of(w, r) : levels_of(u, r);
    if (!s.without) return;
    const char *name = tag_english_name(a, lang_tag(r->lang));
    const char *what = r->framework ? "target" : "level";
    diag_add(diags,
             (struct diag){
                 .code = code_text(CODE_TRANSLATION_MISSING),
                 .severity = DIAG_NOTE,
                 .file = r->framework ? arena_printf(a, "frameworks/%s.yaml", r->framework->id)
                                      : arena_printf(a, "scales/%s.yaml", r->scale->id),
                 .text = arena_printf(a, "%s: %zu of %zu %s%s %s no %s words", name, s.without,
                                      s.all, what, s.all == 1 ? "" : "s",
                                      s.without == 1 ? "has" : "have", name),
                 .remedy = arena_printf(a,
                                        "families read these as the school wrote them. folioscope "
                                        "translate --missing %s makes a file for a translator",
                                        lang_tag(r->lang))});
}

void untranslated_tell(const struct untranslated *u, struct diags *diags) {
    for (size_t i = 0; i < u->list.n; i++) tell(u, &u->list.v[i], diags);
}
