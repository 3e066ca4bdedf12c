/* goals.c: goals.yaml: what a learner wants to reach, and the progress so far. */
#include "load/load_inner.h"

#include "base/hash.h"
#include "model/goal.h"
#include "model/learner.h"

static const struct schema_word status_words[] = {{"working", GOAL_WORKING, NULL},
                                                  {"met", GOAL_MET, NULL},
                                                  {"changed", GOAL_CHANGED, NULL},
                                                  {NULL, 0, NULL}};

static const struct schema_field check_in_fields[] = {
    {.key = "date",
     SCHEMA_ONE(struct check_in, date, type_date),
     .required = true,
     .doc = "the day"},
    {.key = "note", SCHEMA_OWN(struct check_in, note), .doc = "how it goes"},
    {.key = "confidence",
     SCHEMA_ONE(struct check_in, confidence, type_int),
     .min = 1,
     .max = 5,
     .doc = "how sure the learner is: 1 is not yet, 5 is very sure"},
    {.key = "status",
     SCHEMA_ONE(struct check_in, status, type_word),
     .words = status_words,
     SCHEMA_HAS(struct check_in, has_status),
     .doc = "where the goal stands from that day on"},
};
static bool check_check_in(struct schema *s, const struct yml *node, void *item) {
    load_check_future(s, node, "date", ((struct check_in *)item)->date, "the check-in");
    return true;
}

static const struct schema_table check_in_table = {.what = "a check-in",
                                                   .size = sizeof(struct check_in),
                                                   SCHEMA_ROWS(check_in_fields),
                                                   .check = check_check_in};

/* The last check-in with a status, or NULL. */
static const struct check_in *last_said(const struct goal *g) {
    const struct check_in *last = NULL;
    for (size_t i = 0; i < g->n_check_ins; i++) {
        const struct check_in *c = &g->check_ins[i];
        if (c->has_status && (!last || date_cmp(last->date, c->date) <= 0)) last = c;
    }
    return last;
}

/* Of two places, the one with a date counts. Every goal begins as one that is worked on. */
static void settle_status(struct schema *s, const struct yml *node, struct goal *g) {
    const struct check_in *last = last_said(g);
    const struct yml *written = yml_get(node, "status");
    char day[20];
    if (!last) return;
    date_iso(last->date, day);
    if (date_is_set(g->since) && date_cmp(g->since, last->date) != 0)
        schema_fault(s, yml_get(node, "since"), CODE_STATUS_TWICE,
                     arena_printf(s->arena,
                                  "the check-in of %s says since when the goal is '%s', and counts",
                                  day, status_words[last->status].word),
                     "remove this line: check-ins say since when");
    if (written && g->status != GOAL_WORKING && last->status != g->status)
        schema_fault(
            s, written, CODE_STATUS_TWICE,
            arena_printf(s->arena,
                         "the goal is '%s' here, and '%s' in the check-in of %s, which counts",
                         status_words[g->status].word, status_words[last->status].word, day),
            "remove this line: check-ins say since when");
    g->status = last->status;
    g->since = (struct date){0};
}

static bool check_goal(struct schema *s, const struct yml *node, void *item) {
    struct goal *g = item;
    g->mark = load_mark(s, node);
    settle_status(s, node, g);
    load_check_future(s, node, "set", g->set, "the goal");
    load_check_future(s, node, "since", g->since, "the status of this goal");
    return load_in_order(s, node, "set", g->set, "since", g->since) &&
           load_in_order(s, node, "set", g->set, "due", g->due);
}

static const struct schema_field goal_fields[] = {
    {.key = "id",
     SCHEMA_ONE(struct goal, id, type_id),
     .doc = "names the goal (goal-1, goal-2, …)"},
    {.key = "goal",
     SCHEMA_OWN(struct goal, text),
     .required = true,
     .doc = "what the learner wants to reach"},
    {.key = "target",
     SCHEMA_ONE(struct goal, target, type_target),
     .doc = "the learning target that it serves"},
    {.key = "why", SCHEMA_OWN(struct goal, why), .doc = "why it matters to the learner"},
    {.key = "i_will", SCHEMA_OWN_TEXTS(struct goal, i_will), .doc = "what I will do"},
    {.key = "i_need", SCHEMA_OWN_TEXTS(struct goal, i_need), .doc = "what I need from my teacher"},
    {.key = "family_can",
     SCHEMA_OWN_TEXTS(struct goal, family_can),
     .doc = "what my family can do"},
    {.key = "set", SCHEMA_ONE(struct goal, set, type_date), .doc = "when it was set"},
    {.key = "due", SCHEMA_ONE(struct goal, due, type_date), .doc = "until when"},
    {.key = "status",
     SCHEMA_ONE(struct goal, status, type_word),
     .words = status_words,
     .fallback = "working",
     .doc = "where it stands today; better in the check-in of the day on which it was met, or with "
            "'since'"},
    {.key = "since",
     SCHEMA_ONE(struct goal, since, type_date),
     .doc = "since when it stands there, if no check-in says so"},
    {.key = "check_ins",
     SCHEMA_LIST(struct goal, check_ins, n_check_ins, type_map),
     .table = &check_in_table,
     .doc = "looking back on it"},
};
const struct schema_table goal_table = {.what = "a goal",
                                        .size = sizeof(struct goal),
                                        SCHEMA_ROWS(goal_fields),
                                        .check = check_goal,
                                        .doc = "goals.yaml: a list of goals"};

/* Written ids of a file of goals are already known to be unique, but a generated id
 * may equal one of them. */
bool load_settle_goals(struct loader *l, const char *path, struct learner *learner, bool sound) {
    struct table *seen = table_new(l->arena);
    for (size_t i = 0; i < learner->n_goals; i++) {
        struct goal *g = &learner->goals[i];
        if (!g->id) g->id = arena_printf(l->arena, "goal-%zu", i + 1);
        if (table_set(seen, g->id, g) && sound)
            sound = load_fault(l, CODE_DUPLICATE_ID, path,
                               arena_printf(l->arena, "the goal '%s' appears twice", g->id),
                               "give each goal an id of its own");
    }
    return sound;
}

bool load_goals(struct loader *l, const char *path, void *context) {
    struct learner *learner = ((struct reading *)context)->learner;
    bool sound = load_list(l, path, &goal_table, &learner->goals, &learner->n_goals);
    return load_settle_goals(l, path, learner, sound);
}
