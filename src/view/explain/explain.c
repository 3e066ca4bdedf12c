/* explain.c: what the views of explain share: names of learner and target, levels, statuses,
 * places, methods, signals. */
#include "view/explain/explain.h"

#include "assess/methods.h"
#include "assess/signals.h"
#include "model/audiences.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/term.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/reasons.h"
#include "view/words/said.h"

#include <string.h>

static const char *with_two(const struct viewer *v, const char *key, const char *first,
                            const char *a, const char *second, const char *b) {
    const struct tr_arg args[] = {{.name = first, .text = a}, {.name = second, .text = b}};
    return tr_with(v->lang, v->arena, key, args, 2);
}

/* The full name for any audience of the viewer: only staff read this. */
static const char *name_of(const struct viewer *v) {
    struct viewer staff = *v;
    staff.audience = AUDIENCE_STAFF;
    return label_full_name(&staff);
}

void explain_head(const struct viewer *v, struct lines *l) {
    const struct learner *of = v->learner;
    const bool by_id = of->told_apart && strcmp(of->told_apart, of->id) == 0;
    const char *who =
        by_id ? name_of(v) : with_two(v, "explain.named", "name", name_of(v), "id", of->id);
    lines_line(l, JOIN(v->arena, who, label_where_from(v)));
    const char *day = say_date(v, v->calendar->as_of, DATE_LONG);
    lines_line(l, JOIN(v->arena, tr_text(v->lang, v->arena, "explain.as_of", "date", day),
                       label_term_name(v)));
    lines_line(l, label_left_out(v));
}

void explain_name(const struct viewer *v, struct lines *l, const struct target *t) {
    const struct competency *c = t->competency;
    lines_head(l,
               JOIN(v->arena, t->id, say_plain(v, &c->title), say_plain(v, &c->framework->title)));
    lines_line(l, say_plain(v, &t->text));
}

const char *explain_level_as(const struct viewer *v, const char *key, const struct scale *s,
                             int level, struct dec value) {
    const struct tr_arg args[] = {{.name = "level", .text = level_name(v, s, level)},
                                  {.name = "value", .text = say_level_value(v, s, value)}};
    return tr_with(v->lang, v->arena, key, args, 2);
}

const char *explain_level(const struct viewer *v, const struct outcome *o) {
    const struct scale *s = level_scale_of(o->target);
    if (o->no_level != LEVEL_IS_THERE) return say_outcome(v, o);
    return explain_level_as(v, "explain.leveled", s, o->level_index, o->value);
}

const char *explain_status(const struct viewer *v, const struct outcome *o) {
    static const char *const keys[STATUS_COUNT] = {
        [STATUS_DEMONSTRATED] = "class.word_demonstrated",
        [STATUS_WORKING_ON] = "status.working_on",
        [STATUS_UP_NEXT] = "status.up_next",
        [STATUS_LATER] = "status.later",
    };
    return T(v, keys[o->status]);
}

const char *explain_date(const struct viewer *v, struct date d) {
    char text[20];
    date_iso(d, text);
    return *text ? arena_strdup(v->arena, text) : NULL;
}

const char *explain_place(const struct viewer *v, const struct mark *m) {
    return m->file ? arena_printf(v->arena, "%s:%d", m->file, m->line) : NULL;
}

static bool is_weighted(enum method_name m) {
    return m == METHOD_WEIGHTED_AVERAGE || m == METHOD_DECAYING_AVERAGE;
}

static bool is_timed(enum method_name m) {
    return m == METHOD_MEAN_OF_RECENT || m == METHOD_N_TIMES;
}

const char *explain_method(const struct viewer *v, const struct method *m) {
    const char *name = method_text(m->name), *parameter = NULL;
    if (is_weighted(m->name))
        parameter = tr_text(v->lang, v->arena, "explain.weight", "n", say_value(v, m->weight));
    if (is_timed(m->name)) parameter = tr_n(v->lang, v->arena, "explain.times", m->times);
    return parameter ? arena_printf(v->arena, "%s, %s", name, parameter) : name;
}

void explain_signals(const struct viewer *v, struct lines *l, const struct summary *s,
                     const struct target *target) {
    struct lines_table *t = lines_table(l, 3);
    size_t n = 0;
    for (size_t i = 0; i < s->n_signals; i++) {
        const struct summary_signal *g = &s->signals[i];
        if (target && strcmp(g->target, target->id) != 0) continue;
        if (n++ == 0) lines_head(l, T(v, "explain.signals"));
        const char *cells[] = {target ? NULL : g->target, say_signal_name(v->lang, g->kind),
                               say_signal(v->arena, v->calendar, v->lang, s, g)};
        lines_row(t, cells, g->kind == SIGNAL_STALLED ? NULL : g->about);
    }
    lines_end(l, t);
}
