/* pathway.c: pathways/<id>.yaml: playlists of activities that lead to targets. */
#include "load/load_inner.h"

#include "model/pathway.h"

static const struct schema_field option_fields[] = {
    {.key = "id",
     SCHEMA_ONE(struct pathway_option, id, type_id),
     .required = true,
     .doc = "names the option in plans"},
    {.key = "do",
     SCHEMA_ONE(struct pathway_option, text, type_words),
     .required = true,
     .doc = "what there is to do"},
};
static const struct schema_table option_table =
    SCHEMA_TABLE("an option", struct pathway_option, option_fields);

static const struct schema_word kind_words[] = {
    {"must", false, "everybody does it"}, {"choose", true, "one of its options"}, {NULL, 0, NULL}};

static bool check_step(struct schema *s, const struct yml *node, void *item) {
    const struct pathway_step *step = item;
    if (!step->choose || yml_get(node, "of")) return true;
    return schema_fault(
        s, node, CODE_KEY_MISSING, "a step to choose in must have the key 'of'",
        "add 'of:' with the options, each with 'id' and 'do'; or remove 'kind: choose'");
}

static const struct schema_field step_fields[] = {
    {.key = "id",
     SCHEMA_ONE(struct pathway_step, id, type_id),
     .required = true,
     .doc = "names the step in plans"},
    {.key = "do",
     SCHEMA_ONE(struct pathway_step, text, type_words),
     .required = true,
     .doc = "what there is to do"},
    {.key = "target",
     SCHEMA_ONE(struct pathway_step, target, type_target),
     .doc = "the target that it serves"},
    {.key = "kind",
     SCHEMA_ONE(struct pathway_step, choose, type_word),
     .words = kind_words,
     .fallback = "must",
     .doc = "for everybody, or a choice"},
    {.key = "of",
     SCHEMA_LIST(struct pathway_step, options, n_options, type_map),
     .table = &option_table,
     .min = 1,
     .doc = "the options of a choice"},
    {.key = "about",
     SCHEMA_ONE(struct pathway_step, minutes, type_int),
     .min = 1,
     .max = 100000,
     .doc = "how long it takes, in minutes"},
};
static const struct schema_table step_table = {.what = "a step",
                                               .size = sizeof(struct pathway_step),
                                               SCHEMA_ROWS(step_fields),
                                               .check = check_step};

static const struct schema_field pathway_fields[] = {
    {.key = "title",
     SCHEMA_ONE(struct pathway, title, type_words),
     .required = true,
     .doc = "its name"},
    {.key = "leads_to",
     SCHEMA_LIST(struct pathway, leads_to, n_leads_to, type_target),
     .doc = "targets"},
    {.key = "steps",
     SCHEMA_LIST(struct pathway, steps, n_steps, type_map),
     .table = &step_table,
     .required = true,
     .min = 1,
     .doc = "in order"},
};

static bool check_pathway(struct schema *s, const struct yml *node, void *item) {
    (void)item;
    return load_unique(s, yml_get(node, "steps"), "step");
}

const struct schema_table pathway_table = {.what = "a pathway",
                                           .size = sizeof(struct pathway),
                                           SCHEMA_ROWS(pathway_fields),
                                           .check = check_pathway,
                                           .doc = "pathways/*.yaml: playlists of activities"};

void load_pathway(struct loader *l, const char *path, const char *id) {
    struct pathway *p = arena_make(l->arena, struct pathway);
    p->faulty = !load_map(l, path, &pathway_table, p);
    p->id = id;
    load_name(l, &p->title, id);
    ids_add(&l->index->pathways, l->arena, id, p);
}
