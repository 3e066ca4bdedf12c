/* kinds.c: the list of kinds of files. kinds_json.c and kinds_reference.c print it. */
#include "load/kinds/kinds.h"

#include "load/load_inner.h"

#include <string.h>

static const struct load_kind kinds[] = {
    {"settings", "folioscope.yaml", &settings_table, FORM_MAP},
    {"scale", "scales/*.yaml", &scale_table, FORM_MAP},
    {"framework", "frameworks/*.yaml", &framework_table, FORM_MAP},
    {"credential", "credentials/*.yaml", &credential_table, FORM_MAP},
    {"partners", "partners.yaml", &partner_table, FORM_LIST},
    {"pathway", "pathways/*.yaml", &pathway_table, FORM_MAP},
    {"snapshot", "equity/*.yaml", &snapshot_table, FORM_MAP},
    {"school", "schools/*/school.yaml", &school_table, FORM_MAP},
    {"class", "**/class.yaml", &class_table, FORM_MAP},
    {"learner", "**/learners/*/learner.yaml", &profile_table, FORM_MAP},
    {"roster", "**/roster.csv", &roster_table, FORM_ROWS},
    {"profile", "**/learners/*/about/*.md", &dated_profile_table, FORM_FRONT},
    {"goals", "**/learners/*/goals.yaml", &goal_table, FORM_LIST},
    {"plan", "**/learners/*/plan.yaml", &plan_table, FORM_MAP},
    {"supports", "**/learners/*/supports.yaml", &support_table, FORM_LIST},
    {"ratings", "**/ratings.csv", &log_table, FORM_ROWS},
    {"attendance", "**/attendance.csv", &attendance_table, FORM_ROWS},
    {"evidence", "**/learners/*/evidence/**/*.md", &evidence_table, FORM_FRONT},
    {"narrative", "**/learners/*/narratives/*.md", &narrative_table, FORM_FRONT},
    {"class-narratives", "**/classes/*/narratives/*.md", &class_narrative_table, FORM_FRONT},
    {"class-evidence", "**/classes/*/activities/*/index.md", &shared_evidence_table, FORM_FRONT},
    {"area", "**/learners/*/narratives/*/*.md", &area_table, FORM_FRONT},
    {"conference", "**/learners/*/{conference,conferences/*}.md", &conference_table, FORM_FRONT},
    {"class-translation", "**/classes/*/narratives/*.*.md", &class_translation_table, FORM_FRONT},
    {"translation", "**/*.*.md", &translation_head_table, FORM_FRONT},
    {"outline", "templates/{site,reports}/*.yaml", &outline_table, FORM_MAP},
    {"theme", "themes/*/theme.yaml", &theme_table, FORM_MAP},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

const struct load_kind *load_kinds(size_t *n) {
    *n = KINDS;
    return kinds;
}

const struct load_kind *load_kind_named(const char *name) {
    for (size_t i = 0; i < KINDS; i++)
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    return NULL;
}

const char **load_kind_names(struct arena *a) {
    const char **names = arena_array(a, KINDS, sizeof *names);
    for (size_t i = 0; i < KINDS; i++) names[i] = kinds[i].name;
    return names;
}

struct tables {
    struct arena *arena;
    VEC(const struct schema_table *) list;
};

static void add(struct tables *all, const struct schema_table *t) {
    for (size_t i = 0; t && i < all->list.n; i++)
        if (all->list.v[i] == t) return;
    if (t) VEC_PUSH(all->arena, &all->list, t);
}

/* Is it a text, or a list of texts, that may be translated? */
static bool has_words(const struct schema_field *f) {
    const struct schema_type *type = f->item ? f->item : f->type;
    return strcmp(type->shape, "words") == 0;
}

const struct schema_table **load_kind_tables(struct arena *a, const struct load_kind *k,
                                             size_t *n) {
    struct tables all = {.arena = a};
    add(&all, k->table);
    for (size_t i = 0; i < all.list.n; i++) {
        const struct schema_table *t = all.list.v[i];
        for (size_t f = 0; f < t->n_fields; f++) {
            add(&all, t->fields[f].table);
            if (has_words(&t->fields[f])) add(&all, &translation_table);
        }
        if (t->entry_value && has_words(t->entry_value)) add(&all, &translation_table);
        if (t->entry_value) add(&all, t->entry_value->table);
    }
    *n = all.list.n;
    return all.list.v;
}
