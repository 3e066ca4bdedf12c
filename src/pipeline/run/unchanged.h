/* unchanged.h: what a build need not do, because what it would read is what an earlier build had
 * read (inputs.h, remembered.h): nothing at all, a class, or a learner of a class (recall.h).
 *
 *     unchanged_look(&u, a, o);
 *     if (unchanged_all(&u, o, &lock, diags, built)) done
 *     unchanged_start(&u, &shared, &tree, sure);   everything shared is read, the tree is locked
 *     if (unchanged_class(&u, g, a, &made)) put nothing in place
 *     if (unchanged_above(&u, diags)) leave the files above the classes as they are
 *     unchanged_settle(&u);
 *     unchanged_conclude(&u, &now, diags, built); */
#ifndef PIPELINE_UNCHANGED_H
#define PIPELINE_UNCHANGED_H

#include "pipeline/classes/recall.h"
#include "pipeline/run/recall_above.h"
#include "pipeline/tree/inputs.h"
#include "pipeline/tree/work_result.h"

struct unchanged {
    struct arena *arena;
    const char *folder; /* beside the tree */
    struct inputs inputs;
    const char *from; /* hash of all that is read; NULL if it is not known */
    /* hashes of what all learners share: the program, options, the day, and shared files */
    const char *base;
    struct recall recall;
    struct recall_above above;
    bool *stays;         /* by class: unchanged_class; NULL: none does */
    struct table *signs; /* by path in the output: of what stays */
    bool spares;         /* a build of some learners: what is remembered of the others stays */
    const struct shared *shared;
    const struct tree *tree;
};

void unchanged_look(struct unchanged *u, struct arena *a, const struct build_options *o);
/* Is everything published as this build would leave it, and does no other build write there now?
 * Then its findings are added. *lock: of the tree; -1: not held. If so, it is held from now on. */
bool unchanged_all(const struct unchanged *u, const struct build_options *o, int *lock,
                   struct diags *diags, struct built *built);
/* From now on the tree may change. sure: every published learner is found, in the same class. */
void unchanged_start(struct unchanged *u, const struct shared *s, const struct tree *t, bool sure);
/* Nothing that is remembered may be used, and nothing is to be remembered. */
void unchanged_stop(struct unchanged *u);
bool unchanged_class(struct unchanged *u, size_t group, struct arena *a, struct work_result *made);
/* All classes are in place, and no learner is left out. Are the files above them as they would be
 * made? If not, they are to be made, which may say more. */
bool unchanged_above(struct unchanged *u, struct diags *diags);
/* Forgets what was made from files that were changed while the build ran. */
void unchanged_settle(struct unchanged *u);
/* Everything is in place, as the manifest says. */
void unchanged_conclude(struct unchanged *u, const struct manifest *now, const struct diags *diags,
                        const struct built *built);

#endif
