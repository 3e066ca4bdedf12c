/* why_sentence.c: why a level is what it is, in one plain sentence, made from what happened: "Newer
 * work counts more. My last 2 were Proficient, earlier ones Developing: together that is
 * Proficient." No numbers of the scale; the arithmetic is in why.c, for those who want to check. */
#include "model/framework.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/scale.h"
#include "model/term.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/why.h"

/* What one sentence is made from. */
struct telling {
    const struct viewer *v;
    const struct outcome *o;
    const struct method *m;
    const struct scale *scale;
    struct said_places places;
    const struct dec *s; /* the ratings that tell it, in order of time */
    size_t n;
};

/* ---- the names of ratings ---- */

static const char *name_of(struct telling *t, int level) {
    return said_place(t->v, &t->places, said_level(t->v, t->scale, level));
}

/* "Developing", or "between Developing and Proficient". */
static const char *rating_name(struct telling *t, struct dec value) {
    const struct method down = {.round_nearest = false};
    int at = level_for_value(t->scale, &down, value);
    bool exact = dec_cmp(t->scale->levels[at].value, value) == 0;
    if (exact || (size_t)at + 1 >= t->scale->n_levels) return name_of(t, at);
    const struct tr_arg args[] = {{.name = "low", .text = name_of(t, at)},
                                  {.name = "high", .text = name_of(t, at + 1)}};
    return tr_with(t->v->lang, t->v->arena, "because.between", args, 2);
}

/* "Proficient (2)"; without the figure if there is one, or if only the names are asked for. */
static const char *counted_name(struct telling *t, struct dec value, size_t times) {
    const char *name = rating_name(t, value);
    if (times < 2) return name;
    const struct tr_arg args[] = {{.name = "level", .text = name},
                                  {.name = "n", .number = (long)times, .is_number = true}};
    return tr_with(t->v->lang, t->v->arena, "because.times", args, 2);
}

static size_t times_of(const struct dec *s, size_t n, struct dec value) {
    size_t times = 0;
    for (size_t i = 0; i < n; i++) times += dec_cmp(s[i], value) == 0;
    return times;
}

/* The different ratings of a list as they first appear: "Developing, Beginning and Proficient
 * (2)". */
static const char *names_of(struct telling *t, const struct dec *s, size_t n, bool with_times) {
    const char **names = arena_array(t->v->arena, n + 1, sizeof *names);
    size_t n_names = 0;
    for (size_t i = 0; i < n; i++) {
        if (times_of(s, i, s[i]) > 0) continue;
        size_t times = with_times ? times_of(s, n, s[i]) : 1;
        names[n_names++] = counted_name(t, s[i], times);
    }
    return n_names ? lang_list(t->v->lang, t->v->arena, names, n_names) : "";
}

/* ---- sentences ---- */

/* A text of the catalog with what it may ask for: the level shown, lists, and a number. */
static const char *put(struct telling *t, const char *key, const char *levels, size_t n) {
    const struct tr_arg args[] = {
        {.name = "level", .text = name_of(t, t->o->level_index)},
        {.name = "levels", .text = levels},
        {.name = "mastery", .text = name_of(t, level_mastery_index(t->scale))},
        {.name = "n", .number = (long)n, .is_number = true},
    };
    return tr_with(t->v->lang, t->v->arena, key, args, 4);
}

/* "It is Proficient." */
static const char *is_it(struct telling *t) { return put(t, "because.is", "", 0); }

/* "They were Developing and Proficient (2): together that is Developing." */
static const char *they_were(struct telling *t) {
    return put(t, "because.were", names_of(t, t->s, t->n, true), t->n);
}

