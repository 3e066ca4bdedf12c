/* plan_file.c: plan.yaml: targets with dates, choices on pathways, calls for help, and judgements
 * by the educator. */
#include "load/levels.h"
#include "load/load_inner.h"

#include "model/framework.h"
#include "model/learner.h"
#include "model/pathway.h"

#include <string.h>

static bool check_planned(struct schema *s, const struct yml *node, void *item) {
    struct planned *p = item;
    p->mark = load_mark(s, node);
    load_check_future(s, node, "since", p->since, "this target of the plan");
    return load_in_order(s, node, "since", p->since, "by", p->by);
}

static const struct schema_field planned_fields[] = {
    {.key = "target",
     SCHEMA_ONE(struct planned, target, type_target),
     .required = true,
     .doc = "the learning target"},
    {.key = "since",
     SCHEMA_ONE(struct planned, since, type_date),
     .doc = "since when it is in the plan; without it, reports of a past day leave it out"},
    {.key = "by", SCHEMA_ONE(struct planned, by, type_date), .doc = "until when"},
    {.key = "doing",
     SCHEMA_OWN(struct planned, doing),
     .doc = "the activity, in the learner's words"},
};
const struct schema_table planned_table = {.what = "a planned target",
                                           .size = sizeof(struct planned),
                                           SCHEMA_ROWS(planned_fields),
                                           SCHEMA_NEEDS(struct planned, target),
                                           .check = check_planned};

static const struct schema_field asked_fields[] = {
    {.key = "target",
     SCHEMA_ONE(struct asked, target, type_target),
     .required = true,
     .doc = "the learning target"},
    {.key = "date", SCHEMA_ONE(struct asked, date, type_date), .required = true, .doc = "the day"},
    {.key = "note", SCHEMA_OWN(struct asked, note), .doc = "what help is wanted"},
};
static bool check_asked(struct schema *s, const struct yml *node, void *item) {
    ((struct asked *)item)->mark = load_mark(s, node);
    load_check_future(s, node, "date", ((struct asked *)item)->date, "the call for help");
    return true;
}

static const struct schema_table asked_table = {.what = "a call for help",
                                                .size = sizeof(struct asked),
                                                SCHEMA_ROWS(asked_fields),
                                                SCHEMA_NEEDS(struct asked, target),
                                                .check = check_asked};

static bool check_judgement(struct schema *s, const struct yml *node, void *item) {
    struct judgement *j = item;
    j->mark = load_mark(s, node);
    load_check_future(s, node, "date", j->date, "the judgement");
    return load_level_settle(s, j->target, j->date, yml_get(node, "level"), &j->level, false);
}

static const struct schema_field judgement_fields[] = {
    {.key = "target",
     SCHEMA_ONE(struct judgement, target, type_target),
     .required = true,
     .doc = "the learning target"},
    {.key = "level",
     SCHEMA_ONE(struct judgement, level, type_level),
     .required = true,
     .doc = "a value of the target's scale, or the name of a level"},
    {.key = "date",
     SCHEMA_ONE(struct judgement, date, type_date),
     .required = true,
     .doc = "the day"},
    {.key = "because",
     SCHEMA_STAFF(struct judgement, because),
     .required = true,
     .doc = "the reason, which the page shows"},
};
const struct schema_table judgement_table = {.what = "a judgement",
                                             .size = sizeof(struct judgement),
                                             SCHEMA_ROWS(judgement_fields),
                                             SCHEMA_NEEDS(struct judgement, target),
                                             .check = check_judgement};

/* ---- pathways ---- */

static const struct schema_field chose_key = {
    .key = "chose", SCHEMA_TEXT(struct choice, step), .doc = "a step"};
static const struct schema_field chose_value = {
    .key = "chose", SCHEMA_TEXT(struct choice, option), .doc = "the option that was chosen"};
static const struct schema_table chose_table = {.what = "the choices",
                                                .size = sizeof(struct choice),
                                                .entry_key = &chose_key,
                                                .entry_value = &chose_value};

static bool check_done(struct schema *s, const struct yml *node, void *item) {
    if (node->kind == YML_MAP_NODE)
        load_check_future(s, node, "date", ((struct done_step *)item)->date, "this step");
    return true;
}

static const struct schema_field done_fields[] = {
    {.key = "step",
     SCHEMA_TEXT(struct done_step, step),
     .required = true,
     .doc = "the id of the step"},
    {.key = "date",
     SCHEMA_ONE(struct done_step, date, type_date),
     .doc = "the day on which it was done; without it, reports of a past day leave it out"},
};
static const struct schema_table done_table = {.what = "a step that is done",
                                               .size = sizeof(struct done_step),
                                               SCHEMA_ROWS(done_fields),
                                               .alone = "step",
                                               .check = check_done};

static const struct pathway_step *find_step(const struct pathway *p, const char *id) {
    for (size_t i = 0; i < p->n_steps; i++)
        if (strcmp(p->steps[i].id, id) == 0) return &p->steps[i];
    return NULL;
}

