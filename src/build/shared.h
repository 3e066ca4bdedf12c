/* shared.h: what all learners share, read once before workers are forked, never changed after. */
#ifndef BUILD_SHARED_H
#define BUILD_SHARED_H

#include "build/build.h"
#include "i18n/i18n.h"
#include "render/html/html.h"
#include "render/pdf/pdf.h"
#include "render/text/text.h"

struct shared {
    struct arena *arena;
    const struct build_options *options;
    struct workspace *workspace;
    struct langs *langs;
    struct theme *theme;
    struct tmpls *templates;
    struct html *html;
    const char *css;
    struct fonts *fonts;
    const void *icc; /* as pdf_pack made it */
    size_t icc_size;
    struct table *learner_ids; /* id -> struct learner_place; for the guard */
};

/* False, with a finding, when nothing can be built. */
bool shared_open(struct shared *s, struct arena *a, const struct build_options *o, struct diags *diags);
void shared_close(struct shared *s);

/* The language of the pages of a learner with these home languages. */
const struct lang *shared_lang(const struct shared *s, const struct texts *home);
const struct lang *shared_staff_lang(const struct shared *s);

#endif
