/* publish.h: putting what is staged in place, and taking away what the plan does not name. In the
 * parent process alone.
 *
 * Order, for a power cut at any moment: what is staged is on the disk before the first exchange;
 * the ledger of the class is there under "<class>.new" before it, and under its own name after the
 * last one; what was published before is removed only when the exchanges are on the disk. One sync
 * of the disk serves a whole class. */
#ifndef PIPELINE_PUBLISH_H
#define PIPELINE_PUBLISH_H

#include "pipeline/tree/moved.h"
#include "pipeline/tree/tree.h"

struct publisher {
    struct tree *tree;
    const struct manifest *plan;
    const struct workspace *workspace;
    struct table *gone;   /* folders in the workspace of who is there no longer: to be taken away */
    struct table *spared; /* of those that are not found, and stay published all the same */
    struct moved moved;
    /* of those who moved: published in the new place, or not to be published any more */
    struct table *settled;
    size_t n_removed; /* names within the stage */
    struct built *built;
};

/* Finds who is gone. A folder that could not be read says nothing of what was in it. Taking away
 * more than one published learner in five, or a whole class, needs --remove, or a yes on the
 * terminal; without it they are spared, with a finding. Who moved to another class is not gone. */
void publish_find_gone(struct publisher *p, const struct build_options *o);
/* Somebody is at the terminal, and says yes. */
bool publish_ask(const struct build_options *o, const char *what, const char *question);
/* Takes away what was published of them. */
bool publish_remove_gone(struct publisher *p);
/* Takes away everything else that the plan does not name; of those who moved, only once they are
 * settled. */
bool publish_remove_unplanned(struct publisher *p);
/* And the records of classes that are gone. */
void publish_remove_records(struct publisher *p);
/* A line of the summary: what became of a learner. what: static. */
void publish_tell(struct publisher *p, const char *path, const char *what);
/* Writes the manifest: before anything is put in place everything that was published and everything
 * that may be; at the end what is there. */
bool publish_announce(struct publisher *p);
bool publish_conclude(struct publisher *p);

/* A batch of exchanges and removals. False when one failed: a finding names it, and the others go
 * on. */
struct batch {
    struct publisher *publisher;
    struct arena *arena;
    VEC(const char *) old; /* what was published before, to be removed once all is on the disk */
    bool failed;
};
bool batch_start(struct batch *b, struct publisher *p, struct arena *a); /* syncs what is staged */
bool batch_put(struct batch *b, const char *staged, const char *path);
bool batch_remove(struct batch *b, const char *path);
bool batch_end(struct batch *b);

#endif
