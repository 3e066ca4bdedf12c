/* methods.h: the rules by which ratings become one value. One function and one row each.
 *
 * Source of the rules: the table of the data format; the worked examples in tests/data/proficiency-cases.json hold.
 * All arithmetic is decimal (base/dec.h). The power law alone is computed in binary floating point, then rounded to 12
 * decimals: the noise of the last binary places must not decide whether a learner reaches mastery, nor differ between
 * machines. */
#ifndef ASSESS_METHODS_H
#define ASSESS_METHODS_H

#include "model/model.h"

struct trace; /* steps.h */

struct verdict {
    bool has_value; /* false: no level by this rule (n-times), or no ratings, or method judgement */
    struct dec value;
    bool fell_back; /* power-law took the mean: fewer than 3 ratings, or one that is not above zero */
};

/* s[0..n-1] in order of time, n may be 0. */
struct verdict method_apply(const struct method *m, const struct scale *scale, const struct dec *s, size_t n);

/* The same, and every step of the arithmetic goes into t (NULL is fine). */
struct verdict method_trace(const struct method *m, const struct scale *scale, const struct dec *s, size_t n,
                            struct trace *t);

/* "most-recent", as written in settings. */
const char *method_text(enum method_name name);

#endif
