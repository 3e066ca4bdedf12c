/* load.h: from a school's folder to a portfolio.
 *
 *     struct workspace *w = load_workspace(arena, &options, diags);     // what all share, and who
 * there is struct learner *l = load_learner(learner_arena, w, &w->groups[0].learners[0], diags);
 *
 * All faults of a file are reported, not the first alone. load_workspace returns NULL only when
 * nothing can be built at all (no folder, no folioscope.yaml, settings that cannot be understood);
 * other faults in what all share leave out what depends on them, as diagnostics of level error.
 * load_learner returns NULL when the learner has an error; the diagnostics say which (with
 * diag.learner set to the learner's path), and other learners go on.
 *
 * A learner is as known on the as-of day: what is dated later is cut off here, and nowhere else.
 */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include "base/diag.h"
#include "doc/theme.h"
#include "model/access.h"

struct load_options {
    const char *root;  /* the workspace */
    const char *share; /* folder of what Folioscope ships: templates/ and themes/ in it */
    struct date as_of; /* replaces the setting when set */
    struct date today; /* what counts as today when no setting says so */
    const char *term;  /* id that replaces the setting, or NULL */
    /* Where settings cannot be understood, who and what is there is read all the same
     * (workspace.settings_unread), to find out what is no longer permitted: nothing may be made of
     * it. */
    bool despite_settings;
};

struct workspace *load_workspace(struct arena *a, const struct load_options *o,
                                 struct diags *diags);
/* Give back what ICU holds for it, before its arena goes. NULL is fine. */
void load_close(struct workspace *w);
struct learner *load_learner(struct arena *a, const struct workspace *w,
                             const struct learner_place *p, struct diags *diags);
/* The same (a learner who lacks a framework included), and never NULL: a learner with faults comes
 * as far as the files could be understood. What was not understood permits nothing: no consent, no
 * piece of evidence, and a piece whose audience is unclear is for staff alone. */
enum load_result {
    LOAD_SOUND,
    LOAD_LACKING, /* sound, but a framework that it works on cannot be used: the rest of it can be
                     made */
    LOAD_FAULTY,  /* what could be read has errors */
    LOAD_UNREAD,  /* a file or folder could not be read at all (permissions, a share that is away, a
                     name that is no id): nothing  says that what is missing was taken out */
};
struct learner *load_learner_partly(struct arena *a, const struct workspace *w,
                                    const struct learner_place *p, struct diags *diags,
                                    enum load_result *result);

/* The theme of that id: the workspace's own themes/<id>/theme.yaml before the shipped one. NULL and
 * a diagnostic when there is none. */
struct theme *load_theme(struct arena *a, const struct load_options *o, const char *id,
                         struct diags *diags);

/* The text of templates/<path> ("html/board.mustache", "locales/en.yaml"): the workspace's before
 * the shipped one. NULL when there is none (no diagnostic). *from, if not NULL, is the file that
 * served it. */
char *load_template(struct arena *a, const struct load_options *o, const char *path, size_t *n,
                    const char **from);

/* Words that were read out of a file of a learner's evidence: warns where they name another learner
 * of the school, and where everybody may read them and they lead to the learner's home. */
struct load_words_of {
    const char *file; /* in the workspace */
    const char *text; /* valid UTF-8 */
    size_t n;
    bool as_in_file; /* its lines are the file's */
    bool everybody;  /* may read it */
};
/* mentions: ids that may be named, beyond those of learner.yaml; or NULL. */
void load_check_words(struct arena *a, const struct workspace *w, const struct learner_place *p,
                      const struct texts *mentions, const struct load_words_of *of,
                      struct diags *diags);

/* Every text of the files that are no learner's, as a reader sees it. */
struct load_shared_text {
    const char *file, *text;
    int line;                     /* where it begins; 0: look for it in `whole` */
    const char *whole;            /* the file */
    const struct group *group;    /* whose class's it is; or NULL */
    const struct school *school;  /* whose school's it is; both NULL: everybody's */
    const char *whose;            /* "the class 'maple'" */
    const struct texts *mentions; /* ids of those whom it may name */
};
void load_each_shared(const struct workspace *w,
                      void (*visit)(void *context, const struct load_shared_text *text),
                      void *context);

/* Is this the name of a file or folder at the root of a workspace that is read? */
bool load_is_input(const char *name);

#endif
