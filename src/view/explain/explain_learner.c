/* explain_learner.c: all targets of a learner in a table by competency, in the order of the
 * frameworks and never by level; then the signals and the gaps of a report. */
#include "model/framework.h"
#include "model/learner.h"
#include "view/explain/explain.h"
#include "view/summary/gather.h"
#include "view/words/reasons.h"
#include "view/words/said.h"

static void add_competency(const struct viewer *v, struct lines *l,
                           const struct competency_counts *c) {
    const struct tr_arg args[] = {{.name = "n", .number = (long)c->demonstrated, .is_number = true},
                                  {.name = "all", .number = (long)c->all, .is_number = true}};
    const char *counts = tr_with(v->lang, v->arena, "explain.of_demonstrated", args, 2);
    lines_head(l, JOIN(v->arena, say_plain(v, &c->competency->title), counts));
    struct lines_table *t = lines_table(l, 5);
    for (size_t i = 0; i < c->competency->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->competency->targets[i].index];
        const char *cells[] = {o->target->id, explain_status(v, o), explain_level(v, o),
                               explain_date(v, o->last_assessed), say_plain(v, &o->target->text)};
        lines_row(t, cells, NULL);
    }
    lines_end(l, t);
}

static void add_gaps(const struct viewer *v, struct lines *l, const struct summary *s) {
    struct lines_table *t = lines_table(l, 2);
    if (s->n_gaps) lines_head(l, T(v, "explain.gaps"));
    for (size_t i = 0; i < s->n_gaps; i++) {
        const char *cells[] = {say_gap_name(v->lang, s->gaps[i].kind),
                               say_gap(v->arena, v->workspace, v->calendar, v->lang, &s->gaps[i])};
        lines_row(t, cells, NULL);
    }
    lines_end(l, t);
}

void explain_learner(const struct viewer *v, struct buf *out) {
    const struct summary *s = gather_summary(v, v);
    struct lines l = {v->arena, out};
    explain_head(v, &l);
    for (size_t i = 0; i < v->assessment->n_competencies; i++)
        add_competency(v, &l, &v->assessment->competencies[i]);
    if (v->assessment->n_competencies == 0)
        lines_head(&l, tr_text(v->lang, v->arena, "explain.none_of_framework", "name",
                               v->learner->called));
    explain_signals(v, &l, s, NULL);
    add_gaps(v, &l, s);
}
