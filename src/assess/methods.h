/* methods.h: the rules that turn ratings into one value. Each is one function and one row.
 *
 *     struct verdict v = method_apply(&framework->method, framework->scale, values, n);
 *     if (v.has_value) ... v.value ...
 *
 * Source of the rules: the table of the data format; tests/data/proficiency-cases.json has worked
 * examples. All arithmetic is decimal (base/dec.h), except that the power law is computed in binary
 * floating point, then rounded to 12 decimals: noise in the last binary places must not decide
 * whether a learner reaches mastery, nor differ between machines. */
#ifndef ASSESS_METHODS_H
#define ASSESS_METHODS_H

#include "model/method.h"

struct scale;

struct trace; /* steps.h */

struct verdict {
    bool has_value; /* false: no level by this rule (n-times), no ratings, or method judgement */
    struct dec value;
    bool fell_back; /* power-law used the mean: fewer than 3 ratings, or one not above zero */
};

/* s[0..n-1] in order of time; n may be 0. */
struct verdict method_apply(const struct method *m, const struct scale *scale, const struct dec *s,
                            size_t n);

/* The same, adding every step of the arithmetic to t, which may be NULL. */
struct verdict method_trace(const struct method *m, const struct scale *scale, const struct dec *s,
                            size_t n, struct trace *t);

/* The name as written in settings: "most-recent". */
const char *method_text(enum method_name name);

#endif
