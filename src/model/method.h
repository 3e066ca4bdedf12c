/* method.h: how ratings become a level. */
#ifndef MODEL_METHOD_H
#define MODEL_METHOD_H

#include "base/dec.h"

#include <stdbool.h>
#include <stddef.h>

/* Name; the function in assess/methods.c; the word that schools write. */
#define METHODS(X)                                            \
    X(MOST_RECENT, most_recent, "most-recent")                \
    X(HIGHEST, highest, "highest")                            \
    X(MEAN, mean, "mean")                                     \
    X(MEDIAN, median, "median")                               \
    X(MODE, mode, "mode")                                     \
    X(MEAN_OF_RECENT, mean_of_recent, "mean-of-recent")       \
    X(WEIGHTED_AVERAGE, weighted_average, "weighted-average") \
    X(DECAYING_AVERAGE, decaying_average, "decaying-average") \
    X(N_TIMES, n_times, "n-times")                            \
    X(POWER_LAW, power_law, "power-law")                      \
    X(JUDGEMENT, judgement, "judgement")

enum method_name {
#define X(NAME, name, text) METHOD_##NAME,
    METHODS(X)
#undef X
        METHOD_COUNT
};

struct method {
    enum method_name name;
    struct dec weight;  /* 0.65 by default          */
    int times;          /* 3 */
    int at_least;       /* number of ratings needed before a level is shown; 1 */
    bool round_nearest; /* otherwise down */
    unsigned counts;    /* bit (1 << stage) for each stage that counts */
};

#endif
