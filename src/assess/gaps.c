/* gaps.c: finds the gaps in a report. */
#include "assess/gaps.h"

#include "base/vec.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/term.h"
#include "model/workspace.h"

#include <string.h>

/* What describes a picture is not what the learner says. */
static bool is_said(const struct inl *list) {
    for (const struct inl *i = list; i; i = i->next) {
        const char *text = i->text ? i->text : "";
        if (i->kind == INLINE_QUIET) continue;
        if (is_said(i->kids) || text[strspn(text, " ")]) return true;
    }
    return false;
}

static bool has_words(const struct learner *l) {
    for (const struct block *b = l->about; b; b = b->next) {
        if (b->kind == BLOCK_PARAGRAPH && is_said(b->paragraph.text)) return true;
    }
    return false;
}

static bool has_goal(const struct learner *l) {
    for (size_t i = 0; i < l->n_goals; i++) {
        if (l->goals[i].status == GOAL_WORKING || l->goals[i].status == GOAL_UNKNOWN) return true;
    }
    return false;
}

static bool has_narrative(const struct learner *l) {
    if (!l->calendar->term) return true;
    for (size_t i = 0; i < l->n_narratives; i++) {
        if (l->narratives[i].term == l->calendar->term && l->narratives[i].text) return true;
    }
    return false;
}

static bool has_conference(const struct learner *l) {
    const struct conference *c = &l->conference;
    return c->set && date_is_set(c->date) && c->hour >= 0;
}

static bool lacks_rating(const struct assessment *as, const struct competency_counts *c) {
    for (size_t i = 0; i < c->competency->n_targets; i++) {
        if (as->outcomes[c->competency->targets[i].index]->assessed_this_term) return false;
    }
    return c->demonstrated < c->all;
}

/* What only the learner rated may be the learner's to judge, such as core competencies: then it is
 * no more a gap than where nothing is rated. */
static bool is_begun(const struct outcome *o) {
    if (o->status != STATUS_WORKING_ON) return o->status == STATUS_DEMONSTRATED;
    if (!o->n_ratings || o->planned || o->goal || o->n_supports) return true;
    for (size_t i = 0; i < o->n_ratings; i++)
        if (o->ratings[i]->by != BY_SELF) return true;
    return false;
}

static bool is_area_begun(const struct assessment *as, const struct competency *c) {
    for (size_t i = 0; i < c->n_targets; i++)
        if (is_begun(as->outcomes[c->targets[i].index])) return true;
    return false;
}

struct gaps gaps_of(struct arena *a, const struct learner *l, const struct assessment *as) {
    VEC(struct gap) found = {0};
    if (!has_words(l)) VEC_PUSH(a, &found, ((struct gap){.kind = GAP_WORDS}));
    if (!has_goal(l)) VEC_PUSH(a, &found, ((struct gap){.kind = GAP_GOAL}));
    if (!has_narrative(l)) VEC_PUSH(a, &found, ((struct gap){.kind = GAP_NARRATIVE}));
    if (!has_conference(l)) VEC_PUSH(a, &found, ((struct gap){.kind = GAP_CONFERENCE}));
    for (size_t i = 0; i < as->n_competencies; i++) {
        const struct competency_counts *c = &as->competencies[i];
        if (!lacks_rating(as, c)) continue;
        struct gap gap = {GAP_RATING, c->competency, is_area_begun(as, c->competency)};
        VEC_PUSH(a, &found, gap);
    }
    return (struct gaps){found.v, found.n};
}
