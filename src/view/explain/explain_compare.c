/* explain_compare.c: the results of all methods for the same ratings, for a school that is choosing
 * one. Each method runs with the parameters, stages, and minimum number of ratings of the
 * framework's own method. */
#include "assess/steps.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/scale.h"
#include "view/explain/explain.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

static const struct framework *framework_of(const struct outcome *o) {
    return o->target->competency->framework;
}

struct method_result {
    bool has_value, fell_back;
    struct dec value;
};

static struct method_result ask_rule(const struct viewer *v, const struct outcome *o,
                                     const struct method *m) {
    struct verdict verdict = {0};
    if (o->n_counted >= (size_t)m->at_least)
        verdict = method_apply(m, framework_of(o)->scale, steps_outcome_values(v->arena, o),
                               o->n_counted);
    return (struct method_result){verdict.has_value, verdict.fell_back, verdict.value};
}

static struct method_result ask(const struct viewer *v, const struct outcome *o,
                                const struct method *m) {
    if (m->name != METHOD_JUDGEMENT) return ask_rule(v, o, m);
    if (!o->judgement) return (struct method_result){0};
    return (struct method_result){.has_value = true, .value = o->judgement->level};
}

/* A judgment counts, whatever the framework's method is. */
static const char *force_of(const struct viewer *v, const struct outcome *o,
                            enum method_name name) {
    bool chosen = framework_of(o)->method->name == name;
    if (!o->judgement) return chosen ? T(v, "explain.in_force") : NULL;
    if (name == METHOD_JUDGEMENT) return T(v, "explain.in_force");
    return chosen ? T(v, "explain.without") : NULL;
}

/* Two decimals; more where two would put the value at a level that it does not reach. */
static const char *decimals(const struct viewer *v, const struct scale *s, struct dec value) {
    char text[32];
    dec_text(value, level_places(s, value, 2), text);
    return lang_decimal(v->lang, v->arena, text);
}

static void add_method(const struct viewer *v, struct lines_table *t, const struct outcome *o,
                       enum method_name name) {
    const struct scale *scale = framework_of(o)->scale;
    struct method m = *framework_of(o)->method;
    m.name = name;
    struct method_result s = ask(v, o, &m);
    const char *value = s.has_value ? decimals(v, scale, s.value) : "–";
    int level = s.has_value ? level_for_value(scale, &m, s.value) : -1;
    bool reaches = level_reaches(scale, level, scale->mastery);
    const char *status = T(v, reaches ? "class.word_demonstrated" : "explain.not_yet");
    const char *fell_back = s.fell_back ? T(v, "explain.fell_back") : NULL;
    const char *cells[] = {explain_method(v, &m), value,    level_name(v, scale, level), status,
                           force_of(v, o, name),  fell_back};
    lines_row(t, cells, NULL);
}

static bool is_known(const struct outcome *o) { return o && (o->n_counted || o->judgement); }

static void add_target(const struct viewer *v, struct lines *l, const struct outcome *o) {
    struct lines_table *t = lines_table(l, 6);
    explain_name(v, l, o->target);
    if (!is_known(o)) {
        lines_paragraph(l, T(v, "explain.nothing_to_compare"));
        return;
    }
    for (int name = 0; name < METHOD_COUNT; name++) add_method(v, t, o, (enum method_name)name);
    lines_end(l, t);
}

void explain_compare(const struct viewer *v, const struct outcome *o, struct buf *out) {
    struct lines l = {v->arena, out};
    size_t shown = 0;
    explain_head(v, &l);
    lines_head(&l, T(v, "explain.compare"));
    if (o) add_target(v, &l, o);
    for (size_t i = 0; !o && i < v->assessment->n_outcomes; i++) {
        if (!is_known(v->assessment->outcomes[i])) continue;
        add_target(v, &l, v->assessment->outcomes[i]);
        shown++;
    }
    if (!o && shown == 0) lines_paragraph(&l, T(v, "explain.nothing_to_compare"));
}
