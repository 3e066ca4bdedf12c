/* shard.h: a share of the classes, made by one of several machines that have the same disk.
 *
 *     folioscope build --shard 2/4     makes about a fourth of the classes, and publishes nothing
 *     folioscope gather                puts in place what the shards made, and makes the rest
 *
 * A shard's files wait beside the tree, in shards/2-of-4/, laid out like a stage (class_work.h):
 *
 *     lock                      which process makes this shard
 *     learner-<index>/          folders of learners
 *     class/<class>/            the class's own files
 *     ledger/<class>            its new ledger
 *     results/<class>           what its worker sent (work_result.h)
 *     results/<class>.key       written last: the key of its sources (shard_key.h), and a checksum
 *
 * `gather` takes a class only if its key is the one that it computes itself: nothing that the class
 * depends on has changed since. Everything else it makes, so the tree is always the one that a
 * single machine would have made. */
#ifndef PIPELINE_SHARD_H
#define PIPELINE_SHARD_H

#include "pipeline/tree/tree.h"

struct group;

/* By the index of each class: its shard, from 1 to n. Shards have about the same number of
 * learners. */
int *shard_split(struct arena *a, const struct workspace *w, int n);

/* Opens the tree for making a shard, which changes nothing that is published: the stage is the
 * shard's folder. Otherwise as tree_open; close it with tree_close. */
bool shard_open(struct tree *t, struct arena *a, const struct shared *s,
                const struct manifest *plan, struct diags *diags);
/* Was the class made before with this key, by a process that could not finish the shard? If not,
 * whatever is left of it is removed. */
bool shard_has(const struct tree *t, struct arena *a, const struct group *g, const char *key);
/* Keeps what a worker made and sent. withdrawn: by the learner's index. False with a finding. */
bool shard_keep(const struct tree *t, struct arena *a, const struct group *g, const char *key,
                const bool *withdrawn, const char *bytes, size_t n);

/* Every shard that is there. */
struct shards {
    const char **folders;
    size_t n;
};
struct shards shard_find(const struct tree *t, struct arena *a);
/* Moves the class's files from a shard into the stage, and returns what its worker sent. False if
 * no shard has the class with this key. */
bool shard_take(const struct shards *s, const struct tree *t, struct arena *a,
                const struct group *g, const char *key, bool *withdrawn, char **bytes, size_t *n);
/* Removes the shards, except those that are being made. */
void shard_clear(const struct shards *s, const struct tree *t);

#endif
