/* methods.c: one function for each method of METHODS (model/method.h). Pure arithmetic on a list of
 * ratings.
 *
 * level.c decides which ratings count, how many are needed, and what a judgment overrides. */
#include "assess/methods.h"

#include "assess/steps.h"
#include "model/method.h"
#include "model/scale.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

struct input {
    const struct method *m;
    const struct scale *scale;
    const struct dec *s; /* in order of time */
    size_t n;            /* > 0 */
    struct trace *trace; /* or NULL */
};

typedef struct verdict rule(const struct input *in);

static struct verdict is(struct dec value) {
    return (struct verdict){.has_value = true, .value = value};
}

static struct dec mean_of(const struct dec *s, size_t n, struct trace *trace) {
    struct dec sum = {0};
    for (size_t i = 0; i < n; i++) sum = dec_add(sum, s[i]);
    struct dec mean = dec_div_int(sum, (long)n);
    steps_trace_add(trace, (struct step){.kind = STEP_MEAN, .of = s, .n_of = n, .result = mean});
    return mean;
}

/* w x newer + (1 - w) x before, rounded once. Computed as a step from `before` towards `newer`, the
 * result stays between them. */
static struct dec weigh(const struct input *in, struct dec newer, struct dec before) {
    struct dec w = in->m->weight;
    struct dec result = dec_add(before, dec_mul(w, dec_sub(newer, before)));
    steps_trace_add(in->trace, (struct step){.kind = STEP_WEIGH,
                                             .w = w,
                                             .a = newer,
                                             .rest = dec_sub(dec_int(1), w),
                                             .b = before,
                                             .result = result});
    return result;
}

static void note_start(const struct input *in) {
    steps_trace_add(in->trace, (struct step){.kind = STEP_START, .result = in->s[0]});
}

/* ---- taking one of the ratings ---- */

static struct verdict most_recent(const struct input *in) {
    struct dec last = in->s[in->n - 1];
    steps_trace_add(in->trace,
                    (struct step){.kind = STEP_LAST, .of = in->s, .n_of = in->n, .result = last});
    return is(last);
}

static struct verdict highest(const struct input *in) {
    struct dec top = in->s[0];
    for (size_t i = 1; i < in->n; i++) {
        if (dec_cmp(in->s[i], top) > 0) top = in->s[i];
    }
    steps_trace_add(in->trace,
                    (struct step){.kind = STEP_HIGHEST, .of = in->s, .n_of = in->n, .result = top});
    return is(top);
}

static int by_value(const void *a, const void *b) {
    return dec_cmp(*(const struct dec *)a, *(const struct dec *)b);
}

/* The ratings from lowest to highest; the caller frees the list. */
static struct dec *in_order(const struct input *in) {
    struct dec *s = mem_alloc(in->n * sizeof *s);
    for (size_t i = 0; i < in->n; i++) s[i] = in->s[i];
    qsort(s, in->n, sizeof *s, by_value);
    return s;
}

static struct verdict median(const struct input *in) {
    struct dec *s = in_order(in);
    struct step middle = {.kind = STEP_MIDDLE, .result = s[in->n / 2]};
    if (in->n % 2 == 0) {
        middle = (struct step){.kind = STEP_MIDDLE_TWO, .a = s[in->n / 2 - 1], .b = s[in->n / 2]};
        middle.result = dec_div_int(dec_add(middle.a, middle.b), 2);
    }
    steps_trace_add(in->trace, (struct step){.kind = STEP_IN_ORDER, .of = s, .n_of = in->n});
    steps_trace_add(in->trace, middle);
    free(s);
    return is(middle.result);
}

/* Of the n values v, all of them ratings, the one rated last. */
static struct dec rated_last(const struct input *in, const struct dec *v, size_t n) {
    struct dec last = v[0];
    bool found = false;
    for (size_t i = in->n; !found && i-- > 0;) {
        for (size_t k = 0; !found && k < n; k++) {
            found = dec_cmp(in->s[i], v[k]) == 0;
            if (found) last = v[k];
        }
    }
    assert(found);
    return last;
}

/* Moves the most frequent values to the front of s, which is sorted, and returns their number;
 * *often is how many times each occurs. */
static size_t most_frequent(struct dec *s, size_t n, size_t *often) {
    size_t found = 0, run = 0;
    *often = 0;
    for (size_t i = 0; i < n; i++) {
        struct dec value = s[i];
        run = i > 0 && dec_cmp(value, s[i - 1]) == 0 ? run + 1 : 1;
        bool ends = i + 1 == n || dec_cmp(value, s[i + 1]) != 0;
        if (!ends || run < *often) continue;
        if (run > *often) found = 0;
        *often = run;
        s[found++] = value; /* found <= i: the value overwritten here has been seen */
    }
    return found;
}

static struct verdict mode(const struct input *in) {
    struct dec *s = in_order(in);
    size_t often, n = most_frequent(s, in->n, &often);
    struct dec value = n == 1 ? s[0] : rated_last(in, s, n);
    struct step step = {.kind = STEP_MOST_FREQUENT, .have = often, .result = value};
    if (n > 1) {
        step.kind = STEP_LAST_OF_EQUALS;
        step.of = s;
        step.n_of = n;
    }
    steps_trace_add(in->trace, step);
    free(s);
    return is(value);
}