/* "My last 2 were Proficient, earlier ones Developing: together that is Proficient." */
static const char *last_run(struct telling *t) {
    struct dec last = t->s[t->n - 1];
    size_t first = t->n - 1;
    while (first > 0 && dec_cmp(t->s[first - 1], last) == 0) first--;
    const struct tr_arg args[] = {
        {.name = "level", .text = name_of(t, t->o->level_index)},
        {.name = "last", .text = rating_name(t, last)},
        {.name = "levels", .text = names_of(t, t->s, first, false)},
        {.name = "n", .number = (long)(t->n - first), .is_number = true},
    };
    return tr_with(t->v->lang, t->v->arena, "because.run", args, 4);
}

static const struct step *step_of(const struct steps *steps, enum step_kind kind) {
    for (size_t i = 0; i < steps->n; i++)
        if (steps->v[i].kind == kind) return &steps->v[i];
    return NULL;
}

/* "In order they are Beginning, Developing and Proficient. The middle one is Developing." */
static const char *in_order(struct telling *t) {
    const struct steps steps = steps_of_outcome(t->v->arena, t->o);
    const struct step *order = step_of(&steps, STEP_IN_ORDER),
                      *two = step_of(&steps, STEP_MIDDLE_TWO);
    const char *levels = order ? names_of(t, order->of, order->n_of, true) : "";
    if (!two || dec_cmp(two->a, two->b) == 0) return put(t, "because.in_order", levels, t->n);
    const struct tr_arg args[] = {{.name = "level", .text = name_of(t, t->o->level_index)},
                                  {.name = "levels", .text = levels},
                                  {.name = "low", .text = rating_name(t, two->a)},
                                  {.name = "high", .text = rating_name(t, two->b)}};
    return tr_with(t->v->lang, t->v->arena, "because.middle_two", args, 4);
}

/* "Proficient came 3 times." */
static const char *most_often(struct telling *t) {
    const struct steps steps = steps_of_outcome(t->v->arena, t->o);
    const struct step *equals = step_of(&steps, STEP_LAST_OF_EQUALS),
                      *one = step_of(&steps, STEP_MOST_FREQUENT);
    if (equals) return put(t, "because.tie", names_of(t, equals->of, equals->n_of, false), 0);
    return put(t, "because.often", "", one ? one->have : t->n);
}

/* The sentence about the ratings, by method; without one of its own, a method lists them. */
static const char *(*const bodies[METHOD_COUNT])(struct telling *t) = {
    [METHOD_MOST_RECENT] = is_it,         [METHOD_HIGHEST] = is_it,
    [METHOD_MEDIAN] = in_order,           [METHOD_MODE] = most_often,
    [METHOD_WEIGHTED_AVERAGE] = last_run, [METHOD_DECAYING_AVERAGE] = last_run,
    [METHOD_POWER_LAW] = last_run,
};

/* ---- the whole ---- */

static const char *two(const struct viewer *v, const char *first, const char *second) {
    if (!second) return first;
    const struct tr_arg args[] = {{.name = "first", .text = first},
                                  {.name = "second", .text = second}};
    return tr_with(v->lang, v->arena, "because.two", args, 2);
}

/* What counts, by the rule. Half of the weight or less does not count more than the rest. */
static const char *what_counts(struct telling *t) {
    static const char *const keys[METHOD_COUNT] = {
#define X(NAME, name, text) [METHOD_##NAME] = "because." text,
        METHODS(X)
#undef X
    };
    bool weighs = t->m->name == METHOD_WEIGHTED_AVERAGE || t->m->name == METHOD_DECAYING_AVERAGE;
    bool by_half = dec_cmp(dec_add(t->m->weight, t->m->weight), dec_int(1)) <= 0;
    if (weighs && by_half) return put(t, "because.all_count", "", 0);
    if (t->m->name == METHOD_POWER_LAW && t->o->power_law_fell_back)
        return put(t, "because.no_path", "", 0);
    bool few = t->m->name == METHOD_MEAN_OF_RECENT && (size_t)t->m->times > t->o->n_counted;
    return put(t, few ? keys[METHOD_MEAN] : keys[t->m->name], "", (size_t)t->m->times);
}

/* The ratings that tell it: the last ones of a rule that takes no more, those at mastery of a rule
 * that counts only these. */
