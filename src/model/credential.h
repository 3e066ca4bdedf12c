/* credential.h: what a learner can earn. */
#ifndef MODEL_CREDENTIAL_H
#define MODEL_CREDENTIAL_H

#include "base/date.h"
#include "base/dec.h"
#include "model/basics.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

struct credential {
    const char *id;
    struct words title;
    const char *issuer;
    struct credential_target {
        struct target *target;
        struct dec level;
    } * targets;
    size_t n_targets;
    struct credential_hours {
        int kind; /* enum evidence_kind */
        struct dec hours;
    } * hours;
    size_t n_hours;
    struct credential_test {
        const char *id;
        struct words title;
        const char *pass; /* as written */
    } * tests;
    size_t n_tests;
    bool faulty;
};

#endif
