/* supports.c: supports.yaml: what was done to help, for which target, and with what outcome. */
#include "load/load_inner.h"

#include "model/learner.h"

static bool check_support(struct schema *s, const struct yml *node, void *item) {
    struct support *support = item;
    support->mark = load_mark(s, node);
    load_check_future(s, node, "date", support->date, "the support");
    return load_in_order(s, node, "date", support->date, "until", support->until);
}

static const struct schema_field support_fields[] = {
    {.key = "target",
     SCHEMA_ONE(struct support, target, type_target),
     .required = true,
     .doc = "the learning target that it is for"},
    {.key = "date",
     SCHEMA_ONE(struct support, date, type_date),
     .required = true,
     .doc = "since when"},
    {.key = "what", SCHEMA_STAFF(struct support, what), .required = true, .doc = "what is done"},
    {.key = "who", SCHEMA_STAFF(struct support, who), .doc = "who does it"},
    {.key = "until", SCHEMA_ONE(struct support, until, type_date), .doc = "until when"},
    {.key = "outcome", SCHEMA_STAFF(struct support, outcome), .doc = "what came of it"},
};
const struct schema_table support_table = {.what = "a support",
                                           .size = sizeof(struct support),
                                           SCHEMA_ROWS(support_fields),
                                           SCHEMA_NEEDS(struct support, target),
                                           .check = check_support,
                                           .doc = "supports.yaml: a list of supports given"};

bool load_supports(struct loader *l, const char *path, void *context) {
    struct learner *learner = ((struct reading *)context)->learner;
    return load_list(l, path, &support_table, &learner->supports, &learner->n_supports);
}
