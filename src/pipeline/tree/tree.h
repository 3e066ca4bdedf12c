/* tree.h: an output tree, and what is kept beside it.
 *
 *     out/                          what is published: put on the web, copied to a stick, opened at
 * a conference .folioscope               says that the folder is Folioscope's; names nobody
 *     .out.folioscope/              beside it, for its owner alone (mode 0700): it names learners
 * and their folders manifest                  everything that is published (manifest.h) locked-with
 * since when all are locked with the passphrases of today (relock.h) locked-pages, locked-reports
 * so are they, until somebody says otherwise (opening.h) lock                      which build is
 * writing records/<class>           what a class's published files rest on (ledger.h)
 *         stage-<process>/          being made
 *         aside/<path>              what was published, for the moment of an exchange that the disk
 * cannot do in one step
 *
 * One tree holds one workspace for one audience, and one build writes it at a time. */
#ifndef PIPELINE_TREE_H
#define PIPELINE_TREE_H

#include "pipeline/shared.h"
#include "pipeline/tree/manifest.h"

struct tree {
    struct arena *arena;
    const char *out;     /* as given: for messages */
    const char *real;    /* where it is, links resolved: for paths */
    const char *folder;  /* beside it */
    const char *records; /* of classes */
    const char *stage;
    struct manifest manifest; /* of what was published when this build began */
    struct diags *diags;
    bool locked_today; /* relock.h */
    int lock;          /* -1: not locked */
    bool waited; /* for another build, which may have begun later than what was read for this one */
    /* another tree that this one is to replace, or NULL; until tree_replace, `real` is an empty
     * folder */
    const char *replaces;
};

/* Is anything published in this folder? */
bool tree_is_there(struct arena *a, const char *out);

/* Check the place, take the lock (t->lock: one that is held already, or -1), and read what is
 * published. False with a finding, and nothing is changed, when the folder is not Folioscope's,
 * holds another workspace or audience (unless --force), overlaps with what is read, or is being
 * written. With t->waited nothing but the lock is taken: read the workspace again, then call this
 * again. */
bool tree_open(struct tree *t, struct arena *a, const struct shared *s, const struct manifest *plan,
               struct diags *diags);
/* With --force, on a tree of another audience or workspace (t->replaces): everything in it is
 * replaced by an empty folder, in one step. To be called when what goes there is ready. */
bool tree_replace(struct tree *t);
/* Removes the stage and lets go of the lock. */
void tree_close(struct tree *t);

/* A path of the output, and the record of a class (by group.out). */
const char *tree_at(const struct tree *t, struct arena *a, const char *path);
const char *tree_record(const struct tree *t, struct arena *a, const char *class_out);
/* Make the manifest say this, durably. A failure is reported with the remedy, or, without one, as
 * tree_failed does. */
bool tree_keep_manifest(struct tree *t, const struct manifest *m, const char *remedy);
/* Are all folders on the way to this path folders of the tree, not links to somewhere else? Else a
 * finding: nothing is written or removed through a link. */
bool tree_is_plain(const struct tree *t, struct arena *a, const char *path);
/* A finding that something could not be done with a path. Always false. */
bool tree_failed(const struct tree *t, const char *what, const char *path, const char *why);

#endif
