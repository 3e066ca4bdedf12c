/* publish.h: puts staged files in place, and removes what the plan does not name. Only in the
 * parent process.
 *
 * The order is safe against a power cut at any moment. Staged files are on disk before the first
 * exchange. The ledger of the class is written as "<class>.new" before the first exchange, and gets
 * its own name after the last one. Files published before are removed only when the exchanges are
 * on disk. One sync of the disk serves a whole class.
 *
 *     publish_find_gone(&p, options);  fills p.gone, p.spared, and p.moved
 *     publish_announce(&p);            the list on disk: all that is or may be published
 *     publish_remove_gone(&p);         and then, for each class:
 *     batch_start(&b, &p, a); batch_put(&b, staged, path); batch_end(&b);
 *     publish_remove_unplanned(&p);
 *     publish_conclude(&p);            the list on disk: what is there */
#ifndef PIPELINE_PUBLISH_H
#define PIPELINE_PUBLISH_H

#include "pipeline/tree/moved.h"
#include "pipeline/tree/tree.h"

struct publisher {
    struct tree *tree;
    const struct manifest *plan;
    const struct workspace *workspace;
    struct table *gone;   /* folders in the workspace that no longer exist: to be removed */
    struct table *spared; /* folders that were not found, but stay published */
    /* Learners among those who are gone: not found, and what is published rests on a consent that
     * is not given any more. */
    struct table *refused;
    struct moved moved;
    /* owners who moved: published in the new place, or not to be published any more */
    struct table *settled;
    size_t n_removed; /* numbers the names within the stage */
    struct built *built;
};

/* Finds who is gone. A folder that could not be read proves nothing about its contents. Removing
 * more than one in five published learners, or a whole class, needs --remove or a yes on the
 * terminal; otherwise they are spared, with a finding. A learner who moved to another class is
 * not gone. */
void publish_find_gone(struct publisher *p, const struct build_options *o);
/* True if there is a person at the terminal who answers yes. */
bool publish_ask(const struct build_options *o, const char *what, const char *question);
/* Removes the published files of those who are gone. */
bool publish_remove_gone(struct publisher *p);
/* Removes everything else that the plan does not name. The old files of those who moved are
 * removed only once they are settled. */
bool publish_remove_unplanned(struct publisher *p);
/* Removes the records of classes that are gone. */
void publish_remove_records(struct publisher *p);
/* Adds a line to the summary about a learner. what: a static string. */
void publish_tell(struct publisher *p, const char *path, const char *what);
/* Write the manifest. publish_announce, before anything is put in place: everything that was
 * published, and everything that may be. publish_conclude, at the end: what is there. */
bool publish_announce(struct publisher *p);
bool publish_conclude(struct publisher *p, struct manifest *now);

/* A batch of exchanges and removals. Each function returns false after a failure, which is a
 * finding; the others of the batch still go on. */
struct batch {
    struct publisher *publisher;
    struct arena *arena;
    VEC(const char *) old; /* previously published: removed once everything is on disk */
    bool failed;
};
/* syncs the staged files */
bool batch_start(struct batch *b, struct publisher *p, struct arena *a);
bool batch_put(struct batch *b, const char *staged, const char *path);
bool batch_remove(struct batch *b, const char *path);
bool batch_end(struct batch *b);

#endif
