/* tree.h: an output tree, and the folder kept beside it.
 *
 *     out/                      what is published: put on the web, copied to a stick, opened at a
 *                               conference
 *         .folioscope           says that the folder is Folioscope's; names no one
 *     .out.folioscope/          private (mode 0700), because it names learners and their folders
 *         manifest              everything that is published (manifest.h)
 *         locked-with           stamp of the passphrases that all are locked with (relock.h)
 *         locked-pages          notes that pages and reports are locked (opening.h)
 *         locked-reports
 *         opened-pages          note that they may be open from now on
 *         lock                  which build is writing
 *         remembered/           what need not be made again (remembered.h)
 *         records/<class>       the basis of a class's published files (ledger.h)
 *         stage-<process>/      files being made
 *         shards/<k>-of-<n>/    files made by one of several machines (shard.h)
 *         aside/<path>          the old file during an exchange that the disk cannot do in one step
 *
 * One tree holds one workspace for one audience, and one build writes it at a time.
 *
 *     t.lock = -1;
 *     ok = tree_open(&t, a, s, &plan, diags);  then publish.h, with t.manifest as the old state
 *     tree_close(&t); */
#ifndef PIPELINE_TREE_H
#define PIPELINE_TREE_H

#include "pipeline/shared.h"
#include "pipeline/tree/manifest.h"

struct tree {
    struct arena *arena;
    const char *out;     /* as given: for messages */
    const char *real;    /* where it is, links resolved: for paths */
    const char *folder;  /* the folder beside it */
    const char *records; /* of classes */
    const char *stage;
    struct manifest manifest; /* as published when this build began */
    struct diags *diags;
    bool locked_today; /* relock.h */
    int lock;          /* -1: not locked */
    bool waited;       /* for another build, which may have changed what this one had read */
    /* the other tree that this one will replace, or NULL; until tree_replace, `real` is an empty
     * folder */
    const char *replaces;
    bool stays; /* the stage stays when the tree is closed (tree_open_beside) */
};

/* Is there an output tree in this folder? */
bool tree_is_there(struct arena *a, const char *out);
/* Would the file be in one? */
bool tree_is_around(struct arena *a, const char *file);

/* The folder beside the output folder whose real path this is. */
const char *tree_beside(struct arena *a, const char *real);
/* A link in place of a folder in it, or NULL. Files are written and removed in these folders: a
 * link could lead to files of others. */
const char *tree_link(struct arena *a, const char *folder);
/* Checks the place, takes the lock (t->lock: one already held, or -1), and reads what is
 * published. False with a finding, and with nothing changed, if the folder is not Folioscope's,
 * holds another workspace or audience (unless --force), overlaps with what is read, or is being
 * written. If t->waited, only the lock was taken: read the workspace again, then call this
 * again. */
bool tree_open(struct tree *t, struct arena *a, const struct shared *s, const struct manifest *plan,
               struct diags *diags);
/* To make files beside the tree, in this folder of the folder beside it, without changing anything
 * in it: takes a lock of that folder only. The tree must be of this workspace and audience. */
bool tree_open_beside(struct tree *t, struct arena *a, const struct shared *s,
                      const struct manifest *plan, const char *folder, struct diags *diags);
/* With --force, on a tree of another audience or workspace (t->replaces): replaces everything in
 * it with an empty folder, in one step. Call it when the new files are ready. */
bool tree_replace(struct tree *t);
/* Removes the stage and releases the lock. */
void tree_close(struct tree *t);

/* The path of something in the output, and of the record of a class (by group.out). */
const char *tree_at(const struct tree *t, struct arena *a, const char *path);
const char *tree_record(const struct tree *t, struct arena *a, const char *class_out);
/* Writes the manifest durably. A failure is reported with the remedy or, without one, as by
 * tree_failed. */
bool tree_keep_manifest(struct tree *t, const struct manifest *m, const char *remedy);
/* Are all folders along this path real folders of the tree, and not links to somewhere else? If
 * not, a finding: nothing is written or removed through a link. */
bool tree_is_plain(const struct tree *t, struct arena *a, const char *path);
/* Reports that something could not be done with a path. Always returns false. */
bool tree_failed(const struct tree *t, const char *what, const char *path, const char *why);

#endif