/* ---- means ---- */

static struct verdict mean(const struct input *in) { return is(mean_of(in->s, in->n, in->trace)); }

static size_t times(const struct method *m) { return m->times > 1 ? (size_t)m->times : 1; }

static struct verdict mean_of_recent(const struct input *in) {
    size_t n = times(in->m) < in->n ? times(in->m) : in->n;
    const struct dec *recent = in->s + (in->n - n);
    struct step step = {
        .kind = STEP_RECENT, .of = recent, .n_of = n, .have = in->n, .needed = times(in->m)};
    steps_trace_add(in->trace, step);
    return is(mean_of(recent, n, in->trace));
}

static struct verdict weighted_average(const struct input *in) {
    if (in->n == 1) {
        note_start(in);
        return is(in->s[0]);
    }
    struct dec before = mean_of(in->s, in->n - 1, in->trace);
    return is(weigh(in, in->s[in->n - 1], before));
}

static struct verdict decaying_average(const struct input *in) {
    struct dec d = in->s[0];
    note_start(in);
    for (size_t i = 1; i < in->n; i++) d = weigh(in, in->s[i], d);
    return is(d);
}

static struct verdict n_times(const struct input *in) {
    struct dec *s = mem_alloc(in->n * sizeof *s);
    struct dec mastery = in->scale->mastery;
    size_t n = 0;
    for (size_t i = 0; i < in->n; i++) {
        if (dec_cmp(in->s[i], mastery) >= 0) s[n++] = in->s[i];
    }
    struct step step = {.kind = STEP_AT_MASTERY,
                        .of = s,
                        .n_of = n,
                        .b = mastery,
                        .have = n,
                        .needed = times(in->m)};
    steps_trace_add(in->trace, step);
    struct verdict v = {0};
    if (n >= times(in->m)) v = is(mean_of(s, n, in->trace));
    free(s);
    return v;
}

/* ---- the power law ---- */

/* More digits than a level needs, fewer than a double provides. */
enum { SURE_DECIMALS = 12 };

static struct dec sure(double v) {
    const double most = 999999999.0;
    if (v > most) v = most;
    if (v < -most) v = -most;
    return dec_round(dec_from_double(v), SURE_DECIMALS);
}

struct curve {
    double a, b; /* y = a x^b */
};

/* Least squares of ln s on ln i, with i from 1; n >= 3 and all s > 0, so that the ln i differ and
 * ln s exists. */
static struct curve fit(const struct dec *s, size_t n) {
    double mean_x = 0, mean_y = 0, xx = 0, xy = 0;
    for (size_t i = 0; i < n; i++) {
        mean_x += log((double)(i + 1)) / (double)n;
        mean_y += log(dec_to_double(s[i])) / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        double x = log((double)(i + 1)) - mean_x, y = log(dec_to_double(s[i])) - mean_y;
        xx += x * x;
        xy += x * y;
    }
    double b = xy / xx;
    return (struct curve){.a = exp(mean_y - b * mean_x), .b = b};
}

static bool curve_can_be_fitted(const struct input *in) {
    bool fits = in->n >= 3;
    for (size_t i = 0; fits && i < in->n; i++) fits = in->s[i].v > 0;
    return fits;
}

static struct verdict power_law(const struct input *in) {
    if (!curve_can_be_fitted(in)) {
        steps_trace_add(in->trace, (struct step){.kind = STEP_MEAN_INSTEAD});
        struct verdict v = is(mean_of(in->s, in->n, in->trace));
        v.fell_back = true;
        return v;
    }
    struct curve c = fit(in->s, in->n);
    struct dec y = sure(c.a * pow((double)in->n, c.b));
    struct step step = {
        .kind = STEP_CURVE, .a = sure(c.a), .b = sure(c.b), .have = in->n, .result = y};
    steps_trace_add(in->trace, step);
    struct dec lowest = in->scale->levels[0].value,
               top = in->scale->levels[in->scale->n_levels - 1].value;
    struct dec end = dec_cmp(y, top) > 0 ? top : lowest;
    if (dec_cmp(y, lowest) >= 0 && dec_cmp(y, top) <= 0) return is(y);
    steps_trace_add(in->trace, (struct step){.kind = STEP_CLAMP, .a = y, .result = end});
    return is(end);
}

/* ---- the rows ---- */

static struct verdict judgement(const struct input *in) {
    (void)in;
    return (struct verdict){0};
}

/* Made from the list of methods: a method without its function does not compile. */
static const struct rule_row {
    const char *text;
    rule *apply;
} rows[METHOD_COUNT] = {
#define X(NAME, name, text) [METHOD_##NAME] = {text, name},
    METHODS(X)
#undef X
};

struct verdict method_trace(const struct method *m, const struct scale *scale, const struct dec *s,
                            size_t n, struct trace *t) {
    assert(m->name < METHOD_COUNT);
    if (n == 0) return (struct verdict){0};
    return rows[m->name].apply(&(struct input){.m = m, .scale = scale, .s = s, .n = n, .trace = t});
}

struct verdict method_apply(const struct method *m, const struct scale *scale, const struct dec *s,
                            size_t n) {
    return method_trace(m, scale, s, n, NULL);
}

const char *method_text(enum method_name name) {
    assert(name < METHOD_COUNT);
    return rows[name].text;
}
