/* shared.h: what all learners share. Read once (shared_open.h) before workers are forked, and never
 * changed after. */
#ifndef PIPELINE_SHARED_H
#define PIPELINE_SHARED_H

#include "i18n/i18n.h"
#include "pipeline/pipeline.h"
#include "render/html/html.h"
#include "render/pdf/pdf.h"
#include "render/text/text.h"

struct passphrases;
struct guarded;

/* What a theme makes different. */
struct look {
    struct theme *theme;
    struct html *html;
    struct fonts *fonts;
    bool own_fonts; /* else those of the workspace's theme, which has the same families */
};

struct shared {
    struct arena *arena;
    const struct build_options *options;
    struct workspace *workspace;
    struct langs *langs;
    struct theme *theme;
    struct tmpls *templates;
    struct html *html;
    const char *css, *script; /* of all pages, before the theme */
    const char *unlock;       /* script of the page in front of locked ones */
    struct look *looks;       /* one for each theme in use */
    size_t n_looks;
    struct fonts *fonts;
    const void *icc; /* as pdf_pack made it */
    size_t icc_size;
    struct passphrases *encrypt; /* of --encrypt, for reports; or NULL */
    struct passphrases *lock;    /* of privacy.lock, for what families get; or NULL. Never both */
    const char *lock_stamp;      /* of its file, taken before it was read (os_stamp) */
    struct guarded *guarded;     /* for the guard */
};

/* A finding about a template that html_page stopped. Always false. learner as in diag.h. */
bool shared_endless(const char *template, const char *learner, struct diags *diags);

/* The look of that theme, or NULL. */
const struct look *shared_look(const struct shared *s, const char *theme);
/* What hangs on the theme of a class: s with theme, html and fonts of that class. */
struct shared shared_for(const struct shared *s, const struct group *g);

/* The languages of the pages of a learner with these home languages, the first one first: those
 * that --lang names, else those of the home, as far as there are words; else the workspace's. */
const struct lang **shared_langs(const struct shared *s, struct arena *a, const struct texts *home,
                                 size_t *n);
/* The first of them. */
const struct lang *shared_lang(const struct shared *s, const struct texts *home);
const struct lang *shared_staff_lang(const struct shared *s);

#endif
