/* levels.h: levels as people write them, by value or by name. Included only within load.
 *
 * A level is read before its scale is known, and settled once it is:
 *
 *     {.key = "level", SCHEMA_ONE(struct rating, level, type_level)}
 *     if (!load_level_settle(s, target, node, &r->level, true)) ...   // a finding is there */
#ifndef LOAD_LEVELS_H
#define LOAD_LEVELS_H

#include "load/load_inner.h"
#include "model/rated.h"

struct level;
struct scale;

/* struct dec: a level, by value or name; load_level_settle makes it one of the right scale */
extern const struct schema_type type_level;
/* Reads a level, or what may be written in place of it. */
bool load_level_or_mark(struct schema *s, const struct schema_field *f, const struct yml *node,
                        struct dec *level, enum unrated *mark);
/* The mark with this name, in any case; UNRATED_NOT if there is none. */
enum unrated load_mark_named(const char *text);
/* The mark that is meant by what a grade book writes ("EX"), or NULL. */
const char *load_mark_meant(const char *text);
/* The level of the scale that has this name in any language, and the number of those that have it
 * (levels.c). */
const struct level *load_level_named(struct arena *a, const struct scale *scale, const char *name,
                                     size_t *n);
/* Settles a level that was read from `node`: a value must be on the target's scale, and a name is
 * replaced by the value of its level. target: NULL if it is unknown. `marks`: the finding also
 * names what may be written in place of a level. False with a finding if it is not a level. */
bool load_level_settle(struct schema *s, const struct target *target, const struct yml *node,
                       struct dec *level, bool marks);
bool load_level_of_scale(struct schema *s, const struct scale *scale, const struct yml *node,
                         struct dec *level, bool marks);
/* Is what was written in place of a level not a level of the scale as well? */
bool load_mark_settle(struct schema *s, const struct scale *scale, const struct yml *node);

#endif
