/* scale.h: proficiency scales and their levels. */
#ifndef MODEL_SCALE_H
#define MODEL_SCALE_H

#include "base/dec.h"
#include "model/basics.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

/* A level of an earlier scale that a level of this one stands for. */
struct level_was {
    struct scale *scale;
    struct dec level;
};

struct level {
    struct dec value;
    struct words name, means;
    const char *symbol; /* as written, or NULL */
    const char *color;  /* #rrggbb as written, or NULL */
    struct level_was *was;
    size_t n_was;
};

struct scale {
    const char *id;
    struct words name;
    struct level *levels; /* lowest first */
    size_t n_levels;      /* 2..10 */
    struct dec mastery;   /* levels from here on count as demonstrated */
    bool half_levels;     /* ratings halfway between neighboring levels are allowed */
    struct words not_yet; /* shown if there is no evidence yet; may be empty */
    bool faulty;          /* its file has errors: no usable framework has it */
};

#endif