static void choose_ratings(struct telling *t) {
    struct dec *s = steps_outcome_values(t->v->arena, t->o);
    size_t times = t->m->times > 1 ? (size_t)t->m->times : 1, n = t->o->n_counted, kept = 0;
    t->s = s;
    t->n = n;
    if (t->m->name == METHOD_MEAN_OF_RECENT && n > times) {
        t->s = s + (n - times);
        t->n = times;
    }
    if (t->m->name != METHOD_N_TIMES) return;
    for (size_t i = 0; i < n; i++)
        if (dec_cmp(s[i], t->scale->mastery) >= 0) s[kept++] = s[i];
    t->n = kept;
}

/* A tenth of a level or less is missing: "That is very close to Proficient." */
static const char *almost(struct telling *t) {
    int next = t->o->level_index + 1;
    if (t->m->round_nearest || next >= (int)t->scale->n_levels) return NULL;
    struct dec goal = t->scale->levels[next].value, missing = dec_sub(goal, t->o->value);
    struct dec step = dec_sub(goal, t->o->level->value);
    if (dec_cmp(dec_mul(missing, dec_int(10)), step) > 0) return NULL;
    return tr_text(t->v->lang, t->v->arena, "because.almost", "level", name_of(t, next));
}

static const char *by_rule(struct telling *t) {
    bool by_times = t->m->name == METHOD_N_TIMES;
    choose_ratings(t);
    bool all = !by_times && t->n == t->o->n_counted;
    if (all && t->n == 1) return put(t, "because.one", "", 1);
    if (all && times_of(t->s, t->n, t->s[0]) == t->n)
        return put(t, "because.same", rating_name(t, t->s[0]), t->n);
    const char *(*tell)(struct telling *) = bodies[t->m->name];
    if (t->o->power_law_fell_back || !tell) tell = they_were;
    if (!by_times && t->n == 1) tell = is_it;
    return two(t->v, what_counts(t), two(t->v, tell(t), almost(t)));
}

/* "On April 1 my teacher looked at my work and decided: Developing." */
static const char *judged(struct telling *t) {
    const struct date date = t->o->judgement->date;
    const bool this_year = date.year == t->v->calendar->as_of.year;
    const struct tr_arg args[] = {
        {.name = "level", .text = name_of(t, t->o->level_index)},
        {.name = "day",
         .text = lang_date(t->v->lang, t->v->arena, date, this_year ? DATE_DAY : DATE_LONG)}};
    return tr_with(t->v->lang, t->v->arena, "because.judgement", args, 2);
}

static const char *whole(struct telling *t) {
    static const char *const keys[] = {
        [LEVEL_NO_RATING] = "step.NO_RATING", [LEVEL_NO_JUDGEMENT] = "step.NO_JUDGEMENT"};
    if (t->o->judgement) return judged(t);
    switch (t->o->no_level) {
    case LEVEL_IS_THERE: return by_rule(t);
    case LEVEL_NOT_ENOUGH: break;
    case LEVEL_NOT_BY_RULE:
        choose_ratings(t);
        return two(t->v, what_counts(t), put(t, "because.have", "", t->n));
    case LEVEL_NO_RATING:
    case LEVEL_NO_JUDGEMENT: return T(t->v, keys[t->o->no_level]);
    case LEVEL_WITHHELD: return "";
    }
    const struct steps steps = steps_of_outcome(t->v->arena, t->o);
    return why_step(t->v, t->o, &steps.v[0], 2);
}

struct inl *why_sentence(const struct viewer *v, const struct outcome *o) {
    const struct framework *f = o->target->competency->framework;
    struct telling t = {.v = v, .o = o, .m = f->method, .scale = f->scale};
    const char *text = whole(&t);
    return say_places(v, &t.places, text);
}

const char *why_in_a_sentence(const struct viewer *v, const struct outcome *o) {
    struct buf b = BUF_INIT;
    inl_plain(why_sentence(v, o), &b);
    return buf_take(&b, v->arena);
}
