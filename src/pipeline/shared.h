/* shared.h: what all learners share. Read once (shared_open.h) before workers are forked, and never
 * changed afterwards. */
#ifndef PIPELINE_SHARED_H
#define PIPELINE_SHARED_H

#include "i18n/i18n.h"
#include "pipeline/pipeline.h"
#include "render/html/html.h"
#include "render/pdf/pdf.h"
#include "render/text/text.h"

struct passphrases;
struct photo_store;
struct trace;
struct guarded;

/* Everything that depends on the theme. */
struct look {
    struct theme *theme;
    struct html *html;
    struct fonts *fonts;
    bool own_fonts; /* false: the fonts of the workspace's theme, which has the same families */
};

struct shared {
    struct arena *arena;
    const struct build_options *options;
    struct workspace *workspace;
    struct langs *langs;
    bool only_reads; /* nothing is made, so few words are needed, if any */
    struct theme *theme;
    struct tmpls *templates;
    struct html *html;
    const char *css, *script; /* of all pages; the theme's CSS comes after it */
    const char *unlock;       /* script of the page in front of locked pages */
    struct look *looks;       /* one for each theme in use */
    size_t n_looks;
    struct fonts *fonts;
    const void *icc; /* from pdf_pack */
    size_t icc_size;
    struct passphrases *encrypt; /* --encrypt, for reports; or NULL */
    /* privacy.lock, for what families get; or NULL. Never set together with encrypt */
    struct passphrases *lock;
    const char *lock_stamp;             /* os_stamp of that file, taken before it was read */
    struct trace *trace;                /* or NULL */
    const struct photo_store *pictures; /* where copies of pictures are kept; or NULL */
    struct guarded *guarded;            /* what the guard searches for */
    const struct diags *found;          /* by reading it; NULL: nothing is made */
};

/* Adds a finding for a template that html_page stopped. Always returns false. learner: as in
 * diag.h. */
bool shared_endless(const char *template, const char *learner, struct diags *diags);

struct learner_place;
/* Is the learner one of those that --class and --learner ask for? Both are patterns, or NULL; a
 * class may be a course of the learner's. */
bool shared_is_chosen(const char *class, const char *learner, const struct learner_place *p);

/* The look for this theme, or NULL. */
const struct look *shared_look(const struct shared *s, const char *theme);
/* A copy of s with the theme, html, and fonts of this class. */
struct shared shared_for(const struct shared *s, const struct group *g);

/* The languages of the pages of a learner with these home languages, the main one first: those that
 * --lang names, otherwise the home languages; only those with a catalog. If there are none, the
 * workspace's language. */
const struct lang **shared_langs(const struct shared *s, struct arena *a, const struct texts *home,
                                 size_t *n);
/* Returns the first of these. */
const struct lang *shared_lang(const struct shared *s, const struct texts *home);
const struct lang *shared_staff_lang(const struct shared *s);

#endif
