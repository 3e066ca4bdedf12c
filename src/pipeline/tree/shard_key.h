/* shard_key.h: what a class is made of, as a key: while it stays the same, what was made of the
 * class is what would be made now.
 *
 *     struct shard_keys *keys = shard_keys_of(a, s, tree, spared);
 *     const char *key = shard_key(keys, a, g);
 *
 * A key covers the program with its templates, themes, and words; the options; what is published;
 * and files of the workspace, by size and times. Of other classes, a class depends on who is there,
 * what they are called, and what their families have agreed to: on class.yaml, roster.csv,
 * consent.csv, and each learner.yaml. Everything else of a class and its learners counts for the
 * class itself, for courses that its learners are in, and the other way around. Files outside of
 * classes count for all. */
#ifndef PIPELINE_SHARD_KEY_H
#define PIPELINE_SHARD_KEY_H

#include "pipeline/tree/tree.h"

struct group;
struct shard_keys;

/* spared: as in publish.h. */
struct shard_keys *shard_keys_of(struct arena *a, const struct shared *s, const struct tree *t,
                                 const struct table *spared);
/* NULL if that is not known: something could not be looked at, or is a link to a folder. */
const char *shard_key(const struct shard_keys *k, struct arena *a, const struct group *g);

#endif