static bool no_step(struct schema *s, const struct yml *node, const struct pathway *p) {
    const char **ids = arena_array(s->arena, p->n_steps, sizeof *ids);
    for (size_t i = 0; i < p->n_steps; i++) ids[i] = p->steps[i].id;
    return schema_fault(s, node, CODE_NO_REFERENCE,
                        arena_printf(s->arena, "no step '%s' on the pathway '%s'",
                                     source_quote(s->arena, node->text), p->id),
                        schema_suggest(s->arena, node->text, ids, p->n_steps,
                                       arena_printf(s->arena, "its steps are %s",
                                                    schema_names(s->arena, ids, p->n_steps, 24))));
}

static bool check_option(struct schema *s, const struct yml *node,
                         const struct pathway_step *step) {
    const char **ids = arena_array(s->arena, step->n_options, sizeof *ids);
    for (size_t i = 0; i < step->n_options; i++) {
        ids[i] = step->options[i].id;
        if (strcmp(ids[i], node->text) == 0) return true;
    }
    return schema_fault(
        s, node, CODE_NO_REFERENCE,
        arena_printf(s->arena, "no option '%s' in the step '%s'",
                     source_quote(s->arena, node->text), step->id),
        step->n_options
            ? schema_suggest(s->arena, node->text, ids, step->n_options,
                             arena_printf(s->arena, "its options are %s",
                                          schema_names(s->arena, ids, step->n_options, 24)))
            : "this step has nothing to choose: remove the line");
}

static bool check_done_step(struct schema *s, const struct yml *node, const struct pathway *p) {
    const struct yml *step = node->kind == YML_MAP_NODE ? yml_get(node, "step") : node;
    if (!step || step->kind != YML_SCALAR_NODE || yml_is_null(step)) return true;
    return find_step(p, step->text) || no_step(s, step, p);
}

static bool check_pathway(struct schema *s, const struct yml *node, void *item) {
    const struct chosen_pathway *c = item;
    const struct yml *done = yml_get(node, "done"), *chose = yml_get(node, "chose");
    bool sound = true;
    if (!c->pathway) return true;
    for (size_t i = 0; done && done->kind == YML_LIST_NODE && i < done->n; i++)
        sound = check_done_step(s, done->items[i], c->pathway) && sound;
    for (size_t i = 0; chose && chose->kind == YML_MAP_NODE && i < chose->n; i++) {
        const struct yml_entry *e = &chose->entries[i];
        const struct pathway_step *step = find_step(c->pathway, e->key->text);
        if (!step)
            sound = no_step(s, e->key, c->pathway);
        else if (e->value->kind == YML_SCALAR_NODE && !yml_is_null(e->value))
            sound = check_option(s, e->value, step) && sound;
    }
    return sound;
}

static const struct schema_field pathway_fields[] = {
    {.key = "pathway",
     SCHEMA_ONE(struct chosen_pathway, pathway, type_pathway),
     .required = true,
     .doc = "the pathway"},
    {.key = "since",
     SCHEMA_ONE(struct chosen_pathway, since, type_date),
     .doc = "since when; without it, since the first step that is done"},
    {.key = "done",
     SCHEMA_LIST(struct chosen_pathway, done, n_done, type_map),
     .table = &done_table,
     .doc = "steps that are done, as {step: …, date: …} or as ids"},
    {.key = "chose",
     .type = &type_entries,
     SCHEMA_AT(struct chosen_pathway, chose),
     .count = offsetof(struct chosen_pathway, n_chose),
     .table = &chose_table,
     .doc = "{step: option}"},
};
static const struct schema_table chosen_table = {.what = "a chosen pathway",
                                                 .size = sizeof(struct chosen_pathway),
                                                 SCHEMA_ROWS(pathway_fields),
                                                 SCHEMA_NEEDS(struct chosen_pathway, pathway),
                                                 .check = check_pathway};

static const struct schema_field plan_fields[] = {
    {.key = "targets",
     SCHEMA_LIST(struct learner, plan, n_plan, type_map),
     .table = &planned_table,
     .doc = "which target by when"},
    {.key = "pathways",
     SCHEMA_LIST(struct learner, pathways, n_pathways, type_map),
     .table = &chosen_table,
     .doc = "pathways and choices on them"},
    {.key = "asked_for_help",
     SCHEMA_LIST(struct learner, asked, n_asked, type_map),
     .table = &asked_table,
     .doc = "calls for help"},
    {.key = "judgements",
     SCHEMA_LIST(struct learner, judgements, n_judgements, type_map),
     .table = &judgement_table,
     .doc = "levels that the educator sets, with the reason"},
};
const struct schema_table plan_table = {.what = "a plan",
                                        .size = sizeof(struct learner),
                                        SCHEMA_ROWS(plan_fields),
                                        .doc = "plan.yaml: the individual learning plan"};

bool load_plan(struct loader *l, const char *path, void *context) {
    return load_map(l, path, &plan_table, ((struct reading *)context)->learner);
}
