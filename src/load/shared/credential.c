/* credential.c: credentials/<id>.yaml: certifications and what they require. */
#include "load/levels.h"
#include "load/load_inner.h"

#include "model/credential.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/scale.h"

static const struct schema_word kind_words[] = {
#define X(NAME, text) {text, EVIDENCE_##NAME, NULL},
    EVIDENCE_KINDS(X)
#undef X
        {NULL, 0, NULL}};

/* If a target cannot be used, it is unknown whether it was reached. */
static bool needs_nothing_faulty(const struct credential *c) {
    for (size_t i = 0; i < c->n_targets; i++)
        if (!c->targets[i].target) return false;
    return true;
}

/* The level that is required, on the scale of a day that is looked back at: the lowest that counts
 * as the required one, or where the newer scale says nothing of it, that of mastery. */
static struct dec level_then(const struct framework *f, struct dec level) {
    struct dec counts;
    if (f->written == f->scale || !f->scale || f->scale->faulty) return level;
    for (size_t i = 0; i < f->scale->n_levels; i++) {
        const struct dec value = f->scale->levels[i].value;
        if (scale_carry(&f->scales, f->scale, value, f->written, &counts) &&
            dec_cmp(counts, level) >= 0)
            return value;
    }
    return f->scale->mastery;
}

static bool check_target(struct schema *s, const struct yml *node, void *item) {
    struct credential_target *t = item;
    const struct date today = {0};
    if (!load_level_settle(s, t->target, today, yml_get(node, "level"), &t->level, false))
        return false;
    if (t->target) t->level = level_then(t->target->competency->framework, t->level);
    return true;
}

static const struct schema_field target_fields[] = {
    {.key = "target",
     SCHEMA_ONE(struct credential_target, target, type_target),
     .required = true,
     .doc = "the learning target"},
    {.key = "level",
     SCHEMA_ONE(struct credential_target, level, type_level),
     .required = true,
     .doc = "the level that is required"},
};
static const struct schema_table target_table = {.what = "a required target",
                                                 .size = sizeof(struct credential_target),
                                                 SCHEMA_ROWS(target_fields),
                                                 .check = check_target};

static const struct schema_field hours_key = {.key = "hours",
                                              SCHEMA_ONE(struct credential_hours, kind, type_word),
                                              .words = kind_words,
                                              .doc = "a kind of evidence"};
static const struct schema_field hours_value = {
    .key = "hours",
    SCHEMA_ONE(struct credential_hours, hours, type_dec),
    .min = 0,
    .max = 100000,
    .doc = "how many hours"};
static const struct schema_table hours_table = {.what = "required hours",
                                                .size = sizeof(struct credential_hours),
                                                .entry_key = &hours_key,
                                                .entry_value = &hours_value};

static const struct schema_field test_fields[] = {
    {.key = "id",
     SCHEMA_ONE(struct credential_test, id, type_id),
     .required = true,
     .doc = "names the test"},
    {.key = "title",
     SCHEMA_ONE(struct credential_test, title, type_words),
     .required = true,
     .doc = "as it appears on pages"},
    {.key = "pass", SCHEMA_TEXT(struct credential_test, pass), .doc = "what it takes to pass"},
};
static const struct schema_table test_table =
    SCHEMA_TABLE("a test", struct credential_test, test_fields);

#define UNDER(member) offsetof(struct credential, member) - offsetof(struct credential, targets)
static const struct schema_field require_fields[] = {
    {.key = "targets",
     .type = &type_list,
     .offset = UNDER(targets),
     .count = UNDER(n_targets),
     .item = &type_map,
     .table = &target_table,
     .doc = "targets and the levels they must have"},
    {.key = "hours",
     .type = &type_entries,
     .offset = UNDER(hours),
     .count = UNDER(n_hours),
     .table = &hours_table,
     .doc = "hours by kind of evidence"},
    {.key = "tests",
     .type = &type_list,
     .offset = UNDER(tests),
     .count = UNDER(n_tests),
     .item = &type_map,
     .table = &test_table,
     .doc = "tests to pass; a learner's are evidence of kind 'certification'"},
};
static const struct schema_table require_table = {.what = "the requirements",
                                                  .size = sizeof(struct credential) -
                                                          offsetof(struct credential, targets),
                                                  SCHEMA_ROWS(require_fields)};

static const struct schema_field credential_fields[] = {
    {.key = "title",
     SCHEMA_ONE(struct credential, title, type_words),
     .required = true,
     .doc = "its name"},
    {.key = "issuer", SCHEMA_TEXT(struct credential, issuer), .doc = "who gives it"},
    {.key = "requires",
     .type = &type_map,
     .offset = offsetof(struct credential, targets),
     .table = &require_table,
     .required = true,
     .doc = "what it takes"},
};
const struct schema_table credential_table = {
    .what = "a credential",
    .size = sizeof(struct credential),
    SCHEMA_ROWS(credential_fields),
    .doc = "credentials/*.yaml: certifications and what they require"};

void load_credential(struct loader *l, const char *path, const char *id) {
    struct credential *c = arena_make(l->arena, struct credential);
    c->faulty = !load_map(l, path, &credential_table, c) || !needs_nothing_faulty(c);
    c->id = id;
    load_name(l, &c->title, id);
    ids_add(&l->index->credentials, l->arena, id, c);
}
